"""SVG presentation: colours, strokes, lengths and transforms (SVG 1.1, 7.6, 11)."""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from brochure.forms.pages import Stroke
from brochure.values.geometry import Matrix
from brochure.values.ink import Ink

Rgb = tuple[int, int, int]

NAMED: Mapping[str, Rgb] = {
    "black": (0, 0, 0),
    "silver": (192, 192, 192),
    "gray": (128, 128, 128),
    "grey": (128, 128, 128),
    "white": (255, 255, 255),
    "maroon": (128, 0, 0),
    "red": (255, 0, 0),
    "purple": (128, 0, 128),
    "fuchsia": (255, 0, 255),
    "green": (0, 128, 0),
    "lime": (0, 255, 0),
    "olive": (128, 128, 0),
    "yellow": (255, 255, 0),
    "navy": (0, 0, 128),
    "blue": (0, 0, 255),
    "teal": (0, 128, 128),
    "aqua": (0, 255, 255),
    "currentcolor": (0, 0, 0),
}
_PX = {"": 1.0, "px": 1.0, "pt": 4 / 3, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
_LENGTH = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*(px|pt|mm|cm|in)?")
_FUNCTION = re.compile(r"\s*([a-zA-Z]+)\s*\(([^)]*)\)[\s,]*")
_RGB = re.compile(r"rgb\(\s*([^,\s]+)[\s,]+([^,\s]+)[\s,]+([^,\s)]+)\s*\)")


class StyleError(ValueError):
    """A value cannot be read or is outside the subset; the text says which."""


@dataclass(frozen=True, slots=True)
class Style:
    """Inherited properties."""

    fill: Rgb | None = (0, 0, 0)
    stroke: Rgb | None = None
    width: float = 1.0
    cap: Literal["butt", "round", "square"] = "butt"
    join: Literal["miter", "round", "bevel"] = "miter"
    dash: tuple[float, ...] = ()
    even_odd: bool = False
    shown: bool = True

    def pen(self, scale: float) -> Stroke | None:
        """Return the stroke under a transform that scales by `scale`; None without one."""
        if self.stroke is None or self.width <= 0:
            return None
        dash = tuple(length * scale for length in self.dash)
        return Stroke(Ink(self.stroke), self.width * scale, dash, self.cap, self.join)


def read_length(text: str) -> float:
    """Return a length in user units; percentages are outside the subset."""
    match = _LENGTH.fullmatch(text.strip())
    if match is None:
        raise StyleError(text)
    value = float(match[1]) * _PX[match[2] or ""]
    if not math.isfinite(value):
        raise StyleError(text)
    return value


def read_numbers(text: str) -> list[float]:
    """Return a list of lengths separated by spaces or commas."""
    return [read_length(part) for part in re.split(r"[\s,]+", text.strip()) if part]


def read_color(text: str) -> Rgb | None:
    """Return a colour; None for `none`."""
    plain = text.strip().lower()
    if plain in {"none", "transparent"}:
        return None
    if plain in NAMED:
        return NAMED[plain]
    if re.fullmatch(r"#[0-9a-f]{3}", plain):
        plain = "#" + "".join(2 * digit for digit in plain[1:])
    if re.fullmatch(r"#[0-9a-f]{6}", plain):
        return int(plain[1:3], 16), int(plain[3:5], 16), int(plain[5:7], 16)
    if match := _RGB.fullmatch(plain):
        red, green, blue = (_channel(part) for part in match.groups())
        return red, green, blue
    raise StyleError(text)


def _channel(text: str) -> int:
    try:
        value = float(text[:-1]) * 2.55 if text.endswith("%") else float(text)
    except ValueError:
        raise StyleError(text) from None
    return round(min(max(value, 0.0), 255.0))


def _one_of(*choices: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text.strip() not in choices:
            raise StyleError(text)
        return text.strip()

    return read


def _read_dash(text: str) -> tuple[float, ...]:
    if text.strip() == "none":
        return ()
    lengths = tuple(read_numbers(text))
    if any(length < 0 for length in lengths):
        raise StyleError(text)
    if not any(lengths):
        return ()
    return lengths if len(lengths) % 2 == 0 else lengths * 2


def _must_be(*allowed: str) -> Callable[[str], str]:
    """Return a reader of a property that is supported in one value only."""

    def read(text: str) -> str:
        if text.strip() not in allowed:
            raise StyleError(text)
        return text

    return read


_FIELDS: Mapping[str, tuple[str, Callable[[str], object]]] = {
    "fill": ("fill", read_color),
    "stroke": ("stroke", read_color),
    "stroke-width": ("width", read_length),
    "stroke-linecap": ("cap", _one_of("butt", "round", "square")),
    "stroke-linejoin": ("join", _one_of("miter", "round", "bevel")),
    "stroke-dasharray": ("dash", _read_dash),
    "fill-rule": ("even_odd", lambda text: text.strip() == "evenodd"),
    "display": ("shown", lambda text: text.strip() != "none"),
    "visibility": ("shown", lambda text: text.strip() == "visible"),
}
_FIXED: Mapping[str, Callable[[str], str]] = {
    "opacity": _must_be("1", "1.0", "100%"),
    "fill-opacity": _must_be("1", "1.0", "100%"),
    "stroke-opacity": _must_be("1", "1.0", "100%"),
    "stroke-dashoffset": _must_be("0"),
    "clip-path": _must_be("none"),
    "mask": _must_be("none"),
    "filter": _must_be("none"),
    "marker": _must_be("none"),
    "marker-start": _must_be("none"),
    "marker-mid": _must_be("none"),
    "marker-end": _must_be("none"),
}
"""Properties outside the subset, with the values that change nothing."""


def declarations(attributes: Mapping[str, str]) -> dict[str, str]:
    """Return presentation attributes, overridden by those of a `style` attribute."""
    found = {key: value for key, value in attributes.items() if key in _FIELDS or key in _FIXED}
    for part in attributes.get("style", "").split(";"):
        key, colon, value = part.partition(":")
        if colon and (key.strip() in _FIELDS or key.strip() in _FIXED):
            found[key.strip()] = value.strip()
    return found


def apply(style: Style, attributes: Mapping[str, str]) -> tuple[Style, list[tuple[str, str]]]:
    """Return the style of an element and the properties that cannot be honoured."""
    changes: dict[str, object] = {}
    refused = []
    for key, value in declarations(attributes).items():
        try:
            if key in _FIXED:
                _FIXED[key](value)
            elif value.strip() != "inherit":
                field, read = _FIELDS[key]
                changes[field] = read(value)
        except StyleError:
            refused.append((key, value))
    if not style.shown:
        changes["shown"] = False
    return replace(style, **changes), refused  # type: ignore[arg-type]


IDENTITY = Matrix(1, 0, 0, 1, 0, 0)


def product(outer: Matrix, inner: Matrix) -> Matrix:
    """Return the map that does `inner`, then `outer`."""
    return Matrix(
        outer.a * inner.a + outer.c * inner.b,
        outer.b * inner.a + outer.d * inner.b,
        outer.a * inner.c + outer.c * inner.d,
        outer.b * inner.c + outer.d * inner.d,
        outer.a * inner.e + outer.c * inner.f + outer.e,
        outer.b * inner.e + outer.d * inner.f + outer.f,
    )


def read_transform(text: str) -> Matrix:
    """Return the matrix of a transform list; raises StyleError."""
    matrix, place = IDENTITY, 0
    while place < len(text.rstrip()):
        match = _FUNCTION.match(text, place)
        if match is None:
            raise StyleError(text)
        matrix = product(matrix, _read_function(match[1], read_numbers(match[2])))
        place = match.end()
    return matrix


def _rotate(degrees: float, x: float = 0.0, y: float = 0.0) -> Matrix:
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    return Matrix(cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y)


def _scale(x: float, y: float | None = None) -> Matrix:
    return Matrix(x, 0, 0, x if y is None else y, 0, 0)


_FUNCTIONS: Mapping[str, Callable[..., Matrix]] = {
    "matrix": Matrix,
    "translate": lambda x, y=0.0: Matrix(1, 0, 0, 1, x, y),
    "scale": _scale,
    "rotate": _rotate,
    "skewX": lambda angle: Matrix(1, 0, math.tan(math.radians(angle)), 1, 0, 0),
    "skewY": lambda angle: Matrix(1, math.tan(math.radians(angle)), 0, 1, 0, 0),
}


def _read_function(name: str, values: list[float]) -> Matrix:
    try:
        return _FUNCTIONS[name](*values)
    except (KeyError, TypeError):
        raise StyleError(name) from None
