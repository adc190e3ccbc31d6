"""A translation keeps negations and sides: what must not be done, and where."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from brochure.check.rule import Example, Rule, Translation
from brochure.check.translated import finding, pairs, sample
from brochure.languages.parity import negation, sides
from brochure.values.diagnostic import Diagnostic


def find(translation: Translation) -> Iterator[Diagnostic]:
    """Warn of texts whose negation, left or right has no counterpart; words prove nothing."""
    tags = translation.source.language, translation.target.language
    for pair in pairs(translation):
        for name in _lost(*pair.words, *tags):
            message = f"the source of {pair.source.key} has {name}, its translation seems not to"
            hint = "let a native reader compare the two"
            yield finding(RULE.id, pair, message, hint, "warning")


@lru_cache(maxsize=8192)
def _lost(source: str, target: str, before: str, after: str) -> tuple[str, ...]:
    """Return what a text says and its translation seems not to; the same pairs come often."""
    return tuple(
        name
        for name, said, kept in _watched(before, after)
        if said.search(source) and not kept.search(target)
    )


@cache
def _watched(before: str, after: str) -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """Return what is looked for in texts of two languages, with the words for it in each."""
    watched = []
    if (no := negation(before)) and (no_more := negation(after)):
        watched.append(("a negation", no, no_more))
    if (first := sides(before)) and (second := sides(after)):
        watched += [("'left'", first[0], second[0]), ("'right'", first[1], second[1])]
    return tuple(watched)


RULE = Rule(
    id="translation.sense",
    name="Negations and sides in translations",
    reads=Translation,
    find=find,
    what="No word for a negation, or for left or right, was found in a translation.",
    why="A lost 'not' turns advice into its opposite, and a lost side may cost the wrong one.",
    bad=Example(
        shown='msgid "Do not drive."\nmsgstr "운전하세요."',
        make=lambda: sample("Do not drive.", "운전하세요."),
    ),
    good=Example(
        shown='msgid "Do not drive."\nmsgstr "운전하지 마세요."',
        make=lambda: sample("Do not drive.", "운전하지 마세요."),
    ),
)
