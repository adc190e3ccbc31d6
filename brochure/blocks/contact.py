"""Contact: how to reach the clinic, with a QR code to go on reading.

Example:
    type: contact
    id: contact
    title: Contact
    items:
      - id: phone
        label: Phone
        value: "{phone}"
      - id: hours
        label: Opening hours
        text: Monday to Friday 09:30–18:30
    qr:
      target: https://www.hershe.example/smas
      label: Read online
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from brochure.blocks.base import BlockModel, BlockType, HeadingLevel, Item, Marked, TextField
from brochure.blocks.tables import is_narrow, label_role
from brochure.forms.document import Link, Run, Text, plain
from brochure.forms.flow import (
    Cell,
    Element,
    Fixed,
    FlowNode,
    Grid,
    Picture,
    Row,
    Share,
    Space,
    Stack,
)
from brochure.languages.fields import fill, fill_string, target_of
from brochure.languages.inline import parse_inline
from brochure.pictures.qr import qr_code
from brochure.values.span import Origin

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit
    from brochure.forms.flow import FlowNode


class Way(Item):
    """One way to reach the clinic."""

    label: TextField = Field(description="What it is: phone, address, opening hours.")
    value: str | None = Field(
        None, description="A number or address that is the same in all languages."
    )
    text: TextField | None = Field(None, description="Words that are translated.")

    @model_validator(mode="after")
    def _has_content(self) -> Self:
        if self.value is None and self.text is None:
            raise PydanticCustomError("contact_empty", "Give a value or a text")
        return self


class Qr(Marked):
    """A code to point a camera at."""

    target: str = Field(description="Web address the code leads to; may hold {variables}.")
    label: TextField | None = Field(None, description="Words under the code.")


class Contact(BlockModel):
    """Labels and values, and perhaps a QR code."""

    type: Literal["contact"]
    title: TextField = Field(description="Heading of the block.")
    lead: TextField | None = Field(None, description="First words.")
    items: tuple[Way, ...] = Field(description="Ways to reach the clinic.", min_length=1)
    qr: Qr | None = Field(None, description="A QR code beside them.")


def value_text(kit: Kit, source: str, label: Text) -> Text:
    """Return a value that is the same in all languages; numbers and addresses are links."""
    target = target_of("", source)
    inlines = (Link((Run(source, isolate=True),), target),) if target else parse_inline(source)[0]
    whole = fill(inlines, kit.document.variables)
    return Text(whole, label.key, source, label.language, label.span)


def _way(kit: Kit, way: Way) -> Cell:
    """Return label and value of one way, one under the other."""
    body: list[FlowNode] = []
    if way.value is not None:
        body.append(kit.paragraph(value_text(kit, way.value, way.label)))
    if way.text is not None:
        body.append(kit.paragraph(way.text))
    parts = (
        kit.paragraph(way.label, label_role(kit), mark=Element(role="Lbl")),
        Stack(children=tuple(body), mark=Element(role="LBody")),
    )
    return Cell(node=Stack(children=parts), mark=Element(role="LI"))


def code(
    kit: Kit, target: str, label: Text | None, align: Literal["start", "center"] = "start"
) -> Stack:
    """Return a QR code with four quiet modules and the words under it."""
    token = kit.theme.components.contact
    target = fill_string(target, kit.document.variables)
    drawing = qr_code(target, token.qr_ink)
    words = label or Text((Run(kit.word("read_online")),))
    side = max(token.qr, drawing.view_box.width * token.qr_module_min)
    picture = Picture(
        image=drawing,
        width=side,
        mark=Element(role="Figure", alt=f"QR: {target}"),
        origin=Origin("qr"),
    )
    return Stack(children=(picture, kit.paragraph(words, "body", align=align)))


def to_flow(block: Contact, kit: Kit, heading: HeadingLevel) -> tuple[FlowNode, ...]:
    """Return labels and values in two columns, the QR code at the end side; kept together."""
    wide = not is_narrow(kit)
    ways = kit.columns(
        [_way(kit, way) for way in block.items],
        2 if wide or _fit_half(kit, block) else 1,
        row_gap=kit.theme.space.close,
        mark=Element(role="L", numbering="None"),
    )
    body: list[FlowNode] = []
    if block.lead is not None:
        body += [kit.paragraph(block.lead), Space(height=kit.theme.space.item)]
    body.append(ways)
    nodes = kit.headed(block.title, heading, body)
    if block.qr is None:
        return (kit.kept(nodes),)
    qr = code(kit, block.qr.target, block.qr.label, "center" if wide else "start")
    if not wide:
        return (kit.kept((*nodes, Space(height=kit.theme.space.block), qr)),)
    return (_with_code(kit, nodes, qr, heading),)


def _fit_half(kit: Kit, block: Contact) -> bool:
    """Tell whether addresses, which do not break, and words fit half the width of a small page."""
    if not kit.gutter:
        return False
    room = (kit.measure - kit.gutter) / 2
    shown = [value_text(kit, way.value, way.label) for way in block.items if way.value]
    values = [plain(text.inlines) for text in shown]
    words = [word for way in block.items if way.text for word in plain(way.text.inlines).split()]
    return all(kit.estimate(piece, "body") <= room for piece in (*values, *words))


def _with_code(
    kit: Kit, nodes: tuple[FlowNode, ...], code: Stack, heading: HeadingLevel
) -> FlowNode:
    """Return nodes with the code at their end side, level with an h2 but under an h1."""
    head = nodes[:2] if heading == 1 else ()
    cells = (Cell(node=Stack(children=nodes[len(head) :])), Cell(node=code))
    picture = code.children[0]
    width = picture.width if isinstance(picture, Picture) else 0.0
    grid = Grid(tracks=(Share(), Fixed(width)), column_gap=kit.gutter, rows=(Row(cells=cells),))
    return kit.kept((*head, grid))


BLOCK = BlockType(name="contact", model=Contact, to_flow=to_flow)
