"""A translation is translated: no words of the source language are left in it."""

import re
from collections.abc import Iterator
from functools import lru_cache

from brochure.check.rule import Example, Rule, Translation
from brochure.check.translated import finding, pairs, sample
from brochure.languages.language import load
from brochure.values.diagnostic import Diagnostic

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SHARED = {True: 5, False: 3}
"""Words in a row that may not be those of the source, by whether the languages share letters."""


def find(translation: Translation) -> Iterator[Diagnostic]:
    """Warn of runs of source words; names the glossary keeps are no such words."""
    same_letters = load(translation.source.language).script == (
        load(translation.target.language).script
    )
    least = _SHARED[same_letters]
    for pair in pairs(translation):
        source, target = pair.words
        if left := _left(source, target, translation.glossary.keep, least):
            message = f"the translation of {pair.source.key} still says '{left}'"
            hint = "translate it, or name it under 'keep' in content/glossary.yaml"
            yield finding(RULE.id, pair, message, hint, "warning")


@lru_cache(maxsize=8192)
def _left(source: str, target: str, keep: tuple[str, ...], least: int) -> str:
    """Return words of the source that the target still says; the same pairs are judged often."""
    return _shared(_words(source, keep), _words(target, keep), least)


def _words(text: str, keep: tuple[str, ...]) -> list[str]:
    for name in keep:
        text = text.replace(name, " · ")
    return _WORD.findall(text)


def _shared(source: list[str], target: list[str], least: int) -> str:
    """Return the first run of words that both texts have, or nothing."""
    runs = {tuple(source[i : i + least]) for i in range(len(source) - least + 1)}
    for i in range(len(target) - least + 1):
        if tuple(target[i : i + least]) in runs:
            return " ".join(target[i : i + least])
    return ""


RULE = Rule(
    id="translation.leftover",
    name="Untranslated words",
    reads=Translation,
    find=find,
    what="A translation still has words of its source.",
    why="Its readers do not read the language of the source.",
    bad=Example(
        shown='msgid "Rest in bed, then walk."\nmsgstr "Rest in bed, 그다음 걸으세요."',
        make=lambda: sample("Rest in bed, then walk.", "Rest in bed, 그다음 걸으세요."),
    ),
    good=Example(
        shown='msgid "Rest in bed, then walk."\nmsgstr "누워서 쉬고 그다음 걸으세요."',
        make=lambda: sample("Rest in bed, then walk.", "누워서 쉬고 그다음 걸으세요."),
    ),
)
