"""Examine: everything `check` finds, beyond what stops a build.

`build` asks the rules that keep a promise about the file. Here the others are asked as well: what
is said, in each language, and how the pages are set. What is said is judged once for a brochure and
language, however many outputs it has.
"""

from dataclasses import replace
from datetime import date

from brochure.check.engine import inspect, reviewing
from brochure.check.review import Review
from brochure.check.rule import Printed, Translation
from brochure.check.waive import waive
from brochure.forms.document import Document
from brochure.forms.pages import Pages
from brochure.languages.personal import blank
from brochure.pipeline.build import BuildResult
from brochure.pipeline.plan import Target
from brochure.pipeline.session import Session
from brochure.pipeline.stages import compose, said
from brochure.values.diagnostic import Diagnostic, has_errors

Findings = tuple[Diagnostic, ...]


class Examiner:
    """Examines outputs of a session as on a day."""

    def __init__(self, session: Session, today: date, *, is_laid_out: bool = True) -> None:
        """Prepare; with `is_laid_out` false only what is said is judged, and no page is made."""
        self.session, self.today, self.is_laid_out = session, today, is_laid_out
        self._judged: dict[tuple[str, str], Findings] = {}

    def examine(self, target: Target) -> BuildResult:
        """Return what is found about one output; the state is `failed` where it has errors."""
        pages: Pages | None = None
        size = 0
        if self.is_laid_out:
            made = compose(self.session, target)
            found, pages, size = made.diagnostics, made.pages, len(made.data or b"")
        else:
            _, found = said(self.session, target)
        documents = self.documents(target)
        for part, document in documents:
            found += self.judged(part, document)
        if documents and pages is not None:
            found += inspect(self._printed(target, pages, documents[0][1]), reviewing())
        found = tuple(dict.fromkeys(found))
        if documents:
            # Waivers are those of the brochure; texts of both languages of an edition count.
            found = waive(tuple(document for _, document in documents), found, self.today)
        return BuildResult(
            target,
            "failed" if has_errors(found) else "checked",
            target.path,
            len(pages.pages) if pages is not None else 0,
            size,
            found,
            sum(diagnostic.severity == "warning" for diagnostic in found),
        )

    def documents(self, target: Target) -> tuple[tuple[Target, Document], ...]:
        """Return the document of each language of a target, fields for recipients left blank."""
        parts = (replace(target, language=tag) for tag in target.language.split("+"))
        local = (
            (part, self.session.localized(part.brochure, part.language, part.product).document)
            for part in parts
        )
        return tuple((part, blank(document)) for part, document in local if document is not None)

    def judged(self, target: Target, document: Document) -> Findings:
        """Return what is found about the words; kept for the other outputs of the language."""
        key = (target.brochure, target.language)
        if key not in self._judged:
            found = inspect(Review(document=document, today=self.today), reviewing())
            source = self.session.document(target.brochure).document
            if source is not None and source.language != document.language:
                found += inspect(Translation(source=source, target=document), reviewing())
            self._judged[key] = found
        return self._judged[key]

    def _printed(self, target: Target, pages: Pages, document: Document) -> Printed:
        theme = self.session.theme(target.theme).theme
        edition = self.session.product(target.product).edition
        floor = theme.edition(edition).floor if theme is not None else 12.0
        return Printed(pages=pages, document=document, floor=floor)
