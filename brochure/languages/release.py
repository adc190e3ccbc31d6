"""Release: what a finding means for a draft, and for a language that patients are given.

A draft may have gaps, so what a translation lacks is a warning there. A released language has none:
it stands on an approval of its words, and doubts about a translation are errors.
"""

from collections.abc import Iterable
from dataclasses import replace

from brochure.forms.document import Document, Release
from brochure.languages.approval import approval_of, signed_by_all
from brochure.languages.catalog import Catalog
from brochure.languages.language import Language
from brochure.values.diagnostic import Diagnostic, Severity
from brochure.values.span import Span

_DOUBTS = frozenset(
    (
        "inline.unclosed",
        "translation.brand",
        "translation.leftover",
        "translation.markup",
        "translation.script",
        "translation.term",
    )
)
"""Warnings that are errors in a released language."""

_OF_TRANSLATIONS = ("translation.", "LOC-")
"""How the codes of findings about translations begin."""


def graded(diagnostics: Iterable[Diagnostic], release: Release) -> tuple[Diagnostic, ...]:
    """Return findings about a translation with the severity they have at this state."""
    return tuple(_graded(diagnostic, release) for diagnostic in diagnostics)


def _graded(diagnostic: Diagnostic, release: Release) -> Diagnostic:
    match release:
        case "draft" if diagnostic.code.startswith(_OF_TRANSLATIONS):
            if diagnostic.severity == "error":
                return replace(diagnostic, severity="warning")
        case "released" if diagnostic.code in _DOUBTS:
            return replace(diagnostic, severity="error")
        case _:
            pass
    return diagnostic


def judge_approval(
    document: Document, language: Language, catalog: Catalog
) -> tuple[bool, tuple[Diagnostic, ...]]:
    """Tell whether a native reader checked these words, and what is wrong about that.

    A signature in the catalog's header counts where nobody approved other words, but not for a
    release, because it does not say which words were signed.

    Diagnostics: translation.unreviewed where a released language has no approval of its words,
    translation.approval-void (warning) where words changed after an approval.
    """
    holding, void = approval_of(document, language.tag, catalog)
    if holding is not None or signed_by_all(document, catalog):
        return True, ()
    related = ((f"{void.name} approved other words", void.span),) if void and void.span else ()
    hint = f"let a reader of {language.english_name} check it, then 'brochure translate approve'"
    if document.releases.get(language.tag) == "released":
        why = "was changed after its approval" if void else "has no approval"
        message = f"{language.english_name} is released, but its translation {why}"
        code = "translation.unreviewed"
        return False, (_diagnostic(code, "error", message, catalog, hint, related),)
    if void is not None:
        message = f"the approval by {void.name} is void: words were changed after {void.date}"
        code = "translation.approval-void"
        return False, (_diagnostic(code, "warning", message, catalog, hint, related),)
    return catalog.is_reviewed, ()


def _diagnostic(
    code: str,
    severity: Severity,
    message: str,
    catalog: Catalog,
    hint: str,
    related: tuple[tuple[str, Span], ...],
) -> Diagnostic:
    return Diagnostic(
        code=code,
        severity=severity,
        message=message,
        span=Span(catalog.file),
        hints=(hint,),
        related=related,
    )
