"""Update: a document's texts become a template, and a catalog follows the document.

Keys tell texts apart, never positions: a step moved elsewhere keeps its translation. What changed
is fuzzy with its previous source, what is gone is kept aside as obsolete, what comes back is
found.
"""

from collections.abc import Mapping
from dataclasses import replace

from brochure.forms.document import Document
from brochure.languages.catalog import Catalog, Entry
from brochure.languages.context import comments_of
from brochure.languages.language import Language
from brochure.languages.texts import texts_of

_HEADERS = {
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
}


def template(
    document: Document,
    language: Language | None,
    file: str,
    places: Mapping[str, str] | None = None,
) -> Catalog:
    """Return a catalog of all texts of a document, still to be translated.

    Args:
        document: in its source language.
        language: the language to translate into; None for a template of all.
        file: path of the catalog.
        places: where texts were set, by key.
    """
    version = getattr(document.control, "version", "")
    headers = {
        "Project-Id-Version": f"{document.id} {version}".strip(),
        "Language": language.tag if language is not None else "",
        **_HEADERS,
    }
    if language is not None:
        headers["X-Reviewed"] = "no"
    comments = comments_of(document, language, places)
    entries = {
        text.key: Entry(key=text.key, source=text.source, comments=comments.get(text.key, ()))
        for text in texts_of(document)
    }
    return Catalog(file=file, headers=headers, entries=entries)


def merge(old: Catalog, new: Catalog) -> Catalog:
    """Return the new template with the translations of an old catalog.

    Remarks and flags people wrote stay, comments of the program are those of the template. Merging
    twice is merging once.
    """
    aside = {entry.key: entry for entry in old.obsolete}
    entries = {
        key: _merged(old.entries.get(key) or aside.get(key), entry)
        for key, entry in new.entries.items()
    }
    gone = [entry for key, entry in old.entries.items() if key not in entries and entry.translation]
    known = {*entries, *old.entries}
    kept = [entry for entry in old.obsolete if entry.key not in known]
    return replace(
        new,
        headers={**new.headers, **old.headers, **_version(new.headers)},
        comments=old.comments or new.comments,
        entries=entries,
        obsolete=(*kept, *(_set_aside(entry) for entry in gone)),
    )


def _version(headers: Mapping[str, str]) -> Mapping[str, str]:
    """Return the header that follows the document, not the old catalog."""
    name = "Project-Id-Version"
    return {name: headers[name]} if name in headers else {}


def _merged(old: Entry | None, new: Entry) -> Entry:
    if old is None:
        return new
    kept = replace(old, source=new.source, comments=(*old.remarks, *new.comments), span=None)
    if not old.translation:
        return replace(kept, fuzzy=False, previous=None, previous_key=None)
    if old.source == new.source:
        return kept
    if old.fuzzy and old.previous == new.source:
        # The source went back to what the translation was made from.
        return replace(kept, fuzzy=False, previous=None)
    return replace(kept, fuzzy=True, previous=old.previous if old.fuzzy else old.source)


def _set_aside(entry: Entry) -> Entry:
    return replace(entry, comments=entry.remarks, span=None)
