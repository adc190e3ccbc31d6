"""PLN-03: sentences say who does what."""

from collections.abc import Iterator

from brochure.check.cases import said
from brochure.check.lexicon.lexicon import pattern
from brochure.check.review import Review
from brochure.check.rule import Axes, Rule
from brochure.values.diagnostic import Diagnostic

MOST = 0.2
LEAST_SENTENCES = 5
LEFT_OUT = frozenset(("control", "glossary", "contact", "figures", "title"))


def find(review: Review) -> Iterator[Diagnostic]:
    """Report one finding where more than a fifth of the sentences are passive."""
    passive = pattern(review.lexicon.passive)
    said_ = [
        (p, sentence)
        for p in review.passages
        if not p.is_title and not p.topics & LEFT_OUT
        for sentence in p.sentences
    ]
    hits = [(p, s) for p, s in said_ if passive.search(s.words)]
    if len(said_) >= LEAST_SENTENCES and len(hits) > MOST * len(said_):
        first, sentence = hits[0]
        yield RULE.found(
            "many",
            first.span_of(sentence.words),
            count=len(hits),
            total=len(said_),
            most=f"{MOST:.0%}",
        )


RULE = Rule(
    id="PLN-03",
    name="passive-heavy",
    reads=Review,
    find=find,
    axes=Axes(languages=("en", "de", "es", "fr")),
    severity="warning",
    what="More than a fifth of the sentences are passive.",
    why="'The wound is cleaned' hides who does it (PEMAT item 5: active voice at least 80 % of the "
    "time).",
    says={"many": "{count} of {total} sentences seem passive; {most} is the limit"},
    advice="name who does it: 'A nurse cleans the wound'",
    bad=said("The skin is cut. The fat is removed. The wound is closed. It is washed. " * 4),
    good=said("The surgeon cuts the skin. A nurse cleans the wound. You rest. We call you. " * 4),
)
