"""A run: documents for all recipients of a batch, through an engine, into a folder.

    offer ─▶ gather ─▶ tasks not made yet ─▶ engine ─▶ manifest ─▶ handover or print files

The coordinator alone writes the manifest. Killed at any moment, the same call goes on where it
stopped: what is noted and whole is not made again.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from brochure.errors import ProjectError
from brochure.forms.document import plain
from brochure.handouts import engines
from brochure.handouts.faults import Fault
from brochure.handouts.handover import FILE_NAME, Handout, Handover, write_handover
from brochure.handouts.manifest import Manifest, open_manifest
from brochure.handouts.offer import Offer
from brochure.handouts.printing import print_files
from brochure.handouts.recipients import Gathered, Recipient
from brochure.handouts.work import Done, Job
from brochure.pipeline.inputs import inputs_digest
from brochure.pipeline.session import Session
from brochure.values.digest import digest
from brochure.workspace import PrivateWorkspace, Workspace, random_bytes

LOCK = ".lock"
_ASCII = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """How a run is done."""

    output: str
    workers: int = 1
    cluster: str | None = None
    merge: bool = False
    even: bool = False
    """Whether merged documents begin on right pages."""
    anew: bool = False
    """Whether what is there already is made again."""
    draft: bool = False


@dataclass(slots=True)
class Report:
    """How far a run has come."""

    total: int
    made: int = 0
    kept: int = 0
    """Documents that an earlier, broken-off run had made."""
    faults: list[Fault] = field(default_factory=list)

    @property
    def done(self) -> int:
        """Recipients dealt with."""
        return self.made + self.kept + len({fault.row for fault in self.faults})


def stem_of(offered: Offer) -> str:
    """Return the begin of file names: the neutral title in plain letters."""
    document = next(iter(offered.masters.values())).session.document(offered.brochure).document
    title = document.neutral_title if document is not None else None
    if document is None or title is None:
        return "information"
    words = plain(title.inlines)
    for name, value in document.variables.items():
        words = words.replace("{" + name + "}", value)
    plain_ = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return _ASCII.sub("-", plain_).strip("-")[:60] or "information"


def run(
    session: Session,
    root: str,
    offered: Offer,
    gathered: Gathered,
    order: Order,
    *,
    source: str = "recipients",
) -> Iterator[Report]:
    """Make the documents; yields the same report, brought up to date, after every chunk.

    Raises ProjectError where the folder belongs to another job or another run is in it.
    """
    folder = PrivateWorkspace(order.output)
    lock = folder.hold(LOCK)
    if lock is None:
        raise ProjectError("another run works in this folder", "Wait for it, or choose another.")
    with lock:
        folder.keep_out_of_git()
        job = _job(session, root, offered, order)
        name = _digest(session, offered, job)
        manifest = open_manifest(folder, name, random_bytes(16).hex(), anew=order.anew)
        job = replace(job, salt=manifest.salt)
        report = Report(total=len(gathered.recipients))
        tasks = _tasks(manifest, gathered, report)
        yield report
        for done in _engine(job, order, session)(engines.chunks(tasks)):
            manifest.add(done.entries)
            report.made += len(done.entries)
            report.faults += done.faults
            yield report
        manifest.sync()
        _finish(folder, manifest, offered, gathered, order, name, source)
        yield report


def _job(session: Session, root: str, offered: Offer, order: Order) -> Job:
    theme = next(iter(offered.masters.values())).target.theme
    place = Workspace(root)
    return Job(
        root=str(place.root.absolute()),
        output=str(PrivateWorkspace(order.output).root.absolute()),
        brochure=offered.brochure,
        product=offered.product,
        theme=theme,
        stem=stem_of(offered),
        draft=order.draft,
    )


def _digest(session: Session, offered: Offer, job: Job) -> str:
    """Return a digest of everything but the recipients."""
    targets = [job.target(language) for language in sorted(offered.masters)]
    parts = [inputs_digest(session, target, None) for target in targets]
    return digest(job.brochure, job.product, job.theme, str(job.draft), *parts)


def _tasks(manifest: Manifest, gathered: Gathered, report: Report) -> list[Recipient]:
    """Return what is still to be made, by language, so that a worker needs few masters."""
    tasks = []
    for person in gathered.recipients:
        if manifest.is_made(person):
            report.kept += 1
        else:
            tasks.append(person)
    return sorted(tasks, key=lambda person: (person.language, person.row))


Engine = Callable[[Iterator[engines.Chunk]], Iterator[Done]]


def _engine(job: Job, order: Order, session: Session) -> Engine:
    cluster = order.cluster
    if cluster is not None:
        return lambda work: engines.on_cluster(job, work, cluster)
    if order.workers > 1:
        return lambda work: engines.in_processes(job, work, order.workers)
    return lambda work: engines.here(job, work, session)


def _finish(  # noqa: PLR0913 - everything a run has come to
    folder: PrivateWorkspace,
    manifest: Manifest,
    offered: Offer,
    gathered: Gathered,
    order: Order,
    name: str,
    source: str,
) -> None:
    """Write what the next step needs: the handover to mail, or print files."""
    people = [person for person in gathered.recipients if person.row in manifest.entries]
    if order.merge:
        entries = [manifest.entries[person.row] for person in people]
        print_files(folder, entries, even=order.even)
        return
    fields = offered.wanted.fields.values()
    named = next((field.name for field in fields if field.kind == "name"), "")
    handouts = tuple(_handout(person, named, manifest) for person in people)
    handover = Handover(
        document=offered.brochure,
        version=offered.version,
        source=name,
        recipients=source,
        purpose="care",
        handouts=handouts,
    )
    folder.write_atomic(FILE_NAME, write_handover(handover))


def _handout(person: Recipient, named: str, manifest: Manifest) -> Handout:
    entry = manifest.entries[person.row]
    return Handout(
        row=person.row,
        address=person.address,
        name=str(person.values.get(named, "")),
        reference=person.reference,
        language=person.language,
        consent=person.consent,
        path=entry.path,
        sha256=entry.sha256,
        size=entry.size,
        encrypted=entry.encrypted,
    )
