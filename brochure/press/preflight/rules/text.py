"""Text that is hard to print: small, in several inks, black that does not overprint."""

from collections.abc import Iterator

from brochure.press.preflight.check import Check, Found
from brochure.press.preflight.inspected import Inspected, PageFacts
from brochure.press.preflight.marks import Painted
from brochure.press.preflight.report import Severity
from brochure.press.preflight.rules.ink import is_plain_black

MANY = 3
"""From this many inks on, small text is judged by its register."""
PRINTABLE = frozenset({"DeviceCMYK", "DeviceGray", "Separation", "DeviceN", "ICC1", "ICC4"})


def _texts(file: Inspected) -> Iterator[tuple[PageFacts, Painted]]:
    for page in file.pages:
        for item in page.painted:
            if item.kind == "text" and not item.is_registration:
                yield page, item


def _small(file: Inspected, name: str, page: PageFacts, item: Painted) -> Iterator[Found]:
    if item.size < file.variant.warning(name):
        severity: Severity = "error" if item.size < file.variant.error(name) else "warning"
        yield Found(f"text is {item.size:.1f} pt", page, item.box, severity)


def find_small(file: Inspected) -> Iterator[Found]:
    """Measure text in one or two inks."""
    for page, item in _texts(file):
        if 0 < len(item.tone.inks) < MANY:
            yield from _small(file, "text", page, item)


def find_small_reversed(file: Inspected) -> Iterator[Found]:
    """Measure white text."""
    for page, item in _texts(file):
        if not item.tone.inks and item.tone.space in PRINTABLE:
            yield from _small(file, "text-reversed", page, item)


def find_small_mixed(file: Inspected) -> Iterator[Found]:
    """Measure text in three inks or more."""
    for page, item in _texts(file):
        rich = item.tone.amount("Black") >= file.variant.error("rich-text-black")
        if len(item.tone.inks) >= MANY and not rich:
            for found in _small(file, "text-inks", page, item):
                yield found._replace(what=f"{found.what} in {len(item.tone.inks)} inks")


def find_rich(file: Inspected) -> Iterator[Found]:
    """Look for black text with other inks below."""
    black, size = file.variant.error("rich-text-black"), file.variant.error("rich-text")
    for page, item in _texts(file):
        if item.tone.amount("Black") >= black and len(item.tone.inks) > 1:
            severity: Severity = "error" if item.size <= size else "warning"
            what = f"black text of {item.size:.0f} pt has {len(item.tone.inks) - 1} inks below"
            yield Found(what, page, item.box, severity)


def find_knocked_out(file: Inspected) -> Iterator[Found]:
    """Look for small black text that leaves its shape open in the ground."""
    largest = file.variant.warning("black-overprint")
    for page in file.pages:
        for at, item in enumerate(page.painted):
            if item.kind != "text" or item.overprint or item.size > largest:
                continue
            if is_plain_black(item) and _has_ground(page.painted[:at], item):
                yield Found("black text knocks out its ground", page, item.box, "warning")


def _has_ground(below: list[Painted], item: Painted) -> bool:
    """Tell whether the last area below something has inks other than black."""
    for under in reversed(below):
        if under.kind in {"fill", "image", "shading"} and under.box.meets(item.box):
            others = [plate for plate, _ in under.tone.inks if plate != "Black"]
            return under.kind != "fill" or bool(others)
    return False


def find_white_overprint(file: Inspected) -> Iterator[Found]:
    """Look for white that is set to overprint."""
    for page in file.pages:
        for item in page.painted:
            is_white = not item.tone.inks and item.tone.space in PRINTABLE
            if is_white and item.overprint and item.kind != "image":
                yield Found(f"a white {item.kind} overprints, so it vanishes", page, item.box)


CHECKS = (
    Check(
        code="preflight.text",
        what="Text is too small to print.",
        why="Thin strokes break up on the plate.",
        remedy="Set it in 6 pt or more.",
        bad="3 pt",
        good="7 pt",
        find=find_small,
    ),
    Check(
        code="preflight.text-reversed",
        what="White text on a ground is too small.",
        why="The ink of the ground runs into the letters.",
        remedy="Set it in 8 pt or more, better in a strong weight.",
        bad="white on blue in 5 pt",
        good="white on blue in 9 pt",
        find=find_small_reversed,
    ),
    Check(
        code="preflight.text-inks",
        what="Small text is in three inks or more.",
        why="Plates are a little off each other: the letters get coloured edges.",
        remedy="Use one or two inks, or a larger size.",
        bad="7 pt in cmyk: [40, 60, 80, 20]",
        good="7 pt in cmyk: [0, 0, 0, 100]",
        find=find_small_mixed,
    ),
    Check(
        code="preflight.rich-text",
        what="Black text has other inks below it.",
        why="Plates are a little off each other, and black text shows it most.",
        remedy="Use black alone for text: cmyk: [0, 0, 0, 100].",
        bad="cmyk: [75, 68, 67, 90]",
        good="cmyk: [0, 0, 0, 100]",
        find=find_rich,
    ),
    Check(
        code="preflight.black-overprint",
        what="Small black text knocks out its ground.",
        why="Where plates are a little off each other, the letters get white edges.",
        remedy="Set black text to overprint (OPM 1).",
        bad="black text on blue, overprint off",
        good="black text on blue, overprint on",
        find=find_knocked_out,
    ),
    Check(
        code="preflight.white-overprint",
        what="Something white is set to overprint.",
        why="White is no ink: set to overprint, it leaves what is below and vanishes.",
        remedy="Turn overprint off for it.",
        bad="0 0 0 0 k with op true",
        good="0 0 0 0 k with op false",
        find=find_white_overprint,
    ),
)
