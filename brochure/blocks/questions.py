"""Questions: what a reader may want to ask, to take along to the talk.

Example:
    type: questions
    id: questions
    title: Questions to ask your surgeon
    items:
      - id: suitable
        text: Is this operation right for me, and why?
      - id: nothing
        text: What will happen if I do nothing?
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from brochure.blocks.base import BlockModel, BlockType, HeadingLevel, Named, TextField
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
)

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit
    from brochure.forms.flow import FlowNode


class Questions(BlockModel):
    """A numbered list of questions."""

    type: Literal["questions"]
    title: TextField = Field(description="Heading of the block.")
    items: tuple[Named, ...] = Field(description="The questions.", min_length=1)


def _question(kit: Kit, number: int, item: Named) -> Row:
    faq = kit.theme.components.faq
    label = kit.language.list_label.replace("{n}", str(number))
    cells = (
        Cell(node=kit.paragraph(label, "question", mark=Element(role="Lbl"))),
        Cell(node=kit.paragraph(item.text), mark=Element(role="LBody")),
    )
    return Row(
        cells=cells,
        mark=Element(role="LI"),
        box=Box(
            edges=(("top", Edge(weight=faq.rule, ink=faq.rule_ink)),),
            padding=Insets(top=faq.gap, bottom=faq.gap),
            keep_together=True,
        ),
    )


def to_flow(block: Questions, kit: Kit, heading: HeadingLevel) -> tuple[FlowNode, ...]:
    """Return the questions numbered, a rule above each, beside the title."""
    questions = Grid(
        tracks=(Fixed(1.5 * kit.theme.components.dash.indent), Share()),
        rows=tuple(_question(kit, n, item) for n, item in enumerate(block.items, 1)),
        orphans=2,
        widows=2,
        mark=Element(role="L", numbering="Decimal"),
    )
    return (kit.side_heading(block.title, (questions,), level=heading),)


BLOCK = BlockType(name="questions", model=Questions, to_flow=to_flow)
