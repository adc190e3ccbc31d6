"""Furniture: page numbers, running headers and columns side by side, taken out of pasted lines."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from brochure.intake.material import Dropped, Notes, Place, Repair


class Line(NamedTuple):
    """A line of text with what is known of its look."""

    text: str
    place: Place
    gap: int = 0
    """How many blank lines stand before it."""
    size: float = 0.0
    """Type size in points; 0 where unknown."""
    bold: bool = False
    edge: bool = False
    """Whether it is the first or last line of a page."""
    was: str = ""
    """The line before anything was repaired."""


_NUMBERED = re.compile(
    r"(?:[-–—~|·]\s*)?(?:(?P<word>page|p\.|seite|s\.|страница|стр\.|صفحة|trang|hal\.|halaman|página|pág\.|pagina|หน้า|第|쪽)\s*)?"
    r"(?P<number>\d{1,3})(?P<after>\s*(?:쪽|페이지|页|頁|ページ))?"
    r"(?:\s*(?:/|of|von|из|de|sur|di|من|van|dari|-)\s*(?P<total>\d{1,3}))?(?:\s*[-–—~|·])?$",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
HEADER_WIDTH = 90
"""Longest running header, in characters."""


def without_furniture(lines: Sequence[Line], notes: Notes) -> list[Line]:
    """Return the lines without page numbers and running headers, which are noted."""
    numbers = _page_numbers(lines)
    headers = _running_headers(lines)
    kept: list[Line] = []
    gap = 0
    for index, line in enumerate(lines):
        why = "page number" if index in numbers else "running header" if index in headers else ""
        if why:
            notes.dropped.append(Dropped(line.place, line.text, why))
            gap = max(gap, line.gap)
            continue
        kept.append(line._replace(gap=max(line.gap, min(gap, 1))) if gap else line)
        gap = 0
    return kept


def _page_numbers(lines: Sequence[Line]) -> set[int]:
    """Return the places of lines that only number pages.

    A bare number counts at the edge of a page, or where such numbers rise through the text.
    """
    sure: set[int] = set()
    bare: list[tuple[int, int]] = []
    for index, line in enumerate(lines):
        match = _NUMBERED.fullmatch(line.text)
        if match is None:
            continue
        counted = match["total"] and line.text.count("-") != 1
        if match["word"] or match["after"] or counted or line.edge:
            sure.add(index)
        elif match["total"] is None:
            bare.append((index, int(match["number"])))
    rising = all(b[1] == a[1] + 1 and b[0] - a[0] > 3 for a, b in pairwise(bare))
    dashed = [i for i, _ in bare if not lines[i].text.isdigit()]
    return sure | set(dashed) | ({i for i, _ in bare} if rising and len(bare) > 1 else set())


def _running_headers(lines: Sequence[Line]) -> set[int]:
    """Return the places of short lines that stand again and again; a title's first time is kept."""
    shapes = [_DIGITS.sub("0", line.text.casefold()) for line in lines]
    count = Counter(
        shape for shape, line in zip(shapes, lines, strict=True)
        if 2 < len(shape) <= HEADER_WIDTH and shape[-1] not in ".。!?"
    )  # fmt: skip
    edges = Counter(shape for shape, line in zip(shapes, lines, strict=True) if line.edge)
    found: set[int] = set()
    where: dict[str, list[int]] = {}
    for index, shape in enumerate(shapes):
        where.setdefault(shape, []).append(index)
    for shape, times in count.items():
        places = where[shape]
        apart = min((b - a for a, b in pairwise(places)), default=0)
        if edges[shape] >= 2 or (times >= 3 and apart > 4 and lines[places[1]].gap > 0):
            is_title = places[0] == 0 and lines[0].size >= max(line.size for line in lines)
            found |= set(places[1:] if is_title else places)
    return found


_GUTTER = re.compile(r"\S( {3,}|\t+)\S")


def in_one_column(raw: Sequence[str], notes: Notes, file: str) -> list[tuple[int, str]]:
    """Return numbered lines in reading order where a copy has two columns side by side."""
    lines = list(enumerate(raw, 1))
    column, first, last = _gutter(raw)
    if not column:
        return lines
    what = f"two columns put one after the other, to line {last + 1}"
    notes.repairs.append(Repair(Place(file, first + 1), what, confidence=0.7))
    block = lines[first : last + 1]
    left = [(number, line[:column].rstrip()) for number, line in block]
    right = [(number, line[column:].strip()) for number, line in block]
    return [*lines[:first], *left, (last + 1, ""), *right, (last + 1, ""), *lines[last + 1 :]]


def _gutter(lines: Sequence[str]) -> tuple[int, int, int]:
    """Return the column where a second column of text begins, and its first and last line."""
    starts = Counter(
        match.end() - 1 for line in lines for match in _GUTTER.finditer(line.rstrip())
        if match.start() > 8
    )  # fmt: skip
    if not starts:
        return 0, 0, 0
    column, _ = starts.most_common(1)[0]
    have = [i for i, line in enumerate(lines) if len(line) > column and _is_clear(line, column)]
    if len(have) < 4:
        return 0, 0, 0
    first, last = have[0], have[-1]
    inside = [line for line in lines[first : last + 1] if line.strip()]
    clear = all(len(line) <= column or _is_clear(line, column) for line in inside)
    wide = sum(len(line) - column > 12 for line in inside)
    beside = sum(bool(line[:column].strip()) for line in inside if len(line) > column)
    good = clear and wide >= 0.5 * len(inside) and beside >= 4 and beside >= 0.5 * len(have)
    return (column, first, last) if good else (0, 0, 0)


def _is_clear(line: str, column: int) -> bool:
    return not line[column - 2 : column].strip() and bool(line[column].strip())
