"""Risks: what can go wrong, how likely it is and what is done about it.

Example:
    type: risks
    id: risks
    title: Risks
    lead: Most problems are mild and pass. Some are serious or stay for good.
    groups:
      - id: specific
        title: Risks of this operation
        items:
          - id: bleeding
            severity: serious
            band: common
            frequency: {n: 3, of: 100}
            name: Bleeding under the skin
            text: Blood collects under the skin, mostly in the first 24 hours.
            how_managed: A second operation removes the blood.
          - id: numbness
            severity: mild
            band: null
            name: Numb skin
            text: The cheeks often feel numb at first.
            how_managed: Feeling mostly returns over weeks to months.
"""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from brochure.blocks.base import BlockModel, BlockType, HeadingLevel, Item, Model, TextField
from brochure.blocks.tables import Entry, cards, fits, named, table
from brochure.forms.flow import DECORATION, FlowNode, Paragraph, Picture, Space, Stack
from brochure.forms.pages import LAYOUT, Drawing, Shape, Stroke
from brochure.languages.numbers import format_decimal
from brochure.values.digest import digest
from brochure.values.geometry import Rect, circle
from brochure.values.ink import Ink
from brochure.values.span import Origin

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit
    from brochure.forms.flow import FlowNode

Severity = Literal["mild", "moderate", "serious"]
Band = Literal["very_common", "common", "uncommon", "rare"]


class Frequency(Model):
    """How many people of how many have the problem."""

    n: int = Field(description="How many people.", ge=0)
    of: int = Field(description="Of how many; the same in a whole brochure.", ge=1)


class Risk(Item):
    """One thing that can go wrong."""

    severity: Severity | None = Field(None, description="How bad it is for the person.")
    band: Band | None = Field(
        None, description="How often it happens, in words; empty when no number is reliable."
    )
    frequency: Frequency | None = Field(None, description="How often, as a number.")
    name: TextField = Field(description="The risk in a few words.")
    text: TextField | None = Field(None, description="What it means for the person.")
    how_managed: TextField | None = Field(None, description="What is done about it.")


class RiskGroup(Item):
    """Risks that belong together."""

    title: TextField | None = Field(None, description="What the risks have in common.")
    items: tuple[Risk, ...] = Field(description="The risks.", min_length=1)


class Risks(BlockModel):
    """Risks in groups, set as large as the benefits."""

    type: Literal["risks"]
    title: TextField = Field(description="Heading of the block.")
    lead: TextField | None = Field(None, description="First words, a little larger.")
    groups: tuple[RiskGroup, ...] = Field(description="Groups of risks.", min_length=1)


_LEVELS = {"very_common": 3, "common": 3, "uncommon": 2, "rare": 1, None: 0}
"""How many of three discs are filled."""
_ORDER = ("very_common", "common", "uncommon", "rare", None)
_SHARES = (1.1, 1.42, 1.12)
_STROKE = 1.0


@cache
def discs(level: int, size: float, gap: float, ink: Ink, *, mirrored: bool) -> Drawing:
    """Return three discs in a row, the first `level` of them filled; mirrored in rtl pages."""
    shapes = []
    for index in range(3):
        place = 2 - index if mirrored else index
        path = circle(size / 2 + place * (size + gap), size / 2, (size - _STROKE) / 2)
        fill = ink if index < level else None
        shapes.append(Shape(path, fill, Stroke(ink, _STROKE), LAYOUT))
    name = digest("discs", str(level), str(size), str(gap), repr(ink), str(mirrored))
    return Drawing(Rect(0, 0, 3 * size + 2 * gap, size), tuple(shapes), name)


def _discs(kit: Kit, risk: Risk) -> Picture:
    token = kit.theme.components.risks
    mirrored = kit.language.direction == "rtl"
    drawing = discs(_LEVELS[risk.band], token.dot, token.dot_gap, token.dot_ink, mirrored=mirrored)
    return Picture(
        image=drawing,
        width=drawing.view_box.width,
        mark=DECORATION,
        origin=Origin(risk.name.key, risk.name.span),
    )


def _odds(kit: Kit, risk: Risk) -> list[FlowNode]:
    """Return how often the risk happens: discs, the number if there is one, and always words."""
    said: list[FlowNode] = []
    if risk.frequency is not None:
        number = kit.word(
            "frequency",
            n=risk.frequency.n,
            of=format_decimal(Decimal(risk.frequency.of), kit.language),
        )
        said.append(kit.paragraph(number, "strong"))
    said.append(kit.paragraph(kit.word(f"band_{risk.band or 'unknown'}"), "label"))
    if risk.band is None:
        return said
    hair = Space(height=kit.theme.space.hair)
    return [Space(height=kit.theme.space.tight), _discs(kit, risk), hair, *said]


def _entry(kit: Kit, risk: Risk) -> Entry:
    severity: list[Paragraph] = []
    if risk.severity is not None:
        severity.append(kit.paragraph(kit.word(f"severity_{risk.severity}"), "table"))
    name = Stack(children=(*named(kit, risk.name), *severity, *_odds(kit, risk)))
    return Entry(name=(name,), texts=(risk.text, risk.how_managed))


def _group(kit: Kit, group: RiskGroup, level: int) -> tuple[FlowNode, ...]:
    """Return the title of a group over its table, or its cards on narrow pages."""
    likely_first = sorted(group.items, key=lambda risk: _ORDER.index(risk.band))
    entries = [_entry(kit, risk) for risk in likely_first]
    head = [kit.word(word) for word in ("risk", "what_it_means", "what_we_do")]
    fit = fits(kit, _SHARES, entries)
    body = table(kit, _SHARES, head, entries) if fit else cards(kit, head, entries)
    if group.title is None:
        return (body,)
    look = "h2" if level == 2 else "call_title"
    ink = kit.theme.ink("ink")
    gap = kit.role("h2").below
    return (kit.heading(group.title, level, look=look, ink=ink), Space(height=gap), body)


def to_flow(block: Risks, kit: Kit, heading: HeadingLevel) -> tuple[FlowNode, ...]:
    """Return a table for each group, likely risks first; cards on narrow pages."""
    nodes: list[FlowNode] = []
    if block.lead is not None:
        nodes.append(kit.paragraph(block.lead, "lead", keep_with_next=True))
    for group in block.groups:
        if nodes:
            nodes.append(Space(height=kit.theme.space.part))
        nodes.extend(_group(kit, group, heading + 1))
    return kit.headed(block.title, heading, nodes)


BLOCK = BlockType(name="risks", model=Risks, to_flow=to_flow)
