"""Notes: ruled lines to write on.

Example:
    type: notes
    id: notes_space
    title: My questions and notes
    lines: 8
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from brochure.blocks.base import BlockModel, BlockType, HeadingLevel, TextField
from brochure.forms.flow import FlowNode, Rule, Space

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit
    from brochure.forms.flow import FlowNode


class Notes(BlockModel):
    """Room for a reader's own words."""

    type: Literal["notes"]
    title: TextField = Field(description="Heading of the block.")
    lines: int | None = Field(None, description="How many lines; 8 by default.", ge=1, le=60)


_LINES = 8


def ruled_lines(kit: Kit, count: int, pitch: float = 0.0) -> tuple[FlowNode, ...]:
    """Return lines to write on; decoration, nothing to read aloud.

    Args:
        kit: what blocks are made with.
        count: how many.
        pitch: distance between them, in points; 0 is that of notes.
    """
    token = kit.theme.components.notes
    out: list[FlowNode] = []
    for _ in range(count):
        out.append(Space(height=(pitch or token.pitch) - token.rule, always=True))
        out.append(Rule(weight=token.rule, ink=token.rule_ink))
    return tuple(out)


def to_flow(block: Notes, kit: Kit, heading: HeadingLevel) -> tuple[FlowNode, ...]:
    """Return the title over lines of the whole width, kept on one page."""
    lines = kit.kept(ruled_lines(kit, block.lines or _LINES))
    return kit.headed(block.title, heading, (lines,))


BLOCK = BlockType(name="notes", model=Notes, to_flow=to_flow)
