"""Callout: a note, something important, or when to call, set apart from the running text.

Example:
    type: callout
    id: medicines
    kind: important
    title: Tell us about your medicines
    text: Do not stop any medicine on your own. Ask us first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from brochure.blocks.base import BlockModel, BlockType, HeadingLevel, Named, TextField
from brochure.forms.flow import (
    DECORATION,
    Box,
    Cell,
    Edge,
    Fixed,
    FlowNode,
    Grid,
    Insets,
    Row,
    Share,
    Space,
    Stack,
    TextSpan,
)
from brochure.values.geometry import Side
from brochure.values.span import Origin

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit
    from brochure.forms.document import Text
    from brochure.themes.tokens import CallStyle

Kind = Literal["note", "important", "call_now"]


class Callout(BlockModel):
    """A panel with a sign; calling now is the loudest thing on a page, so use it once."""

    type: Literal["callout"]
    kind: Kind = Field("note", description="`note`, `important` (a warning) or `call_now`.")
    title: TextField = Field(description="What it is about, in a few words.")
    text: TextField | None = Field(None, description="What to know or do.")
    items: tuple[Named, ...] = Field((), description="Signs or points, as a list.")


def style_of(kit: Kit, kind: Kind) -> CallStyle:
    """Return the theme's look of a kind of panel."""
    call = kit.theme.components.call
    return {"note": call.note, "important": call.warning, "call_now": call.call_now}[kind]


def panel(
    kit: Kit, kind: Kind, title: Text | None, nodes: Sequence[FlowNode], *, level: int
) -> FlowNode:
    """Return a panel: sign at the start, title and nodes beside it; kept together."""
    style = style_of(kit, kind)
    body = list(nodes)
    if title is not None:
        heading = kit.heading(title, level, look="call_title", ink=style.title_ink)
        body.insert(0, heading)
    size = kit.theme.icon.call
    sign = Stack(
        children=(Space(height=_rise(kit, titled=title is not None), always=True),
                  kit.icon(style.icon, style.icon_ink, size)),
        mark=DECORATION,
    )  # fmt: skip
    return Grid(
        tracks=(Fixed(size), Share()),
        column_gap=kit.theme.space.item,
        rows=(
            Row(
                cells=(Cell(node=sign), Cell(node=Stack(children=tuple(body)))),
                box=Box(keep_together=True),
            ),
        ),
        box=box_of(kit, style),
    )


def _rise(kit: Kit, *, titled: bool) -> float:
    """Return the space above the sign that centers it on the first line, if it is lower."""
    leading = kit.role("call_title" if titled else "body").leading
    return max(0.0, (leading - kit.theme.icon.call) / 2)


def box_of(kit: Kit, style: CallStyle) -> Box:
    """Return ground, bar, frame and padding of a panel."""
    call = kit.theme.components.call
    edges: list[tuple[Side, Edge]] = []
    if style.frame:
        frame = Edge(weight=style.frame, ink=style.frame_ink)
        sides: tuple[Side, ...] = ("top", "end", "bottom", "start")
        edges += [(side, frame) for side in sides]
    if style.bar:
        edges.append(("start", Edge(weight=style.bar, ink=style.bar_ink)))
    return Box(
        fill=style.ground,
        edges=tuple(edges),
        padding=Insets(
            top=call.padding_block,
            end=call.padding_inline,
            bottom=call.padding_block + kit.theme.space.hair,
            start=call.padding_inline + style.bar,
        ),
        keep_together=True,
    )


def note(kit: Kit, title: Text | None, text: Text, *, level: int = 3) -> FlowNode:
    """Return a note panel of one text, as other blocks add it below theirs."""
    ink = style_of(kit, "note").ink
    return panel(kit, "note", title, (kit.paragraph(text, ink=ink),), level=level)


def phone_paragraph(kit: Kit, number: str, role: str = "phone") -> FlowNode:
    """Return a telephone number as one unbroken, linked piece, left to right in every language."""
    digits = "".join(c for c in number if c in "+0123456789")
    whole = number.replace(" ", "\u00a0").replace("-", "\u2011")
    style = kit.look(role, style_of(kit, "call_now").title_ink)[1]
    span = TextSpan(text=whole, style=style, link=f"tel:{digits}", isolate=True)
    return kit.paragraph((span,), role, origin=Origin("variables.phone"))


def call_now(
    kit: Kit,
    title: Text,
    number: str | None,
    nodes: Sequence[FlowNode],
    *,
    level: int,
) -> FlowNode:
    """Return the call-us-now panel: sign, title and number at the start, signs beside them."""
    style = style_of(kit, "call_now")
    space = kit.theme.space
    head: list[FlowNode] = [
        kit.icon(style.icon, style.icon_ink, kit.theme.icon.call),
        Space(height=space.tight),
        kit.heading(title, level, look="h2", ink=style.title_ink),
    ]
    if number:
        head += [Space(height=space.hair), phone_paragraph(kit, number)]
    box = box_of(kit, style)
    if kit.side_head is None:
        return Stack(children=(*head, Space(height=space.close), *nodes), box=box)
    cells = (Cell(node=Stack(children=tuple(head))), Cell(node=Stack(children=tuple(nodes))))
    return Grid(
        tracks=(Fixed(kit.side_head[0] + space.tight), Share()),
        column_gap=kit.gutter,
        rows=(Row(cells=cells, box=Box(keep_together=True)),),
        box=box,
    )


def to_flow(block: Callout, kit: Kit, heading: HeadingLevel) -> tuple[FlowNode, ...]:
    """Return the panel, with the clinic's urgent number where it is time to call."""
    style = style_of(kit, block.kind)
    nodes: list[FlowNode] = []
    if block.items:
        mark_ink = style.ink if block.kind == "call_now" else None
        texts = [item.text for item in block.items]
        nodes.append(kit.bullets(texts, "dash", ink=style.ink, marker_ink=mark_ink))
    if block.text is not None:
        nodes.append(kit.paragraph(block.text, ink=style.ink))
    spaced = kit.spaced(nodes, kit.theme.space.close)
    if block.kind == "call_now":
        values = kit.document.variables
        number = values.get("phone_urgent") or values.get("phone")
        return (call_now(kit, block.title, number, spaced, level=heading),)
    return (panel(kit, block.kind, block.title, spaced, level=heading),)


BLOCK = BlockType(name="callout", model=Callout, to_flow=to_flow)
