"""Damage: what of a file cannot be read at all."""

from collections.abc import Iterator

from brochure.press.preflight.check import Check, Found
from brochure.press.preflight.inspected import Inspected


def find_damage(file: Inspected) -> Iterator[Found]:
    """Report content that could not be followed."""
    for page, said in file.broken:
        yield Found(f"the content is damaged: {said}", page)


CHECKS = (
    Check(
        code="preflight.damaged",
        what="A part of the file cannot be read.",
        why="Each program at the press would make something else of it.",
        remedy="Make the PDF anew from its source.",
        bad="an operator without its operands",
        good="a whole content stream",
        find=find_damage,
    ),
)
