"""`brochure build`: make PDF files from a project's content."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

import click

import brochure
from brochure.cli import project, show
from brochure.cli.progress import steps

if TYPE_CHECKING:
    from brochure import BuildResult, Session, Target, Workspace


@click.command("build")
@project.choosing
@click.option(
    "--imposed",
    metavar="SHEET",
    default="",
    help="Put the pages on sheets for folding and cutting: A4, SRA3, 330x240mm.",
)
@click.option("--marks", is_flag=True, help="Draw marks for cutting, folding and printing.")
@click.option("-o", "--output", metavar="DIR", help="Folder to write into.")
@click.option("--force", is_flag=True, help="Build also what has not changed.")
@click.option(
    "-j", "--jobs", default=1, type=click.IntRange(1, 64), help="Processes that work side by side."
)
@click.option("-q", "--quiet", is_flag=True, help="Show errors only.")
@click.option("-v", "--verbose", is_flag=True, help="Show each file as it is made.")
@click.pass_obj
def command(  # noqa: PLR0913 - one parameter for each option
    folder: str | None,
    brochures: tuple[str, ...],
    languages: str | None,
    products: str | None,
    profiles: str | None,
    theme: str | None,
    imposed: str,
    output: str | None,
    *,
    marks: bool,
    force: bool,
    jobs: int,
    quiet: bool,
    verbose: bool,
) -> int:
    """Make PDF files: those of the brochures named by ID, or all.

    Without options, builds what the project file declares. An output whose content has errors is
    not written, and an earlier file of that name stays; the others are made all the same.

    Print shops want pages as they are, from '--profile press'. '--profile office' puts them on the
    paper in the tray, ready to be printed on both sides and folded; '--imposed SHEET' on any paper.
    """
    workspace = project.open_workspace(folder)
    session = brochure.Session(workspace)
    messages = show.Messages(workspace, quiet=quiet)
    chosen = project.choice(brochures, languages, products, profiles, theme)
    chosen = replace(chosen, imposed=imposed, marks=marks)
    targets = project.planned(session, chosen, messages)
    place = brochure.output_folder(session, workspace, output)
    results: list[tuple[BuildResult, float]] = []
    work = Work(session, workspace, place, targets, force, making_time())
    made = _side_by_side(work, jobs) if jobs > 1 else _in_turn(work, shown=not quiet)
    for result, seconds in made:
        results.append((result, seconds))
        messages.show(result.diagnostics)
        if verbose or (not quiet and result.state == "failed"):
            click.echo(_told(result), err=True)
    if not quiet:
        click.echo(show.table(results))
        _tell_what_gave_way(results)
    return 0 if all(result.is_good for result, _ in results) else 1


class Work(NamedTuple):
    """What is to be built, from where and to where."""

    session: Session
    workspace: Workspace
    place: Workspace
    targets: Sequence[Target]
    force: bool
    epoch: int | None


def _in_turn(work: Work, *, shown: bool) -> Iterator[tuple[BuildResult, float]]:
    for target in steps(work.targets, shown=shown):
        start = perf_counter()
        result = brochure.build_one(
            work.session, target, work.place, force=work.force, epoch=work.epoch
        )
        yield result, perf_counter() - start


def _side_by_side(work: Work, jobs: int) -> Iterator[tuple[BuildResult, float]]:
    # Loaded here: pools of processes cost start-up time.
    from brochure.cli.parallel import built

    roots = str(work.workspace.root), str(work.place.root)
    jobs = min(jobs, max(1, len(work.targets)))
    return built(*roots, work.targets, jobs, force=work.force, epoch=work.epoch)


def _tell_what_gave_way(results: Iterable[tuple[BuildResult, float]]) -> None:
    for result, _ in results:
        if result.gave_way:
            target = result.target
            where = f"{target.brochure} {target.language} {target.product}"
            click.echo(f"to fit, {where}: {result.gave_way}")


def _told(result: BuildResult) -> str:
    match result.state:
        case "failed":
            kept = "; the earlier file stays" if Path(result.path).exists() else ""
            return f"not built: {result.path}{kept}"
        case state:
            return f"{state}: {result.path}"


def making_time() -> int | None:
    """Return the making time that reproducible builds agree on, where it is set."""
    value = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not value:
        return None
    if not value.isdigit():
        raise click.UsageError(f"SOURCE_DATE_EPOCH is '{value}', not a number of seconds")
    return int(value)


COMMAND = command
