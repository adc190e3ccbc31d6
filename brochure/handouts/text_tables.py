"""Text tables: CSV and TSV in any encoding and with any usual separator become a Table.

UTF-8 and UTF-16 (with a mark) are known by their bytes; any other encoding must be named, because
a wrong guess writes wrong names. The guess is told in the message.
"""

import csv
import io
from collections import Counter

from brochure.handouts.table import Row, Table, problem
from brochure.values.diagnostic import Diagnostic

SEPARATORS = (",", ";", "\t", "|")
SIZE_LIMIT = 256 * 1024 * 1024
CELL_LIMIT = 100_000
"""Characters of a cell; more means that a quotation mark was never closed."""
_MARKS = (
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
)


def read_text_table(data: bytes, source: str, *, encoding: str | None = None) -> Table:
    """Return the table in some bytes.

    Diagnostics: recipients.encoding, recipients.empty, recipients.quotes, recipients.ragged,
    recipients.control.
    """
    text, found = decoded(data, source, encoding)
    if text is None:
        return Table(source=source, diagnostics=found)
    if "\0" in text:
        return _refused(source, "control", "there is a NUL character in the file")
    return _table(text, source)


def decoded(
    data: bytes, source: str, encoding: str | None
) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Return the text of some bytes, strictly: a byte that does not fit is never left out."""
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), None)
    name = marked or encoding or "utf-8"
    try:
        return data.decode(name), ()
    except LookupError:
        hint = "name one such as utf-8, cp949, shift_jis, cp1251, gb18030 or cp1252"
        message = f"there is no encoding '{name}'"
        return None, (problem(source, 1, 0, "recipients.encoding", message, hint),)
    except UnicodeDecodeError as error:
        row = data[: error.start].count(b"\n") + 1
        if marked or encoding:
            message = f"the file is not {name}"
            hint = "save it as UTF-8, or name its encoding with --encoding"
        else:
            guess = _guess(data)
            message = "the file is not UTF-8" + (f"; it looks like {guess}" if guess else "")
            named = f"--encoding {guess}" if guess else "--encoding"
            hint = f"save it as UTF-8, or confirm with {named} and look at the names"
        return None, (problem(source, row, 0, "recipients.encoding", message, hint),)


def _guess(data: bytes) -> str:
    """Return the encoding that some bytes look like; nothing where that cannot be told."""
    try:
        from charset_normalizer import from_bytes
    except ImportError:
        return ""
    best = from_bytes(data[:200_000]).best()
    return best.encoding if best is not None else ""


def _table(text: str, source: str) -> Table:
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        return _refused(source, "empty", "the file is empty")
    separator = _separator(lines)
    csv.field_size_limit(CELL_LIMIT)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    columns: tuple[str, ...] = ()
    rows: list[Row] = []
    found: list[Diagnostic] = []
    number = 0
    try:
        for cells in reader:
            number += 1
            if not any(cell.strip() for cell in cells):
                continue
            if not columns:
                columns = tuple(cell.strip() for cell in cells)
                continue
            found += _ragged(source, number, cells, columns)
            padded = (*cells, *[""] * (len(columns) - len(cells)))
            rows.append(Row(number=number, cells=padded[: len(columns)]))
    except csv.Error:
        message = "a quotation mark is not closed, or stands where none may"
        hint = "put values with quotation marks into quotation marks, the inner ones doubled"
        found.append(problem(source, number + 1, 0, "recipients.quotes", message, hint))
    if not rows and not found:
        return _refused(source, "empty", "there is a header but no recipient")
    return Table(source=source, columns=columns, rows=tuple(rows), diagnostics=tuple(found))


def _ragged(
    source: str, number: int, cells: list[str], columns: tuple[str, ...]
) -> tuple[Diagnostic, ...]:
    """Report a row with more cells than headings: its values stand in wrong columns."""
    stray = [cell for cell in cells[len(columns) :] if cell.strip()]
    if not stray and len(cells) >= len(columns):
        return ()
    if not stray and len(cells) < len(columns):
        message = f"the row has {len(cells)} cells, the header {len(columns)}"
    else:
        message = f"the row has {len(cells)} cells, the header only {len(columns)}"
    hint = "put values that hold the separator into quotation marks"
    return (problem(source, number, 0, "recipients.ragged", message, hint),)


def _separator(lines: list[str]) -> str:
    """Return the separator that the header has most of."""
    plain = _unquoted(lines[0])
    counts = Counter({mark: plain.count(mark) for mark in SEPARATORS})
    mark, count = counts.most_common(1)[0]
    return mark if count else ","


def _unquoted(line: str) -> str:
    """Return a line without what stands in quotation marks."""
    return "".join(part for index, part in enumerate(line.split('"')) if index % 2 == 0)


def _refused(source: str, code: str, message: str) -> Table:
    hint = "give a header row and a row for each recipient"
    found = problem(source, 1, 0, f"recipients.{code}", message, hint)
    return Table(source=source, diagnostics=(found,))
