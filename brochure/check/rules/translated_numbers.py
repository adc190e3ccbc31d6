"""A translation has the numbers of its source, all of them and no others."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping

from brochure.check.pairs import Pair
from brochure.check.rule import Example, Rule, Translation
from brochure.check.translated import pairs, sample
from brochure.values.diagnostic import Diagnostic

_NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f\u066b\u066c]\d+)*")
_FIELD = re.compile(r"\{[a-z0-9_]*\}")


def find(translation: Translation) -> Iterator[Diagnostic]:
    """Report each text that lacks a number its source has, or has one its source lacks."""
    words = translation.target.number_words
    for pair in pairs(translation):
        source, target = numbers(pair.source.source), numbers(pair.target.source)
        if source == target:
            continue
        if lacking := source - numbers(pair.target.source, words):
            yield _told("lacks", pair, lacking)
        if added := target - source:
            yield _told("adds", pair, added)


def _told(key: str, pair: Pair, found: Counter[str]) -> Diagnostic:
    span = pair.source.span
    return RULE.found(
        key,
        pair.target.span,
        related=(("the source text", span),) if span else (),
        name=pair.source.key,
        numbers=", ".join(sorted(found)),
    )


_NO_WORDS: Mapping[str, tuple[str, ...]] = {}


def numbers(text: str, said: Mapping[str, tuple[str, ...]] = _NO_WORDS) -> Counter[str]:
    """Return the numbers of a text in ASCII digits, without separators.

    Args:
        text: the text.
        said: words that stand for numbers, such as the dual of a noun in Arabic.
    """
    text = _FIELD.sub("", text)
    found = Counter(
        "".join(str(unicodedata.digit(c)) for c in number if c.isdigit())
        for number in _NUMBER.findall(text)
    )
    for word in sorted(said, key=len, reverse=True):
        count = text.count(word)
        if count:
            # Longer words first: "one or two days" must not count again as "two days".
            text = text.replace(word, " ")
            found.update({number: count * said[word].count(number) for number in said[word]})
    return found


RULE = Rule(
    id="LOC-04",
    name="numbers-differ-between-languages",
    reads=Translation,
    find=find,
    what="A translation lacks a number of its source, or has another.",
    why="A wrong dose, day or phone number harms; figures are what translators and machines lose.",
    says={
        "lacks": "the translation of {name} lacks the number {numbers}",
        "adds": "the translation of {name} has the number {numbers}, which its source has not",
    },
    advice="compare it with the source digit by digit, and write its numbers in digits",
    bad=Example(
        shown='msgid "Rest for 10 to 14 days."\nmsgstr "10~15일 동안 쉬세요."',
        make=lambda: sample("Rest for 10 to 14 days.", "10~15일 동안 쉬세요."),
    ),
    good=Example(
        shown='msgid "Rest for 10 to 14 days."\nmsgstr "10~14일 동안 쉬세요."',
        make=lambda: sample("Rest for 10 to 14 days.", "10~14일 동안 쉬세요."),
    ),
)
