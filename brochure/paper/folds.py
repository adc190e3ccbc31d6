"""Folds: kinds of folded pieces, the widths of their panels, and the creases in order.

Panels count from 0 along the inside face, from the start edge (left in left-to-right languages);
the outside face shows the same panels in the opposite order. A tucked panel is narrower, so that
it clears the crease it is folded into. Lengths are in the unit of the flat width given.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, NamedTuple

Edge = Literal["start", "end"]
"""Which part of the flat piece moves when it is creased."""


class Crease(NamedTuple):
    """One fold: where, which part moves, and whether it comes to lie on top or below."""

    line: int
    """Boundary between panels, counted from the start edge: 1 is after the first panel."""
    moves: Edge
    over: bool = True


class Measures(NamedTuple):
    """What the widths of a fold are worked out from."""

    flat: float
    """Width of the flat piece."""
    tuck: float
    """How much narrower a tucked panel is."""
    panels: int
    """Number of panels."""
    gap: float
    """Distance between two doors that meet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoldKind:
    """A way to fold a sheet."""

    name: str
    summary: str
    count: int | None
    """Number of panels; None: as many as the product says."""
    widths: Callable[[Measures], tuple[float, ...]]
    creases: Callable[[int], tuple[Crease, ...]]
    names: Mapping[str, str]
    """Names people use of faces such as `A0` (outside of the first panel) or `B2` (inside)."""


def _even(m: Measures) -> tuple[float, ...]:
    return (m.flat / m.panels,) * m.panels


def _letter(m: Measures) -> tuple[float, ...]:
    full = (m.flat + m.tuck) / 3
    return (full, full, full - m.tuck)


def _gate(m: Measures) -> tuple[float, ...]:
    center = (m.flat + m.gap) / 2
    door = (center - m.gap) / 2
    return (door, center, door)


def _double_gate(m: Measures) -> tuple[float, ...]:
    full = (m.flat + 2 * m.tuck) / 4
    return (full - m.tuck, full, full, full - m.tuck)


def _double_parallel(m: Measures) -> tuple[float, ...]:
    # The second crease goes through both layers, so only the innermost panel may be short.
    full = (m.flat + m.tuck) / 4
    return (full, full, full, full - m.tuck)


def _double_parallel_trade(m: Measures) -> tuple[float, ...]:
    full = (m.flat + 2 * m.tuck) / 4
    return (full, full, full - m.tuck, full - m.tuck)


def _roll(m: Measures) -> tuple[float, ...]:
    full = (m.flat + 3 * m.tuck) / 4
    return (full, full, full - m.tuck, full - 2 * m.tuck)


def _zigzag(count: int) -> tuple[Crease, ...]:
    """Crease from the far end to the cover, under and over by turns."""
    far = tuple(Crease(line, "end", over=line % 2 == 1) for line in range(count - 1, 1, -1))
    return (*far, Crease(1, "start"))


def _fixed(*creases: Crease) -> Callable[[int], tuple[Crease, ...]]:
    return lambda count: creases


_KINDS = (
    FoldKind(
        name="none",
        summary="not folded, printed on both sides",
        count=1,
        widths=_even,
        creases=_fixed(),
        names={"A0": "front", "B0": "back"},
    ),
    FoldKind(
        name="bifold",
        summary="folded once",
        count=2,
        widths=_even,
        creases=_fixed(Crease(1, "start")),
        names={"A0": "cover", "A1": "back"},
    ),
    FoldKind(
        name="letter",
        summary="letter fold, the last panel tucked in",
        count=3,
        widths=_letter,
        creases=_fixed(Crease(2, "end"), Crease(1, "start")),
        names={"A0": "cover", "A1": "back", "A2": "flap"},
    ),
    FoldKind(
        name="z",
        summary="Z-fold",
        count=3,
        widths=_even,
        creases=_zigzag,
        names={"A0": "cover", "B2": "back"},
    ),
    FoldKind(
        name="accordion",
        summary="accordion fold",
        count=None,
        widths=_even,
        creases=_zigzag,
        names={"A0": "cover"},
    ),
    FoldKind(
        name="gate",
        summary="gate fold, two doors that meet",
        count=3,
        widths=_gate,
        creases=_fixed(Crease(1, "start"), Crease(2, "end")),
        names={"A0": "cover-start", "A2": "cover-end", "A1": "back"},
    ),
    FoldKind(
        name="double-gate",
        summary="gate fold, folded once more in the middle",
        count=4,
        widths=_double_gate,
        creases=_fixed(Crease(1, "start"), Crease(3, "end"), Crease(2, "start")),
        names={"A1": "cover", "A2": "back", "A0": "door-start", "A3": "door-end"},
    ),
    FoldKind(
        name="double-parallel",
        summary="folded in half, and in half again",
        count=4,
        widths=_double_parallel,
        creases=_fixed(Crease(2, "end"), Crease(1, "start")),
        names={"A0": "cover", "A1": "back", "A3": "flap-start", "A2": "flap-end"},
    ),
    FoldKind(
        name="double-parallel-trade",
        summary="the same with the two short panels of printers' tables",
        count=4,
        widths=_double_parallel_trade,
        creases=_fixed(Crease(2, "end"), Crease(1, "start")),
        names={"A0": "cover", "A1": "back", "A3": "flap-start", "A2": "flap-end"},
    ),
    FoldKind(
        name="roll",
        summary="rolled up from the end, each panel narrower",
        count=4,
        widths=_roll,
        creases=_fixed(Crease(3, "end"), Crease(2, "end"), Crease(1, "start")),
        names={"A0": "cover", "A1": "back", "A2": "flap-1", "A3": "flap-2"},
    ),
)

KINDS: Mapping[str, FoldKind] = MappingProxyType({kind.name: kind for kind in _KINDS})
"""The kinds of folds by name."""


def mirrored(creases: tuple[Crease, ...], count: int) -> tuple[Crease, ...]:
    """Return the creases of the mirror image, for right-to-left pieces seen from the left."""
    turned: Mapping[Edge, Edge] = {"start": "end", "end": "start"}
    return tuple(Crease(count - line, turned[moves], over) for line, moves, over in creases)
