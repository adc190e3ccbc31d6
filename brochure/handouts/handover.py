"""Handover: what rendering gives to mailing, a value and its JSON Lines form.

The first line names the document, each further one a recipient with the PDF file made for them.
The file holds addresses and names: it is written with private rights and goes where the PDFs go.

    {"format": "brochure-handover/1", "document": "aftercare-sheet", "version": "0.1", …}
    {"row": 2, "address": "kim@example.com", "name": "김민지", "language": "ko", "consent": …}
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from typing import Any

from brochure.errors import FileProblem

FORMAT = "brochure-handover/1"
FILE_NAME = "handover.jsonl"
"""Its name beside the PDF files."""
_REMEDY = "Render the handouts again with 'brochure handout render'."
NO_WORDS = frozenset(("", "no", "n", "false", "0", "none", "-", "아니오", "아니요", "いいえ", "否"))
"""What people write in a consent column when there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout:
    """One recipient and the file made for them."""

    row: int
    """Row of the recipients' file, the header being row 1; messages name it."""
    address: str
    """E-mail address as checked."""
    name: str = ""
    """As it stands after the greeting and beside the address."""
    reference: str = ""
    """The clinic's number of the patient; tells apart people who share a mailbox."""
    language: str
    """BCP 47 tag of the PDF and of the letter."""
    consent: str = ""
    """Record of the consent to e-mail, such as `2026-11-20 form 3`; empty where there is none."""
    path: str
    """PDF file, relative to the folder of the handover."""
    sha256: str
    """Digest of the PDF file, in hexadecimal."""
    size: int
    """Bytes of the PDF file."""
    encrypted: bool = False
    """Whether it opens only with a password."""

    @property
    def has_consent(self) -> bool:
        """Whether a consent is on record."""
        return self.consent.strip().casefold() not in NO_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """All handouts of one document that were rendered together."""

    document: str
    """Id of the brochure."""
    version: str
    """Version of the document, from its control data."""
    source: str
    """Digest of everything the PDFs were made from, recipients apart."""
    recipients: str = "recipients"
    """Name of the recipients' file, for messages: `recipients.csv:42`."""
    purpose: str = "care"
    """`care`, or `advertising`, which is refused."""
    handouts: tuple[Handout, ...]
    """In the order of the rows."""


def write_handover(handover: Handover) -> bytes:
    """Return the JSON Lines form."""
    names = [field.name for field in fields(Handover) if field.name != "handouts"]
    head = {"format": FORMAT, **_said(handover, names)}
    names = [field.name for field in fields(Handout)]
    lines = [head, *(_said(handout, names) for handout in handover.handouts)]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()


def read_handover(data: bytes, file: str) -> Handover:
    """Read the JSON Lines form; FileProblem, which names a line, where it is not one."""
    lines = _lines(data, file)
    _, head = next(lines, (1, {}))
    if head.pop("format", None) != FORMAT:
        raise FileProblem(f"{file} is not a list of rendered handouts", _REMEDY)
    handouts = []
    for number, line in lines:
        try:
            handouts.append(_typed(Handout, line))
        except (TypeError, ValueError):
            raise FileProblem(f"{file}:{number} does not describe a handout", _REMEDY) from None
    try:
        handover: Handover = _typed(Handover, {**head, "handouts": tuple(handouts)})
    except (TypeError, ValueError):
        raise FileProblem(f"{file}:1 does not describe the document", _REMEDY) from None
    return handover


def _said(record: object, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(record, name) for name in names}


def _lines(data: bytes, file: str) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(data.splitlines(), 1):
        try:
            value = json.loads(line)
        except ValueError:
            value = None
        if not isinstance(value, dict):
            raise FileProblem(f"{file}:{number} is not a JSON object", _REMEDY)
        yield number, value


def _typed(kind: type, values: dict[str, Any]) -> Any:  # noqa: ANN401 - of the kind asked for
    """Make a record whose fields have just the types it declares."""
    for field in fields(kind):
        value = values.get(field.name, field.default)
        expected = {"int": int, "bool": bool, "str": str}.get(getattr(field.type, "__name__", ""))
        if expected is not None and type(value) is not expected:
            raise TypeError(field.name)
    return kind(**values)
