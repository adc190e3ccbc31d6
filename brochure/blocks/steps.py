"""Steps: numerals joined by a thread, text, and a figure on its tile at the end.

One list: each step is an item whose label is the numeral and whose body holds title, text, what is
nested, and the figure with its caption. Where text beside a figure would be too narrow, the figure
goes under the title.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING

from brochure.blocks import callout, illustration, lists
from brochure.forms.flow import (
    Box,
    Cell,
    Edge,
    Element,
    Fixed,
    FlowNode,
    Grid,
    Insets,
    Row,
    Share,
    Space,
    Stack,
    Stem,
)
from brochure.forms.pages import Drawing

if TYPE_CHECKING:
    from brochure.blocks.figure import Figure
    from brochure.blocks.kit import Kit
    from brochure.blocks.lists import Marker
    from brochure.blocks.procedure import Reasons, Step

LEAST_CHARACTERS = 40
"""Fewer characters a line than this beside a figure, and the figure goes under the title."""


def steps(kit: Kit, items: Sequence[Step], level: int) -> Grid:
    """Return the steps as a numbered list; titles are headings of `level`."""
    token = kit.theme.components.step
    rows = []
    for number, step in enumerate(items, 1):
        cells = (
            _numeral(kit, number, last=number == len(items)),
            Cell(node=_body(kit, step, level), mark=Element(role="LBody")),
        )
        rows.append(Row(cells=cells, mark=Element(role="LI"), box=_row_box(kit)))
    return Grid(
        tracks=(Fixed(token.numeral_column), Share()),
        column_gap=token.gap,
        row_gap=token.below,
        rows=tuple(rows),
        mark=Element(role="L", numbering="Decimal"),
    )


def _row_box(kit: Kit) -> Box:
    token = kit.theme.components.step
    if not token.rule:
        return Box()
    return Box(
        edges=(("top", Edge(weight=token.rule, ink=token.rule_ink)),),
        padding=Insets(top=kit.theme.space.item),
    )


def _numeral(kit: Kit, number: int, *, last: bool) -> Cell:
    """Return the numeral with the thread that leads from it to the next step."""
    token = kit.theme.components.step
    mark = Element(role="Lbl")
    text = kit.paragraph(str(number), "numeral", mark=mark, align="center")
    if token.numeral == "ring":
        return _ringed(kit, text.style.leading, Stack(children=(text,)))
    if not token.thread:
        return Cell(node=replace(text, style=replace(text.style, align="start")))
    thread = Stem(
        x=token.numeral_column / 2,
        weight=token.thread,
        ink=token.thread_ink,
        top=token.thread_top,
        into_gap=0.0 if last else token.below - token.thread_gap,
        dot=token.end_dot if last else 0.0,
        dot_at="foot",
        stub=token.stub,
    )
    return Cell(node=text, stem=thread)


def _ringed(kit: Kit, leading: float, numeral: FlowNode) -> Cell:
    token = kit.theme.components.step
    diameter = leading + kit.theme.space.hair
    ring = Stem(
        x=diameter / 2,
        weight=token.ring,
        ink=token.thread_ink,
        line=False,
        dot=diameter,
        dot_at=diameter / 2,
        hollow=True,
    )
    inner = Grid(tracks=(Fixed(diameter),), rows=(Row(cells=(Cell(node=numeral),)),))
    lowered = Stack(children=(Space(height=(diameter - leading) / 2, always=True), inner))
    return Cell(node=lowered, stem=ring)


def _body(kit: Kit, step: Step, level: int) -> FlowNode:
    """Return title, text and figure of a step."""
    token = kit.theme.components.step
    figure = illustration.find(kit, step.figure) if step.figure else None
    width = kit.measure - token.numeral_column - token.gap
    title, words = _title(kit, step, level), _words(kit, step)
    nested = _nested(kit, step, level + 1 if step.title is not None else level)
    if figure is None:
        return Stack(children=(*title, *words, *nested))
    beside = width - token.figure_column - token.gap
    if beside / (0.5 * kit.role("body").size) < LEAST_CHARACTERS:
        return Stack(children=(*_above_text(kit, title, figure), *words, *nested))
    legend = illustration.legend(kit, figure, _legend_columns(kit, figure, beside))
    explained = (Space(height=kit.theme.space.item), legend) if legend else ()
    cells = (
        Cell(node=Stack(children=(*title, *words, *explained, *nested))),
        Cell(node=_tile(kit, figure)),
    )
    return Grid(
        tracks=(Share(), Fixed(token.figure_column)), column_gap=token.gap, rows=(Row(cells=cells),)
    )


def _title(kit: Kit, step: Step, level: int) -> list[FlowNode]:
    """Return the title of a step, if it has one, level with the numeral and the figure."""
    nodes: list[FlowNode] = [Space(height=kit.theme.components.step.figure_top, always=True)]
    if step.title is not None:
        nodes += kit.headed(step.title, level, (), look="h2")[:1]
        nodes.append(Space(height=kit.theme.space.tight))
    return nodes


def _words(kit: Kit, step: Step) -> list[FlowNode]:
    """Return how long a step takes, beside a clock, and its text."""
    nodes: list[FlowNode] = []
    if step.duration is not None:
        size, leading = kit.theme.icon.list, kit.role("label").leading
        clock = kit.icon("clock", kit.theme.ink("ink"), size)
        sign = Cell(node=lists.lowered((leading - size) / 2, clock))
        row = Row(cells=(sign, Cell(node=kit.paragraph(step.duration, "label"))))
        tracks = (Fixed(size), Share())
        nodes.append(Grid(tracks=tracks, column_gap=kit.theme.space.close, rows=(row,)))
        nodes.append(Space(height=kit.theme.space.tight))
    if step.text is not None:
        nodes.append(kit.paragraph(step.text))
    return nodes


def _above_text(kit: Kit, title: Sequence[FlowNode], figure: Figure) -> list[FlowNode]:
    """Return title and figure for one-column pages: they stay together, the text may go on."""
    below = _figure_below(kit, figure)
    box = Box(keep_with_next=True)
    return [kit.kept((*title, below), box=box), Space(height=kit.theme.space.item)]


def _legend_columns(kit: Kit, figure: Figure, width: float) -> int:
    """Return 2 where every label fits half the width on one line, else 1."""
    room = (width - kit.gutter) / 2 - kit.theme.badge.diameter - kit.theme.space.close
    return 2 if all(kit.estimate(c.label, "body") <= room for c in figure.callouts) else 1


def _tile(kit: Kit, figure: Figure) -> FlowNode:
    """Return the figure on its tile with its caption below, top aligned with the title."""
    nodes = _art(kit, figure)
    caption = illustration.caption(kit, figure)
    if caption is not None:
        nodes += [Space(height=kit.theme.space.tight), caption]
    return kit.kept(nodes)


def _art(kit: Kit, figure: Figure) -> list[FlowNode]:
    token = kit.theme.components.step
    numbered = illustration.badges(kit, figure, labeled=False)
    art = illustration.picture(
        kit, figure, token.figure_column, ground=token.figure_ground, badges=numbered
    )
    nodes: list[FlowNode] = [Space(height=token.figure_top, always=True)]
    if art is not None:
        nodes.append(art)
    return nodes


def _figure_below(kit: Kit, figure: Figure) -> FlowNode:
    """Return the figure with its legend at the end side, for one-column pages.

    The caption stands below the legend if the figure is tall enough for both, else below the
    figure: lines are longer there, and the step less tall.
    """
    legend, caption = illustration.legend(kit, figure, 1), illustration.caption(kit, figure)
    beside = [legend] if legend else []
    below: list[FlowNode] = []
    if caption is not None:
        gap = Space(height=kit.theme.space.close)
        (beside if _has_room_beside(kit, figure) else below).extend((gap, caption))
    token = kit.theme.components.step
    cells = (
        Cell(node=Stack(children=tuple(_art(kit, figure)))),
        Cell(node=Stack(children=tuple(beside)), align="middle"),
    )
    row = Row(cells=cells, box=Box(keep_together=True))
    tracks = (Fixed(token.figure_column), Share())
    shown = Grid(tracks=tracks, column_gap=kit.theme.space.block, rows=(row,))
    return Stack(children=(shown, *below))


def _has_room_beside(kit: Kit, figure: Figure) -> bool:
    """Tell whether legend and caption together are, by estimate, no taller than the figure."""
    token, body, badge = kit.theme.components.step, kit.role("body"), kit.theme.badge.diameter
    image = illustration.load(kit, figure.file)
    if not isinstance(image, Drawing):
        return False
    room = kit.measure - token.numeral_column - token.gap - token.figure_column
    room -= kit.theme.space.block
    narrow = room - badge - kit.theme.space.close
    lines = sum(ceil(kit.estimate(c.label, "body") / narrow) for c in figure.callouts)
    if figure.caption is not None:
        lines += ceil(kit.estimate(figure.caption, "caption") / room)
    gaps = len(figure.callouts) * kit.theme.space.tight + kit.theme.space.close
    tall = token.figure_column * image.view_box.height / image.view_box.width
    return lines * body.leading + gaps <= tall


def _nested(kit: Kit, step: Step, level: int) -> list[FlowNode]:
    """Return advantages, other points and warning of a step."""
    nodes: list[FlowNode] = []
    if step.advantages is not None:
        nodes += _reasons(kit, step.advantages, level, kit.theme.components.step.nested_marker)
    if step.points is not None:
        nodes += _reasons(kit, step.points, level, "dash")
    if step.warning is not None:
        ink = kit.theme.components.call.warning.ink
        text = kit.paragraph(step.warning.text, ink=ink)
        panel = callout.panel(kit, "important", step.warning.title, (text,), level=level)
        nodes += [Space(height=kit.theme.components.step.nested_gap), panel]
    return nodes


def _reasons(kit: Kit, reasons: Reasons, level: int, marker: Marker) -> list[FlowNode]:
    token, space = kit.theme.components.step, kit.theme.space
    nodes: list[FlowNode] = [Space(height=token.nested_gap)]
    if reasons.title is not None:
        nodes.append(kit.heading(reasons.title, level, look="h3"))
    if reasons.lead is not None:
        nodes.append(kit.paragraph(reasons.lead, keep_with_next=True))
    texts = [item.text for item in reasons.items]
    nodes += [Space(height=space.tight), kit.bullets(texts, marker)]
    if reasons.note is not None:
        nodes += [Space(height=space.close), kit.paragraph(reasons.note.text)]
    return nodes
