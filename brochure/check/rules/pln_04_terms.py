"""PLN-04: terms of doctors are explained where they are first used, or in a glossary."""

import re
from collections.abc import Iterator
from functools import cache

from brochure.check.cases import said
from brochure.check.lexicon.lexicon import pattern
from brochure.check.passages import Passage
from brochure.check.review import Review
from brochure.check.rule import Rule
from brochure.values.diagnostic import Diagnostic

LEFT_OUT = frozenset(("control", "glossary", "title", "figures"))
NEAR = 40
"""Characters around a term in which its explanation may stand."""


def find(review: Review) -> Iterator[Diagnostic]:
    """Report each term once, at its first use."""
    known = " ".join(p.words.lower() for p in review.about("glossary"))
    known += " ".join(p.words.lower() for p in review.passages if p.field == "term")
    uses: dict[str, list[tuple[Passage, re.Match[str]]]] = {}
    any_term = _any_of(review.lexicon.terms, spaced=review.lexicon.spaced)
    for passage in review.passages:
        if not passage.topics & LEFT_OUT:
            for match in any_term.finditer(passage.words):
                uses.setdefault(match[0].lower(), []).append((passage, match))
    for term in review.lexicon.terms:
        found = uses.get(term, [])
        if term in known or not found or any(_is_explained(review, *use) for use in found):
            continue
        passage, match = found[0]
        yield RULE.found("unexplained", passage.span_of(match[0]), term=match[0])


@cache
def _any_of(terms: tuple[str, ...], *, spaced: bool) -> re.Pattern[str]:
    """Return one expression for all terms, longer ones first; without terms it never matches."""
    listed = "|".join(sorted(map(re.escape, terms), key=len, reverse=True)) or r"(?!)"
    return re.compile(rf"\b(?:{listed})\b" if spaced else listed, re.IGNORECASE)


def _is_explained(review: Review, passage: Passage, match: re.Match[str]) -> bool:
    """Tell whether a term stands in brackets behind plain words, or is followed by some."""
    before = passage.words[max(0, match.start() - 2) : match.start()]
    after = passage.words[match.end() : match.end() + NEAR]
    return (
        "(" in before
        or "(" in before
        or bool(pattern(review.lexicon.glossed).search(after.split(".")[0]))
    )


RULE = Rule(
    id="PLN-04",
    name="term-not-explained",
    reads=Review,
    find=find,
    severity="warning",
    what="A term of doctors is explained nowhere.",
    why="A word that nobody explained stops the reader (PEMAT items 3 and 4).",
    says={"unexplained": "«{term}» is explained nowhere"},
    advice="say it in plain words, with the term in brackets, or add it to a glossary block",
    bad=said("A haematoma may form in the first days."),
    good=said("Blood may collect under the skin (haematoma) in the first days."),
)
