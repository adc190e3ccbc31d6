"""Figure: a picture over the whole width, with numbered call-outs, legend and caption.

The picture itself is one of the document's `figures`; the block only says where it stands.

Example:

    type: figure
    id: layers_figure
    figure: layers
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal

from pydantic import Field

from brochure.blocks.base import BlockModel, BlockType, HeadingLevel, Id, Item, TextField

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit
    from brochure.forms.flow import FlowNode

Point = tuple[float, float]


class CallOut(Item):
    """A numbered point in a figure; numbers run in list order."""

    label: TextField = Field(description="What is there.")
    at: Point = Field(description="The point meant: x and y in the units of the picture.")
    badge: Point = Field(description="Centre of the number: x and y in the units of the picture.")


class Figure(Item):
    """A picture of the document; blocks refer to it by its id."""

    type: ClassVar[str] = "figure"
    """What kind of block it counts as where blocks are walked; not a key in YAML."""
    file: str = Field(description="Path of the SVG, PNG or JPEG file, beside the brochure file.")
    number: int | None = Field(None, description="Number; its place in the list by default.", ge=1)
    kind: Literal["drawing", "photo", "diagram"] = Field("drawing", description="What it is.")
    title: TextField = Field(description="The picture in a few words.")
    caption: TextField = Field(description="What the reader should see in it.")
    alt: TextField = Field(description="What a blind reader should know of it.")
    callouts: tuple[CallOut, ...] = Field((), description="Numbered points.")


class FigureBlock(BlockModel):
    """The place of a figure."""

    type: Literal["figure"]
    figure: Id = Field(description="Id of one of the document's figures.")
