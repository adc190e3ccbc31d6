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

from brochure.blocks import illustration
from brochure.blocks.base import BlockModel, BlockType, HeadingLevel, Id, Item, TextField
from brochure.forms.document import Run, Strong, Text
from brochure.forms.flow import (
    Cell,
    Element,
    Fixed,
    FlowNode,
    Grid,
    Paragraph,
    Row,
    Share,
    Space,
)
from brochure.forms.pages import Drawing, Raster

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit
    from brochure.forms.flow import FlowNode

Point = tuple[float, float]
FigureKind = Literal["drawing", "photo", "diagram", "patient", "before_after", "operation", "badge"]
"""What a picture is; the last four bind law: a person, results, a wound, a mark of quality."""


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
    kind: FigureKind = Field("drawing", description="What it is.")
    credit: str | None = Field(None, description="Who made it; not printed.")
    consent_id: str | None = Field(
        None, description="Number of the written consent of the person it shows."
    )
    licence: str | None = Field(None, description="What allows the use of a badge or mark.")
    title: TextField | None = Field(None, description="The picture in a few words.")
    caption: TextField | None = Field(None, description="What the reader should see in it.")
    alt: TextField = Field(description="What a blind reader should know of it.")
    callouts: tuple[CallOut, ...] = Field((), description="Numbered points.")


class FigureBlock(BlockModel):
    """The place of a figure."""

    type: Literal["figure"]
    figure: Id = Field(description="Id of one of the document's figures.")


_TALL = 0.9
"""Height against width from which a picture has its legend at its side."""
_COLUMNS = 4
"""Grid columns of a tall picture."""


def number_of(kit: Kit, figure: Figure) -> int:
    """Return the number of a figure: its own, or its place in the document."""
    return figure.number or [f.id for f in kit.document.figures].index(figure.id) + 1


def caption(kit: Kit, figure: Figure) -> Paragraph:
    """Return number and caption of a figure."""
    number = Strong((Run(kit.word("figure", number=number_of(kit, figure))),))
    text = figure.caption or figure.alt
    said = (Run("\u2002"), *text.inlines) if figure.caption is not None else ()
    whole = Text((number, *said), text.key, text.source, text.language, text.span)
    return kit.paragraph(whole, "caption", mark=Element(role="Caption"))


def _aspect(image: Drawing | Raster) -> float:
    if isinstance(image, Drawing):
        return image.view_box.height / image.view_box.width
    return image.height / image.width


def _beside(kit: Kit, figure: Figure) -> list[FlowNode]:
    """Return a tall picture with its legend at its side."""
    width = kit.product.column(1, _COLUMNS)
    art = illustration.picture(
        kit, figure, width, badges=illustration.badges(kit, figure, labeled=False)
    )
    legend = illustration.legend(kit, figure)
    if art is None or legend is None:
        return []
    cells = (Cell(node=art), Cell(node=legend, align="middle"))
    return [
        Grid(
            tracks=(Fixed(width), Share()),
            column_gap=kit.gutter,
            rows=(Row(cells=cells),),
        )
    ]


def to_flow(block: FigureBlock, kit: Kit, heading: HeadingLevel) -> tuple[FlowNode, ...]:
    """Return the figure over the whole width, kept together with its words."""
    figure = illustration.find(kit, block.figure)
    image = illustration.load(kit, figure.file) if figure else None
    if figure is None or image is None:
        return ()
    if _aspect(image) < _TALL or kit.product.columns < 6 or not figure.callouts:
        return (kit.figure(figure.id),)
    parts = _beside(kit, figure)
    parts += [Space(height=kit.theme.space.tight), caption(kit, figure)]
    return (kit.kept(parts, mark=Element(role="Div")),)


BLOCK = BlockType(name="figure", model=FigureBlock, to_flow=to_flow)
