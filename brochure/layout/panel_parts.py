"""Panel parts: the parts of a plan become flow, neighbors that belong together as one.

Takes a kit as wide as the panel and the parts with their words; gives nodes. Signs, icons, call
panel and QR code are those of the blocks, so that a folded piece looks like its brochure.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from brochure.blocks import callout, contact, illustration, lists
from brochure.blocks.control import Control
from brochure.blocks.kit import Kit
from brochure.blocks.registry import block_type
from brochure.blocks.section import Section
from brochure.forms.document import Text
from brochure.forms.flow import (
    Box,
    Break,
    Cell,
    Element,
    Fixed,
    FlowNode,
    Grid,
    Insets,
    Picture,
    Row,
    Rule,
    Share,
    Space,
    Stack,
    TextSpan,
)
from brochure.forms.plan import Part, PartRole
from brochure.languages.dates import format_date
from brochure.values.span import Origin

ROOM = 0.3
"""Share of a panel that must be left for a heading to begin below what stands there."""
GROUPS: Mapping[PartRole, str] = {
    "check_item": "check",
    "minus_item": "minus",
    "dash_item": "dash",
    "callout_title": "callout",
    "callout_text": "callout",
    "call_title": "call",
    "call_item": "call",
    "call_number": "call",
    "emergency_lead": "call",
    "emergency_item": "call",
    "contact": "contact",
    "qr": "contact",
    "note": "note",
    "figure": "figure",
    "figure_label": "figure",
    "step_title": "steps",
    "step_text": "steps",
}
"""Parts that are one thing where they follow each other."""
OPENERS: frozenset[PartRole] = frozenset(("callout_title", "call_title", "figure"))
"""Roles that begin a new group of their kind."""
AT_FOOT: frozenset[str] = frozenset(("control", "closing_line"))


class Said(NamedTuple):
    """A part with its words in the language of the page."""

    part: Part
    text: Text | None

    @property
    def words(self) -> Text:
        """The words, which the reader of the plan made sure of."""
        return self.text or Text(())


def panel_flow(kit: Kit, parts: Sequence[Said], height: float) -> tuple[FlowNode, ...]:
    """Return the nodes of a panel, or of panels that are filled one after the other."""
    groups = list(_groups(parts))
    nodes: list[FlowNode] = []
    for index, (name, members) in enumerate(groups):
        if index:
            nodes += _between(kit, groups[index - 1][0], name, height)
        nodes += _MAKERS[name](kit, members)
    return tuple(nodes)


def _groups(parts: Sequence[Said]) -> Iterator[tuple[str, list[Said]]]:
    """Yield what stands together, with the name of its kind."""
    members: list[Said] = []
    kind = ""
    for said in parts:
        role = said.part.role
        own = GROUPS.get(role, role)
        if role == "qr" and kind == "note":
            own = "note"
        if members and (own != kind or role not in GROUPS or role in OPENERS):
            yield kind, members
            members = []
        kind = own
        members.append(said)
    if members:
        yield kind, members


def _between(kit: Kit, before: str, after: str, height: float) -> list[FlowNode]:
    """Return the space between two groups; a heading may go to the next panel instead."""
    space, body = kit.theme.space, kit.role("body")
    if after == "heading":
        return [Space(height=space.section), Break(unless=ROOM * height)]
    if before in ("heading", "subheading", "list_heading"):
        return []
    gaps = {
        "subheading": space.part,
        "list_heading": space.item,
        "callout": space.block,
        "contact": space.close,
        "figure": space.block,
        "steps": space.block,
        "block": space.section,
        "control": space.section,
        "closing_line": space.block,
        "text": body.paragraph_gap,
        "subtitle": space.item,
    }
    if before == "call":
        return [Space(height=space.section)]
    return [Space(height=gaps.get(after, space.close))]


# -- one part ----------------------------------------------------------------------------------


def _title(kit: Kit, members: list[Said]) -> list[FlowNode]:
    ink, mark = kit.theme.components.cover.title_ink, Element(role="H1")
    return [kit.paragraph(members[0].words, "cover_title", mark=mark, ink=ink)]


def _subtitle(kit: Kit, members: list[Said]) -> list[FlowNode]:
    ink = kit.theme.components.cover.ink
    return [kit.paragraph(members[0].words, "cover_subtitle", ink=ink)]


def _heading(kit: Kit, members: list[Said]) -> list[FlowNode]:
    return list(kit.headed(members[0].words, 1, ()))


def _subheading(kit: Kit, members: list[Said]) -> list[FlowNode]:
    return list(kit.headed(members[0].words, 2, ()))


def _paragraph(role: str) -> Callable[[Kit, list[Said]], list[FlowNode]]:
    def made(kit: Kit, members: list[Said]) -> list[FlowNode]:
        return [kit.paragraph(members[0].words, role)]

    return made


def _list_heading(kit: Kit, members: list[Said]) -> list[FlowNode]:
    gap = Space(height=kit.theme.space.hair)
    return [kit.paragraph(members[0].words, "question", keep_with_next=True), gap]


def _list(kit: Kit, members: list[Said], marker: lists.Marker) -> list[FlowNode]:
    suits = kit.theme.components.suits
    icons = {"check": (suits.icon, suits.icon_ink), "minus": (suits.icon_not, suits.icon_ink_not)}
    sign, ink = icons.get(marker, (marker, None))
    return [kit.bullets([m.words for m in members], sign, marker_ink=ink)]


def _block(kit: Kit, members: list[Said]) -> list[FlowNode]:
    """Return a whole block of the brochure."""
    name = members[0].part.name
    sections = (s for s in kit.document.blocks if isinstance(s, Section))
    block = next(b for s in sections for b in s.blocks if b.id == name)
    kind = block_type(block.type)
    assert kind is not None
    return [kit.section(kind.to_flow(block, kit, 1), block.id)]


def _closing_line(kit: Kit, members: list[Said]) -> list[FlowNode]:
    ink = kit.theme.ink("ink")
    nodes = (
        Rule(weight=kit.theme.rules.thin, ink=ink),
        Space(height=kit.theme.space.tight),
        kit.paragraph(members[0].words, "strong", ink=ink),
    )
    return [Stack(children=nodes, box=Box(at_foot=True, keep_together=True))]


def _control(kit: Kit, members: list[Said]) -> list[FlowNode]:
    """Return version, date and state at the foot; the whole brochure says the rest."""
    control, token = kit.document.control, kit.theme.components.control
    assert isinstance(control, Control)
    version = f"{kit.word('version')} {control.version}"
    if control.date_issued is not None:
        version += f"\u2002{format_date(control.date_issued, kit.language)}"
    state = kit.word("status_reviewed") if control.reviewed else kit.word("draft")
    lines = [(version, "control.version"), (state, "words.draft")]
    nodes: list[FlowNode] = [
        Rule(weight=token.rule, ink=token.rule_ink),
        Space(height=kit.theme.space.tight),
        *(kit.paragraph(words, origin=Origin(key)) for words, key in lines),
    ]
    return [Stack(children=tuple(nodes), box=Box(at_foot=True, keep_together=True))]


# -- groups ------------------------------------------------------------------------------------


def _callout(kit: Kit, members: list[Said]) -> list[FlowNode]:
    """Return a warning: bar, title, texts; without a sign, which would cost a narrow panel much."""
    style = callout.style_of(kit, "important")
    titles = [m.words for m in members if m.part.role == "callout_title"]
    texts = [m.words for m in members if m.part.role == "callout_text"]
    nodes = (
        *(kit.heading(text, 2, look="call_title", ink=style.title_ink) for text in titles),
        *kit.spaced(
            [kit.paragraph(text, ink=style.ink) for text in texts], kit.role("body").paragraph_gap
        ),
    )
    return [Stack(children=nodes, box=callout.box_of(kit, style))]


def _call(kit: Kit, members: list[Said]) -> list[FlowNode]:
    """Return the call-us-now band, which runs to the edges of its panel."""
    style, space = callout.style_of(kit, "call_now"), kit.theme.space
    nodes: list[FlowNode] = []
    for name, same in _runs(members):
        if nodes and name != "emergency_item":
            nodes.append(Space(height=space.tight))
        if name == "call_title":
            nodes.append(_call_title(kit, same[0].words))
        elif name == "call_number":
            number = kit.document.variables.get((same[0].part.value or "").strip("{}"), "")
            nodes.append(callout.phone_paragraph(kit, number))
        elif name == "emergency_lead":
            nodes.append(kit.paragraph(same[0].words, "strong", ink=style.ink, keep_with_next=True))
        else:
            texts = [m.words for m in same]
            nodes.append(kit.bullets(texts, "dash", ink=style.ink, marker_ink=style.ink))
    box = Box(
        fill=style.ground,
        bleed=("top", "start", "end"),
        padding=Insets(bottom=space.block),
        keep_together=True,
    )
    return [Stack(children=tuple(nodes), box=box)]


def _runs(members: list[Said]) -> Iterator[tuple[PartRole, list[Said]]]:
    """Yield neighbors of the same role together."""
    same: list[Said] = []
    for member in members:
        if same and same[0].part.role != member.part.role:
            yield same[0].part.role, same
            same = []
        same.append(member)
    if same:
        yield same[0].part.role, same


def _call_title(kit: Kit, words: Text) -> FlowNode:
    style, size = callout.style_of(kit, "call_now"), kit.theme.icon.call
    heading = kit.heading(words, 2, look="h2", ink=style.title_ink)
    cells = (
        Cell(node=kit.icon(style.icon, style.icon_ink, size)),
        Cell(node=heading, align="middle"),
    )
    return Grid(
        tracks=(Fixed(size), Share()),
        column_gap=kit.theme.space.close,
        rows=(Row(cells=cells, box=Box(keep_with_next=True)),),
    )


def _contact(kit: Kit, members: list[Said]) -> list[FlowNode]:
    """Return lines of contact, a QR code at their end side."""
    lines: list[FlowNode] = []
    codes: list[Stack] = []
    for said in members:
        value = said.part.value
        if said.part.role == "qr":
            codes.append(contact.code(kit, value or "", said.text))
        elif value is not None:
            label = Text((), key=f"plan.{value.strip('{}')}", language=kit.document.language)
            lines.append(kit.paragraph(contact.value_text(kit, value, label)))
        else:
            lines.append(kit.paragraph(said.words))
    body = Stack(children=kit.spaced(lines, kit.theme.space.hair))
    return [_beside_code(kit, body, codes[0])] if codes else [body]


def _beside_code(kit: Kit, body: FlowNode, code: Stack) -> FlowNode:
    """Return words with a QR code at their end side, on white whatever the ground."""
    picture = code.children[0]
    assert isinstance(picture, Picture)
    white = replace(picture, ground=kit.theme.ink("paper"))
    cells = (Cell(node=body), Cell(node=Stack(children=(white, *code.children[1:]))))
    tracks = (Share(), Fixed(picture.width))
    return Grid(tracks=tracks, column_gap=kit.gutter, rows=(Row(cells=cells),))


def _notes(kit: Kit, members: list[Said]) -> list[FlowNode]:
    """Return remarks of a cover, a QR code beside them."""
    ink = kit.theme.components.cover.ink
    words = [kit.paragraph(m.words, ink=ink) for m in members if m.part.role == "note"]
    codes = [m for m in members if m.part.role == "qr"]
    body = Stack(children=kit.spaced(words, kit.theme.space.tight))
    if not codes:
        return [body]
    code = contact.code(kit, codes[0].part.value or "", codes[0].text)
    online = kit.paragraph(codes[0].text or kit.word("read_online"), ink=ink)
    label = Stack(children=kit.spaced((body, online), kit.theme.space.hair))
    return [_beside_code(kit, label, Stack(children=code.children[:1]))]


def _figure(kit: Kit, members: list[Said]) -> list[FlowNode]:
    """Return a figure with numbers and a legend of the plan's own labels, or of its own."""
    figure = illustration.find(kit, members[0].part.name or "")
    if figure is None:
        return []
    own = {m.part.name: m.words for m in members[1:]}
    shown = tuple(
        c.model_copy(update={"label": own[c.id]}) if c.id in own else c
        for c in figure.callouts
        if not own or c.id in own
    )
    figure = figure.model_copy(update={"callouts": shown})
    width = min(kit.measure, kit.theme.figure.width_max or kit.measure)
    badges = illustration.badges(kit, figure, labeled=False)
    art = illustration.picture(kit, figure, width, badges=badges)
    beside = kit.measure - width - kit.gutter
    legend = illustration.legend(kit, figure, 1 if beside > 0 else 2)
    if art is not None and legend is not None and beside > 0:
        row = Row(cells=(Cell(node=art), Cell(node=legend, align="middle")))
        tracks = (Fixed(width), Share())
        return [kit.kept([Grid(tracks=tracks, column_gap=kit.gutter, rows=(row,))])]
    parts = [node for node in (art, legend) if node is not None]
    whole = kit.spaced(parts, kit.theme.space.close)
    return [kit.kept(whole, mark=Element(role="Div"))]


