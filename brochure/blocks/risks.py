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

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from brochure.blocks.base import BlockModel, BlockType, HeadingLevel, Item, Model, TextField

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

    severity: Severity = Field(description="How bad it is for the person.")
    band: Band | None = Field(
        None, description="How often it happens, in words; empty when no number is reliable."
    )
    frequency: Frequency | None = Field(None, description="How often, as a number.")
    name: TextField = Field(description="The risk in a few words.")
    text: TextField = Field(description="What it means for the person.")
    how_managed: TextField = Field(description="What is done about it.")


class RiskGroup(Item):
    """Risks that belong together."""

    title: TextField = Field(description="What the risks have in common.")
    items: tuple[Risk, ...] = Field(description="The risks.", min_length=1)


class Risks(BlockModel):
    """Risks in groups, set as large as the benefits."""

    type: Literal["risks"]
    title: TextField = Field(description="Heading of the block.")
    lead: TextField | None = Field(None, description="First words, a little larger.")
    groups: tuple[RiskGroup, ...] = Field(description="Groups of risks.", min_length=1)
