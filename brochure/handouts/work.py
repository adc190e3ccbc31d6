"""Work: one worker makes the documents of a chunk of recipients and says what it made.

Runs in this process, in another, or on another machine: takes a job and people, gives entries, and
never sends a document through the engine. A file is written under another name and then renamed, so
it is there as a whole or not at all; a chunk made twice leaves the same files.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from brochure.handouts.assembler import Assembler, Made
from brochure.handouts.faults import Fault, faults_of
from brochure.handouts.manifest import Entry, key_of
from brochure.handouts.offer import one_master
from brochure.handouts.recipients import Recipient
from brochure.pdf.sealing import Seal
from brochure.pipeline.plan import Target
from brochure.pipeline.session import Session
from brochure.workspace import PrivateWorkspace, Workspace, random_bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """What all recipients of a run have in common; the same on every machine."""

    root: str
    """Folder of the project."""
    output: str
    """Folder for the documents."""
    brochure: str
    product: str
    theme: str
    stem: str
    """Begin of every file name; neutral."""
    draft: bool = False
    salt: str = ""
    """Of the manifest, for the keys that it knows people by."""

    def target(self, language: str) -> Target:
        """Return the output of a language."""
        return Target(
            brochure=self.brochure,
            language=language,
            product=self.product,
            profile="screen",
            theme=self.theme,
        )

    def path(self, person: Recipient) -> str:
        """Return the file of a person: neither name nor treatment is in it."""
        return f"{self.stem}-{person.language}-{person.row:06d}.pdf"


class Done(NamedTuple):
    """What came of a chunk."""

    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...]


class Worker:
    """Makes documents of one job; keeps a master and its templates for each language."""

    def __init__(self, job: Job, session: Session | None = None) -> None:
        """Begin without masters; `session` has perhaps read the brochure before."""
        self._job = job
        self._session = session or Session(Workspace(job.root))
        self._folder = PrivateWorkspace(job.output)
        self._assemblers: dict[tuple[str, bool], Assembler] = {}

    def make(self, people: Sequence[Recipient]) -> Done:
        """Make the documents of some recipients."""
        entries: list[Entry] = []
        faults: list[Fault] = []
        for person in people:
            assembler = self._assembler(person)
            made = _made(assembler, person)
            if made.data is None:
                faults += faults_of(made.findings, person, assembler.master)
                continue
            path = self._job.path(person)
            self._folder.write_whole(path, made.data)
            entries.append(
                Entry(
                    row=person.row,
                    key=key_of(person, self._job.salt),
                    language=person.language,
                    path=path,
                    sha256=hashlib.sha256(made.data).hexdigest(),
                    size=len(made.data),
                    pages=made.pages,
                    encrypted=bool(person.password),
                )
            )
        return Done(tuple(entries), tuple(faults))

    def _assembler(self, person: Recipient) -> Assembler:
        key = (person.language, bool(person.password))
        known = self._assemblers.get(key)
        if known is None:
            target = self._job.target(person.language)
            master = one_master(self._session, target, draft=self._job.draft)
            known = self._assemblers[key] = Assembler(master, encrypted=bool(person.password))
        return known


@lru_cache(maxsize=2)
def _worker(job: Job) -> Worker:
    return Worker(job)


def make_chunk(job: Job, people: Sequence[Recipient]) -> Done:
    """Make a chunk in a process that works for others; it keeps its worker between chunks."""
    return _worker(job).make(people)


def _made(assembler: Assembler, person: Recipient) -> Made:
    seal = Seal(person.password, random_bytes) if person.password else None
    return assembler.make(assembler.master.shown(person), seal)


def try_out(assembler: Assembler, person: Recipient) -> tuple[Fault, ...]:
    """Return what stands in the way of a person's document, without writing it."""
    found = assembler.judged(assembler.master.shown(person))
    return faults_of(found, person, assembler.master)
