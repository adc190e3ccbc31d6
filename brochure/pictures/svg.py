"""SVG drawings: a small safe subset as a `Drawing`, everything else refused with a reason.

Read are svg, g, path, circle, ellipse, rect, line, polyline and polygon with plain fills and
strokes and any transform; metadata is skipped. Codes, all errors: `picture.svg-broken`,
`picture.svg-too-large`, `picture.svg-doctype`, `picture.svg-script`, `picture.svg-external`,
`picture.svg-text`, `picture.svg-unsupported`.
"""

import math
from collections.abc import Iterator, Mapping
from xml.parsers import expat

from brochure.forms.pages import LAYOUT, Drawing, Shape
from brochure.pictures import svg_style as styles
from brochure.pictures.svg_path import PathError, read_path
from brochure.pictures.svg_style import Style, StyleError
from brochure.values.diagnostic import Diagnostic
from brochure.values.digest import digest
from brochure.values.geometry import KAPPA, Matrix, Path, Rect, Segment, line
from brochure.values.ink import Ink
from brochure.values.span import Span

BYTES = 4_000_000
"""Size of a file at most."""
DEPTH = 64
ELEMENTS = 20_000

_SKIPPED = frozenset({"title", "desc", "metadata", "defs", "namedview"})
_SCRIPTS = frozenset({"script", "foreignObject", "iframe", "handler", "set", "animate"})
_TEXTS = frozenset({"text", "tspan", "textPath", "font", "font-face"})
_EXTERNAL = frozenset({"image", "use", "feImage", "a"})
_SHAPES = frozenset({"path", "circle", "ellipse", "rect", "line", "polyline", "polygon"})


class _RefusalError(Exception):
    """Reading stops: the rest is not worth looking at."""


def read_svg(data: bytes, file: str) -> tuple[Drawing | None, tuple[Diagnostic, ...]]:
    """Read a drawing; None with at least one error when any part of it cannot be shown."""
    if len(data) > BYTES:
        message = f"the drawing has {len(data) / 1e6:.1f} MB, the most is {BYTES / 1e6:.0f} MB"
        hint = "Simplify its paths in a drawing program."
        return None, (_error("svg-too-large", message, Span(file), hint),)
    reader = _Reader(file)
    reader.read(data)
    if reader.diagnostics or reader.view is None:
        return None, tuple(reader.diagnostics)
    shapes = tuple(reader.shapes)
    return Drawing(view_box=reader.view, shapes=shapes, digest=digest("svg", data)), ()


def recolor(drawing: Drawing, mapping: Mapping[tuple[int, int, int], Ink]) -> Drawing:
    """Return the drawing with inks replaced by their exact sRGB value, in fills and strokes."""
    changes = sorted((rgb, ink) for rgb, ink in mapping.items())
    shapes = tuple(_recolored(shape, mapping) for shape in drawing.shapes)
    return Drawing(
        view_box=drawing.view_box,
        shapes=shapes,
        digest=digest(drawing.digest, repr([(rgb, tuple(ink)) for rgb, ink in changes])),
    )


def _recolored(shape: Shape, mapping: Mapping[tuple[int, int, int], Ink]) -> Shape:
    fill = shape.fill and mapping.get(shape.fill.rgb, shape.fill)
    stroke = shape.stroke
    if stroke is not None:
        stroke = stroke._replace(ink=mapping.get(stroke.ink.rgb, stroke.ink))
    return shape._replace(fill=fill, stroke=stroke)


def _error(code: str, message: str, span: Span, hint: str) -> Diagnostic:
    return Diagnostic(
        code=f"picture.{code}", severity="error", message=message, span=span, hints=(hint,)
    )


