"""Scalars: the text of one token becomes a length, number, word or colour.

A reader gives None for a text it cannot read; `EXPECTED` says what it wants, for messages.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from brochure.themes.tokens import Gap
from brochure.values.ink import parse_hex
from brochure.values.units import Pt, inch, mm

_LENGTH = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)(?: ?(pt|mm|in))?")
_UNITS: Mapping[str | None, Callable[[float], float]] = {None: Pt, "pt": Pt, "mm": mm, "in": inch}


class Rgb:
    """Marks a token that holds `#RRGGBB`."""


def length(text: str) -> float | None:
    """Read `12`, `12 pt`, `24 mm` or `1 in` as points."""
    found = _LENGTH.fullmatch(text)
    return _UNITS[found[2]](float(found[1])) if found else None


def number(text: str) -> float | None:
    """Read a number without a unit."""
    found = _LENGTH.fullmatch(text)
    return float(found[1]) if found and not found[2] else None


def integer(text: str) -> int | None:
    """Read digits."""
    return int(text) if text.isascii() and text.isdigit() else None


def boolean(text: str) -> bool | None:
    """Read `true` or `false`."""
    return {"true": True, "false": False}.get(text)


def word(text: str) -> str | None:
    """Read any text that is not blank."""
    return text if text.strip() else None


def rgb(text: str) -> tuple[int, int, int] | None:
    """Read `#RRGGBB`."""
    try:
        return parse_hex(text)
    except ValueError:
        return None


READERS: Mapping[Any, Callable[[str], Any]] = {
    Pt: length,
    Gap: length,
    float: number,
    int: integer,
    bool: boolean,
    str: word,
    Rgb: rgb,
}
EXPECTED: Mapping[Any, str] = {
    Pt: "a length such as 12 or 24 mm",
    Gap: "a length such as 12 or 24 mm",
    float: "a number",
    int: "a whole number",
    bool: "true or false",
    str: "a word",
    Rgb: 'a colour such as "#163F4E"',
}
