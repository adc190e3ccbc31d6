"""Lines that are too thin to print."""

from collections.abc import Iterator

from brochure.press.preflight.check import Check, Found
from brochure.press.preflight.inspected import Inspected


def find_thin(file: Inspected) -> Iterator[Found]:
    """Measure lines after all scaling."""
    error, warning = file.variant.error("line"), file.variant.warning("line")
    for page in file.pages:
        for item in page.painted:
            if item.kind == "stroke" and item.size < warning and not item.is_registration:
                what = f"a line is {item.size:.3g} pt thin"
                yield Found(what, page, item.box, "error" if item.size < error else "warning")


def find_mixed(file: Inspected) -> Iterator[Found]:
    """Look for fine lines in several inks."""
    least, thin = file.variant.warning("line-inks"), file.variant.warning("line")
    for page in file.pages:
        for item in page.painted:
            count = len(item.tone.inks)
            is_fine = item.kind == "stroke" and thin <= item.size < least
            if is_fine and count > 1 and not item.is_registration:
                what = f"a line of {item.size:.3g} pt is in {count} inks"
                yield Found(what, page, item.box, "warning")


CHECKS = (
    Check(
        code="preflight.line",
        what="A line is too thin.",
        why="It breaks up or vanishes on the plate.",
        remedy="Make it 0.25 pt or more.",
        bad="a hairline of 0.1 pt",
        good="a line of 0.5 pt",
        find=find_thin,
    ),
    Check(
        code="preflight.line-inks",
        what="A fine line is in several inks.",
        why="Plates are a little off each other: the line gets coloured edges.",
        remedy="Use one ink, or 0.5 pt and more.",
        bad="0.3 pt in cyan and magenta",
        good="0.3 pt in black",
        find=find_mixed,
    ),
)
