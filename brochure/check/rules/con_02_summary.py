"""CON-02: the main points come first, and there are at most five."""

from collections.abc import Iterator

from brochure.check.cases import case
from brochure.check.purposes import DECIDING
from brochure.check.review import Review
from brochure.check.rule import Axes, Rule
from brochure.values.diagnostic import Diagnostic

MOST = 5
FRONT = 3
"""The summary is among the first blocks."""


def find(review: Review) -> Iterator[Diagnostic]:
    """Report a missing, late or long summary."""
    at = next((i for i, block in enumerate(review.blocks) if _is_summary(review, block)), None)
    if at is None:
        yield RULE.found("missing", review.document.span)
        return
    block = review.blocks[at]
    count = len(getattr(block, "items", ()) or ())
    if count > MOST:
        yield RULE.found("long", review.span_of(block), severity="warning", count=count, most=MOST)
    if at >= FRONT:
        yield RULE.found("late", review.span_of(block), severity="warning")


def _is_summary(review: Review, block: object) -> bool:
    return any("summary" in passage.topics for passage in review.texts_of(block))


RULE = Rule(
    id="CON-02",
    name="summary-missing-or-long",
    reads=Review,
    find=find,
    axes=Axes(purposes=DECIDING),
    what="There is no summary at the beginning, or it has more than five points.",
    why="Most readers remember a few messages, those they meet first (CDC Clear Communication "
    "Index, items 1 and 2).",
    says={
        "missing": "there is no summary of the main points",
        "long": "the summary has {count} points; {most} are the most people keep",
        "late": "the summary does not stand at the beginning",
    },
    advice="begin with a block of type 'key_points' that has 3 to 5 items",
    bad=case("# no block of type key_points", drop=("summary",)),
    good=case(
        "blocks:\n  - type: key_points\n    id: summary\n    title: The main points\n"
        "    items: [{id: what, text: The surgeon takes the lump out.}]"
    ),
)
