"""LOC-01: the name of the clinic has one spelling."""

import re
from collections.abc import Iterator

from brochure.check.cases import case
from brochure.check.review import Review
from brochure.check.rule import Rule
from brochure.check.sentences import short
from brochure.values.diagnostic import Diagnostic

LEAST = 5
"""Shorter names are too like other words."""
MOST_APART = 2
_WORD = re.compile(r"[^\W\d_]+")


def find(review: Review) -> Iterator[Diagnostic]:
    """Report each other spelling once: letters changed, or capitals."""
    for name in _WORD.findall(review.brand):
        if len(name) >= LEAST:
            yield from _spellings(review, name)


def _spellings(review: Review, name: str) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for passage in review.passages:
        # Names count as proper nouns: a small letter at the beginning is another word.
        for word in _WORD.findall(passage.words):
            if word == name or word in seen or not word[0].isupper():
                continue
            if abs(len(word) - len(name)) <= MOST_APART and _is_near(word, name):
                seen.add(word)
                yield RULE.found(
                    "spelled", passage.span_of(word), word=word, name=name,
                    quote=short(passage.words),
                )  # fmt: skip


def _is_near(word: str, name: str) -> bool:
    if word.casefold() == name.casefold():
        return not word.istitle() or word != name
    if word[0].casefold() != name[0].casefold():
        return False
    return distance(word.casefold(), name.casefold()) <= (1 if len(name) < 7 else MOST_APART)


def distance(one: str, other: str) -> int:
    """Return how many letters to insert, delete or replace (Levenshtein)."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        last, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (a != b))
    return row[-1]


_LINES = (
    "provider: {brand_name: Lindenhof}\n"
    "blocks:\n  - {type: prose, id: intro, text: At NAME we help you.}"
)

RULE = Rule(
    id="LOC-01",
    name="brand-spelled-differently",
    reads=Review,
    find=find,
    what="The name of the clinic is spelled in another way.",
    why="Two spellings look like two clinics, and searching finds one (DISCERN, overall quality).",
    says={"spelled": "«{word}» is probably «{name}»: «{quote}»"},
    advice="write {brand}, so that the name has one source",
    bad=case(_LINES.replace("NAME", "Lindenhoff")),
    good=case(_LINES.replace("NAME", "Lindenhof")),
)
