"""A rule: what it reads, when it holds, how it finds, how it explains itself."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from brochure.check.lines import Line, lines_of
from brochure.check.painted import Painted, runs
from brochure.check.pairs import Pair, pairs_of
from brochure.check.review import Review
from brochure.forms.document import Document
from brochure.forms.pages import Pages
from brochure.languages.terms import Glossary
from brochure.values.diagnostic import Diagnostic, Said, Severity
from brochure.values.span import Span


@dataclass(frozen=True, kw_only=True)
class Translation:
    """A document beside its source: what translation rules read."""

    source: Document
    target: Document
    glossary: Glossary = field(default_factory=Glossary)
    """The terms of the project."""

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The translated texts with their sources; found once for all rules."""
        return tuple(pairs_of(self.source, self.target))

    @property
    def document(self) -> Document:
        """The translated document."""
        return self.target


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

    @cached_property
    def lines(self) -> tuple[tuple[Line, ...], ...]:
        """The lines of each page."""
        return lines_of(self.pages, self.runs)

    @property
    def is_large_print(self) -> bool:
        """Whether the edition is one of large print."""
        return self.floor >= 16


Subject = Document | Translation | Printed | Review


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A case of a rule: shown to people and run as a test."""

    shown: str
    make: Callable[[], Any]
    """Returns what the rule reads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Axes:
    """When a rule holds; an empty tuple stands for all."""

    purposes: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    jurisdictions: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    surgery: bool = False
    """Whether it holds for operations alone."""

    def hold(self, document: Document) -> bool:
        """Tell whether the rule holds for a document in its language."""
        about = document.about
        return (
            (not self.purposes or about.purpose in self.purposes)
            and (not self.channels or about.channel in self.channels)
            and (not self.jurisdictions or bool({*self.jurisdictions} & {*about.jurisdictions}))
            and (not self.languages or document.language in self.languages)
            and (not self.surgery or Review(document=document).is_surgical)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One thing to look for."""

    id: str
    """Code of its diagnostics, e.g. `LAW-01`."""
    name: str
    reads: type[Any]
    """Document, Translation, Printed or Review."""
    find: Callable[[Any], Iterable[Diagnostic]]
    what: str
    why: str
    """Why it matters, with one source."""
    bad: Example
    good: Example
    severity: Severity = "error"
    """What a finding is unless the jurisdiction or the case says otherwise."""
    axes: Axes = field(default_factory=Axes)
    says: Mapping[str, str] = field(default_factory=dict)
    """Templates of messages by key."""
    advice: str = ""
    """What to do, with an example."""
    waivable: bool = True
    """Whether a named person may answer for a finding."""
    kept_by: str = ""
    """Code under which an earlier stage reports the same; `check` does not tell it twice."""

    def found(
        self,
        key: str,
        span: Span | None,
        *,
        severity: Severity | None = None,
        related: tuple[tuple[str, Span], ...] = (),
        law: str = "",
        **values: object,
    ) -> Diagnostic:
        """Return a finding made from a template.

        Args:
            key: key of the template in `says`.
            span: the place.
            severity: where it is not that of the rule.
            related: other places.
            law: what the jurisdictions say, with the day it was compared with its sources.
            values: what the template names.
        """
        said = tuple((name, str(value)) for name, value in values.items())
        return Diagnostic(
            code=self.id,
            severity=severity or self.severity,
            message=self.says[key].format_map(dict(said)),
            span=span,
            hints=(self.advice,),
            related=related,
            why=f"{self.why} {law}".strip(),
            said=Said(f"{self.id}.{key}", (*said, ("law", law)) if law else said),
        )

    def in_law(self, review: Review) -> tuple[Severity, str]:
        """Return how grave a finding is where the brochure is used, and what the law there says."""
        concerned = [pack for pack in review.packs if self.id in pack.sources]
        strict = review.is_advertising and any(self.id in pack.strict for pack in concerned)
        grave: Severity = "error" if strict else self.severity
        law = " ".join(f"{pack.code}: {pack.sources[self.id]}. {pack.note}" for pack in concerned)
        return grave, law
