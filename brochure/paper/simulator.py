"""Paper: a fold simulator in one dimension, to prove that panels fit where they are folded.

Takes panel widths and creases, gives the layers of the folded piece: which face of which panel
lies where. From that follow the closed faces, the order in which a reader meets the panels, how
far a crease misses a boundary inside, and whether a tucked panel clears the crease.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from brochure.paper.folds import Crease

Face = Literal["A", "B"]
"""`A` is the outside of the flat piece, `B` its inside."""
HALF = 0.5
"""A panel counts as hidden where more than this share of it is covered."""


EPSILON = 1e-6


class Lying(NamedTuple):
    """A panel as it lies: its place on the line, and which face looks up."""

    panel: int
    left: float
    right: float
    up: Face


Layers = tuple[tuple[Lying, ...], ...]
"""Layers of paper from top to bottom."""


def fold(widths: Sequence[float], creases: Sequence[Crease]) -> Layers:
    """Return the layers after all creases; the flat piece lies with its inside up."""
    lines = _lines(widths)
    layers: Layers = (
        tuple(
            Lying(panel, left, right, "B") for panel, (left, right) in enumerate(pairwise(lines))
        ),
    )
    for crease in creases:
        layers, lines = _folded(layers, lines, crease)
    return layers


def _lines(widths: Sequence[float]) -> list[float]:
    lines = [0.0]
    for width in widths:
        lines.append(lines[-1] + width)
    return lines


def _folded(layers: Layers, lines: list[float], crease: Crease) -> tuple[Layers, list[float]]:
    at = lines[crease.line]
    before = crease.moves == "start"
    stay: list[tuple[Lying, ...]] = []
    moved: list[tuple[Lying, ...]] = []
    for layer in layers:
        moving = tuple(p for p in layer if ((p.left + p.right) / 2 < at) == before)
        rest = tuple(p for p in layer if p not in moving)
        if rest:
            stay.append(rest)
        if moving:
            moved.insert(0, tuple(_turned(piece, at) for piece in moving))
    turned = [2 * at - x if (x < at) == before and x != at else x for x in lines]
    return tuple(moved + stay if crease.over else stay + moved), turned


def _turned(piece: Lying, at: float) -> Lying:
    up: Face = "A" if piece.up == "B" else "B"
    return Lying(piece.panel, 2 * at - piece.right, 2 * at - piece.left, up)


def seen(layers: Layers, *, from_below: bool = False) -> tuple[str, ...]:
    """Return the faces a reader sees, left to right, such as `A0`; from below after a turn."""
    found: list[tuple[float, str]] = []
    above: list[Lying] = []
    for layer in reversed(layers) if from_below else layers:
        for piece in layer:
            if _hidden(piece, above) <= HALF * (piece.right - piece.left):
                other: Face = "A" if piece.up == "B" else "B"
                found.append((piece.left, f"{other if from_below else piece.up}{piece.panel}"))
        above += layer
    faces = tuple(face for _, face in sorted(found))
    return faces[::-1] if from_below else faces


def _hidden(piece: Lying, above: Sequence[Lying]) -> float:
    """Return how much of a panel's width lies below others."""
    reach, hidden = piece.left, 0.0
    for left, right in sorted((p.left, p.right) for p in above):
        start, end = max(left, reach), min(right, piece.right)
        if end > start:
            hidden += end - start
            reach = end
    return hidden


def reading_order(widths: Sequence[float], creases: Sequence[Crease]) -> tuple[str, ...]:
    """Return all faces as a reader meets them: closed, opening, open, and the back last.

    Faces of the inside wait until the piece is open, so that a spread is read as one.
    """
    count = len(widths)
    if not creases:
        return tuple(f"{face}{panel}" for face in "AB" for panel in range(count))
    closed = seen(fold(widths, creases), from_below=True)
    outside: dict[str, None] = {}
    for done in range(len(creases), 0, -1):
        visible = seen(fold(widths, creases[:done]))
        outside.update(dict.fromkeys(f for f in visible if f.startswith("A") and f not in closed))
    inside = tuple(f"B{panel}" for panel in range(count))
    later = tuple(f"A{panel}" for panel in range(count) if f"A{panel}" not in outside)
    rest = tuple(face for face in later if face not in closed)
    return (*outside, *inside, *rest, *(face for face in later if face in closed))


def crease_error(widths: Sequence[float], creases: Sequence[Crease]) -> float:
    """Return by how much, at worst, a crease misses the boundary of a panel in another layer."""
    worst = 0.0
    for done, crease in enumerate(creases):
        layers, lines = fold(widths, creases[:done]), _lines(widths)
        for earlier in creases[:done]:
            at, before = lines[earlier.line], earlier.moves == "start"
            lines = [2 * at - x if (x < at) == before and x != at else x for x in lines]
        at = lines[crease.line]
        for layer in layers:
            for piece in layer:
                if piece.left + EPSILON < at < piece.right - EPSILON:
                    worst = max(worst, min(at - piece.left, piece.right - at))
    return worst


def clearance(widths: Sequence[float], creases: Sequence[Crease]) -> float | None:
    """Return how far, at least, the free edge of a tucked panel stays clear of a crease.

    A panel is tucked where paper lies above and below it. None where nothing is tucked in; below 0
    a panel would buckle.
    """
    layers = fold(widths, creases)
    last = len(widths) - 1
    tight = []
    for level, layer in enumerate(layers):
        for piece in layer:
            outer = [_overlaps(piece, some) for some in (layers[:level], layers[level + 1 :])]
            if piece.panel in (0, last) and last and all(outer):
                free = _free_edge(piece, layers, 1 if piece.panel == 0 else last - 1)
                others = [other for some in layers for other in some if other != piece]
                low, high = min(o.left for o in others), max(o.right for o in others)
                tight.append(min(free - low, high - free))
    return min(tight) if tight else None


def _overlaps(piece: Lying, layers: Sequence[Sequence[Lying]]) -> bool:
    others = [other for layer in layers for other in layer]
    return any(min(piece.right, o.right) - max(piece.left, o.left) > EPSILON for o in others)


def _free_edge(piece: Lying, layers: Layers, neighbor: int) -> float:
    """Return the edge of an end panel that does not hang on its neighbor."""
    other = next(p for layer in layers for p in layer if p.panel == neighbor)
    left = min(abs(piece.left - other.left), abs(piece.left - other.right))
    right = min(abs(piece.right - other.left), abs(piece.right - other.right))
    return piece.right if left < right else piece.left
