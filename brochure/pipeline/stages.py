"""The order of the stages: from a project's files to the bytes of one PDF.

    content.read ─▶ languages.localize ─▶ check ─▶ layout.arrange, fit ─▶ check ─▶ pdf.write

Each stage gives a form and its findings; an error ends the way, so a promise not kept is no file.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from typing import NamedTuple

import brochure
from brochure.check.engine import inspect
from brochure.check.rule import Printed, Translation
from brochure.forms.document import Document
from brochure.forms.flow import Flow
from brochure.forms.pages import Pages
from brochure.languages.personal import blank
from brochure.layout.arrange import arrange
from brochure.layout.bilingual import side_by_side
from brochure.layout.build import Setter
from brochure.layout.fit import Aim, Guide, Relaxation, fit, guide_of
from brochure.layout.flats import flats
from brochure.layout.panels import arrange_panels
from brochure.pdf.write import write
from brochure.pipeline import press, side_inputs
from brochure.pipeline.assets import located
from brochure.pipeline.plan import Target
from brochure.pipeline.scripts import with_script
from brochure.pipeline.session import PLANS, PROJECT_FILE, Session
from brochure.pipeline.sheets import on_sheets
from brochure.themes.theme import Theme
from brochure.values.diagnostic import Diagnostic, has_errors
from brochure.values.span import Span
from brochure.values.stamp import Stamp

Findings = tuple[Diagnostic, ...]


class Composed(NamedTuple):
    """The bytes of a PDF, or None where something is wrong; the pages as far as they came."""

    data: bytes | None
    pages: Pages | None
    diagnostics: Findings


def compose(session: Session, target: Target, *, epoch: int | None = None) -> Composed:
    """Run all stages for one target; `epoch` is the making time, else the content's date counts."""
    document, found = said(session, target)
    if document is not None:
        document = blank(document)
    theme, about_theme = session.theme(target.theme)
    found += about_theme
    if document is None or theme is None or has_errors(found):
        return Composed(None, None, found)
    pages, about_pages = painted(session, target, document, theme)
    found += about_pages
    if pages is None or has_errors(found):
        return Composed(None, pages, found)
    profile, about_profile = press.profile_of(session, target.profile)
    found += about_profile
    if profile is None:
        return Composed(None, pages, found)
    product = session.product(target.product)
    pages, about_sheets = on_sheets(pages, product, target, profile, session.book)
    found += about_sheets
    if has_errors(found):
        return Composed(None, pages, found)
    written = write(pages, profile=profile, stamp=stamp_of(document, epoch), cache=session.pdf)
    found += written.diagnostics
    if written.data is not None and profile.x_version is not None:
        found += press.findings(session, target, written.data)
    return Composed(None if has_errors(found) else written.data, pages, found)


def stamp_of(document: Document, epoch: int | None) -> Stamp:
    """Return the stamp: the date of issue, so that the same content gives the same bytes."""
    producer = f"brochure {brochure.__version__}"
    if epoch is not None:
        return Stamp(time=datetime.fromtimestamp(epoch, UTC), producer=producer)
    issued = getattr(document.control, "date_issued", None)
    day = date.fromisoformat(str(issued)) if issued else date(2000, 1, 1)
    return Stamp(time=datetime(day.year, day.month, day.day, tzinfo=UTC), producer=producer)


def said(session: Session, target: Target) -> tuple[Document | None, Findings]:
    """Return the checked document in the target's language, the first of a bilingual edition."""
    first, _, second = target.language.partition("+")
    if second:
        other, about_other = said(session, replace(target, language=second))
        document, found = said(session, replace(target, language=first))
        return (None if other is None else document), found + about_other
    local = session.localized(target.brochure, target.language, target.product)
    if local.document is None:
        return None, local.diagnostics
    found = local.diagnostics + inspect(local.document)
    source = session.document(target.brochure)
    if source.document is not None and target.language != source.document.language:
        terms, about_terms = side_inputs.glossary(session.files)
        found += about_terms
        found += inspect(Translation(source=source.document, target=local.document, glossary=terms))
    return local.document, found


