"""Pull line: one sentence that stays in mind, set large between blocks under a heavy rule.

Example:
    type: pull_line
    id: direction
    text: The direction of the lift decides how natural the result looks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from brochure.blocks.base import BlockModel, BlockType, HeadingLevel, TextField
from brochure.forms.flow import Box, FlowNode, Insets, Rule, Space, Stack

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit


class PullLine(BlockModel):
    """A sentence set large."""

    type: Literal["pull_line"]
    text: TextField = Field(description="The sentence; short, and true without its surroundings.")


def to_flow(block: PullLine, kit: Kit, heading: HeadingLevel) -> tuple[FlowNode, ...]:
    """Return rule and sentence as wide as running text, on one page; it is no heading."""
    theme = kit.theme
    rule = Rule(weight=theme.rules.segment_weight, ink=theme.ink("accent"))
    sentence = kit.paragraph(block.text, "pull")
    beside = Box(
        padding=Insets(start=kit.measure - kit.text_measure, top=theme.space.item),
        keep_together=True,
    )
    return (Stack(children=(rule, Space(height=theme.space.item), sentence), box=beside),)


BLOCK = BlockType(name="pull_line", model=PullLine, to_flow=to_flow)
