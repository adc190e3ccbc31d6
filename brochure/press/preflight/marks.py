"""What is painted on a page, as preflight sees it: boxes, inks, sizes.

Points, y up, as in the file.
"""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple


class Box(NamedTuple):
    """A rectangle by its corners."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """Extent across."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Extent upwards."""
        return self.top - self.bottom

    @property
    def area(self) -> float:
        """Area in square points; 0 for an empty box."""
        return max(self.width, 0.0) * max(self.height, 0.0)

    def grown(self, by: float) -> "Box":
        """Return the box with all sides moved outwards."""
        return Box(self.left - by, self.bottom - by, self.right + by, self.top + by)

    def shared(self, other: "Box") -> "Box":
        """Return what two boxes have in common; empty where width or height is negative."""
        return Box(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )

    def meets(self, other: "Box") -> bool:
        """Tell whether two boxes share an area."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.bottom < other.top
            and other.bottom < self.top
        )

    def holds(self, other: "Box", slack: float = 0.01) -> bool:
        """Tell whether another box lies inside."""
        return (
            self.left <= other.left + slack
            and self.bottom <= other.bottom + slack
            and self.right >= other.right - slack
            and self.top >= other.top - slack
        )


EVERYWHERE = Box(-1e9, -1e9, 1e9, 1e9)
PROCESS = ("Cyan", "Magenta", "Yellow", "Black")


class Tone(NamedTuple):
    """A colour as painted."""

    space: str
    """`DeviceCMYK`, `DeviceGray`, `DeviceRGB`, `Separation`, `DeviceN`, `ICC1`, `ICC4`, …"""
    inks: tuple[tuple[str, float], ...] = ()
    """Plates with percent above 0; empty for white, and where no plate is known."""
    is_default: bool = False
    """Whether a default colour space of the resources takes the device's place."""
    plates: tuple[str, ...] = ()
    """Plates the colour space names, whatever their amount."""

    @property
    def total(self) -> float:
        """Sum of all inks in percent."""
        return sum(amount for _, amount in self.inks)

    def amount(self, plate: str) -> float:
        """Return the percent of one plate."""
        return next((amount for name, amount in self.inks if name == plate), 0.0)


BLACK_TONE = Tone("DeviceGray", (("Black", 100.0),), plates=("Black",))


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFacts:
    """What matters of a font."""

    name: str
    kind: str
    """`Type0`, `TrueType`, `Type1`, `Type3`, …"""
    is_embedded: bool
    bytes_per_code: int
    widths: dict[int, float] = field(compare=False)
    default_width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageFacts:
    """What matters of a bitmap."""

    width: int
    height: int
    bits: int
    space: str
    is_stencil: bool
    ident: int
    """Key of the image in the file, for looking at its pixels."""
    is_default: bool = False


class Painted(NamedTuple):
    """One thing painted on the page."""

    kind: Literal["text", "fill", "stroke", "image", "shading"]
    box: Box
    tone: Tone
    overprint: bool = False
    size: float = 0.0
    """Type size, or weight of a line, after all scaling."""
    font: FontFacts | None = None
    image: ImageFacts | None = None
    full_box: Box | None = None
    """Box of an image before clipping: resolution counts over all of it."""
    is_rectangle: bool = False
    rows: tuple[Box, ...] = ()
    """Rectangles of a path made of many, as QR codes are."""
    alpha: float = 1.0
    is_blended: bool = False
    """Whether a blend mode or a soft mask is at work."""
    is_registration: bool = False


class Load(NamedTuple):
    """Ink that one thing brings to the paper, with what lies below where it overprints."""

    total: float
    has_spots: bool
    box: Box
