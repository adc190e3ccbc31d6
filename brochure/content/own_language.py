"""A language of a project: `languages/<tag>/language.yaml` in, a Language out.

What a file does not say has a plain value: dates as `2026-11-22`, English quotes, Western digits.
Words have none, for a label in the wrong language is a mistake.
"""

import re
from collections.abc import Mapping
from typing import Literal

from pydantic import Field, ValidationError

from brochure.blocks.base import Model
from brochure.content.keys import plain_data
from brochure.content.problems import problems_of
from brochure.content.source import MappingNode, parse
from brochure.languages.language import DateFormat, Language, NumberFormat, load
from brochure.values.diagnostic import Diagnostic
from brochure.values.span import Span

_FIELD = re.compile(r"\{\w+\}")
_SHOWN = 8


class DatesEntry(Model):
    """How dates are written, with `{day}`, `{month}`, `{number}` and `{year}`."""

    date: str = Field("{year}-{number}-{day}", description="A whole date.")
    month_year: str = Field("{year}-{number}", description="Month and year.")
    months: tuple[str, ...] = Field((), description="Twelve names as they stand after a day.")
    months_alone: tuple[str, ...] = Field((), description="Twelve names without a day.")


class NumbersEntry(Model):
    """How numbers are written."""

    decimal: str = Field(".", description="Sign before decimals.")
    group: str = Field(",", description="Sign between thousands.")
    grouped_from: int = Field(4, description="Digits from which thousands are grouped.", ge=4)
    time: str = Field("{hour}:{minute}", description="Time of the day.")


class LanguageFile(Model):
    """A language that comes with a project."""

    format: Literal["brochure-language/1"] = Field(
        "brochure-language/1", description="Form of this file."
    )
    name: str = Field(description="The language's name in itself.", min_length=1)
    english_name: str = Field("", description="Its name in English.")
    script: str = Field(
        "latin", description="Script: latin, cyrillic, georgian …", pattern="^[a-z_]+$"
    )
    direction: Literal["ltr", "rtl"] = Field("ltr", description="Direction of writing.")
    quotes: tuple[str, str] = Field(("“", "”"), description="Opening and closing quotes.")
    colon: str = Field(": ", description="Colon after a lead-in, with its spaces.")
    separator: str = Field(", ", description="Between short pieces on one line.")
    list_label: str = Field("{n}.", description="Label of item n of a numbered list.")
    native_digits: str = Field("", description="The language's own digits 0 to 9.")
    dates: DatesEntry = Field(DatesEntry(), description="How dates are written.")
    numbers: NumbersEntry = Field(NumbersEntry(), description="How numbers are written.")
    words: dict[str, str] = Field(description="Fixed words, all that English has.")


def read_language(tag: str, text: str, file: str) -> tuple[Language | None, tuple[Diagnostic, ...]]:
    """Return the language that a file describes.

    Diagnostics: those of `content.source` and `content.problems`, language.words.
    """
    node, found = parse(text, file)
    if found or not isinstance(node, MappingNode):
        return None, found or (_error("value.type", "a language is a mapping of keys", Span(file)),)
    data = {name: plain_data(entry.value) for name, entry in node.entries.items()}
    try:
        model = LanguageFile.model_validate(data)
    except ValidationError as error:
        return None, problems_of(error, LanguageFile, node, "a language")
    about_words = _check_words(model.words, node.entries["words"].value.span)
    return (None, about_words) if about_words else (_language(tag, model), ())


def _language(tag: str, model: LanguageFile) -> Language:
    return Language(
        tag=tag,
        name=model.name,
        english_name=model.english_name or model.name,
        script=model.script,
        direction=model.direction,
        break_rule=tag,
        words=model.words,
        quotes=model.quotes,
        colon=model.colon,
        separator=model.separator,
        list_label=model.list_label,
        native_digits=model.native_digits,
        dates=DateFormat(**dict(model.dates)),
        numbers=NumberFormat(**dict(model.numbers)),
    )


def _check_words(words: Mapping[str, str], span: Span) -> tuple[Diagnostic, ...]:
    """Return what is wrong with words, as one error for the missing and one for each other."""
    english = load("en").words
    found = []
    missing = [name for name in english if name not in words]
    if missing:
        more = f" and {len(missing) - _SHOWN} more" if len(missing) > _SHOWN else ""
        listed = ", ".join(missing[:_SHOWN]) + more
        found.append(_error("language.words", f"words are missing: {listed}", span))
    for name, word in words.items():
        if name not in english:
            found.append(_error("language.words", f"there is no word '{name}'", span))
        elif sorted(_FIELD.findall(word)) != sorted(_FIELD.findall(english[name])):
            wanted = ", ".join(_FIELD.findall(english[name]))
            message = f"the word '{name}' must have {wanted or 'no fields'}"
            found.append(_error("language.words", message, span))
    return tuple(found)


def _error(code: str, message: str, span: Span) -> Diagnostic:
    return Diagnostic(code=code, severity="error", message=message, span=span)
