"""CON-12: what is to be done says when, how often or how long."""

from collections.abc import Iterator

from brochure.check.cases import case
from brochure.check.lexicon.lexicon import pattern
from brochure.check.purposes import STATED
from brochure.check.review import Review
from brochure.check.rule import Axes, Rule
from brochure.check.sentences import short
from brochure.values.diagnostic import Diagnostic


def find(review: Review) -> Iterator[Diagnostic]:
    """Report acts of aftercare without any word of time; what is to be avoided needs none."""
    doing, timing = pattern(review.lexicon.doing), pattern(review.lexicon.timing)
    for block in review.of_type("aftercare"):
        avoided = {item.text.key for item in block.items if item.kind == "avoid"}  # type: ignore[attr-defined]
        for passage in review.texts_of(block):
            if passage.is_title or passage.key in avoided or timing.search(passage.words):
                continue
            if any(doing.search(sentence.words) for sentence in passage.sentences):
                yield RULE.found("when", passage.text.span, quote=short(passage.words))


_BLOCK = (
    "blocks:\n  - type: aftercare\n    id: aftercare\n    title: Care at home\n"
    "    items: [{id: clean, text: %s}]"
)

RULE = Rule(
    id="CON-12",
    name="action-without-step",
    reads=Review,
    find=find,
    axes=Axes(purposes=STATED),
    severity="warning",
    what="An instruction does not say when, how often or how long.",
    why="People do what they can picture; 'clean the wound' leaves open when (PEMAT item 21).",
    says={"when": "«{quote}» does not say when, how often or how long"},
    advice="add the time, such as 'Clean the wound 2 times a day for 1 week'",
    bad=case(_BLOCK % "Clean the wound."),
    good=case(_BLOCK % "Clean the wound 2 times a day."),
)
