"""TrueType containers: adding composite glyphs to a subset.

A text cluster that takes several glyphs (a Thai syllable, Arabic letters with dots) becomes one
composite glyph, so that one PDF code stands for one cluster and text extraction is exact.
Takes and gives font file bytes (OpenType 1.9, "glyf", "loca", "hmtx", "maxp").
"""

import struct
from collections.abc import Sequence
from typing import NamedTuple

WORDS, XY_VALUES, MORE = 0x0001, 0x0002, 0x0020
"""Flags of a composite component."""


class Composite(NamedTuple):
    """A glyph made of others."""

    parts: tuple[tuple[int, int, int], ...]
    """Glyph id in the subset, x offset, y offset."""
    advance: int
    """Advance width in font units."""


class _Box(NamedTuple):
    left: int
    bottom: int
    right: int
    top: int


def read_tables(data: bytes) -> dict[bytes, bytes]:
    """Return the tables of a font file by tag."""
    count = struct.unpack_from(">H", data, 4)[0]
    tables = {}
    for index in range(count):
        tag, _, offset, length = struct.unpack_from(">4sLLL", data, 12 + 16 * index)
        tables[tag] = data[offset : offset + length]
    return tables


def bare_font(tables: dict[str, bytes]) -> bytes:
    """Return a font file of large tables for a program that reads no checksums: they are 0."""
    head = struct.pack(">LHHHH", 0x00010000, len(tables), 0, 0, 0)
    offset = len(head) + 16 * len(tables)
    pieces: list[bytes] = []
    for tag, data in sorted(tables.items()):
        head += struct.pack(">4sLLL", tag.encode("ascii"), 0, offset, len(data))
        padding = bytes(-len(data) % 4)
        pieces += (data, padding)
        offset += len(data) + len(padding)
    return b"".join((head, *pieces))


def build_font(tables: dict[bytes, bytes]) -> bytes:
    """Return a font file with the given tables, tags in order, checksums right."""
    count = len(tables)
    power = count.bit_length() - 1
    search = 16 << power
    directory = struct.pack(">LHHHH", 0x00010000, count, search, power, 16 * count - search)
    offset = len(directory) + 16 * count
    body = b""
    for tag in sorted(tables):
        data = tables[tag]
        padded = data + bytes(-len(data) % 4)
        checksum = sum(struct.unpack(f">{len(padded) // 4}L", padded)) & 0xFFFFFFFF
        directory += struct.pack(">4sLLL", tag, checksum, offset + len(body), len(data))
        body += padded
    return directory + body


class _Glyphs:
    """The glyph tables of a font, taken apart."""

    def __init__(self, tables: dict[bytes, bytes]) -> None:
        count = struct.unpack_from(">H", tables[b"maxp"], 4)[0]
        if struct.unpack_from(">h", tables[b"head"], 50)[0]:
            self.offsets = list(struct.unpack_from(f">{count + 1}L", tables[b"loca"]))
        else:
            halves = struct.unpack_from(f">{count + 1}H", tables[b"loca"])
            self.offsets = [2 * half for half in halves]
        self.outlines = bytearray(tables[b"glyf"][: self.offsets[-1]])
        full = struct.unpack_from(">H", tables[b"hhea"], 34)[0]
        metrics = tables[b"hmtx"]
        pairs = [struct.unpack_from(">Hh", metrics, 4 * index) for index in range(full)]
        self.advances = [advance for advance, _ in pairs] + [pairs[-1][0]] * (count - full)
        rest = struct.unpack_from(f">{count - full}h", metrics, 4 * full)
        self.bearings = [bearing for _, bearing in pairs] + list(rest)

    def box(self, glyph: int) -> _Box | None:
        """Return the bounding box of a glyph; None when it draws nothing."""
        if self.offsets[glyph + 1] - self.offsets[glyph] < 10:
            return None
        return _Box(*struct.unpack_from(">hhhh", self.outlines, self.offsets[glyph] + 2))

    def append(self, composite: Composite) -> None:
        """Add a composite glyph after the last one."""
        drawn = [(part, box) for part in composite.parts if (box := self.box(part[0]))]
        bearing = 0
        if drawn:
            bearing = min(box.left + x for (_, x, _), box in drawn)
            self.outlines += struct.pack(
                ">hhhhh",
                -1,
                bearing,
                min(box.bottom + y for (_, _, y), box in drawn),
                max(box.right + x for (_, x, _), box in drawn),
                max(box.top + y for (_, _, y), box in drawn),
            )
            for index, ((glyph, x, y), _) in enumerate(drawn):
                flags = WORDS | XY_VALUES | (MORE if index < len(drawn) - 1 else 0)
                self.outlines += struct.pack(">HHhh", flags, glyph, x, y)
        self.offsets.append(len(self.outlines))
        self.advances.append(min(max(composite.advance, 0), 0xFFFF))
        self.bearings.append(bearing)


def add_composites(data: bytes, composites: Sequence[Composite]) -> bytes:
    """Return the font with composite glyphs after its last glyph, in the order given."""
    if not composites:
        return data
    tables = read_tables(data)
    glyphs = _Glyphs(tables)
    for composite in composites:
        glyphs.append(composite)
    count = len(glyphs.advances)
    head, maxp, hhea = (bytearray(tables[tag]) for tag in (b"head", b"maxp", b"hhea"))
    struct.pack_into(">h", head, 50, 1)
    struct.pack_into(">H", hhea, 34, count)
    struct.pack_into(">H", maxp, 4, count)
    if len(maxp) >= 32:
        _raise_limits(maxp, max(len(composite.parts) for composite in composites))
    pairs = zip(glyphs.advances, glyphs.bearings, strict=True)
    tables[b"head"], tables[b"maxp"], tables[b"hhea"] = bytes(head), bytes(maxp), bytes(hhea)
    tables[b"glyf"] = bytes(glyphs.outlines)
    tables[b"loca"] = struct.pack(f">{count + 1}L", *glyphs.offsets)
    tables[b"hmtx"] = b"".join([struct.pack(">Hh", *pair) for pair in pairs])
    return build_font(tables)


def _raise_limits(maxp: bytearray, parts: int) -> None:
    """Let the maxima of `maxp` allow the new composites, which may hold composites."""
    elements, depth = struct.unpack_from(">HH", maxp, 28)
    struct.pack_into(">HH", maxp, 28, max(elements, parts), min(depth + 1, 16) if depth else 2)
