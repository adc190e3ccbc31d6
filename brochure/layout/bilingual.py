"""Bilingual edition: what a flow says, said again in a second language beside it.

Takes the flow of the patient's language and that of the staff's, made from the same content; gives
the first with each of its paragraphs joined by its counterpart: beside it where the measure holds
two columns, below it elsewhere. Paragraphs are matched by message key, so they stay level however
their lengths differ, and each keeps its own language, type and direction.
"""

from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, replace

from brochure.forms.flow import (
    PLAIN,
    Box,
    Cell,
    Element,
    FitContent,
    Fixed,
    Flow,
    FlowNode,
    Grid,
    Paragraph,
    Row,
    Share,
    Stack,
    Track,
)

LEAST = 130.0
"""Points that a column needs to hold running text."""
LARGE = 19.0
"""Type above this size, in points, is a title: its words are too long for half a measure."""
GAP = 14.0
"""Points between the two languages."""
_ALONE = frozenset(("H1", "H2", "H3"))
"""Roles that stay with the first language: the outline lists each heading once."""


def side_by_side(flow: Flow, other: Flow, *, cover: bool) -> Flow:
    """Return a flow with the texts of another beside its own.

    The cover, where the first sequence is one, and the running content stay in the first language,
    as do tables' heads and fixed words, which are no texts of the brochure.
    """
    kept = flow.sequences[:1] if cover else ()
    twins = _Twins(defaultdict(deque))
    for sequence in other.sequences[len(kept) :]:
        for node in sequence.nodes:
            for paragraph in _paragraphs(node):
                twins.waiting[paragraph.origin.key].append(paragraph)
    sequences = tuple(
        replace(
            sequence,
            nodes=tuple(_joined(n, sequence.master.frame.width, twins) for n in sequence.nodes),
        )
        for sequence in flow.sequences[len(kept) :]
    )
    return replace(flow, sequences=(*kept, *sequences))


@dataclass(slots=True)
class _Twins:
    """Paragraphs of the second language that wait for their counterparts, by key, in order."""

    waiting: defaultdict[str, deque[Paragraph]]

    def of(self, paragraph: Paragraph) -> Paragraph | None:
        """Return the counterpart of a paragraph; None for one without a key, or one too many."""
        key = paragraph.origin.key
        found = self.waiting.get(key) if key else None
        twin = found.popleft() if found else None
        said = None if twin is None else [span.text for span in twin.spans]
        return None if said == [span.text for span in paragraph.spans] else twin


def _paragraphs(node: FlowNode) -> Iterator[Paragraph]:
    match node:
        case Paragraph():
            yield node
        case Stack(children=children):
            for child in children:
                yield from _paragraphs(child)
        case Grid(rows=rows):
            for row in rows:
                for cell in row.cells:
                    yield from _paragraphs(cell.node)
        case _:
            pass


def _joined(node: FlowNode, measure: float, twins: _Twins) -> FlowNode:
    """Return a node with the second language in it; `measure` is about how wide it will be."""
    match node:
        case Paragraph():
            twin = twins.of(node)
            return node if twin is None else _pair(node, twin, measure)
        case Stack(children=children, columns=columns, column_gap=gap, box=box):
            inner = measure - box.padding.start - box.padding.end
            column = (inner - gap * (columns - 1)) / columns
            return replace(node, children=tuple(_joined(c, column, twins) for c in children))
        case Grid():
            return _joined_grid(node, measure, twins)
        case _:
            return node


def _joined_grid(grid: Grid, measure: float, twins: _Twins) -> Grid:
    inner = measure - grid.box.padding.start - grid.box.padding.end
    widths = _widths(grid.tracks, inner - grid.column_gap * (len(grid.tracks) - 1))
    rows = []
    for row in grid.rows:
        cells, at = [], 0
        for cell in row.cells:
            wide = sum(widths[at : at + cell.span]) + grid.column_gap * (cell.span - 1)
            wide -= cell.box.padding.start + cell.box.padding.end
            cells.append(replace(cell, node=_joined(cell.node, wide, twins)))
            at += cell.span
        rows.append(replace(row, cells=tuple(cells)))
    return replace(grid, rows=tuple(rows))


def _widths(tracks: tuple[Track, ...], room: float) -> list[float]:
    """Return about how wide columns will be; one that fits its content takes its limit at most."""
    fixed = [_own_width(track, room / len(tracks)) for track in tracks]
    shares = sum(track.weight for track in tracks if isinstance(track, Share))
    left = max(0.0, room - sum(fixed))
    return [
        left * track.weight / shares if isinstance(track, Share) else own
        for track, own in zip(tracks, fixed, strict=True)
    ]


def _own_width(track: Track, most: float) -> float:
    match track:
        case Fixed(width=width):
            return width
        case FitContent(limit=limit):
            return min(limit, most)
        case _:
            return 0.0


def _pair(first: Paragraph, second: Paragraph, measure: float) -> FlowNode:
    """Return two paragraphs beside or below one another, in the element of the first."""
    mark = first.mark
    outer = mark if isinstance(mark, Element) and mark.role not in (*_ALONE, "P") else None
    own = Element(role="P")
    if outer is not None:
        first = replace(first, mark=own)
    second = replace(second, mark=own if isinstance(mark, Element) else mark, box=PLAIN)
    box = Box(keep_with_next=first.box.keep_with_next)
    first = replace(first, box=replace(first.box, keep_with_next=False))
    is_large = any(span.style.size > LARGE for span in first.spans)
    if is_large or (measure - GAP) / 2 < LEAST or first.style.align != "start":
        return Stack(children=(first, second), mark=outer, box=replace(box, keep_together=True))
    cells = (Cell(node=first), Cell(node=second))
    return Grid(
        tracks=(Share(), Share()),
        rows=(Row(cells=cells),),
        column_gap=GAP,
        mark=outer,
        box=box,
    )
