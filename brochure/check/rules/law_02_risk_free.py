"""LAW-02: nothing is said to be free of pain, scars or risk, or to last for ever."""

from collections.abc import Iterator

from brochure.check.cases import said
from brochure.check.claims import GUARDED, Claim, claims
from brochure.check.lexicon.lexicon import pattern
from brochure.check.review import Review
from brochure.check.rule import Rule
from brochure.values.diagnostic import Diagnostic

LEFT_OUT = GUARDED | {"alternatives", "recovery", "aftercare", "follow_up", "scars"}
CHOICES = GUARDED | {"recovery", "aftercare", "follow_up"}


def find(review: Review) -> Iterator[Diagnostic]:
    """Report what is said to be without risk, and what is said to last for ever as a benefit."""
    _, law = RULE.in_law(review)
    harm = pattern(review.lexicon.harm)
    for claim in claims(review, "riskfree", guarded=LEFT_OUT):
        yield _told("riskfree", claim, law)
    for claim in claims(review, "permanent", guarded=CHOICES):
        if not harm.search(claim.sentence.words):
            yield _told("permanent", claim, law)


def _told(key: str, claim: Claim, law: str) -> Diagnostic:
    return RULE.found(key, claim.span, law=law, quote=claim.shown, words=claim.quote)


RULE = Rule(
    id="LAW-02",
    name="risk-free-or-permanent",
    reads=Review,
    find=find,
    what="Treatment is said to be without pain, scars or risk, or to last for ever.",
    why="Every treatment has risks, and its effect fades; saying otherwise may breach the law of "
    "advertising (GMC guidance on cosmetic interventions, 2016, paragraph 50).",
    says={
        "riskfree": "«{words}» says there is no harm: «{quote}»",
        "permanent": "«{words}» says the effect lasts for ever: «{quote}»",
    },
    advice="say how much and for how long: 'Most people need painkillers for 2 days', 'The effect "
    "lasts about 5 years'",
    bad=said("The lift is painless and lasts forever."),
    good=said("Permanent numbness is rare. No operation is risk-free."),
)
