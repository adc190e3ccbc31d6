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
