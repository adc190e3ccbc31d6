"""Shaping: an item in, clusters in logical order out (HarfBuzz)."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import uharfbuzz as hb

from brochure.forms.flow import TextStyle
from brochure.forms.pages import Cluster
from brochure.languages.language import is_known, load
from brochure.text.font import FontFace
from brochure.text.itemize import Item
from brochure.text.scripts import UNTRACKED
from brochure.text.squares import borders, squeezed

Features = dict[str, bool | list[tuple[int, int, bool]]]
"""OpenType features by tag: on, off, or on for stretches of characters."""

_CONTEXT = 8
"""Characters on either side that HarfBuzz sees: more than it looks at."""

_GRAPHEMES = hb.BufferClusterLevel.MONOTONE_GRAPHEMES
"""A letter and its marks are one cluster, which no viewer takes apart."""
_CHARACTERS = hb.BufferClusterLevel.MONOTONE_CHARACTERS
"""For right-to-left text: viewers that turn its lines round turn letter and mark round as well."""
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
    features: Features
    tracking: float
    """In em."""
    latin_space: float = 0.0
    """Between squares of Chinese or Japanese and other letters, in em."""


class ShapedItem:
    """An item with its clusters, in logical order."""

    __slots__ = ("_infos", "_shift", "clusters", "item", "scale", "size", "starts")

    def __init__(
        self, item: Item, size: float, starts: Sequence[int], clusters: list[Cluster]
    ) -> None:
        self.item = item
        self.size = size
        self.scale = size / item.face.upem
        """Points per font unit."""
        self.starts = starts
        """Offset of each cluster's first character."""
        self.clusters = clusters
        self._infos: Sequence[hb.GlyphInfo] = ()
        self._shift = 0

    def keep(self, infos: Sequence[hb.GlyphInfo], shift: int) -> None:
        """Keep what HarfBuzz says of the glyphs, in visual order, for cuts at line edges.

        `shift` is the offset in the paragraph from which HarfBuzz counts.
        """
        self._infos = infos
        self._shift = shift

    def moved(self, distance: int, span: int) -> "ShapedItem":
        """Return the item as it is so many characters further on, in another span."""
        item = self.item
        starts = self.starts
        made = ShapedItem(
            item._replace(start=item.start + distance, end=item.end + distance, span=span),
            self.size,
            range(starts.start + distance, starts.stop + distance)
            if isinstance(starts, range)
            else [start + distance for start in starts],
            self.clusters,
        )
        made.keep(self._infos, self._shift + distance)
        return made

    def index(self, offset: int) -> int:
        """Return the index of the first cluster that starts at or after an offset."""
        if isinstance(self.starts, range):
            return offset - self.starts.start
        return bisect_left(self.starts, offset)

    def has_cluster(self, offset: int) -> bool:
        """Tell whether a cluster starts at an offset."""
        index = self.index(offset)
        return index < len(self.starts) and self.starts[index] == offset

    def is_safe(self, offset: int) -> bool:
        """Tell whether the item may be cut at an offset without shaping its parts again."""
        if not self.has_cluster(offset):
            return False
        index = self.index(offset)
        if len(self._infos) == len(self.starts):
            info = self._infos[-1 - index] if self.item.level & 1 else self._infos[index]
        else:
            info = next(info for info in self._infos if info.cluster == offset - self._shift)
        return not int(info.flags) & _UNSAFE


def without_unseen(text: str) -> str:
    """Return a text less the characters that steer breaks and direction."""
    return text.translate(_UNSEEN)


def shaping_of(style: TextStyle, language: str) -> Shaping:
    """Return what HarfBuzz needs of a style; discretionary ligatures are never turned on."""
    features: Features = {}
    if style.figures != "default":
        features["lnum"] = True
    if style.figures == "tabular":
        features["tnum"] = True
    if style.tracking:
        features["liga"] = features["clig"] = False
    known = load(language) if is_known(language) else None
    space = known.latin_space if known is not None else 0.0
    return Shaping(style.size, language, features, style.tracking, space)


