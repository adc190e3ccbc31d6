"""A language: tag in, frozen record of its words, rules and formats out.

Each language is one module of data in `brochure.languages.data` that exports `LANGUAGE`; adding a
language means adding such a module.
"""

import pkgutil
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from typing import Literal

from brochure.errors import ProjectError
from brochure.languages import data


@dataclass(frozen=True, slots=True, kw_only=True)
class DateFormat:
    """How a language writes dates; fields are `{day}`, `{month}`, `{number}` and `{year}`."""

    date: str
    month_year: str
    months: tuple[str, ...] = ()
    """Month names as they stand after a day; empty where the number is used."""
    months_alone: tuple[str, ...] = ()
    """Month names without a day, where they differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberFormat:
    """How a language writes numbers and times of the day (CLDR)."""

    decimal: str = "."
    group: str = ","
    grouped_from: int = 4
    """Digits before the decimal sign from which thousands are grouped."""
    time: str = "{hour}:{minute}"
    """Time on a clock of 24 hours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """All that the program knows about a language."""

    tag: str
    """BCP 47 tag."""
    name: str
    """The language's name in itself."""
    english_name: str
    script: str
    """Key of the theme's scripts: `latin`, `korean`, `arabic` …"""
    direction: Literal["ltr", "rtl"] = "ltr"
    break_rule: str
    """ICU locale, with keywords, for line breaking."""
    heading_breaks: Literal["same", "phrases", "words"] = "same"
    """Where headings break: between phrases or words where running text breaks anywhere."""
    whole_words: tuple[str, ...] = ()
    """Words that the dictionary for line breaking would divide."""
    held: str = ""
    """Pattern of what no line break divides: short words with the next, signs with a space."""
    counted: str = ""
    """Pattern of words that stay with the number before them."""
    latin_space: float = 0.0
    """Space between Chinese or Japanese and Latin letters or digits, in em."""
    hyphenation: str | None = None
    """Name of the hyphenation dictionary; None where words are never hyphenated."""
    words: Mapping[str, str]
    """Fixed words by name; `{number}`, `{page}` … in them are set by the program."""
    dates: DateFormat
    quotes: tuple[str, str] = ("“", "”")
    inner_quotes: tuple[str, str] = ("‘", "’")
    colon: str = ": "
    """After a lead-in, with its spaces."""
    separator: str = ", "
    """Between short pieces of information on one line."""
    list_label: str = "{n}."
    """Label of item n of a numbered list."""
    numbers: NumberFormat = NumberFormat()
    native_digits: str = ""
    """The language's own digits 0 to 9, which a clinic may choose; empty where it has none."""
    digits: str = ""
    """The digits a project has chosen; empty for those of the content."""


_USUAL_MISTAKES = {
    "kr": "ko", "jp": "ja", "cn": "zh-Hans", "zh": "zh-Hans", "zh-cn": "zh-Hans", "tw": "zh-Hant",
    "zh-tw": "zh-Hant", "zh-hk": "zh-Hant", "vn": "vi", "at": "de", "us": "en", "gb": "en",
}  # fmt: skip
"""Country codes and old tags people write, and the tag they mean."""


PSEUDO = ("qps-ploc", "qps-long")
"""Tags of languages for trying layouts out; `tags` leaves them out."""
_PSEUDO_HOME = "brochure.languages.pseudo"


_OWN: ContextVar[Mapping[str, Language]] = ContextVar("own languages")
"""Languages of the project at work in this context: not of the program, and not of all projects."""


def declare(language: Language) -> None:
    """Let `load` find a language of the project at work, in this context."""
    _OWN.set({**_OWN.get({}), language.tag: language})


def load(tag: str) -> Language:
    """Return the language with this tag, of the project at work or of the program.

    Raises ProjectError for a tag that neither has.
    """
    return _OWN.get({}).get(tag) or _load(tag)


@cache
def _load(tag: str) -> Language:
    if tag in PSEUDO:
        pseudo: Language = import_module(_PSEUDO_HOME).LANGUAGES[tag]
        return pseudo
    if tag not in tags():
        raise ProjectError(f"no language '{tag}'", _suggest(tag))
    module = import_module(f"{data.__name__}.{_module_name(tag)}")
    language = module.LANGUAGE
    assert isinstance(language, Language)
    return language


@cache
def tags() -> tuple[str, ...]:
    """Return the tags of all languages, sorted."""
    names = sorted(module.name for module in pkgutil.iter_modules(data.__path__))
    return tuple(sorted(_tag(name) for name in names))


def is_known(tag: str) -> bool:
    """Tell whether `load` finds a language."""
    return tag in _OWN.get({}) or tag in PSEUDO or tag in tags()


def _suggest(tag: str) -> str:
    written = tag.lower().replace("_", "-")
    same = [known for known in tags() if known.lower() in (written, written.partition("-")[0])]
    meant = _USUAL_MISTAKES.get(written) or (same or get_close_matches(tag, tags(), n=1) or [""])[0]
    return f"did you mean '{meant}'?" if meant else f"languages: {', '.join(tags())}"


def _module_name(tag: str) -> str:
    return tag.lower().replace("-", "_")


def _tag(module_name: str) -> str:
    parts = module_name.split("_")
    return "-".join(
        [parts[0], *(part.title() if len(part) == 4 else part.upper() for part in parts[1:])]
    )
