"""`brochure preflight FILE.pdf`: find what a print shop would find, in anybody's file."""

from pathlib import Path

import click

from brochure.press.preflight import variants
from brochure.press.preflight.engine import STANDARD, opened, report_of
from brochure.press.preflight.inspected import Job
from brochure.press.preflight.report import Report
from brochure.workspace import Workspace

LIMIT = 2 * 1024**3
"""Bytes of the largest file that is opened."""


@click.command("preflight")
@click.argument("file", metavar="FILE.pdf")
@click.option(
    "--profile",
    "variant",
    default=STANDARD,
    show_default=True,
    metavar="NAME",
    help=f"What the job allows: {', '.join(variants.names())}.",
)
@click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True
)
@click.option(
    "--bleed", type=click.FloatRange(0, 50), metavar="MM", help="Bleed the shop asks for."
)
@click.option("--spots", type=click.IntRange(0, 50), metavar="N", help="Spot inks ordered.")
@click.option("--saddle", is_flag=True, help="The pages will be nested and stitched.")
@click.option(
    "--separations", is_flag=True, help="Render plates with Ghostscript and measure ink on them."
)
def command(  # noqa: PLR0913 - one parameter for each option
    file: str,
    variant: str,
    form: str,
    bleed: float | None,
    spots: int | None,
    *,
    saddle: bool,
    separations: bool,
) -> int:
    """Find what a print shop would find in a PDF file, ours or another.

    Every finding says page, place in mm from the top left corner of the trim, what is wrong, why
    it matters and what to do. The exit code is 1 where a finding is an error. Thresholds and their
    sources are in the profile; 'brochure explain preflight.bleed' tells more of a check.
    """
    path = Path(file)
    data = Workspace(path.parent).read_bytes(path.name, limit=LIMIT)
    job = Job(bleed=bleed, max_spots=spots, is_saddle_stitched=saddle)
    report = _report(data, variant, job, separations=separations)
    name = path.name
    click.echo(report.as_json(name) if form == "json" else report.as_text(name), nl=False)
    return 1 if report.errors else 0


def _report(data: bytes, variant: str, job: Job, *, separations: bool) -> Report:
    opened_file = opened(data, variant=variant, job=job)
    report = report_of(opened_file)
    if not separations:
        return report
    from brochure.cli import ghostscript
    from brochure.press.preflight.plates import with_plates

    if not ghostscript.is_there():
        click.echo("note: Ghostscript is not installed; figures of ink are worked out", err=True)
        return report
    return with_plates(report, opened_file, ghostscript.plates(data), ghostscript.RESOLUTION)


COMMAND = command
