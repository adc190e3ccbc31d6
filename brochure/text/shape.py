"""Shaping: an item in, clusters in logical order out (HarfBuzz)."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import uharfbuzz as hb

from brochure.forms.flow import TextStyle
from brochure.forms.pages import Cluster
from brochure.text.font import FontFace
from brochure.text.itemize import Item
from brochure.text.scripts import CJK, UNTRACKED

_MONOTONE = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
_DROP_IGNORABLE = hb.BufferFlags.REMOVE_DEFAULT_IGNORABLES
_UNSAFE = int(hb.GlyphFlags.UNSAFE_TO_BREAK)

_UNSEEN = dict.fromkeys(
    (0xAD, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
)
"""Characters that steer breaks and direction: they shape text and then leave it."""


@dataclass(frozen=True, slots=True)
class Shaping:
    """How the characters of one span are shaped."""

    size: float
    language: str
    features: dict[str, bool]
    tracking: float
    """In em."""


class ShapedItem:
    """An item with its clusters, in logical order."""

    __slots__ = ("_buffer", "clusters", "item", "scale", "size", "starts")

    def __init__(
        self,
        item: Item,
        starts: Sequence[int],
        clusters: list[Cluster],
        size: float,
        buffer: hb.Buffer,
    ) -> None:
        self.item = item
        self.starts = starts
        """Offset of each cluster's first character."""
        self.clusters = clusters
        self.size = size
        self.scale = size / item.face.upem
        """Points per font unit."""
        self._buffer = buffer

    def index(self, offset: int) -> int:
        """Return the index of the first cluster that starts at or after an offset."""
        if isinstance(self.starts, range):
            return offset - self.starts.start
        return bisect_left(self.starts, offset)

    def is_safe(self, offset: int) -> bool:
        """Tell whether the item may be cut at an offset without shaping its parts again."""
        index = self.index(offset)
        if index == len(self.starts) or self.starts[index] != offset:
            return False
        infos = self._buffer.glyph_infos
        if len(infos) == len(self.starts):
            info = infos[-1 - index] if self.item.level & 1 else infos[index]
        else:
            info = next(info for info in infos if info.cluster == offset)
        return not int(info.flags) & _UNSAFE


def without_unseen(text: str) -> str:
    """Return a text less the characters that steer breaks and direction."""
    return text.translate(_UNSEEN)


def shaping_of(style: TextStyle, language: str) -> Shaping:
    """Return what HarfBuzz needs of a style; discretionary ligatures are never turned on."""
    features: dict[str, bool] = {}
    if style.figures != "default":
        features["lnum"] = True
    if style.figures == "tabular":
        features["tnum"] = True
    if style.tracking:
        features["liga"] = features["clig"] = False
    return Shaping(style.size, language, features, style.tracking)


def shape(text: str, item: Item, shaping: Shaping, *, has_unseen: bool = True) -> ShapedItem:
    """Shape an item in the context of the text around it, so that letters join over its edges.

    `has_unseen` says whether the text may hold characters that leave after shaping.
    """
    start, end, _, face, script, level = item
    buffer = _run_harfbuzz(text, item, shaping)
    infos = buffer.glyph_infos
    positions = [position.position for position in buffer.glyph_positions]
    glyphs = [info.codepoint for info in infos]
    starts: Sequence[int] = [info.cluster for info in infos]
    if level & 1:
        starts = starts[::-1]
    tracking = 0.0 if script in UNTRACKED else shaping.tracking * face.upem
    whole = range(start, end)
    if not has_unseen and len(starts) == end - start and starts == list(whole):
        if level & 1:
            glyphs.reverse()
            positions.reverse()
        memo = face.cluster_memo(tracking)
        clusters = list(map(memo.__getitem__, zip(text[start:end], glyphs, positions, strict=True)))
        return ShapedItem(item, whole, clusters, shaping.size, buffer)
    starts, clusters = _gather(text, item, infos, positions, tracking)
    return ShapedItem(item, starts, clusters, shaping.size, buffer)


def hyphen(face: FontFace, shaping: Shaping) -> Cluster:
    """Return the hyphen set where a word is divided; its text is a soft hyphen."""
    glyph = face.glyph("\u2010") or face.glyph("-")
    advance = face.hb_font.get_glyph_h_advance(glyph)
    return Cluster("\u00ad", advance + shaping.tracking * face.upem, ((glyph, 0, 0),))


def _run_harfbuzz(text: str, item: Item, shaping: Shaping) -> hb.Buffer:
    features = shaping.features
    if item.script in CJK:
        features = {**features, "chws": True}
    buffer = hb.Buffer()
    buffer.cluster_level = _MONOTONE
    buffer.flags = _DROP_IGNORABLE
    buffer.add_str(text, item.start, item.end - item.start)
    buffer.direction = "rtl" if item.level & 1 else "ltr"
    buffer.script = item.script
    buffer.language = shaping.language
    hb.shape(item.face.hb_font, buffer, features)
    return buffer


def _gather(
    text: str,
    item: Item,
    infos: Sequence[hb.GlyphInfo],
    positions: list[tuple[int, int, int, int]],
    tracking: float,
) -> tuple[list[int], list[Cluster]]:
    """Gather glyphs by cluster, in logical order, each with the characters up to the next."""
    found: list[tuple[int, int, list[tuple[int, int, int]]]] = []
    for info, (x, y, advance, _) in zip(infos, positions, strict=True):
        if found and found[-1][0] == info.cluster:
            start, pen, parts = found[-1]
            parts.append((info.codepoint, pen + x, y))
            found[-1] = (start, pen + advance, parts)
        else:
            found.append((info.cluster, advance, [(info.codepoint, x, y)]))
    if item.level & 1:
        found.reverse()
    starts = [start for start, _, _ in found]
    if starts:
        # Characters before the first glyph left no trace; they go with it.
        starts[0] = item.start
    clusters = []
    for index, (_, advance, parts) in enumerate(found):
        stop = starts[index + 1] if index + 1 < len(starts) else item.end
        characters = text[starts[index] : stop].translate(_UNSEEN)
        extra = tracking if advance else 0.0
        clusters.append(Cluster(characters, advance + extra, tuple(parts)))
    return starts, clusters
