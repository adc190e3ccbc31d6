"""CON-04: a brochure has every part that its purpose needs."""

from collections.abc import Iterator, Mapping

from brochure.check.cases import case
from brochure.check.purposes import STATED
from brochure.check.review import Review
from brochure.check.rule import Axes, Rule
from brochure.values.diagnostic import Diagnostic

SURGERY = {
    "condition or indications": ("condition", "indications"),
    "benefits": ("benefits", "advantages"),
    "limits": ("limits",),
    "preparation": ("preparation",),
    "procedure": ("procedure",),
    "recovery": ("recovery", "timeline"),
    "aftercare": ("aftercare",),
    "follow_up": ("follow_up",),
    "consent": ("consent",),
    "questions": ("questions",),
    "contact": ("contact",),
}
"""Parts that no rule of its own asks for, with the topics that fill them."""
AFTERCARE = {
    "aftercare": ("aftercare",),
    "recovery": ("recovery", "timeline"),
    "follow_up": ("follow_up",),
    "contact": ("contact",),
}
WISHED = {"results": ("results",), "scars": ("scars",)}


def find(review: Review) -> Iterator[Diagnostic]:
    """Report all missing parts in one finding, and those that are only wished for in another."""
    needed = _needed(review)
    missing = _lacking(review, needed)
    if missing:
        yield RULE.found("missing", review.document.span, parts=", ".join(missing))
    wished = _lacking(review, WISHED if needed is SURGERY else {})
    if wished:
        yield RULE.found(
            "wished", review.document.span, severity="warning", parts=", ".join(wished)
        )


def _needed(review: Review) -> Mapping[str, tuple[str, ...]]:
    if review.purpose == "aftercare":
        return AFTERCARE
    return SURGERY if review.is_surgical else {}


def _lacking(review: Review, parts: Mapping[str, tuple[str, ...]]) -> list[str]:
    return [part for part, topics in parts.items() if not review.topics.intersection(topics)]


RULE = Rule(
    id="CON-04",
    name="required-section-missing",
    reads=Review,
    find=find,
    axes=Axes(purposes=STATED),
    what="A part is missing that a brochure for this purpose needs.",
    why="Patients miss most what they were never told: how to prepare, how it heals, what it "
    "cannot do (EQIP, 36 items for surgery).",
    says={
        "missing": "the brochure has no part on {parts}",
        "wished": "the brochure says nothing on {parts}",
    },
    advice="add a block of that type, or name the topic of an existing block with 'covers'",
    bad=case("# no block on how to prepare", drop=("preparation",)),
    good=case(
        "blocks:\n  - type: list\n    id: before\n    covers: [preparation]\n"
        "    title: Before you come\n    items: [{id: food, text: Eat nothing for 6 hours.}]",
        drop=("preparation",),
    ),
)
