"""SVG path data: the `d` attribute as absolute lines and cubic curves (SVG 1.1, 8.3)."""

import math
import re
from collections.abc import Iterator

from brochure.values.geometry import Path, Segment

SEGMENTS = 100_000
"""Segments of one path at most."""
FARTHEST = 1e6
"""Largest number, so that no arc overflows."""
NOTHING = 1e-6
"""Lengths below this are none."""

_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_TOKEN = re.compile(rf"[MLHVCSQTZmlhvcsqtz]|{_NUMBER.pattern}")
_LETTERS = frozenset("MLHVCSQTZmlhvcsqtz")
_NO_NUMBER = math.nan
"""Stands among numbers for a letter; found again by identity."""
_BETWEEN = re.compile(r"[\s,]*")
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}

Point = tuple[float, float]


class PathError(ValueError):
    """The path data cannot be read; carries the text that stands in the way."""


class _Scanner:
    """Reads commands, numbers and flags; flags need no space between them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._place = 0

    def _skip(self) -> None:
        match = _BETWEEN.match(self._text, self._place)
        assert match is not None
        self._place = match.end()

    def rest(self) -> str:
        """Return what is left, shortened, for messages."""
        return self._text[self._place : self._place + 20]

    def command(self) -> str | None:
        """Return the command letter at this place, if there is one."""
        self._skip()
        letter = self._text[self._place : self._place + 1]
        if letter.isalpha() and letter.upper() in _COUNTS:
            self._place += 1
            return letter
        return None

    def at_end(self) -> bool:
        """Tell whether all is read."""
        self._skip()
        return self._place >= len(self._text)

    def number(self) -> float:
        """Read a number."""
        self._skip()
        match = _NUMBER.match(self._text, self._place)
        if match is None:
            raise PathError(self.rest())
        self._place = match.end()
        value = float(match[0])
        if abs(value) > FARTHEST:
            raise PathError(match[0])
        return value

    def flag(self) -> float:
        """Read a 0 or 1."""
        self._skip()
        letter = self._text[self._place : self._place + 1]
        if letter not in {"0", "1"} or not letter:
            raise PathError(self.rest())
        self._place += 1
        return float(letter)


def _commands(text: str) -> Iterator[tuple[str, list[float]]]:
    """Yield letters with their operands; repeated operands repeat the letter."""
    return _scanned(text) if "a" in text or "A" in text else _split(text)


def _split(text: str) -> Iterator[tuple[str, list[float]]]:
    """Do what `_scanned` does five times as fast, where no flags can stand together."""
    if strange := _TOKEN.sub("", text).strip(" \t\r\n\f,"):
        raise PathError(strange[:20])
    tokens = _TOKEN.findall(text)
    values = [_NO_NUMBER if token in _LETTERS else float(token) for token in tokens]
    if any(value > FARTHEST or value < -FARTHEST for value in values):
        raise PathError(text[:20])
    letter, place = "", 0
    while place < len(tokens):
        if tokens[place] in _LETTERS:
            letter = tokens[place]
            place += 1
        elif not letter or letter in "zZ":
            raise PathError(tokens[place])
        end = place + _COUNTS[letter.upper()]
        operands = values[place:end]
        if end > len(values) or _NO_NUMBER in operands:
            raise PathError(letter)
        yield letter, operands
        place = end
        letter = {"M": "L", "m": "l"}.get(letter, letter)


def _scanned(text: str) -> Iterator[tuple[str, list[float]]]:
    """Yield letters with their operands, reading letter by letter."""
    scanner = _Scanner(text)
    letter = ""
    while not scanner.at_end():
        given = scanner.command()
        if given is None and (not letter or letter in "zZ"):
            raise PathError(scanner.rest())
        letter = given or {"M": "L", "m": "l"}.get(letter, letter)
        is_arc = letter in "aA"
        yield (
            letter,
            [
                scanner.flag() if is_arc and index in {3, 4} else scanner.number()
                for index in range(_COUNTS[letter.upper()])
            ],
        )


class _Pen:
    """Turns commands into absolute segments."""

    def __init__(self) -> None:
        self.segments: list[Segment] = []
        self._at: Point = (0.0, 0.0)
        self._start: Point = (0.0, 0.0)
        self._cubic: Point | None = None
        """Second control point of a cubic curve just drawn."""
        self._quadratic: Point | None = None

    def draw(self, letter: str, operands: list[float]) -> None:
        """Do one command."""
        kind = letter.upper()
        if not self.segments and kind != "M":
            raise PathError(letter)
        values = self._absolute(kind, operands) if letter.islower() else operands
        cubic, quadratic = self._cubic, self._quadratic
        self._cubic = self._quadratic = None
        if kind in "MLHVZ":
            self._straight(kind, values)
        elif kind in "CS":
            control = (values[0], values[1]) if kind == "C" else self._mirrored(cubic)
            self._curve(control, (values[-4], values[-3]), (values[-2], values[-1]))
            self._cubic = (values[-4], values[-3])
        elif kind in "QT":
            control = (values[0], values[1]) if kind == "Q" else self._mirrored(quadratic)
            self._raise(control, (values[-2], values[-1]))
            self._quadratic = control
        else:
            self._arc(values)

    def _absolute(self, kind: str, operands: list[float]) -> list[float]:
        x, y = self._at
        if kind == "H":
            return [operands[0] + x]
        if kind == "V":
            return [operands[0] + y]
        if kind == "A":
            return [*operands[:5], operands[5] + x, operands[6] + y]
        return [value + (y if index % 2 else x) for index, value in enumerate(operands)]

    def _mirrored(self, control: Point | None) -> Point:
        if control is None:
            return self._at
        return 2 * self._at[0] - control[0], 2 * self._at[1] - control[1]

    def _straight(self, kind: str, values: list[float]) -> None:
        if kind == "Z":
            self.segments.append(Segment("Z"))
            self._at = self._start
            return
        if kind == "H":
            self._at = (values[0], self._at[1])
        elif kind == "V":
            self._at = (self._at[0], values[0])
        else:
            self._at = (values[0], values[1])
        if kind == "M":
            self._start = self._at
        elif self.segments[-1].operator == "Z":
            self.segments.append(Segment("M", self._start))
        self.segments.append(Segment("M" if kind == "M" else "L", self._at))

    def _curve(self, first: Point, second: Point, end: Point) -> None:
        if self.segments[-1].operator == "Z":
            self.segments.append(Segment("M", self._start))
        self.segments.append(Segment("C", (*first, *second, *end)))
        self._at = end

    def _raise(self, control: Point, end: Point) -> None:
        """Draw a quadratic curve as a cubic one."""
        x, y = self._at
        first = (x + 2 / 3 * (control[0] - x), y + 2 / 3 * (control[1] - y))
        second = (end[0] + 2 / 3 * (control[0] - end[0]), end[1] + 2 / 3 * (control[1] - end[1]))
        self._curve(first, second, end)

    def _arc(self, values: list[float]) -> None:
        across, up, tilt, large, sweep, *end = values
        target = (end[0], end[1])
        if math.dist(self._at, target) < NOTHING:
            return
        if abs(across) < NOTHING or abs(up) < NOTHING:
            self._straight("L", [*target])
            return
        arc = _Arc(self._at, target, (abs(across), abs(up)), math.radians(tilt))
        curves = list(arc.curves(large=bool(large), sweep=bool(sweep)))
        for first, second, point in curves[:-1]:
            self._curve(first, second, point)
        self._curve(curves[-1][0], curves[-1][1], target)


class _Arc:
    """An elliptical arc between two points (SVG 1.1, F.6.5)."""

    def __init__(self, start: Point, end: Point, radii: Point, tilt: float) -> None:
        self._cos, self._sin = math.cos(tilt), math.sin(tilt)
        dx, dy = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
        self._x = self._cos * dx + self._sin * dy
        self._y = self._cos * dy - self._sin * dx
        excess = (self._x / radii[0]) ** 2 + (self._y / radii[1]) ** 2
        grow = math.sqrt(excess) if excess > 1 else 1.0
        self._rx, self._ry = radii[0] * grow, radii[1] * grow
        self._middle = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)

    def curves(self, *, large: bool, sweep: bool) -> Iterator[tuple[Point, Point, Point]]:
        """Yield cubic curves of a quarter turn at most."""
        x, y, rx, ry = self._x, self._y, self._rx, self._ry
        over = (rx * y) ** 2 + (ry * x) ** 2
        factor = math.sqrt(max(0.0, (rx * ry) ** 2 / over - 1)) * (-1 if large == sweep else 1)
        cx, cy = factor * rx * y / ry, -factor * ry * x / rx
        start = math.atan2((y - cy) / ry, (x - cx) / rx)
        turn = math.atan2((-y - cy) / ry, (-x - cx) / rx) - start
        if sweep and turn < 0:
            turn += 2 * math.pi
        elif not sweep and turn > 0:
            turn -= 2 * math.pi
        count = max(1, math.ceil(abs(turn) / (math.pi / 2) - 1e-9))
        step = turn / count
        k = 4 / 3 * math.tan(step / 4)
        for index in range(count):
            a = start + index * step
            b = a + step
            yield (
                self._point(cx, cy, math.cos(a) - k * math.sin(a), math.sin(a) + k * math.cos(a)),
                self._point(cx, cy, math.cos(b) + k * math.sin(b), math.sin(b) - k * math.cos(b)),
                self._point(cx, cy, math.cos(b), math.sin(b)),
            )

    def _point(self, cx: float, cy: float, u: float, v: float) -> Point:
        """Return a point of the unit circle's plane in the plane of the picture."""
        x, y = cx + self._rx * u, cy + self._ry * v
        return (
            self._cos * x - self._sin * y + self._middle[0],
            self._sin * x + self._cos * y + self._middle[1],
        )


def read_path(text: str) -> Path:
    """Return the segments of path data; raises PathError."""
    pen = _Pen()
    for letter, operands in _commands(text):
        pen.draw(letter, operands)
        if len(pen.segments) > SEGMENTS:
            raise PathError(f"more than {SEGMENTS} segments")
    return tuple(pen.segments)
