"""What stands on a page: its runs with the ground below each, its pictures, its words."""

from collections.abc import Iterator
from typing import NamedTuple

from brochure.forms.document import Document, plain
from brochure.forms.pages import Group, Item, Page, PlacedImage, PlacedRun, Shape
from brochure.languages.texts import texts_of
from brochure.values.geometry import Path, Rect
from brochure.values.ink import Ink
from brochure.values.span import Span

PAPER = Ink((255, 255, 255))
SOFT_HYPHEN = "\u00ad"


class Painted(NamedTuple):
    """A run and the ink of the ground below it; None over a picture."""

    placed: PlacedRun
    ground: Ink | None


def runs(page: Page) -> Iterator[Painted]:
    """Yield the runs of a page in painting order."""
    grounds: list[tuple[Rect, Ink | None]] = []
    for item in _leaves(page.items):
        match item:
            case Shape(path=path, fill=Ink() as fill):
                grounds.append((_bounds(path), fill))
            case PlacedImage(box=box):
                grounds.append((box, None))
            case PlacedRun():
                yield Painted(item, _ground(item, grounds))


def images(page: Page) -> Iterator[PlacedImage]:
    """Yield the pictures of a page."""
    return (item for item in _leaves(page.items) if isinstance(item, PlacedImage))


def words(placed: PlacedRun) -> str:
    """Return the characters of a run in reading order, without inserted hyphens."""
    clusters = placed.run.clusters
    ordered = reversed(clusters) if placed.run.rtl else clusters
    return "".join(cluster.text for cluster in ordered).replace(SOFT_HYPHEN, "")


def source_of(document: Document, shown: str) -> Span | None:
    """Return the place of the first text that holds these words."""
    wanted = shown.strip()
    if not wanted:
        return None
    return next((t.span for t in texts_of(document) if wanted in plain(t.inlines)), None)


def _leaves(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        if isinstance(item, Group):
            yield from _leaves(item.items)
        else:
            yield item


def _ground(item: PlacedRun, grounds: list[tuple[Rect, Ink | None]]) -> Ink | None:
    """Return the ink painted last below the middle of a run's x-height."""
    x, y = item.x + item.run.width / 2, item.y - item.run.size / 4
    for box, ink in reversed(grounds):
        if box.x <= x <= box.right and box.y <= y <= box.bottom:
            return ink
    return PAPER


def _bounds(path: Path) -> Rect:
    xs = [x for segment in path for x in segment.points[0::2]]
    ys = [y for segment in path for y in segment.points[1::2]]
    if not xs:
        return Rect(0, 0, 0, 0)
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