class _Reader:
    """Takes the events of the XML parser."""

    def __init__(self, file: str) -> None:
        self.shapes: list[Shape] = []
        self.diagnostics: list[Diagnostic] = []
        self.view: Rect | None = None
        self._file = file
        self._stack: list[tuple[Style, Matrix]] = []
        self._skipping = 0
        self._elements = 0
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.EntityDeclHandler = self._doctype

    def read(self, data: bytes) -> None:
        """Read the whole file; problems end in `diagnostics`."""
        try:
            self._parser.Parse(data, True)
        except expat.ExpatError as error:
            span = Span(self._file, error.lineno, error.offset + 1, error.lineno, error.offset + 2)
            reason = expat.ErrorString(error.code)
            message = f"the drawing is no well-formed XML: {reason}"
            self.diagnostics.append(
                _error("svg-broken", message, span, "Save it anew from a drawing program.")
            )
        except _RefusalError:
            pass
        else:
            if self.view is None and not self.diagnostics:
                self._report("svg-broken", "there is no svg element", "Is it an SVG file?")

    def _span(self) -> Span:
        row, column = self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1
        return Span(self._file, row, column, row, column + 1)

    def _report(self, code: str, message: str, hint: str) -> None:
        self.diagnostics.append(_error(code, message, self._span(), hint))

    def _refuse(self, code: str, message: str, hint: str) -> None:
        self._report(code, message, hint)
        raise _RefusalError

    def _doctype(self, *_: object) -> None:
        hint = "Remove the DOCTYPE line."
        self._refuse("svg-doctype", "the drawing declares a document type or entities", hint)

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._elements += 1
        if len(self._stack) + self._skipping > DEPTH or self._elements > ELEMENTS:
            message = f"the drawing nests deeper than {DEPTH} or has over {ELEMENTS} elements"
            self._refuse("svg-too-large", message, "Simplify it in a drawing program.")
        name = tag.rpartition(" ")[2]
        self._check_safety(name, attributes)
        if self._skipping or name in _SKIPPED:
            self._skipping += 1
            return
        outer_style, outer = self._stack[-1] if self._stack else (Style(), styles.IDENTITY)
        style, refused = styles.apply(outer_style, attributes)
        for key, value in refused:
            message = f"{key}={value!r} of <{name}> is not supported"
            self._report("svg-unsupported", message, "Use plain colours and strokes.")
        self._stack.append((style, self._transformed(outer, attributes)))
        self._element(name, attributes)

    def _end(self, _: str) -> None:
        if self._skipping:
            self._skipping -= 1
        else:
            self._stack.pop()

    def _check_safety(self, name: str, attributes: Mapping[str, str]) -> None:
        scripts = [key for key in attributes if key.lower().startswith("on")]
        if name in _SCRIPTS or scripts:
            what = f"<{name}>" if name in _SCRIPTS else f"the attribute {scripts[0]!r}"
            self._refuse("svg-script", f"{what} can run a program", "Remove it.")
        for key, value in attributes.items():
            outside = key.rpartition(" ")[2] == "href" and not value.startswith("#")
            if outside or ("url(" in value and "url(#" not in value.replace(" ", "")):
                message = f"<{name}> refers to something outside the file"
                self._refuse("svg-external", message, "Draw it as paths in the file itself.")

    def _transformed(self, outer: Matrix, attributes: Mapping[str, str]) -> Matrix:
        try:
            return styles.product(outer, styles.read_transform(attributes.get("transform", "")))
        except StyleError as error:
            self._report("svg-broken", f"the transform {str(error)!r} cannot be read", "Fix it.")
            return outer

    def _element(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "svg":
            self._root(attributes)
        elif self.view is None:
            self._refuse("svg-broken", f"the first element is <{name}>", "Is it an SVG file?")
        elif name in _SHAPES:
            self._shape(name, attributes)
        elif name in _TEXTS:
            self._report("svg-text", "the drawing holds text", "Convert its text to paths.")
        elif name in _EXTERNAL:
            self._report("svg-external", f"<{name}> is not supported", "Draw it as paths.")
        elif name != "g":
            hint = "Only plain shapes are; flatten the drawing in a drawing program."
            self._report("svg-unsupported", f"<{name}> is not supported", hint)

    def _root(self, attributes: Mapping[str, str]) -> None:
        if self.view is not None:
            self._report("svg-unsupported", "an svg inside the svg", "Flatten the drawing.")
            return
        try:
            if "viewBox" in attributes:
                x, y, width, height = styles.read_numbers(attributes["viewBox"])
            else:
                x, y = 0.0, 0.0
                width = styles.read_length(attributes.get("width", ""))
                height = styles.read_length(attributes.get("height", ""))
        except ValueError:
            self._refuse("svg-broken", "the drawing has no size", "Give the svg a viewBox.")
        if width <= 0 or height <= 0:
            self._refuse("svg-broken", "the drawing has no area", "Give the svg a viewBox.")
        self.view = Rect(x, y, width, height)

    def _shape(self, name: str, attributes: Mapping[str, str]) -> None:
        style, matrix = self._stack[-1]
        try:
            path = _outline(name, attributes)
        except (StyleError, PathError) as error:
            message = f"<{name}> cannot be read at {str(error)!r}"
            self._report("svg-broken", message, "Save the drawing anew.")
            return
        scale = math.sqrt(abs(matrix.a * matrix.d - matrix.b * matrix.c))
        fill = Ink(style.fill) if style.fill and name != "line" else None
        stroke = style.pen(scale)
        if not path or not style.shown or (fill is None and stroke is None):
            return
        placed = path if matrix == styles.IDENTITY else tuple(_mapped(path, matrix))
        self.shapes.append(Shape(placed, fill, stroke, LAYOUT, style.even_odd))


def _mapped(path: Path, matrix: Matrix) -> Iterator[Segment]:
    for operator, points in path:
        pairs = zip(points[::2], points[1::2], strict=True)
        yield Segment(
            operator,
            tuple(
                value
                for x, y in pairs
                for value in (
                    matrix.a * x + matrix.c * y + matrix.e,
                    matrix.b * x + matrix.d * y + matrix.f,
                )
            ),
        )


def _outline(name: str, attributes: Mapping[str, str]) -> Path:
    """Return the path of a shape element; raises StyleError or PathError."""

    def length(key: str, default: float = 0.0) -> float:
        return styles.read_length(attributes[key]) if key in attributes else default

    if name == "path":
        return read_path(attributes.get("d", ""))
    if name == "line":
        return line(length("x1"), length("y1"), length("x2"), length("y2"))
    if name in {"polyline", "polygon"}:
        return _polygon(attributes.get("points", ""), closed=name == "polygon")
    if name == "rect":
        box = Rect(length("x"), length("y"), length("width"), length("height"))
        across = length("rx", length("ry"))
        return _rounded(box, across, length("ry", across))
    radius = length("r")
    across, up = (radius, radius) if name == "circle" else (length("rx"), length("ry"))
    x, y = length("cx"), length("cy")
    return _rounded(Rect(x - across, y - up, 2 * across, 2 * up), across, up)


def _polygon(text: str, *, closed: bool) -> Path:
    values = styles.read_numbers(text)
    if len(values) % 2:
        raise StyleError(text[:20])
    points = list(zip(values[::2], values[1::2], strict=True))
    segments = [Segment("L" if index else "M", point) for index, point in enumerate(points)]
    return (*segments, Segment("Z")) if closed and segments else tuple(segments)


def _rounded(box: Rect, across: float, up: float) -> Path:
    """Return a rectangle with elliptical corners; an ellipse when they meet."""
    if box.width <= 0 or box.height <= 0:
        return ()
    rx, ry = min(max(across, 0), box.width / 2), min(max(up, 0), box.height / 2)
    left, top, right, bottom = box.x, box.y, box.right, box.bottom
    if not rx or not ry:
        corners = ((left, top), (right, top), (right, bottom), (left, bottom))
        return (*(Segment("L" if i else "M", c) for i, c in enumerate(corners)), Segment("Z"))
    kx, ky = rx * (1 - KAPPA), ry * (1 - KAPPA)
    path = [
        Segment("M", (left + rx, top)),
        Segment("L", (right - rx, top)),
        Segment("C", (right - kx, top, right, top + ky, right, top + ry)),
        Segment("L", (right, bottom - ry)),
        Segment("C", (right, bottom - ky, right - kx, bottom, right - rx, bottom)),
        Segment("L", (left + rx, bottom)),
        Segment("C", (left + kx, bottom, left, bottom - ky, left, bottom - ry)),
        Segment("L", (left, top + ry)),
        Segment("C", (left, top + ky, left + kx, top, left + rx, top)),
        Segment("Z"),
    ]
    return tuple(
        segment
        for before, segment in zip([path[0], *path], path, strict=False)
        if segment.operator != "L" or segment.points != before.points[-2:]
    )
