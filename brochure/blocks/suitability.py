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

from typing import TYPE_CHECKING, Literal

from pydantic import Field

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

_ALL: tuple[Side, ...] = ("top", "end", "bottom", "start")


class Suits(Marked):
    """One of the two panels."""

    title: TextField = Field(description="Heading of the panel.")
    lead: TextField | None = Field(None, description="A sentence before the list.")
    items: tuple[Named, ...] = Field(description="Who it is.", min_length=1)
    note: Note | None = Field(None, description="A remark below the list.")


class Suitability(BlockModel):
    """Who it is for and who it is not for."""

    type: Literal["suitability"]
    title: TextField | None = Field(None, description="Heading of the block.")
    suits: Suits = Field(description="For whom it may be right.")
    suits_not: Suits = Field(description="Who should wait or choose something else.")


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


def _panel(kit: Kit, panel: Suits, *, suits: bool, level: int) -> tuple[FlowNode, ...]:
    token, space = kit.theme.components.suits, kit.theme.space
    nodes: list[FlowNode] = []
    if panel.lead is not None:
        nodes.append(kit.paragraph(panel.lead, keep_with_next=True))
    nodes.append(
        kit.bullets(
            [item.text for item in panel.items],
            token.icon if suits else token.icon_not,
            marker_ink=token.icon_ink if suits else token.icon_ink_not,
        )
    )
    if panel.note is not None:
        nodes.append(kit.paragraph(panel.note.text))
    return kit.headed(panel.title, level, kit.spaced(nodes, space.item), look="h2")


def to_flow(block: Suitability, kit: Kit, heading: HeadingLevel) -> tuple[FlowNode, ...]:
    """Return the panels side by side, or one under the other where they would be too narrow."""
    token = kit.theme.components.suits
    level = heading if block.title is None else heading + 1
    panels = [
        (_panel(kit, block.suits, suits=True, level=level), panel_box(kit, token.ground)),
        (_panel(kit, block.suits_not, suits=False, level=level), panel_box(kit, token.ground_not)),
    ]
    head = kit.headed(block.title, heading, ())
    width = (kit.measure - kit.gutter * (token.columns - 1)) / token.columns
    if token.columns < 2 or width < token.panel_min:
        stacked = [Stack(children=nodes, box=box) for nodes, box in panels]
        return (*head, *kit.spaced(stacked, kit.theme.space.block))
    cells = tuple(Cell(node=Stack(children=nodes), box=box) for nodes, box in panels)
    row = Row(cells=cells, box=Box(keep_together=True))
    return (*head, Grid(tracks=(Share(), Share()), column_gap=kit.gutter, rows=(row,)))


BLOCK = BlockType(name="suitability", model=Suitability, to_flow=to_flow)
