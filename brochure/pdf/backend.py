"""The one module that knows ReportLab: PDF objects as bytes through `reportlab.pdfbase.pdfdoc`.

ReportLab formats names, strings, arrays, dictionaries and streams; its canvas, its page and
catalog classes (which drop keys they do not know) and its text are not used.
Values given to `dictionary` and `array` are finished bytes, numbers, or `str` written as they
stand (names with their slash, keywords).
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from reportlab.pdfbase import pdfdoc

Value = bytes | str | int | float
Entries = Mapping[str, Value | None]


class _Dictionary(pdfdoc.PDFDictionary):  # type: ignore[misc]
    """A dictionary without ReportLab's line for each key."""

    multiline = False


class _Unencrypted(pdfdoc.PDFObject):  # type: ignore[misc]
    """What ReportLab's objects ask of a document while they are formatted."""

    encrypt = pdfdoc.NoEncryption()


_DOCUMENT = _Unencrypted()


def number(value: float) -> str:
    """Return a number with at most 3 decimals; the one place where lengths are rounded."""
    return f"{round(value, 3) or 0:.9g}"


def reference(target: int) -> bytes:
    """Return an indirect reference to an object number."""
    return b"%d 0 R" % target


def name(text: str) -> str:
    """Return a name object, escaped (ISO 32000-1, 7.3.5)."""
    return str(pdfdoc.PDFName(text))


@lru_cache(maxsize=4096)
def text_string(text: str) -> bytes:
    """Return a text string: PDFDocEncoding where it suffices, else UTF-16 (7.9.2.2)."""
    if text.isascii():
        return bytes(pdfdoc.PDFString(text).format(_DOCUMENT))
    return bytes(pdfdoc.PDFText("\ufeff" + text, enc="utf-16-be").format(_DOCUMENT))


def byte_string(data: bytes) -> bytes:
    """Return a hexadecimal string (7.3.4.3)."""
    return bytes(pdfdoc.PDFText(data).format(_DOCUMENT))


def _ready(value: Value) -> bytes | str:
    return number(value) if isinstance(value, int | float) else value


def array(items: Iterable[Value]) -> bytes:
    """Return an array."""
    return bytes(pdfdoc.PDFArrayCompact([_ready(item) for item in items]).format(_DOCUMENT))


def dictionary(entries: Entries) -> bytes:
    """Return a dictionary with sorted keys; entries that are None are left out."""
    kept = {key: _ready(value) for key, value in entries.items() if value is not None}
    return bytes(_Dictionary(kept).format(_DOCUMENT))


def stream(entries: Entries, data: bytes) -> bytes:
    """Return a stream of data that went through its filters already.

    ReportLab's own streams end without the end of line that PDF/A asks for before `endstream`
    (ISO 19005-2, 6.1.7.1), so only the dictionary is formatted by it.
    """
    head = dictionary({**entries, "Length": len(data)})
    return b"%b\nstream\n%b\nendstream" % (head, data)
