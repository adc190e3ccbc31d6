"""`brochure schema`: write the JSON Schema of content files, for completion in editors."""

import json
from pathlib import Path

import click

import brochure
from brochure.workspace import Workspace


@click.command("schema")
@click.option("-o", "--output", metavar="FILE", help="Write to a file instead of the terminal.")
def command(output: str | None) -> None:
    """Write the JSON Schema of content files.

    Editors with the YAML language server then complete keys and show what they mean.
    """
    text = json.dumps(brochure.json_schema(), ensure_ascii=False, indent=2) + "\n"
    if output is None:
        click.echo(text, nl=False)
        return
    path = Path(output)
    Workspace(path.parent).write_atomic(path.name, text.encode())
    click.echo(f"wrote {output}")


COMMAND = command
