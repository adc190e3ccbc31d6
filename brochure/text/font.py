"""Font faces: a FontKey in, an open HarfBuzz face with metrics and coverage out.

The file is mapped, not read, and only when the face is first asked for something.
"""

import unicodedata

import uharfbuzz as hb

from brochure.errors import FontProblem
from brochure.forms.pages import Cluster, FontKey

_STAND_INS = {"\u2011": "\u2010"}
"""Characters HarfBuzz draws with the glyph of another when the font lacks them."""

_NO_EMBEDDING = 0x0002
_FREE_EMBEDDING = 0x000C
_NO_SUBSETTING = 0x0100
_BITMAP_ONLY = 0x0200


class ClusterMemo(dict[tuple[str, int, tuple[int, int, int, int]], Cluster]):
    """Clusters of one glyph, made once per face and tracking: most of all text."""

    def __init__(self, tracking: float) -> None:
        super().__init__()
        self._tracking = tracking

    def __missing__(self, key: tuple[str, int, tuple[int, int, int, int]]) -> Cluster:
        """Make the cluster of a text, a glyph and its HarfBuzz position."""
        text, glyph, (x, y, advance, _) = key
        cluster = Cluster(text, advance + self._tracking if advance else 0, ((glyph, x, y),))
        self[key] = cluster
        return cluster


class FontFace:
    """One face; raises FontProblem at first use when the file is unfit.

    Unfit are files that are missing, broken, or may not be embedded or subset (OpenType OS/2,
    fsType).
    """

    def __init__(self, key: FontKey) -> None:
        self.key = key
        self._face: hb.Face | None = None
        self._font: hb.Font | None = None
        self._covered: dict[str, bool] = {}
        self._memos: dict[float, ClusterMemo] = {}

    @property
    def hb_face(self) -> hb.Face:
        """The HarfBuzz face, for shaping and subsetting."""
        if self._face is None:
            self._face = _open_face(self.key)
        return self._face

    @property
    def hb_font(self) -> hb.Font:
        """The HarfBuzz font at its natural scale, with the key's axis values set."""
        if self._font is None:
            font = hb.Font(self.hb_face)
            if self.key.axes:
                font.set_variations(dict(self.key.axes))
            self._font = font
            extents = font.get_font_extents("ltr")
            self._upem = int(self.hb_face.upem)
            self._ascent: float = extents.ascender / self._upem
            self._descent: float = -extents.descender / self._upem
        return self._font

    @property
    def upem(self) -> int:
        """Font units per em."""
        assert self.hb_font is not None
        return self._upem

    @property
    def ascent(self) -> float:
        """Height above the baseline that lines reckon with, in em."""
        assert self.hb_font is not None
        return self._ascent

    @property
    def descent(self) -> float:
        """Depth below the baseline that lines reckon with, in em; positive."""
        assert self.hb_font is not None
        return self._descent

    def has(self, character: str) -> bool:
        """Tell whether the face can draw a character."""
        known = self._covered.get(character)
        if known is None:
            known = self._covered[character] = self._draws(character)
        return known

    def glyph(self, character: str) -> int:
        """Return the glyph of a character without shaping; 0 when there is none."""
        return int(self.hb_font.get_nominal_glyph(ord(character)) or 0)

    def cluster_memo(self, tracking: float) -> ClusterMemo:
        """Return the memo of one-glyph clusters with this tracking, in font units."""
        memo = self._memos.get(tracking)
        if memo is None:
            memo = self._memos[tracking] = ClusterMemo(tracking)
        return memo

    def _draws(self, character: str) -> bool:
        category = unicodedata.category(character)
        if category in ("Cc", "Cn"):
            return False
        if self.glyph(character):
            return True
        if category == "Zs":
            return bool(self.glyph(" "))
        stand_in = _STAND_INS.get(character)
        if stand_in is not None and self.glyph(stand_in):
            return True
        # HarfBuzz takes a precomposed letter apart when the face has only its parts.
        parts = unicodedata.normalize("NFD", character)
        return len(parts) > 1 and all(self.glyph(part) for part in parts)


def _open_face(key: FontKey) -> hb.Face:
    try:
        face = hb.Face(hb.Blob.from_file_path(key.path), key.index)
    except hb.HarfBuzzError as error:
        raise FontProblem(
            f"font file {key.path} of '{key.family}' cannot be read",
            "Put the file there or correct its path in fonts.yaml.",
        ) from error
    tables = set(face.table_tags)
    if "cmap" not in tables or not tables & {"glyf", "CFF ", "CFF2"}:
        raise FontProblem(
            f"font file {key.path} of '{key.family}' is broken or holds no face {key.index}",
            "Fetch the file again from its source.",
        )
    _check_embedding(face, key)
    return face


def _check_embedding(face: hb.Face, key: FontKey) -> None:
    table = face.reference_table("OS/2").data
    rights = int.from_bytes(table[8:10], "big")
    # The least restrictive of several basic rights counts (OpenType OS/2, fsType, versions 0-2).
    restricted = rights & _NO_EMBEDDING and not rights & _FREE_EMBEDDING
    if restricted or rights & (_NO_SUBSETTING | _BITMAP_ONLY):
        raise FontProblem(
            f"font '{key.family}' {key.weight} may not be embedded (fsType {rights:#06x})",
            "Choose a font whose licence allows embedding and subsetting.",
        )
