"""Progress: a bar on a terminal once work has taken a second, plain lines elsewhere."""

import sys
from collections.abc import Iterator, Sequence
from time import monotonic
from typing import TypeVar

import click

PATIENCE = 1.0
"""Seconds before a bar appears."""
WIDTH = 24

Step = TypeVar("Step")


def steps(items: Sequence[Step], *, shown: bool) -> Iterator[Step]:
    """Yield the items, drawing on standard error how far the work has come."""
    start = monotonic()
    on_terminal = shown and sys.stderr.isatty()
    for done, item in enumerate(items):
        if on_terminal and monotonic() - start > PATIENCE:
            click.echo(f"\r{bar(done, len(items))}", nl=False, err=True)
        yield item
        if on_terminal:
            clear()


def bar(done: int, total: int) -> str:
    """Return a bar such as `[####----]  2 of 4`."""
    filled = WIDTH * done // total
    return f"[{'#' * filled}{'-' * (WIDTH - filled)}]  {done} of {total}"


def clear() -> None:
    """Take the bar away, so that messages stand on clean lines."""
    click.echo("\r\x1b[K", nl=False, err=True)
