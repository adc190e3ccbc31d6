"""List: points of equal weight under a title.

Example:
    type: list
    id: costs
    title: Costs
    lead: Ask for a written price before you decide.
    marker: dash
    items:
      - id: included
        text: Ask what the price includes.
      - id: extra
        text: Ask what you pay for an extra night.
    note:
      text: Prices may change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from brochure.blocks import callout
from brochure.blocks.base import (
    BlockModel,
    BlockType,
    HeadingLevel,
    Named,
    Note,
    TextField,
)

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit
    from brochure.forms.flow import FlowNode


class ListBlock(BlockModel):
    """Points behind dashes, check signs, dots or numbers."""

    type: Literal["list"]
    title: TextField | None = Field(None, description="Heading of the block.")
    lead: TextField | None = Field(None, description="A sentence before the points.")
    items: tuple[Named, ...] = Field(description="The points.", min_length=1)
    marker: Literal["dash", "check", "disc", "number"] = Field(
        "dash", description="What stands before each point; numbers where order matters."
    )
    note: Note | None = Field(None, description="A remark in a panel below.")


def to_flow(block: ListBlock, kit: Kit, heading: HeadingLevel) -> tuple[FlowNode, ...]:
    """Return lead, list and note beside the title."""
    nodes: list[FlowNode] = []
    if block.lead is not None:
        nodes.append(kit.paragraph(block.lead, keep_with_next=True))
    nodes.append(kit.bullets([item.text for item in block.items], block.marker))
    if block.note is not None:
        nodes.append(callout.note(kit, block.note.title, block.note.text, level=heading + 1))
    return (kit.side_heading(block.title, kit.spaced(nodes, kit.theme.space.item), level=heading),)


BLOCK = BlockType(name="list", model=ListBlock, to_flow=to_flow)
