"""FAQ: questions people ask, each with its answer.

Example:
    type: faq
    id: faq
    title: Questions people ask
    items:
      - id: pain
        question: Will it hurt?
        answer: You are asleep or numbed. Afterward most people feel tight rather than sore.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from brochure.blocks.base import BlockModel, BlockType, HeadingLevel, Item, TextField
from brochure.forms.flow import Box, Edge, FlowNode, Insets, Stack

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit
    from brochure.forms.flow import FlowNode


class Answer(Item):
    """A question and its answer."""

    question: TextField = Field(description="The question as people ask it.")
    answer: TextField = Field(description="The answer.")


class Faq(BlockModel):
    """Questions and answers, a rule above each."""

    type: Literal["faq"]
    title: TextField = Field(description="Heading of the block.")
    items: tuple[Answer, ...] = Field(description="Questions and answers.", min_length=1)


def _answer(kit: Kit, item: Answer, level: int) -> Stack:
    token = kit.theme.components.faq
    return Stack(
        children=(
            kit.heading(item.question, level, look="question"),
            kit.paragraph(item.answer),
        ),
        box=Box(
            edges=(("top", Edge(weight=token.rule, ink=token.rule_ink)),),
            padding=Insets(top=token.gap, bottom=token.gap),
            keep_together=True,
        ),
    )


def to_flow(block: Faq, kit: Kit, heading: HeadingLevel) -> tuple[FlowNode, ...]:
    """Return questions as small headings with their answers, beside the title."""
    answers = [_answer(kit, item, heading + 1) for item in block.items]
    return (kit.side_heading(block.title, answers, level=heading),)


BLOCK = BlockType(name="faq", model=Faq, to_flow=to_flow)
