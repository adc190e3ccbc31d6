"""Trace: runs the content of a page and notes what is painted where, in which inks.

Follows matrices, colours, overprint, text positions and clips through nested forms (ISO 32000-1,
8 and 9). Boxes of curves are those of their control points; a clip counts by its box.
"""

from collections.abc import Callable
from copy import copy
from functools import cache
from typing import Any

from brochure.press.preflight.graphics import (
    UNIT,
    Graphics,
    Matrix,
    Path,
    advance_of,
    box_of,
    height_of,
    is_rectangle,
    matrix_of,
    multiplied,
    thinnest,
    upright,
)
from brochure.press.preflight.instructions import INLINE_IMAGE, Instruction, instructions_of
from brochure.press.preflight.marks import Box, Painted, Tone
from brochure.press.preflight.resources import Store
from brochure.press.preflight.spaces import Space

BROKEN = (ArithmeticError, AttributeError, IndexError, KeyError, TypeError, ValueError)
"""What objects of the wrong kind lead to."""
DEEPEST = 12
"""Forms nested deeper than this are not followed."""
ASCENT, DESCENT = 0.8, 0.22
"""Extent of letters above and below the baseline, in ems: what there is to cut off."""
FEWEST_ROWS = 40
"""A path of fewer rectangles is no QR code (the smallest has over a hundred dark modules)."""


@cache
def troubles() -> tuple[type[Exception], ...]:
    """Return all that reading a damaged file may raise."""
    import pikepdf

    return (pikepdf.PdfError, pikepdf.DataDecodingError, RuntimeError, *BROKEN)


