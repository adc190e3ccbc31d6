"""Resolution of pictures at the size they are printed."""

from collections.abc import Iterator

from brochure.press.preflight.check import Check, Found
from brochure.press.preflight.inspected import Inspected, PageFacts
from brochure.press.preflight.marks import ImageFacts, Painted


def _pictures(
    file: Inspected, *, bitmaps: bool
) -> Iterator[tuple[PageFacts, Painted, ImageFacts, float]]:
    """Yield pictures with their effective pixels per inch, the lower of both directions."""
    for page in file.pages:
        for item in page.painted:
            facts, whole = item.image, item.full_box
            if facts is None or whole is None or (facts.bits == 1) != bitmaps:
                continue
            if whole.width > 0 and whole.height > 0:
                ppi = min(facts.width / whole.width, facts.height / whole.height) * 72
                yield page, item, facts, ppi


def _coarse(file: Inspected, limit: str, *, bitmaps: bool) -> Iterator[Found]:
    error, warning = file.variant.error(limit), file.variant.warning(limit)
    for page, item, facts, ppi in _pictures(file, bitmaps=bitmaps):
        if ppi < warning:
            what = f"a picture of {facts.width} × {facts.height} pixels has {ppi:.0f} to the inch"
            yield Found(what, page, item.box, "error" if ppi < error else "warning")


def find_coarse_pictures(file: Inspected) -> Iterator[Found]:
    """Measure photographs and other pictures with shades."""
    yield from _coarse(file, "color-ppi", bitmaps=False)


def find_coarse_bitmaps(file: Inspected) -> Iterator[Found]:
    """Measure pictures of black and white only."""
    yield from _coarse(file, "bitmap-ppi", bitmaps=True)


CHECKS = (
    Check(
        code="preflight.color-ppi",
        what="A picture has too few pixels for its size.",
        why="Below 225 pixels per inch it looks soft in print, below 150 one sees the pixels.",
        remedy="Use the picture in its original size, or show it smaller.",
        bad="400 pixels over 60 mm (169 per inch)",
        good="800 pixels over 60 mm (339 per inch)",
        find=find_coarse_pictures,
    ),
    Check(
        code="preflight.bitmap-ppi",
        what="Line art of black and white has too few pixels for its size.",
        why="Without shades of grey the eye sees steps much earlier than in photographs.",
        remedy="Use a vector drawing, or scan it at 1200 pixels per inch.",
        bad="a signature scanned at 300 pixels per inch",
        good="a signature as SVG",
        find=find_coarse_bitmaps,
    ),
)
