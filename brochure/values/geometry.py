"""Plane geometry in points; origin at the top left of the trim box, x right, y down."""

from typing import Literal, NamedTuple

Side = Literal["top", "end", "bottom", "start"]
"""A side of a box in writing terms: `start` is left in left-to-right pages, right in others."""


class Rect(NamedTuple):
    """A rectangle by its top left corner and size, in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the bottom edge."""
        return self.y + self.height

    def grown(self, by: float) -> "Rect":
        """Return the rectangle moved outwards by `by` on all four sides."""
        return Rect(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)


class Matrix(NamedTuple):
    """An affine map x' = a x + c y + e, y' = b x + d y + f (ISO 32000-2, 8.3.4, y down)."""

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float


class Segment(NamedTuple):
    """One path segment: `M`/`L` with 2 numbers, `C` with 6, `Z` with none."""

    operator: Literal["M", "L", "C", "Z"]
    points: tuple[float, ...] = ()


Path = tuple[Segment, ...]
"""A path of absolute segments, y down."""

KAPPA = 0.5522847498307936
"""Control point distance of a cubic quarter circle of radius 1."""


def rectangle(box: Rect) -> Path:
    """Return the closed outline of a rectangle."""
    return (
        Segment("M", (box.x, box.y)),
        Segment("L", (box.right, box.y)),
        Segment("L", (box.right, box.bottom)),
        Segment("L", (box.x, box.bottom)),
        Segment("Z"),
    )


def line(x1: float, y1: float, x2: float, y2: float) -> Path:
    """Return a straight line."""
    return (Segment("M", (x1, y1)), Segment("L", (x2, y2)))


def circle(x: float, y: float, radius: float) -> Path:
    """Return a circle as four cubic curves."""
    k = radius * KAPPA
    return (
        Segment("M", (x + radius, y)),
        Segment("C", (x + radius, y + k, x + k, y + radius, x, y + radius)),
        Segment("C", (x - k, y + radius, x - radius, y + k, x - radius, y)),
        Segment("C", (x - radius, y - k, x - k, y - radius, x, y - radius)),
        Segment("C", (x + k, y - radius, x + radius, y - k, x + radius, y)),
        Segment("Z"),
    )
