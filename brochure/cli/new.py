"""`brochure new DIR`: a starter project with sample content that builds at once."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from brochure.cli.schema import schema_text
from brochure.errors import ProjectError
from brochure.workspace import Workspace

STARTER = "starter"
SCHEMA = "brochure.schema.json"
"""Where the content files of the starter look for their schema."""
IGNORED = "/output/\n/mail/\nrecipients*\n"
"""What the project's `.gitignore` says: results, and what is about people."""


@click.command("new")
@click.argument("folder", metavar="DIR")
def command(folder: str) -> None:
    """Start a project in the folder DIR, which must be new or empty.

    The project holds a small brochure in English and Korean to change.
    """
    place = Path(folder)
    if place.exists() and (not place.is_dir() or any(place.iterdir())):
        raise ProjectError(f"{folder} is there already", "Name a new or empty folder.")
    start(Workspace(place))
    click.echo(f"started a project in {folder}; now run:\n\n    cd {folder}\n    brochure build\n")


def start(workspace: Workspace) -> None:
    """Write the starter project."""
    _copy(files("brochure.cli") / STARTER, "", workspace)
    workspace.write_atomic(".gitignore", IGNORED.encode())
    workspace.write_atomic(SCHEMA, schema_text().encode())


def _copy(source: Traversable, base: str, workspace: Workspace) -> None:
    for entry in sorted(source.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            _copy(entry, f"{base}{entry.name}/", workspace)
        else:
            workspace.write_atomic(base + entry.name, entry.read_bytes())


COMMAND = command
