"""CON-06: benefits and risks have about as many words."""

from collections.abc import Iterator

from brochure.check.cases import case
from brochure.check.purposes import DECIDING
from brochure.check.review import Review
from brochure.check.rule import Axes, Rule
from brochure.check.sentences import length
from brochure.values.diagnostic import Diagnostic

MOST = 2.0
"""Words of benefits for one of risks."""


def find(review: Review) -> Iterator[Diagnostic]:
    """Report benefits that have more than twice the words of the risks.

    More words on risks are no fault: a table of risks also tells what is done about them.
    """
    spaced = review.lexicon.spaced
    benefits = sum(length(p.words, spaced=spaced) for p in review.about("benefits"))
    risks = sum(length(p.words, spaced=spaced) for p in review.about("risks"))
    if risks and benefits > MOST * risks:
        place = next(iter(review.about("benefits")))
        yield RULE.found("more", place.text.span, benefits=benefits, risks=risks)


RULE = Rule(
    id="CON-06",
    name="benefit-risk-imbalance",
    reads=Review,
    find=find,
    axes=Axes(purposes=DECIDING),
    severity="warning",
    what="The benefits take more than twice the words of the risks.",
    why="Uneven length tells readers what to think (IPDAS: equal detail for options).",
    says={"more": "the benefits have {benefits} words and the risks {risks}"},
    advice="say more about the risks, or less about the benefits",
    bad=case(
        "blocks:\n  - type: advantages\n    id: benefits\n    title: Advantages\n    items:\n"
        + "".join(f"      - {{id: {n}, text: {'It may help you a lot. ' * 12}}}\n" for n in "abc")
    ),
    good=case("# benefits and risks of about the same length"),
)
