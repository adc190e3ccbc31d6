"""Notes: ruled lines to write on.

Example:

    type: notes
    id: notes_space
    title: My questions and notes
    lines: 8
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from brochure.blocks.base import BlockModel, BlockType, HeadingLevel, TextField

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit
    from brochure.forms.flow import FlowNode


class Notes(BlockModel):
    """Room for a reader's own words."""

    type: Literal["notes"]
    title: TextField = Field(description="Heading of the block.")
    lines: int | None = Field(None, description="How many lines; 8 by default.", ge=1, le=60)
