"""Recipients: a table becomes people with values, and every problem of the whole batch is told.

Messages name row and column and never show a value. A recipient with an error gets no document;
the caller decides whether the others do.
"""

import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from brochure.forms.document import Document
from brochure.forms.personal import PersonalField
from brochure.handouts import headings
from brochure.handouts.addresses import doubtful, read_address
from brochure.handouts.table import Row, Table, problem
from brochure.handouts.tongues import lookup, tag_of
from brochure.handouts.values import DayOrder, Refused, read_value
from brochure.languages.personal import Value
from brochure.values.diagnostic import Diagnostic, Severity

MissingLanguage = Literal["stop", "skip", "default"]
"""What becomes of a recipient whose language the brochure does not have."""
PASSWORD_MIN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """One person a document is made for."""

    row: int
    values: Mapping[str, Value]
    """Values of the fields that have one."""
    language: str
    """BCP 47 tag, one of the brochure's languages."""
    address: str = ""
    reference: str = ""
    """The clinic's number of the patient."""
    consent: str = ""
    """As written in the consent column."""
    password: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What recipients are read for."""

    fields: Mapping[str, PersonalField]
    available: tuple[str, ...]
    """Languages that may go out."""
    default: str
    """Language of those who have none, where that is asked for."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """Labels of fields in the brochure's languages, by label."""
    missing_language: MissingLanguage = "stop"
    dates: DayOrder = ""
    password_column: str | None = None
    needs_address: bool = False


class Gathered(NamedTuple):
    """The recipients that can be served, and everything found."""

    recipients: tuple[Recipient, ...]
    diagnostics: tuple[Diagnostic, ...]
    skipped: int = 0
    """Rows left out on purpose: duplicates and missing languages."""


def wanted_for(document: Document, labels: Mapping[str, str] | None = None) -> Wanted:
    """Return what a brochure in its own language asks of recipients."""
    return Wanted(
        fields=document.fields,
        available=(document.language,),
        default=document.language,
        labels=labels or headings.labels_of(document),
    )


def gather(table: Table, wanted: Wanted) -> Gathered:
    """Read the people of a table.

    Diagnostics: those of the table and of `columns_of`, recipients.missing-column,
    recipients.missing-value, recipients.value, recipients.language, recipients.address,
    recipients.doubtful-address (warning), recipients.duplicate (warning),
    recipients.shared-address (warning), recipients.password.
    """
    places, found = headings.columns_of(table, wanted.fields, wanted.labels)
    work = _Work(table, wanted, places)
    work.found += [*table.diagnostics, *found]
    if wanted.password_column is not None:
        work.find_password_column(wanted.password_column)
    work.check_columns()
    recipients = [person for row in table.rows if (person := work.read(row)) is not None]
    return Gathered(tuple(recipients), tuple(work.found), work.skipped)


