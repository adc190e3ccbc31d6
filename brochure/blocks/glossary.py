"""Glossary: terms a reader may hear, in plain words.

Example:
    type: glossary
    id: glossary
    title: Words you may hear
    items:
      - id: fascia
        term: Fascia
        plain: a thin, strong sheet of tissue around muscles
      - id: graft
        term: Graft
        plain: tissue that is put in another place
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from brochure.blocks.base import BlockModel, BlockType, HeadingLevel, Item, TextField
from brochure.blocks.tables import is_narrow
from brochure.forms.flow import Box, Element, FlowNode, Stack

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit
    from brochure.forms.flow import FlowNode


LEAST = 0.3
"""Share of a page up to which columns of terms are never parted."""


class Entry(Item):
    """A term and what it means."""

    term: TextField = Field(description="The term as doctors say it.")
    plain: TextField = Field(description="What it means in plain words.")


class Glossary(BlockModel):
    """Terms in the order given."""

    type: Literal["glossary"]
    title: TextField = Field(description="Heading of the block.")
    items: tuple[Entry, ...] = Field(description="The terms.", min_length=1)


def _entry(kit: Kit, entry: Entry) -> Stack:
    return Stack(
        children=(
            kit.paragraph(entry.term, "question", mark=Element(role="Lbl"), keep_with_next=True),
            kit.paragraph(entry.plain, mark=Element(role="LBody")),
        ),
        mark=Element(role="LI"),
        box=Box(keep_together=True),
    )


def to_flow(block: Glossary, kit: Kit, heading: HeadingLevel) -> tuple[FlowNode, ...]:
    """Return terms over their meanings in two balanced columns, or in one on narrow pages."""
    columns = 1 if is_narrow(kit) else 2
    terms = Stack(
        children=tuple(_entry(kit, entry) for entry in block.items),
        gap=kit.theme.space.close,
        mark=Element(role="L", numbering="None"),
        columns=columns,
        column_gap=kit.gutter,
        box=Box(keep_up_to=LEAST * kit.product.frame.height if columns > 1 else 0.0),
    )
    return kit.headed(block.title, heading, (terms,))


BLOCK = BlockType(name="glossary", model=Glossary, to_flow=to_flow)
