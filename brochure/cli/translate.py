"""`brochure translate`: what translators get, what they give back, and how far each language is."""

from importlib import import_module

import click

SUMMARIES = {
    "extract": "Write templates (.pot) with place, context and length of each text.",
    "update": "Bring catalogs (.po) up to the brochure; nothing translated is lost.",
    "status": "Show how far each language is.",
    "export": "Write XLIFF files for agencies.",
    "import": "Take translations in from XLIFF, YAML or PO files.",
    "approve": "Note that a person answers for the words of a translation.",
}
"""Subcommands in the order of the work; each is a module of `brochure.cli.translating`."""


class Steps(click.Group):
    """A group that loads a subcommand when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names, without loading anything."""
        return list(SUMMARIES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a subcommand."""
        if cmd_name not in SUMMARIES:
            return None
        # `import` is no name a module can be imported by.
        module = "import_" if cmd_name == "import" else cmd_name
        command = import_module(f"brochure.cli.translating.{module}").COMMAND
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the subcommands from the table."""
        with formatter.section("Commands"):
            formatter.write_dl(list(SUMMARIES.items()))


@click.group("translate", cls=Steps)
def command() -> None:
    """Work on translations.

    A catalog is a gettext file, content/ID/languages/TAG.po, that any PO editor opens. Texts are
    known by keys made of ids, so they may be moved; a changed text makes its translation fuzzy.
    """


COMMAND = command
