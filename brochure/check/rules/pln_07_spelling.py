"""PLN-07: no misspelled words, and none broken by a wrap."""

import re
from collections.abc import Iterator
from functools import cache

from brochure.check.cases import said
from brochure.check.passages import Passage
from brochure.check.review import Review
from brochure.check.rule import Rule
from brochure.values.diagnostic import Diagnostic

_BROKEN = {
    "en": re.compile(r"\b(?:i n|o f|t he|th e|a nd|an d|t o|i s|o n|f or|w ith)\b"),
    "de": re.compile(r"\b(?:u nd|un d|d er|de r|d ie|di e)\b"),
}
_APART = r"and|or|und|oder|bzw|to|bis|can|is|are|it|the|a|which|who|but|for|in|on"
_HYPHEN = re.compile(rf"\b[a-zà-ÿ]{{2,}}- (?!(?:{_APART})\b)[a-zà-ÿ]{{3,}}\b")
"""A word divided where a line ended; "pre- and postoperative" is none."""
_GLUED = re.compile(r"[a-zà-ÿа-я]{2}[,;](?=[A-Za-zА-я]{2})|[a-z]&|&[a-z]{3}")
_DOUBLED = re.compile(r"\b([^\W\d_]{2,}) \1\b", re.IGNORECASE)
_TWICE = frozenset(("that", "had", "sie", "die", "der", "das", "bye", "pla"))
"""Words that may well stand twice."""
NO_DOUBLES = frozenset(("vi", "id", "th", "ko", "mn", "ar"))
"""Languages in which doubling is grammar or style."""


def find(review: Review) -> Iterator[Diagnostic]:
    """Report each fault with what is meant, as far as that is known."""
    for passage in review.passages:
        if "control" not in passage.topics:
            yield from _faults(review, passage)


def _faults(review: Review, passage: Passage) -> Iterator[Diagnostic]:
    words = passage.words
    broken = _BROKEN.get(review.language)
    patterns = [("wrap", broken), ("wrap", _HYPHEN), ("glued", _GLUED)]
    if review.language not in NO_DOUBLES:
        patterns.append(("doubled", _DOUBLED))
    for key, pattern in patterns:
        for match in pattern.finditer(words) if pattern else ():
            if key == "doubled" and match[1].lower() in _TWICE:
                continue
            yield RULE.found(key, passage.span_of(match[0]), quote=match[0])
    for match in _any_of(tuple(review.lexicon.misspelled)).finditer(words):
        meant = {w.lower(): right for w, right in review.lexicon.misspelled.items()}
        right = meant[match[0].lower()]
        yield RULE.found("spelling", passage.span_of(match[0]), quote=match[0], meant=right)


@cache
def _any_of(misspelled: tuple[str, ...]) -> re.Pattern[str]:
    """Return one expression for all misspellings; without any it never matches."""
    return re.compile("|".join(map(re.escape, misspelled)) or r"(?!)", re.IGNORECASE)


RULE = Rule(
    id="PLN-07",
    name="spelling-and-broken-wrap",
    reads=Review,
    find=find,
    severity="warning",
    what="A word is misspelled, doubled, or broken where a line once ended.",
    why="Slips cost trust, and screen readers say broken words as two (DISCERN, overall quality).",
    says={
        "wrap": "«{quote}» looks like a word broken where a line ended",
        "glued": "a space is missing in «{quote}»",
        "doubled": "«{quote}» says a word twice",
        "spelling": "«{quote}» is probably «{meant}»",
    },
    advice="correct the word",
    bad=said("The wound heals i n two weeks,and you can maximaize rest."),
    good=said("The wound heals in two weeks, and you can maximize rest."),
)
