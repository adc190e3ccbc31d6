"""Hyphenation: a text in, offsets where its words may be divided out (Liang's patterns).

Only for languages that name a dictionary; soft hyphens are the business of line breaking.
"""

import re
from functools import cache
from typing import Any

from brochure.languages.language import load, tags

_WORD = re.compile(r"[^\W\d_]{6,}")
_LEAST_BEFORE = 2
_LEAST_AFTER = 3


def hyphen_positions(text: str, language: str) -> list[int]:
    """Return the offsets at which words may be divided; none for a language without patterns."""
    name = load(language).hyphenation if language in tags() else None
    if name is None:
        return []
    dictionary = _dictionary(name)
    return [
        word.start() + position
        for word in _WORD.finditer(text)
        for position in map(int, dictionary.positions(word.group()))
        if _LEAST_BEFORE <= position <= len(word.group()) - _LEAST_AFTER
    ]


@cache
def _dictionary(name: str) -> Any:  # noqa: ANN401 - pyphen has no types
    import pyphen

    return pyphen.Pyphen(lang=name)
