"""Which project a command works in, and the options that commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import brochure
from brochure.errors import ProjectError

if TYPE_CHECKING:
    from brochure import Choice, Session, Target, Workspace
    from brochure.cli.show import Messages

Command = Callable[..., Any]


def open_workspace(folder: str | None) -> Workspace:
    """Open the named project, or the one around the current folder."""
    return brochure.Workspace(find_root(folder))


def find_root(folder: str | None) -> Path:
    """Return the nearest folder upwards that has a `content` folder; ProjectError without one."""
    start = Path(folder or ".")
    if not start.is_dir():
        raise ProjectError(f"there is no folder {folder}", "Check the spelling of the path.")
    for candidate in (start, *start.absolute().parents):
        if (candidate / "content").is_dir():
            return candidate
        if folder is not None:
            break
    where = f"in {folder}" if folder else "here"
    raise ProjectError(
        f"there is no brochure project {where}: no folder 'content'",
        "Start one with 'brochure new DIR', or go into one.",
    )


def choosing(command: Command) -> Command:
    """Add the options that choose outputs."""
    for option in (
        click.option("--theme", metavar="NAME", help="Theme instead of the project's."),
        click.option(
            "--profile",
            "profiles",
            metavar="NAMES",
            help="PDF variants: screen, office, press, proof.",
        ),
        click.option("--product", "products", metavar="NAMES", help="Formats: a4,letter or all."),
        click.option(
            "--longest",
            "languages",
            flag_value="qps-long",
            help="Each text in the language that needs most room, to try a layout.",
        ),
        click.option("--lang", "languages", metavar="TAGS", help="Languages: en,ko or all."),
        click.argument("brochures", nargs=-1, metavar="[ID]..."),
    ):
        command = option(command)
    return command


def choice(
    brochures: tuple[str, ...],
    languages: str | None,
    products: str | None,
    profiles: str | None,
    theme: str | None,
) -> Choice:
    """Make a choice from the options' values; names are separated by commas."""
    return brochure.Choice(
        brochures=brochures,
        languages=_names(languages),
        products=_names(products),
        profiles=_names(profiles),
        theme=theme,
    )


def planned(session: Session, chosen: Choice, messages: Messages) -> tuple[Target, ...]:
    """Return the targets; shows what is wrong with the project file and ends with exit code 1."""
    try:
        return brochure.plan(session, chosen)
    except brochure.ProjectFileError as problem:
        messages.show(problem.diagnostics)
        raise click.exceptions.Exit(problem.exit_code) from problem


def _names(value: str | None) -> tuple[str, ...]:
    return tuple(name.strip() for name in (value or "").split(",") if name.strip())
