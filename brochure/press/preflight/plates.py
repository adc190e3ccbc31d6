"""Plates: figures of ink from separations that a renderer made, and whether they are as declared.

Takes one greyscale picture for each plate and page, 255 being no ink, as Ghostscript's `tiffsep`
writes them; what overprints and blends is in them already. Diagnostics: preflight.plates.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from brochure.press.preflight.inspected import Inspected, PageFacts
from brochure.press.preflight.marks import PROCESS, Box, Painted
from brochure.press.preflight.report import Finding, PageInk, Report
from brochure.values.units import to_mm

if TYPE_CHECKING:
    from PIL.Image import Image

BASIS = "measured on rendered plates"
TOLERANCE = 1.0
"""By how many percent a plate may differ from the ink declared."""
WHY = "A plate that differs from the recipe means that a program on the way converts colours."
REMEDY = "Look for colour conversion in the settings of the program that made or changed the file."

Plates = Mapping[str, bytes]
"""Coded picture of each plate of a page, by the name of its ink."""


class Sample(NamedTuple):
    """A spot where one flat colour lies on top."""

    item: Painted
    x: float
    y: float


def with_plates(report: Report, file: Inspected, pages: Iterable[Plates], dpi: float) -> Report:
    """Return the report with figures from plates, one mapping for each page."""
    ink: list[PageInk] = []
    findings = list(report.findings)
    checked, worst = 0, 0.0
    for page, coded in zip(file.pages, pages, strict=False):
        plates = _PagePlates(page, coded, dpi)
        ink.append(plates.ink(file))
        findings += _heavy(file, page, ink[-1])
        for sample in samples(page):
            off = plates.difference(sample)
            checked, worst = checked + 1, max(worst, off)
            if off > TOLERANCE:
                findings.append(_off(page, sample, off))
    basis = f"{BASIS}, {dpi:g} dpi; {checked} flat areas as declared within {worst:.1f} %"
    return replace(report, ink=tuple(ink), ink_basis=basis, findings=tuple(findings))


def _heavy(file: Inspected, page: PageFacts, ink: PageInk) -> Iterator[Finding]:
    has_spots = any(name not in PROCESS for name, amount in ink.plates if amount > 0)
    limit = file.variant.error("ink-with-spots" if has_spots else "ink")
    if ink.most > limit + 0.5:
        yield Finding(
            code="preflight.ink",
            severity="error",
            page=page.number,
            place=None,
            what=f"{ink.most:.0f} % ink on the plates, the limit is {limit:.0f} %",
            why="It would not dry: sheets smear and stick to each other.",
            remedy="Use lighter recipes, or a profile with a lower ink limit for the pictures.",
        )


def _off(page: PageFacts, sample: Sample, off: float) -> Finding:
    return Finding(
        code="preflight.plates",
        severity="error",
        page=page.number,
        place=page.place(sample.item.box),
        what=f"a plate differs from the ink declared by {off:.1f} %",
        why=WHY,
        remedy=REMEDY,
    )


def samples(page: PageFacts) -> Iterator[Sample]:
    """Yield a spot of each upright area where nothing else is painted above."""
    for at, item in enumerate(page.painted):
        flat = item.is_rectangle and item.tone.inks and not item.is_registration
        if not flat or item.overprint or item.alpha < 1 or item.is_blended:
            continue
        above = [later.box.grown(2) for later in page.painted[at + 1 :]]
        spot = _free_spot(item.box.shared(page.media), above)
        if spot is not None:
            yield Sample(item, *spot)


def _free_spot(box: Box, above: list[Box]) -> tuple[float, float] | None:
    """Return a point of a box that no other box covers; only a grid of points is tried."""
    if box.width < 4 or box.height < 4:
        return None
    steps = (0.5, 0.1, 0.9, 0.3, 0.7, 0.02, 0.98)
    for across in steps:
        for up in steps:
            x, y = box.left + 2 + across * (box.width - 4), box.bottom + 2 + up * (box.height - 4)
            if not any(b.left < x < b.right and b.bottom < y < b.top for b in above):
                return x, y
    return None


class _PagePlates:
    """The plates of one page."""

    def __init__(self, page: PageFacts, coded: Plates, dpi: float) -> None:
        self._page = page
        self._scale = dpi / 72
        self._plates = {name: _opened(data) for name, data in coded.items()}

    def difference(self, sample: Sample) -> float:
        """Return by how much the plates differ from a declared colour, in percent."""
        declared = dict(sample.item.tone.inks)
        spot = self._pixel(sample.x, sample.y)
        differences: list[float] = []
        for name, plate in self._plates.items():
            value = plate.getpixel(spot)
            assert isinstance(value, int)
            differences.append(abs((255 - value) / 2.55 - declared.get(name, 0.0)))
        return max(differences, default=0.0)

    def _pixel(self, x: float, y: float) -> tuple[int, int]:
        media = self._page.media
        return int((x - media.left) * self._scale), int((media.top - y) * self._scale)

    def ink(self, file: Inspected) -> PageInk:
        """Return the figures inside the bleed box."""
        bleed = self._page.bleed
        left, top = self._pixel(bleed.left, bleed.top)
        right, bottom = self._pixel(bleed.right, bleed.bottom)
        cut = {name: plate.crop((left, top, right, bottom)) for name, plate in self._plates.items()}
        side = file.variant.error("ink-area") ** 0.5 / to_mm(1) * self._scale
        window = max(1, min(round(side), right - left, bottom - top))
        small = [plate.reduce(window).tobytes() for plate in cut.values()]
        most = max(
            (len(values) * 255 - sum(values) for values in zip(*small, strict=True)), default=0
        )
        figures = {name: (255 - _darkest(plate)) / 2.55 for name, plate in cut.items()}
        ordered = sorted(figures, key=lambda name: (name not in PROCESS, _order(name), name))
        return PageInk(
            number=self._page.number,
            most=most / 2.55,
            plates=tuple((name, round(figures[name], 1)) for name in ordered if figures[name] > 0),
        )


def _order(plate: str) -> int:
    return PROCESS.index(plate) if plate in PROCESS else 0


def _darkest(plate: "Image") -> int:
    low, _ = plate.getextrema()
    assert isinstance(low, int | float)
    return int(low)


def _opened(data: bytes) -> "Image":
    from PIL import Image

    with Image.open(BytesIO(data)) as image:
        return image.convert("L")
