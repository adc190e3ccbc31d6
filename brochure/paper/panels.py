"""Panels: the parts of a folded piece that are read one after the other.

Takes how a piece is folded and how large it is, gives its panels with their names and places, and
tells whether the piece can be folded. Lengths are points.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from brochure.paper.folds import KINDS, Crease, FoldKind, Measures
from brochure.paper.simulator import clearance, crease_error, reading_order
from brochure.values.units import Pt, mm, to_mm

PanelSide = Literal["outside", "inside"]
SLACK = mm(0.1)
"""Panels that add up to the flat width within this are right: people round."""
LEAST_TUCK = mm(0.75)
"""Room a tucked panel must leave before the crease (1/32 in, the least a folder needs)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fold:
    """How a product is folded."""

    kind: str = "none"
    """Name of a kind of `brochure.paper.folds`."""
    count: int = 0
    """Number of panels of an accordion; other kinds have theirs."""
    tuck: float = mm(2)
    """How much narrower a tucked panel is; 3 mm for paper over 170 g."""
    gap: float = mm(2)
    """Distance between the two doors of a gate."""
    widths: tuple[float, ...] = ()
    """Widths of the inside from its start, where a print shop has its own; else by rule."""

    @property
    def rule(self) -> FoldKind:
        """The kind of fold."""
        return KINDS[self.kind]

    @property
    def panels(self) -> int:
        """Number of panels."""
        return self.rule.count or self.count

    @property
    def creases(self) -> tuple[Crease, ...]:
        """The creases in the order they are made."""
        return self.rule.creases(self.panels)

    def inside(self, flat: float) -> tuple[float, ...]:
        """Return the widths of the panels of a flat piece, seen from the inside."""
        measures = Measures(flat, self.tuck, self.panels, self.gap)
        return self.widths or self.rule.widths(measures)


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One face of one panel."""

    name: str
    """Unique in its product: `cover`, `flap`, `back`, `inside-1` …"""
    face: str
    """`A` for the outside or `B` for the inside, and the number of the panel from 0."""
    side: PanelSide
    order: int
    """Place in reading order, from 0."""
    x: float
    """Distance of its start edge from the start edge of its side of the flat piece."""
    width: float
    height: float
    turn: Literal[0, 180] = 0
    """By how much its content is turned on the flat piece."""

    def left(self, flat: float, *, rtl: bool) -> float:
        """Return its left edge on its side of the flat piece; right-to-left pieces mirror."""
        return flat - self.x - self.width if rtl else self.x


@cache
def panels_of(fold: Fold, flat: float, height: float) -> tuple[Panel, ...]:
    """Return the panels of a flat piece in reading order."""
    widths = fold.inside(flat)
    faces = reading_order(widths, fold.creases)
    return tuple(_panel(fold, widths, height, face, order) for order, face in enumerate(faces))


def _panel(fold: Fold, widths: tuple[float, ...], height: float, face: str, order: int) -> Panel:
    number = int(face[1:])
    inside = face.startswith("B")
    side: PanelSide = "inside" if inside else "outside"
    return Panel(
        name=fold.rule.names.get(face, f"{side}-{number + 1}"),
        face=face,
        side=side,
        order=order,
        x=sum(widths[:number]) if inside else sum(widths[number + 1 :]),
        width=widths[number],
        height=height,
    )


def fold_lines(fold: Fold, flat: float, side: PanelSide, *, rtl: bool) -> tuple[float, ...]:
    """Return where creases cross a side of the flat piece, from its left edge."""
    widths = fold.inside(flat)
    if (side == "outside") != rtl:
        widths = widths[::-1]
    return tuple(sum(widths[: i + 1]) for i in range(len(widths) - 1))


def fold_problems(fold: Fold, flat: float) -> Iterator[str]:
    """Yield why a flat piece cannot be folded like this; nothing where it can."""
    if fold.panels < 1 or (fold.kind == "accordion" and fold.panels < 2):
        yield "an accordion needs at least 2 panels"
        return
    widths = fold.inside(flat)
    if len(widths) != fold.panels:
        yield f"there are {len(widths)} panels, but this fold has {fold.panels}"
        return
    if min(widths) <= 0:
        yield "a panel has no width"
        return
    if abs(sum(widths) - flat) > SLACK:
        total, wanted = _mm(sum(widths)), _mm(flat)
        yield f"the panels add up to {total}, but the flat piece is {wanted} wide"
    room = clearance(widths, fold.creases)
    if room is not None and room < LEAST_TUCK and fold.kind != "double-parallel-trade":
        yield (
            f"a tucked panel comes within {_mm(max(room, 0.0))} of the crease and would buckle; "
            f"it needs {_mm(LEAST_TUCK)} at least"
        )
    off = crease_error(widths, fold.creases)
    if off > SLACK and fold.kind != "double-parallel-trade":
        yield f"a crease misses the edge of a panel below it by {_mm(off)}"


def _mm(length: float) -> str:
    return f"{to_mm(Pt(length)):.2f}".rstrip("0").rstrip(".") + " mm"
