"""`brochure translate extract`: templates for translators."""

import click

from brochure.cli.translating.shared import Work, brochures_argument, many
from brochure.pipeline import translate


@click.command("extract")
@brochures_argument
@click.option("--pictures", is_flag=True, help="Picture the place of each text (needs PDFium).")
@click.pass_obj
def command(folder: str | None, brochures: tuple[str, ...], *, pictures: bool) -> int:
    """Write a template for each brochure: content/ID/languages/ID.pot.

    Each text has its key, its place in the source file, what block and field it is, on which page
    it stands, how long a translation may be, and what must stay as it is. With --pictures, each
    names a picture of its place, in content/ID/languages/pictures.
    """
    work = Work(folder)
    for brochure in work.brochures(brochures):
        given = translate.sources(work.session, brochure)
        if pictures:
            for path, data in translate.pictures(work.session, given):
                work.files.write_atomic(path, data)
            given = given._replace(pictures=frozenset(given.places))
        made = translate.extract(work.session, given)
        work.show(made.diagnostics)
        if made.catalog is None:
            work.failed = True
            continue
        work.write(made.path, made.catalog)
        click.echo(f"{made.path}: {many(len(made.catalog.entries), 'text')}")
    return work.code


COMMAND = command
