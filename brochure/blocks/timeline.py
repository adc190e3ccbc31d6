"""Timeline: what happens when, as stops on one line.

Example:

    type: timeline
    id: recovery
    title: Recovery, step by step
    lead: Everyone heals at a different speed.
    timeline:
      - id: days_0_2
        from: P0D
        to: P3D
        label: Days 0 to 2
        expect: Swelling, bruises and a tight feeling.
        do: Rest with your head raised.
        avoid: Do not bend down or lift things.
      - id: week_2
        from: P7D
        to: P14D
        label: Week 2
        expect: We take out stitches.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from brochure.blocks.base import (
    BlockModel,
    BlockType,
    HeadingLevel,
    IsoDuration,
    Item,
    TextField,
)

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit
    from brochure.forms.flow import FlowNode


class Stop(Item):
    """A stretch of time and what it brings."""

    start: IsoDuration = Field(alias="from", description="When it begins, after the operation.")
    end: IsoDuration = Field(alias="to", description="When it is over; this day is not included.")
    label: TextField = Field(description="The stretch of time in words.")
    expect: TextField = Field(description="What to expect.")
    do: TextField | None = Field(None, description="What to do.")
    avoid: TextField | None = Field(None, description="What to avoid.")


class Timeline(BlockModel):
    """Stops in the order of time."""

    type: Literal["timeline"]
    title: TextField = Field(description="Heading of the block.")
    lead: TextField | None = Field(None, description="First words, a little larger.")
    timeline: tuple[Stop, ...] = Field(description="The stops.", min_length=1)
