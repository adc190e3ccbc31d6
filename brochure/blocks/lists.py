"""Lists: texts or nodes behind dashes, icons, dots or numbers, as L, LI, Lbl and LBody.

Only numbers are labels; dashes, dots and icons are decoration, since the list says what they say.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from brochure.forms.document import Text
from brochure.forms.flow import (
    DECORATION,
    Cell,
    Element,
    Fixed,
    FlowNode,
    Grid,
    Row,
    Rule,
    Share,
    Space,
    Stack,
    Stem,
)

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit
    from brochure.values.ink import Ink

Marker = Literal["dash", "check", "minus", "disc", "square", "number", "none"]

LI = Element(role="LI")
LBODY = Element(role="LBody")
LABEL = Element(role="Lbl")
_SHAPE = 0.38
"""Size of dots and squares, in em."""


def bullets(
    kit: Kit,
    items: Sequence[Text | tuple[FlowNode, ...]],
    marker: Marker,
    *,
    role: str = "body",
    ink: Ink | None = None,
    marker_ink: Ink | None = None,
) -> Grid:
    """Return a list; gaps, indents and marks come from the theme.

    `ink` colors the texts (on dark grounds), `marker_ink` the marks.
    """
    width, gap = _indent(kit, marker)
    rows = []
    for number, item in enumerate(items, 1):
        body = item if isinstance(item, tuple) else (kit.paragraph(item, role, ink=ink),)
        label = _label(kit, marker, number, role, marker_ink)
        content = body[0] if len(body) == 1 else Stack(children=body)
        rows.append(Row(cells=(label, Cell(node=content, mark=LBODY)), mark=LI))
    return Grid(
        tracks=(Fixed(width), Share()),
        column_gap=gap,
        row_gap=kit.theme.space.item_gap,
        rows=tuple(rows),
        mark=Element(role="L", numbering="Decimal" if marker == "number" else "None"),
    )


def _indent(kit: Kit, marker: Marker) -> tuple[float, float]:
    """Return width of the mark's column and gap to the text."""
    theme = kit.theme
    if marker in ("check", "minus"):
        return theme.icon.list, theme.space.close
    if marker == "number":
        return theme.components.dash.indent, theme.space.tight
    if marker == "none":
        return 0.0, 0.0
    return theme.components.dash.indent, 0.0


def _label(kit: Kit, marker: Marker, number: int, role: str, ink: Ink | None) -> Cell:
    """Return the cell with an item's mark, centered on the first line."""
    theme, leading = kit.theme, kit.role(role).leading
    match marker:
        case "check" | "minus":
            size = theme.icon.list
            default = theme.ink("ink" if marker == "check" else "accent")
            icon = kit.icon(marker, ink or default, size)
            return Cell(node=_lowered((leading - size) / 2, icon))
        case "number":
            text = kit.language.list_label.replace("{n}", str(number))
            return Cell(node=kit.paragraph(text, role, ink=ink or theme.ink("accent"), mark=LABEL))
        case "dash":
            dash = theme.components.dash
            rule = Rule(weight=dash.weight, ink=ink or dash.ink, length=dash.width)
            return Cell(node=_lowered((leading - dash.weight) / 2, rule))
        case "square":
            side = _SHAPE * kit.role(role).size
            rule = Rule(weight=side, ink=ink or theme.ink("accent"), length=side)
            return Cell(node=_lowered((leading - side) / 2, rule))
        case "disc":
            return Cell(node=Stack(children=()), stem=_dot(kit, role, ink))
        case "none":
            return Cell(node=Stack(children=()))


def _dot(kit: Kit, role: str, ink: Ink | None) -> Stem:
    look = kit.role(role)
    size = _SHAPE * look.size
    return Stem(
        x=size / 2,
        weight=size,
        ink=ink or kit.theme.ink("accent"),
        line=False,
        dot=size,
        dot_at=look.leading / 2,
    )


def _lowered(by: float, node: FlowNode) -> FlowNode:
    return Stack(children=(Space(height=max(0.0, by), always=True), node), mark=DECORATION)
