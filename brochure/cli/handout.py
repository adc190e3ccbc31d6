"""`brochure handout`: personal copies of a brochure, checked and rendered for many recipients."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

import click

import brochure
from brochure.cli import project, show
from brochure.cli.progress import WIDTH, clear
from brochure.errors import BrochureError, FileProblem, ProjectError
from brochure.workspace import Workspace

if TYPE_CHECKING:
    from brochure.handouts.offer import Offer
    from brochure.handouts.recipients import Gathered
    from brochure.handouts.run import Report
    from brochure.handouts.table import Table
    from brochure.values.diagnostic import Diagnostic

Command = Callable[..., Any]
ROWS_SHOWN = 200
"""Most problems told; the rest are counted."""


@click.group("handout")
def group() -> None:
    """Make personal copies of a brochure, one for each recipient.

    A brochure is personal when it declares 'fields'. Recipients come from CSV, TSV, XLSX, a FHIR
    bundle (JSON) or a database. Messages name rows and columns and never show what a cell says.
    """


def choosing(command: Command) -> Command:
    """Add the options that check and render share."""
    for option in (
        click.option("--product", metavar="NAME", help="Format instead of the brochure's own."),
        click.option("--theme", metavar="NAME", help="Theme instead of the project's."),
        click.option("--draft", is_flag=True, help="Let unreleased text out, marked on each page."),
        click.option("--encoding", metavar="NAME", help="Encoding of a CSV that is not UTF-8."),
        click.option("--sheet", metavar="NAME", help="Sheet of a workbook; the first by default."),
        click.option("--query", metavar="SQL", help="Query, where recipients are a database."),
        click.option(
            "--dates",
            type=click.Choice(["dmy", "mdy"]),
            help="What 03/04/2026 means: day or month first.",
        ),
        click.option(
            "--missing-language",
            type=click.Choice(["stop", "skip", "default"]),
            default="stop",
            show_default=True,
            help="What becomes of recipients whose language the brochure lacks.",
        ),
        click.option("--default-language", metavar="TAG", help="For --missing-language default."),
        click.option("--password-column", metavar="C", help="Column with each one's password."),
        click.option("-q", "--quiet", is_flag=True, help="Show errors only."),
    ):
        command = option(command)
    return command


@group.command("list")
@click.argument("brochure_id", metavar="ID")
@click.option("-o", "--output", metavar="FILE", help="File to write; recipients.csv by default.")
@click.option("--lang", "tag", metavar="TAG", help="Headings in a language of the brochure.")
@click.pass_obj
def blank_list(folder: str | None, /, brochure_id: str, output: str | None, tag: str | None) -> int:
    """Write an empty list of recipients, and tell what goes into each column.

    Fill it in with a spreadsheet; columns may be moved, renamed in the clinic's language, or left
    out where nothing is needed. An existing file is kept.
    """
    from brochure.handouts import blank_list as lists

    root = project.find_root(folder)
    session = brochure.Session(Workspace(root))
    document, found, _ = session.document(brochure_id)
    if document is None:
        show.Messages(Workspace(root)).show(found)
        return 1
    if not document.fields:
        raise ProjectError(
            f"'{brochure_id}' has no 'fields', so no copy of it is personal",
            "Declare what differs from person to person under 'fields'.",
        )
    shown = session.localized(brochure_id, tag).document if tag else None
    place = Path(output or "recipients.csv")
    if place.exists():
        raise FileProblem(f"{place} is there already", "Choose another name with -o.")
    columns = lists.columns(document, shown)
    Workspace(place.parent).write_atomic(place.name, lists.blank(columns))
    for column in columns:
        needed = "needed: " if column.is_needed else ""
        click.echo(f"{column.heading:16}{needed}{column.says}")
    click.echo(f"wrote {place}; next: brochure handout check {place} {brochure_id}")
    return 0


@group.command("check")
@click.argument("recipients", metavar="RECIPIENTS")
@click.argument("brochure_id", metavar="ID")
@choosing
@click.pass_obj
def check(folder: str | None, /, recipients: str, brochure_id: str, **options: Any) -> int:  # noqa: ANN401 - click's options
    """Find every problem of a batch, by row and column, without writing anything.

    RECIPIENTS is a file, or the URL of a database (or env:NAME of a variable that holds it).
    Each document is laid out, so that what does not fit or cannot be drawn is found as well.
    """
    work = _Batch(folder, recipients, brochure_id, options)
    faults = work.try_out() if work.gathered.recipients else ()
    work.tell_faults(faults)
    work.summary()
    return 1 if work.has_errors or faults else 0


@group.command("render")
@click.argument("brochure_id", metavar="ID")
@click.option("--recipients", required=True, metavar="FILE", help="File or database URL.")
@click.option("-o", "--output", metavar="DIR", help="Folder for the documents.")
@click.option("--workers", type=click.IntRange(1, 64), default=1, help="Processes to work in.")
@click.option("--cluster", metavar="URL", help="Dask scheduler to work on instead.")
@click.option("--merge", is_flag=True, help="Also make print files and a list of page ranges.")
@click.option("--even", is_flag=True, help="Begin each merged document on a right page.")
@click.option("--anew", is_flag=True, help="Make again what an earlier run has made.")
@click.option("--only-good", is_flag=True, help="Render the good rows although others have errors.")
@choosing
@click.pass_obj
def render(folder: str | None, /, brochure_id: str, recipients: str, **options: Any) -> int:  # noqa: ANN401 - click's options
    """Make a document for each recipient, into a folder that only you may read.

    File names and metadata name neither people nor treatment. A run that was killed goes on where
    it stopped when the same command is given again. 'brochure mail plan DIR' takes it from there.
    """
    from brochure.handouts import engines
    from brochure.handouts.run import Order, run

    if options["workers"] > 1 and not options["cluster"]:
        engines.begin()
    work = _Batch(folder, recipients, brochure_id, options)
    if work.has_errors and not options["only_good"]:
        work.summary()
        click.echo("nothing was rendered; mend the rows, or say --only-good", err=True)
        return 1
    if not work.offered.masters or not work.gathered.recipients:
        work.summary()
        return 1
    if options["merge"] and options["password_column"]:
        raise click.UsageError("print files cannot be encrypted; drop --merge or --password-column")
    output = options["output"] or str(work.root / "output" / "handouts" / brochure_id)
    order = Order(
        output=output,
        workers=options["workers"],
        cluster=options["cluster"],
        merge=options["merge"],
        even=options["even"],
        anew=options["anew"],
        draft=options["draft"],
    )
    report = _followed(
        run(work.session, str(work.root), work.offered, work.gathered, order, source=work.name),
        shown=not options["quiet"],
    )
    work.tell_faults(report.faults)
    if not options["quiet"]:
        kept = f", {report.kept} kept from an earlier run" if report.kept else ""
        click.echo(f"{report.made} made{kept}, in {output}")
    return 1 if work.has_errors or report.faults else 0


class _Batch:
    """A brochure and its recipients, read and judged."""

    def __init__(
        self, folder: str | None, recipients: str, brochure_id: str, options: dict[str, Any]
    ) -> None:
        from brochure.handouts.offer import Terms, offer
        from brochure.handouts.recipients import gather

        self.quiet: bool = options["quiet"]
        self.root = project.find_root(folder)
        self.session = brochure.Session(Workspace(self.root))
        terms = Terms(
            product=options["product"],
            theme=options["theme"],
            draft=options["draft"],
            missing_language=options["missing_language"],
            default_language=options["default_language"],
            dates=options["dates"] or "",
            password_column=options["password_column"],
        )
        self.offered: Offer = offer(self.session, brochure_id, terms)
        table = _table(recipients, options)
        self.name = table.source
        self.gathered: Gathered = gather(table, self.offered.wanted)
        if not self.offered.masters:
            self.gathered = self.gathered._replace(diagnostics=())
        found = (*self.offered.diagnostics, *self.gathered.diagnostics)
        self.has_errors = any(f.severity == "error" for f in found)
        self._tell(found)

    def _tell(self, found: Iterable[Diagnostic]) -> None:
        from brochure.handouts.table import tell

        chosen = [f for f in found if f.severity == "error" or not self.quiet]
        for diagnostic in chosen[:ROWS_SHOWN]:
            click.echo(tell(diagnostic), err=True)
        if len(chosen) > ROWS_SHOWN:
            rest = Counter(f.code for f in chosen[ROWS_SHOWN:])
            for code, count in rest.most_common():
                click.echo(f"and {count} more: {code}", err=True)

    def tell_faults(self, faults: Iterable[Any]) -> None:
        """Show why documents cannot be made, at the rows of their recipients."""
        for fault in list(faults)[:ROWS_SHOWN]:
            click.echo(f"{self.name}:{fault.row}: error[{fault.code}]: {fault.message}", err=True)

    def try_out(self) -> tuple[Any, ...]:
        """Lay out every document; return what does not fit or cannot be drawn."""
        from brochure.handouts.assembler import Assembler
        from brochure.handouts.work import try_out

        assemblers = {tag: Assembler(master) for tag, master in self.offered.masters.items()}
        people = self.gathered.recipients
        watch = _Watch(len(people), shown=not self.quiet)
        faults: list[Any] = []
        for done, person in enumerate(people, 1):
            faults += try_out(assemblers[person.language], person)
            watch.show(done)
        watch.end()
        return tuple(faults)

    def summary(self) -> None:
        """Show how many there are in each language."""
        from brochure.handouts.recipients import languages_in

        if self.quiet:
            return
        people = self.gathered.recipients
        listed = ", ".join(f"{tag} {count}" for tag, count in languages_in(people).items())
        skipped = f"; {self.gathered.skipped} left out" if self.gathered.skipped else ""
        noun = "recipient" if len(people) == 1 else "recipients"
        click.echo(f"{len(people)} {noun} can be served{': ' + listed if listed else ''}{skipped}")


def _table(place: str, options: dict[str, Any]) -> Table:
    from brochure.handouts.queries import read_query
    from brochure.handouts.sources import LIMIT, read_recipients

    if place.startswith("env:"):
        name = place.removeprefix("env:")
        place = os.environ.get(name, "")
        if not place:
            raise BrochureError(f"the variable {name} is not set", "Put the database URL into it.")
    if "://" in place:
        if not options["query"]:
            raise click.UsageError("a database needs --query")
        return read_query(place, options["query"])
    path = Path(place)
    data = Workspace(path.parent).read_bytes(path.name, limit=LIMIT)
    return read_recipients(data, path.name, encoding=options["encoding"], sheet=options["sheet"])


class _Watch:
    """Draws how far a batch has come, with rate and time left."""

    def __init__(self, total: int, *, shown: bool) -> None:
        self._total = total
        self._start = self._last = monotonic()
        self._first: int | None = None
        self._shown = shown and sys.stderr.isatty()

    def show(self, done: int) -> None:
        """Draw, four times a second at most; what was there before does not count for the rate."""
        now = monotonic()
        if self._first is None:
            self._first, self._start = done, now
        if not self._shown or now - self._last < 0.25 or not self._total:
            return
        self._last = now
        click.echo("\r" + progress(done, self._total, done - self._first, now - self._start),
                   nl=False, err=True)  # fmt: skip

    def end(self) -> None:
        """Take the bar away."""
        if self._shown:
            clear()


def progress(done: int, total: int, worked: int, seconds: float) -> str:
    """Return a bar with rate and time left."""
    filled = WIDTH * done // total
    rate = worked / seconds if seconds > 0 else 0.0
    left = f"{(total - done) / rate:.0f} s left" if rate else ""
    bar = f"[{'#' * filled}{'-' * (WIDTH - filled)}]"
    return f"{bar}  {done} of {total}  {rate:.0f}/s  {left}   "


def _followed(reports: Iterable[Report], *, shown: bool) -> Report:
    """Draw the progress of a run; return its last report."""
    watch: _Watch | None = None
    report: Report | None = None
    for report in reports:
        watch = watch or _Watch(report.total, shown=shown)
        watch.show(report.done)
    if watch is not None:
        watch.end()
    assert report is not None
    return report


COMMAND = group
