"""LAW-01: no outcome is assured."""

from collections.abc import Iterator

from brochure.check.cases import said
from brochure.check.claims import claims
from brochure.check.review import Review
from brochure.check.rule import Rule
from brochure.values.diagnostic import Diagnostic


def find(review: Review) -> Iterator[Diagnostic]:
    """Report each promise that is not denied."""
    _, law = RULE.in_law(review)
    for claim in claims(review, "promise"):
        yield RULE.found("promise", claim.span, law=law, quote=claim.shown)


RULE = Rule(
    id="LAW-01",
    name="guarantee-of-outcome",
    reads=Review,
    find=find,
    what="A text promises an outcome.",
    why="No outcome of treatment is certain; a promise misleads and may breach the law of "
    "advertising (GMC guidance on cosmetic interventions, 2016).",
    says={"promise": "«{quote}» promises a result"},
    advice="say what usually happens and what may differ: 'Most people … The result varies.'",
    bad=said("Our experience can guarantee the quality of the lift."),
    good=said("No surgeon can guarantee the result."),
)
