"""Amounts of ink: too much, too little, black without support, registration colour."""

from collections.abc import Iterator

from brochure.press.preflight import ink
from brochure.press.preflight.check import Check, Found
from brochure.press.preflight.inspected import Inspected
from brochure.press.preflight.marks import Painted
from brochure.values.units import mm

FULL_BLACK = 99.5


def find_heavy(file: Inspected) -> Iterator[Found]:
    """Sum the inks of areas and pictures."""
    for page in file.pages:
        for load in ink.loads(file, page):
            name = "ink-with-spots" if load.has_spots else "ink"
            limit = file.variant.error(name)
            if load.total > limit + 0.5:
                yield Found(f"{load.total:.0f} % ink, the limit is {limit:.0f} %", page, load.box)


def find_faint(file: Inspected) -> Iterator[Found]:
    """Look for tints that hardly print."""
    limit = file.variant.warning("faint")
    for page in file.pages:
        for item in page.painted:
            faint = [plate for plate, amount in item.tone.inks if 0 < amount <= limit]
            if faint and item.kind in {"fill", "stroke", "text"} and not item.is_registration:
                what = f"a tint of less than {limit + 0.01:.0f} % {' and '.join(faint).lower()}"
                yield Found(what, page, item.box, "warning")


def find_plain_black(file: Inspected) -> Iterator[Found]:
    """Look for large areas of black alone."""
    least = file.variant.warning("plain-black") * mm(1) ** 2
    for page in file.pages:
        for item in page.painted:
            if item.kind != "fill" or item.rows or item.box.area < least:
                continue
            # Of a drawn shape only a part of its box is filled.
            is_large = item.is_rectangle or item.box.area >= 4 * least
            is_broad = min(item.box.width, item.box.height) >= mm(3)
            if is_plain_black(item) and is_large and is_broad:
                yield Found("a large area is in black alone", page, item.box, "warning")


def is_plain_black(item: Painted) -> bool:
    """Tell whether something is in full black and no other ink."""
    return len(item.tone.inks) == 1 and item.tone.amount("Black") >= FULL_BLACK


def find_registration(file: Inspected) -> Iterator[Found]:
    """Look for the colour of marks where the piece is."""
    for page in file.pages:
        for item in page.painted:
            if item.is_registration and item.box.meets(page.bleed):
                yield Found(f"a {item.kind} is in the colour of registration marks", page, item.box)


CHECKS = (
    Check(
        code="preflight.ink",
        what="There is more ink than the paper takes.",
        why="It would not dry: sheets smear and stick to each other.",
        remedy="Use lighter recipes, or a profile with a lower ink limit for the pictures.",
        bad="cmyk: [90, 80, 80, 90]",
        good="cmyk: [60, 50, 50, 100]",
        find=find_heavy,
    ),
    Check(
        code="preflight.faint",
        what="A tint is under 3 percent.",
        why="Presses do not hold such dots: the tint vanishes or looks like dirt.",
        remedy="Take at least 3 percent, or none.",
        bad="cmyk: [2, 0, 0, 0]",
        good="cmyk: [4, 0, 0, 0]",
        find=find_faint,
    ),
    Check(
        code="preflight.plain-black",
        what="A large area is printed in black alone.",
        why="One ink looks like dark grey there, with pinholes.",
        remedy="Add support: cyan 40, magenta 30, yellow 30, black 100.",
        bad="a black cover in cmyk: [0, 0, 0, 100]",
        good="a black cover in cmyk: [40, 30, 30, 100]",
        find=find_plain_black,
    ),
    Check(
        code="preflight.registration",
        what="Something on the piece is in the colour of registration marks.",
        why="It prints on every plate: several hundred percent of ink.",
        remedy="Use black.",
        bad="text in /All",
        good="text in black",
        find=find_registration,
    ),
)
