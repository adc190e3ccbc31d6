"""JPEG files without what a reader of a brochure must not get: EXIF, GPS, comments, thumbnails.

Works on segments (ITU-T T.81, B.1.1); the coded picture stays bit for bit.
"""

import struct

_KEPT_APPLICATION = frozenset({0xE0, 0xEE})
"""JFIF (density) and Adobe (colour transform, which decoders need)."""
_COMMENT = 0xFE
_SCAN = 0xDA
_END = b"\xff\xd9"


class JpegError(ValueError):
    """The file is not a whole JPEG."""


def without_metadata(data: bytes) -> bytes:
    """Return the file without application segments but JFIF and Adobe; raises JpegError."""
    if not data.startswith(b"\xff\xd8"):
        raise JpegError
    kept = [b"\xff\xd8"]
    place = 2
    while True:
        if place + 4 > len(data) or data[place] != 0xFF:
            raise JpegError
        marker = data[place + 1]
        if marker == 0xFF:
            place += 1
            continue
        if marker == _SCAN:
            end = data.rfind(_END)
            if end < place:
                raise JpegError
            kept.append(data[place : end + 2])
            return b"".join(kept)
        length = struct.unpack_from(">H", data, place + 2)[0]
        is_application = 0xE0 <= marker <= 0xEF
        if marker != _COMMENT and (not is_application or marker in _KEPT_APPLICATION):
            kept.append(data[place : place + 2 + length])
        place += 2 + length
