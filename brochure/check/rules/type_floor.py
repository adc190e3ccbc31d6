"""No type is smaller than the floor of the edition."""

from collections.abc import Iterator

from brochure.check import painted, samples
from brochure.check.rule import Example, Printed, Rule
from brochure.values.diagnostic import Diagnostic

TOLERANCE = 0.01
"""Points; sizes come from arithmetic."""


def find(printed: Printed) -> Iterator[Diagnostic]:
    """Report each size below the floor once, with the first words set in it."""
    seen: set[float] = set()
    for number, runs in enumerate(printed.runs, 1):
        for item, _ in runs:
            size = round(item.run.size, 2)
            if size >= printed.floor - TOLERANCE or size in seen:
                continue
            words = painted.words(item).strip()
            if not words:
                continue
            seen.add(size)
            span = painted.source_of(printed.document, words)
            floor = f"{printed.floor:g}"
            yield RULE.found("small", span, page=number, words=words, size=f"{size:g}", least=floor)


def _printed(size: float) -> Printed:
    return Printed(
        pages=samples.pages(samples.placed("Sample", size=size)), document=samples.document()
    )


RULE = Rule(
    id="ACC-01",
    name="body-type-too-small",
    reads=Printed,
    find=find,
    what="Type is smaller than the least size of the edition.",
    why=(
        "Patient information is set in at least 12 pt, large print in at least 18 pt: many readers "
        "are older, tired or without their glasses."
    ),
    says={"small": "page {page}: '{words}' is set in {size} pt; the least is {least} pt"},
    advice="raise the size of the role in the theme",
    bad=Example(
        shown="# themes/mine.yaml\nextends: hershe\ntype:\n  roles:\n    caption: {size: 9}",
        make=lambda: _printed(9),
    ),
    good=Example(
        shown="# themes/mine.yaml\nextends: hershe\ntype:\n  roles:\n    caption: {size: 12}",
        make=lambda: _printed(12),
    ),
)
