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

from collections.abc import Sequence
from math import sqrt
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from brochure.blocks.base import BlockModel, BlockType, HeadingLevel, Item, TextField
from brochure.blocks.tables import Entry, cards, fits, named, table
from brochure.forms.document import plain
from brochure.forms.flow import FlowNode, Space

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit
    from brochure.forms.flow import FlowNode


class Option(Item):
    """One choice."""

    name: TextField = Field(description="The choice in a few words.")
    what_it_is_like: TextField | None = Field(
        None, description="What happens when someone chooses it."
    )
    positives: TextField | None = Field(None, description="What speaks for it.")
    negatives: TextField | None = Field(None, description="What speaks against it.")
    own: bool = Field(False, description="Whether it is what this brochure is about.")


class Alternatives(BlockModel):
    """Choices side by side."""

    type: Literal["alternatives"]
    title: TextField = Field(description="Heading of the block.")
    lead: TextField | None = Field(None, description="First words, a little larger.")
    items: tuple[Option, ...] = Field(description="The choices.", min_length=1)


_HEAD = ("option", "what_it_is_like", "positives", "negatives")
_NAMES = 0.8
"""Share of the first column; the average text column has 1."""


def _shares(entries: Sequence[Entry]) -> tuple[float, ...]:
    """Return shares that give columns with more text more room, so that rows are even."""
    weights = [
        sqrt(max(1, sum(len(plain(text.inlines)) for text in column if text is not None)))
        for column in zip(*(entry.texts for entry in entries), strict=True)
    ]
    mean = sum(weights) / len(weights)
    return (_NAMES, *(weight / mean for weight in weights))


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
    head, shares = [kit.word(word) for word in _HEAD], _shares(entries)
    fit = fits(kit, shares, entries)
    nodes: list[FlowNode] = []
    if block.lead is not None:
        lead = kit.paragraph(block.lead, "lead", keep_with_next=True)
        nodes += [lead, Space(height=kit.theme.space.block)]
    nodes.append(table(kit, shares, head, entries) if fit else cards(kit, head, entries))
    return kit.headed(block.title, heading, nodes)


BLOCK = BlockType(name="alternatives", model=Alternatives, to_flow=to_flow)
