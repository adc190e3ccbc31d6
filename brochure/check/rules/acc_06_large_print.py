"""ACC-06b: large print stands out even more from its ground (WCAG 2.2, 1.4.6)."""

from collections.abc import Iterator

from brochure.check import painted, samples
from brochure.check.rule import Example, Printed, Rule
from brochure.forms.pages import Shape
from brochure.values.diagnostic import Diagnostic
from brochure.values.geometry import Rect, rectangle
from brochure.values.ink import Ink, contrast, parse_hex

LEAST = 7.0
HEADING = 24.0
"""Points from which type is a heading in large print; 4.5 : 1 is enough for it."""


def find(printed: Printed) -> Iterator[Diagnostic]:
    """Report each pair of inks below 7 : 1 once, in editions of large print."""
    seen: set[tuple[Ink, Ink]] = set()
    for number, runs in enumerate(printed.runs if printed.is_large_print else (), 1):
        for item, ground in runs:
            if ground is None or item.run.size >= HEADING or (item.ink, ground) in seen:
                continue
            words = painted.words(item).strip()
            ratio = contrast(item.ink, ground)
            if ratio < LEAST and words:
                seen.add((item.ink, ground))
                yield RULE.found(
                    "low", painted.source_of(printed.document, words), page=number, words=words,
                    ink=item.ink.hex, ground=ground.hex, ratio=f"{ratio:.2f}", least=f"{LEAST:g}",
                )  # fmt: skip


def _printed(ink: str) -> Printed:
    ground = Shape(rectangle(Rect(0, 0, 595, 842)), Ink((255, 255, 255)), None, -1)
    text = samples.placed("Sample", size=18, ink=Ink(parse_hex(ink)))
    pages = samples.pages(ground, text)
    return Printed(pages=pages, document=samples.document("Sample"), floor=18.0)


RULE = Rule(
    id="ACC-06b",
    name="contrast-of-large-print",
    reads=Printed,
    find=find,
    severity="warning",
    what="Type of a large print edition has less contrast than 7 : 1.",
    why="Who needs large print mostly sees less contrast too (WCAG 2.2, 1.4.6).",
    says={
        "low": "page {page}: '{words}' has {ink} on {ground}, a contrast of {ratio}; large print "
        "needs {least}"
    },
    advice="give the edition darker inks in the theme",
    bad=Example(shown='accent: "#A74A35"', make=lambda: _printed("#A74A35")),
    good=Example(shown='accent: "#33312E"', make=lambda: _printed("#33312E")),
)
