"""Facts: up to four short facts at the foot of a page.

Example:
    type: facts
    id: in_short
    items:
      - id: operation
        icon: clock
        label: Operation
        value: 3 to 5 hours
      - id: stay
        icon: calendar
        label: In hospital
        value: 1 night
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal
from unicodedata import east_asian_width

from pydantic import Field

from brochure.blocks.aftercare import IconName
from brochure.blocks.base import BlockModel, BlockType, HeadingLevel, Item, TextField
from brochure.forms.document import Text, plain
from brochure.forms.flow import (
    Box,
    Cell,
    Edge,
    Element,
    FlowNode,
    Insets,
    Share,
    Space,
    Stack,
)

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit
    from brochure.forms.flow import FlowNode


class Fact(Item):
    """One fact."""

    icon: IconName = Field(description="Sign above it.")
    label: TextField = Field(description="What it is about.")
    value: TextField = Field(description="The fact in two or three words.")


class Facts(BlockModel):
    """Facts side by side under a rule."""

    type: Literal["facts"]
    items: tuple[Fact, ...] = Field(description="1 to 4 facts.", min_length=1, max_length=4)


_NARROW = frozenset("filjrt1.,:;'| \u00a0")
"""Letters about half as wide as others."""


def _width(kit: Kit, words: Text, role: str) -> float:
    """Return about how wide words are on one line, closer than the kit's safe estimate."""
    ems = sum(
        1.0 if east_asian_width(c) in "WF" else 0.3 if c in _NARROW else 0.56
        for c in plain(words.inlines)
    )
    return ems * kit.role(role).size


def _fact(kit: Kit, fact: Fact) -> Cell:
    theme = kit.theme
    parts = (
        kit.icon(fact.icon, theme.ink("ink"), theme.icon.fact),
        Space(height=theme.space.hair),
        kit.paragraph(fact.label, "label", mark=Element(role="Lbl")),
        kit.paragraph(fact.value, "fact", mark=Element(role="LBody")),
    )
    return Cell(node=Stack(children=parts), mark=Element(role="LI"))


def _shares(kit: Kit, block: Facts, columns: int) -> tuple[Share, ...]:
    """Return equal columns, or columns as wide as their words need where these are long."""
    needs = [
        max(_width(kit, fact.value, "fact"), _width(kit, fact.label, "label"))
        for fact in block.items[:columns]
    ]
    equal = (kit.measure - kit.gutter * (columns - 1)) / columns
    if len(block.items) != columns or columns < 2 or max(needs) <= equal:
        return (Share(),) * columns
    return tuple(Share(need) for need in needs)


def to_flow(block: Facts, kit: Kit, heading: HeadingLevel) -> tuple[FlowNode, ...]:
    """Return the facts side by side at the page foot under a thin rule."""
    token = kit.theme.components.facts
    columns = min(token.columns, 4)
    cells = [_fact(kit, fact) for fact in block.items]
    grid = kit.columns(
        cells, columns, row_gap=kit.theme.space.item, mark=Element(role="L", numbering="None")
    )
    grid = replace(grid, tracks=_shares(kit, block, columns))
    box = Box(
        edges=(("top", Edge(weight=token.rule, ink=token.rule_ink)),),
        padding=Insets(top=kit.theme.space.close),
        keep_together=True,
        at_foot=True,
    )
    return (Stack(children=(grid,), box=box),)


BLOCK = BlockType(name="facts", model=Facts, to_flow=to_flow)
