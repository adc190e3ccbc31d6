"""Tables: ruled rows under a head, and cards for pages too narrow for columns.

Takes texts; gives a Table of TR, TH and TD, or a list of cards with the same words. A table needs
room for its longest word in every column, because nothing is hyphenated.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

from brochure.forms.document import Run, Strong, Text, plain
from brochure.forms.flow import (
    Box,
    Cell,
    Edge,
    Element,
    FlowNode,
    Grid,
    Insets,
    Paragraph,
    Row,
    Share,
    Space,
    Stack,
)
from brochure.values.geometry import Side

if TYPE_CHECKING:
    from brochure.blocks.kit import Kit

_NARROW = 34
"""Measure, in em of body text, under which everything stands in one column."""
_UNSPACED = ("thai", "japanese", "chinese", "traditional_chinese", "lao", "khmer", "myanmar")
"""Scripts whose words are not parted by spaces."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A row of a table or a card of a list."""

    name: tuple[FlowNode, ...]
    """Nodes of the row header."""
    texts: tuple[Text | None, ...]
    """One text for each column after the first; None for an empty field."""
    own: bool = False
    """Whether the row is what the brochure is about."""


def is_narrow(kit: Kit) -> bool:
    """Tell whether the page is too narrow for two columns of text: large print, small formats."""
    return kit.measure < _NARROW * kit.role("body").size


def label_role(kit: Kit) -> str:
    """Return the role of labels over values: the quiet one, or a strong one where it is not.

    Large print sets muted text in black, so that labels would look like their values.
    """
    return "table_head" if kit.role("label").ink == kit.role("body").ink else "label"


def lead_in(kit: Kit, words: str, text: Text) -> Text:
    """Return a text that opens with words in strong type and a colon."""
    colon = kit.language.colon
    gap = colon[len(colon.rstrip()) :]
    strong = Strong((Run(words + colon.rstrip()),))
    opening = (strong, Run(gap)) if gap else (strong,)
    return Text((*opening, *text.inlines), text.key, text.source, text.language, text.span)


def fits(kit: Kit, shares: Sequence[float], entries: Sequence[Entry]) -> bool:
    """Tell whether the page is wide enough for columns, and each column for its words."""
    if is_narrow(kit):
        return False
    gap = 2 * kit.theme.components.table.padding_inline
    room = kit.measure - gap * (len(shares) - 1)
    widths = [room * share / sum(shares) for share in shares]
    return all(
        _longest_word(kit, text) <= width
        for entry in entries
        for text, width in zip(entry.texts, widths[1:], strict=True)
        if text is not None
    )


def _longest_word(kit: Kit, text: Text) -> float:
    """Return about how wide the longest word is, points; words of wide characters can break."""
    if kit.language.script in _UNSPACED:
        return 0.0
    words = plain(text.inlines).replace("\u00a0", " ").split()
    narrow = [w for w in words if not any(east_asian_width(c) in "WF" for c in w)]
    return 0.92 * max((kit.estimate(word, "table") for word in narrow), default=0.0)


def table(kit: Kit, shares: Sequence[float], head: Sequence[str], entries: Sequence[Entry]) -> Grid:
    """Return a table; its head is repeated on every page, its rows are never parted."""
    token = kit.theme.components.table
    rows = [_head(kit, head)]
    rows += [_row(kit, entry, first=index == 0) for index, entry in enumerate(entries)]
    return Grid(
        tracks=tuple(Share(share) for share in shares),
        column_gap=2 * token.padding_inline,
        rows=tuple(rows),
        widows=2,
        mark=Element(role="Table"),
    )


def _head(kit: Kit, head: Sequence[str]) -> Row:
    token = kit.theme.components.table
    rule = Edge(weight=token.head_rule, ink=token.head_rule_ink)
    column = Element(role="TH", scope="Column")
    cells = [Cell(node=kit.paragraph(w, "table_head"), mark=column, align="bottom") for w in head]
    return Row(
        cells=tuple(cells),
        header=True,
        mark=Element(role="TR"),
        box=Box(
            edges=(("bottom", rule),),
            padding=Insets(bottom=token.padding_block),
            keep_together=True,
            keep_with_next=True,
        ),
    )


def _row(kit: Kit, entry: Entry, *, first: bool) -> Row:
    token = kit.theme.components.table
    edges: list[tuple[Side, Edge]] = []
    if not first:
        edges.append(("top", Edge(weight=token.row_rule, ink=token.row_rule_ink)))
    if entry.own:
        edges.append(("start", Edge(weight=token.own_bar, ink=token.own_bar_ink)))
    start = token.own_bar + 1.5 * token.padding_inline if entry.own else 0.0
    name = Cell(
        node=Stack(children=entry.name),
        mark=Element(role="TH", scope="Row"),
        box=Box(padding=Insets(start=start)),
    )
    empty = Stack(children=())
    cells = [
        Cell(node=kit.paragraph(t, "table") if t else empty, mark=Element(role="TD"))
        for t in entry.texts
    ]
    return Row(
        cells=(name, *cells),
        mark=Element(role="TR"),
        box=Box(
            fill=token.own_ground if entry.own else None,
            edges=tuple(edges),
            padding=Insets(top=token.padding_block, bottom=token.padding_block),
            keep_together=True,
        ),
    )


def cards(kit: Kit, head: Sequence[str], entries: Sequence[Entry]) -> Stack:
    """Return the same words as a list of cards, one under the other, for narrow pages."""
    cards = [_card(kit, head, entry, first=index == 0) for index, entry in enumerate(entries)]
    return Stack(children=tuple(cards), mark=Element(role="L", numbering="None"))


def _card(kit: Kit, head: Sequence[str], entry: Entry, *, first: bool) -> Stack:
    token, gap = kit.theme.components.table, kit.role("body").item_gap
    weight, ink = (
        (token.head_rule, token.head_rule_ink) if first else (token.row_rule, token.row_rule_ink)
    )
    edges: list[tuple[Side, Edge]] = [("top", Edge(weight=weight, ink=ink))]
    if entry.own:
        edges.append(("start", Edge(weight=token.own_bar, ink=token.own_bar_ink)))
    parts = [
        kit.paragraph(lead_in(kit, words, text), "table")
        for words, text in zip(head[1:], entry.texts, strict=True)
        if text is not None
    ]
    pad = 1.5 * token.padding_block
    together = Box(keep_together=True, keep_with_next=True)
    return Stack(
        children=(
            Stack(children=entry.name, mark=Element(role="Lbl"), box=together),
            Space(height=gap),
            Stack(children=kit.spaced(parts, gap), mark=Element(role="LBody")),
        ),
        mark=Element(role="LI"),
        box=Box(
            fill=token.own_ground if entry.own else None,
            edges=tuple(edges),
            padding=Insets(top=pad, bottom=pad, start=token.own_bar + pad if entry.own else 0.0),
        ),
    )


def named(kit: Kit, name: Text, *more: Paragraph) -> tuple[FlowNode, ...]:
    """Return the nodes of a row header: its name in the head's type, then what belongs to it."""
    return (kit.paragraph(name, "table_head"), *more)
