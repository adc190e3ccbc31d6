"""Lines: a stretch of a prepared paragraph in; glyph runs in visual order, aligned, out."""

from itertools import groupby
from typing import NamedTuple

from brochure.forms.pages import Cluster, GlyphRun
from brochure.text.bidi import line_levels, reorder
from brochure.text.fit_lines import TOLERANCE
from brochure.text.font import FontFace
from brochure.text.opportunities import blank_before, is_stretched, visible_end
from brochure.text.prepare import Prepared
from brochure.text.scripts import PLAIN
from brochure.text.shape import ShapedItem, hyphen, without_unseen


class LineRun(NamedTuple):
    """A glyph run of a line; never of more than one span."""

    dx: float
    """Left end, from the left end of the measure, in points."""
    run: GlyphRun
    span: int
    """Index of the paragraph's span."""


class Line(NamedTuple):
    """One line of a paragraph."""

    runs: tuple[LineRun, ...]
    """In visual order, left to right; spaces at the line's end may stand outside the measure."""
    width: float
    """Without the spaces at its end, in points."""
    text: str
    """Its characters in logical order, spaces at its end included."""
    hyphenated: bool
    """Whether a word is divided at its end."""


class Cut(NamedTuple):
    """Where a line begins and ends in its paragraph."""

    start: int
    end: int
    """Where the next line begins."""
    hyphenated: bool
    last: bool
    """Whether the line ends the paragraph or stands before a forced break."""


class _Piece(NamedTuple):
    """Part of an item on one line, at one level."""

    start: int
    shaped: ShapedItem
    clusters: list[Cluster]
    """In logical order."""
    level: int
    width: float


def build_line(prepared: Prepared, cut: Cut, measure: float) -> Line:
    """Make the line between two breaks, aligned in a measure."""
    text = prepared.text
    start, stop = cut.start, cut.end
    if text[stop - 1] == "\n":
        stop -= 1
    seen = visible_end(text, start, stop)
    pieces = _pieces(prepared, start, stop)
    spaces = prepared.pens[stop] - prepared.pens[seen] + blank_before(prepared, seen)
    if cut.hyphenated and pieces:
        pieces.append(_hyphen_piece(prepared, pieces[-1]))
    width = sum(piece.width for piece in pieces) - spaces
    style = prepared.paragraph.style
    if style.align == "justify" and not cut.last:
        pieces = _justify(prepared, pieces, measure - width, seen)
        width = sum(piece.width for piece in pieces) - spaces
    if prepared.levels is not None:
        pieces = [pieces[index] for index in reorder([piece.level for piece in pieces])]
    left = _left_edge(prepared, measure - width) - (spaces if prepared.base else 0.0)
    characters = text[start:stop]
    return Line(
        runs=_runs(pieces, left),
        width=width,
        text=without_unseen(characters) if prepared.has_unseen else characters,
        hyphenated=cut.hyphenated,
    )


def _left_edge(prepared: Prepared, slack: float) -> float:
    """Return where the seen part of a line begins, from the left end of the measure."""
    align = prepared.paragraph.style.align
    if align == "center":
        return slack / 2
    at_right = (align == "end") != bool(prepared.base)
    return slack if at_right else 0.0


def _pieces(prepared: Prepared, start: int, stop: int) -> list[_Piece]:
    if start >= stop:
        return []
    pieces = []
    for shaped in prepared.items_in(start, stop):
        item = shaped.item
        first, last = max(item.start, start), min(item.end, stop)
        if not (_may_cut(prepared, shaped, first) and _may_cut(prepared, shaped, last)):
            shaped = prepared.reshape(item._replace(start=first, end=last))
            width = sum([cluster.advance for cluster in shaped.clusters]) * shaped.scale
        else:
            width = prepared.pens[last] - prepared.pens[first]
        clusters = shaped.clusters
        if first > shaped.item.start or last < shaped.item.end:
            clusters = clusters[shaped.index(first) : shaped.index(last)]
        pieces.append(_Piece(first, shaped, clusters, item.level, width))
    if prepared.levels is None:
        return pieces
    return _with_line_levels(prepared, pieces, start, stop)