def shape(text: str, item: Item, shaping: Shaping, *, has_unseen: bool = True) -> ShapedItem:
    """Shape an item in the context of the text around it, so that letters join over its edges.

    `has_unseen` says whether the text may hold characters that leave after shaping.
    """
    shift = max(0, item.start - _CONTEXT)
    buffer = _run_harfbuzz(text[shift : item.end + _CONTEXT], item, shaping, shift)
    infos = buffer.glyph_infos
    glyphs = [info.codepoint for info in infos]
    positions = [position.position for position in buffer.glyph_positions]
    starts = [info.cluster + shift for info in infos]
    if item.level & 1:
        glyphs.reverse()
        positions.reverse()
        starts.reverse()
    tracking = 0.0 if item.script in UNTRACKED else shaping.tracking * item.face.upem
    if has_unseen or len(set(starts)) < len(starts):
        shaped = _gather(text, item, shaping, (starts, glyphs, positions), tracking)
    else:
        texts: Sequence[str] = text[item.start : item.end]
        offsets: Sequence[int] = range(item.start, item.end)
        if len(starts) < len(texts):
            texts = [text[a:b] for a, b in pairwise([*starts, item.end])]
            offsets = starts
        memo = item.face.cluster_memo(tracking)
        clusters = list(map(memo.__getitem__, zip(texts, glyphs, positions, strict=True)))
        shaped = ShapedItem(item, shaping.size, offsets, clusters)
    shaped.keep(infos, shift)
    if shaping.latin_space:
        _part_scripts(text, shaped, shaping.latin_space * item.face.upem)
    return shaped


def _part_scripts(text: str, shaped: ShapedItem, space: float) -> None:
    """Widen what stands at a border of squares and other letters, in font units."""
    item = shaped.item
    for offset in borders(text, item.start, item.end):
        index = shaped.index(offset + 1) - 1
        if offset < item.end and shaped.clusters[index].advance:
            cluster = shaped.clusters[index]
            shaped.clusters[index] = cluster._replace(advance=cluster.advance + space)


def hyphen(face: FontFace, shaping: Shaping) -> Cluster:
    """Return the hyphen set where a word is divided; its text is a soft hyphen."""
    glyph = face.glyph("\u2010") or face.glyph("-")
    advance = face.hb_font.get_glyph_h_advance(glyph)
    return Cluster("\u00ad", advance + shaping.tracking * face.upem, ((glyph, 0, 0),))


def _run_harfbuzz(text: str, item: Item, shaping: Shaping, shift: int) -> hb.Buffer:
    """Shape an item in its context, the characters of the paragraph from `shift` on."""
    buffer = hb.Buffer()
    buffer.cluster_level = _CHARACTERS if item.level & 1 else _GRAPHEMES
    buffer.flags = _DROP_IGNORABLE
    buffer.add_str(text, item.start - shift, item.end - item.start)
    buffer.direction = "rtl" if item.level & 1 else "ltr"
    buffer.script = item.script
    buffer.language = shaping.language
    hb.shape(item.face.hb_font, buffer, _features(text, item, shaping, shift))
    return buffer


def _features(text: str, item: Item, shaping: Shaping, shift: int) -> Features:
    """Return the features of an item; Han and kana are set solid, in squares, without kerning."""
    if item.script != "Hani":
        return shaping.features
    features = {**shaping.features, "kern": False}
    halves = squeezed(text, item.start - shift, item.end - shift, shaping.language)
    if halves:
        features["halt"] = [(start, end, True) for start, end in halves]
    return features


def _gather(
    text: str,
    item: Item,
    shaping: Shaping,
    found: tuple[list[int], list[int], list[tuple[int, int, int, int]]],
    tracking: float,
) -> ShapedItem:
    """Gather glyphs by cluster; each has the characters up to the next, less unseen ones.

    `found` are starts, glyphs and positions; within a cluster of a right-to-left item they come
    last glyph first.
    """
    groups: dict[int, list[tuple[int, tuple[int, int, int, int]]]] = {}
    for start, glyph, position in zip(*found, strict=True):
        groups.setdefault(start, []).append((glyph, position))
    starts = list(groups)
    if starts:
        # Characters before the first glyph left no trace; they go with it.
        starts[0] = item.start
    memo = item.face.cluster_memo(tracking)
    clusters = []
    for (start, stop), group in zip(pairwise([*starts, item.end]), groups.values(), strict=True):
        characters = text[start:stop].translate(_UNSEEN)
        if len(group) == 1:
            clusters.append(memo[characters, *group[0]])
            continue
        pen = 0
        parts = []
        for glyph, (x, y, advance, _) in reversed(group) if item.level & 1 else group:
            parts.append((glyph, pen + x, y))
            pen += advance
        clusters.append(Cluster(characters, pen + tracking, tuple(parts)))
    return ShapedItem(item, shaping.size, starts, clusters)
