"""Codes: the markup of a text as pieces that translators' tools keep whole.

Takes a source string, gives characters, placeholders (variables, line breaks) and pairs (bold,
links) without losing a character: joining the pieces gives the string again.
"""

import re
from dataclasses import dataclass

from brochure.languages.inline import TOKEN, is_safe_target

BOLD = "**"


@dataclass(frozen=True, slots=True)
class Placeholder:
    """Something that stands alone: `{name}` or a line break."""

    raw: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Something that encloses others: bold or a link."""

    start: str
    end: str
    children: "tuple[Piece, ...]"


Piece = str | Placeholder | Pair


def split(source: str) -> tuple[Piece, ...]:
    """Return the pieces of a text; what is no markup stays characters, escapes included."""
    outer: list[Piece] = []
    bold: list[Piece] | None = None
    end = 0
    for match in TOKEN.finditer(source):
        current = outer if bold is None else bold
        _add(current, source[end : match.start()])
        end = match.end()
        if match["strong"] is None:
            _add(current, _piece(match))
        elif bold is None:
            bold = []
        else:
            outer.append(Pair(BOLD, BOLD, tuple(bold)))
            bold = None
    _add(outer if bold is None else bold, source[end:])
    if bold is not None:
        for piece in (BOLD, *bold):
            _add(outer, piece)
    return tuple(outer)


def _piece(match: re.Match[str]) -> Piece:
    if match["label"] is not None and is_safe_target(match["target"]):
        return Pair("[", f"]({match['target']})", split(match["label"]))
    if match["newline"] is not None or match["field"] is not None:
        return Placeholder(match[0])
    return match[0]


def join(pieces: tuple[Piece, ...]) -> str:
    """Return the text that pieces came from."""
    parts = []
    for piece in pieces:
        match piece:
            case str():
                parts.append(piece)
            case Placeholder(raw=raw):
                parts.append(raw)
            case Pair(start=start, end=end, children=children):
                parts += (start, join(children), end)
    return "".join(parts)


def _add(into: list[Piece], piece: Piece) -> None:
    """Add a piece; characters join those before."""
    if isinstance(piece, str) and into and isinstance(last := into[-1], str):
        into[-1] = last + piece
    elif piece:
        into.append(piece)
