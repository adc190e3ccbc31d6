"""Level: how hard a text is by the formula of its language, or only how long, where there is none.

A language without a formula that could be confirmed gets lengths, called a hint, never a score.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from brochure.check.readability import formulas
from brochure.check.readability.counts import Counts, count, japanese_runs
from brochure.check.sentences import length, sentences

LEAST_WORDS = 100
"""Shorter texts say nothing in a formula."""
LEAST_CHARACTERS = 300


class Level(NamedTuple):
    """An estimate."""

    formula: str
    """Name of the formula; empty for a hint."""
    value: float
    limit: float
    is_hard: bool
    detail: str
    """What went in."""


class Formula(NamedTuple):
    """A formula of a language with the limit beyond which a text is hard."""

    name: str
    limit: float
    is_grade: bool
    """Whether more is harder; else less is."""
    value: Callable[[Counts], float]


FORMULAS = {
    "en": Formula("Flesch-Kincaid grade", 8.0, True,
                  lambda c: formulas.flesch_kincaid_grade(c.words, c.sentences, c.syllables)),
    "de": Formula("Wiener Sachtextformel 1", 8.0, True,
                  lambda c: formulas.wiener_sachtextformel(
                      100 * c.polysyllables / c.words, c.words / c.sentences,
                      100 * c.long_words / c.words, 100 * c.monosyllables / c.words)),
    "es": Formula("INFLESZ (Szigriszt)", 55.0, False,
                  lambda c: formulas.szigriszt(c.words, c.sentences, c.syllables)),
    "fr": Formula("Kandel-Moles", 60.0, False,
                  lambda c: formulas.kandel_moles(c.words, c.sentences, c.syllables)),
    "it": Formula("Gulpease", 60.0, False,
                  lambda c: formulas.gulpease(c.words, c.sentences, c.letters)),
    "ru": Formula("Oborneva", 60.0, False,
                  lambda c: formulas.oborneva(c.words, c.sentences, c.syllables)),
    "ar": Formula("Al-Heeti grade", 9.0, True, lambda c: formulas.al_heeti(c.words, c.letters)),
}  # fmt: skip
HINTS = {"ko": 15, "vi": 25, "id": 20, "mn": 15, "ja": 60, "zh-Hans": 40, "zh-Hant": 40, "th": 90}
"""Longest average sentence, in words, or characters where words are not spaced."""
JAPANESE_LIMIT = 40.0


def level(texts: Sequence[str], language: str, *, target: float | None = None) -> Level | None:
    """Return how hard texts are together; None where they are too short to say."""
    if language == "ja":
        return _japanese(texts)
    formula = FORMULAS.get(language)
    if formula is None:
        return _hint(texts, language)
    counts = count(texts, language)
    if counts.words < LEAST_WORDS:
        return None
    value = formula.value(counts)
    limit = max(formula.limit, target or 0.0) if formula.is_grade else formula.limit
    is_hard = value > limit if formula.is_grade else value < limit
    detail = f"{counts.words} words, {counts.sentences} sentences"
    return Level(formula.name, value, limit, is_hard, detail)


def _japanese(texts: Sequence[str]) -> Level | None:
    if length("".join(texts), spaced=False) < LEAST_CHARACTERS:
        return None
    runs = japanese_runs(texts)
    value = formulas.tateishi(**runs)
    detail = f"{runs['sentence']:.0f} characters in a sentence"
    return Level("Tateishi", value, JAPANESE_LIMIT, value < JAPANESE_LIMIT, detail)


def _hint(texts: Sequence[str], language: str) -> Level | None:
    limit = HINTS.get(language)
    is_spaced = limit is not None and limit <= 25
    total = length(" ".join(texts), spaced=is_spaced)
    if limit is None or total < (LEAST_WORDS if is_spaced else LEAST_CHARACTERS):
        return None
    count_ = sum(len(sentences(text)) for text in texts)
    average = total / max(1, count_)
    unit = "words" if is_spaced else "characters"
    return Level("", average, limit, average > limit, f"{average:.0f} {unit} in a sentence")
