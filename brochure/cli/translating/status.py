"""`brochure translate status`: how far each language is."""

import json
from dataclasses import asdict

import click

from brochure.cli.show import columns
from brochure.cli.translating.shared import Work, brochures_argument, languages_option, names
from brochure.pipeline import translate
from brochure.pipeline.translate import Row

HEADINGS = (
    "brochure", "language", "state", "done", "fuzzy", "missing", "unreviewed", "overflow",
    "approved by",
)  # fmt: skip
RIGHT = frozenset((3, 4, 5, 6, 7))


@click.command("status")
@brochures_argument
@languages_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="A table for people, or JSON for programs.",
)
@click.pass_obj
def command(
    folder: str | None, brochures: tuple[str, ...], languages: str | None, form: str
) -> int:
    """Show how far each language is.

    'fuzzy' was translated from another text, 'unreviewed' has no reviewer who answers for it,
    'overflow' is wider than its limit. The exit code is 1 where a language does not keep what its
    state promises: a released one is complete and approved, one without a state is complete.
    """
    work = Work(folder)
    rows: list[Row] = []
    for brochure in work.brochures(brochures):
        for tag in translate.tags_of(work.session, brochure, names(languages)):
            row, found = translate.status(work.session, brochure, tag)
            work.show(found)
            if row is not None:
                rows.append(row)
                work.failed |= not row.is_ready
    if form == "json":
        told = [{**asdict(row), "ready": row.is_ready} for row in rows]
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    else:
        click.echo(columns([HEADINGS, *map(_cells, rows)], RIGHT))
    return work.code


def _cells(row: Row) -> tuple[str, ...]:
    counts = (row.done, row.fuzzy, row.missing, row.unreviewed, row.overflow)
    return (
        row.brochure,
        row.language,
        row.release or "–",
        *(str(count) if count else "–" for count in counts),
        row.approved_by or "–",
    )


COMMAND = command
