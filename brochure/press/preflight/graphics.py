"""Graphics: matrices, the graphics state and paths, as a content stream builds them up."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import sqrt
from typing import Any

from brochure.press.preflight.marks import BLACK_TONE, EVERYWHERE, Box, FontFacts, Tone
from brochure.press.preflight.spaces import Space

Matrix = tuple[float, float, float, float, float, float]
UNIT: Matrix = (1, 0, 0, 1, 0, 0)
GRAY = Space("DeviceGray", is_default=False)


def multiplied(first: Matrix, second: Matrix) -> Matrix:
    """Return the matrix that does the first, then the second."""
    a, b, c, d, e, f = first
    p, q, r, s, t, u = second
    first_row, second_row = (a * p + b * r, a * q + b * s), (c * p + d * r, c * q + d * s)
    return (*first_row, *second_row, e * p + f * r + t, e * q + f * s + u)


def box_of(points: Iterable[tuple[float, float]], matrix: Matrix) -> Box:
    """Return the box around points after a matrix."""
    a, b, c, d, e, f = matrix
    if not (b or c):  # upright, as nearly all are
        xs, ys = zip(*points, strict=True)
        across = (a * min(xs) + e, a * max(xs) + e)
        up = (d * min(ys) + f, d * max(ys) + f)
    else:
        moved = [(a * x + c * y + e, b * x + d * y + f) for x, y in points]
        across, up = zip(*moved, strict=True)
    return Box(min(across), min(up), max(across), max(up))


@dataclass(slots=True)
class Graphics:
    """The graphics state (8.4.1)."""

    matrix: Matrix
    clip: Box = EVERYWHERE
    fill: Tone = BLACK_TONE
    stroke: Tone = BLACK_TONE
    fill_space: Space = GRAY
    stroke_space: Space = GRAY
    width: float = 1.0
    over_fill: bool = False
    over_stroke: bool = False
    alpha_fill: float = 1.0
    alpha_stroke: float = 1.0
    is_blended: bool = False
    font: FontFacts | None = None
    size: float = 0.0
    spacing: float = 0.0
    word_spacing: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0


Points = list[tuple[float, float]]


@dataclass(slots=True)
class Path:
    """The path under construction, as subpaths of points."""

    subpaths: list[Points] = field(default_factory=list)
    clips: bool = False

    def points(self) -> Points:
        """Return all points."""
        return [point for subpath in self.subpaths for point in subpath]


def upright(matrix: Matrix) -> Box:
    """Return a box with the side lengths of the unit square after a matrix, turned upright."""
    a, b, c, d, e, f = matrix
    return Box(e, f, e + sqrt(a * a + b * b), f + sqrt(c * c + d * d))


def height_of(matrix: Matrix) -> float:
    """Return by how much a matrix scales upwards."""
    return sqrt(matrix[2] ** 2 + matrix[3] ** 2)


def thinnest(matrix: Matrix) -> float:
    """Return by how much a matrix scales lines where it scales them least."""
    a, b, c, d = matrix[:4]
    return min(sqrt(a * a + b * b), sqrt(c * c + d * d))


def is_rectangle(points: Points) -> bool:
    """Tell whether points are the corners of an upright rectangle."""
    corners = points[:-1] if len(points) == 5 and points[0] == points[-1] else points
    if len(corners) != 4:
        return False
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = corners
    across_first = y0 == y1 and x1 == x2 and y2 == y3 and x3 == x0
    up_first = x0 == x1 and y1 == y2 and x2 == x3 and y3 == y0
    return across_first or up_first


def advance_of(pieces: list[Any], now: Graphics) -> tuple[float, int]:
    """Return how far the pen moves over strings and adjustments, and the number of codes."""
    assert now.font is not None
    widths, default, step = now.font.widths, now.font.default_width, now.font.bytes_per_code
    total, letters = 0.0, 0
    for piece in pieces:
        if isinstance(piece, bytes):
            codes = (
                piece
                if step == 1
                else [piece[at] << 8 | piece[at + 1] for at in range(0, len(piece) - 1, 2)]
            )
            letters += len(codes)
            total += sum([widths.get(code, default) for code in codes]) * now.size
            total += now.spacing * len(codes)
            if step == 1 and now.word_spacing:
                total += now.word_spacing * piece.count(b" ")
        else:
            total -= float(piece) / 1000 * now.size
    return total * now.scale, letters


def matrix_of(values: list[Any]) -> Matrix:
    """Return the matrix of six operands."""
    a, b, c, d, e, f = (float(value) for value in values[:6])
    return (a, b, c, d, e, f)
