"""Counts of a text: what formulas are made of."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from brochure.check.readability.syllables import syllables
from brochure.check.sentences import sentences, words

_JAPANESE = {
    "latin": re.compile(r"[A-Za-zA-Za-z]+"),
    "hiragana": re.compile(r"[ぁ-ゟ]+"),
    "kanji": re.compile(r"[一-鿿々]+"),
    "katakana": re.compile(r"[゠-ヿ]+"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How long a text is, in several ways."""

    sentences: int
    words: int
    syllables: int
    letters: int
    polysyllables: int
    """Words of 3 and more syllables."""
    long_words: int
    """Words of more than 6 letters."""
    monosyllables: int


def count(texts: Iterable[str], language: str) -> Counts:
    """Return the counts of texts; numbers are no words for a formula."""
    said = [sentence.words for text in texts for sentence in sentences(text)]
    found = [word for sentence in said for word in words(sentence) if not word[0].isdigit()]
    lengths = [syllables(word, language) for word in found]
    return Counts(
        sentences=max(1, len(said)),
        words=len(found),
        syllables=sum(lengths),
        letters=sum(sum(c.isalpha() for c in word) for word in found),
        polysyllables=sum(length >= 3 for length in lengths),
        long_words=sum(len(word) > 6 for word in found),
        monosyllables=sum(length == 1 for length in lengths),
    )


def japanese_runs(texts: Iterable[str]) -> dict[str, float]:
    """Return the average lengths that the formula of Tateishi takes."""
    text = list(texts)
    said = [sentence.words for part in text for sentence in sentences(part)]
    whole = "".join(text)
    found = {name: _mean(len(run) for run in p.findall(whole)) for name, p in _JAPANESE.items()}
    found["sentence"] = _mean(len(sentence.rstrip("。")) for sentence in said)
    found["commas"] = (whole.count("、") + whole.count(",")) / max(1, len(said))
    return found


def _mean(numbers: Iterable[int]) -> float:
    found = list(numbers)
    return sum(found) / len(found) if found else 0.0
