"""Places: on which page, and where on it, each text of a brochure was set.

Pages know glyphs and owners, not message keys. They are painted in reading order, so each text is
found again by its letters, from the place of the one before it.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from brochure.forms.document import Document, plain
from brochure.forms.pages import Group, Item, Pages, PlacedRun
from brochure.languages.texts import texts_of
from brochure.values.geometry import Rect


class Place(NamedTuple):
    """Where a text begins, and what it covers on that page."""

    page: int
    """Index from 0."""
    box: Rect
    height: float
    """Height of the page in points."""

    def told(self, product: str) -> str:
        """Return the place in words."""
        third = min(2, int(3 * self.box.y / self.height)) if self.height else 0
        return f"page {self.page + 1} of {product}, {('top', 'middle', 'bottom')[third]}"


class _Piece(NamedTuple):
    page: int
    item: PlacedRun
    start: int
    """Index of its first letter in all letters of the document."""


def places(pages: Pages, document: Document) -> Mapping[str, Place]:
    """Return the place of each text that was found, by key; `document` is that of the pages."""
    pieces, letters = _letters(pages)
    starts = [piece.start for piece in pieces]
    known = frozenset(starts)
    found: dict[str, Place] = {}
    cursor = 0
    for text in texts_of(document):
        wanted = _bare(plain(text.inlines))
        at = _find(letters, wanted, cursor, known)
        if at < 0:
            continue
        last = at + len(wanted) - 1
        first_piece = bisect_right(starts, at) - 1
        last_piece = bisect_right(starts, last) - 1
        found[text.key] = _place(pages, pieces[first_piece : last_piece + 1])
        cursor = last + 1
    return found


def _letters(pages: Pages) -> tuple[list[_Piece], str]:
    """Return the runs that belong to the structure, and all their letters."""
    pieces: list[_Piece] = []
    parts: list[str] = []
    length = 0
    for number, page in enumerate(pages.pages):
        for run in _runs(page.items):
            clusters = run.run.clusters
            ordered = reversed(clusters) if run.run.rtl else clusters
            bare = _bare("".join(cluster.text for cluster in ordered))
            if run.owner >= 0 and bare:
                pieces.append(_Piece(number, run, length))
                parts.append(bare)
                length += len(bare)
    return pieces, "".join(parts)


def _runs(items: tuple[Item, ...]) -> Iterator[PlacedRun]:
    for item in items:
        if isinstance(item, PlacedRun):
            yield item
        elif isinstance(item, Group):
            yield from _runs(item.items)


def _bare(text: str) -> str:
    """Return the letters and digits of a text: lines and typography change all else."""
    return "".join(character for character in text if character.isalnum())


def _find(letters: str, wanted: str, cursor: int, starts: frozenset[int]) -> int:
    """Return where a text begins, at the beginning of a run: after the last one, else anywhere."""
    if not wanted:
        return -1
    for begin, end in ((cursor, len(letters)), (0, cursor)):
        at = letters.find(wanted, begin, end)
        while at >= 0 and at not in starts:
            at = letters.find(wanted, at + 1, end)
        if at >= 0:
            return at
    return -1


def _place(pages: Pages, pieces: list[_Piece]) -> Place:
    """Return the place of runs, as far as they are on the page of the first."""
    page = pieces[0].page
    here = [piece.item for piece in pieces if piece.page == page]
    left = min(run.x for run in here)
    right = max(run.x + run.run.width for run in here)
    top = min(run.y - run.run.size for run in here)
    bottom = max(run.y + 0.3 * run.run.size for run in here)
    box = Rect(left, top, right - left, bottom - top)
    return Place(page, box, pages.pages[page].trim.height)
