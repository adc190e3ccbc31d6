"""Aftercare: what to do and what to leave after treatment, each with a sign.

Example:
    type: aftercare
    id: aftercare
    title: Care at home
    items:
      - id: sleep
        kind: do
        icon: clock
        text: Sleep on your back with your head raised for 2 weeks.
      - id: ice
        kind: avoid
        text: Do not put ice on numb skin.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from brochure.blocks.base import BlockModel, BlockType, HeadingLevel, Named, TextField
from brochure.blocks.tables import is_narrow
from brochure.forms.flow import (
    Cell,
    Element,
    Fixed,
    FlowNode,
    Grid,
    Row,
    Share,
    Space,
    Stack,
)

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit
    from brochure.forms.flow import FlowNode

IconName = Literal["check", "minus", "clock", "calendar", "pill", "walking", "no-smoking", "phone",
                   "info", "warning"]  # fmt: skip


class Advice(Named):
    """One thing to do or to leave."""

    kind: Literal["do", "avoid"] = Field("do", description="Whether to do it or to avoid it.")
    icon: IconName | None = Field(None, description="Sign beside the text; a check by default.")


class Aftercare(BlockModel):
    """Advice in two columns, read row by row."""

    type: Literal["aftercare"]
    title: TextField = Field(description="Heading of the block.")
    lead: TextField | None = Field(None, description="First words, a little larger.")
    items: tuple[Advice, ...] = Field(description="The advice.", min_length=1)


def _advice(kit: Kit, item: Advice, width: float) -> Cell:
    """Return sign and text; the sign is centered on the first two lines, or on the only one."""
    avoid = item.kind == "avoid"
    icon = item.icon or ("minus" if avoid else "check")
    size, gap, leading = kit.theme.icon.do, kit.theme.space.item, kit.role("body").leading
    sign = kit.icon(icon, kit.theme.ink("accent" if avoid else "ink"), size)
    short = kit.estimate(item.text, "body") < width - size - gap
    rise = Space(height=max(0.0, (2 * leading - size) / 2), always=True)
    text = kit.paragraph(item.text)
    cells = (
        Cell(node=Stack(children=(rise, sign))),
        Cell(node=text, mark=Element(role="LBody"), align="middle" if short else "top"),
    )
    grid = Grid(tracks=(Fixed(size), Share()), column_gap=gap, rows=(Row(cells=cells),))
    return Cell(node=grid, mark=Element(role="LI"))


def to_flow(block: Aftercare, kit: Kit, heading: HeadingLevel) -> tuple[FlowNode, ...]:
    """Return the advice in two columns, or in one on narrow pages."""
    columns = 1 if is_narrow(kit) else 2
    width = (kit.measure - kit.gutter * (columns - 1)) / columns
    advice = kit.columns(
        [_advice(kit, item, width) for item in block.items],
        columns,
        row_gap=kit.theme.space.block,
        mark=Element(role="L", numbering="None"),
    )
    if block.lead is None:
        return kit.headed(block.title, heading, (Space(height=kit.theme.space.hair), advice))
    lead = kit.paragraph(block.lead, "lead", keep_with_next=True)
    nodes = (lead, Space(height=kit.theme.space.block), advice)
    return kit.headed(block.title, heading, nodes)


BLOCK = BlockType(name="aftercare", model=Aftercare, to_flow=to_flow)
