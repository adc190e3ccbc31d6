"""Facts: up to four short facts at the foot of a page.

Example:

    type: facts
    id: in_short
    items:
      - id: operation
        icon: clock
        label: Operation
        value: 3 to 5 hours
      - id: stay
        icon: calendar
        label: In hospital
        value: 1 night
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from brochure.blocks.aftercare import IconName
from brochure.blocks.base import BlockModel, BlockType, HeadingLevel, Item, TextField

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit
    from brochure.forms.flow import FlowNode


class Fact(Item):
    """One fact."""

    icon: IconName = Field(description="Sign above it.")
    label: TextField = Field(description="What it is about.")
    value: TextField = Field(description="The fact in two or three words.")


class Facts(BlockModel):
    """Facts side by side under a rule."""

    type: Literal["facts"]
    items: tuple[Fact, ...] = Field(description="1 to 4 facts.", min_length=1, max_length=4)