class _Work:
    """One table being read."""

    def __init__(self, table: Table, wanted: Wanted, places: Mapping[str, int]) -> None:
        self.table, self.wanted, self.places = table, wanted, dict(places)
        self.found: list[Diagnostic] = []
        self.skipped = 0
        self._people: dict[tuple[object, ...], int] = {}
        self._addresses: dict[str, int] = {}
        self._failed = False
        self._skipped_row = False

    def find_password_column(self, heading: str) -> None:
        """Use the named column for passwords."""
        folded = [headings.folded(column) for column in self.table.columns]
        if headings.folded(heading) in folded:
            self.places[headings.PASSWORD] = folded.index(headings.folded(heading))
        else:
            self.places.pop(headings.PASSWORD, None)
            self._lacks(headings.PASSWORD, "the password column is not there")

    def check_columns(self) -> None:
        """Report columns that must be there and are not."""
        for name, field_ in self.wanted.fields.items():
            if field_.required and not field_.default and name not in self.places:
                self._lacks(name, f"there is no column for '{name}'")
        if self.wanted.needs_address and headings.EMAIL not in self.places:
            self._lacks(headings.EMAIL, "there is no column for the e-mail address")

    def _lacks(self, name: str, message: str) -> None:
        if not self.table.columns:
            return
        hint = f"name a column '{name}', or as the field is called in one of the languages"
        self.found.append(
            problem(self.table.source, 1, 0, "recipients.missing-column", message, hint)
        )

    def read(self, row: Row) -> Recipient | None:
        """Return the person of a row, or None where something is wrong or the row is left out."""
        self._failed = self._skipped_row = False
        values = self._values(row)
        language = self._language(row)
        address = self._address(row)
        password = self._password(row)
        if self._skipped_row:
            self.skipped += 1
            return None
        if self._failed or language is None:
            return None
        person = Recipient(
            row=row.number,
            values=values,
            language=language,
            address=address,
            reference=self._cell(row, headings.REFERENCE),
            consent=self._cell(row, headings.CONSENT),
            password=password,
        )
        return None if self._is_twice(person) else person

    def _cell(self, row: Row, name: str) -> str:
        place = self.places.get(name)
        return row.cells[place].strip() if place is not None else ""

    def _values(self, row: Row) -> dict[str, Value]:
        values: dict[str, Value] = {}
        for name, field_ in self.wanted.fields.items():
            cell = self._cell(row, name) or field_.default
            value = read_value(cell, field_, self.wanted.dates)
            if isinstance(value, Refused):
                said = f"{self._named(name)}: {value.message}"
                self._report(row, name, "recipients.value", said, value.hint)
            elif value is not None:
                values[name] = value
            elif field_.required and name in self.places:
                said = f"{self._named(name)} is empty"
                self._report(row, name, "recipients.missing-value", said, "every recipient has one")
            elif field_.required:
                self._failed = True
        return values

    def _language(self, row: Row) -> str | None:
        wanted = self.wanted
        written = self._cell(row, headings.LANGUAGE)
        tag = tag_of(written) if written else None
        served = lookup(tag, wanted.available) if tag else None
        if served is not None:
            return served
        if not written and len(wanted.available) == 1 and headings.LANGUAGE not in self.places:
            return wanted.available[0]
        reason = "the language is not said" if not written else (
            "the language is not known" if tag is None else "the brochure has not this language"
        )  # fmt: skip
        listed = ", ".join(wanted.available) or "none"
        match wanted.missing_language:
            case "default" if wanted.default in wanted.available:
                said = f"{reason}; {wanted.default} is used"
                self._report(row, headings.LANGUAGE, "recipients.language", said, "", "note")
                return wanted.default
            case "skip":
                self._skipped_row = True
                said = f"{reason}; the row is left out"
                self._report(row, headings.LANGUAGE, "recipients.language", said, "", "warning")
            case _:
                hint = f"languages that may go out: {listed}; or say --missing-language"
                self._report(row, headings.LANGUAGE, "recipients.language", reason, hint)
        return None

    def _address(self, row: Row) -> str:
        address = read_address(self._cell(row, headings.EMAIL))
        if isinstance(address, Refused):
            said = f"{self._named(headings.EMAIL)}: {address.message}"
            self._report(row, headings.EMAIL, "recipients.address", said, address.hint)
            return ""
        if not address and self.wanted.needs_address and headings.EMAIL in self.places:
            said = f"{self._named(headings.EMAIL)} is empty"
            self._report(row, headings.EMAIL, "recipients.address", said, "nothing can be sent")
        doubt = doubtful(address)
        if doubt is not None:
            said = f"{self._named(headings.EMAIL)}: {doubt.message}"
            code = "recipients.doubtful-address"
            self._report(row, headings.EMAIL, code, said, doubt.hint, "warning")
        return address

    def _password(self, row: Row) -> str:
        if self.wanted.password_column is None or headings.PASSWORD not in self.places:
            return ""
        password = self._cell(row, headings.PASSWORD)
        reason = ""
        if len(password) < PASSWORD_MIN:
            reason = f"it has fewer than {PASSWORD_MIN} characters"
        elif not password.isascii() or not password.isprintable():
            reason = "it has letters that keyboards write in different ways"
        elif password.isdigit() and len(password) < 12:
            reason = "digits alone are soon guessed"
        if reason:
            said = f"{self._named(headings.PASSWORD)}: {reason}"
            hint = "use four words, or 12 letters and digits; never a birth date"
            self._report(row, headings.PASSWORD, "recipients.password", said, hint)
        return password

    def _is_twice(self, person: Recipient) -> bool:
        """Tell whether the person was met before; report it, and mailboxes that people share."""
        folded = unicodedata.normalize("NFKC", person.address).casefold()
        who = (person.reference, folded, *sorted(map(str, person.values.items())), person.language)
        earlier = self._people.setdefault(who, person.row)
        if earlier != person.row:
            self.skipped += 1
            row = Row(number=person.row, cells=())
            said = f"the same as row {earlier}; the row is left out"
            self._report(row, "", "recipients.duplicate", said, "", "warning")
            return True
        first = self._addresses.setdefault(folded, person.row) if folded else person.row
        if first != person.row:
            row = Row(number=person.row, cells=())
            said = f"the e-mail address is that of row {first}"
            hint = "look whether these are two people of one family"
            code = "recipients.shared-address"
            self._report(row, headings.EMAIL, code, said, hint, "warning")
        return False

    def _named(self, name: str) -> str:
        return f"column {self.places[name] + 1} ({name})" if name in self.places else name

    def _report(
        self,
        row: Row,
        name: str,
        code: str,
        message: str,
        hint: str = "",
        severity: Severity = "error",
    ) -> None:
        self._failed = self._failed or severity == "error"
        column = self.places.get(name, -1) + 1
        hints = (hint,) if hint else ()
        self.found.append(
            problem(self.table.source, row.number, column, code, message, *hints, severity=severity)
        )


def languages_in(recipients: Collection[Recipient]) -> dict[str, int]:
    """Return how many recipients read each language, by tag."""
    counts: dict[str, int] = {}
    for person in recipients:
        counts[person.language] = counts.get(person.language, 0) + 1
    return dict(sorted(counts.items()))
