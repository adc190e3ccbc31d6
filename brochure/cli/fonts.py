"""`brochure fonts`: list the faces a project can use, and add some for other scripts."""

from __future__ import annotations

from pathlib import Path

import click

from brochure.cli import project
from brochure.errors import FileMissingError, FontProblem
from brochure.pipeline.font_list import Added, add_font
from brochure.pipeline.session import Session
from brochure.text.fontfile import faces_of
from brochure.text.scripts import name_of
from brochure.workspace import Workspace, font_folder

SCRIPTS_SHOWN = 6


@click.group("fonts")
def command() -> None:
    """List the fonts a project can use, or add some.

    The program comes with fonts for Latin, Cyrillic, Greek, Arabic, Hebrew, Devanagari, Thai,
    Korean, Japanese and Chinese. A language in another script needs a font of yours.
    """


@command.command("list")
@click.pass_obj
def list_fonts(folder: str | None) -> int:
    """List families with their weights, scripts and whose they are."""
    session = Session(project.open_workspace(folder))
    ours = str(font_folder().locate("fonts.yaml")).rpartition("/")[0]
    rows = [("family", "weights", "scripts", "from")]
    for family in session.book.families:
        keys = [key for key in session.font_keys if key.family == family]
        scripts = faces_of(keys[0].path)[keys[0].index].scripts
        owner = "program" if keys[0].path.startswith(ours) else "project"
        weights = " ".join(str(key.weight) for key in sorted(keys, key=lambda key: key.weight))
        rows.append((family, weights, _shown(scripts), owner))
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        click.echo("  ".join([*cells, row[3]]))
    return 0


@command.command("add")
@click.argument("paths", nargs=-1, required=True, metavar="FILE...")
@click.pass_obj
def add(folder: str | None, paths: tuple[str, ...]) -> int:
    """Copy font files into the project and list them in fonts/fonts.yaml.

    FILE is a TrueType or OpenType font, or a collection. Add a regular and a bold face: bold is
    how emphasis looks. Look at its licence: the font must allow embedding, which is checked.
    """
    workspace = project.open_workspace(folder)
    for path in paths:
        place = Path(path)
        try:
            added = add_font(workspace, Workspace(place.parent), place.name)
        except FileMissingError as problem:
            raise FontProblem(f"there is no file {path}", "Check the spelling.") from problem
        for each in added:
            click.echo(_told(each))
    return 0


def _told(added: Added) -> str:
    face = added.face
    what = f"{face.family} {face.weight}"
    if added.note:
        return f"not added: {what} {added.note}"
    return f"added: {what} for {_shown(face.scripts)} as fonts/{added.path}"


def _shown(scripts: tuple[str, ...]) -> str:
    names = [name_of(script) for script in scripts]
    more = len(names) - SCRIPTS_SHOWN
    return ", ".join(names[:SCRIPTS_SHOWN]) + (f" and {more} more" if more > 0 else "")


COMMAND = command
