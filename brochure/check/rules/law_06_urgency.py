"""LAW-06: nobody is hurried or lured by a price."""

from collections.abc import Iterator

from brochure.check.cases import advertised
from brochure.check.claims import claims
from brochure.check.purposes import STATED
from brochure.check.review import Review
from brochure.check.rule import Axes, Rule
from brochure.values.diagnostic import Diagnostic


def find(review: Review) -> Iterator[Diagnostic]:
    """Report discounts, prizes and words of hurry."""
    severity, law = RULE.in_law(review)
    guarded = frozenset(("control", "questions", "red_flags"))
    for claim in claims(review, "urgency", guarded=guarded):
        yield RULE.found(
            "hurry", claim.span, severity=severity, law=law, words=claim.quote, quote=claim.shown
        )


RULE = Rule(
    id="LAW-06",
    name="discount-or-urgency",
    reads=Review,
    find=find,
    axes=Axes(purposes=STATED),
    severity="warning",
    what="A discount, a prize or a word of hurry presses people to decide.",
    why="People need time to decide on treatment (GMC guidance on cosmetic interventions, 2016, "
    "paragraph 53).",
    says={"hurry": "«{words}» presses people to decide: «{quote}»"},
    advice="tell the price without a time limit, and that people may take their time",
    bad=advertised("30 % off, today only!", "UK"),
    good=advertised("Take your time to decide. The price stays the same.", "UK"),
)
