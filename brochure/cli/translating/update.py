"""`brochure translate update`: catalogs follow their brochures."""

import click

from brochure.cli.translating.shared import (
    Work,
    brochures_argument,
    languages_option,
    names,
)
from brochure.languages.catalog import Catalog
from brochure.pipeline import translate


@click.command("update")
@brochures_argument
@languages_option
@click.pass_obj
def command(folder: str | None, brochures: tuple[str, ...], languages: str | None) -> int:
    """Bring catalogs up to their brochures, or begin one with --lang.

    New texts come in empty. The translation of a changed text is kept and marked fuzzy, with the
    text it was made from as '#| msgid'. Translations of texts that are gone are kept aside ('#~')
    and come back with them. What people wrote into a catalog stays.
    """
    work = Work(folder)
    for brochure in work.brochures(brochures):
        given = translate.sources(work.session, brochure)
        work.show(given.diagnostics)
        for tag in translate.tags_of(work.session, brochure, names(languages)):
            made = translate.update(work.session, given, tag)
            work.show(made.diagnostics)
            if made.catalog is None:
                work.failed = True
                continue
            changed = work.write(made.path, made.catalog)
            click.echo(f"{made.path}: {_told(made.catalog)}{'' if changed else ', as it was'}")
    return work.code


def _told(catalog: Catalog) -> str:
    entries = catalog.entries.values()
    fuzzy = sum(entry.fuzzy for entry in entries)
    missing = sum(not entry.translation for entry in entries)
    done = len(entries) - fuzzy - missing
    aside = f", {len(catalog.obsolete)} kept aside" if catalog.obsolete else ""
    return f"{done} done, {fuzzy} fuzzy, {missing} missing{aside}"


COMMAND = command
