"""Fonts: all there, none of a kind that presses stumble over."""

from collections.abc import Iterator

from brochure.press.preflight.check import Check, Found
from brochure.press.preflight.inspected import Inspected, PageFacts
from brochure.press.preflight.marks import FontFacts, Painted


def _first_uses(file: Inspected) -> Iterator[tuple[PageFacts, Painted, FontFacts]]:
    """Yield each font where it is first used."""
    seen: set[int] = set()
    for page in file.pages:
        for item in page.painted:
            if item.font is not None and id(item.font) not in seen:
                seen.add(id(item.font))
                yield page, item, item.font


def find_missing(file: Inspected) -> Iterator[Found]:
    """Look for fonts that are not in the file."""
    for page, item, font in _first_uses(file):
        if not font.is_embedded:
            yield Found(f"the font {font.name} is not embedded", page, item.box)


def find_type3(file: Inspected) -> Iterator[Found]:
    """Look for fonts that are small drawings."""
    for page, item, font in _first_uses(file):
        if font.kind == "Type3":
            yield Found("letters are drawings (a Type 3 font)", page, item.box, "warning")


def find_courier(file: Inspected) -> Iterator[Found]:
    """Look for the font that stands in for missing ones."""
    for page, item, font in _first_uses(file):
        if font.is_embedded and "courier" in font.name.lower():
            what = f"text is set in {font.name}, perhaps in place of a font that was missing"
            yield Found(what, page, item.box, "warning")


CHECKS = (
    Check(
        code="preflight.font",
        what="A font is not embedded.",
        why="The press would take another, and lines would break or letters be lost.",
        remedy="Embed all fonts, also the fourteen standard ones.",
        bad="Helvetica by name only",
        good="a subset of the font in the file",
        find=find_missing,
    ),
    Check(
        code="preflight.type-three",
        what="A font is of type 3.",
        why="Its letters are drawings without hints: some presses print them coarse or not at all.",
        remedy="Use a TrueType or OpenType font.",
        bad="a Type 3 font",
        good="a TrueType font",
        find=find_type3,
    ),
    Check(
        code="preflight.courier",
        what="Text is set in Courier.",
        why="Programs put Courier where a font is missing; in a brochure it is hardly ever meant.",
        remedy="See whether the right font was installed when the PDF was made.",
        bad="ABCDEF+Courier",
        good="ABCDEF+NotoSans-Regular",
        find=find_courier,
    ),
)
