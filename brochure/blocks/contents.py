"""Contents: the sections of the brochure with their pages.

Example:

    type: contents
    id: contents
    title: Contents
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from brochure.blocks.base import BlockModel, BlockType, HeadingLevel, TextField

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit
    from brochure.forms.flow import FlowNode


class Contents(BlockModel):
    """A list of sections and pages, made by the program."""

    type: Literal["contents"]
    title: TextField = Field(description="Heading of the block.")
