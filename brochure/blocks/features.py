"""Features: how a method works, point by point, with the results it tries to avoid.

Example:
    type: features
    id: features
    title: Features of the SMAS face lift
    items:
      - id: incision
        title: Where the cut is made
        text: The cut follows the hairline at the side of the face.
    avoid_results:
      title: Unnatural results to avoid
      lead: "When the direction is wrong, these signs can appear:"
      items:
        - id: eyes
          text: The outer ends of the eyes look pulled up.
    aim:
      text: The aim is to avoid these signs, but no clinic can rule them out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from brochure.blocks import suitability
from brochure.blocks.advantages import Advantage, cards
from brochure.blocks.base import (
    BlockModel,
    BlockType,
    HeadingLevel,
    Marked,
    Named,
    Note,
    TextField,
)
from brochure.blocks.tables import is_narrow
from brochure.forms.flow import FlowNode, Space

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit


class Feature(Advantage):
    """One feature."""

    title: TextField = Field(description="The feature in a few words.")


class Results(Marked):
    """Results that a careful operation avoids."""

    title: TextField | None = Field(None, description="Heading of the list.")
    lead: TextField | None = Field(None, description="A sentence before the list.")
    items: tuple[Named, ...] = Field(description="The results.", min_length=1)


class Features(BlockModel):
    """What is particular about a method."""

    type: Literal["features"]
    title: TextField = Field(description="Heading of the block.")
    lead: TextField | None = Field(None, description="A sentence before the features.")
    items: tuple[Feature, ...] = Field(description="The features.", min_length=1)
    avoid_results: Results | None = Field(None, description="Results to avoid.")
    aim: Note | None = Field(None, description="What the clinic aims for, below that list.")


def _avoid(kit: Kit, results: Results, aim: Note | None, level: int) -> FlowNode:
    """Return the panel of results to avoid, closed by what the clinic aims for."""
    suits = kit.theme.components.suits
    nodes: list[FlowNode] = []
    if results.lead is not None:
        nodes.append(kit.paragraph(results.lead, keep_with_next=True))
    items = [item.text for item in results.items]
    nodes.append(kit.bullets(items, suits.icon_not, marker_ink=suits.icon_ink_not))
    if aim is not None:
        nodes.append(kit.paragraph(aim.text))
    texts = kit.spaced(nodes, kit.theme.space.close)
    body = kit.headed(results.title, level, texts, look="h2")
    return kit.kept(body, box=suitability.panel_box(kit, suits.ground_not))


def to_flow(block: Features, kit: Kit, heading: HeadingLevel) -> tuple[FlowNode, ...]:
    """Return features as cards in two columns, then the panel of results to avoid."""
    lead = [kit.paragraph(block.lead)] if block.lead is not None else []
    level = heading + 1
    columns = 1 if is_narrow(kit) else 2
    nodes = [*kit.opening(block.title, heading, lead),
             cards(kit, block.items, level, columns=columns)]  # fmt: skip
    if block.avoid_results is not None:
        nodes += [Space(height=kit.theme.space.part),
                  _avoid(kit, block.avoid_results, block.aim, level)]  # fmt: skip
    elif block.aim is not None:
        nodes += [Space(height=kit.theme.space.block), kit.paragraph(block.aim.text)]
    return tuple(nodes)


BLOCK = BlockType(name="features", model=Features, to_flow=to_flow)
