"""Text stands out from its ground (WCAG 2.2, 1.4.3)."""

from collections.abc import Iterator
from functools import cache

from brochure.check import painted, samples
from brochure.check.rule import Example, Printed, Rule
from brochure.forms.pages import Shape
from brochure.values.diagnostic import Diagnostic
from brochure.values.geometry import Rect, rectangle
from brochure.values.ink import Ink, contrast, parse_hex

NORMAL, LARGE = 4.5, 3.0
"""Least contrast ratios."""
LARGE_SIZE, LARGE_BOLD_SIZE, BOLD = 18.0, 14.0, 700


_contrast = cache(contrast)
"""A page has few pairs of inks and many runs."""


def find(printed: Printed) -> Iterator[Diagnostic]:
    """Report each pair of inks once, with the first words set in it."""
    seen: set[tuple[Ink, Ink, float]] = set()
    for number, runs in enumerate(printed.runs, 1):
        for item, ground in runs:
            if ground is None:
                continue
            bold = item.run.font.weight >= BOLD
            large = item.run.size >= (LARGE_BOLD_SIZE if bold else LARGE_SIZE)
            least = LARGE if large else NORMAL
            ratio = _contrast(item.ink, ground)
            pair = (item.ink, ground, least)
            if ratio >= least or pair in seen or not painted.words(item).strip():
                continue
            seen.add(pair)
            yield _diagnostic(printed, number, painted.words(item), pair, ratio)


def _diagnostic(
    printed: Printed, number: int, words: str, pair: tuple[Ink, Ink, float], ratio: float
) -> Diagnostic:
    ink, ground, least = pair
    return RULE.found(
        "low",
        painted.source_of(printed.document, words),
        page=number,
        words=words.strip(),
        ink=ink.hex,
        ground=ground.hex,
        ratio=f"{ratio:.2f}",
        least=least,
    )


def _printed(ink: str) -> Printed:
    sand = samples.placed("Sample", ink=Ink(parse_hex(ink)))
    ground = Shape(rectangle(Rect(0, 0, 595, 842)), Ink((247, 242, 234)), None, -1)
    return Printed(pages=samples.pages(ground, sand), document=samples.document("Sample"))


RULE = Rule(
    id="ACC-06",
    name="contrast",
    reads=Printed,
    find=find,
    what="Text and the ground it stands on are too alike.",
    why=(
        "Many readers see contrast less well than the designer. WCAG 2.2 asks for 4.5 : 1, and for "
        "3 : 1 where type is at least 18 pt, or 14 pt bold."
    ),
    says={
        "low": "page {page}: '{words}' has {ink} on {ground}, a contrast of {ratio}; "
        "the least is {least}"
    },
    advice="darken the ink or lighten the ground in the theme",
    bad=Example(
        shown='# themes/mine.yaml\nextends: hershe\ninks:\n  text: "#9A9A9A"',
        make=lambda: _printed("#9A9A9A"),
    ),
    good=Example(
        shown='# themes/mine.yaml\nextends: hershe\ninks:\n  text: "#33312E"',
        make=lambda: _printed("#33312E"),
    ),
)
