"""Line break opportunities: UAX #14 as the language tailors it, less what must hold together."""

import re
from functools import lru_cache
from itertools import accumulate
from typing import Literal

from icu4py.breakers import LineBreaker, WordBreaker
from icu4py.locale import Locale

from brochure.languages.language import is_known, load
from brochure.text.unbroken import unbroken

Way = Literal["running", "heading", "phrases", "words", "inside"]

SPACES = " \u3000\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f"
"""Spaces at which lines break and which do not count at line ends."""


def break_positions(text: str, language: str, way: Way = "running") -> list[int]:
    """Return the offsets where a line may end, in order; the last is the end of the text.

    A break after a line feed is forced. Korean breaks between words only, Japanese and Chinese by
    the strict rules, Thai by dictionary (`brochure.languages`). Ways: in a `heading` Japanese and
    Chinese break between phrases or words; `words` gives up phrases, `inside` words too.
    """
    known = load(language) if is_known(language) else None
    if way == "heading" and known is not None and known.heading_breaks != "same":
        way = known.heading_breaks
    positions = _offsets(LineBreaker, text, _locale(language, way))
    if way == "words":
        positions = _between_words(text, positions, language)
    if known is not None and known.whole_words and way != "inside":
        positions = _without_divided(text, positions, known.whole_words)
    inside = {
        position for start, end in unbroken(text, language) for position in range(start + 1, end)
    }
    if inside:
        return [position for position in positions if position not in inside]
    return positions


def _offsets(kind: type[LineBreaker] | type[WordBreaker], text: str, locale: Locale) -> list[int]:
    """Return the ends of ICU's segments, in code points where ICU counts UTF-16 units."""
    breaker = kind(text, locale)
    if text.isascii() or max(text) <= "\uffff":
        return [end for _, end in breaker.segments()]
    return list(accumulate(len(segment) for segment in breaker))


def _between_words(text: str, positions: list[int], language: str) -> list[int]:
    """Return the line breaks that are not inside a word of the dictionary."""
    words = set(_offsets(WordBreaker, text, Locale(language)))
    return [position for position in positions if position in words]


def _without_divided(text: str, positions: list[int], words: tuple[str, ...]) -> list[int]:
    """Return the line breaks that do not divide one of some words."""
    divided = {
        match.start() + offset
        for match in _any_of(words).finditer(text)
        for offset in range(1, len(match.group()))
    }
    return [position for position in positions if position not in divided]


@lru_cache(16)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))


@lru_cache(64)
def _locale(language: str, way: str) -> Locale:
    if way == "inside":
        return Locale(f"{language}@lb=strict")
    rule = load(language).break_rule if is_known(language) else language
    return Locale(f"{rule};lw=phrase" if way == "phrases" else rule)
