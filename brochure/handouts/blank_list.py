"""Blank list: the columns a list of recipients must have, for a clinic to fill in.

Headings are the names of fields, or the labels that the brochure has for them in a language, which
the reader of lists knows as well.
"""

import csv
import io
from collections.abc import Mapping
from typing import NamedTuple

from brochure.forms.document import Document
from brochure.forms.personal import FieldKind, PersonalField
from brochure.handouts.headings import CONSENT, EMAIL, LANGUAGE, REFERENCE, labels_of

BYTE_ORDER_MARK = "\ufeff"
"""Spreadsheets take a file for UTF-8 by it."""
_KINDS: Mapping[FieldKind, str] = {
    "name": "a name, in any script",
    "date": "a day, such as 2026-12-06",
    "datetime": "day and time, such as 2026-12-06 14:30",
    "text": "a text",
    "number": "a number",
}


class Column(NamedTuple):
    """A column and what to write in it."""

    heading: str
    says: str
    is_needed: bool


def columns(document: Document, shown: Document | None = None) -> tuple[Column, ...]:
    """Return the columns for a brochure.

    Args:
        document: the brochure in its own language; its fields become columns.
        shown: the brochure in the language of the headings; field names without.
    """
    labels = {name: label for label, name in labels_of(shown).items()} if shown else {}
    languages = "tag or name of the language, such as ko or 한국어"
    return (
        Column(EMAIL, "the address, needed to send by mail", is_needed=False),
        Column(LANGUAGE, languages, is_needed=False),
        Column(CONSENT, "record of the consent to mail, such as 2026-11-20 form 3; empty for none",
               is_needed=False),
        Column(REFERENCE, "the clinic's number, where people share a mailbox", is_needed=False),
        *(_column(field, labels.get(name, name)) for name, field in document.fields.items()),
    )  # fmt: skip


def _column(field: PersonalField, heading: str) -> Column:
    is_needed = field.required and not field.default
    says = _KINDS[field.kind]
    if field.kind in ("name", "text"):
        says += f", at most {field.longest} characters"
    if field.default:
        says += f"; '{field.default}' where it is empty"
    elif not field.required:
        says += "; may be empty, then what speaks of it vanishes"
    return Column(heading, says, is_needed)


def blank(found: tuple[Column, ...]) -> bytes:
    """Return the list as a CSV file of headings alone, for spreadsheets."""
    out = io.StringIO()
    csv.writer(out).writerow([column.heading for column in found])
    return (BYTE_ORDER_MARK + out.getvalue()).encode()
