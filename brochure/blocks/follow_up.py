"""Follow-up: check-ups after treatment, on one line of time.

Example:
    type: follow_up
    id: follow_up
    title: Check-ups
    items:
      - id: day_1
        at: P1D
        text: "**Day 1:** we check the wounds and the dressing."
      - id: month_1
        at: P1M
        text: "**Month 1:** we check the scars."
    note:
      text: If you live abroad, ask how long you should stay near the clinic.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from brochure.blocks import callout, stops
from brochure.blocks.base import (
    BlockModel,
    BlockType,
    HeadingLevel,
    IsoDuration,
    Named,
    Note,
    TextField,
)
from brochure.forms.flow import FlowNode, Space

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit
    from brochure.forms.flow import FlowNode


class Visit(Named):
    """One check-up."""

    at: IsoDuration = Field(description="When it is, after the operation.")


class FollowUp(BlockModel):
    """Check-ups in the order of time."""

    type: Literal["follow_up"]
    title: TextField = Field(description="Heading of the block.")
    items: tuple[Visit, ...] = Field(description="The check-ups.", min_length=1)
    note: Note | None = Field(None, description="A remark below.")


def to_flow(block: FollowUp, kit: Kit, heading: HeadingLevel) -> tuple[FlowNode, ...]:
    """Return the check-ups on a line, beside the title; kept on one page."""
    entries = [stops.Stop(label=None, body=kit.paragraph(item.text)) for item in block.items]
    nodes: list[FlowNode] = [stops.stops(kit, entries)]
    if block.note is not None:
        nodes.append(Space(height=kit.theme.space.block))
        nodes.append(callout.note(kit, block.note.title, block.note.text, level=heading + 1))
    return (kit.kept((kit.side_heading(block.title, nodes, level=heading),)),)


BLOCK = BlockType(name="follow_up", model=FollowUp, to_flow=to_flow)
