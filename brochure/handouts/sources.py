"""Sources: recipients from a file of any known kind, told by its name and its first bytes."""

from brochure.handouts.fhir import read_fhir
from brochure.handouts.table import Table
from brochure.handouts.text_tables import SIZE_LIMIT, read_text_table
from brochure.handouts.workbooks import read_workbook

LIMIT = SIZE_LIMIT
"""Bytes of the largest file."""
_ZIP = b"PK\x03\x04"


def read_recipients(
    data: bytes, name: str, *, encoding: str | None = None, sheet: str | None = None
) -> Table:
    """Return the table of a file: XLSX, FHIR (JSON), or CSV and TSV."""
    if data.startswith(_ZIP):
        return read_workbook(data, name, sheet=sheet)
    if name.lower().endswith(".json") or data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return read_fhir(data, name)
    return read_text_table(data, name, encoding=encoding)
