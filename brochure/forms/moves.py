"""Moves: pages painted elsewhere, with all that points at them.

Panels go to flat pieces and pages to sheets; outline, link targets and boxes follow them.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from brochure.forms.pages import Group, Item, OutlineEntry, Page, Pages, StructElement
from brochure.values.geometry import Matrix, Rect, rectangle


class Place(NamedTuple):
    """Where a page goes: the new page, the map of its coordinates, and what of it shows."""

    page: int
    matrix: Matrix
    clip: Rect | None

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the page comes to lie."""
        a, b, c, d, e, f = self.matrix
        return a * x + c * y + e, b * x + d * y + f

    def box(self, box: Rect) -> Rect:
        """Return where an upright rectangle comes to lie; turns are right angles."""
        x1, y1 = self.point(box.x, box.y)
        x2, y2 = self.point(box.right, box.bottom)
        return Rect(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))

    def group(self, page: Page) -> Item:
        """Return what the page paints, in its place."""
        clip = rectangle(self.clip) if self.clip else None
        return Group(matrix=self.matrix, clip=clip, items=page.items)


def moved(pages: Pages, onto: tuple[Page, ...], place_of: Callable[[int], Place]) -> Pages:
    """Return pages painted elsewhere: outline, targets and boxes follow them there."""

    def element(old: StructElement) -> StructElement:
        box = old.box
        if box is not None:
            place = place_of(box[0])
            box = (place.page, place.box(box[1]))
        return replace(old, box=box, children=tuple(element(child) for child in old.children))

    def entry(old: OutlineEntry) -> OutlineEntry:
        place = place_of(old.page)
        return old._replace(page=place.page, y=place.point(0, old.y)[1])

    def target(name: str, page: int, y: float) -> tuple[str, int, float]:
        place = place_of(page)
        return name, place.page, place.point(0, y)[1]

    return replace(
        pages,
        pages=onto,
        structure=element(pages.structure),
        outline=tuple(entry(old) for old in pages.outline),
        destinations=tuple(target(*old) for old in pages.destinations),
    )
