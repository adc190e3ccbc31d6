"""QR codes: large enough, black on white, with room around them.

A code is a path of many small rectangles in a square whose side is a number of modules that the
standard has (ISO/IEC 18004, 5.1): 21, 25, 29, …
"""

from collections.abc import Iterator
from typing import NamedTuple

from brochure.press.preflight.check import Check, Found
from brochure.press.preflight.inspected import Inspected, PageFacts
from brochure.press.preflight.marks import Box, Painted
from brochure.press.preflight.report import Severity
from brochure.press.preflight.rules.ink import is_plain_black
from brochure.values.units import to_mm

SMALLEST, LARGEST, STEP = 21, 177, 4
SLACK = 0.05
"""Share of a module that sizes may be off."""


class Code(NamedTuple):
    """A QR code on a page."""

    page: PageFacts
    at: int
    """Place among the things painted."""
    item: Painted
    module: float
    """Side of a module in points."""


def codes(file: Inspected) -> Iterator[Code]:
    """Yield all codes."""
    for page in file.pages:
        for at, item in enumerate(page.painted):
            module = _module(item)
            if module is not None:
                yield Code(page, at, item, module)


def _module(item: Painted) -> float | None:
    if not item.rows:
        return None
    module = min(row.height for row in item.rows)
    if module <= 0 or abs(item.box.width - item.box.height) > module * SLACK * 4:
        return None
    side = item.box.width / module
    whole = round(side)
    fits = abs(side - whole) < 4 * SLACK and SMALLEST <= whole <= LARGEST
    if not fits or (whole - SMALLEST) % STEP:
        return None
    return module if all(_is_whole(row, module) for row in item.rows) else None


def _is_whole(row: Box, module: float) -> bool:
    return all(
        abs(length / module - round(length / module)) < 4 * SLACK
        for length in (row.width, row.height)
    )


def find_small(file: Inspected) -> Iterator[Found]:
    """Measure the modules."""
    error, warning = file.variant.error("qr-module"), file.variant.warning("qr-module")
    for code in codes(file):
        size = to_mm(code.module)
        if size < warning:
            what = f"the modules of a QR code are {size:.2f} mm"
            severity: Severity = "error" if size < error else "warning"
            yield Found(what, code.page, code.item.box, severity)


def find_colored(file: Inspected) -> Iterator[Found]:
    """Look for codes that are not in black alone, or overprint."""
    for code in codes(file):
        if not is_plain_black(code.item):
            yield Found("a QR code is not in black alone", code.page, code.item.box)
        elif code.item.overprint:
            yield Found("a QR code overprints its ground", code.page, code.item.box)


def find_crowded(file: Inspected) -> Iterator[Found]:
    """Look at what stands in the quiet zone."""
    for code in codes(file):
        zone = code.item.box.grown(file.variant.error("qr-quiet") * code.module * (1 - SLACK))
        if not _is_quiet(code, zone):
            yield Found("something stands in the quiet zone of a QR code", code.page, zone)


def _is_quiet(code: Code, zone: Box) -> bool:
    """Tell whether the zone is white when all is painted, so far as boxes tell."""
    quiet = True
    for at, item in enumerate(code.page.painted):
        if at == code.at or not item.box.meets(zone):
            continue
        if at < code.at and item.kind == "fill" and item.is_rectangle and item.box.holds(zone):
            quiet = not item.tone.inks
        else:
            quiet = quiet and at < code.at and item.kind == "fill" and not item.tone.inks
    return quiet


CHECKS = (
    Check(
        code="preflight.qr-module",
        what="A QR code is too small.",
        why="Phones cannot tell its modules apart.",
        remedy="Show it larger, or shorten the address.",
        bad="modules of 0.3 mm",
        good="modules of 0.5 mm",
        find=find_small,
    ),
    Check(
        code="preflight.qr-color",
        what="A QR code is not in black alone, or overprints.",
        why="Plates are a little off each other, and a ground that shows through takes contrast.",
        remedy="Print it in black alone on white.",
        bad="a code in cmyk: [92, 60, 48, 45]",
        good="a code in cmyk: [0, 0, 0, 100]",
        find=find_colored,
    ),
    Check(
        code="preflight.qr-quiet",
        what="Something stands in the quiet zone of a QR code.",
        why="Phones find a code by the white around it: four modules on each side.",
        remedy="Move the other thing away, or put the code on a white field.",
        bad="text one module from the code",
        good="four modules of white",
        find=find_crowded,
    ),
)
