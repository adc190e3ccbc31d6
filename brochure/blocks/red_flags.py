"""Red flags: signs of danger by urgency, with the number to call.

Example:
    type: red_flags
    id: red_flags
    title: When to get help
    groups:
      - id: emergency
        act: emergency
        lead: "Call {emergency_number} at once if:"
        items:
          - id: breathing
            text: you cannot breathe well
      - id: call_now
        act: call_now
        lead: "Call us on {phone_urgent}, day or night, if:"
        items:
          - id: one_side
            text: one side of your face quickly becomes swollen
      - id: call_hours
        act: call_hours
        lead: "Call us on {phone} in opening hours if:"
        items:
          - id: worry
            text: something worries you
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal
from unicodedata import east_asian_width

from pydantic import Field

from brochure.blocks import callout
from brochure.blocks.base import BlockModel, BlockType, HeadingLevel, Item, Named, TextField
from brochure.forms.document import plain
from brochure.forms.flow import (
    Cell,
    Element,
    Fixed,
    FlowNode,
    Grid,
    Insets,
    Paragraph,
    Row,
    Rule,
    Share,
    Space,
    Stack,
    TextSpan,
)

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit
    from brochure.forms.flow import FlowNode

Act = Literal["emergency", "call_now", "call_hours"]


class SignGroup(Item):
    """Signs that call for the same act."""

    act: Act = Field(
        description="`emergency`: ambulance; `call_now`: day or night; `call_hours`: can wait."
    )
    lead: TextField = Field(description="What to do, with the number to call.")
    items: tuple[Named, ...] = Field(description="The signs.", min_length=1)


class RedFlags(BlockModel):
    """Groups of signs, most urgent first."""

    type: Literal["red_flags"]
    title: TextField = Field(description="Heading of the block.")
    groups: tuple[SignGroup, ...] = Field(description="Groups by urgency.", min_length=1)


_ICONS = {"emergency": "warning", "call_now": "phone", "call_hours": "info"}
_WIDTH = 0.92
"""Width of digits against the usual estimate of text."""


def _is_number(span: TextSpan) -> bool:
    return span.link is not None and span.link.startswith("tel:")


def _lead(kit: Kit, group: SignGroup, level: int) -> Paragraph:
    """Return the lead as a heading whose number is set as large as the theme asks."""
    ink = callout.style_of(kit, "call_now").title_ink
    kit = kit.of(group.lead)
    number = kit.look("phone", ink)[1]
    spans = tuple(
        replace(span, style=number, isolate=True) if _is_number(span) else span
        for span in kit.spans(group.lead, "h2", ink=ink)
    )
    mark = Element(role="H3" if level == 3 else "H2", title=plain(group.lead.inlines))
    paragraph = kit.paragraph(spans, "h2", mark=mark, origin=group.lead.origin)
    return replace(paragraph, style=replace(paragraph.style, lines_max=None))


def _head_width(kit: Kit, groups: Sequence[SignGroup], start: float) -> float:
    """Return the width of the leads: that of side headings, or of their longest word.

    A number and what is written against it is one word, as large as numbers are.
    """
    words = [
        kit.estimate(word, "phone" if any(c.isdigit() for c in word) else "h2")
        for group in groups
        for word in plain(group.lead.inlines).split()
        if not _is_unspaced(word)
    ]
    return min(max([start + kit.theme.space.item, *(_WIDTH * w for w in words)]), kit.measure / 2)


def _is_unspaced(word: str) -> bool:
    """Tell whether a word without digits can break inside, as Japanese and Chinese do."""
    return not any(c.isdigit() for c in word) and any(east_asian_width(c) in "WF" for c in word)


def _alarm(kit: Kit, groups: Sequence[SignGroup], level: int) -> FlowNode:
    """Return the signs that need a call at once, on the theme's alarm ground."""
    style, space = callout.style_of(kit, "call_now"), kit.theme.space
    parts: list[FlowNode] = []
    for group in groups:
        if parts:
            rule = Rule(weight=kit.theme.rules.thin, ink=style.ink)
            parts += [Space(height=space.block), rule, Space(height=space.block)]
        parts.append(_signs(kit, group, groups, level))
    box = callout.box_of(kit, style)
    pad = 1.5 * kit.theme.components.call.padding_inline
    block = 1.5 * kit.theme.components.call.padding_block
    padding = Insets(top=block, end=pad, bottom=block, start=pad)
    return Stack(children=tuple(parts), box=replace(box, padding=padding))


def _signs(kit: Kit, group: SignGroup, groups: Sequence[SignGroup], level: int) -> FlowNode:
    """Return lead and sign of one group beside its list; above it on narrow pages."""
    style, space = callout.style_of(kit, "call_now"), kit.theme.space
    head = Stack(
        children=(
            kit.icon(_ICONS[group.act], style.icon_ink, kit.theme.icon.call),
            Space(height=space.tight),
            _lead(kit, group, level),
        )
    )
    texts = [item.text for item in group.items]
    signs = kit.bullets(texts, "dash", ink=style.ink, marker_ink=style.ink)
    if kit.side_head is None:
        return Stack(children=(head, Space(height=space.close), signs))
    width = _head_width(kit, groups, kit.side_head[0])
    return Grid(
        tracks=(Fixed(width), Share()),
        column_gap=kit.gutter,
        rows=(Row(cells=(Cell(node=head), Cell(node=signs))),),
    )


def to_flow(block: RedFlags, kit: Kit, heading: HeadingLevel) -> tuple[FlowNode, ...]:
    """Return one alarm panel for what cannot wait and a note for what can.

    Pages without side headings are too small for one panel: there each group has its own.
    """
    urgent = [group for group in block.groups if group.act != "call_hours"]
    panels = [urgent] if kit.side_head else [[group] for group in urgent]
    nodes = [_alarm(kit, groups, heading + 1) for groups in panels if groups]
    for group in block.groups:
        if group.act == "call_hours":
            signs = kit.bullets([item.text for item in group.items], "dash")
            body = (Space(height=kit.theme.space.tight), signs)
            nodes.append(callout.panel(kit, "note", group.lead, body, level=heading + 1))
    return kit.headed(block.title, heading, kit.spaced(nodes, kit.theme.space.block))


BLOCK = BlockType(name="red_flags", model=RedFlags, to_flow=to_flow)
