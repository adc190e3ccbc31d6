"""Shapes as path and painting operators (ISO 32000-1, 8.5), in the y-down axes of the form."""

from brochure.forms.pages import Drawing, Shape, Stroke
from brochure.pdf.backend import number
from brochure.pdf.colors import Colors, Paint
from brochure.values.geometry import Path
from brochure.values.ink import Ink

_OPERATORS = {"M": "m", "L": "l", "C": "c"}
_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}


def path_operators(path: Path) -> str:
    """Return the operators that construct a path."""
    if corners := _corners(path):
        return " ".join([*map(number, corners), "re"])
    pieces: list[str] = []
    for operator, points in path:
        if operator == "Z":
            pieces.append("h")
        else:
            pieces += [number(value) for value in points]
            pieces.append(_OPERATORS[operator])
    return " ".join(pieces)


def _corners(path: Path) -> tuple[float, float, float, float] | None:
    """Return x, y, width and height of an upright rectangle; None for other paths."""
    if len(path) != 5 or [segment.operator for segment in path] != [*"MLLLZ"]:
        return None
    (x, y), second, (right, bottom), fourth = (segment.points for segment in path[:4])
    if second != (right, y) or fourth != (x, bottom):
        return None
    return x, y, right - x, bottom - y


class Pen:
    """Graphics state known to be set, so that only changes are written."""

    def __init__(self, colors: Colors, *, in_form: bool = False, floor: float = 0.0) -> None:
        """Begin a page, or a form: it starts with the state of its caller and keeps the usual one.

        A picture counts as a whole: what is black in it (a QR code) stays as it was drawn.
        Lines are drawn with `floor` at least.
        """
        self._colors = colors
        self._floor = floor
        self._in_form = in_form
        self._state: dict[str, str] = {}
        if colors.usual is not None and not in_form:
            self._state["gs"] = colors.usual
        self._saved: list[dict[str, str]] = []

    def save(self) -> None:
        """Remember the state at a `q`."""
        self._saved.append(dict(self._state))

    def restore(self) -> None:
        """Go back to the state at the matching `q`."""
        self._state = self._saved.pop()

    def set(self, operator: str, operands: str) -> str:
        """Return the operator with its operands, or nothing where it is set already."""
        if self._state.get(operator) == operands:
            return ""
        self._state[operator] = operands
        return f"{operands} {operator} "

    def text(self, ink: Ink) -> str:
        """Return the operators that set the colour of text."""
        paint = self._colors.text(ink)
        return self._put("fill", paint.fill) + self._over(paint)

    def usual(self) -> str:
        """Return the operators of the usual state, as pictures need it."""
        return self._put("gs", self._colors.usual) if self._colors.usual else ""

    def _put(self, key: str, operators: str) -> str:
        if self._state.get(key) == operators:
            return ""
        self._state[key] = operators
        return operators

    def _over(self, paint: Paint) -> str:
        if paint.state is None:
            return ""
        return self._put("gs", (self._colors.usual if self._in_form else None) or paint.state)

    def _stroke(self, stroke: Stroke, paint: Paint) -> str:
        dash = " ".join(number(length) for length in stroke.dash)
        return (
            self._put("stroke", paint.stroke)
            + self.set("w", number(max(stroke.weight, self._floor)))
            + self.set("J", str(_CAPS[stroke.cap]))
            + self.set("j", str(_JOINS[stroke.join]))
            + self.set("d", f"[{dash}] 0")
        )

    def _area(self, ink: Ink, path: Path) -> Paint:
        # How large the areas of a form become is not known here.
        return self._colors.paint(ink) if self._in_form else self._colors.area(ink, path)

    def paint(self, shape: Shape) -> str:
        """Return the operators of a whole shape; nothing for one without fill and stroke."""
        if shape.fill is None and shape.stroke is None:
            return ""
        state = ""
        paint = None
        if shape.fill:
            paint = self._area(shape.fill, shape.path)
            state = self._put("fill", paint.fill)
        if shape.stroke:
            line = self._colors.paint(shape.stroke.ink)
            state += self._stroke(shape.stroke, line)
            # One state for both: an area that overprints by mistake would be worse than a line.
            paint = line if paint is None or paint.state != self._colors.usual else paint
        state += self._over(paint) if paint else ""
        return f"{state}{path_operators(shape.path)} {_painting(shape)}"


def _painting(shape: Shape) -> str:
    """Return the painting operator of a shape."""
    if shape.fill is None:
        return "S"
    operator = "B" if shape.stroke else "f"
    return f"{operator}*" if shape.even_odd else operator


def drawing_operators(drawing: Drawing, colors: Colors, floor: float = 0.0) -> bytes:
    """Return the content of a drawing's form XObject, with SVG's miter limit.

    `floor` is the weight of the thinnest line, in the drawing's own units.
    """
    pen = Pen(colors, in_form=True, floor=floor)
    pieces = ["4 M", *(pen.paint(shape) for shape in drawing.shapes)]
    return "\n".join(piece for piece in pieces if piece).encode("ascii")
