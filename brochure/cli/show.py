"""What a command shows: messages with the line they mean, and the table of results."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from brochure.content.render import LABELS, render
from brochure.errors import FileProblem

if TYPE_CHECKING:
    from brochure import BuildResult, Diagnostic
    from brochure.check.tongue import Tongue
    from brochure.workspace import Files

HEADINGS = ("brochure", "language", "product", "pages", "kB", "messages", "seconds")
RIGHT = frozenset((3, 4, 6))
"""Columns of numbers."""


class Messages:
    """Shows each message once, whichever outputs it was found for."""

    def __init__(self, files: Files, *, quiet: bool = False, tongue: Tongue | None = None) -> None:
        """Show on standard error; quiet leaves out all but errors; English without a tongue."""
        self._files = files
        self._tongue = tongue
        self._quiet = quiet
        self._shown: set[Diagnostic] = set()
        self._lines: dict[str, list[str]] = {}

    def show(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Show what has not been shown yet."""
        for diagnostic in diagnostics:
            if diagnostic in self._shown or (self._quiet and diagnostic.severity != "error"):
                continue
            self._shown.add(diagnostic)
            places = [diagnostic.span, *(span for _, span in diagnostic.related)]
            lines = {span.file: self._source(span.file) for span in places if span is not None}
            click.echo(self._rendered(diagnostic, lines) + "\n", err=True)

    def _rendered(self, diagnostic: Diagnostic, lines: dict[str, list[str]]) -> str:
        if self._tongue is None:
            return render(_hinted(diagnostic), lines)
        labels = {name: self._tongue.label(name) for name in LABELS}
        return render(_hinted(self._tongue.told(diagnostic)), lines, labels)

    def _source(self, file: str) -> list[str]:
        if file not in self._lines:
            try:
                text, _ = self._files.read_text(file)
            except FileProblem:
                text = None
            self._lines[file] = (text or "").splitlines()
        return self._lines[file]


def _hinted(diagnostic: Diagnostic) -> Diagnostic:
    """Return a diagnostic that says at least where to read more."""
    if diagnostic.hints:
        return diagnostic
    return replace(diagnostic, hints=(f"'brochure explain {diagnostic.code}' tells more",))


def table(results: Sequence[tuple[BuildResult, float]]) -> str:
    """Return the results, each with the seconds it took, in columns."""
    return columns([HEADINGS, *(_row(result, seconds) for result, seconds in results)], RIGHT)


def columns(rows: Sequence[Sequence[str]], right: Collection[int]) -> str:
    """Return rows in columns; those of numbers stand to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    return "\n".join(_line(row, widths, right) for row in rows)


def _row(result: BuildResult, seconds: float) -> tuple[str, ...]:
    target = result.target
    return (
        target.brochure,
        target.language,
        target.product,
        str(result.pages or "–"),
        f"{result.bytes / 1000:.0f}" if result.bytes else "–",
        _count(result),
        "unchanged" if result.state == "unchanged" else f"{seconds:.2f}",
    )


def _count(result: BuildResult) -> str:
    errors = sum(diagnostic.severity == "error" for diagnostic in result.diagnostics)
    parts = [_many(errors, "error"), _many(result.warnings, "warning")]
    return ", ".join(part for part in parts if part) or "–"


def _many(count: int, thing: str) -> str:
    if not count:
        return ""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"


def _line(row: Sequence[str], widths: Sequence[int], right: Collection[int]) -> str:
    cells = (
        cell.rjust(width) if column in right else cell.ljust(width)
        for column, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return "  ".join(cells).rstrip()
