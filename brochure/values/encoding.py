"""Encoding: bytes of a file in, text out, or the place where they are not UTF-8."""

from brochure.values.diagnostic import Diagnostic
from brochure.values.span import Span

Decoded = tuple[str | None, tuple[Diagnostic, ...]]


def decode(data: bytes, path: str) -> Decoded:
    """Return UTF-8 text without its byte order mark, or None and `source.encoding`."""
    for mark, name in ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16")):
        if data.startswith(mark):
            return None, (_encoding(path, f"the file is saved as {name}, not as UTF-8"),)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        byte = data[problem.start]
        message = f"the byte 0x{byte:02X} is not UTF-8"
        return None, (_encoding(path, message, data[: problem.start]),)
    if "\0" in text:
        before = data[: data.index(b"\0")]
        return None, (_encoding(path, "there is a NUL character in the text", before),)
    return text, ()


def _encoding(path: str, message: str, before: bytes = b"") -> Diagnostic:
    lines = before.decode("utf-8", "replace").split("\n")
    line, column = len(lines), len(lines[-1]) + 1
    return Diagnostic(
        code="source.encoding",
        severity="error",
        message=message,
        span=Span(path, line, column, line, column + 1),
        hints=("save the file as UTF-8 text",),
    )
