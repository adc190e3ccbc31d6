"""ICC profiles of presses that people bring along: what keeps one from being used.

Takes the bytes of a file, gives diagnostics (ICC.1:2004-10, 7.2; ISO 15930-7, 6.2.2).
Diagnostics: press.icc-unreadable, press.icc-not-press, press.icc-version.
"""

from brochure.pdf.separation import Separation
from brochure.values.diagnostic import Diagnostic
from brochure.values.span import Span

HEADER = 128
NEWEST = b"\x04\x20"
"""Version 4.2, the last that PDF 1.6 may hold."""
ASK = "Ask the print shop for the profile of its press."


def broken_icc(data: bytes, file: str) -> tuple[Diagnostic, ...]:
    """Return what keeps a profile from being the output intent of a press; nothing is good."""
    if len(data) < HEADER + 4 or data[36:40] != b"acsp":
        return (_error("press.icc-unreadable", f"'{file}' is no ICC profile", file, ASK),)
    if data[16:20] != b"CMYK" or data[12:16] != b"prtr":
        kind = data[16:20].decode("ascii", "replace").strip()
        message = f"'{file}' is a profile of {kind} colours, not of a press with four inks"
        return (_error("press.icc-not-press", message, file, ASK),)
    if data[8:10] > NEWEST:
        message = f"'{file}' is of ICC version {data[8]}.{data[9] >> 4}; the last allowed is 4.2"
        return (_error("press.icc-version", message, file, "Save it as version 2 or 4.2."),)
    if not {b"A2B0", b"B2A0"} <= _tags(data):
        message = f"'{file}' cannot convert both to and from the press"
        return (_error("press.icc-not-press", message, file, ASK),)
    return _unusable(data, file)


def _tags(data: bytes) -> set[bytes]:
    count = min(int.from_bytes(data[HEADER : HEADER + 4], "big"), 100)
    return {data[HEADER + 4 + 12 * at : HEADER + 8 + 12 * at] for at in range(count)}


def _unusable(data: bytes, file: str) -> tuple[Diagnostic, ...]:
    """Try to build a conversion: the tables themselves may be broken."""
    from PIL import ImageCms

    try:
        Separation(data, 300).ink((10, 120, 200))
    except (ImageCms.PyCMSError, OSError, ValueError):
        message = f"the tables of '{file}' are broken"
        return (_error("press.icc-unreadable", message, file, ASK),)
    return ()


def _error(code: str, message: str, file: str, hint: str) -> Diagnostic:
    return Diagnostic(code=code, severity="error", message=message, span=Span(file), hints=(hint,))
