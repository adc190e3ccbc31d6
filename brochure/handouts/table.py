"""A table of recipients as it was read: cells as text, by row and column, from whatever source.

Nothing here judges what a cell says; `recipients` does. Messages name rows and columns and never
show a value.
"""

from dataclasses import dataclass, field

from brochure.values.diagnostic import Diagnostic, Severity
from brochure.values.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One recipient as written."""

    number: int
    """Row of the file, the header being row 1; the place in a bundle or a result otherwise."""
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of recipients."""

    source: str
    """Name of the file, for messages."""
    columns: tuple[str, ...] = ()
    """Headings as written."""
    rows: tuple[Row, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = field(default=())


def problem(
    source: str,
    row: int,
    column: int,
    code: str,
    message: str,
    *hints: str,
    severity: Severity = "error",
) -> Diagnostic:
    """Return a finding about a cell, or about a whole row where `column` is 0."""
    span = Span(source, row, max(column, 1), row, max(column, 1))
    return Diagnostic(code=code, severity=severity, message=message, span=span, hints=hints)


def tell(diagnostic: Diagnostic) -> str:
    """Return a finding as lines that never show what a cell says."""
    span = diagnostic.span
    place = f"{span.file}:{span.line}: " if span is not None and span.file else ""
    lines = [f"{place}{diagnostic.severity}[{diagnostic.code}]: {diagnostic.message}"]
    lines += [f"  help: {hint}" for hint in diagnostic.hints]
    return "\n".join(lines)
