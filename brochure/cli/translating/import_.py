"""`brochure translate import`: translations from outside go into catalogs."""

from pathlib import Path

import click

from brochure.cli.translating.shared import Work, many
from brochure.errors import ProjectError
from brochure.languages import language as known_languages
from brochure.languages.texts import texts_of
from brochure.pipeline import translate
from brochure.pipeline.imports import Foreign, import_into, read_foreign
from brochure.values.diagnostic import has_errors
from brochure.workspace import Workspace


@click.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--to", "brochure", metavar="ID", help="Brochure it is a translation of.")
@click.option("--lang", "language", metavar="TAG", help="Language, where the file does not say.")
@click.option(
    "--reviewer", metavar="NAME", default="", help="Who reviewed what the file calls reviewed."
)
@click.pass_obj
def command(
    folder: str | None,
    files: tuple[str, ...],
    brochure: str | None,
    language: str | None,
    reviewer: str,
) -> int:
    """Take translations in from XLIFF 2, YAML ('language' and 'strings') or PO files.

    Each entry is judged: one that lost a variable or a link, or hides characters, is refused and
    the earlier translation stays. What was made from another source text comes in fuzzy.
    """
    work = Work(folder)
    for file in files:
        foreign = _read(work, file)
        if foreign is None:
            continue
        tag = known_languages.load(language or foreign.language or "?").tag
        chosen = _brochure(work, foreign, brochure)
        given = translate.sources(work.session, chosen)
        made = translate.update(work.session, given, tag)
        work.show(made.diagnostics)
        if made.catalog is None or given.document is None:
            work.failed = True
            continue
        done = import_into(made.catalog, foreign, given.document, reviewer)
        work.show(done.diagnostics)
        work.write(made.path, done.catalog)
        refused = f", {done.refused} refused" if done.refused else ""
        click.echo(f"{made.path}: {many(done.taken, 'entry', 'entries')} taken in{refused}")
    return work.code


def _read(work: Work, file: str) -> Foreign | None:
    """Return what is in a file, or None after showing what is wrong with it."""
    path = Path(file)
    text, found = Workspace(path.parent).read_text(path.name)
    work.show(found)
    if text is None:
        return None
    foreign = read_foreign(text, file)
    work.show(foreign.diagnostics)
    return None if has_errors(foreign.diagnostics) else foreign


def _brochure(work: Work, foreign: Foreign, asked: str | None) -> str:
    """Return the brochure asked for, else the one whose keys the file has."""
    if asked is not None:
        return work.brochures((asked,))[0]
    keys = set(foreign.catalog.entries)

    def shared(name: str) -> int:
        document = work.session.document(name).document
        if document is None:
            return 0
        return len(keys & {text.key for text in texts_of(document)})

    names = work.brochures(())
    best = max(names, key=shared, default=None)
    if best is None or not shared(best):
        raise ProjectError("the file has no text of a brochure of this project", "Name it: --to ID")
    return best


COMMAND = command
