"""Colours of a press: process inks and spot colours, black that overprints, rich black for areas.

Recipes of a theme pass through untouched; sRGB without a recipe goes through `separation`.
Diagnostics: press.spot-name, press.spot-recipe, press.spot-conflict, press.ink-range.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from brochure.forms.pages import Raster
from brochure.pdf import backend, press_images
from brochure.pdf.colors import KNOCK, OVER, Paint, overprint_states, separation
from brochure.pdf.images import ImageParts
from brochure.pdf.separation import Cmyk, Separation
from brochure.values.diagnostic import Diagnostic
from brochure.values.digest import digest
from brochure.values.geometry import Path
from brochure.values.ink import REGISTRATION, Ink
from brochure.values.units import mm

BLACK: Cmyk = (0, 0, 0, 100)
RICH: Cmyk = (40, 30, 30, 100)
"""Black with support below it: 200 % in all, so no paper minds."""
LARGE = mm(10) * mm(10)
"""Area from which black alone looks like dark grey."""
THIN = mm(3)
"""A rule or frame thinner than this stays black alone: it would show where plates do not meet."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ._+-]{0,59}[A-Za-z0-9]")
_PROCESS = frozenset({"cyan", "magenta", "yellow", "black", "all", "none", "default"})


class Recipe(NamedTuple):
    """An ink ready for a press."""

    cmyk: Cmyk
    """Percent; the alternate at full strength for a spot colour."""
    spot: str | None
    tint: float


@dataclass(slots=True)
class PressColors:
    """Inks and pictures for one printing condition."""

    separation: Separation
    key: str
    opaque: bool
    """Whether nothing may let the ground through (PDF/X-1a content)."""
    paints: dict[tuple[Ink, str], Paint]
    usual: str | None = KNOCK

    def states(self) -> bytes | None:
        """Return the two states of overprinting."""
        return overprint_states()

    def paint(self, ink: Ink) -> Paint:
        """Return how lines and small areas are painted."""
        return self._known(ink, "line")

    def text(self, ink: Ink) -> Paint:
        """Return how text is painted: black alone overprints, so no white rims can show."""
        return self._known(ink, "text")

    def area(self, ink: Ink, path: Path) -> Paint:
        """Return how an area is painted: a large black one gets support."""
        if ink.spot is None and self.recipe(ink).cmyk == BLACK and _is_large(path):
            return self._known(ink, "area")
        return self.paint(ink)

    def recipe(self, ink: Ink) -> Recipe:
        """Return what an ink is on this press."""
        cmyk = ink.cmyk if ink.cmyk is not None else self.separation.ink(ink.rgb)
        return Recipe(cmyk, ink.spot, ink.tint)

    def picture(self, raster: Raster, wanted: tuple[int, int]) -> ImageParts:
        """Return the bitmap in inks."""
        return press_images.convert(raster, wanted, self.separation, opaque=self.opaque)

    def spaces(self, inks: Iterable[Ink]) -> Mapping[str, bytes]:
        """Return the colour space of each spot colour."""
        spots = {ink.spot: ink for ink in inks if ink.spot is not None}
        return {
            name: separation(name, spots[name].cmyk or self.recipe(spots[name]).cmyk)
            for name in sorted(spots)
        }

    def _known(self, ink: Ink, use: str) -> Paint:
        known = self.paints.get((ink, use))
        if known is None:
            known = self.paints[ink, use] = self._made(ink, use)
        return known

    def _made(self, ink: Ink, use: str) -> Paint:
        cmyk, spot, tint = self.recipe(ink)
        if spot is not None:
            space = backend.name(spot).decode("ascii")
            amount = backend.number(tint / 100)
            over = ink.overprint and tint > 0
            state = OVER if over else KNOCK
            return Paint(f"{space} cs {amount} scn ", f"{space} CS {amount} SCN ", state)
        if use == "area":
            return _process(RICH, over=False)
        # Nothing at all, set to overprint, would vanish.
        over = (ink.overprint and any(cmyk)) or (use == "text" and cmyk == BLACK)
        return _process(cmyk, over=over)

    # ------------------------------------------------------------------ what cannot be printed

    def broken(self, inks: Iterable[Ink]) -> tuple[Diagnostic, ...]:
        """Return what is wrong with recipes and with the names of spot colours."""
        judged = {ink for ink in inks if ink._replace(tint=REGISTRATION.tint) != REGISTRATION}
        all_inks = sorted(judged, key=repr)
        return (*_out_of_range(all_inks), *_odd_spots(all_inks), *_conflicts(all_inks))


def press_colors(icc: bytes, *, limit: float, opaque: bool) -> PressColors:
    """Return the colours of a press by its profile and ink limit in percent."""
    key = digest("press", icc, str(limit), str(opaque))
    return PressColors(Separation(icc, limit), key, opaque, {})


def _process(cmyk: Cmyk, *, over: bool) -> Paint:
    values = " ".join(backend.number(value / 100) for value in cmyk)
    return Paint(f"{values} k ", f"{values} K ", OVER if over else KNOCK)


def _is_large(path: Path) -> bool:
    points = [number for segment in path for number in segment.points]
    across, down = points[::2], points[1::2]
    if not across:
        return False
    width, height = max(across) - min(across), max(down) - min(down)
    return width * height >= LARGE and min(width, height) >= THIN


def _error(code: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code=code, severity="error", message=message, hints=(hint,))


def _out_of_range(inks: Iterable[Ink]) -> Iterator[Diagnostic]:
    for ink in inks:
        values = (*(ink.cmyk or ()), ink.tint)
        if not all(0 <= value <= 100 for value in values):
            yield _error(
                "press.ink-range",
                f"the ink {ink.hex} has a recipe outside 0 to 100 percent",
                "Give cyan, magenta, yellow, black and tint in percent.",
            )


def _odd_spots(inks: Iterable[Ink]) -> Iterator[Diagnostic]:
    for name in sorted({ink.spot for ink in inks if ink.spot is not None}):
        if not _NAME.fullmatch(name) or "  " in name:
            yield _error(
                "press.spot-name",
                f"the spot colour {name!r} has a name that plates cannot carry",
                "Use the name of the ink's maker, such as 'PANTONE 300 C': letters, digits, "
                "single spaces and . _ + -",
            )
        elif name.lower() in _PROCESS:
            yield _error(
                "press.spot-name",
                f"a spot colour cannot be called {name!r}: that is a plate already",
                "Give the recipe in 'cmyk', or the name of a spot ink.",
            )


def _conflicts(inks: Iterable[Ink]) -> Iterator[Diagnostic]:
    names: dict[str, str] = {}
    recipes: dict[str, Cmyk | None] = {}
    for ink in inks:
        if ink.spot is None:
            continue
        if ink.cmyk is None:
            yield _error(
                "press.spot-recipe",
                f"the spot colour {ink.spot!r} says no 'cmyk' to stand for it",
                "Add the process recipe that the ink's maker gives.",
            )
        plate = names.setdefault(re.sub(r"[\s_-]+", "", ink.spot).lower(), ink.spot)
        if plate != ink.spot:
            yield _error(
                "press.spot-conflict",
                f"{plate!r} and {ink.spot!r} look like one ink but would make two plates",
                "Write the name in one way.",
            )
        if recipes.setdefault(ink.spot, ink.cmyk) != ink.cmyk:
            yield _error(
                "press.spot-conflict",
                f"the spot colour {ink.spot!r} has two recipes",
                "Give it the same 'cmyk' everywhere, and use 'tint' for lighter shades.",
            )
