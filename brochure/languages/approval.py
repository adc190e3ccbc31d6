"""Approval: who answers for the words of a translation, and whether these are still those words.

A whole translation is approved for a version of the brochure, with a digest over all its words. One
entry is signed by the comment `# reviewed: DIGEST NAME`. Either is void as soon as a word changes.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from brochure.forms.document import Approval, Document
from brochure.languages.catalog import Catalog, Entry
from brochure.languages.texts import texts_of
from brochure.values.digest import digest

_SIGNED = re.compile(r"# reviewed: ([0-9a-f]{16})(?: (.*))?")
_LENGTH = 16


def words_digest(catalog: Catalog) -> str:
    """Return the digest of a translation: of keys, sources and translations, in any order."""
    parts: list[str] = []
    for key, entry in sorted(catalog.entries.items()):
        parts += (key, entry.source, entry.translation)
    return digest(*parts)[:_LENGTH]


def approval_of(
    document: Document, language: str, catalog: Catalog
) -> tuple[Approval | None, Approval | None]:
    """Return the approval that holds, and the newest one that changed words made void."""
    version = str(getattr(document.control, "version", ""))
    found = [
        approval
        for approval in document.approvals
        if approval.language == language and approval.version == version
    ]
    if not found:
        return None, None
    now = words_digest(catalog)
    holding = next((approval for approval in reversed(found) if approval.digest == now), None)
    return holding, None if holding is not None else found[-1]


def entry_digest(entry: Entry) -> str:
    """Return the digest of what a reviewer of one entry signs."""
    return digest(entry.key, entry.source, entry.translation)[:_LENGTH]


def is_signed(entry: Entry) -> bool:
    """Tell whether a reviewer signed just these words."""
    found = [match for line in entry.comments if (match := _SIGNED.fullmatch(line))]
    return bool(found) and any(match[1] == entry_digest(entry) for match in found)


def sign(entry: Entry, name: str) -> Entry:
    """Return an entry signed by a reviewer; earlier signatures go."""
    rest = tuple(line for line in entry.comments if not _SIGNED.fullmatch(line))
    line = f"# reviewed: {entry_digest(entry)} {name}".rstrip()
    return replace(entry, comments=(line, *rest))


def signer(entry: Entry) -> str:
    """Return who signed an entry, whether the signature holds or not."""
    for line in entry.comments:
        if match := _SIGNED.fullmatch(line):
            return match[2] or ""
    return ""


def signed_by_all(document: Document, catalog: Catalog) -> bool:
    """Tell whether a reviewer signed every entry the document uses."""
    keys = [text.key for text in texts_of(document)]
    return bool(keys) and all(
        (entry := catalog.entries.get(key)) is not None and is_signed(entry) for key in keys
    )


def new_approval(
    document: Document, catalog: Catalog, who: Mapping[str, str], day: date
) -> Approval:
    """Return an approval of the words as they are; `who` has `language`, `name` and `role`."""
    return Approval(
        language=who["language"],
        version=str(getattr(document.control, "version", "")),
        name=who["name"],
        role=who["role"],
        date=day,
        digest=words_digest(catalog),
    )
