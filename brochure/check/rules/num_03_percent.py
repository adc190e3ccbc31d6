"""NUM-03: shares of people are told as people."""

import re
from collections.abc import Iterator

from brochure.check.cases import said
from brochure.check.review import Review
from brochure.check.rule import Rule
from brochure.check.sentences import short
from brochure.values.diagnostic import Diagnostic

_PERCENT = re.compile(r"\d+(?:[.,]\d+)?\s?(?:%|٪|percent\b|per cent\b|Prozent\b|процент\w*|퍼센트)")
_PEOPLE = re.compile(
    r"\d[\d.,]*\s*(?:in|out of|of|von|из|من|trong|dari|จาก)\s*(?:\w+ )?\d|"
    r"\d+\s?(?:명|人)|/\s?\d{2,}",
    re.IGNORECASE,
)
_STRENGTH = re.compile(
    r"%\s*(?:cream|solution|gel|lotion|saline|alcohol|discount|off|Creme|Lösung|крем|раствор|"
    r"크림|연고|용액|할인|クリーム|溶液|乳膏)",
    re.IGNORECASE,
)
LEFT_OUT = frozenset(("control", "costs"))


def find(review: Review) -> Iterator[Diagnostic]:
    """Report each percentage whose sentence does not tell people as well."""
    for passage in review.passages:
        if passage.topics & LEFT_OUT or not _PERCENT.search(passage.words):
            continue
        for sentence in passage.sentences:
            match = _PERCENT.search(sentence.words)
            is_told = _PEOPLE.search(sentence.words) or _STRENGTH.search(sentence.words)
            if match and not is_told and not match[0].startswith("100"):
                yield RULE.found("bare", passage.span_of(match[0]), quote=short(sentence.words))


RULE = Rule(
    id="NUM-03",
    name="relative-only-or-bare-percent",
    reads=Review,
    find=find,
    severity="warning",
    what="A percentage is told without people.",
    why="'50 % less' may be 1 person instead of 2 in 1000; people understand '2 in 100' better "
    "than '2 %' (CDC Clear Communication Index, item 16).",
    says={"bare": "«{quote}» tells a percentage, but not how many people of how many"},
    advice="write '2 in 100 people', and the number it is compared with",
    bad=said("It lowers the risk by 50 %."),
    good=said("It lowers the risk by 50 %, from 2 in 100 people to 1 in 100."),
)
