"""What stands on a page: its runs with the ground below each, its pictures, its words."""

from collections.abc import Iterator
from typing import NamedTuple

from brochure.forms.document import Document, plain
from brochure.forms.pages import Group, Item, Page, PlacedImage, PlacedRun, Shape
from brochure.languages.texts import texts_of
from brochure.values.geometry import Matrix, Path, Rect, rectangle
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
    for item, clip in _leaves(page.items):
        match item:
            case Shape(path=path, fill=Ink() as fill):
                grounds.append((_within(_bounds(path), clip), fill))
            case PlacedImage(box=box):
                grounds.append((_within(box, clip), None))
            case PlacedRun():
                yield Painted(item, _ground(item, grounds))


def images(page: Page) -> Iterator[PlacedImage]:
    """Yield the pictures of a page."""
    return (item for item, _ in _leaves(page.items) if isinstance(item, PlacedImage))


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


Leaf = PlacedRun | Shape | PlacedImage
_SAME = Matrix(1, 0, 0, 1, 0, 0)


def _leaves(
    items: tuple[Item, ...], matrix: Matrix = _SAME, clip: Rect | None = None
) -> Iterator[tuple[Leaf, Rect | None]]:
    """Yield what is painted, in the coordinates of the page, with what of the page it may fill."""
    for item in items:
        if isinstance(item, Group):
            inner = _joined(item.matrix, matrix)
            within = clip
            if item.clip is not None:
                within = _within(_bounds(_mapped_path(item.clip, inner)), clip)
            yield from _leaves(item.items, inner, within)
        else:
            yield item if matrix == _SAME else _mapped(item, matrix), clip


def _joined(first: Matrix, then: Matrix) -> Matrix:
    x, y = _point(first.e, first.f, then)
    a, b = first.a * then.a + first.b * then.c, first.a * then.b + first.b * then.d
    c, d = first.c * then.a + first.d * then.c, first.c * then.b + first.d * then.d
    return Matrix(a, b, c, d, x, y)


def _point(x: float, y: float, matrix: Matrix) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _mapped(item: Leaf, matrix: Matrix) -> Leaf:
    """Return an item in page coordinates; for turned text the place of its origin must do."""
    match item:
        case PlacedRun():
            x, y = _point(item.x, item.y, matrix)
            return item._replace(x=x, y=y)
        case Shape():
            return item._replace(path=_mapped_path(item.path, matrix))
        case PlacedImage():
            return item._replace(box=_bounds(_mapped_path(rectangle(item.box), matrix)))


def _mapped_path(path: Path, matrix: Matrix) -> Path:
    return tuple(
        segment._replace(
            points=tuple(
                value
                for at in range(0, len(segment.points), 2)
                for value in _point(segment.points[at], segment.points[at + 1], matrix)
            )
        )
        for segment in path
    )


def _within(box: Rect, clip: Rect | None) -> Rect:
    """Return the part of a box that a clip leaves."""
    if clip is None:
        return box
    x, y = max(box.x, clip.x), max(box.y, clip.y)
    right, bottom = min(box.right, clip.right), min(box.bottom, clip.bottom)
    return Rect(x, y, max(0.0, right - x), max(0.0, bottom - y))


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
