"""Suitability: for whom a treatment may be right and for whom not, in two panels.

Example:
    type: suitability
    id: suitability
    title: Is it right for you?
    suits:
      title: It may suit you
      lead: "A face lift may be right for you if:"
      items:
        - id: health
          text: you are in good general health
      note:
        text: Age alone does not decide.
    suits_not:
      title: It may not suit you
      items:
        - id: nicotine
          text: You smoke and cannot stop.
"""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from brochure.blocks.base import (
    BlockModel,
    BlockType,
    HeadingLevel,
    Marked,
    Named,
    Note,
    TextField,
)
from brochure.forms.flow import Box, Cell, Edge, FlowNode, Grid, Insets, Row, Share, Stack

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit
    from brochure.values.geometry import Side
    from brochure.values.ink import Ink

LONG = 0.5
"""Share of a page a panel may be tall; longer ones are set wide, in two columns."""
_ALL: tuple[Side, ...] = ("top", "end", "bottom", "start")


class Suits(Marked):
    """One of the two panels."""

    title: TextField = Field(description="Heading of the panel.")
    lead: TextField | None = Field(None, description="A sentence before the list.")
    items: tuple[Named, ...] = Field((), description="Who it is; a check finds an empty list.")
    note: Note | None = Field(None, description="A remark below the list.")


class Suitability(BlockModel):
    """Who it is for and who it is not for."""

    type: Literal["suitability"]
    title: TextField | None = Field(None, description="Heading of the block.")
    suits: Suits | None = Field(None, description="For whom it may be right.")
    suits_not: Suits | None = Field(None, description="Who should wait or choose otherwise.")

    @model_validator(mode="after")
    def _has_panel(self) -> Self:
        if self.suits is None and self.suits_not is None:
            raise PydanticCustomError("suitability_empty", "Give suits or suits_not")
        return self


def panel_box(kit: Kit, ground: Ink | None) -> Box:
    """Return ground or frame and padding of a panel."""
    frame = kit.theme.components.suits.frame
    edge = Edge(weight=frame, ink=kit.theme.ink("text"))
    side = kit.theme.inset.panel
    space = kit.theme.space
    return Box(
        fill=ground,
        edges=tuple((s, edge) for s in _ALL) if frame else (),
        padding=Insets(top=space.block, end=side, bottom=space.block + space.hair, start=side),
    )


def _texts(kit: Kit, panel: Suits, *, suits: bool, columns: int = 1) -> tuple[FlowNode, ...]:
    """Return lead, list and note of a panel."""
    token, space = kit.theme.components.suits, kit.theme.space
    icon = token.icon if suits else token.icon_not
    ink = token.icon_ink if suits else token.icon_ink_not
    nodes: list[FlowNode] = []
    if panel.lead is not None:
        nodes.append(kit.paragraph(panel.lead, keep_with_next=True))
    if panel.items:
        items = kit.bullets([item.text for item in panel.items], icon, marker_ink=ink)
        if columns > 1:
            # Read down each column: rows across would be as tall as their longer item.
            free = replace(items, orphans=1, widows=1)
            columned = Stack(children=(free,), columns=columns, column_gap=kit.gutter)
            nodes.append(columned)
        else:
            nodes.append(items)
    if panel.note is not None:
        nodes.append(kit.paragraph(panel.note.text))
    return kit.spaced(nodes, space.item)


def _height(kit: Kit, panel: Suits, width: float) -> float:
    """Return about how tall the texts of a panel are at a width."""
    body = kit.role("body")
    room = width - 2 * kit.theme.inset.panel
    narrow = room - kit.theme.icon.list - kit.theme.space.close
    lines = sum(ceil(kit.estimate(item.text, "body") / narrow) for item in panel.items)
    others = [text for text in (panel.lead, panel.note and panel.note.text) if text]
    lines += sum(ceil(kit.estimate(text, "body") / room) for text in others)
    return lines * body.leading + len(panel.items) * body.item_gap


def to_flow(block: Suitability, kit: Kit, heading: HeadingLevel) -> tuple[FlowNode, ...]:
    """Return the panels side by side, or one under the other where they would be narrow or long."""
    token = kit.theme.components.suits
    level = heading if block.title is None else heading + 1
    both = (
        (block.suits, True, panel_box(kit, token.ground)),
        (block.suits_not, False, panel_box(kit, token.ground_not)),
    )
    panels = [(panel, suits, box) for panel, suits, box in both if panel is not None]
    head = kit.headed(block.title, heading, ())
    width = (kit.measure - kit.gutter * (token.columns - 1)) / token.columns
    tallest = max(_height(kit, panel, width) for panel, _, _ in panels)
    long = tallest > LONG * kit.product.frame.height
    if token.columns < 2 or width < token.panel_min or long or len(panels) < 2:
        columns = 2 if token.columns > 1 and long else 1
        stacked = []
        for panel, suits, box in panels:
            texts = _texts(kit, panel, suits=suits, columns=columns)
            nodes = kit.headed(panel.title, level, texts, look="h2")
            # On small pages a long panel may go on: kept whole it would leave half a page white.
            limit = LONG * kit.product.frame.height
            kept = replace(box, keep_together=columns > 1, keep_up_to=limit)
            stacked.append(Stack(children=nodes, box=kept))
        return (*head, *kit.spaced(stacked, kit.theme.space.block))
    cells = []
    for panel, suits, box in panels:
        nodes = kit.headed(panel.title, level, _texts(kit, panel, suits=suits), look="h2")
        cells.append(Cell(node=Stack(children=nodes), box=box))
    row = Row(cells=tuple(cells), box=Box(keep_together=True))
    return (*head, Grid(tracks=(Share(), Share()), column_gap=kit.gutter, rows=(row,)))


BLOCK = BlockType(name="suitability", model=Suitability, to_flow=to_flow)
