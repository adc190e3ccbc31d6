"""Colours: how a profile shows the inks of a page, as operators.

Takes an `Ink`, gives a `Paint`: the operators that set it for fills and for strokes, and the
graphics state it needs. The writer asks the profile's colours and knows no colour space itself.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

from brochure.forms.pages import Raster
from brochure.pdf import backend
from brochure.pdf.images import ImageParts, convert
from brochure.values.diagnostic import Diagnostic
from brochure.values.geometry import Path
from brochure.values.ink import Ink


class Paint(NamedTuple):
    """A colour in operators (ISO 32000-1, 8.6.8), each ending in a space."""

    fill: str
    stroke: str
    state: str | None = None
    """Operator of the graphics state it needs; None where the profile has no states."""


class Colors(Protocol):
    """What a profile knows of colour."""

    @property
    def key(self) -> str:
        """A name for all that decides how colours and pictures come out; equal means same bytes."""

    @property
    def usual(self) -> str | None:
        """Operator of the state that pages start with; None where the profile has no states."""

    def states(self) -> bytes | None:
        """Return the graphics states that operators name."""

    def paint(self, ink: Ink) -> Paint:
        """Return how lines and small areas are painted."""

    def text(self, ink: Ink) -> Paint:
        """Return how text is painted."""

    def area(self, ink: Ink, path: Path) -> Paint:
        """Return how the area inside a path is painted."""

    def picture(self, raster: Raster, wanted: tuple[int, int]) -> ImageParts:
        """Return a bitmap as the profile may show it, for a size in pixels."""

    def spaces(self, inks: Iterable[Ink]) -> Mapping[str, bytes]:
        """Return the colour space resources that the paints of some inks name."""

    def broken(self, inks: Iterable[Ink]) -> tuple[Diagnostic, ...]:
        """Return what keeps inks from being shown truly."""


class ScreenColors:
    """sRGB for eyes on a screen: the space of the output intent, nothing overprints."""

    key = "srgb"
    usual: str | None = None

    def __init__(self) -> None:
        """Start with nothing known."""
        self._paints: dict[tuple[int, int, int], Paint] = {}

    def paint(self, ink: Ink) -> Paint:
        """Return the sRGB value as `rg` and `RG`."""
        known = self._paints.get(ink.rgb)
        if known is None:
            red, green, blue = (_CHANNELS[value] for value in ink.rgb)
            known = Paint(f"{red} {green} {blue} rg ", f"{red} {green} {blue} RG ")
            self._paints[ink.rgb] = known
        return known

    def text(self, ink: Ink) -> Paint:
        """Return the same colour for text."""
        return self.paint(ink)

    def states(self) -> bytes | None:
        """Return nothing: colour alone is set."""
        return None

    def area(self, ink: Ink, path: Path) -> Paint:
        """Return the same colour for every area."""
        return self.paint(ink)

    def picture(self, raster: Raster, wanted: tuple[int, int]) -> ImageParts:
        """Return the bitmap in sRGB or gray."""
        return convert(raster, wanted)

    def spaces(self, inks: Iterable[Ink]) -> Mapping[str, bytes]:
        """Return nothing: device colours need no resource."""
        return {}

    def broken(self, inks: Iterable[Ink]) -> tuple[Diagnostic, ...]:
        """Return nothing: every ink has an sRGB value."""
        return ()


_CHANNELS = tuple(f"{round(value / 255, 4):g}" for value in range(256))


def separation(name: str, cmyk: tuple[float, float, float, float]) -> bytes:
    """Return the colour space of a spot colour, its alternate being a CMYK recipe (8.6.6.4)."""
    function = backend.dictionary(
        {
            "FunctionType": 2,
            "Domain": "[0 1]",
            "C0": "[0 0 0 0]",
            "C1": backend.array([value / 100 for value in cmyk]),
            "N": 1,
        }
    )
    return backend.array(["/Separation", backend.name(name), "/DeviceCMYK", function])


OVER, KNOCK = "/Over gs ", "/Knock gs "
"""Operators of the two states of overprinting."""


def overprint_states() -> bytes:
    """Return the graphics states `OVER` and `KNOCK` name (8.6.7, 11.7.4)."""
    over = backend.dictionary({"OP": "true", "op": "true", "OPM": 1})
    knock = backend.dictionary({"OP": "false", "op": "false", "OPM": 0})
    return backend.dictionary({"Over": over, "Knock": knock})
