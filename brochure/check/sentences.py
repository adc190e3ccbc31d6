"""Sentences and words: a text cut where it ends, in any of our scripts.

Only what rules need: sentences with their places, and a count of words that means the same in all
rules. Scripts without spaces are counted in characters.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_ABBREVIATIONS = (
    "dr", "mr", "mrs", "ms", "prof", "st", "vs", "etc", "approx", "no", "fig", "e.g", "i.e", "ca",
    "bzw", "z.b", "z. b", "d.h", "ggf", "evtl", "nr", "tel", "inkl", "g", "т.е", "т.д", "стр", "см",
    "đt", "tp", "dll", "ext", "min", "max", "u.a", "al",
)  # fmt: skip
_END = re.compile(
    r"[。!?！？｡।]+[”’」』»\")）\]]*|[.!?؟…]+[”’»\")\]]*(?=\s|$)|\n+|(?<=[가-힣])\.(?=[가-힣])"
)
_LAST_WORD = re.compile(r"([\w.]+(?: \w)?)$")
_WORD = re.compile(r"[^\W\d_](?:[\w’'‑-]*\w)?|\d+(?:[.,:]\d+)*%?")
_CHARACTER = re.compile(r"\w")
CLAUSE = re.compile(r"[,;:—–،؛、，；：]|\s-\s")
"""Where clauses part."""


class Sentence(NamedTuple):
    """A sentence and where it begins in its text."""

    words: str
    start: int

    @property
    def is_question(self) -> bool:
        """Whether it asks."""
        return self.words.rstrip('”"»」』)） ').endswith(("?", "？", "؟", "か。", "까요.", "까?"))


@lru_cache(maxsize=8192)
def sentences(text: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text."""
    return tuple(_cut(text))


def _cut(text: str) -> Iterator[Sentence]:
    start = 0
    for match in _END.finditer(text):
        if match[0].startswith(".") and _is_abbreviation(text[start : match.start()]):
            continue
        sentence = text[start : match.end()]
        if sentence.strip():
            yield Sentence(sentence.strip(), start + len(sentence) - len(sentence.lstrip()))
        start = match.end()
    rest = text[start:]
    if rest.strip():
        yield Sentence(rest.strip(), start + len(rest) - len(rest.lstrip()))


def _is_abbreviation(before: str) -> bool:
    last = _LAST_WORD.search(before)
    if last is None:
        return False
    word = last[1].lower()
    return word.split()[-1] in _ABBREVIATIONS or word in _ABBREVIATIONS


@lru_cache(maxsize=8192)
def words(text: str) -> tuple[str, ...]:
    """Return the words of a text with spaces between them; numbers count as words."""
    return tuple(_WORD.findall(text))


def length(text: str, *, spaced: bool) -> int:
    """Return how long a text is: words, or characters where words are not told apart."""
    return len(words(text)) if spaced else len(_CHARACTER.findall(text))


def short(quote: str, limit: int = 60) -> str:
    """Return a quotation cut to the longest a message shows."""
    quote = " ".join(quote.split())
    return quote if len(quote) <= limit else quote[: limit - 1].rstrip() + "…"
