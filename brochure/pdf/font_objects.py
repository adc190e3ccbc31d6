"""Font dictionaries: an embedded Type 0 font for each face used.

Takes a filled `CodeTable`, gives the objects of ISO 32000-1, 9.7: font, descendant, descriptor,
program, widths, CIDToGIDMap and ToUnicode. The finished parts are kept by face and codes.
"""

import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from brochure.pdf import backend
from brochure.pdf.codes import CodeKey, CodeTable, is_plain
from brochure.pdf.fonts import FontMetrics, FontProgram
from brochure.pdf.objects import ObjectTable, deflate
from brochure.pdf.sfnt import Composite

SYMBOLIC = 4
"""Descriptor flag: the codes are not those of a standard Latin encoding."""

_CMAP_HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_CMAP_FOOT = """endcmap
CMapName currentdict /CMap defineresource pop
end
end"""
_FEW = 16
"""Up to so many values, counting each anew is quicker than to keep counts."""
_CMAP_BLOCK = 100
"""Entries of one block at most (Adobe Technical Note 5014)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FontParts:
    """Everything of an embedded font that does not depend on object numbers."""

    base_name: str
    program: bytes
    """Deflated, as are the other streams."""
    program_length: int
    to_unicode: bytes
    glyph_map: bytes | None
    """None for CFF."""
    widths: bytes
    default_width: float
    descriptor: backend.Entries

    def file_stream(self, *, is_cff: bool) -> tuple[backend.Entries, bytes]:
        """Return entries and data of the font file."""
        own: dict[str, backend.Value] = (
            {"Subtype": "/CIDFontType0C"} if is_cff else {"Length1": self.program_length}
        )
        return own, self.program

    def descriptor_body(self, file: int, *, is_cff: bool) -> bytes:
        """Return the font descriptor."""
        key = "FontFile3" if is_cff else "FontFile2"
        return backend.dictionary({**self.descriptor, key: backend.reference(file)})


FontKeyOfParts = tuple[object, ...]


def parts_key(table: CodeTable) -> FontKeyOfParts:
    """Return what decides the parts: face, codes and advances of composites."""
    codes = tuple(sorted((code, key) for key, code in table.codes.items()))
    return (table.face.key, codes, tuple(sorted(table.advances.items())))


def make_parts(table: CodeTable, pack: Callable[[bytes], bytes] = deflate) -> FontParts:
    """Cut the font to the codes used and prepare its streams, packed by `pack`."""
    keys = {code: key for key, code in sorted(table.codes.items(), key=lambda item: item[1])}
    program, glyph_map = _cut(table, keys)
    to_unicode = _to_unicode({code: key[1] for code, key in keys.items()})
    metrics = table.face.metrics()
    widths, default = _widths({code: table.width(key[0]) for code, key in keys.items()})
    base = f"/{_subset_tag(program, to_unicode)}+{metrics.name}"
    return FontParts(
        base_name=base,
        program=pack(program),
        program_length=len(program),
        to_unicode=pack(to_unicode),
        glyph_map=pack(glyph_map) if glyph_map is not None else None,
        widths=widths,
        default_width=default,
        descriptor={**_descriptor(metrics), "FontName": base},
    )


@lru_cache(maxsize=256)
def _descriptor(metrics: FontMetrics) -> backend.Entries:
    return {
        "Type": "/FontDescriptor",
        "Flags": SYMBOLIC,
        "FontBBox": backend.array(metrics.box),
        "ItalicAngle": 0,
        "Ascent": metrics.ascent,
        "Descent": metrics.descent,
        "CapHeight": 700,
        "StemV": 80,
    }


class FontFrame(NamedTuple):
    """The dictionaries of fonts from one face with gaps, which stand in the order of their keys.

    For the copies of handouts, whose fonts differ in a few names and numbers.
    """

    descriptor: bytes
    descendant: bytes
    font: bytes

    def descriptor_of(self, parts: FontParts, file: int) -> bytes:
        """Return the font descriptor."""
        return self.descriptor % (file, parts.base_name.encode("ascii"))

    def descendant_of(self, parts: FontParts, descriptor: int, glyph_map: int) -> bytes:
        """Return the descendant font."""
        name, width = parts.base_name.encode("ascii"), backend.number(parts.default_width)
        maps = (glyph_map,) if glyph_map else ()
        return self.descendant % (name, *maps, width.encode("ascii"), descriptor, parts.widths)

    def font_of(self, parts: FontParts, descendant: int, to_unicode: int) -> bytes:
        """Return the Type 0 dictionary."""
        return self.font % (parts.base_name.encode("ascii"), descendant, to_unicode)


@lru_cache(maxsize=256)
def font_frame(metrics: FontMetrics, *, is_cff: bool) -> FontFrame:
    """Return the dictionaries of fonts from a face, with gaps."""
    descriptor = {
        **_descriptor(metrics),
        "FontName": "%b",
        "FontFile3" if is_cff else "FontFile2": "%d 0 R",
    }
    return FontFrame(
        backend.dictionary(descriptor),
        _descendant("%b", "%b", "%b", "%d 0 R", None if is_cff else "%d 0 R", is_cff=is_cff),
        _font("%b", "%d 0 R", "%d 0 R"),
    )


def _cut(table: CodeTable, keys: Mapping[int, CodeKey]) -> tuple[bytes, bytes | None]:
    """Return the font program and, for TrueType, the map from code to glyph."""
    used = {part[0] for parts, _ in keys.values() for part in parts}
    if table.face.is_cff:
        return table.face.cut(used, ()).data, None
    composites = {
        parts: Composite(parts, int(table.advances[parts]))
        for parts, _ in keys.values()
        if not is_plain(parts)
    }
    program = table.face.cut(used, tuple(composites.values()))
    glyph_map = bytearray(2 * (max(keys, default=0) + 1))
    for code, (parts, _) in keys.items():
        glyph = _new_glyph(program, composites, parts)
        glyph_map[2 * code : 2 * code + 2] = glyph.to_bytes(2, "big")
    return program.data, bytes(glyph_map)


def _new_glyph(
    program: FontProgram,
    composites: Mapping[tuple[tuple[int, int, int], ...], Composite],
    parts: tuple[tuple[int, int, int], ...],
) -> int:
    if parts in composites:
        return program.composites[composites[parts]]
    return program.glyphs[parts[0][0]]


def _subset_tag(program: bytes, to_unicode: bytes) -> str:
    """Return six letters that differ when the subset does (9.6.4)."""
    value = zlib.crc32(to_unicode, zlib.crc32(program))
    letters = ""
    for _ in range(6):
        value, letter = divmod(value, 26)
        letters += chr(ord("A") + letter)
    return letters


def _runs(codes: list[int]) -> Iterator[list[int]]:
    """Yield stretches of consecutive codes."""
    stretch: list[int] = []
    for code in codes:
        if stretch and code != stretch[-1] + 1:
            yield stretch
            stretch = []
        stretch.append(code)
    if stretch:
        yield stretch


def _widths(widths: Mapping[int, float]) -> tuple[bytes, float]:
    """Return the W array (9.7.4.3) and the default width, the commonest one."""
    default = _commonest(list(widths.values())) if widths else 1000
    special = [code for code, width in widths.items() if width != default]
    pieces: list[backend.Value] = []
    for stretch in _runs(special):
        pieces += [stretch[0], backend.array([widths[code] for code in stretch])]
    return backend.array(pieces), default


def _commonest(values: Sequence[float]) -> float:
    """Return the value that comes most often, the first of several."""
    if len(values) > _FEW:
        return Counter(values).most_common(1)[0][0]
    return max(dict.fromkeys(values), key=values.count)


def _to_unicode(texts: Mapping[int, str]) -> bytes:
    """Return the ToUnicode map (9.10.3); characters beyond U+FFFF as surrogate pairs."""
    lines = [
        f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in texts.items()
    ]
    blocks = [
        f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n"
        for start in range(0, len(lines), _CMAP_BLOCK)
        if (block := lines[start : start + _CMAP_BLOCK])
    ]
    return (_CMAP_HEAD + "".join(blocks) + _CMAP_FOOT).encode("ascii")


def descendant_and_font(
    table: CodeTable, parts: FontParts, descriptor: int, glyph_map: int, to_unicode: int
) -> tuple[bytes, Callable[[int], bytes]]:
    """Return the descendant font and what makes the Type 0 dictionary from its number."""
    ref = backend.reference
    descendant = _descendant(
        parts.base_name,
        parts.default_width,
        parts.widths,
        ref(descriptor),
        ref(glyph_map) if glyph_map else None,
        is_cff=table.face.is_cff,
    )

    def font(below: int) -> bytes:
        return _font(parts.base_name, ref(below), ref(to_unicode))

    return descendant, font


def _descendant(
    name: backend.Value,
    default_width: backend.Value,
    widths: backend.Value,
    descriptor: backend.Value,
    glyph_map: backend.Value | None,
    *,
    is_cff: bool,
) -> bytes:
    info: backend.Entries = {"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0}
    return backend.dictionary(
        {
            "Type": "/Font",
            "Subtype": "/CIDFontType0" if is_cff else "/CIDFontType2",
            "BaseFont": name,
            "CIDSystemInfo": backend.dictionary(info),
            "FontDescriptor": descriptor,
            "DW": default_width,
            "W": widths,
            "CIDToGIDMap": glyph_map,
        }
    )


def _font(name: backend.Value, descendant: backend.Value, to_unicode: backend.Value) -> bytes:
    return backend.dictionary(
        {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": name,
            "Encoding": "/Identity-H",
            "DescendantFonts": backend.array([descendant]),
            "ToUnicode": to_unicode,
        }
    )


def add_font(objects: ObjectTable, table: CodeTable, parts: FontParts) -> int:
    """Write the objects of a font and return the number of the Type 0 dictionary."""
    is_cff = table.face.is_cff
    file = objects.add_deflated(*parts.file_stream(is_cff=is_cff))
    descriptor = objects.add(parts.descriptor_body(file, is_cff=is_cff))
    glyph_map = objects.add_deflated({}, parts.glyph_map) if parts.glyph_map else 0
    to_unicode = objects.add_deflated({}, parts.to_unicode)
    below, font = descendant_and_font(table, parts, descriptor, glyph_map, to_unicode)
    return objects.add(font(objects.add(below)))
