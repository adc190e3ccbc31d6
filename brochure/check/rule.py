"""A rule: what it reads, how it finds, how it explains itself."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from brochure.check.painted import Painted, runs
from brochure.forms.document import Document
from brochure.forms.pages import Pages
from brochure.languages.terms import Glossary
from brochure.values.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """A document beside its source: what translation rules read."""

    source: Document
    target: Document
    glossary: Glossary = field(default_factory=Glossary)
    """The terms of the project."""


@dataclass(frozen=True, kw_only=True)
class Printed:
    """Pages beside the document they show: what page rules read."""

    pages: Pages
    document: Document
    """In the language of the pages."""
    floor: float = 12.0
    """Smallest type of the edition, in points."""

    @cached_property
    def runs(self) -> tuple[tuple[Painted, ...], ...]:
        """The runs of each page with the grounds below them; found once for all rules."""
        return tuple(tuple(runs(page)) for page in self.pages.pages)


Subject = Document | Translation | Printed


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A case of a rule: shown to people and run as a test."""

    shown: str
    make: Callable[[], Any]
    """Returns what the rule reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing to look for."""

    id: str
    """Code of its diagnostics, e.g. `text.contrast`."""
    name: str
    reads: type[Any]
    """Document, Translation or Printed."""
    find: Callable[[Any], Iterable[Diagnostic]]
    what: str
    why: str
    bad: Example
    good: Example
