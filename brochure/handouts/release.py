"""Release: which languages of a brochure may go out to patients, and why others may not.

A language goes out when a clinician has reviewed the brochure, the language is marked `released` in
its file, and a translation has the approval that a released one needs. Anything else is a draft:
it is refused unless somebody asks for drafts, and then every page says so.
"""

from dataclasses import replace

from brochure.forms.document import Document

DRAFT_FINDINGS = frozenset(("LOC-06", "translation.unreviewed", "draft.unmarked"))
"""Findings that only say that a text is a draft; no reason against a draft that says so itself."""


def reasons_against(document: Document, source_language: str) -> tuple[str, ...]:
    """Return why a document in one language may not go out; nothing where it may."""
    reasons = []
    if not document.reviewed:
        reasons.append("no clinician has reviewed it (control: reviewed_by, date_reviewed)")
    if document.release != "released":
        reasons.append(f"'{document.language}' is not released (languages: … released)")
    if document.language != source_language and document.translated:
        reasons.append("nobody has approved the translation ('brochure translate approve')")
    return tuple(reasons)


def as_draft(document: Document) -> Document:
    """Return the document with the draft marker on every page."""
    return replace(document, reviewed=False)
