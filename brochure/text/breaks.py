"""Line break opportunities: UAX #14 as the language tailors it, less what must hold together."""

from functools import lru_cache

from icu4py.breakers import LineBreaker
from icu4py.locale import Locale

from brochure.languages.language import load, tags
from brochure.text.unbroken import unbroken

SPACES = " \u3000\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f"
"""Spaces at which lines break and which do not count at line ends."""


def break_positions(text: str, language: str, *, inside_words: bool = False) -> list[int]:
    """Return the offsets where a line may end, in order; the last is the end of the text.

    A break after a line feed is forced. Korean breaks between words only, unless `inside_words`
    asks for more; Japanese and Chinese by the strict rules, Thai by dictionary
    (`brochure.languages`).
    """
    breaker = LineBreaker(text, _locale(language, inside_words=inside_words))
    if text.isascii() or max(text) <= "\uffff":
        positions = [end for _, end in breaker.segments()]
    else:
        positions = _code_point_offsets(breaker)
    inside = {
        position for start, end in unbroken(text, language) for position in range(start + 1, end)
    }
    if inside:
        return [position for position in positions if position not in inside]
    return positions


def _code_point_offsets(breaker: LineBreaker) -> list[int]:
    """Count in code points where ICU counts in UTF-16 units."""
    positions = []
    end = 0
    for segment in breaker:
        end += len(segment)
        positions.append(end)
    return positions


@lru_cache(64)
def _locale(language: str, *, inside_words: bool) -> Locale:
    if inside_words:
        return Locale(f"{language}@lb=strict")
    return Locale(load(language).break_rule if language in tags() else language)
