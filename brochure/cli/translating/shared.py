"""What the subcommands of `brochure translate` share: options, files, endings."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

import brochure
from brochure.cli import project, show
from brochure.content.suggest import near_miss
from brochure.errors import ProjectError
from brochure.languages.catalog_write import write_catalog
from brochure.values.diagnostic import has_errors

if TYPE_CHECKING:
    from brochure.languages.catalog import Catalog
    from brochure.pipeline.session import Session
    from brochure.values.diagnostic import Diagnostic

Command = Callable[..., Any]

brochures_argument = click.argument("brochures", nargs=-1, metavar="[ID]...")
languages_option = click.option("--lang", "languages", metavar="TAGS", help="Languages: ko,th.")


class Work:
    """A project that is worked on: its session, and the messages shown so far."""

    def __init__(self, folder: str | None) -> None:
        """Open the project."""
        self.files = project.open_workspace(folder)
        self.session: Session = brochure.Session(self.files)
        self.messages = show.Messages(self.files)
        self.failed = False

    def brochures(self, asked: tuple[str, ...]) -> tuple[str, ...]:
        """Return the brochures named, else those of the project; ProjectError for a wrong name."""
        known = self.session.brochure_names()
        for name in asked:
            if name not in known:
                near = near_miss(name, known)
                listed = f"There are: {', '.join(known)}."
                remedy = f"Did you mean '{near}'?" if near else listed
                raise ProjectError(f"there is no brochure '{name}'", remedy)
        return asked or self.session.project.brochures or known

    def show(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        """Show findings; an error makes the command end with exit code 1."""
        self.messages.show(diagnostics)
        self.failed |= has_errors(diagnostics)

    def write(self, path: str, catalog: Catalog) -> bool:
        """Write a catalog where it differs from what is there; tell whether it did."""
        data = write_catalog(catalog).encode()
        if self.files.exists(path) and self.files.read_bytes(path) == data:
            return False
        self.files.write_atomic(path, data)
        return True

    @property
    def code(self) -> int:
        """The exit code."""
        return 1 if self.failed else 0


def names(value: str | None) -> tuple[str, ...]:
    """Return names that are separated by commas."""
    return tuple(name.strip() for name in (value or "").split(",") if name.strip())


def many(count: int, thing: str, things: str = "") -> str:
    """Return a count with its noun."""
    return f"{count} {thing}" if count == 1 else f"{count} {things or thing + 's'}"
