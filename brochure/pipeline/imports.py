"""Imports: a translation from outside, judged entry by entry, goes into a catalog.

What lost a variable or a link is refused and the earlier translation stays; what was made from
another source text comes in fuzzy. Nothing that is there is ever taken away.
"""

from collections.abc import Mapping
from dataclasses import replace
from difflib import get_close_matches
from typing import NamedTuple

from brochure.content.side_files import read_strings
from brochure.errors import ProjectError
from brochure.forms.document import Document, Text
from brochure.languages.approval import sign
from brochure.languages.catalog import Catalog, Entry, hidden_characters, read_catalog
from brochure.languages.compare import compare
from brochure.languages.inline import parse_inline
from brochure.languages.texts import texts_of
from brochure.languages.xliff_read import read_xliff
from brochure.values.diagnostic import Diagnostic, has_errors
from brochure.values.span import Span

KINDS = (".yaml", ".yml", ".xliff", ".xlf", ".po")

Findings = tuple[Diagnostic, ...]


class Foreign(NamedTuple):
    """A translation from outside."""

    catalog: Catalog
    """Entries without a source say nothing about what they were made from."""
    language: str
    reviewed: frozenset[str]
    """Keys of entries that their translator calls reviewed."""
    diagnostics: Findings


class Imported(NamedTuple):
    """A catalog with what came in."""

    catalog: Catalog
    taken: int
    """Entries that were new or differed."""
    refused: int
    diagnostics: Findings


def read_foreign(text: str, file: str) -> Foreign:
    """Read a translation by the ending of its name; ProjectError for an ending not known."""
    if file.endswith((".xliff", ".xlf")):
        read = read_xliff(text, file)
        return Foreign(read.catalog, read.language, read.reviewed, read.catalog.diagnostics)
    if file.endswith((".yaml", ".yml")):
        return _from_yaml(text, file)
    if file.endswith(".po"):
        catalog = read_catalog(text, file)
        language = catalog.headers.get("Language", "").replace("_", "-")
        return Foreign(catalog, language, frozenset(), catalog.diagnostics)
    raise ProjectError(f"{file} is no translation", f"Its name must end in {', '.join(KINDS)}.")


def _from_yaml(text: str, file: str) -> Foreign:
    strings, found = read_strings(text, file)
    if strings is None:
        return Foreign(Catalog(file=file), "", frozenset(), found)
    entries = {
        key: Entry(key=key, source="", translation=words, span=span)
        for key, (words, span) in strings.texts.items()
    }
    return Foreign(Catalog(file=file, entries=entries), strings.language, frozenset(), found)


def import_into(
    catalog: Catalog, foreign: Foreign, document: Document, reviewer: str = ""
) -> Imported:
    """Return a catalog with a foreign translation of the same document.

    Args:
        catalog: after the document; see `translate.update`.
        foreign: what comes in.
        document: in its source language.
        reviewer: who reviewed what the file calls reviewed; these entries are signed.

    Diagnostics: translation.unknown-key (warning), catalog.control, inline.*, and those of
    `compare`; an entry with an error is refused.
    """
    texts = {text.key: text for text in texts_of(document)}
    entries: dict[str, Entry] = {}
    found: list[Diagnostic] = []
    refused = 0
    for key, given in foreign.catalog.entries.items():
        text = texts.get(key)
        if text is None:
            found.append(_unknown(given, texts))
            continue
        if not given.translation:
            continue
        problems = judged(text, given)
        found += problems
        if has_errors(problems):
            refused += 1
            continue
        signed = reviewer if key in foreign.reviewed else ""
        entry = _taken(catalog.entries[key], given, text, signed)
        if entry != catalog.entries[key]:
            entries[key] = entry
    merged = replace(catalog, entries={**catalog.entries, **entries})
    return Imported(merged, len(entries), refused, tuple(found))


def judged(text: Text, given: Entry) -> list[Diagnostic]:
    """Return what is wrong with one translation from outside."""
    inlines, found = parse_inline(given.translation, given.span)
    problems = [*found, *compare(text, given, inlines)]
    if given.span is not None and (hidden := hidden_characters(given.translation, given.span)):
        problems.append(hidden)
    return problems


def _taken(old: Entry, given: Entry, text: Text, reviewer: str) -> Entry:
    """Return the entry after a foreign one was taken in."""
    is_stale = bool(given.source) and given.source != text.source
    remarks = tuple(line for line in given.remarks if line not in old.comments)
    entry = replace(
        old,
        translation=given.translation,
        fuzzy=given.fuzzy or is_stale,
        previous=given.source if is_stale else (given.previous if given.fuzzy else None),
        comments=(*old.remarks, *remarks, *(c for c in old.comments if c not in old.remarks)),
    )
    return sign(entry, reviewer) if reviewer and not entry.fuzzy else entry


def _unknown(given: Entry, texts: Mapping[str, Text]) -> Diagnostic:
    near = get_close_matches(given.key, texts, n=1)
    return Diagnostic(
        code="translation.unknown-key",
        severity="warning",
        message=f"the brochure has no text '{given.key}'",
        span=given.span or Span(""),
        hints=(f"did you mean '{near[0]}'?",) if near else (),
    )
