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
from brochure.handouts.manifest import Entry
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


class Task(NamedTuple):
    """A recipient with the key that the manifest knows them by."""

    person: Recipient
    key: str


class Done(NamedTuple):
    """What came of a chunk."""

    entries: tuple[Entry, ...]
    faults: tuple[Fault, ...]


@lru_cache(maxsize=2)
def _session(root: str) -> Session:
    return Session(Workspace(root))


@lru_cache(maxsize=32)
def _assembler(job: Job, language: str, *, encrypted: bool) -> Assembler:
    session = _session(job.root)
    master = one_master(session, job.target(language), draft=job.draft)
    return Assembler(master, encrypted=encrypted)


def make_chunk(job: Job, tasks: Sequence[Task]) -> Done:
    """Make the documents of some recipients."""
    folder = PrivateWorkspace(job.output)
    entries: list[Entry] = []
    faults: list[Fault] = []
    for task in tasks:
        person = task.person
        assembler = _assembler(job, person.language, encrypted=bool(person.password))
        made = _made(assembler, person)
        if made.data is None:
            faults += faults_of(made.findings, person, assembler.master)
            continue
        path = job.path(person)
        folder.write_whole(path, made.data)
        entries.append(
            Entry(
                row=person.row,
                key=task.key,
                language=person.language,
                path=path,
                sha256=hashlib.sha256(made.data).hexdigest(),
                size=len(made.data),
                pages=made.pages,
                encrypted=bool(person.password),
            )
        )
    return Done(tuple(entries), tuple(faults))


def _made(assembler: Assembler, person: Recipient) -> Made:
    seal = Seal(person.password, random_bytes) if person.password else None
    return assembler.make(assembler.master.shown(person), seal)


def try_out(assembler: Assembler, person: Recipient) -> tuple[Fault, ...]:
    """Return what stands in the way of a person's document, without writing it."""
    found = assembler.judged(assembler.master.shown(person))
    return faults_of(found, person, assembler.master)
