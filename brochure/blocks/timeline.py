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

from brochure.blocks import stops
from brochure.blocks.base import (
    BlockModel,
    BlockType,
    HeadingLevel,
    IsoDuration,
    Item,
    TextField,
)
from brochure.blocks.tables import is_narrow, lead_in
from brochure.forms.flow import Element, FlowNode, Space, Stack

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


def _stop(kit: Kit, stop: Stop) -> stops.Stop:
    parts = [kit.paragraph(stop.expect)]
    if stop.do is not None:
        parts.append(kit.paragraph(lead_in(kit, kit.word("do"), stop.do)))
    if stop.avoid is not None:
        parts.append(kit.paragraph(lead_in(kit, kit.word("avoid"), stop.avoid)))
    label = kit.paragraph(stop.label, "h3", mark=Element(role="Lbl"))
    body = Stack(children=kit.spaced(parts, kit.theme.space.hair))
    return stops.Stop(label=label, body=body)


def to_flow(block: Timeline, kit: Kit, heading: HeadingLevel) -> tuple[FlowNode, ...]:
    """Return the stops one under the other on a line, over the whole width."""
    beside = not is_narrow(kit)
    line = stops.stops(kit, [_stop(kit, s) for s in block.timeline], labels_beside=beside)
    if block.lead is None:
        return kit.headed(block.title, heading, (line,))
    lead = kit.paragraph(block.lead, "lead", keep_with_next=True)
    nodes = (lead, Space(height=kit.theme.space.item), line)
    return kit.headed(block.title, heading, nodes)


BLOCK = BlockType(name="timeline", model=Timeline, to_flow=to_flow)
