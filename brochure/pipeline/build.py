"""Build and check: run the stages for a target, write the file, tell what happened.

`build` and `diagnose` are the calls for programs; the command line goes target by target.
"""

import hashlib
from collections.abc import Iterable
from os import PathLike
from typing import Literal, NamedTuple

from brochure.pipeline.inputs import Record, inputs_digest, read_record, write_record
from brochure.pipeline.plan import Choice, Target, plan
from brochure.pipeline.session import Session
from brochure.pipeline.stages import compose
from brochure.values.diagnostic import Diagnostic
from brochure.workspace import Files, Workspace

Place = str | PathLike[str]
State = Literal["built", "unchanged", "failed", "checked"]


class BuildResult(NamedTuple):
    """What became of one target."""

    target: Target
    state: State
    path: str
    """Where the file is, or would be, as seen from the current folder."""
    pages: int
    bytes: int
    diagnostics: tuple[Diagnostic, ...]
    warnings: int
    """Number of warnings; an unchanged output counts those of its last build."""
    gave_way: str = ""
    """What the layout relaxed to make everything fit; empty for pages as designed."""

    @property
    def is_good(self) -> bool:
        """Whether there is a file that says what the content says, or could be."""
        return self.state != "failed"


def build(
    root: Place = ".",
    *,
    choice: Choice | None = None,
    output: Place | None = None,
    force: bool = False,
    epoch: int | None = None,
) -> tuple[BuildResult, ...]:
    """Build a project, or what `choice` names of it, into `output`.

    Content problems are in the results; the other outputs are made all the same. Raises
    BrochureError where the project, a name or the disk stand in the way.
    """
    workspace = Workspace(root)
    session = Session(workspace)
    folder = output_folder(session, workspace, output)
    return tuple(
        build_one(session, target, folder, force=force, epoch=epoch)
        for target in plan(session, choice or Choice())
    )


def diagnose(root: Place = ".", *, choice: Choice | None = None) -> tuple[BuildResult, ...]:
    """Find everything `build` would find, without writing."""
    session = Session(Workspace(root))
    return tuple(diagnose_one(session, target) for target in plan(session, choice or Choice()))


def output_folder(session: Session, workspace: Workspace, output: Place | None) -> Workspace:
    """Return where outputs go: the folder named, else the project's."""
    return Workspace(output) if output is not None else workspace.below(session.project.output)


def build_one(
    session: Session,
    target: Target,
    output: Files,
    *,
    force: bool = False,
    epoch: int | None = None,
) -> BuildResult:
    """Build one target; an earlier file stays until a good one takes its place."""
    place = output.place(target.path)
    inputs = inputs_digest(session, target, epoch)
    record = None if force else read_record(output, target.path)
    if record is not None and record.inputs == inputs:
        size = len(output.read_bytes(target.path, limit=1 << 40))
        return BuildResult(target, "unchanged", place, record.pages, size, (), record.warnings)
    made = compose(session, target, epoch=epoch)
    pages = len(made.pages.pages) if made.pages is not None else 0
    warnings = _warnings(made.diagnostics)
    if made.data is not None:
        output.write_atomic(target.path, made.data)
        digest = hashlib.sha256(made.data).hexdigest()
        write_record(output, target.path, Record(inputs, digest, pages, warnings))
    return BuildResult(
        target,
        "failed" if made.data is None else "built",
        place,
        pages,
        len(made.data or b""),
        made.diagnostics,
        warnings,
        made.pages.gave_way if made.pages is not None else "",
    )


def diagnose_one(session: Session, target: Target) -> BuildResult:
    """Make one target in memory only."""
    made = compose(session, target)
    return BuildResult(
        target,
        "failed" if made.data is None else "checked",
        target.path,
        len(made.pages.pages) if made.pages is not None else 0,
        len(made.data or b""),
        made.diagnostics,
        _warnings(made.diagnostics),
    )


def _warnings(diagnostics: Iterable[Diagnostic]) -> int:
    return sum(diagnostic.severity == "warning" for diagnostic in diagnostics)