class Tracer:
    """Traces one page."""

    def __init__(self, store: Store) -> None:
        """Share what is known of the file's objects with the other pages."""
        self._store = store
        self.painted: list[Painted] = []
        self.broken: list[str] = []
        """What could not be followed."""
        self._path = Path()
        self._text: Matrix = UNIT
        self._line: Matrix = UNIT
        self._now = Graphics(UNIT)
        self._stack: list[Graphics] = []
        self._resources = store.resources(None)

    def page(self, page: Any) -> list[Painted]:  # noqa: ANN401
        """Return everything a page paints, in order."""
        self._resources = self._store.resources(inherited(page, "/Resources"))
        try:
            self._run(instructions_of(page, _KNOWN), depth=0)
        except troubles() as problem:
            self.broken.append(str(problem))
        return self.painted

    def _run(self, instructions: list[Instruction], depth: int) -> None:
        for operator, operands in instructions:
            try:
                if operator == "Do":
                    self._object(str(operands[0]), depth)
                else:
                    _ACTIONS[operator](self, operands)
            except BROKEN as problem:
                # Programs at a press skip what they cannot read, too.
                self.broken.append(f"'{operator}' cannot be followed: {problem}")

    # ------------------------------------------------------------------ state

    def _save(self, _: list[Any]) -> None:
        self._stack.append(copy(self._now))

    def _restore(self, _: list[Any]) -> None:
        if self._stack:
            self._now = self._stack.pop()

    def _concat(self, operands: list[Any]) -> None:
        self._now.matrix = multiplied(matrix_of(operands), self._now.matrix)

    def _state(self, operands: list[Any]) -> None:
        now, state = self._now, self._resources.state(str(operands[0]))
        if state.over_fill is not None:
            now.over_fill = state.over_fill
        if state.over_stroke is not None:
            now.over_stroke = state.over_stroke
        if state.alpha_fill is not None:
            now.alpha_fill = state.alpha_fill
        if state.alpha_stroke is not None:
            now.alpha_stroke = state.alpha_stroke
        if state.is_blended is not None:
            now.is_blended = state.is_blended
        if state.width is not None:
            now.width = state.width

    def _width(self, operands: list[Any]) -> None:
        self._now.width = float(operands[0])

    # ------------------------------------------------------------------ colour

    def _fill_space(self, operands: list[Any]) -> None:
        self._now.fill_space = self._resources.space(str(operands[0]))
        self._now.fill = self._now.fill_space.first()

    def _stroke_space(self, operands: list[Any]) -> None:
        self._now.stroke_space = self._resources.space(str(operands[0]))
        self._now.stroke = self._now.stroke_space.first()

    def _fill_color(self, operands: list[Any]) -> None:
        self._now.fill = self._tone(self._now.fill_space, operands)

    def _stroke_color(self, operands: list[Any]) -> None:
        self._now.stroke = self._tone(self._now.stroke_space, operands)

    def _tone(self, space: Space, operands: list[Any]) -> Tone:
        if operands and isinstance(operands[-1], str):
            return self._resources.pattern(operands[-1]).tone([])
        return space.tone([float(value) for value in operands])

    def _device_fill(self, name: str, operands: list[Any]) -> None:
        self._now.fill_space = self._resources.space(name)
        self._now.fill = self._now.fill_space.tone(operands)

    def _device_stroke(self, name: str, operands: list[Any]) -> None:
        self._now.stroke_space = self._resources.space(name)
        self._now.stroke = self._now.stroke_space.tone(operands)

    # ------------------------------------------------------------------ paths

    def _move(self, operands: list[Any]) -> None:
        self._path.subpaths.append([(operands[0], operands[1])])

    def _add(self, operands: list[Any]) -> None:
        if not self._path.subpaths:
            self._path.subpaths.append([])
        pairs = zip(operands[::2], operands[1::2], strict=False)
        self._path.subpaths[-1].extend(pairs)

    def _rectangle(self, operands: list[Any]) -> None:
        x, y, width, height = operands[:4]
        corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
        self._path.subpaths.append(corners)

    def _clip(self, _: list[Any]) -> None:
        self._path.clips = True

    def _paint(self, *, fill: bool, stroke: bool) -> None:
        points = self._path.points()
        now = self._now
        if points:
            box = box_of(points, now.matrix)
            if fill:
                self._filled(box)
            if stroke:
                self._stroked(box)
            if self._path.clips:
                now.clip = now.clip.shared(box)
        self._path = Path()

    def _filled(self, box: Box) -> None:
        now, subpaths = self._now, self._path.subpaths
        shown = box.shared(now.clip)
        if shown.width <= 0 or shown.height <= 0:
            return
        is_upright = not (now.matrix[1] or now.matrix[2])
        self._note(
            "fill",
            shown,
            now.fill,
            is_rectangle=is_upright and len(subpaths) == 1 and is_rectangle(subpaths[0]),
            rows=self._rows() if is_upright and len(subpaths) >= FEWEST_ROWS else (),
        )

    def _rows(self) -> tuple[Box, ...]:
        """Return the rectangles of a path that has nothing else."""
        if not all(is_rectangle(subpath) for subpath in self._path.subpaths):
            return ()
        return tuple(box_of(subpath, self._now.matrix) for subpath in self._path.subpaths)

    def _stroked(self, box: Box) -> None:
        now = self._now
        weight = now.width * thinnest(now.matrix)
        shown = box.grown(weight / 2).shared(now.clip)
        if shown.width >= 0 and shown.height >= 0:
            self._note("stroke", shown, now.stroke, size=weight)

    def _note(self, kind: Any, box: Box, tone: Tone, **more: Any) -> None:  # noqa: ANN401
        now, stroke = self._now, kind == "stroke"
        self.painted.append(
            Painted(
                kind,
                box,
                tone,
                overprint=now.over_stroke if stroke else now.over_fill,
                alpha=now.alpha_stroke if stroke else now.alpha_fill,
                is_blended=now.is_blended,
                is_registration="All" in tone.plates,
                **more,
            )
        )

    # ------------------------------------------------------------------ text

    def _begin_text(self, _: list[Any]) -> None:
        self._text = self._line = UNIT

    def _font(self, operands: list[Any]) -> None:
        self._now.font = self._resources.font(str(operands[0]))
        self._now.size = float(operands[1])

    def _text_matrix(self, operands: list[Any]) -> None:
        self._text = self._line = matrix_of(operands)

    def _text_move(self, operands: list[Any]) -> None:
        step: Matrix = (1, 0, 0, 1, float(operands[0]), float(operands[1]))
        self._text = self._line = multiplied(step, self._line)

    def _text_move_leading(self, operands: list[Any]) -> None:
        self._now.leading = -float(operands[1])
        self._text_move(operands)

    def _next_line(self, _: list[Any]) -> None:
        self._text_move([0, -self._now.leading])

    def _show(self, operands: list[Any]) -> None:
        self._shown([operands[0]])

    def _show_array(self, operands: list[Any]) -> None:
        self._shown(operands[0])

    def _show_line(self, operands: list[Any]) -> None:
        self._next_line([])
        self._shown([operands[-1]])

    def _shown(self, pieces: list[Any]) -> None:
        now = self._now
        if now.font is None:
            return
        advance, letters = advance_of(pieces, now)
        matrix = multiplied(self._text, now.matrix)
        self._text = multiplied((1, 0, 0, 1, advance, 0), self._text)
        if not letters or now.mode in {3, 7}:
            return
        low, high = now.rise - DESCENT * now.size, now.rise + ASCENT * now.size
        box = box_of(((0, low), (advance, low), (advance, high), (0, high)), matrix)
        shown = box.shared(now.clip)
        if shown.width > 0 and shown.height > 0:
            outlined = now.mode in {1, 5}
            tone = now.stroke if outlined else now.fill
            self._note("text", shown, tone, size=abs(now.size) * height_of(matrix), font=now.font)

    # ------------------------------------------------------------------ objects

    def _object(self, name: str, depth: int) -> None:
        value = self._resources.xobject(name)
        if value is None:
            return
        kind = str(value.get("/Subtype"))
        if kind == "/Image":
            self._image(value)
        elif kind == "/Form" and depth < DEEPEST:
            self._form(value, depth)

    def _form(self, value: Any, depth: int) -> None:  # noqa: ANN401
        outer, resources = self._now, self._resources
        self._now = copy(outer)
        if "/Matrix" in value:
            self._now.matrix = multiplied(matrix_of(list(value.Matrix)), self._now.matrix)
        left, bottom, right, top = (float(edge) for edge in value.BBox)
        corners = ((left, bottom), (right, bottom), (right, top), (left, top))
        self._now.clip = self._now.clip.shared(box_of(corners, self._now.matrix))
        own = value.get("/Resources")
        self._resources = self._store.resources(own) if own is not None else resources
        if value.objgen not in self._store.instructions:
            self._store.instructions[value.objgen] = instructions_of(value, _KNOWN)
        self._run(self._store.instructions[value.objgen], depth + 1)
        self._now, self._resources = outer, resources

    def _image(self, value: Any) -> None:  # noqa: ANN401
        facts = self._store.image(value, self._resources)
        corners = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))
        whole = box_of(corners, self._now.matrix)
        shown = whole.shared(self._now.clip)
        if shown.width > 0 and shown.height > 0:
            plain = Tone(facts.space, (), facts.is_default)
            tone = self._now.fill if facts.is_stencil else plain
            masked = "/SMask" in value
            self._note("image", shown, tone, image=facts, full_box=upright(self._now.matrix))
            if masked:
                self.painted[-1] = self.painted[-1]._replace(is_blended=True)

    def _shading(self, operands: list[Any]) -> None:
        tone = self._resources.shading(str(operands[0])).tone([])
        self._note("shading", self._now.clip, tone)

    def _inline(self, operands: list[Any]) -> None:
        self._image(operands[0])


