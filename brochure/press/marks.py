"""Marks: what cutting, folding and printing need around a piece, as artifacts.

Takes the block of pieces on a sheet and where it is cut and folded; gives items in the coordinates
of the sheet's trim. Nothing stands nearer to the trim than the bleed and one millimetre.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from brochure.forms.pages import LAYOUT, GlyphRun, Item, PlacedRun, Shape, Stroke
from brochure.values.geometry import Rect, circle, line, rectangle
from brochure.values.ink import REGISTRATION, Ink
from brochure.values.units import mm

WEIGHT = 0.25
"""Thickness of marks, in points."""
LENGTH = mm(5)
CLEAR = mm(1)
"""Distance of marks from the bleed."""
FOLD_DASH = (2.0, 1.5)
TARGET = mm(2.5)
"""Radius of registration targets."""
TARGET_AT = 0.25
"""Where targets stand along a side; its middle belongs to folds."""
PATCH = mm(5)
SLUG_DROP = mm(3.5)
"""Distance of the slug's baseline from the ends of the cutting marks."""
BLACK = Ink((0, 0, 0), (0, 0, 0, 100))

Words = Sequence[tuple[float, GlyphRun]]
"""Runs of a line, each with its distance from the start of the line."""


class Block(NamedTuple):
    """Pieces on a sheet, in the coordinates of the block's own top left corner."""

    width: float
    height: float
    cuts_x: tuple[float, ...]
    """Where the block is cut downwards."""
    cuts_y: tuple[float, ...]
    folds: tuple[float, ...]
    """Where it is folded, downwards."""
    bleed: float

    @property
    def reach(self) -> float:
        """How far cutting marks reach out from the block."""
        return self.bleed + CLEAR + LENGTH


ROOM = CLEAR + LENGTH
"""What marks need beside the bleed, on each side."""


def marks(block: Block, media: Rect, spots: Sequence[Ink], slug: Words) -> tuple[Item, ...]:
    """Return all marks that fit on the sheet; `media` is the sheet in the block's coordinates."""
    every = [
        *_cuts(block),
        *_folds(block),
        *_targets(block),
        *_bar(block, spots),
    ]
    shown: list[Item] = [shape for shape in every if _fits(shape, media)]
    y = block.height + block.reach + SLUG_DROP
    if y < media.bottom - mm(1):
        x = mm(4)
        shown += [PlacedRun(x + dx, y, run, BLACK, LAYOUT) for dx, run in slug]
    return tuple(shown)


def _fits(shape: Shape, media: Rect) -> bool:
    points = [segment.points for segment in shape.path if segment.points]
    return all(
        media.x <= p[i] <= media.right and media.y <= p[i + 1] <= media.bottom
        for p in points
        for i in range(0, len(p), 2)
    )


def _stroke(dash: tuple[float, ...] = ()) -> Stroke:
    return Stroke(REGISTRATION, WEIGHT, dash)


def _cuts(block: Block) -> Iterator[Shape]:
    """Yield the ticks that knives follow, outside the bleed only."""
    near = block.bleed + CLEAR
    for x in block.cuts_x:
        yield Shape(line(x, -near, x, -near - LENGTH), None, _stroke(), LAYOUT)
        low = block.height + near
        yield Shape(line(x, low, x, low + LENGTH), None, _stroke(), LAYOUT)
    for y in block.cuts_y:
        yield Shape(line(-near, y, -near - LENGTH, y), None, _stroke(), LAYOUT)
        far = block.width + near
        yield Shape(line(far, y, far + LENGTH, y), None, _stroke(), LAYOUT)


def _folds(block: Block) -> Iterator[Shape]:
    near = block.bleed + CLEAR
    for x in block.folds:
        pen = _stroke(FOLD_DASH)
        yield Shape(line(x, -near, x, -near - LENGTH), None, pen, LAYOUT)
        low = block.height + near
        yield Shape(line(x, low, x, low + LENGTH), None, pen, LAYOUT)


def _targets(block: Block) -> Iterator[Shape]:
    """Yield a ring with a cross on each side, for the plates to be laid over each other."""
    out = block.bleed + CLEAR + TARGET * 1.2
    across, down = block.width * TARGET_AT, block.height * (1 - TARGET_AT)
    for x, y in (
        (across, -out),
        (across, block.height + out),
        (-out, down),
        (block.width + out, down),
    ):
        yield Shape(circle(x, y, TARGET * 0.6), None, _stroke(), LAYOUT)
        yield Shape(line(x - TARGET, y, x + TARGET, y), None, _stroke(), LAYOUT)
        yield Shape(line(x, y - TARGET, x, y + TARGET), None, _stroke(), LAYOUT)


def _bar(block: Block, spots: Sequence[Ink]) -> Iterator[Shape]:
    """Yield the colour bar down the right side: solids, half tints, overlaps, grey, spots."""
    x, y = block.width + block.bleed + CLEAR + mm(1), mm(4)
    inks = [_process(recipe) for recipe in _RECIPES]
    for spot in spots:
        inks += [spot._replace(tint=100.0), spot._replace(tint=50.0)]
    for index, ink in enumerate(inks):
        top = y + index * PATCH
        if top + PATCH > block.height * (1 - TARGET_AT) - 2 * TARGET:
            return
        yield Shape(rectangle(Rect(x, top, PATCH, PATCH)), ink, None, LAYOUT)


_RECIPES: tuple[tuple[float, float, float, float], ...] = (
    (100, 0, 0, 0),
    (0, 100, 0, 0),
    (0, 0, 100, 0),
    (0, 0, 0, 100),
    (50, 0, 0, 0),
    (0, 50, 0, 0),
    (0, 0, 50, 0),
    (0, 0, 0, 50),
    (100, 100, 0, 0),
    (0, 100, 100, 0),
    (100, 0, 100, 0),
    (50, 40, 40, 0),
)


def _process(recipe: tuple[float, float, float, float]) -> Ink:
    """Return process inks with a screen value good enough to tell patches apart."""
    cyan, magenta, yellow, black = (value / 100 for value in recipe)
    red, green, blue = (round(255 * (1 - ink) * (1 - black)) for ink in (cyan, magenta, yellow))
    return Ink((red, green, blue), recipe)
