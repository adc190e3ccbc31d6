"""Procedure: an operation in numbered steps, each with its figure and what may be nested in it.

Example:
    type: procedure
    id: procedure
    title: The operation in 2 steps
    body:
      - id: changes
        text: Your surgeon may leave out a step.
    steps:
      - id: incision
        title: The cut
        text: The surgeon makes the cut along the hairline.
        figure: incision
        duration: about 30 minutes
        advantages:
          title: Why the line is placed here
          items:
            - id: hair
              text: Fewer hair roots are harmed.
          note:
            text: Ask your surgeon what this means for you.
        warning:
          title: Hair
          text: Hair can become thin along the scar.
      - id: closing
        title: Closing the wound
        text: The surgeon closes the cut with stitches.
    duration:
      title: How long it takes
      text: The operation often takes 3 to 5 hours.
    stay:
      title: Your stay
      text: You may go home the same day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from brochure.blocks import steps
from brochure.blocks.advantages import Advantage, cards
from brochure.blocks.base import (
    BlockModel,
    BlockType,
    HeadingLevel,
    Id,
    Item,
    Marked,
    Named,
    Note,
    TextField,
)
from brochure.blocks.prose import Passage, passages
from brochure.forms.flow import FlowNode, Space

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit


class Reasons(Marked):
    """Points of one step, such as its advantages."""

    title: TextField | None = Field(None, description="Heading of the list.")
    lead: TextField | None = Field(None, description="A sentence before the list.")
    items: tuple[Named, ...] = Field(description="The points.", min_length=1)
    note: Note | None = Field(None, description="A remark below the list.")


class Step(Item):
    """One step of the operation."""

    title: TextField | None = Field(None, description="The step in a few words.")
    text: TextField | None = Field(None, description="What is done, and why.")
    figure: Id | None = Field(None, description="Id of the figure beside the step.")
    advantages: Reasons | None = Field(None, description="Why the step is done this way.")
    points: Reasons | None = Field(None, description="A list within the step that is no praise.")
    warning: Note | None = Field(None, description="What to know or watch, as a warning.")
    duration: TextField | None = Field(
        None, description="How long the step takes, in words, such as `about 30 minutes`."
    )

    @model_validator(mode="after")
    def _has_content(self) -> Self:
        if self.title is None and self.text is None:
            raise PydanticCustomError("step_empty", "Give a title or a text")
        return self


class Remark(Marked):
    """A titled remark below the steps."""

    title: TextField = Field(description="Heading of the remark.")
    text: TextField = Field(description="The remark.")


class Procedure(BlockModel):
    """Steps in order."""

    type: Literal["procedure"]
    title: TextField = Field(description="Heading of the block.")
    body: tuple[Passage, ...] = Field((), description="Paragraphs before the steps.")
    steps: tuple[Step, ...] = Field(description="The steps.", min_length=1)
    duration: Remark | None = Field(None, description="How long the operation takes.")
    stay: Remark | None = Field(None, description="How long one stays.")


def to_flow(block: Procedure, kit: Kit, heading: HeadingLevel) -> tuple[FlowNode, ...]:
    """Return the steps over the whole width, then the remarks as cards."""
    level = heading + 1
    body = passages(kit, block.body, level)
    nodes = [*kit.opening(block.title, heading, body), steps.steps(kit, block.steps, level)]
    remarks = [r for r in (block.duration, block.stay) if r is not None]
    if remarks:
        items = [
            Advantage.model_construct(id="remark", title=remark.title, text=remark.text)
            for remark in remarks
        ]
        columns = 1 if kit.side_head is None else 2
        nodes += [
            Space(height=kit.theme.space.section),
            cards(kit, items, level, columns=columns),
        ]
    return tuple(nodes)


BLOCK = BlockType(name="procedure", model=Procedure, to_flow=to_flow)
