"""A translation is written in the letters of its language."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from brochure.check.rule import Example, Rule, Translation
from brochure.check.translated import finding, pairs, sample
from brochure.languages.language import load
from brochure.values.diagnostic import Diagnostic

_SCRIPTS = {
    "latin": {"LATIN"},
    "cyrillic": {"CYRILLIC"},
    "greek": {"GREEK"},
    "korean": {"HANGUL"},
    "japanese": {"HIRAGANA", "KATAKANA", "CJK"},
    "chinese": {"CJK", "BOPOMOFO"},
    "thai": {"THAI"},
    "arabic": {"ARABIC"},
    "hebrew": {"HEBREW"},
    "devanagari": {"DEVANAGARI"},
}
_TELLING = frozenset().union(*_SCRIPTS.values())
"""Scripts that are told apart; letters of others say nothing."""
_WORD = re.compile(r"[^\W\d_]+")
_SETS = {"zh-Hans": ("gb2312", "big5"), "zh-Hant": ("big5", "gb2312")}
"""Character sets of simplified and traditional Chinese: the right one, and the other's."""


def find(translation: Translation) -> Iterator[Diagnostic]:
    """Warn of letters of another script, of words of two scripts, and of the other Chinese."""
    tag = translation.target.language
    own = frozenset(_SCRIPTS.get(load(tag).script, _TELLING)) | {"LATIN"}
    for pair in pairs(translation):
        source, target = pair.words
        if target.isascii() or not _is_doubtful(target, own, tag):
            continue
        if found := next(_strange(target, source, own, tag), None):
            message = f"the translation of {pair.source.key} has {found}"
            hint = f"write it in the letters of {load(tag).english_name}"
            yield finding(RULE.id, pair, message, hint, "warning")


@lru_cache(maxsize=8192)
def _is_doubtful(target: str, own: frozenset[str], tag: str) -> bool:
    """Tell at a glance whether a text may have something strange: a letter, or two alphabets."""
    letters = set(target)
    scripts = {script(letter) for letter in letters} & _TELLING
    mixed = "LATIN" in scripts and not scripts.isdisjoint(("CYRILLIC", "GREEK"))
    return bool(scripts - own) or mixed or (tag in _SETS and any(_other(c, tag) for c in letters))


def _strange(target: str, source: str, own: frozenset[str], tag: str) -> Iterator[str]:
    """Yield what does not belong into a text."""
    for word in _WORD.findall(target):
        scripts = {script(letter) for letter in word} & _TELLING
        for letter in word:
            if script(letter) in _TELLING - own and letter not in source:
                yield f"the letter '{letter}' (U+{ord(letter):04X}, {_name(letter)})"
        if {"LATIN", "CYRILLIC"} <= scripts or {"LATIN", "GREEK"} <= scripts:
            yield f"the word '{word}', which mixes letters that look alike"
        if tag in _SETS:
            yield from (f"the character '{c}' of the other Chinese" for c in word if _other(c, tag))


@lru_cache(maxsize=8192)
def script(letter: str) -> str:
    """Return the first word of a letter's name, which is its script where scripts are told."""
    name = unicodedata.name(letter, "")
    return "CJK" if name.startswith("CJK") else name.partition(" ")[0].partition("-")[0]


def _name(letter: str) -> str:
    return unicodedata.name(letter, "no name").lower()


@lru_cache(maxsize=8192)
def _other(letter: str, tag: str) -> bool:
    """Tell whether a Han character belongs to the other way of writing Chinese only."""
    right, wrong = _SETS[tag]
    return script(letter) == "CJK" and _is_in(letter, wrong) and not _is_in(letter, right)


def _is_in(letter: str, charset: str) -> bool:
    try:
        letter.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


RULE = Rule(
    id="translation.script",
    name="Letters in translations",
    reads=Translation,
    find=find,
    what="A translation has letters that its language is not written with.",
    why="They come from another language or only look right: search and speech go wrong.",
    bad=Example(
        shown='msgid "Bleeding"\nmsgstr "Кровотeчение"      # with a Latin e',
        make=lambda: sample("Bleeding", "Кровот\u0065чение", "ru"),
    ),
    good=Example(
        shown='msgid "Bleeding"\nmsgstr "Кровотечение"',
        make=lambda: sample("Bleeding", "Кровотечение", "ru"),
    ),
)
