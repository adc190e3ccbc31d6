"""PLN-02: sentences are short."""

from collections.abc import Iterator

from brochure.check.cases import said
from brochure.check.review import Review
from brochure.check.rule import Rule
from brochure.check.sentences import length, short
from brochure.values.diagnostic import Diagnostic

WORDS, CHARACTERS = 25, 60
LONGER = {"th": 160, "vi": 35}
"""Thai has no full stops, spaces part its phrases; Vietnamese writes syllables apart."""
LEFT_OUT = frozenset(("control", "contact"))


def find(review: Review) -> Iterator[Diagnostic]:
    """Report each long sentence."""
    spaced = review.lexicon.spaced
    most = LONGER.get(review.language, WORDS if spaced else CHARACTERS)
    for passage in review.passages:
        if passage.topics & LEFT_OUT:
            continue
        for sentence in passage.sentences:
            count = length(sentence.words, spaced=spaced)
            if count > most:
                yield RULE.found(
                    "words" if spaced else "characters",
                    passage.span_of(sentence.words),
                    quote=short(sentence.words),
                    count=count,
                    most=most,
                )


RULE = Rule(
    id="PLN-02",
    name="long-sentence",
    reads=Review,
    find=find,
    severity="warning",
    what="A sentence has more than 25 words, or more than 60 characters of Chinese or Japanese.",
    why="Readers lose the beginning of a long sentence before its end (NHS service manual, how we "
    "write).",
    says={
        "words": "«{quote}» has {count} words; {most} is the limit",
        "characters": "«{quote}» has {count} characters; {most} is the limit",
    },
    advice="make two sentences of it",
    bad=said("The wound " + "and the skin around it " * 5 + "may hurt for some days."),
    good=said("The wound may hurt for some days. The skin around it may hurt too."),
)
