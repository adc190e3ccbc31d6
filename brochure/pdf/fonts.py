"""Font programs: opened from file, cut to the glyphs used, ready to embed.

One `Face` for each `FontKey`; `cut` gives the subset as PDF wants it: TrueType with composite
glyphs for clusters of several glyphs, or a bare CFF table. HarfBuzz does both jobs.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import uharfbuzz as hb

from brochure.errors import FontProblem
from brochure.forms.pages import FontKey
from brochure.pdf.cff import read_cids
from brochure.pdf.sfnt import Composite, add_composites, bare_font

_DROPPED = """
    GSUB GPOS GDEF BASE name post OS/2 vhea vmtx VORG STAT DSIG gasp kern meta MATH JSTF MVAR
    avar fvar gvar HVAR VVAR cvar hdmx VDMX LTSH PCLT COLR CPAL SVG CBDT CBLC sbix
"""
"""Tables a PDF has no use for."""
_OUTLINES = ("glyf", "head", "hhea", "hmtx", "loca", "maxp")
"""Tables that a TrueType font in a PDF cannot do without."""
_TRUETYPE_FLAGS = (
    hb.SubsetFlags.NO_HINTING
    | hb.SubsetFlags.NOTDEF_OUTLINE
    | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    | hb.SubsetFlags.NO_BIDI_CLOSURE
)
_CFF_FLAGS = _TRUETYPE_FLAGS | hb.SubsetFlags.DOWNGRADE_CFF2
_NAME_KEYED_FLAGS = (
    _CFF_FLAGS
    | hb.SubsetFlags.RETAIN_GIDS
    | hb.SubsetFlags.CFF_IDENTITY_CHARSET
    | hb.SubsetFlags.DESUBROUTINIZE
)
"""A name-keyed CFF has no CIDs, so its glyph ids must stay as they are."""


def _tag(text: str) -> int:
    return int.from_bytes(text.ljust(4).encode("ascii"), "big")


@dataclass(frozen=True, slots=True, kw_only=True)
class FontMetrics:
    """What a font descriptor says, in thousandths of an em."""

    name: str
    """PostScript name without spaces."""
    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    """Negative below the baseline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FontProgram:
    """A subset: the file's bytes and the new glyph ids."""

    data: bytes
    glyphs: Mapping[int, int]
    """New id of each single glyph."""
    composites: Mapping[Composite, int]


class Face:
    """An opened font; raises FontProblem when the file cannot be read."""

    def __init__(self, key: FontKey) -> None:
        self.key = key
        try:
            self._face = hb.Face(hb.Blob.from_file_path(key.path), key.index)
        except (OSError, hb.HarfBuzzError) as error:
            raise FontProblem(f"the font file {key.path} cannot be read") from error
        if not self._face.glyph_count:
            raise FontProblem(f"the font file {key.path} holds no glyphs")
        self._font = hb.Font(self._face)
        if key.axes:
            self._font.set_variations(dict(key.axes))
        tags = self._face.table_tags
        self.is_cff = "CFF " in tags or "CFF2" in tags
        self.glyph_count: int = self._face.glyph_count
        self.scale: float = 1000 / self._face.upem
        """Thousandths of an em for one font unit."""
        self.cids = self._read_cids() if "CFF " in tags else None
        self._advances: dict[int, int] = {}
        self._metrics: FontMetrics | None = None
        self._outlines: hb.Face | None = None
        self._cuts = 0

    def _read_cids(self) -> list[int] | None:
        return read_cids(self._face.reference_table("CFF ").data, self.glyph_count)

    def cid(self, glyph: int) -> int:
        """Return the CID of a glyph of a CFF face."""
        return self.cids[glyph] if self.cids else glyph

    def advance(self, glyph: int) -> int:
        """Return the advance width of a glyph in font units."""
        known = self._advances.get(glyph)
        if known is None:
            known = self._advances[glyph] = int(self._font.get_glyph_h_advance(glyph))
        return known

    def metrics(self) -> FontMetrics:
        """Return the descriptor's values, from `head`, `hhea` and the name table."""
        if self._metrics is None:
            self._metrics = self._read_metrics()
        return self._metrics

    def _read_metrics(self) -> FontMetrics:
        head = self._face.reference_table("head").data
        extents = self._font.get_font_extents("ltr")
        name = self._face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or self.key.family
        plain = "".join(c for c in name if c.isascii() and (c.isalnum() or c in "-_"))
        if self.key.axes:
            plain += "_" + "_".join(f"{value:g}{axis}" for axis, value in self.key.axes)
        corners = [int.from_bytes(head[at : at + 2], "big", signed=True) for at in range(36, 44, 2)]
        left, bottom, right, top = (round(corner * self.scale) for corner in corners)
        return FontMetrics(
            name=plain or "Font",
            box=(left, bottom, right, top),
            ascent=round(extents.ascender * self.scale),
            descent=round(extents.descender * self.scale),
        )

    def _bare(self) -> hb.Face:
        """Return the face with its outlines alone: the subsetter reads no character map then.

        To make it pays from the second subset on.
        """
        self._cuts += 1
        if self.key.axes or self._cuts == 1:
            return self._face
        if self._outlines is None:
            known = self._face.table_tags
            tables = {
                tag: self._face.reference_table(tag).data for tag in _OUTLINES if tag in known
            }
            self._outlines = hb.Face(hb.Blob(bare_font(tables)))
        return self._outlines

    def _subset_input(self, glyphs: Collection[int], *, dropping: bool) -> hb.SubsetInput:
        wanted = hb.SubsetInput()
        wanted.glyph_set.update({0, *glyphs})
        if dropping:
            dropped = (_DROPPED if self.is_cff else f"{_DROPPED} cmap").split()
            wanted.drop_table_tag_set.update([_tag(table) for table in dropped])
        if self.key.axes:
            wanted.pin_all_axes_to_default(self._face)
            for axis, value in self.key.axes:
                wanted.pin_axis_location(self._face, axis, value)
        return wanted

    def cut(self, glyphs: Collection[int], composites: Sequence[Composite]) -> FontProgram:
        """Return a subset with the given glyphs and, for TrueType, composites of them."""
        face = self._face if self.is_cff else self._bare()
        wanted = self._subset_input(glyphs, dropping=face is self._face)
        if self.is_cff:
            wanted.flags = _CFF_FLAGS if self.cids else _NAME_KEYED_FLAGS
            table = hb.subset(self._face, wanted).reference_table("CFF ")
            return FontProgram(data=table.data, glyphs={}, composites={})
        wanted.flags = _TRUETYPE_FLAGS
        plan = hb.SubsetPlan(face, wanted)
        data = plan.execute().blob.data
        renumbered = dict(plan.old_to_new_glyph_mapping.items())
        count = max(renumbered.values()) + 1
        made = [_renumber(composite, renumbered) for composite in composites]
        return FontProgram(
            data=add_composites(data, made),
            glyphs=renumbered,
            composites={composite: count + place for place, composite in enumerate(composites)},
        )


def _renumber(composite: Composite, renumbered: Mapping[int, int]) -> Composite:
    parts = tuple((renumbered[glyph], x, y) for glyph, x, y in composite.parts)
    return Composite(parts, composite.advance)
