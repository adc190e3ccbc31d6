"""Saddle stitching: which pages share a sheet, and how far sheets creep.

Pages count from 0; None is a blank. Sheets are nested, the first outermost, and seen after turning
about the vertical axis. A right-bound booklet, as right-to-left languages have it, is the mirror
image. Lengths are in points.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Literal, NamedTuple

from brochure.values.units import mm

Slot = int | None
"""Index of a page, or None for a blank."""
Blanks = Literal["end", "before-back"]
"""Where blank pages go: after the last page, or before it, so that it stays the back cover."""

BULK: Mapping[str, float] = MappingProxyType(
    {"gloss": 0.80, "silk": 0.88, "matt": 0.92, "uncoated": 1.25, "bulky": 1.5}
)
"""Volume of papers in cm³ per gram: usual values, which a product may override."""


class Paper(NamedTuple):
    """What a piece is printed on."""

    weight: float = 135.0
    """Grams per square metre."""
    bulk: float = BULK["silk"]
    """Cubic centimetres per gram."""

    @property
    def caliper(self) -> float:
        """Thickness of a sheet, in points."""
        return mm(self.weight * self.bulk / 1000)


class Leaf(NamedTuple):
    """A sheet of two leaves, flat: what stands left and right on its front and its back."""

    front: tuple[Slot, Slot]
    back: tuple[Slot, Slot]
    signature: int
    """Which bundle of nested sheets it belongs to."""
    depth: int
    """How many sheets of its bundle lie around it."""


def padded(count: int, *, blanks: Blanks = "end", multiple: int = 4) -> tuple[Slot, ...]:
    """Return page indexes with blanks up to a multiple."""
    pages: tuple[Slot, ...] = tuple(range(count))
    fill: tuple[Slot, ...] = (None,) * (-count % multiple)
    if blanks == "before-back" and count > 1:
        return (*pages[:-1], *fill, pages[-1])
    return (*pages, *fill)


def leaves(
    slots: Sequence[Slot], *, right_bound: bool = False, signature: int | None = None
) -> tuple[Leaf, ...]:
    """Return the sheets of a booklet, outermost first.

    Args:
        slots: pages in reading order, a multiple of four.
        right_bound: whether the spine is at the right of the front cover.
        signature: sheets nested in each bundle; None nests all in one.
    """
    assert len(slots) % 4 == 0, "a sheet has four pages"
    size = 4 * signature if signature else max(len(slots), 4)
    return tuple(
        leaf
        for number, at in enumerate(range(0, len(slots), size))
        for leaf in _bundle(tuple(slots[at : at + size]), number, right_bound=right_bound)
    )


def _bundle(slots: tuple[Slot, ...], number: int, *, right_bound: bool) -> tuple[Leaf, ...]:
    found = []
    last = len(slots) - 1
    for depth in range(len(slots) // 4):
        outer, inner = 2 * depth, 2 * depth + 1
        front = (slots[last - outer], slots[outer])
        back = (slots[inner], slots[last - inner])
        if right_bound:
            front, back = front[::-1], back[::-1]
        found.append(Leaf(front, back, number, depth))
    return tuple(found)


def read_back(sheets: Sequence[Leaf], *, right_bound: bool = False) -> tuple[Slot, ...]:
    """Return the pages as a reader meets them: nest each bundle, fold it, turn its leaves."""
    order: list[Slot] = []
    for signature in sorted({sheet.signature for sheet in sheets}):
        nested = [sheet for sheet in sheets if sheet.signature == signature]
        nested.sort(key=lambda sheet: sheet.depth)
        # Folded at the spine, a sheet's fore halves open before the middle, its others after it.
        ahead, behind = (0, 1) if right_bound else (1, 0)
        for sheet in nested:
            order += [sheet.front[ahead], sheet.back[behind]]
        for sheet in reversed(nested):
            order += [sheet.back[ahead], sheet.front[behind]]
    return tuple(order)


def creep(depth: int, paper: Paper, *, factor: float = 1.0) -> float:
    """Return how far the pages of a sheet move towards the spine, in points.

    `factor` is 1 for a pressed crease and about 1.57 for a round one.
    """
    return factor * paper.caliper * depth


def thickness(sheets: int, paper: Paper) -> float:
    """Return how thick so many nested sheets are when folded, in points."""
    return 2 * sheets * paper.caliper
