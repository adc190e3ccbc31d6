"""Page boxes, bleed and the zone that stays clear of the cut."""

from collections.abc import Iterator

from brochure.press.preflight.check import Check, Found
from brochure.press.preflight.inspected import Inspected, PageFacts
from brochure.press.preflight.marks import Box, Painted
from brochure.press.preflight.report import Severity
from brochure.values.units import mm, to_mm

SIDES = ("left", "bottom", "right", "top")
NEAR = mm(0.1)
"""What ends this near to the trim was meant to reach it."""


def find_boxes(file: Inspected) -> Iterator[Found]:
    """Check that boxes are there, lie within each other, and nothing scales the page."""
    for page in file.pages:
        boxes = page.boxes
        if ("/TrimBox" in boxes) == ("/ArtBox" in boxes):
            both = "both a TrimBox and an ArtBox" if "/TrimBox" in boxes else "no TrimBox"
            yield Found(f"the page has {both}", page)
        crop = boxes.get("/CropBox")
        if not page.media.holds(page.bleed) or not page.bleed.holds(page.trim):
            yield Found("TrimBox, BleedBox and MediaBox do not lie within each other", page)
        elif crop is not None and not (crop.holds(page.media) and page.media.holds(crop)):
            yield Found("the CropBox is not the MediaBox", page)
        unit = float(page.obj.obj.get("/UserUnit", 1))
        if unit != 1:
            yield Found(f"the page is scaled by UserUnit {unit:g}", page)


def find_sizes(file: Inspected) -> Iterator[Found]:
    """Compare the trim sizes of all pages."""
    sizes = [(round(page.trim.width, 1), round(page.trim.height, 1)) for page in file.pages]
    usual = max(sizes, key=sizes.count, default=(0.0, 0.0))
    for page, size in zip(file.pages, sizes, strict=True):
        if max(abs(size[0] - usual[0]), abs(size[1] - usual[1])) > 0.5:
            shown, other = (f"{to_mm(w):.1f} × {to_mm(h):.1f} mm" for w, h in (size, usual))
            yield Found(f"the page is {shown}, others are {other}", page)


def _gaps(outer: Box, inner: Box) -> tuple[float, ...]:
    """Return the distance from the inner to the outer box on each side."""
    return (
        inner.left - outer.left,
        inner.bottom - outer.bottom,
        outer.right - inner.right,
        outer.top - inner.top,
    )


def _wanted(file: Inspected) -> float:
    """Return the bleed that is asked for, in points."""
    asked = file.job.bleed if file.job.bleed is not None else file.variant.error("bleed")
    return mm(asked)


def find_bleed(file: Inspected) -> Iterator[Found]:
    """Measure the bleed on each side."""
    for page in file.pages:
        if "/TrimBox" not in page.boxes:
            continue
        gaps = _gaps(page.bleed, page.trim)
        short = [
            f"{side} {to_mm(gap):.1f} mm"
            for side, gap in zip(SIDES, gaps, strict=True)
            if 0 <= gap < _wanted(file) - 0.01
        ]
        if short:
            what = f"the bleed is too small: {', '.join(short)}; asked for {to_mm(_wanted(file)):g}"
            yield Found(f"{what} mm", page)


def find_reach(file: Inspected) -> Iterator[Found]:
    """Look for grounds, pictures and lines that reach the trim but not the bleed."""
    for page in file.pages:
        for item in page.painted:
            if item.kind == "text" or item.is_registration or _is_white(item):
                continue
            if not item.box.meets(page.trim):
                continue
            short = _short_sides(page, item, _wanted(file))
            if short:
                thing = {"image": "a picture", "stroke": "a line"}.get(item.kind, "a ground")
                yield Found(
                    f"{thing} reaches the cut but not the bleed: {', '.join(short)}", page, item.box
                )


def _is_white(item: Painted) -> bool:
    known = item.tone.plates or item.tone.space in {"DeviceCMYK", "DeviceGray", "ICC4", "ICC1"}
    return item.kind != "image" and bool(known) and not item.tone.inks


def _short_sides(page: PageFacts, item: Painted, wanted: float) -> list[str]:
    """Return the sides where something ends too early.

    A drawn shape may end anywhere in the bleed by nature; at the cut itself it was cut off.
    """
    is_line = item.kind == "stroke" and min(item.box.width, item.box.height) <= item.size + NEAR
    is_straight = item.kind in {"image", "shading"} or item.is_rectangle or is_line
    if item.kind == "stroke" and not is_line:
        return []
    beyond = _gaps(item.box, page.trim)
    declared = _gaps(page.bleed, page.trim)
    return [
        side
        for side, reach, given in zip(SIDES, beyond, declared, strict=True)
        if -NEAR <= reach < min(wanted if is_straight else 2 * NEAR, given) - NEAR
    ]


def find_unsafe(file: Inspected) -> Iterator[Found]:
    """Measure how near text comes to the cut."""
    error, warning = mm(file.variant.error("safe")), mm(file.variant.warning("safe"))
    for page in file.pages:
        for item in page.painted:
            if item.kind != "text" or not item.box.meets(page.trim):
                continue
            gap = min(_gaps(page.trim, item.box))
            if gap < warning - 0.01:
                severity: Severity = "error" if gap < error - 0.01 else "warning"
                what = f"text is {max(to_mm(gap), 0):.1f} mm from the cut"
                yield Found(what, page, item.box, severity)


CHECKS = (
    Check(
        code="preflight.boxes",
        what="The page boxes are missing or do not lie within each other.",
        why="The TrimBox is where the knife cuts; imposing goes by it (ISO 15930-7, 6.7).",
        remedy="Make the PDF anew with TrimBox and BleedBox, without cropping it afterwards.",
        bad="a page without TrimBox",
        good="TrimBox within BleedBox within MediaBox",
        find=find_boxes,
    ),
    Check(
        code="preflight.page-size",
        what="Pages have different sizes.",
        why="All pages of a piece are cut at once.",
        remedy="Give all pages the size of the piece.",
        bad="an A5 page among A4 pages",
        good="A4 pages only",
        find=find_sizes,
    ),
    Check(
        code="preflight.bleed",
        what="The bleed is smaller than the print shop asks for.",
        why="A cut that is a little off would show a white edge.",
        remedy="Give the product the bleed that the shop asks for, and build again.",
        bad="1 mm on the left",
        good="3 mm on all sides",
        find=find_bleed,
    ),
    Check(
        code="preflight.bleed-reach",
        what="A ground, picture or line ends at the cut instead of in the bleed.",
        why="A cut that is a little off would show a white edge.",
        remedy="Draw it out to the edge of the bleed.",
        bad="a ground as large as the trim",
        good="a ground as large as the bleed",
        find=find_reach,
    ),
    Check(
        code="preflight.safe",
        what="Text comes near to the cut.",
        why="Cuts and folds wander by a millimetre or two, and the hand covers the edge.",
        remedy="Move it inwards.",
        bad="a page number 2 mm from the edge",
        good="a page number 8 mm from the edge",
        find=find_unsafe,
    ),
)
