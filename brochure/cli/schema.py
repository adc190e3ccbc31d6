"""`brochure schema`: write the JSON Schema of the files of a project, for completion in editors."""

import json
from pathlib import Path
from typing import Any

import click

import brochure
from brochure.workspace import Workspace

KINDS = ("brochure", "plan", "product", "language", "mail", "letter")
"""Files that have a schema."""


@click.command("schema")
@click.argument("kind", type=click.Choice(KINDS), default=KINDS[0])
@click.option("-o", "--output", metavar="FILE", help="Write to a file instead of the terminal.")
def command(kind: str, output: str | None) -> None:
    """Write the JSON Schema of content files, or of another KIND of file.

    Editors with the YAML language server then complete keys and show what they mean. A plan says
    what stands on the panels of a folded product; products and languages are a project's own;
    mail is mail.yaml.
    """
    text = schema_text(kind)
    if output is None:
        click.echo(text, nl=False)
        return
    path = Path(output)
    Workspace(path.parent).write_atomic(path.name, text.encode())
    click.echo(f"wrote {output}")


def schema_text(kind: str = KINDS[0]) -> str:
    """Return a schema as the text of a file."""
    return json.dumps(_schema(kind), ensure_ascii=False, indent=2) + "\n"


def _schema(kind: str) -> dict[str, Any]:
    from brochure.content.mail_file import LetterFile, MailFile
    from brochure.content.own_language import LanguageFile
    from brochure.content.plan import PlanFile
    from brochure.content.schema import schema_of
    from brochure.layout.own_products import ProductFile

    match kind:
        case "plan":
            return schema_of(PlanFile, "A plan of panels")
        case "product":
            return schema_of(ProductFile, "A product of a project")
        case "language":
            return schema_of(LanguageFile, "A language of a project")
        case "mail":
            return schema_of(MailFile, "Settings of mailing")
        case "letter":
            return schema_of(LetterFile, "A letter")
    return brochure.json_schema()


COMMAND = command
