"""Key points: the brochure in three to five sentences, on a band of color where they come first.

Example:
    type: key_points
    id: summary
    title: The main points
    items:
      - id: what
        text: A face lift is an operation that raises sagging skin.
      - id: choice
        text: No surgeon can promise a result.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from brochure.blocks.base import BlockModel, BlockType, HeadingLevel, Named, TextField
from brochure.forms.flow import Box, FlowNode, Insets, Stack

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit
    from brochure.values.geometry import Side


class KeyPoints(BlockModel):
    """What a hurried reader must know."""

    type: Literal["key_points"]
    title: TextField = Field(description="Heading of the block.")
    items: tuple[Named, ...] = Field(description="The points; 3 to 5 are best.", min_length=1)


def to_flow(block: KeyPoints, kit: Kit, heading: HeadingLevel) -> tuple[FlowNode, ...]:
    """Return the points; opening a page (level 1) they stand on a band that bleeds off it."""
    points = kit.bullets([item.text for item in block.items], "dash", role="key_point")
    node = kit.side_heading(block.title, (points,), level=heading)
    if heading > 1:
        return (node,)
    token = kit.theme.components.summary
    bleed: tuple[Side, ...] = ("top", "start", "end") if token.bleed else ()
    box = Box(fill=token.ground, bleed=bleed, padding=Insets(bottom=token.padding_bottom))
    return (Stack(children=(node,), box=box),)


BLOCK = BlockType(name="key_points", model=KeyPoints, to_flow=to_flow)