def _steps(kit: Kit, members: list[Said]) -> list[FlowNode]:
    """Return steps in rows: the figure on its tile, then numeral, title and text."""
    starts = [i for i, m in enumerate(members) if m.part.role == "step_title"]
    rows = tuple(
        _step(kit, number, members[start:end])
        for number, (start, end) in enumerate(pairwise([*starts, len(members)]), 1)
    )
    mark = Element(role="L", numbering="None")
    gap = kit.theme.components.step.below
    return [Grid(tracks=(Share(),), rows=rows, row_gap=gap, mark=mark)]


def _step(kit: Kit, number: int, members: list[Said]) -> Row:
    token = kit.theme.components.step
    title, texts = members[0], members[1:]
    look = kit.look("numeral")[1]
    heading = kit.heading(title.words, 2, look="h2")
    assert not isinstance(heading, Stack | Grid | Picture | Rule | Space | Break)
    gap = TextSpan(text="\u2002", style=heading.spans[0].style)
    named = replace(heading, spans=(TextSpan(text=str(number), style=look), gap, *heading.spans))
    below = Space(height=kit.theme.space.hair)
    words = Stack(children=(named, below, *(kit.paragraph(t.words) for t in texts)))
    figure = illustration.find(kit, title.part.figure) if title.part.figure else None
    art = None
    if figure is not None and token.figure_column:
        art = illustration.picture(kit, figure, token.figure_column, ground=token.figure_ground)
    body: FlowNode = words
    if art is not None:
        body = Grid(
            tracks=(Fixed(token.figure_column), Share()),
            column_gap=token.gap,
            rows=(Row(cells=(Cell(node=art), Cell(node=words)), box=Box(keep_together=True)),),
        )
    cell = Cell(node=body, mark=Element(role="LBody"))
    return Row(cells=(cell,), mark=Element(role="LI"), box=Box(keep_together=True))


_MAKERS: Mapping[str, Callable[[Kit, list[Said]], list[FlowNode]]] = {
    "heading": _heading,
    "subheading": _subheading,
    "lead": _paragraph("lead"),
    "text": _paragraph("body"),
    "note": _notes,
    "title": _title,
    "subtitle": _subtitle,
    "list_heading": _list_heading,
    "check": lambda kit, members: _list(kit, members, "check"),
    "minus": lambda kit, members: _list(kit, members, "minus"),
    "dash": lambda kit, members: _list(kit, members, "dash"),
    "callout": _callout,
    "call": _call,
    "contact": _contact,
    "figure": _figure,
    "steps": _steps,
    "block": _block,
    "closing_line": _closing_line,
    "control": _control,
}