def inherited(page: Any, key: str) -> Any:  # noqa: ANN401
    """Return an entry of a page or of the nearest node above that has it (7.7.3.4)."""
    node, steps = page.obj if hasattr(page, "obj") else page, 0
    while node is not None and steps < 50:
        if key in node:
            return node[key]
        node, steps = node.get("/Parent"), steps + 1
    return None


def _set(name: str) -> Callable[[Tracer, list[Any]], None]:
    def apply(tracer: Tracer, operands: list[Any]) -> None:
        setattr(tracer._now, name, float(operands[0]))

    return apply


def _device(name: str, *, stroke: bool) -> Callable[[Tracer, list[Any]], None]:
    if stroke:
        return lambda tracer, operands: tracer._device_stroke(name, operands)
    return lambda tracer, operands: tracer._device_fill(name, operands)


def _painting(*, fill: bool, stroke: bool) -> Callable[[Tracer, list[Any]], None]:
    return lambda tracer, operands: tracer._paint(fill=fill, stroke=stroke)


def _scale(tracer: Tracer, operands: list[Any]) -> None:
    tracer._now.scale = float(operands[0]) / 100


def _mode(tracer: Tracer, operands: list[Any]) -> None:
    tracer._now.mode = int(operands[0])


def _show_spaced(tracer: Tracer, operands: list[Any]) -> None:
    tracer._now.word_spacing, tracer._now.spacing = float(operands[0]), float(operands[1])
    tracer._show_line(operands)


_ACTIONS: dict[str, Callable[[Tracer, list[Any]], None]] = {
    "q": Tracer._save,
    "Q": Tracer._restore,
    "cm": Tracer._concat,
    "gs": Tracer._state,
    "w": Tracer._width,
    "cs": Tracer._fill_space,
    "CS": Tracer._stroke_space,
    "sc": Tracer._fill_color,
    "scn": Tracer._fill_color,
    "SC": Tracer._stroke_color,
    "SCN": Tracer._stroke_color,
    "g": _device("/DeviceGray", stroke=False),
    "G": _device("/DeviceGray", stroke=True),
    "rg": _device("/DeviceRGB", stroke=False),
    "RG": _device("/DeviceRGB", stroke=True),
    "k": _device("/DeviceCMYK", stroke=False),
    "K": _device("/DeviceCMYK", stroke=True),
    "m": Tracer._move,
    "l": Tracer._add,
    "c": Tracer._add,
    "v": Tracer._add,
    "y": Tracer._add,
    "re": Tracer._rectangle,
    "W": Tracer._clip,
    "W*": Tracer._clip,
    "n": _painting(fill=False, stroke=False),
    "f": _painting(fill=True, stroke=False),
    "F": _painting(fill=True, stroke=False),
    "f*": _painting(fill=True, stroke=False),
    "S": _painting(fill=False, stroke=True),
    "s": _painting(fill=False, stroke=True),
    "B": _painting(fill=True, stroke=True),
    "B*": _painting(fill=True, stroke=True),
    "b": _painting(fill=True, stroke=True),
    "b*": _painting(fill=True, stroke=True),
    "sh": Tracer._shading,
    "BT": Tracer._begin_text,
    "Tf": Tracer._font,
    "Tm": Tracer._text_matrix,
    "Td": Tracer._text_move,
    "TD": Tracer._text_move_leading,
    "T*": Tracer._next_line,
    "Tj": Tracer._show,
    "TJ": Tracer._show_array,
    "'": Tracer._show_line,
    '"': _show_spaced,
    "Tc": _set("spacing"),
    "Tw": _set("word_spacing"),
    "TL": _set("leading"),
    "Ts": _set("rise"),
    "Tz": _scale,
    "Tr": _mode,
    INLINE_IMAGE: Tracer._inline,
}
_KNOWN = frozenset(_ACTIONS) | {"Do"}
