"""Build: flow nodes become measured boxes, marks become structure elements.

Takes a Flow node and a measure, gives a `Box`; sets every paragraph and resolves grid tracks.
Diagnostics: `layout.overflow` (a word or a heading larger than its place) and those of `text`.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from brochure.forms.flow import (
    Artifact,
    Badge,
    Break,
    Cell,
    Element,
    FitContent,
    Fixed,
    FlowNode,
    Grid,
    Mark,
    Paragraph,
    Picture,
    Row,
    Rule,
    Space,
    Stack,
    TextSpan,
    Track,
)
from brochure.forms.flow import Box as BoxStyle
from brochure.layout.boxes import (
    Box,
    BreakBox,
    FramedBox,
    LateText,
    LinesBox,
    RuleBox,
    SpaceBox,
    Thrift,
)
from brochure.layout.grids import CellBox, GridBox, RowBox
from brochure.layout.painter import SpanOwners
from brochure.layout.pictures import PictureBox, SetBadge
from brochure.layout.stacks import ColumnsBox, StackBox
from brochure.layout.structure import Node, Tree, artifact_owner
from brochure.text.paragraph import SetText
from brochure.values.diagnostic import Diagnostic
from brochure.values.units import Pt, to_mm

Setter = Callable[[Paragraph, float], SetText]
Owner = Node | int

WIDE = 100_000.0
"""A measure no line reaches, for natural widths."""

REPEATED = Artifact(kind="Pagination")
"""Mark of header rows repeated on further pages."""


class Builder:
    """Builds boxes; gathers diagnostics and the structure tree."""

    def __init__(self, tree: Tree, setter: Setter, late: LateText, language: str = "") -> None:
        """Keep the tools; `language` is that of the document."""
        self.language = language
        self.tree, self.set, self.late = tree, setter, late
        self.thrift = Thrift()
        self._breaks = 0
        self.diagnostics: list[Diagnostic] = []
        self._seen: set[tuple[str, str]] = set()

    # -- nodes ---------------------------------------------------------------------------------

    def box(self, node: FlowNode, width: float, owner: Owner) -> Box:
        """Return the measured box of a node for a measure."""
        match node:
            case Space():
                return SpaceBox(node.height, always=node.always)
            case Break():
                self._breaks += 1
                number = self._breaks - 1
                return BreakBox(node.title, unless=node.unless, thrift=self.thrift, number=number)
            case Rule():
                return RuleBox(node, width)
            case Picture():
                return self._picture(node, width, owner)
        pad = node.box.padding
        inner = width - pad.start - pad.end
        built: Box
        match node:
            case Paragraph():
                built = self._paragraph(node, inner, owner)
            case Stack():
                built = self._stack(node, inner, owner)
            case Grid():
                built = self._grid(node, inner, owner)
        return _framed(built, node.box, width)

    def _stack(self, stack: Stack, width: float, owner: Owner) -> Box:
        inside = self.tree.enter(stack.mark, owner)
        count = stack.columns
        measure = (width - stack.column_gap * (count - 1)) / count
        children = [self.box(child, measure, inside) for child in stack.children]
        content = StackBox(children, stack.gap, measure)
        if count == 1:
            return content
        return ColumnsBox(content, count, stack.column_gap, width)

    def _paragraph(self, node: Paragraph, width: float, owner: Owner) -> LinesBox:
        mark = node.mark
        if isinstance(mark, Element) and node.language != self.language and not mark.language:
            mark = replace(mark, language=node.language)
        mine = self._leaf(mark, owner)
        late = any(span.place or span.page_of for span in node.spans)
        known = self.late.resolve(node, "00", "") if late else node
        text = self.set(known, width)
        self._check(node, text, width)
        box = LinesBox(node, text, width, self._owners(node, mine))
        box.late = self.late if late else None
        return box

    def _leaf(self, mark: Mark, owner: Owner) -> Owner:
        if isinstance(owner, int):
            return owner
        if isinstance(mark, Artifact):
            return artifact_owner(mark)
        return self.tree.add(mark, owner)

    def _owners(self, node: Paragraph, owner: Owner) -> SpanOwners:
        inks = tuple([span.style.ink for span in node.spans])
        if not any(span.link or span.language for span in node.spans):
            count = len(node.spans)
            number = owner if isinstance(owner, int) else owner.id
            return SpanOwners((number,) * count, inks, (None,) * count, ("",) * count)
        owners: list[int] = []
        targets: list[str | None] = []
        contents: list[str] = []
        link: tuple[str, Node] | None = None
        for span in node.spans:
            target = span.link if isinstance(owner, Node) else None
            parent = owner
            if target is not None and isinstance(owner, Node):
                if link is None or link[0] != target:
                    link = (target, self.tree.add(Element(role="Link"), owner))
                parent = link[1]
            else:
                link = None
            if span.language and span.language != node.language and isinstance(parent, Node):
                parent = self.tree.add(Element(role="Span", language=span.language), parent)
            owners.append(parent if isinstance(parent, int) else parent.id)
            targets.append(target)
            contents.append(_link_words(node.spans, target) if target else "")
        return SpanOwners(tuple(owners), inks, tuple(targets), tuple(contents))

    def _picture(self, node: Picture, width: float, owner: Owner) -> Box:
        mine = self._leaf(node.mark, owner)
        badges = [self._badge(badge, owner) for badge in node.badges]
        number = mine if isinstance(mine, int) else mine.id
        return PictureBox(node, width, number, badges)

    def _badge(self, badge: Badge, owner: Owner) -> SetBadge:
        number, number_owners = self._one_line(badge.number, owner)
        label = self._one_line(badge.label, owner) if badge.label else None
        return badge, number, number_owners, label

    def _one_line(self, paragraph: Paragraph, owner: Owner) -> tuple[SetText, SpanOwners]:
        wide = self.set(paragraph, WIDE)
        text = self.set(paragraph, wide.natural_width + 0.01)
        self._gather(text)
        return text, self._owners(paragraph, self._leaf(paragraph.mark, owner))

    # -- grids ---------------------------------------------------------------------------------

    def _grid(self, grid: Grid, width: float, owner: Owner) -> GridBox:
        inside = self.tree.enter(grid.mark, owner)
        widths = self._tracks(grid, width)
        rows: list[RowBox] = []
        taken: dict[int, int] = {}
        for row in grid.rows:
            within = self.tree.enter(row.mark, inside)
            built = self._row(row, grid, widths, dict(taken), within)
            if row.header:
                built.repeat = self._row(row, grid, widths, dict(taken), artifact_owner(REPEATED))
            taken = _next_taken(taken, built)
            rows.append(built)
        return GridBox(rows, grid.row_gap, width, (grid.orphans, grid.widows))

    def _row(
        self, row: Row, grid: Grid, widths: list[float], taken: dict[int, int], owner: Owner
    ) -> RowBox:
        cells: list[CellBox] = []
        column = 0
        for cell in row.cells:
            while taken.get(column, 0) > 0:
                column += 1
            offset = sum(widths[:column]) + grid.column_gap * column + row.box.padding.start
            width = sum(widths[column : column + cell.span]) + grid.column_gap * (cell.span - 1)
            cells.append(self._cell(cell, column, offset, width, owner))
            column += cell.span
        return RowBox(row, cells)

    def _cell(self, cell: Cell, column: int, offset: float, width: float, owner: Owner) -> CellBox:
        inside = self.tree.enter(cell.mark, owner)
        if isinstance(inside, Node) and inside is not owner:
            inside.col_span, inside.row_span = cell.span, cell.row_span
        pad = cell.box.padding
        content = self.box(cell.node, width - pad.start - pad.end, inside)
        return CellBox(cell, column, content, offset, width)

    def _tracks(self, grid: Grid, width: float) -> list[float]:
        fixed: list[float] = []
        for index, track in enumerate(grid.tracks):
            match track:
                case Fixed(width=wide):
                    fixed.append(wide)
                case FitContent(limit=limit):
                    fixed.append(min(limit, self._column_natural(grid, index)))
                case _:
                    fixed.append(0.0)
        left = width - sum(fixed) - grid.column_gap * (len(fixed) - 1)
        shares = sum(_weight(track) for track in grid.tracks)
        return [
            wide + (left * _weight(track) / shares if shares else 0)
            for wide, track in zip(fixed, grid.tracks, strict=True)
        ]

    def _column_natural(self, grid: Grid, column: int) -> float:
        widest = 0.0
        for row in grid.rows:
            at = 0
            for cell in row.cells:
                if at == column and cell.span == 1:
                    pad = cell.box.padding
                    widest = max(widest, self.natural(cell.node) + pad.start + pad.end)
                at += cell.span
        return widest

    def natural(self, node: FlowNode) -> float:
        """Return the width of a node with every paragraph on one line, in points."""
        match node:
            case Paragraph():
                pad = node.box.padding
                known = self.late.resolve(node, "00", "")
                return self.set(known, WIDE).natural_width + pad.start + pad.end + 0.01
            case Stack():
                pad = node.box.padding
                widest = max((self.natural(child) for child in node.children), default=0.0)
                return widest + pad.start + pad.end
            case Grid():
                columns = range(len(node.tracks))
                widths = (
                    track.width if isinstance(track, Fixed) else self._column_natural(node, i)
                    for i, track in zip(columns, node.tracks, strict=True)
                )
                return sum(widths) + node.column_gap * (len(node.tracks) - 1)
            case Picture():
                return node.width
            case Rule():
                return node.length or 0.0
        return 0.0

    # -- findings ------------------------------------------------------------------------------

    def _check(self, node: Paragraph, text: SetText, width: float) -> None:
        self._gather(text)
        if text.min_width > width + 0.5:
            over = to_mm(Pt(text.min_width - width))
            self._overflow(node, f"a word is {over:.1f} mm wider than its place")
        limit = node.style.lines_max
        if limit is not None and len(text.lines) > limit:
            self._overflow(node, f"takes {len(text.lines)} lines where {limit} are allowed")

    def _overflow(self, node: Paragraph, what: str) -> None:
        key = node.origin.key
        if (key, what) in self._seen:
            return
        self._seen.add((key, what))
        self.diagnostics.append(
            Diagnostic(
                code="layout.overflow",
                severity="error",
                message=f"'{key}' does not fit: {what}",
                span=node.origin.span,
                hints=("Shorten the text, or give it more room in the theme or product.",),
            )
        )

    def _gather(self, text: SetText) -> None:
        for found in text.diagnostics:
            key = (found.code, found.message)
            if key not in self._seen:
                self._seen.add(key)
                self.diagnostics.append(found)


def _framed(box: Box, style: BoxStyle, width: float) -> Box:
    """Wrap a box whose style shows or reserves something; else only hand on its keeps."""
    pad = style.padding
    bare = not (style.fill or style.edges or style.min_height)
    keeps = style.keep_together or style.keep_up_to
    if bare and not (pad.top or pad.bottom or pad.start or pad.end or keeps):
        box.keep_next = box.keep_next or style.keep_with_next
        box.at_foot = box.at_foot or style.at_foot
        return box
    if isinstance(box, LinesBox):
        box.keep_next = False
    return FramedBox(box, style, width)


def _weight(track: Track) -> float:
    return 0.0 if isinstance(track, (Fixed, FitContent)) else track.weight


def _next_taken(taken: dict[int, int], row: RowBox) -> dict[int, int]:
    """Return how many further rows each column is taken for, after a row."""
    after = {column: count - 1 for column, count in taken.items() if count > 1}
    for cell in row.cells:
        if cell.cell.row_span > 1:
            for column in range(cell.column, cell.column + cell.cell.span):
                after[column] = cell.cell.row_span - 1
    return after


def _link_words(spans: Sequence[TextSpan], target: str) -> str:
    """Return the words of a link, or its address where the words are a page number."""
    words = "".join(span.text for span in spans if span.link == target).strip()
    return words or target
