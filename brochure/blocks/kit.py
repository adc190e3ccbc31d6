"""The kit: what every block uses to turn its texts into flow.

Takes a theme, a language, a product and the document; gives paragraphs, headings, lists, side
headings and figures whose looks all come from theme tokens. Lengths are points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING, Literal
from unicodedata import category, east_asian_width

from brochure.blocks import illustration, lists
from brochure.blocks.spans import first_paragraph, in_digits, text_spans
from brochure.forms.document import (
    Document,
    Text,
    plain,
)
from brochure.forms.flow import (
    DECORATION,
    PLAIN,
    Box,
    Cell,
    Element,
    Fixed,
    FlowNode,
    Grid,
    Mark,
    Paragraph,
    ParagraphStyle,
    Picture,
    Row,
    Rule,
    Share,
    Space,
    Stack,
    TextSpan,
    TextStyle,
)
from brochure.languages.language import load as load_language
from brochure.pictures.svg import recolor
from brochure.themes.icons import icon as load_icon
from brochure.values.span import Origin

if TYPE_CHECKING:
    from brochure.forms.pages import Drawing
    from brochure.languages.language import Language
    from brochure.layout.product import Product
    from brochure.themes.theme import Role, Theme
    from brochure.values.diagnostic import Diagnostic
    from brochure.values.ink import Ink

P = Element(role="P")
SHORT = 0.25
"""Share of a page up to which a block beside its heading stays in one piece."""
EMPTY = Stack(children=())


@cache
def _ems(character: str) -> float:
    if category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    return 1.0 if east_asian_width(character) in "WF" else 0.6


@cache
def _tinted(name: str, ink: Ink) -> Drawing:
    """Return an icon in one ink; every shape of an icon has the same color."""
    drawing = load_icon(name)
    used = {s.fill.rgb for s in drawing.shapes if s.fill is not None}
    used |= {s.stroke.ink.rgb for s in drawing.shapes if s.stroke is not None}
    return recolor(drawing, dict.fromkeys(used, ink))


@dataclass(frozen=True, slots=True, kw_only=True)
class Kit:
    """Everything a block may ask for; frozen but for its memo and its list of problems."""

    theme: Theme
    language: Language
    document: Document
    product: Product
    measure: float
    """Width of the body, points."""
    problems: list[Diagnostic] = field(default_factory=list, compare=False)
    """Problems found while arranging, such as pictures that cannot be read."""
    styles: dict[tuple[str, Ink | None, int | None], tuple[Role, TextStyle]] = field(
        default_factory=dict, compare=False
    )

    # ------------------------------------------------------------------ measures

    @property
    def side_head(self) -> tuple[float, float] | None:
        """Widths of heading and text where headings stand at the side, else None."""
        if self.product.side_head is None or not self.theme.page.side_headings:
            return None
        start = self.product.side_head[0]
        return start, self.measure - start - self.product.gutter

    @property
    def text_measure(self) -> float:
        """Width of running text: beside the side heading, or the whole body."""
        return self.side_head[1] if self.side_head else self.measure

    @property
    def figure_measure(self) -> float:
        """Width of a figure with labels: the body less one column, which the labels may need."""
        columns = self.product.columns
        if columns < 4:
            return self.measure
        return self.measure - (self.measure - self.gutter * (columns - 1)) / columns

    @property
    def gutter(self) -> float:
        """Distance between columns."""
        return self.product.gutter

    def estimate(self, text: Text | str, role: str) -> float:
        """Return about how wide a text is on one line; a little too wide rather than too narrow."""
        characters = text if isinstance(text, str) else plain(text.inlines)
        ems = sum(map(_ems, characters))
        return ems * self.role(role).size

    # ------------------------------------------------------------------ type

    def role(self, name: str) -> Role:
        """Return a role of the theme in this document's script."""
        return self.look(name)[0]

    def in_script_of(self, tag: str) -> Kit:
        """Return a kit with the type of another language's script, for works cited in it."""
        script = load_language(tag).script
        return replace(self, language=replace(self.language, script=script), styles={})

    def of(self, text: Text | str | tuple[TextSpan, ...]) -> Kit:
        """Return the kit of a text's own language: what a draft still lacks is in another."""
        tag = text.language if isinstance(text, Text) else ""
        if tag in ("", self.document.language, self.language.tag):
            return self
        return replace(self, language=load_language(tag), styles={})

    def look(
        self, name: str, ink: Ink | None = None, weight: int | None = None
    ) -> tuple[Role, TextStyle]:
        """Return a role and its character style, with perhaps another ink or weight."""
        key = (name, ink, weight)
        found = self.styles.get(key)
        if found is None:
            role = self.theme.role(name, self.language.script)
            style = TextStyle(
                families=role.families,
                weight=weight or role.weight,
                size=role.size,
                ink=ink or role.ink,
                tracking=role.tracking,
                figures=role.figures,
            )
            found = self.styles[key] = (role, style)
        return found

    def spans(
        self, text: Text | str, role: str, *, ink: Ink | None = None, weight: int | None = None
    ) -> tuple[TextSpan, ...]:
        """Return the spans of a text: strong parts heavier, links in the theme's ink."""
        style = self.look(role, ink, weight)[1]
        if isinstance(text, str):
            return in_digits((TextSpan(text=text, style=style),), self.language.digits)
        strong = self.look("strong")[1].weight
        spans = text_spans(text.inlines, style, strong=max(strong, style.weight))
        return in_digits(self._reaching(spans), self.language.digits)

    def _reaching(self, spans: tuple[TextSpan, ...]) -> tuple[TextSpan, ...]:
        """Return spans of which the private ones may be in any script the theme has faces for."""
        if not any(span.private for span in spans):
            return spans
        return tuple(
            replace(
                span,
                style=replace(span.style, families=self.theme.in_any_script(span.style.families)),
            )
            if span.private
            else span
            for span in spans
        )

    def paragraph(  # noqa: PLR0913 - all but text and role are rarely given keywords
        self,
        text: Text | str | tuple[TextSpan, ...],
        role: str = "body",
        *,
        mark: Mark = P,
        ink: Ink | None = None,
        weight: int | None = None,
        align: Literal["start", "center", "end"] = "start",
        box: Box = PLAIN,
        keep_with_next: bool = False,
        origin: Origin | None = None,
    ) -> Paragraph:
        """Return a paragraph in a role of the theme; a tuple of spans is taken as it is.

        A text of another language than the document's is set in the type of its own script.
        """
        own = self.of(text)
        look = own.role(role)
        if origin is None:
            origin = text.origin if isinstance(text, Text) else Origin("")
        language = (text.language if isinstance(text, Text) else "") or self.document.language
        return Paragraph(
            spans=text
            if isinstance(text, tuple)
            else own.spans(text, role, ink=ink, weight=weight),
            style=ParagraphStyle(
                leading=look.leading,
                align=align,
                balance=look.balance,
                lines_max=look.lines_max,
                hyphenate=self.theme.hyphenate,
            ),
            mark=mark,
            language=language,
            direction=own.language.direction,
            origin=origin,
            box=replace(box, keep_with_next=True) if keep_with_next else box,
        )

    def paragraphs(self, texts: Sequence[Text], role: str = "body") -> tuple[FlowNode, ...]:
        """Return paragraphs with the theme's paragraph gap between them."""
        gap = self.role(role).paragraph_gap
        return self.spaced([self.paragraph(text, role) for text in texts], gap)

    def word(self, name: str, **values: object) -> str:
        """Return a fixed word of the language, its `{name}`s filled in."""
        word = self.document.words.get(name) or self.language.words[name]
        for key, value in values.items():
            word = word.replace("{" + key + "}", str(value))
        return word

    # ------------------------------------------------------------------ headings

    def heading(
        self, text: Text, level: int, *, look: str | None = None, ink: Ink | None = None
    ) -> FlowNode:
        """Return a heading kept with what follows; the look is that of its level unless told.

        Level 1 opens with the theme's rule and accent segment. Levels under 3 are no headings for
        assistive technology, which knows three here: they become paragraphs.
        """
        look = look or f"h{min(level, 3)}"
        title = plain(text.inlines).replace("\n", " ")
        mark = P
        if level <= 3:
            role: Literal["H1", "H2", "H3"] = ("H1", "H2", "H3")[level - 1]
            mark = Element(role=role, title=title if level <= 2 else None)
        paragraph = self.paragraph(text, look, mark=mark, ink=ink, keep_with_next=True)
        return self._opening(paragraph) if look == "h1" else paragraph

    def _opening(self, heading: Paragraph) -> FlowNode:
        if not self.theme.page.h1_rule:
            return heading
        rules = self.theme.rules
        return Stack(
            children=(
                Rule(
                    weight=rules.thin,
                    ink=self.theme.ink("rule"),
                    segment=(rules.segment_length, rules.segment_weight, self.theme.ink("accent")),
                    box=Box(keep_with_next=True),
                ),
                Space(height=self.role("h1").above, always=True),
                heading,
            ),
            box=Box(keep_together=True, keep_with_next=True),
        )

    def headed(
        self, title: Text | None, level: int, nodes: Sequence[FlowNode], *, look: str | None = None
    ) -> tuple[FlowNode, ...]:
        """Return a heading above nodes, with the gap its role asks for."""
        if title is None:
            return tuple(nodes)
        below = self.role(look or f"h{min(level, 3)}").below
        return (self.heading(title, level, look=look), Space(height=below), *nodes)

    def side_heading(
        self,
        title: Text | None,
        nodes: Sequence[FlowNode],
        *,
        level: int = 2,
    ) -> FlowNode:
        """Return a title at the side of nodes, or above them where the product is narrow.

        Level 1 always stands above, over the full width. First lines share a baseline.
        """
        if self.side_head is None:
            look = "h2" if level > 2 else None
            return Stack(children=self.headed(title, level, nodes, look=look))
        if level == 1 and title is not None:
            opening = self.headed(title, 1, ())
            return Stack(children=(*opening, self.side_heading(None, nodes)))
        start, _ = self.side_head
        head: FlowNode = EMPTY
        drop = 0.0
        if title is not None:
            head = self.heading(title, level, look="h2")
            drop = self.drop("h2", nodes)
        body = Stack(children=(Space(height=drop, always=True), *nodes) if drop else tuple(nodes))
        return Grid(
            tracks=(Fixed(start), Share()),
            column_gap=self.gutter,
            rows=(Row(cells=(Cell(node=head), Cell(node=body))),),
            box=Box(keep_up_to=SHORT * self.product.frame.height),
        )

    def opening(self, title: Text, level: int, intro: Sequence[FlowNode]) -> tuple[FlowNode, ...]:
        """Return a title, with perhaps an intro beside it, above nodes of the whole width."""
        if not intro:
            return self.headed(title, level, ())
        gap = self.theme.space.block if level == 1 else self.theme.space.part
        spaced = self.spaced(intro, self.role("body").paragraph_gap)
        head = self.side_heading(title, spaced, level=level)
        # Neither title nor intro may end a page: what they open would begin on the next.
        together = Box(keep_together=True, keep_with_next=True)
        return (Stack(children=(head,), box=together), Space(height=gap))

    def drop(self, role: str, nodes: Sequence[FlowNode]) -> float:
        """Return how far text beside a heading moves down so that first baselines agree.

        A baseline lies about half the leading plus 0.37 em under the top of its line; the result is
        rounded to the rhythm.
        """
        first = first_paragraph(nodes)
        if first is None or not first.spans:
            return 0.0
        head = self.role(role)
        low = head.leading / 2 + 0.37 * head.size
        own = first.style.leading / 2 + 0.37 * first.spans[0].style.size
        step = self.theme.space.hair
        return max(0.0, round((low - own) / step) * step)

    # ------------------------------------------------------------------ parts

    def icon(self, name: str, ink: Ink, size: float) -> Picture:
        """Return an icon of the theme as decoration, `size` points wide."""
        return Picture(
            image=_tinted(name, ink),
            width=size,
            height=size,
            mark=DECORATION,
            origin=Origin(f"icon.{name}"),
        )

    def bullets(
        self,
        items: Sequence[Text | tuple[FlowNode, ...]],
        marker: lists.Marker = "dash",
        *,
        role: str = "body",
        ink: Ink | None = None,
        marker_ink: Ink | None = None,
    ) -> Grid:
        """Return a list (L, LI, Lbl, LBody); items are texts or ready nodes."""
        return lists.bullets(self, items, marker, role=role, ink=ink, marker_ink=marker_ink)

    def spaced(self, nodes: Sequence[FlowNode], gap: float) -> tuple[FlowNode, ...]:
        """Return nodes with a gap between neighbors."""
        out: list[FlowNode] = []
        for node in nodes:
            if out:
                out.append(Space(height=gap))
            out.append(node)
        return tuple(out)

    def columns(
        self,
        cells: Sequence[Cell],
        count: int,
        *,
        row_gap: float,
        mark: Mark | None = None,
        row_mark: Mark | None = None,
    ) -> Grid:
        """Return cells in rows of equal columns, the last row filled up with empty cells."""
        rows: list[Row] = []
        for at in range(0, len(cells), count):
            row = list(cells[at : at + count])
            row += [Cell(node=EMPTY)] * (count - len(row))
            rows.append(Row(cells=tuple(row), mark=row_mark, box=Box(keep_together=True)))
        # One cell alone on a page reads as left over.
        return Grid(
            tracks=(Share(),) * count,
            column_gap=self.gutter,
            row_gap=row_gap,
            rows=tuple(rows),
            orphans=2 if count == 1 else 1,
            widows=2 if len(cells) % count == 1 or count == 1 else 1,
            mark=mark,
        )

    def kept(
        self, nodes: Sequence[FlowNode], *, mark: Mark | None = None, box: Box = PLAIN
    ) -> Stack:
        """Return nodes that stay on one page."""
        return Stack(children=tuple(nodes), mark=mark, box=replace(box, keep_together=True))

    def figure(self, figure_id: str, width: float | None = None) -> FlowNode:
        """Return a figure with caption and labels, nearly as wide as the body or as told."""
        return illustration.illustrate(self, figure_id, width or self.figure_measure)

    def section(self, nodes: Sequence[FlowNode], id: str) -> Stack:
        """Return nodes as a Sect that links and page references can name."""
        return Stack(children=tuple(nodes), mark=Element(role="Sect", id=id))