def _may_cut(prepared: Prepared, shaped: ShapedItem, offset: int) -> bool:
    """Tell whether an item may be cut at an offset as it is.

    After a space that is kerned with what follows it may: the space hangs outside the measure.
    """
    if offset in (shaped.item.start, shaped.item.end):
        return True
    if prepared.text[offset - 1] == " " and shaped.item.script in PLAIN:
        return shaped.has_cluster(offset)
    return shaped.is_safe(offset)


def _with_line_levels(
    prepared: Prepared, pieces: list[_Piece], start: int, stop: int
) -> list[_Piece]:
    """Divide pieces whose last spaces take the paragraph's level at a line's end (L1)."""
    assert prepared.levels is not None
    levels = line_levels(prepared.text, prepared.levels, prepared.base, start, stop)
    divided: list[_Piece] = []
    for index, piece in enumerate(pieces):
        stop_piece = pieces[index + 1].start if index + 1 < len(pieces) else stop
        offset = piece.start
        for level, same in groupby(levels[offset - start : stop_piece - start]):
            end = offset + sum(1 for _ in same)
            if (offset, end) == (piece.start, stop_piece):
                divided.append(piece._replace(level=level))
            else:
                divided.append(_part(piece, offset, end, level))
            offset = end
    return divided


def _part(piece: _Piece, start: int, end: int, level: int) -> _Piece:
    shaped = piece.shaped
    skipped = shaped.index(piece.start)
    clusters = piece.clusters[shaped.index(start) - skipped : shaped.index(end) - skipped]
    width = sum([cluster.advance for cluster in clusters]) * shaped.scale
    return _Piece(start, shaped, clusters, level, width)


def _hyphen_piece(prepared: Prepared, before: _Piece) -> _Piece:
    shaped = before.shaped
    mark = hyphen(shaped.item.face, prepared.shapings[shaped.item.span])
    return before._replace(clusters=[mark], width=mark.advance * shaped.scale)


def _justify(prepared: Prepared, pieces: list[_Piece], slack: float, seen: int) -> list[_Piece]:
    """Widen gaps by what is left of the measure, or narrow them by what is too much."""
    places: list[list[int]] = []
    for piece in pieces:
        offset = piece.start
        stretched = []
        for index, cluster in enumerate(piece.clusters):
            offset += len(cluster.text)
            if offset < seen and is_stretched(prepared.text, offset - 1):
                stretched.append(index)
        places.append(stretched)
    count = sum(map(len, places))
    if not count or abs(slack) < TOLERANCE:
        return pieces
    extra = slack / count
    result = []
    for piece, stretched in zip(pieces, places, strict=True):
        clusters = piece.clusters[:]
        for index in stretched:
            cluster = clusters[index]
            advance = cluster.advance + extra / piece.shaped.scale
            clusters[index] = cluster._replace(advance=advance)
        width = piece.width + extra * len(stretched)
        result.append(piece._replace(clusters=clusters, width=width))
    return result


def _run_key(piece: _Piece) -> tuple[FontFace, int, bool]:
    item = piece.shaped.item
    return item.face, item.span, bool(piece.level & 1)


def _runs(pieces: list[_Piece], left: float) -> tuple[LineRun, ...]:
    """Turn pieces in visual order into runs, joining neighbours that differ in nothing seen."""
    runs: list[LineRun] = []
    for key, same in groupby(pieces, _run_key):
        face, span, is_rtl = key
        group = list(same)
        clusters: list[Cluster] = []
        for piece in group:
            clusters += piece.clusters[::-1] if is_rtl else piece.clusters
        width = sum(piece.width for piece in group)
        if clusters:
            run = GlyphRun(
                font=face.key,
                size=group[0].shaped.size,
                clusters=tuple(clusters),
                width=width,
                rtl=is_rtl,
            )
            runs.append(LineRun(left, run, span))
        left += width
    return tuple(runs)
