"""Prose: running text under a title, with perhaps a lead, a figure and a note.

Example:
    type: prose
    id: smas
    title: What is the SMAS?
    lead: The SMAS is a thin layer inside the face.
    figure: layers
    body:
      - id: ageing
        text: With age, not only the skin becomes loose. The SMAS does as well.
      - id: lines
        title: Lines around the eyes
        text: Lines in these areas come from muscles in the SMAS.
    note:
      title: Why is it called SMAS?
      text: The letters stand for **superficial musculo-aponeurotic system**.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from brochure.blocks import callout
from brochure.blocks.base import (
    BlockModel,
    BlockType,
    HeadingLevel,
    Id,
    Item,
    Note,
    TextField,
)
from brochure.forms.document import plain
from brochure.forms.flow import FlowNode, Space, Stack

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit

LEAD_CHARACTERS = 280
"""A first paragraph of a section up to this long is set as its lead where the text names none."""


class Passage(Item):
    """A paragraph, perhaps with a small title."""

    title: TextField | None = Field(None, description="Small title above the paragraph.")
    text: TextField = Field(description="The paragraph.")


class Prose(BlockModel):
    """Running text."""

    type: Literal["prose"]
    title: TextField | None = Field(None, description="Heading of the block.")
    lead: TextField | None = Field(None, description="First paragraph, set larger.")
    text: TextField | None = Field(None, description="A paragraph, where one is enough.")
    figure: Id | None = Field(None, description="Id of a figure shown after the first paragraph.")
    body: tuple[Passage, ...] = Field((), description="Paragraphs in order.")
    note: Note | None = Field(None, description="A remark in a panel below.")


def passages(kit: Kit, body: Sequence[Passage], level: int) -> list[FlowNode]:
    """Return one node per passage; titled ones stay with their first lines."""
    out: list[FlowNode] = []
    for passage in body:
        text = kit.paragraph(passage.text)
        if passage.title is None:
            out.append(text)
        else:
            more = Space(height=kit.theme.space.tight if out else 0)
            out.append(Stack(children=(more, kit.heading(passage.title, level, look="h3"), text)))
    return out


def _opens(body: Sequence[Passage]) -> bool:
    """Tell whether the first paragraph may be set as a lead: short, untitled and not alone."""
    return (
        len(body) > 1
        and body[0].title is None
        and len(plain(body[0].text.inlines)) <= LEAD_CHARACTERS
    )


def opening(kit: Kit, block: Prose) -> list[FlowNode]:
    """Return lead and text."""
    out: list[FlowNode] = []
    if block.lead is not None:
        out.append(kit.paragraph(block.lead, "lead"))
    if block.text is not None:
        out.append(kit.paragraph(block.text))
    return out


def to_flow(block: Prose, kit: Kit, heading: HeadingLevel) -> tuple[FlowNode, ...]:
    """Return text beside its title; a figure takes the whole width after the first paragraph."""
    level = heading + 1 if block.title is not None else heading
    space = kit.theme.space
    gap = kit.role("body").paragraph_gap
    first, rest = opening(kit, block), passages(kit, block.body, level)
    led = block.lead is not None
    if heading == 1 and not led and block.text is None and _opens(block.body):
        first, rest, led = [kit.paragraph(block.body[0].text, "lead")], rest[1:], True
    if block.figure is not None and not first:
        first, rest = rest[:1], rest[1:]
    below = list(kit.spaced(rest, gap))
    if block.note is not None:
        note = callout.note(kit, block.note.title, block.note.text, level=level)
        below += [Space(height=space.block), note]
    above = kit.spaced(first, space.item if led else gap)
    if block.figure is None:
        between = [Space(height=space.item if led else gap)]
        nodes = (*above, *(between if above and below else ()), *below)
        return (kit.side_heading(block.title, nodes, level=heading),)
    parts: list[FlowNode] = [
        kit.side_heading(block.title, above, level=heading),
        Space(height=space.block),
        kit.figure(block.figure, kit.figure_measure),
    ]
    if below:
        parts += [Space(height=space.part), kit.side_heading(None, below)]
    return tuple(parts)


BLOCK = BlockType(name="prose", model=Prose, to_flow=to_flow)
