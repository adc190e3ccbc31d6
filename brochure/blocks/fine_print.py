"""Fine print: a last sentence in the type of running lines, such as whom a sheet is for.

Example:
    type: fine_print
    id: footer
    text: This sheet is for you only. If you have found it, please call {phone}.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from brochure.blocks.base import BlockModel, BlockType, HeadingLevel, TextField
from brochure.forms.flow import FlowNode

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit


class FinePrint(BlockModel):
    """A sentence at the end."""

    type: Literal["fine_print"]
    text: TextField = Field(description="The sentence.")


def to_flow(block: FinePrint, kit: Kit, heading: HeadingLevel) -> tuple[FlowNode, ...]:
    """Return the sentence; it has no title of its own, so no heading either."""
    return (kit.paragraph(block.text, "running"),)


BLOCK = BlockType(name="fine_print", model=FinePrint, to_flow=to_flow)
