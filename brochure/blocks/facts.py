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

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Literal
from unicodedata import category, east_asian_width

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


_EMS = {
    **dict.fromkeys(" \u00a0", 0.25),
    **dict.fromkeys("fijltIJ.,:;'|!", 0.35),
    **dict.fromkeys("rsz-", 0.48),
    **dict.fromkeys("mwMW", 0.92),
}
"""Widths of letters that differ much from the rest, in em."""


def _width(kit: Kit, words: str, role: str) -> float:
    """Return about how wide words are on one line, closer than the kit's safe estimate."""
    return sum(map(_ems, words)) * kit.role(role).size


def _ems(character: str) -> float:
    if category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    if east_asian_width(character) in "WF":
        return 1.0
    return _EMS.get(character, 0.7 if character.isupper() else 0.58)


def _fact(kit: Kit, fact: Fact) -> Cell:
    theme = kit.theme
    parts = (
        kit.icon(fact.icon, theme.ink("ink"), theme.icon.fact),
        Space(height=theme.space.hair),
        kit.paragraph(fact.label, "label", mark=Element(role="Lbl")),
        kit.paragraph(fact.value, "fact", mark=Element(role="LBody")),
    )
    return Cell(node=Stack(children=parts), mark=Element(role="LI"))


def _widths(kit: Kit, items: Sequence[Fact], columns: int) -> list[float]:
    """Return equal columns, or columns as wide as their words need where these are long.

    Where all cannot have what they need, the long ones wrap and the short ones do not; where half
    or more would wrap, equal columns look calmer.
    """
    room = kit.measure - _gap(kit) * (columns - 1)
    equal = (kit.measure - kit.gutter * (columns - 1)) / columns
    needs = [
        max(_width(kit, plain(fact.value.inlines), "fact"), _word(kit, fact.label, "label"))
        for fact in items
    ]
    if len(items) != columns or max(needs) <= equal:
        return [equal] * columns
    if sum(needs) <= room:
        return [room * need / sum(needs) for need in needs]
    if sum(need > equal for need in needs) >= columns / 2:
        return [equal] * columns
    short = sum(need for need in needs if need <= equal)
    scale = (room - short) / (sum(needs) - short)
    return [need if need <= equal else need * scale for need in needs]


def _gap(kit: Kit) -> float:
    """Return the gap between columns of unequal width: facts must not run into each other."""
    return 0.7 * kit.gutter


def _word(kit: Kit, words: Text, role: str) -> float:
    """Return about how wide the longest word is."""
    return max((_width(kit, word, role) for word in plain(words.inlines).split()), default=0.0)


def _columns(kit: Kit, items: Sequence[Fact]) -> list[float]:
    """Return the widths of as many columns as give every word room."""
    most = min(kit.theme.components.facts.columns, 4)
    # Four facts stand in 4 columns or in 2 by 2; one alone in the last row looks left over.
    for columns in (n for n in range(most, 1, -1) if len(items) % n != 1):
        widths = _widths(kit, items, columns)
        places = [(fact, widths[n % columns]) for n, fact in enumerate(items)]
        if all(_word(kit, fact.value, "fact") <= width for fact, width in places):
            return widths
    return [kit.measure]


def to_flow(block: Facts, kit: Kit, heading: HeadingLevel) -> tuple[FlowNode, ...]:
    """Return the facts side by side at the page foot under a thin rule."""
    token = kit.theme.components.facts
    widths = _columns(kit, block.items)
    cells = [_fact(kit, fact) for fact in block.items]
    listed = Element(role="L", numbering="None")
    grid = kit.columns(cells, len(widths), row_gap=kit.theme.space.item, mark=listed)
    tracks = tuple(Share(width) for width in widths)
    if len(set(widths)) > 1:
        grid = replace(grid, tracks=tracks, column_gap=_gap(kit))
    box = Box(
        edges=(("top", Edge(weight=token.rule, ink=token.rule_ink)),),
        padding=Insets(top=kit.theme.space.close),
        keep_together=True,
        at_foot=True,
    )
    return (Stack(children=(grid,), box=box),)


BLOCK = BlockType(name="facts", model=Facts, to_flow=to_flow)
