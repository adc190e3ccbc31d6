"""PLN-06: parts and lists are short."""

from collections.abc import Iterator

from brochure.check.cases import case
from brochure.check.review import Review
from brochure.check.rule import Rule
from brochure.check.sentences import length, short
from brochure.values.diagnostic import Diagnostic

WORDS, CHARACTERS, ITEMS = 250, 600, 7
LONGER = {"th": 1000, "vi": 350}
"""Thai writes its vowels, Vietnamese its syllables apart."""
EXEMPT = frozenset((
    "risks", "glossary", "questions", "faq", "procedure", "timeline", "control", "alternatives",
    "contents", "contact", "red_flags", "details", "table", "instructions", "fine_print",
))  # fmt: skip
"""Types that readers look things up in, or that are cut in parts of their own."""


def find(review: Review) -> Iterator[Diagnostic]:
    """Report long blocks and long lists."""
    spaced = review.lexicon.spaced
    most = LONGER.get(review.language, WORDS if spaced else CHARACTERS)
    for block in review.blocks:
        if getattr(block, "type", "") in EXEMPT:
            continue
        texts = review.texts_of(block)
        total = sum(length(p.words, spaced=spaced) for p in texts)
        title = short(texts[0].words, 40) if texts else ""
        if total > most:
            unit = "long" if spaced else "long_characters"
            yield RULE.found(unit, texts[0].text.span, title=title, count=total, most=most)
        items = len(getattr(block, "items", ()) or ())
        if items > ITEMS:
            yield RULE.found("items", texts[0].text.span, title=title, count=items, most=ITEMS)


RULE = Rule(
    id="PLN-06",
    name="section-or-list-too-long",
    reads=Review,
    find=find,
    severity="warning",
    what="A block has more than 250 words, or a list more than seven items.",
    why="People take in small parts (CDC Clear Communication Index, item 8; PEMAT item 8).",
    says={
        "long": "the block beginning «{title}» has {count} words; {most} is the limit",
        "long_characters": "the block beginning «{title}» has {count} characters; {most} is the "
        "limit",
        "items": "the list beginning «{title}» has {count} items; {most} is the limit",
    },
    advice="cut it in two parts, each with its own heading",
    bad=case(
        "blocks:\n  - type: list\n    id: limits\n    title: Limits\n    items:\n"
        + "".join(f"      - {{id: {n}, text: It cannot do this.}}\n" for n in "abcdefgh")
    ),
    good=case(
        "blocks:\n  - type: list\n    id: limits\n    title: Limits\n    items:\n"
        + "".join(f"      - {{id: {n}, text: It cannot do this.}}\n" for n in "abcdefg")
    ),
)
