"""Stops: entries of a list joined by one line with a dot for each, as timelines have.

Takes ready nodes; gives a list whose line and dots are decoration. The last dot is hollow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from brochure.forms.flow import (
    Box,
    Cell,
    Element,
    FitContent,
    Fixed,
    FlowNode,
    Grid,
    Paragraph,
    Row,
    Share,
    Stack,
    Stem,
)

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One entry: its label, if it has one, and what stands beside its dot."""

    label: Paragraph | None
    body: FlowNode


def stops(kit: Kit, entries: Sequence[Stop], *, labels_beside: bool = True) -> Grid:
    """Return the list; labels stand before the line, or over the bodies on narrow pages."""
    token = kit.theme.components.timeline
    beside = labels_beside and any(entry.label for entry in entries)
    rows = [
        _row(kit, entry, index, len(entries), beside=beside) for index, entry in enumerate(entries)
    ]
    label = (FitContent(token.label_max),) if beside else ()
    return Grid(
        tracks=(*label, Fixed(token.dot), Share()),
        column_gap=token.label_gap,
        row_gap=token.row_gap,
        rows=tuple(rows),
        widows=2,
        mark=Element(role="L", numbering="None"),
    )


def _row(kit: Kit, entry: Stop, index: int, count: int, *, beside: bool) -> Row:
    body_mark = Element(role="LBody")
    lane = Cell(node=Stack(children=()), stem=_stem(kit, index, count))
    cells: tuple[Cell, ...]
    if entry.label is None:
        cells = (lane, Cell(node=entry.body, mark=body_mark))
    elif beside:
        cells = (Cell(node=entry.label), lane, Cell(node=entry.body, mark=body_mark))
    else:
        below = Stack(children=(entry.body,), mark=body_mark)
        cells = (lane, Cell(node=Stack(children=(entry.label, below))))
    return Row(cells=cells, mark=Element(role="LI"), box=Box(keep_together=True))


def _stem(kit: Kit, index: int, count: int) -> Stem:
    """Return dot and line of a stop: the line joins the centers of neighboring dots."""
    token = kit.theme.components.timeline
    center = kit.role("body").leading / 2
    last, hollow = index == count - 1, index == count - 1 and token.last_hollow
    to_last = center - token.dot / 2 if index == count - 2 else 0.0
    return Stem(
        x=token.dot / 2,
        weight=1.5 * token.line if hollow else token.line,
        ink=token.ink,
        top=center if index == 0 else 0.0,
        into_gap=token.row_gap + to_last,
        line=not last,
        dot=token.dot,
        dot_at=center,
        hollow=hollow,
        stub=0.0 if index == 0 or last else token.row_gap,
    )
