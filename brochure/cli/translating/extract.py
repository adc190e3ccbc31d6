"""`brochure translate extract`: templates for translators."""

import click

from brochure.cli.translating.shared import Work, brochures_argument, many
from brochure.pipeline import translate


@click.command("extract")
@brochures_argument
@click.pass_obj
def command(folder: str | None, brochures: tuple[str, ...]) -> int:
    """Write a template for each brochure: content/ID/languages/ID.pot.

    Each text has its key, its place in the source file, what block and field it is, on which page
    it stands, how long a translation may be, and what must stay as it is.
    """
    work = Work(folder)
    for brochure in work.brochures(brochures):
        made = translate.extract(work.session, translate.sources(work.session, brochure))
        work.show(made.diagnostics)
        if made.catalog is None:
            work.failed = True
            continue
        work.write(made.path, made.catalog)
        click.echo(f"{made.path}: {many(len(made.catalog.entries), 'text')}")
    return work.code


COMMAND = command