def painted(
    session: Session, target: Target, document: Document, theme: Theme
) -> tuple[Pages | None, Findings]:
    """Return the checked pages; those of a folded product are the two sides of the flat piece."""
    pages, found = laid_out(session, target, document, theme)
    if pages is None:
        return None, found
    floor = theme.edition(session.product(target.product).edition).floor
    return pages, found + inspect(Printed(pages=pages, document=document, floor=floor))


def laid_out(
    session: Session,
    target: Target,
    document: Document,
    theme: Theme,
    setter: Setter | None = None,
) -> tuple[Pages | None, Findings]:
    """Return the pages as laid out; `setter` sets paragraphs in place of the text room."""
    product = session.product(target.product)
    edition = theme.edition(product.edition)
    first, _, second = target.language.partition("+")
    language = session.language(first)
    edition, about_script = with_script(edition, language, session.book)
    if about_script:
        return None, about_script
    panels = next((plan for plan in document.plans if plan.product == product.name), None)
    if product.panels and panels is None:
        return None, (no_plan(session, target),)

    @cache
    def arranged(step: Relaxation) -> tuple[Flow, Findings]:
        relaxed = edition.relaxed(step.level, saving=step.saving)
        if panels is not None:
            return arrange_panels(
                document, panels, theme=relaxed, language=language, product=product
            )
        flow, found = arrange(document, theme=relaxed, language=language, product=product)
        if not second:
            return flow, found
        other = _second(session, target, relaxed)
        return side_by_side(flow, other, cover=product.has_cover), found

    in_step = product.in_step and panels is None
    fitted = fit(
        lambda step: arranged(step)[0],
        Relaxation(edition.fit_levels, edition.savings),
        book=session.book,
        cache=session.texts,
        setter=setter,
        aim=Aim(_guide(session, target, theme) if in_step else (), product.pages_wanted),
    )
    folder = session.folder(target.brochure)
    found = located(arranged(fitted.relaxation)[1] + fitted.diagnostics, document, folder)
    pages = flats(fitted.pages, product) if panels is not None else fitted.pages
    gave_way = edition.gave_way(*fitted.relaxation)
    return (replace(pages, gave_way=gave_way) if gave_way else pages), found


def _guide(session: Session, target: Target, theme: Theme) -> Guide:
    """Return where sections begin in the source language; nothing for the source itself."""
    source = session.document(target.brochure)
    if source.document is None or target.language == source.document.language:
        return ()
    own = replace(target, language=source.document.language)
    document = session.localized(own.brochure, own.language, own.product).document
    if document is None:
        return ()

    def lay_out() -> Guide:
        pages, _ = laid_out(session, own, document, theme)
        return () if pages is None else guide_of(pages)

    return session.kept("guide", (source.digest, own), lay_out)


def _second(session: Session, target: Target, theme: Theme) -> Flow:
    """Return the flow of the second language of a bilingual edition, which `said` has checked."""
    tag = target.language.partition("+")[2]
    document = session.localized(target.brochure, tag, target.product).document
    assert document is not None
    language, product = session.language(tag), session.product(target.product)
    return arrange(document, theme=theme, language=language, product=product)[0]


def no_plan(session: Session, target: Target) -> Diagnostic:
    """Return the error that a folded product lacks its plan."""
    path = f"{session.folder(target.brochure)}/{PLANS}/{target.product}.yaml"
    return Diagnostic(
        code="plan.missing",
        severity="error",
        message=f"'{target.brochure}' has no panel plan for '{target.product}'",
        span=Span(f"{session.folder(target.brochure)}/{PROJECT_FILE}"),
        hints=(f"write what stands on each panel in {path}",),
    )
