"""The sRGB profile of output intents and images, built from the numbers of the standard.

Own work, free to use: nothing is copied from another profile. Version 4.2 (ICC.1:2004-10), which
PDF 1.7 and PDF/A-2 allow; primaries and white are those of IEC 61966-2-1, adapted to D50.
"""

import struct
from functools import lru_cache

_WHITE = (0.96420, 1.0, 0.82491)
_RED = (0.43607, 0.22249, 0.01392)
_GREEN = (0.38515, 0.71687, 0.09708)
_BLUE = (0.14307, 0.06061, 0.71410)
_ADAPTATION = (
    (1.04788, 0.02292, -0.05022),
    (0.02959, 0.99048, -0.01707),
    (-0.00925, 0.01508, 0.75168),
)
"""Bradford, from D65 to D50."""
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
"""Gamma and coefficients of a type 3 parametric curve."""


def _fixed(values: tuple[float, ...]) -> bytes:
    return b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def _xyz(values: tuple[float, ...]) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(values)


def _text(text: str) -> bytes:
    data = text.encode("utf-16-be")
    return b"mluc\0\0\0\0" + struct.pack(">LL2s2sLL", 1, 12, b"en", b"US", len(data), 28) + data


@lru_cache(maxsize=1)
def srgb_profile() -> bytes:
    """Return the profile: always the same bytes."""
    curve = b"para\0\0\0\0\0\3\0\0" + _fixed(_CURVE)
    tags = {
        b"desc": _text("sRGB IEC61966-2.1"),
        b"cprt": _text("No copyright, use freely"),
        b"wtpt": _xyz(_WHITE),
        b"chad": b"sf32\0\0\0\0" + b"".join(_fixed(row) for row in _ADAPTATION),
        b"rXYZ": _xyz(_RED),
        b"gXYZ": _xyz(_GREEN),
        b"bXYZ": _xyz(_BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    table = struct.pack(">L", len(tags))
    start = 128 + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    body = b""
    for tag, data in tags.items():
        if data not in places:
            places[data] = start + len(body)
            body += data + bytes(-len(data) % 4)
        table += struct.pack(">4sLL", tag, places[data], len(data))
    return _header(128 + len(table) + len(body)) + table + body


def _header(size: int) -> bytes:
    """Return the 128 bytes at the front; date, platform and creator are left at zero."""
    return struct.pack(
        ">L4sL4s4s4s12x4s4xL4x4x8xL12s4x16x28x",
        size,
        bytes(4),
        0x04200000,
        b"mntr",
        b"RGB ",
        b"XYZ ",
        b"acsp",
        0,
        0,
        _fixed(_WHITE),
    )
