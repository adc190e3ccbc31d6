"""Details: what a personal copy says about its person, as labels and values.

Values hold fields; an entry whose field is empty is left out.

Example:
    type: details
    id: details
    items:
      - {id: clinic, label: Clinic, value: "{brand}"}
      - {id: phone, label: Phone, value: "{phone}"}
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from brochure.blocks.base import BlockModel, BlockType, HeadingLevel, Item, Marked, TextField
from brochure.blocks.tables import is_narrow, label_role
from brochure.forms.flow import Box, Cell, Edge, Element, FlowNode, Grid, Insets, Space, Stack

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit
    from brochure.values.ink import Ink


class Detail(Item):
    """One label and its value."""

    label: TextField = Field(description="What it is: name, day of operation, room.")
    value: TextField = Field(description="A field such as {patient_name}, or words.")


class Details(BlockModel):
    """Labels and values side by side."""

    type: Literal["details"]
    title: TextField | None = Field(None, description="Heading of the block.")
    items: tuple[Detail, ...] = Field(description="The details.", min_length=1)


class Card(Marked):
    """Personal details on the cover, in personal copies only."""

    type: ClassVar[str] = "card"
    """What kind of block it counts as where blocks are walked; not a key in YAML."""
    id: ClassVar[str] = "card"
    """First part of its message keys."""
    items: tuple[Detail, ...] = Field(description="The details.", min_length=1, max_length=6)


COLUMNS = 3


def _detail(kit: Kit, item: Detail, ink: Ink | None) -> Cell:
    """Return label and value one under the other."""
    parts = (
        kit.paragraph(item.label, label_role(kit), mark=Element(role="Lbl"), ink=ink),
        kit.paragraph(item.value, "strong", mark=Element(role="LBody"), ink=ink),
    )
    return Cell(node=Stack(children=parts), mark=Element(role="LI"))


def details(kit: Kit, items: Sequence[Detail], columns: int, *, ink: Ink | None = None) -> FlowNode:
    """Return details as a list in columns, under a rule; kept together."""
    edge = Edge(weight=kit.theme.rules.strong, ink=ink or kit.theme.ink("ink"))
    cells = [_detail(kit, item, ink) for item in items]
    grid: Grid = kit.columns(
        cells, columns, row_gap=kit.theme.space.close, mark=Element(role="L", numbering="None")
    )
    top = Insets(top=kit.theme.space.close + edge.weight)
    return kit.kept((grid,), box=Box(edges=(("top", edge),), padding=top))


def card(card: Card, kit: Kit, ink: Ink) -> tuple[FlowNode, ...]:
    """Return the details of a cover, one under the other, in the ink of the cover."""
    return (Space(height=kit.theme.space.part), details(kit, card.items, 1, ink=ink))


def to_flow(block: Details, kit: Kit, heading: HeadingLevel) -> tuple[FlowNode, ...]:
    """Return the details in columns; one column on narrow pages."""
    columns = 1 if is_narrow(kit) else COLUMNS
    return kit.headed(block.title, heading, (details(kit, block.items, columns),))


BLOCK = BlockType(name="details", model=Details, to_flow=to_flow)
