"""PLN-08: no word frightens or shames."""

from collections.abc import Iterator

from brochure.check.cases import said
from brochure.check.claims import claims
from brochure.check.review import Review
from brochure.check.rule import Rule
from brochure.values.diagnostic import Diagnostic


def find(review: Review) -> Iterator[Diagnostic]:
    """Report each word that frightens or shames, in risks too."""
    for claim in claims(review, "frightening", guarded=frozenset(("control", "questions"))):
        yield RULE.found("word", claim.span, quote=claim.shown, word=claim.quote)


RULE = Rule(
    id="PLN-08",
    name="frightening-or-blaming-word",
    reads=Review,
    find=find,
    severity="warning",
    what="A word frightens readers or shames how they look.",
    why="Fear and shame push people to decide, and away from asking (GMC guidance on cosmetic "
    "interventions, 2016, paragraph 49).",
    says={"word": "«{word}» may frighten or shame: «{quote}»"},
    advice="describe what is seen or done: 'part of the muscle is removed', 'loose skin'",
    bad=said("The muscles are exterminated, and your ugly folds go away."),
    good=said("The surgeon removes part of the muscle. The folds may become softer."),
)
