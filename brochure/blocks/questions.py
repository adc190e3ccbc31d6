"""Questions: what a reader may want to ask, to take along to the talk.

Example:

    type: questions
    id: questions
    title: Questions to ask your surgeon
    items:
      - id: suitable
        text: Is this operation right for me, and why?
      - id: nothing
        text: What will happen if I do nothing?
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from brochure.blocks.base import BlockModel, BlockType, HeadingLevel, Named, TextField

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit
    from brochure.forms.flow import FlowNode


class Questions(BlockModel):
    """A numbered list of questions."""

    type: Literal["questions"]
    title: TextField = Field(description="Heading of the block.")
    items: tuple[Named, ...] = Field(description="The questions.", min_length=1)
