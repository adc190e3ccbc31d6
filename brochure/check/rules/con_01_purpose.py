"""CON-01: a brochure says in words what it is for, and in its file for which purpose it is made."""

from collections.abc import Iterator

from brochure.check.cases import case
from brochure.check.review import Review
from brochure.check.rule import Rule
from brochure.values.diagnostic import Diagnostic


def find(review: Review) -> Iterator[Diagnostic]:
    """Report a file without a purpose, or a stated purpose that the text does not tell."""
    if review.purpose is None:
        yield RULE.found("unstated", review.document.span, severity="warning")
    elif review.purpose != "aftercare" and "purpose" not in review.topics:
        # The title of a care sheet says what it is for.
        yield RULE.found("missing", review.document.span)


RULE = Rule(
    id="CON-01",
    name="purpose-missing",
    reads=Review,
    find=find,
    what="The brochure does not say what it is for.",
    why="Readers decide in the first lines whether a leaflet is for them (PEMAT item 1).",
    says={
        "missing": "no text says what this brochure is for",
        "unstated": "the file does not state 'document.purpose', so many rules do not hold",
    },
    advice="add a short block with the id 'purpose', such as 'This leaflet helps you decide "
    "whether …', and state the purpose under 'document'",
    bad=case("# no block 'purpose'", drop=("purpose",)),
    good=case(
        "blocks:\n  - type: prose\n    id: purpose\n    title: About this leaflet\n"
        "    text: This leaflet helps you decide whether to have the operation."
    ),
)
