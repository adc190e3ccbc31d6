"""Lists: texts or nodes behind dashes, icons, dots or numbers, as L, LI, Lbl and LBody.

Only numbers are labels; dashes, dots and icons are decoration, since the list says what they say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
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
from brochure.themes.tokens import IconName

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit
    from brochure.values.ink import Ink

Marker = IconName | Literal["dash", "disc", "square", "number", "none"]
"""A shape, an icon of the theme, the item's number, or nothing."""

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
    marker = _shaped(kit, marker)
    width, gap = _indent(kit, marker)
    rows = []
    for number, item in enumerate(items, 1):
        label = _label(kit, marker, number, role, marker_ink)
        rows.append(Row(cells=(label, _item(kit, item, role, ink)), mark=LI))
    return Grid(
        tracks=(Fixed(width), Share()),
        column_gap=gap,
        row_gap=kit.role(role).item_gap,
        rows=tuple(rows),
        orphans=2,
        widows=2,
        mark=_list_mark(marker),
    )


def in_columns(
    kit: Kit,
    items: Sequence[Text | tuple[FlowNode, ...]],
    marker: Marker,
    columns: int,
    *,
    row_gap: float,
    marker_ink: Ink | None = None,
) -> Grid:
    """Return a list whose items stand in rows of several columns."""
    marker = _shaped(kit, marker)
    width, gap = _indent(kit, marker)
    cells = []
    for number, item in enumerate(items, 1):
        label = _label(kit, marker, number, "body", marker_ink)
        row = Row(cells=(label, _item(kit, item, "body", None)))
        grid = Grid(tracks=(Fixed(width), Share()), column_gap=gap, rows=(row,))
        cells.append(Cell(node=grid, mark=LI))
    return kit.columns(cells, columns, row_gap=row_gap, mark=_list_mark(marker))


def _item(kit: Kit, item: Text | tuple[FlowNode, ...], role: str, ink: Ink | None) -> Cell:
    body = item if isinstance(item, tuple) else (kit.paragraph(item, role, ink=ink),)
    return Cell(node=body[0] if len(body) == 1 else Stack(children=body), mark=LBODY)


def _list_mark(marker: Marker) -> Element:
    return Element(role="L", numbering="Decimal" if marker == "number" else "None")


def _shaped(kit: Kit, marker: Marker) -> Marker:
    """Return the shape a theme gives to plain list marks."""
    return kit.theme.components.dash.shape if marker == "dash" else marker


def legend(kit: Kit, texts: Sequence[Text], columns: int) -> Grid:
    """Return the numbered labels of a figure behind discs like those on the picture."""
    badge, theme = kit.theme.badge, kit.theme
    cells = []
    for number, text in enumerate(texts, 1):
        disc = Stem(
            x=badge.diameter / 2,
            weight=badge.diameter,
            ink=badge.ground,
            line=False,
            dot=badge.diameter,
            dot_at=kit.role("body").leading / 2,
        )
        label = kit.paragraph(str(number), "badge", mark=LABEL, align="center")
        label = replace(label, style=replace(label.style, leading=kit.role("body").leading))
        row = Row(
            cells=(
                Cell(node=label, stem=disc),
                Cell(node=kit.paragraph(text), mark=LBODY),
            )
        )
        grid = Grid(
            tracks=(Fixed(badge.diameter), Share()), column_gap=theme.space.close, rows=(row,)
        )
        cells.append(Cell(node=grid, mark=LI))
    return kit.columns(
        cells,
        min(columns, len(cells)),
        row_gap=theme.space.tight,
        mark=Element(role="L", numbering="Decimal"),
    )


def _indent(kit: Kit, marker: Marker) -> tuple[float, float]:
    """Return width of the mark's column and gap to the text."""
    theme = kit.theme
    match marker:
        case "dash" | "disc" | "square":
            return theme.components.dash.indent, 0.0
        case "number":
            return theme.components.dash.indent, theme.space.tight
        case "none":
            return 0.0, 0.0
        case _:
            return theme.icon.list, theme.space.close


def _label(kit: Kit, marker: Marker, number: int, role: str, ink: Ink | None) -> Cell:
    """Return the cell with an item's mark, centered on the first line."""
    theme, leading = kit.theme, kit.role(role).leading
    accent = ink or theme.ink("accent")
    match marker:
        case "number":
            text = kit.language.list_label.replace("{n}", str(number))
            return Cell(node=kit.paragraph(text, role, ink=accent, mark=LABEL))
        case "dash":
            dash = theme.components.dash
            rule = Rule(weight=dash.weight, ink=ink or dash.ink, length=dash.width)
            return Cell(node=lowered((leading - dash.weight) / 2, rule))
        case "square":
            side = _SHAPE * kit.role(role).size
            rule = Rule(weight=side, ink=accent, length=side)
            return Cell(node=lowered((leading - side) / 2, rule))
        case "disc":
            return Cell(node=Stack(children=()), stem=_dot(kit, role, accent))
        case "none":
            return Cell(node=Stack(children=()))
        case _:
            size = theme.icon.list
            icon = kit.icon(marker, ink or theme.ink("ink"), size)
            return Cell(node=lowered((leading - size) / 2, icon))


def _dot(kit: Kit, role: str, ink: Ink) -> Stem:
    look = kit.role(role)
    size = _SHAPE * look.size
    return Stem(x=size / 2, weight=size, ink=ink, line=False, dot=size, dot_at=look.leading / 2)


def lowered(by: float, node: FlowNode) -> FlowNode:
    """Return a decoration so many points lower, to stand in the middle of a line beside it."""
    return Stack(children=(Space(height=max(0.0, by), always=True), node), mark=DECORATION)
