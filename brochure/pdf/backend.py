"""The one module that knows ReportLab: PDF objects as bytes through `reportlab.pdfbase.pdfdoc`.

The objects are ReportLab's; its canvas, its page and catalog classes (which drop keys they do not
know) and its text are not used. Dictionaries and streams are formatted by subclasses: ReportLab's
own spend a third of a build's writing time on key names and line breaks, and end streams wrongly.
Values given to `dictionary` and `array` are finished bytes, numbers, or `str` written as they
stand (names with their slash, keywords).
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from reportlab.pdfbase import pdfdoc

Value = bytes | str | int | float
Entries = Mapping[str, Value | None]


class _Unencrypted(pdfdoc.PDFObject):  # type: ignore[misc]
    """What ReportLab's objects ask of a document while they are formatted."""

    encrypt = pdfdoc.NoEncryption()


_DOCUMENT = _Unencrypted()


class _Dictionary(pdfdoc.PDFDictionary):  # type: ignore[misc]
    """A dictionary on one line, keys sorted; entries that are None are left out."""

    def format(self, document: pdfdoc.PDFObject) -> bytes:
        pairs = [
            b"%b %b" % (name(key), _formatted(value, document))
            for key, value in sorted(self.dict.items())
            if value is not None
        ]
        return b"<<%b>>" % b"".join(pairs)


class _Array(pdfdoc.PDFArray):  # type: ignore[misc]
    """An array on one line."""

    def format(self, document: pdfdoc.PDFObject) -> bytes:
        return b"[%b]" % b" ".join([_formatted(item, document) for item in self.sequence])


class _Stream(pdfdoc.PDFStream):  # type: ignore[misc]
    """A stream of data that went through its filters already.

    ReportLab's own ends without the end of line that PDF/A asks for before `endstream`
    (ISO 19005-2, 6.1.7.1).
    """

    def format(self, document: pdfdoc.PDFObject) -> bytes:
        head = self.dictionary.format(document)
        return b"%b\nstream\n%b\nendstream" % (head, self.content)


def _formatted(value: Value, document: pdfdoc.PDFObject) -> bytes:
    if isinstance(value, bytes):
        return value
    if not isinstance(value, str):
        return number(value).encode("ascii")
    if value.isascii():
        return value.encode("ascii")
    return bytes(pdfdoc.format(value, document))


@lru_cache(maxsize=65536)
def number(value: float) -> str:
    """Return a number with at most 3 decimals; the one place where lengths are rounded."""
    return f"{round(value, 3) or 0:.9g}"


def reference(target: int) -> bytes:
    """Return an indirect reference to an object number."""
    return b"%d 0 R" % target


@lru_cache(maxsize=4096)
def name(text: str) -> bytes:
    """Return a name object, escaped (ISO 32000-1, 7.3.5)."""
    return bytes(pdfdoc.pdfdocEnc(pdfdoc.PDFName(text)))


@lru_cache(maxsize=4096)
def text_string(text: str) -> bytes:
    """Return a text string: PDFDocEncoding where it suffices, else UTF-16 (7.9.2.2)."""
    if text.isascii():
        return bytes(pdfdoc.PDFString(text).format(_DOCUMENT))
    return bytes(pdfdoc.PDFText("\ufeff" + text, enc="utf-16-be").format(_DOCUMENT))


def byte_string(data: bytes) -> bytes:
    """Return a hexadecimal string (7.3.4.3)."""
    return bytes(pdfdoc.PDFText(data).format(_DOCUMENT))


def array(items: Iterable[Value]) -> bytes:
    """Return an array."""
    return _Array(items).format(_DOCUMENT)


def dictionary(entries: Entries) -> bytes:
    """Return a dictionary with sorted keys; entries that are None are left out."""
    return _Dictionary(entries).format(_DOCUMENT)


def stream(entries: Entries, data: bytes) -> bytes:
    """Return a stream of data that went through its filters already."""
    head = _Dictionary({**entries, "Length": len(data)})
    return _Stream(head, data).format(_DOCUMENT)
