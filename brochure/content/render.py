"""Render: a diagnostic as text, with the line it speaks of and a caret under the place.

error[key.unknown]: 'titel' is not a key of a procedure
content/knee.yaml:14:5
14 |     titel: Before you start
|     ^^^^^
help: did you mean 'title'?
"""

from collections.abc import Mapping, Sequence
from unicodedata import combining, east_asian_width

from brochure.values.diagnostic import Diagnostic
from brochure.values.span import Span

WIDTH = 100
"""Widest excerpt, in terminal columns; longer lines are cut around the place."""
TAB = "    "

LABELS = {name: name for name in ("error", "warning", "note", "why", "help")}
"""Words of the program's own around a message."""

Lines = Sequence[str] | Mapping[str, Sequence[str]]
"""Lines of the file, or of several files by name, for related places."""


def render(
    diagnostic: Diagnostic, source_lines: Lines = (), labels: Mapping[str, str] = LABELS
) -> str:
    """Return the message, place, excerpt, hints and related places, without a newline at the end.

    Args:
        diagnostic: what to show.
        source_lines: lines of the file it speaks of (or of several, by file name).
        labels: the words around it, in another language.
    """
    severity = labels[diagnostic.severity]
    shown = [f"{severity}[{diagnostic.code}]: {_safe(diagnostic.message)}"]
    if diagnostic.span is not None:
        shown += _place(diagnostic.span, source_lines, diagnostic.span.file)
    if diagnostic.why:
        shown.append(f"  {labels['why']}: {_safe(diagnostic.why)}")
    shown += [f"  {labels['help']}: {_safe(hint)}" for hint in diagnostic.hints]
    for label, span in diagnostic.related:
        shown.append(f"  {labels['note']}: {_safe(label)}")
        shown += _place(span, source_lines, diagnostic.span.file if diagnostic.span else "")
    return "\n".join(shown)


def _safe(text: str) -> str:
    """Return a text that cannot steer a terminal or break the line."""
    return "".join(c if c.isprintable() else f"U+{ord(c):04X}" for c in text)


def _place(span: Span, source: Lines, file: str) -> list[str]:
    """Return the lines that show a place."""
    shown = [f"  {span}"]
    if isinstance(source, Mapping):
        lines = source.get(span.file, ())
    else:
        lines = source if span.file == file else ()
    if 1 <= span.line <= len(lines):
        shown += excerpt(span, lines[span.line - 1])
    return shown


def excerpt(span: Span, line: str) -> list[str]:
    """Return the line with its number, and a line of carets as wide as the marked characters."""
    start = min(span.column - 1, len(line))
    stop = span.end_column - 1 if span.end_line == span.line else len(line.rstrip())
    stop = min(max(stop, start + 1), max(len(line.rstrip()), start + 1))
    line, start, stop = _window(line.rstrip(), start, stop)
    before = _printed(line[:start])
    carets = "^" * max(columns(_printed(line[start:stop])), 1)
    number = str(span.line)
    blank = " " * len(number)
    return [
        f"  {number} | {_printed(line)}".rstrip(),
        f"  {blank} | {' ' * columns(before)}{carets}",
    ]


def _window(line: str, start: int, stop: int) -> tuple[str, int, int]:
    """Return the part of a long line around the place, with the place moved along."""
    if columns(line) <= WIDTH:
        return line, start, stop
    first = max(0, start - WIDTH // 3) if start > WIDTH // 2 else 0
    lead = "…" if first else ""
    shown = lead
    for character in line[first:]:
        if columns(shown) >= WIDTH - 2:
            shown += "…"
            break
        shown += character
    shift = len(lead) - first
    return shown, start + shift, min(stop + shift, len(shown))


def _printed(text: str) -> str:
    """Return a text as a terminal can show it: tabs widened, other controls replaced."""
    text = text.replace("\t", TAB)
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def columns(text: str) -> int:
    """Return how many terminal columns a text takes; wide CJK characters take two."""
    return sum(0 if combining(c) else 2 if east_asian_width(c) in ("W", "F") else 1 for c in text)
