"""Codes: which code of a font stands for which cluster, and the show operators of a run.

One code for each pair of glyphs and source text, so that ToUnicode alone gives every character
back (ISO 32000-1, 9.10.3). A plain glyph takes its own glyph id as code when it is free; the
second text of a glyph and clusters of several glyphs take codes after the last glyph id. So a
run has the same bytes in nearly every document and its encoding can be kept between builds.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from brochure.forms.pages import Cluster, GlyphRun
from brochure.pdf import backend
from brochure.pdf.fonts import Face

Parts = tuple[tuple[int, int, int], ...]
CodeKey = tuple[Parts, str]


def is_plain(parts: Parts) -> bool:
    """Tell whether the parts are one glyph at the pen."""
    return len(parts) == 1 and not parts[0][1] and not parts[0][2]


@dataclass(frozen=True, slots=True)
class EncodedRun:
    """Show operators of a run, with the codes they count on."""

    run: GlyphRun
    """Kept alive: memos are keyed by its identity."""
    operators: str
    codes: tuple[tuple[int, Cluster], ...] | None
    """Each code with a cluster, in order of first use; None when it holds in no other document."""


NO_CODE = -1


class _Shown(NamedTuple):
    """A cluster in a TJ string."""

    text: str
    excess: float
    """How much wider its code is than its advance, in thousandths of an em."""
    code: int


class CodeTable:
    """Codes of one TrueType or CFF face in one document."""

    def __init__(self, face: Face, name: str, *, compact: bool = False) -> None:
        """Begin without codes; `compact` counts them from 1, for fonts of a few characters."""
        self.face = face
        self.name = name
        self._compact = compact
        """Resource name, such as `F1`."""
        self.codes: dict[CodeKey, int] = {}
        self.advances: dict[Parts, int] = {}
        """Advance of each composite, font units: shaped where it was first met."""
        self._taken: dict[int, CodeKey] = {}
        self._spare = self._spare_codes()
        self._shown: dict[Cluster, _Shown] = {}

    def _spare_codes(self) -> Iterator[int]:
        yield from range(self.face.glyph_count, 0x10000)
        yield from range(1, self.face.glyph_count)

    def code(self, cluster: Cluster) -> int | None:
        """Return the code of a cluster, a new one where needed; None where CFF has none."""
        key = (cluster.parts, cluster.text)
        known = self.codes.get(key)
        if known is not None:
            return known
        assert cluster.text, f"a cluster without text in {self.face.key.path}"
        if self.face.is_cff:
            if not is_plain(cluster.parts):
                return None
            code = self.face.cid(cluster.parts[0][0])
            if code in self._taken:
                return None
        else:
            code = self._free_code(cluster)
        self.codes[key] = code
        self._taken[code] = key
        return code

    def _free_code(self, cluster: Cluster) -> int:
        plain = is_plain(cluster.parts)
        if plain and not self._compact and cluster.parts[0][0] not in self._taken:
            return cluster.parts[0][0]
        if not plain:
            advance = min(max(round(cluster.advance), 0), 0xFFFF)
            self.advances.setdefault(cluster.parts, advance)
        if self._compact:
            return len(self._taken) + 1
        return next(code for code in self._spare if code not in self._taken)

    def width(self, parts: Parts) -> float:
        """Return the width a code has in the PDF, in thousandths of an em."""
        advance = self.advances.get(parts)
        if advance is None:
            advance = self.face.advance(parts[0][0])
        return round(advance * self.face.scale, 3)

    def encode(self, run: GlyphRun) -> EncodedRun:
        """Return the operators that show a run from the current text position."""
        operators = self.operators(run)
        assert operators is not None
        shown = self._shown
        distinct = {shown[c].code: c for c in dict.fromkeys(run.clusters) if c in shown}
        distinct.pop(NO_CODE, None)
        lasting = not self.face.is_cff or all(c in shown for c in run.clusters)
        return EncodedRun(run, operators, tuple(distinct.items()) if lasting else None)

    def operators(self, run: GlyphRun, *, known_only: bool = False) -> str | None:
        """Return the operators of `encode` alone.

        With `known_only` the font takes no new codes: None where a cluster has none yet.
        """
        pieces: list[str] = []
        pending = 0.0
        for cluster in run.clusters:
            known = self._shown.get(cluster)
            if known is None:
                if known_only and cluster.parts and (cluster.parts, cluster.text) not in self.codes:
                    return None
                known = self._show(cluster, run.size)
            if pending >= 0.5 or pending <= -0.5:
                step = round(pending)
                pieces.append(f">{step}<")
                pending -= step
            pieces.append(known.text)
            pending += known.excess
        return f"[<{''.join(pieces)}>]TJ"

    def holds(self, encoded: EncodedRun) -> bool:
        """Tell whether a kept encoding is right in this document; takes its codes on the way."""
        if encoded.codes is None:
            return False
        return all(self.code(cluster) == code for code, cluster in encoded.codes)

    def _show(self, cluster: Cluster, size: float) -> _Shown:
        """Return what goes into the TJ string for a cluster and how much too wide it is."""
        advance = cluster.advance * self.face.scale
        if not cluster.parts:
            shown = _Shown("", -advance, NO_CODE)
        elif (code := self.code(cluster)) is not None:
            shown = _Shown(f"{code:04X}", self.width(cluster.parts) - advance, code)
        else:
            return self._show_with_text(cluster, size)
        self._shown[cluster] = shown
        return shown

    def _show_with_text(self, cluster: Cluster, size: float) -> _Shown:
        """Return operators that leave the TJ, show the glyphs under ActualText and come back.

        Only for CFF, whose codes are its glyphs: a cluster of several glyphs or a glyph that
        stands for a second text (ISO 32000-1, 14.9.4).
        """
        scale = self.face.scale
        actual = ("\ufeff" + cluster.text).encode("utf-16-be").hex().upper()
        pieces = [f">]TJ/Span<</ActualText<{actual}>>>BDC"]
        pen = 0.0
        for glyph, x, y in cluster.parts:
            code = self.face.cid(glyph)
            parts = ((glyph, 0, 0),)
            key = self._taken.setdefault(code, (parts, cluster.text))
            self.codes.setdefault(key, code)
            rise = backend.number(y * scale * size / 1000)
            pieces.append(f" {rise} Ts[{backend.number(pen - x * scale)}<{code:04X}>]TJ")
            pen = x * scale + self.width(parts)
        pieces.append(" 0 Ts EMC[<")
        return _Shown("".join(pieces), pen - cluster.advance * scale, NO_CODE)
