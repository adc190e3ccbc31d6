"""LOC-02: numbers, dates and quotation marks have the form of the language."""

import re
from collections.abc import Iterator
from functools import cache

from brochure.check.cases import said
from brochure.check.review import Review
from brochure.check.rule import Rule
from brochure.languages.language import is_known, load, tags
from brochure.values.diagnostic import Diagnostic

_DATE = re.compile(r"\b\d{1,2}/\d{1,2}/\d{2,4}\b")
_TICK = re.compile(r"[^\W\d_][`´][^\W\d_]")
_STRAIGHT = re.compile(r'(?<!\d)"[^"\n]{2,60}"')
_COMMA_LANGUAGES = frozenset(("de", "ru", "id", "vi"))
_POINT = re.compile(r"(?<![\d.])\d+\.\d{1,2}(?![\d.])")
_COMMA = re.compile(r"(?<![\d,])\d+,\d{1,2}(?![\d,])")


def find(review: Review) -> Iterator[Diagnostic]:
    """Report dates that two readers read in two ways, foreign decimals, and typewriter quotes."""
    decimal = _POINT if review.language in _COMMA_LANGUAGES else _COMMA
    forms = (("date", _DATE), ("tick", _TICK), ("straight", _STRAIGHT), ("decimal", decimal))
    quotes = _foreign_quotes(review.language)
    for passage in review.passages:
        if "control" in passage.topics:
            continue
        for key, pattern in forms:
            for match in pattern.finditer(passage.words):
                if not _is_clock(passage.words, match):
                    yield RULE.found(key, passage.span_of(match[0]), quote=match[0])
        if quotes is not None:
            for match in quotes[0].finditer(passage.words):
                span = passage.span_of(match[0])
                yield RULE.found("quotes", span, quote=match[0], own=quotes[1])


def _foreign_quotes(tag: str) -> tuple[re.Pattern[str], str] | None:
    """Return what finds words in quotation marks of other languages, and the language's own marks.

    Kept by marks, not by tag: a project may have a language of its own under any.
    """
    if not is_known(tag):
        return None
    first, last = load(tag).quotes
    return _beside(_marks(tag)), f"{first}…{last}"


@cache
def _beside(own: str) -> re.Pattern[str]:
    """Return what finds words with other marks; an apostrophe is none, whatever it looks like."""
    foreign = "".join(sorted(set("".join(map(_marks, tags()))) - set(own) - set("‘’\xa0")))
    return re.compile(f"[^\\W\\d_]*[{re.escape(foreign)}][^\\W\\d_]*")


def _marks(tag: str) -> str:
    known = load(tag)
    return "".join((*known.quotes, *known.inner_quotes))


def _is_clock(words: str, match: re.Match[str]) -> bool:
    """Tell whether a number with a point is a time of day or a date, as in '9.30 Uhr', '1.5.'."""
    after = words[match.end() : match.end() + 5]
    return after.startswith(".") or after.strip().startswith(("Uhr", "ч", "WIB"))


RULE = Rule(
    id="LOC-02",
    name="locale-form",
    reads=Review,
    find=find,
    severity="warning",
    what="A date, number or quotation mark has a form of another language.",
    why="3/4 is March to some and April to others (ISO 8601; Unicode CLDR).",
    says={
        "date": "«{quote}» can be read as two different days",
        "tick": "«{quote}» has an accent in place of an apostrophe",
        "straight": "«{quote}» has the quotation marks of a typewriter",
        "quotes": "«{quote}» has a quotation mark of another language; here they are {own}",
        "decimal": "«{quote}» has the decimal sign of another language",
    },
    advice="write the month as a word, and the signs of the language: 'the clinic’s', '1.5 hours'",
    bad=said("Come on 03/04/2026. Bring the clinic`s letter."),
    good=said("Come on 3 April 2026. Bring the clinic’s letter."),
)
