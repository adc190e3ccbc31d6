"""Alternatives: other choices, doing nothing among them, compared point by point.

Example:
    type: alternatives
    id: alternatives
    title: Other choices
    lead: Compare all the choices, and take your time.
    items:
      - id: nothing
        name: No treatment
        what_it_is_like: You do nothing, or you wait and decide later.
        positives: You avoid the risks, the cost and the recovery.
        negatives: Your face goes on ageing as before.
      - id: operation
        own: true
        name: SMAS face lift
        what_it_is_like: An operation of 3 to 5 hours.
        positives: It lifts loose skin and the layer below it.
        negatives: It leaves scars and takes weeks to heal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from brochure.blocks.base import BlockModel, BlockType, HeadingLevel, Item, TextField
from brochure.blocks.tables import Entry, cards, fits, named, table
from brochure.forms.flow import FlowNode, Space

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit
    from brochure.forms.flow import FlowNode


class Option(Item):
    """One choice."""

    name: TextField = Field(description="The choice in a few words.")
    what_it_is_like: TextField = Field(description="What happens when someone chooses it.")
    positives: TextField = Field(description="What speaks for it.")
    negatives: TextField = Field(description="What speaks against it.")
    own: bool = Field(False, description="Whether it is what this brochure is about.")


class Alternatives(BlockModel):
    """Choices side by side."""

    type: Literal["alternatives"]
    title: TextField = Field(description="Heading of the block.")
    lead: TextField | None = Field(None, description="First words, a little larger.")
    items: tuple[Option, ...] = Field(description="The choices.", min_length=1)


_SHARES = (0.82, 1.08, 1.0, 1.12)
_HEAD = ("option", "what_it_is_like", "positives", "negatives")


def to_flow(block: Alternatives, kit: Kit, heading: HeadingLevel) -> tuple[FlowNode, ...]:
    """Return a table of the choices, or cards on narrow pages."""
    entries = [
        Entry(
            name=named(kit, item.name),
            texts=(item.what_it_is_like, item.positives, item.negatives),
            own=item.own,
        )
        for item in block.items
    ]
    head = [kit.word(word) for word in _HEAD]
    body: FlowNode = (
        table(kit, _SHARES, head, entries)
        if fits(kit, _SHARES, entries)
        else cards(kit, head, entries)
    )
    lead = () if block.lead is None else (kit.paragraph(block.lead, "lead"),)
    opening = kit.side_heading(block.title, lead, level=heading)
    return (opening, Space(height=kit.theme.space.part), body)


BLOCK = BlockType(name="alternatives", model=Alternatives, to_flow=to_flow)
