"""Advantages: what may speak for a method, as cards or, from seven items on, as a check list.

Example:
    type: advantages
    id: advantages
    title: Advantages at a glance
    layout: auto
    body:
      - id: caution
        text: They are likely for many people, but not certain for anyone.
    items:
      - id: layers
        title: Two layers, not one
        text: The skin and the SMAS sag together, so the surgeon treats both.
      - id: folds
        title: Softer folds
        text: The folds between nose and mouth can look smoother.
      - id: incision
        title: A careful incision
        text: It spares hair roots.
    note:
      text: Ask which of these you can expect.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from brochure.blocks import callout, lists
from brochure.blocks.base import (
    BlockModel,
    BlockType,
    HeadingLevel,
    Item,
    Note,
    TextField,
)
from brochure.blocks.prose import Passage, passages
from brochure.forms.flow import Box, Cell, Edge, FlowNode, Insets, Space, Stack

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit


class Advantage(Item):
    """One advantage; say what it may do, never how great it is."""

    title: TextField | None = Field(None, description="The advantage in a few words.")
    text: TextField = Field(description="What it means for the reader.")


class Advantages(BlockModel):
    """Three to eight advantages."""

    type: Literal["advantages"]
    title: TextField = Field(description="Heading of the block.")
    body: tuple[Passage, ...] = Field((), description="Paragraphs before the items.")
    items: tuple[Advantage, ...] = Field(description="3 to 8 items.", min_length=3, max_length=8)
    note: Note | None = Field(None, description="A remark in a panel below.")
    layout: Literal["auto", "cards", "check_list"] = Field(
        "auto", description="Cards up to six items, a check list for more, unless told."
    )


def cards(
    kit: Kit, items: Sequence[Advantage], level: int, *, columns: int | None = None
) -> FlowNode:
    """Return items side by side, each under a rule; as many columns as the theme allows."""
    token = kit.theme.components.advantages
    box = Box(
        edges=(("top", Edge(weight=token.rule, ink=token.rule_ink)),),
        padding=Insets(top=token.padding_top + token.rule),
        keep_together=True,
    )
    count = min(columns or token.columns(len(items)), token.columns_max)
    cells = []
    for item in items:
        nodes = (kit.paragraph(item.text),)
        content = kit.headed(item.title, level, nodes, look="h3")
        cells.append(Cell(node=Stack(children=content), box=box))
    return kit.columns(cells, count, row_gap=token.row_gap)


def check_list(kit: Kit, items: Sequence[Advantage], level: int) -> FlowNode:
    """Return items behind check signs, in as many columns as the theme allows."""
    token = kit.theme.components.advantages
    texts = []
    for item in items:
        nodes = (kit.paragraph(item.text),)
        texts.append(kit.headed(item.title, level, nodes, look="h3"))
    columns = min(token.check_list_columns, token.columns_max)
    return lists.in_columns(kit, texts, "check", columns, row_gap=token.row_gap)


def to_flow(block: Advantages, kit: Kit, heading: HeadingLevel) -> tuple[FlowNode, ...]:
    """Return cards or check list over the whole width, below title and body."""
    token, space = kit.theme.components.advantages, kit.theme.space
    listed = block.layout == "check_list" or (
        block.layout == "auto" and len(block.items) >= token.check_list_from
    )
    level = heading + 1
    body = passages(kit, block.body, level)
    make = check_list if listed else cards
    nodes = [*kit.opening(block.title, heading, body), make(kit, block.items, level)]
    if block.note is not None:
        note = callout.note(kit, block.note.title, block.note.text, level=level)
        nodes += [Space(height=space.part), note]
    return tuple(nodes)


BLOCK = BlockType(name="advantages", model=Advantages, to_flow=to_flow)
