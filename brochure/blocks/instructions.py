"""Instructions: what to do until or from a day, with the days of the person.

`from` and `to` count from a date field; texts name the days with computed fields.

Example:
    type: instructions
    id: instructions
    title: What to do, and when
    items:
      - id: rest
        from: P0D
        to: P14D
        label: Until day 14
        text: "**Rest.** Sleep on your back with your head raised on 2 pillows."
      - id: walking
        from: P1D
        to: P14D
        label: From day 1
        text: "**Walking.** Walk for 5 to 10 minutes, several times a day."
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
from brochure.blocks.tables import is_narrow
from brochure.forms.flow import (
    Box,
    Cell,
    Edge,
    Element,
    Fixed,
    FlowNode,
    Grid,
    Insets,
    Row,
    Share,
    Space,
    Stack,
)

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit


class Instruction(Item):
    """One thing to do, and how long."""

    start: IsoDuration = Field(alias="from", description="When it begins, after the operation.")
    end: IsoDuration = Field(alias="to", description="When it is over; this day is not included.")
    label: TextField = Field(description="The days in words, such as: Until {to_date}.")
    text: TextField = Field(description="What to do.")


class Instructions(BlockModel):
    """Dated instructions."""

    type: Literal["instructions"]
    title: TextField = Field(description="Heading of the block.")
    lead: TextField | None = Field(None, description="First words, a little larger.")
    items: tuple[Instruction, ...] = Field(description="The instructions.", min_length=1)


def _row(kit: Kit, item: Instruction, *, beside: bool) -> Row:
    """Return the days beside the text, or above it on narrow pages."""
    label = kit.paragraph(item.label, "h3", mark=Element(role="Lbl"))
    body = kit.paragraph(item.text, mark=Element(role="LBody"))
    pad = kit.theme.space.tight
    rule = Edge(weight=kit.theme.rules.thin, ink=kit.theme.ink("rule"))
    box = Box(edges=(("top", rule),), padding=Insets(top=pad + rule.weight, bottom=pad))
    cells: tuple[Cell, ...] = (Cell(node=label, box=box), Cell(node=body, box=box))
    if not beside:
        cells = (Cell(node=Stack(children=(label, body)), box=box),)
    return Row(cells=cells, mark=Element(role="LI"), box=Box(keep_together=True))


def to_flow(block: Instructions, kit: Kit, heading: HeadingLevel) -> tuple[FlowNode, ...]:
    """Return the instructions as ruled rows: days in the first columns, words in the rest."""
    beside = not is_narrow(kit)
    tracks = (Fixed(_days_width(kit)), Share()) if beside else (Share(),)
    rows = Grid(
        tracks=tracks,
        # Cells touch, so that their rules are one line; the gap is inside.
        rows=tuple(_row(kit, item, beside=beside) for item in block.items),
        mark=Element(role="L", numbering="None"),
    )
    if block.lead is None:
        return kit.headed(block.title, heading, (rows,))
    lead = kit.paragraph(block.lead, "lead", keep_with_next=True)
    return kit.headed(block.title, heading, (lead, Space(height=kit.theme.space.item), rows))


def _days_width(kit: Kit) -> float:
    """Return the width of the days: that of side headings with their gutter, or two fifths.

    It never depends on the days themselves, so that all copies have the same columns.
    """
    return kit.side_head[0] + kit.gutter if kit.side_head else kit.measure * 0.4


BLOCK = BlockType(name="instructions", model=Instructions, to_flow=to_flow)
