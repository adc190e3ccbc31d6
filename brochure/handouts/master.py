"""A master: a brochure in one language and product, from which the copies of people are made.

What is the same for all is done once: reading, localizing, binding computed days, leaving out what
is empty. `copy` lays a copy out in full; it is the reference for every quicker way.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property

from brochure.forms.document import Document
from brochure.forms.flow import Paragraph
from brochure.forms.pages import Pages
from brochure.handouts.recipients import Recipient
from brochure.handouts.release import DRAFT_FINDINGS, as_draft, reasons_against
from brochure.languages import personal
from brochure.languages.language import Language
from brochure.languages.language import load as load_language
from brochure.pdf.cache import PdfCache
from brochure.pdf.profiles import Profile
from brochure.pdf.profiles import load as load_profile
from brochure.pdf.write import write
from brochure.pipeline.plan import Target
from brochure.pipeline.session import Session
from brochure.pipeline.stages import laid_out, said, stamp_of
from brochure.text.cache import Memo
from brochure.text.paragraph import SetText, TextCache, set_lines
from brochure.themes.theme import Theme
from brochure.values.diagnostic import Diagnostic, has_errors
from brochure.values.stamp import Stamp

RECURRING = 1_500
"""Values kept that come again and belong to nobody: days, and paragraphs that hold days only."""

BOOKLET = 8
"""Pages from which on most of a copy is nobody's, so that writing that once pays for the next."""

Findings = tuple[Diagnostic, ...]


class Master:
    """One language of a brochure as handouts are made from it."""

    def __init__(self, session: Session, target: Target, *, draft: bool = False) -> None:
        """Read and judge it; `draft` lets an unreleased one through, marked on every page."""
        self.session, self.target = session, target
        self.language: Language = load_language(target.language)
        document, found = said(session, target)
        theme, about_theme = session.theme(target.theme)
        self.findings: Findings = found + about_theme
        self.theme: Theme | None = theme
        self.document: Document | None = None
        self.refused: tuple[str, ...] = ()
        if document is None or theme is None:
            return
        self.refused = reasons_against(document, session.source_language(target.brochure))
        if draft:
            self.findings = tuple(f for f in self.findings if f.code not in DRAFT_FINDINGS)
            if self.refused:
                document = as_draft(document)
        self.document = personal.bind(document)
        self._is_written = False
        """Whether a copy has been written in full."""
        self._bare: dict[frozenset[str], Document] = {}
        self._bases = {name: personal.base_of(name) for name in self.names}
        self._days: Memo[str] = Memo(RECURRING)
        """Days and numbers as shown, by bound name and value; they belong to nobody alone."""

    @property
    def is_good(self) -> bool:
        """Whether copies can be made from it at all."""
        return self.document is not None and not has_errors(self.findings)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Bound names that the document uses."""
        assert self.document is not None
        return personal.names_in(self.document)

    @cached_property
    def stamp(self) -> Stamp:
        """The stamp of all copies."""
        assert self.document is not None
        return stamp_of(self.document, None)

    @cached_property
    def profile(self) -> Profile:
        """The output profile."""
        return load_profile(self.target.profile)

    def shown(self, person: Recipient) -> dict[str, str]:
        """Return what stands for each name in this person's copy."""
        return {
            name: self._shown(name, person.values.get(base, ""))
            for name, base in self._bases.items()
        }

    def _shown(self, name: str, value: personal.Value) -> str:
        """Return what stands for a name; days and numbers from memory, never a text."""
        if isinstance(value, str):
            return personal.shown_value(name, value, self.language)
        known = self._days.get((name, value))
        if known is None:
            known = personal.shown_value(name, value, self.language)
            self._days.put((name, value), known)
        return known

    def bare(self, shown: Mapping[str, str]) -> Document:
        """Return the document without what speaks of values this person has not."""
        assert self.document is not None
        empty = frozenset(personal.base_of(name) for name, value in shown.items() if not value)
        known = self._bare.get(empty)
        if known is None:
            known = self._bare[empty] = personal.without(self.document, empty)
        return known

    def copy(self, shown: Mapping[str, str]) -> tuple[Pages | None, Findings]:
        """Lay out a copy in full. No cache that lives on keeps a line of it."""
        assert self.theme is not None
        document = personal.filled(self.bare(shown), shown)
        own = TextCache()
        return laid_out(self.session, self.target, document, self.theme, self.setter(own))

    def setter(self, own: TextCache) -> "Setter":
        """Return what sets paragraphs: private ones with a cache of their own."""
        return Setter(self.session, own)

    def written(
        self, pages: Pages, profile: Profile | None = None
    ) -> tuple[bytes | None, Findings]:
        """Write the pages of a copy, with a writer's cache that is thrown away after."""
        again, self._is_written = self._is_written and len(pages.pages) >= BOOKLET, True
        cache = self._neutral.copy() if again else self._empty_cache()
        made = write(pages, profile=profile or self.profile, stamp=self.stamp, cache=cache)
        return made.data, made.diagnostics

    def _empty_cache(self) -> PdfCache:
        shared = self.session.pdf
        return PdfCache(faces=shared.faces, images=shared.images, drawings=shared.drawings)

    @cached_property
    def _neutral(self) -> PdfCache:
        """What writing the form without values left: no part of it is anybody's."""
        cache = self._empty_cache()
        pages, _ = self.copy(dict.fromkeys(self.names, personal.BLANK))
        if pages is not None:
            write(pages, profile=self.profile, stamp=self.stamp, cache=cache)
        return cache


class Setter:
    """Sets paragraphs: what is the same for all from the session's cache, the rest from its own."""

    def __init__(self, session: Session, own: TextCache) -> None:
        self._book, self._shared, self._own = session.book, session.texts, own

    def __call__(self, paragraph: Paragraph, measure: float) -> SetText:
        """Return the paragraph set."""
        cache = self._own if is_private(paragraph) else self._shared
        return set_lines(paragraph, measure, book=self._book, cache=cache)


def is_private(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph holds a recipient's data."""
    return any(span.private for span in paragraph.spans)


def errors_in(found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the errors among findings."""
    return tuple(diagnostic for diagnostic in found if diagnostic.severity == "error")
