"""Inks: one colour with its screen value, its press recipe and, perhaps, its spot name."""

from typing import NamedTuple


class Ink(NamedTuple):
    """A colour as the theme gives it; each output profile takes the value it needs."""

    rgb: tuple[int, int, int]
    """sRGB, 0 to 255."""
    cmyk: tuple[float, float, float, float] | None = None
    """Process recipe in percent; None means the press profile converts `rgb` through ICC."""
    spot: str | None = None
    """Name of a spot colour whose alternate is `cmyk`."""
    overprint: bool = False
    """Whether the ink overprints what lies below on press (K-only text)."""
    tint: float = 100.0
    """How much of the spot colour, in percent; `cmyk` stays the alternate of all of it."""

    @property
    def hex(self) -> str:
        """The sRGB value as `#RRGGBB`."""
        return "#{:02X}{:02X}{:02X}".format(*self.rgb)


REGISTRATION = Ink((0, 0, 0), (100.0, 100.0, 100.0, 100.0), "All")
"""Marks that show on every plate; the spot name is reserved (ISO 32000-1, 8.6.6.4)."""

WATERMARK = Ink((200, 40, 40), None, "Watermark")
"""What a proof writes over its pages; its profile lets them show through."""


def parse_hex(text: str) -> tuple[int, int, int]:
    """Read `#RRGGBB`; raises ValueError for anything else."""
    if len(text) != 7 or not text.startswith("#"):
        raise ValueError(text)
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def relative_luminance(rgb: tuple[int, int, int]) -> float:
    """Return the relative luminance of an sRGB colour (WCAG 2.2, definition)."""
    channels = [value / 255 for value in rgb]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: Ink, second: Ink) -> float:
    """Return the contrast ratio of two inks, 1 to 21 (WCAG 2.2, 1.4.3)."""
    high, low = sorted(
        (relative_luminance(first.rgb), relative_luminance(second.rgb)), reverse=True
    )
    return (high + 0.05) / (low + 0.05)
