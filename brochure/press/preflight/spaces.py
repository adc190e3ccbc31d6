"""Colour spaces of a file: which plates a colour goes to, and how much of each.

Tint transforms of spot colours are not run: a spot colour is its own plate.
"""

from collections.abc import Sequence
from typing import Any

from brochure.press.preflight.marks import PROCESS, Tone

MOST_NESTED = 8
_DEVICE = {"DeviceGray": "DefaultGray", "DeviceRGB": "DefaultRGB", "DeviceCMYK": "DefaultCMYK"}
_SHORT = {"G": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK", "I": "Indexed"}
_CAL = {"CalGray": "ICC1", "CalRGB": "ICC3", "Lab": "ICC3"}


class Space:
    """One colour space."""

    __slots__ = ("_tones", "is_default", "name", "plates")

    def __init__(self, name: str, plates: tuple[str, ...] = (), *, is_default: bool) -> None:
        """Keep the kind of space and, for plates of its own, their names."""
        self.name = name
        self.plates = plates
        self.is_default = is_default
        self._tones: dict[tuple[float, ...], Tone] = {}

    def tone(self, values: Sequence[float]) -> Tone:
        """Return the colour of some operands."""
        key = tuple(values)
        known = self._tones.get(key)
        if known is None:
            known = self._tones[key] = self._tone(key)
        return known

    def _tone(self, values: Sequence[float]) -> Tone:
        if self.name in {"DeviceCMYK", "ICC4"}:
            return self._of(PROCESS, values)
        if self.name in {"DeviceGray", "ICC1"}:
            return self._of(("Black",), [1 - value for value in values[:1]])
        if self.plates:
            return self._of(self.plates, values)
        return Tone(self.name, (), self.is_default, ())

    def _of(self, plates: tuple[str, ...], values: Sequence[float]) -> Tone:
        pairs = zip(plates, values, strict=False)
        inks = tuple((plate, 100 * value) for plate, value in pairs if value > 0)
        return Tone(self.name, inks, self.is_default, plates)

    def first(self) -> Tone:
        """Return the colour a space starts with (ISO 32000-1, 8.6.8, CS)."""
        if self.name in {"DeviceCMYK", "ICC4"}:
            return self.tone((0, 0, 0, 1))
        if self.name in {"Separation", "DeviceN"}:
            return self.tone([1.0] * len(self.plates))
        return self.tone((0.0,))


def space_of(value: Any, resources: Any = None, depth: int = 0) -> Space:  # noqa: ANN401
    """Return the space of a name or array; a name is looked up in the resources."""
    if value is None or depth > MOST_NESTED:
        return Space("Unknown", is_default=False)
    text = str(value)[1:] if not _is_array(value) else str(value[0])[1:]
    text = _SHORT.get(text, text)
    if text in _DEVICE:
        return Space(text, is_default=_has(resources, _DEVICE[text]))
    if not _is_array(value):
        spaces = resources.get("/ColorSpace") if resources is not None else None
        found = spaces.get(f"/{text}") if spaces is not None else None
        return (
            Space(text, is_default=False)
            if found is None
            else space_of(found, resources, depth + 1)
        )
    return _of_array(text, value, resources, depth)


def _of_array(kind: str, value: Any, resources: Any, depth: int) -> Space:  # noqa: ANN401
    match kind:
        case "ICCBased":
            return Space(f"ICC{int(value[1].get('/N', 0))}", is_default=False)
        case "Separation":
            return Space(kind, (str(value[1])[1:],), is_default=False)
        case "DeviceN":
            return Space(kind, tuple(str(name)[1:] for name in value[1]), is_default=False)
        case "Indexed" | "Pattern" if len(value) > 1:
            return space_of(value[1], resources, depth + 1)
        case _:
            return Space(_CAL.get(kind, kind), is_default=False)


def _is_array(value: Any) -> bool:  # noqa: ANN401
    import pikepdf

    return isinstance(value, pikepdf.Array)


def _has(resources: Any, name: str) -> bool:  # noqa: ANN401
    spaces = resources.get("/ColorSpace") if resources is not None else None
    return spaces is not None and f"/{name}" in spaces
