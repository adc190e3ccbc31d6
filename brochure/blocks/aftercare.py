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
