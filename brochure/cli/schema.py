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
    if output is None:
        click.echo(schema_text(), nl=False)
        return
    path = Path(output)
    Workspace(path.parent).write_atomic(path.name, schema_text().encode())
    click.echo(f"wrote {output}")


def schema_text() -> str:
    """Return the schema as the text of a file."""
    return json.dumps(brochure.json_schema(), ensure_ascii=False, indent=2) + "\n"


COMMAND = command
