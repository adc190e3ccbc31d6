"""CFF font programs: which CID a glyph has.

A CID-keyed program names its glyphs by CID in its charset; the PDF code must be that CID
(ISO 32000-1, 9.7.4.2). In a name-keyed program the CID is the glyph id.
Reads Adobe Technical Note 5176, sections 4, 5, 9 and 13.
"""

import struct
from collections.abc import Mapping

ROS = (12, 30)
CHARSET = (15,)


def read_cids(data: bytes, glyph_count: int) -> list[int] | None:
    """Return the CID of each glyph id; None for a name-keyed program."""
    top = _read_dict(_first_of_index(data, _end_of_index(data, data[2])))
    if ROS not in top:
        return None
    return _read_charset(data, top.get(CHARSET, 0), glyph_count)


def _index_offsets(data: bytes, start: int) -> tuple[int, list[int]]:
    """Return where the data of an INDEX begins, less one, and the offsets into it."""
    count = struct.unpack_from(">H", data, start)[0]
    if not count:
        return start + 1, [1]
    size = data[start + 2]
    first = start + 3
    offsets = [
        int.from_bytes(data[first + size * index : first + size * (index + 1)], "big")
        for index in range(count + 1)
    ]
    return first + size * (count + 1) - 1, offsets


def _end_of_index(data: bytes, start: int) -> int:
    base, offsets = _index_offsets(data, start)
    return base + offsets[-1]


def _first_of_index(data: bytes, start: int) -> bytes:
    base, offsets = _index_offsets(data, start)
    return data[base + offsets[0] : base + offsets[1]]


def _read_dict(data: bytes) -> Mapping[tuple[int, ...], int]:
    """Return the last integer operand of each operator of a DICT."""
    entries: dict[tuple[int, ...], int] = {}
    operand, place = 0, 0
    while place < len(data):
        byte = data[place]
        if byte <= 21:
            operator = (byte, data[place + 1]) if byte == 12 else (byte,)
            entries[operator] = operand
            place += len(operator)
        elif byte == 30:
            while data[place + 1] & 15 != 15 and data[place + 1] >> 4 != 15:
                place += 1
            place += 2
        else:
            operand, length = _read_integer(data, place)
            place += length
    return entries


def _read_integer(data: bytes, place: int) -> tuple[int, int]:
    byte = data[place]
    if byte == 28:
        return int.from_bytes(data[place + 1 : place + 3], "big", signed=True), 3
    if byte == 29:
        return int.from_bytes(data[place + 1 : place + 5], "big", signed=True), 5
    if byte <= 246:
        return byte - 139, 1
    if byte <= 250:
        return (byte - 247) * 256 + data[place + 1] + 108, 2
    return -(byte - 251) * 256 - data[place + 1] - 108, 2


def _read_charset(data: bytes, start: int, glyph_count: int) -> list[int]:
    if start <= 2:
        return list(range(glyph_count))
    kind = data[start]
    if kind == 0:
        return [0, *struct.unpack_from(f">{glyph_count - 1}H", data, start + 1)]
    form, size = (">HB", 3) if kind == 1 else (">HH", 4)
    cids, place = [0], start + 1
    while len(cids) < glyph_count:
        first, left = struct.unpack_from(form, data, place)
        cids.extend(range(first, first + left + 1))
        place += size
    return cids[:glyph_count]
