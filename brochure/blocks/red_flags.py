"""Red flags: signs of danger by urgency, with the number to call.

Example:

    type: red_flags
    id: red_flags
    title: When to get help
    groups:
      - id: emergency
        act: emergency
        lead: "Call {emergency_number} at once if:"
        items:
          - id: breathing
            text: you cannot breathe well
      - id: call_now
        act: call_now
        lead: "Call us on {phone_urgent}, day or night, if:"
        items:
          - id: one_side
            text: one side of your face quickly becomes swollen
      - id: call_hours
        act: call_hours
        lead: "Call us on {phone} in opening hours if:"
        items:
          - id: worry
            text: something worries you
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from brochure.blocks.base import BlockModel, BlockType, HeadingLevel, Item, Named, TextField

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit
    from brochure.forms.flow import FlowNode

Act = Literal["emergency", "call_now", "call_hours"]


class SignGroup(Item):
    """Signs that call for the same act."""

    act: Act = Field(
        description="`emergency`: ambulance; `call_now`: day or night; `call_hours`: can wait."
    )
    lead: TextField = Field(description="What to do, with the number to call.")
    items: tuple[Named, ...] = Field(description="The signs.", min_length=1)


class RedFlags(BlockModel):
    """Groups of signs, most urgent first."""

    type: Literal["red_flags"]
    title: TextField = Field(description="Heading of the block.")
    groups: tuple[SignGroup, ...] = Field(description="Groups by urgency.", min_length=1)
