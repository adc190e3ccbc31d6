"""Sheets: sizes of paper, how often a piece goes on one, and where its back stands.

Lengths are points; the origin is the top left corner of the sheet.
"""

import re
from collections.abc import Mapping
from math import floor
from types import MappingProxyType
from typing import Literal, NamedTuple

from brochure.errors import ProjectError
from brochure.values.geometry import Rect
from brochure.values.units import inch, mm

Flip = Literal["short", "long"]
"""The edge over which a printer turns the sheet."""


class Sheet(NamedTuple):
    """Paper that goes into a press or printer."""

    name: str
    width: float
    height: float

    @property
    def turned(self) -> "Sheet":
        """The same paper the other way round."""
        return Sheet(self.name, self.height, self.width)


def _mm(name: str, width: float, height: float) -> Sheet:
    return Sheet(name, mm(width), mm(height))


_SIZES = (
    _mm("A5", 148, 210),
    _mm("A4", 210, 297),
    _mm("A3", 297, 420),
    _mm("A2", 420, 594),
    _mm("SRA4", 225, 320),
    _mm("SRA3", 320, 450),
    _mm("SRA3+", 330, 487),
    _mm("SRA2", 450, 640),
    _mm("B3", 353, 500),
    _mm("B2", 500, 707),
    Sheet("Letter", inch(8.5), inch(11)),
    Sheet("Legal", inch(8.5), inch(14)),
    Sheet("Tabloid", inch(11), inch(17)),
    Sheet("12x18", inch(12), inch(18)),
    Sheet("13x19", inch(13), inch(19)),
)

SIZES: Mapping[str, Sheet] = MappingProxyType({size.name.lower(): size for size in _SIZES})
"""Known sizes by name in small letters, standing upright."""

_SIZE = re.compile(r"(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?)\s*(mm|in)")
LARGEST = 14_400.0
"""Largest side of a page, in points (ISO 32000-1, annex C)."""


def sheet(name: str) -> Sheet:
    """Return a sheet by name, or by size as in `330x240mm`; ProjectError for anything else."""
    found = SIZES.get(name.strip().lower())
    if found is not None:
        return found
    match = _SIZE.fullmatch(name.strip().lower())
    if match is not None:
        unit = mm if match[3] == "mm" else inch
        size = Sheet(name.strip(), unit(float(match[1])), unit(float(match[2])))
        if 0 < size.width <= LARGEST and 0 < size.height <= LARGEST:
            return size
    known = ", ".join(size.name for size in _SIZES)
    raise ProjectError(
        f"there is no sheet '{name}'", f"There are {known}, and sizes such as 330x240mm."
    )


class Places(NamedTuple):
    """Where pieces stand on a sheet, row by row from the top left."""

    columns: int
    rows: int
    at: tuple[Rect, ...]


def places(
    on: Sheet, width: float, height: float, *, margin: float, gutter: float, most: int | None = None
) -> Places:
    """Return as many pieces as fit on a sheet, as a block in its middle; perhaps none."""
    columns = max(0, floor((on.width - 2 * margin + gutter + 1e-6) / (width + gutter)))
    rows = max(0, floor((on.height - 2 * margin + gutter + 1e-6) / (height + gutter)))
    if most == 1 and columns and rows:
        columns = rows = 1
    left = (on.width - columns * width - (columns - 1) * gutter) / 2
    top = (on.height - rows * height - (rows - 1) * gutter) / 2
    at = tuple(
        Rect(left + column * (width + gutter), top + row * (height + gutter), width, height)
        for row in range(rows)
        for column in range(columns)
    )
    return Places(columns, rows, at)


def turns_sideways(width: float, height: float, flip: Flip) -> bool:
    """Tell whether a sheet fed as `width` x `height` turns about its vertical axis.

    Then the front point (x, y) backs (width - x, y); else (x, height - y).
    """
    return (flip == "short") == (width > height)


def backing(place: Rect, on: Sheet, flip: Flip) -> Rect:
    """Return where, on the printed back, the place of a front stands."""
    if turns_sideways(on.width, on.height, flip):
        return place._replace(x=on.width - place.right)
    return place._replace(y=on.height - place.bottom)


def back_turn(on: Sheet, flip: Flip) -> Literal[0, 180]:
    """Return by how much the content of backs is turned, so that it reads upright when flipped."""
    return 0 if turns_sideways(on.width, on.height, flip) else 180
