"""PDF: the text of a PDF through PDFium, as lines with their type size.

A page whose lines leave a gap at the same place is read column by column.
"""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple

from brochure.errors import MissingPart
from brochure.intake.characters import cleaned
from brochure.intake.furniture import Line
from brochure.intake.lines import pieces_of
from brochure.intake.material import Notes, Place, Reading, Repair
from brochure.intake.readers import UnreadableError

PAGES = 200
CHARACTERS = 400_000
_PASSWORD = 4
"""PDFium's error code for a missing password."""
_BOLD = 600


class _Segment(NamedTuple):
    """Characters on one line without a wide gap."""

    text: str
    left: float
    right: float
    bottom: float
    size: float
    bold: bool


def read_pdf(data: bytes, file: str, notes: Notes) -> Reading:
    """Return the pieces of a PDF with text.

    Raises UnreadableError for a broken or protected file, MissingPart without PDFium.
    """
    try:
        import pypdfium2 as pdfium
        from pypdfium2 import raw
    except ImportError as problem:
        raise MissingPart(
            "reading PDF needs a library", "pip install 'brochure[import]'"
        ) from problem
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as problem:
        if raw.FPDF_GetLastError() == _PASSWORD or "password" in str(problem).lower():
            hint = "save a copy without password"
            raise UnreadableError(
                "protected", "the PDF is protected by a password", hint
            ) from problem
        raise UnreadableError("broken", "the PDF is broken", "print it to a new PDF") from problem
    try:
        return _read(document, raw, file, notes)
    finally:
        document.close()


def _read(document: Any, raw: Any, file: str, notes: Notes) -> Reading:  # noqa: ANN401 - untyped library
    count = len(document)
    if count > PAGES:
        message = f"the PDF has {count} pages; the most is {PAGES}"
        raise UnreadableError("too-large", message, "export the pages of the leaflet alone")
    lines: list[Line] = []
    said: list[str] = []
    for number in range(count):
        try:
            page = document[number]
            text_page = page.get_textpage()
        except Exception as problem:  # PDFium tells broken pages in several ways
            raise UnreadableError(
                "broken", f"page {number + 1} of the PDF is broken", "print it to a new PDF"
            ) from problem
        segments = _segments(text_page.raw, raw)
        lines += _lines_of_page(segments, file, number + 1, notes)
        said += [segment.text for segment in segments]
        text_page.close()
        page.close()
        if sum(map(len, said)) > CHARACTERS:
            raise UnreadableError("too-large", "the PDF has too much text", "import a part of it")
    return Reading(pieces=pieces_of(lines, notes), raw="\n".join(said), form="PDF")


def _segments(page: Any, raw: Any) -> list[_Segment]:  # noqa: ANN401 - untyped library
    """Return the characters of a page as segments, in the order of its content."""
    from ctypes import byref, c_double

    left, right, bottom, top = c_double(), c_double(), c_double(), c_double()
    out: list[_Segment] = []
    run: list[tuple[str, float, float, float, float]] = []

    def close(index: int) -> None:
        text = "".join(char for char, *_ in run)
        if text.strip():
            boxes = [entry for entry in run if entry[0].strip()]
            bold = raw.FPDFText_GetFontWeight(page, index) >= _BOLD
            size = median(entry[4] for entry in boxes)
            out.append(
                _Segment(text, boxes[0][1], boxes[-1][2], median(e[3] for e in boxes), size, bold)
            )
        run.clear()

    last = 0
    for index in range(raw.FPDFText_CountChars(page)):
        code = raw.FPDFText_GetUnicode(page, index)
        char = {0x02: "-", 0xFFFE: "-"}.get(code) or (chr(code) if code else "")
        if char in "\r\n":
            close(last)
            continue
        raw.FPDFText_GetCharBox(page, index, byref(left), byref(right), byref(bottom), byref(top))
        size = raw.FPDFText_GetFontSize(page, index)
        if char.strip() and run and left.value - run[-1][2] > max(18.0, 2.2 * size):
            close(last)
        if char.strip():
            last = index
            run.append((char, left.value, right.value, bottom.value, size))
        elif run:
            run.append((char, run[-1][2], run[-1][2], run[-1][3], run[-1][4]))
    close(last)
    return out


def _lines_of_page(
    segments: Sequence[_Segment], file: str, number: int, notes: Notes
) -> list[Line]:
    ordered = _in_columns(segments, file, number, notes)
    lines: list[Line] = []
    above: _Segment | None = None
    for index, segment in enumerate(ordered):
        text, _ = cleaned(segment.text)
        if not text:
            continue
        gap = _gap(above, segment) if above is not None else 2
        place = Place(file, index + 1, page=number)
        lines.append(Line(text, place, gap, segment.size, segment.bold, was=segment.text))
        above = segment
    for index in {0, 1, len(lines) - 2, len(lines) - 1} & set(range(len(lines))):
        lines[index] = lines[index]._replace(edge=index in (0, len(lines) - 1))
    if lines and number > 1:
        lines[0] = lines[0]._replace(gap=1)
    return lines


def _gap(above: _Segment, segment: _Segment) -> int:
    """Return how many blank lines would stand between two lines."""
    step = above.bottom - segment.bottom
    if step < 0:
        return 1
    return max(0, round(step / (1.35 * max(above.size, segment.size, 1.0)) - 0.62))


def _in_columns(
    segments: Sequence[_Segment], file: str, number: int, notes: Notes
) -> list[_Segment]:
    """Return segments in reading order where rows of two columns were drawn one by one."""
    beside = [
        (a, b) for a, b in pairwise(segments)
        if abs(a.bottom - b.bottom) < 2 and b.left > a.right
    ]  # fmt: skip
    if len(beside) < 4:
        return list(segments)
    column = min(b.left for _, b in beside)
    aligned = [b for _, b in beside if abs(b.left - column) < 12]
    if len(aligned) < 0.7 * len(beside):
        return list(segments)
    place = Place(file, 1, page=number)
    notes.repairs.append(Repair(place, "two columns put one after the other", confidence=0.7))
    rows = {round(s.bottom) for pair in beside for s in pair}
    top, foot = max(rows) + 2, min(rows) - 2
    before = [s for s in segments if s.bottom > top]
    after = [s for s in segments if s.bottom < foot]
    inside = [s for s in segments if foot <= s.bottom <= top]
    left = [s for s in inside if s.left < column - 6]
    right = [s for s in inside if s.left >= column - 6]
    return [*before, *left, *right, *after]
