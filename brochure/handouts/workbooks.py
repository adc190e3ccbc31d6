"""Workbooks: the first sheet of an XLSX file becomes a Table.

Dates come as dates, so that no reading of days and months can go wrong; formulas count by the value
Excel kept of them.
"""

import io
from collections.abc import Iterable
from datetime import date, datetime, time

from brochure.errors import MissingPart
from brochure.handouts.table import Row, Table, problem

ROWS_LIMIT = 1_048_576


def read_workbook(data: bytes, source: str, *, sheet: str | None = None) -> Table:
    """Return the table of a sheet; MissingPart where openpyxl is not installed.

    Diagnostics: recipients.workbook, recipients.empty.
    """
    try:
        from openpyxl import load_workbook
    except ImportError as missing:
        raise MissingPart(
            "reading XLSX files needs openpyxl",
            "Install 'brochure[handouts]', or save the sheet as CSV.",
        ) from missing
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    except Exception:
        return _refused(source, "workbook", "the file is no XLSX workbook that can be read")
    names = list(book.sheetnames)
    if sheet is not None and sheet not in names:
        return _refused(source, "workbook", f"the workbook has no sheet '{sheet}'")
    lines = book[sheet or names[0]].iter_rows(values_only=True)
    table = _table(lines, source)
    book.close()
    return table


def _table(lines: Iterable[tuple[object, ...]], source: str) -> Table:
    columns: tuple[str, ...] = ()
    rows: list[Row] = []
    for number, line in enumerate(lines, 1):
        cells = [_text(cell) for cell in line]
        if not any(cells):
            continue
        if not columns:
            while cells and not cells[-1]:
                cells.pop()
            columns = tuple(cells)
            continue
        padded = (*cells, *[""] * (len(columns) - len(cells)))
        rows.append(Row(number=number, cells=padded[: len(columns)]))
    if not rows:
        return _refused(source, "empty", "there is no recipient in the sheet")
    return Table(source=source, columns=columns, rows=tuple(rows))


def _text(cell: object) -> str:
    """Return a cell as text; days and moments in ISO form."""
    match cell:
        case None:
            return ""
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case datetime():
            return cell.isoformat(sep=" ", timespec="minutes")
        case date():
            return cell.isoformat()
        case bool():
            return "yes" if cell else "no"
        case float() if cell.is_integer():
            return str(int(cell))
        case _:
            return str(cell).strip()


def _refused(source: str, code: str, message: str) -> Table:
    hint = "the first sheet needs a header row and a row for each recipient"
    found = problem(source, 1, 0, f"recipients.{code}", message, hint)
    return Table(source=source, diagnostics=(found,))
