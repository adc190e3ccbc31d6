"""`brochure translate export`: XLIFF files for agencies."""

from pathlib import Path

import click

from brochure.cli.translating.shared import (
    Work,
    brochures_argument,
    languages_option,
    many,
    names,
)
from brochure.pipeline import translate
from brochure.workspace import Workspace


@click.command("export")
@brochures_argument
@languages_option
@click.option(
    "--xliff",
    "version",
    type=click.Choice(["2.0", "2.1"]),
    default="2.0",
    show_default=True,
    help="Version of XLIFF.",
)
@click.option("-o", "--output", metavar="DIR", default=".", help="Folder to write into.")
@click.pass_obj
def command(
    folder: str | None,
    brochures: tuple[str, ...],
    languages: str | None,
    version: str,
    output: str,
) -> int:
    """Write an XLIFF file for each brochure and language: ID.TAG.xliff.

    Variables, links and bold parts are inline codes that a tool keeps whole. What is translated
    already goes along with its state, and each text with its context and longest length.
    """
    work = Work(folder)
    place = Workspace(output)
    for brochure in work.brochures(brochures):
        given = translate.sources(work.session, brochure)
        for tag in translate.tags_of(work.session, brochure, names(languages)):
            made = translate.update(work.session, given, tag)
            work.show(made.diagnostics)
            if made.catalog is None:
                work.failed = True
                continue
            text = translate.xliff_text(work.session, given, tag, made.catalog, version)
            name = f"{brochure}.{tag}.xliff"
            place.write_atomic(name, text.encode())
            click.echo(f"{Path(output) / name}: {many(len(made.catalog.entries), 'text')}")
    return work.code


COMMAND = command
