"""Terms: what the clinic calls things in each language, and where a text says otherwise.

A term counts as said when any of its forms stands in the translation; forms are compared without
case, and a form ending in `*` is the beginning of a word, for languages that change word ends.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from brochure.values.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term with its translations."""

    term: str
    translations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Forms by language tag."""
    avoid: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Words that must not stand for it, by language tag."""
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    """The terms of a project."""

    keep: tuple[str, ...] = ()
    """Brands and names that stay as they are, in every language."""
    terms: tuple[Term, ...] = ()

    def terms_in(self, source: str) -> Iterator[Term]:
        """Yield the terms of a source text; of two that overlap, the longer one."""
        rest = source
        lower = source.lower()
        for term in sorted(self.terms, key=_length):
            if term.term.lower() not in lower:
                continue
            rest, count = _source_pattern(term.term).subn(" ", rest)
            if count:
                yield term

    def names_in(self, source: str) -> Iterator[tuple[str, int]]:
        """Yield the names of a source text that stay as they are, and how often each stands."""
        rest = source
        for name in sorted(self.keep, key=len, reverse=True):
            if name not in rest:
                continue
            rest, count = _name_pattern(name).subn(" ", rest)
            if count:
                yield name, count


def _length(term: Term) -> int:
    return -len(term.term)


@lru_cache(maxsize=1024)
def _source_pattern(term: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(term)}(?:s|es)?(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=256)
def _name_pattern(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z0-9]){re.escape(name)}(?![A-Za-z0-9])")


def count_name(text: str, name: str) -> int:
    """Return how often a name stands in a text, exactly as it is written."""
    return len(_name_pattern(name).findall(text))


def says(text: str, form: str) -> bool:
    """Tell whether a translation has a form of a term."""
    if form.endswith("*"):
        return re.search(rf"(?<!\w){re.escape(form[:-1])}", text, re.IGNORECASE) is not None
    return form.casefold() in text.casefold()
