"""Sniff: which format bytes are in, and which of them are not for reading at all."""

from typing import Literal, NamedTuple

from brochure.intake.decode import wide_order
from brochure.values.diagnostic import Diagnostic
from brochure.values.span import Span

Form = Literal["text", "markdown", "html", "docx", "pdf"]

BYTES = 25_000_000
"""Size of a source at most."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROTECTED = "EncryptedPackage".encode("utf-16-le")
_SUFFIXES: dict[str, Form] = {
    "md": "markdown", "markdown": "markdown", "htm": "html", "html": "html", "xhtml": "html",
}  # fmt: skip
_BINARY = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x7fELF", b"{\\rtf", b"\x1f\x8b", b"7z\xbc\xaf")


class Sniffed(NamedTuple):
    """A format, or the reason why there is none."""

    form: Form | None
    problem: Diagnostic | None = None


def sniff(data: bytes, name: str) -> Sniffed:
    """Return the format of a source.

    Diagnostics: import.empty, import.too-large, import.protected, import.format.
    """
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        return _refused("empty", name, "the file is empty", "name a file with text in it")
    if len(data) > BYTES:
        message = f"the file has {len(data) / 1e6:.0f} MB; the most is {BYTES / 1e6:.0f} MB"
        return _refused("too-large", name, message, "import only the text, in parts")
    if data.startswith(_OLE):
        return _ole(data, name)
    if data.lstrip()[:5] == b"%PDF-" or b"%PDF-" in data[:1024]:
        return Sniffed("pdf")
    if data.startswith(b"PK\x03\x04"):
        return _zipped(data, name)
    if data.startswith(_BINARY) or _is_binary(data):
        return _refused("format", name, "the file is no text, HTML, Word or PDF file", _FORMS)
    return Sniffed(_textual(data, name))


_FORMS = "save it as text, Markdown, HTML, DOCX or PDF"


def refusal(code: str, name: str, message: str, *hints: str) -> Diagnostic:
    """Return an error about a whole source."""
    return Diagnostic(
        code=f"import.{code}", severity="error", message=message, span=Span(name), hints=hints
    )


def _refused(code: str, name: str, message: str, hint: str) -> Sniffed:
    return Sniffed(None, refusal(code, name, message, hint))


def _ole(data: bytes, name: str) -> Sniffed:
    if _PROTECTED in data:
        message = "the Word file is protected by a password"
        return _refused("protected", name, message, "save a copy without password in Word")
    message = "the file is of the old Word format (.doc)"
    return _refused("format", name, message, "open it in Word or LibreOffice and save it as DOCX")


def _zipped(data: bytes, name: str) -> Sniffed:
    if b"word/document" in data:
        return Sniffed("docx")
    return _refused("format", name, "the file is an archive, but no Word document", _FORMS)


def _is_binary(data: bytes) -> bool:
    """Tell whether bytes hold control characters that no encoding of text has."""
    start = data[:65536]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")) or wide_order(start) is not None:
        return False
    odd = sum(start.count(bytes((c,))) for c in (*range(1, 8), *range(14, 26), *range(28, 32)))
    return b"\0" in start or odd > len(start) // 200


def _textual(data: bytes, name: str) -> Form:
    suffix = name.rpartition(".")[2].lower()
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    start = data[:2048].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").lower()
    opens = (b"<!doctype html", b"<html", b"<head", b"<body", b"<?xml")
    return "html" if start.startswith(opens) and b"<" in start[1:] else "text"
