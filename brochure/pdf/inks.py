"""Inks: every ink that pages use, so that a profile can judge them and name their plates."""

from collections.abc import Iterable, Iterator

from brochure.forms.pages import Drawing, Item, Pages, PlacedImage, PlacedRun, Shape
from brochure.values.ink import Ink


def inks_of(pages: Pages) -> frozenset[Ink]:
    """Return the inks of all items, those of drawings included."""
    drawings: dict[str, Drawing] = {}
    found: set[Ink] = set()
    for page in pages.pages:
        found.update(_of_items(page.items, drawings))
    for drawing in drawings.values():
        found.update(_of_shapes(drawing.shapes))
    return frozenset(found)


def _of_items(items: Iterable[Item], drawings: dict[str, Drawing]) -> Iterator[Ink]:
    for item in items:
        if isinstance(item, PlacedRun):
            yield item.ink
        elif isinstance(item, Shape):
            yield from _of_shapes((item,))
        elif isinstance(item, PlacedImage):
            if isinstance(item.image, Drawing):
                drawings[item.image.digest] = item.image
        else:
            yield from _of_items(item.items, drawings)


def _of_shapes(shapes: Iterable[Shape]) -> Iterator[Ink]:
    for shape in shapes:
        if shape.fill is not None:
            yield shape.fill
        if shape.stroke is not None:
            yield shape.stroke.ink
