"""Grids: rows of cells, as tall as their tallest, split between rows or inside them.

A cell that spans rows ties these together; header rows are repeated as artifacts on further pages.
"""

from collections.abc import Sequence

from brochure.forms.flow import Cell, Edge, Row, Stem
from brochure.forms.pages import LAYOUT, Stroke
from brochure.layout.boxes import EPSILON, Box, Halves, paint_ground
from brochure.layout.painter import Painter
from brochure.values.geometry import Rect, circle
from brochure.values.ink import Ink
from brochure.values.span import Origin

PAPER = Ink((255, 255, 255), (0.0, 0.0, 0.0, 0.0))
"""What shows inside hollow dots."""


class CellBox:
    """A cell: its content, built for its width less padding, or None when all was placed before."""

    __slots__ = ("cell", "column", "content", "offset", "width")

    def __init__(
        self, cell: Cell, column: int, content: Box | None, offset: float, width: float
    ) -> None:
        """Take the place of the cell in its row: offset from the row's start, and width."""
        self.cell, self.column, self.content = cell, column, content
        self.offset, self.width = offset, width

    @property
    def height(self) -> float:
        """Height of content and padding."""
        pad = self.cell.box.padding
        inner = self.content.height if self.content else 0.0
        return max(inner + pad.top + pad.bottom, self.cell.box.min_height)

    def with_content(self, content: Box | None) -> "CellBox":
        """Return the same cell with other content."""
        return CellBox(self.cell, self.column, content, self.offset, self.width)


class RowBox:
    """Cells side by side; `height` is the final height of the row."""

    __slots__ = ("cells", "continued", "continues", "height", "repeat", "row")

    def __init__(self, row: Row, cells: Sequence[CellBox]) -> None:
        """Take the tallest single-row cell as height."""
        self.row, self.cells = row, list(cells)
        pad = row.box.padding
        tallest = max((c.height for c in self.cells if c.cell.row_span == 1), default=0.0)
        self.height = max(tallest + pad.top + pad.bottom, row.box.min_height)
        self.continued = False
        """Whether the row began on the page before."""
        self.continues = False
        """Whether the row goes on on the next page."""
        self.repeat: RowBox | None = None
        """For header rows: the artifact twin painted on further pages."""

    def split(self, room: float, *, fresh: bool) -> "tuple[RowBox, RowBox] | None":
        """Cut inside the row, if every cell can give something to the head."""
        if any(c.cell.row_span > 1 for c in self.cells):
            return None
        if self.row.box.keep_together and not (fresh and self.height > room):
            return None
        heads: list[CellBox] = []
        tails: list[CellBox] = []
        pad = self.row.box.padding
        for cell in self.cells:
            inner = cell.cell.box.padding
            space = room - pad.top - pad.bottom - inner.top - inner.bottom
            if cell.content is None:
                heads.append(cell)
                tails.append(cell)
                continue
            head, tail = cell.content.split(space, fresh=fresh)
            if head is None:
                return None
            heads.append(cell.with_content(head))
            tails.append(cell.with_content(tail.trimmed() if tail else None))
        first, second = RowBox(self.row, heads), RowBox(self.row, tails)
        first.continued, first.continues, second.continued = self.continued, True, True
        return first, second


class GridBox(Box):
    """Rows one under the other."""

    __slots__ = ("company", "gap", "rows", "started")

    def __init__(
        self, rows: Sequence[RowBox], gap: float, width: float, company: tuple[int, int] = (1, 1)
    ) -> None:
        """Add up the rows after spanning cells have stretched them.

        `company`: least number of rows before and after a break, as `orphans` and `widows`.
        """
        self.rows, self.gap, self.company = list(rows), gap, company
        self._stretch()
        super().__init__(width, sum(r.height for r in self.rows) + gap * (len(self.rows) - 1))
        self.started = False
        """Whether rows of the same grid stand on an earlier page."""
        self.keep_next = bool(self.rows) and self.rows[-1].row.box.keep_with_next

    def _stretch(self) -> None:
        for index, row in enumerate(self.rows):
            for cell in row.cells:
                span = self.rows[index : index + cell.cell.row_span]
                if len(span) < 2:
                    continue
                have = sum(r.height for r in span) + self.gap * (len(span) - 1)
                span[-1].height += max(0.0, cell.height - have)

    def split(self, room: float, *, fresh: bool) -> Halves:
        """Cut between rows, or inside the first row that does not fit."""
        if self.height <= room + EPSILON:
            return self, None
        y, index = 0.0, 0
        while index < len(self.rows) and y + self.rows[index].height <= room + EPSILON:
            y += self.rows[index].height + self.gap
            index += 1
        headers = sum(1 for row in self.rows if row.row.header)
        if index < len(self.rows):
            top = fresh and index <= headers
            parts = self.rows[index].split(room - y, fresh=top)
            alone = index - headers + 1 < self._orphans or len(self.rows) - index < self.company[1]
            if parts and self.rows[index].cells and (fresh or not alone):
                return self._part(0, index, extra=parts[0]), self._rest(index + 1, first=parts[1])
        index = self._in_company(self._good_break(index), headers, fresh=fresh)
        if index <= headers:
            return None, self
        return self._part(0, index), self._rest(index)

    @property
    def _orphans(self) -> int:
        return 1 if self.started else self.company[0]

    def _in_company(self, index: int, headers: int, *, fresh: bool) -> int:
        """Move a break up so that no row is left alone; at the top of a frame as far as can be."""
        lacking = self.company[1] - (len(self.rows) - index)
        moved = self._good_break(index - lacking) if 0 < lacking < index else index
        if moved - headers >= self._orphans and len(self.rows) - moved >= self.company[1]:
            return moved
        return index if fresh else 0

    def _good_break(self, index: int) -> int:
        """Move a break up to where no cell spans it and no row must stay with the next."""
        while index > 0:
            tied = any(
                i + cell.cell.row_span > index
                for i, row in enumerate(self.rows[:index])
                for cell in row.cells
            )
            if not tied and not self.rows[index - 1].row.box.keep_with_next:
                return index
            index -= 1
        return 0

    @property
    def is_threaded(self) -> bool:
        """Whether a line runs through the gaps, made for gaps of this height."""
        stems = (cell.cell.stem for row in self.rows for cell in row.cells)
        return any(stem is not None and stem.into_gap for stem in stems)

    def with_gap(self, gap: float) -> "GridBox":
        """Return the same rows with another gap between them."""
        grid = GridBox(self.rows, gap, self.width, self.company)
        grid.started = self.started
        return grid

    def _part(self, start: int, end: int, extra: RowBox | None = None) -> "GridBox":
        rows = self.rows[start:end] + ([extra] if extra else [])
        part = GridBox(rows, self.gap, self.width, self.company)
        part.started = self.started
        return part

    def _rest(self, start: int, first: RowBox | None = None) -> "GridBox":
        repeated = [row.repeat for row in self.rows if row.row.header and row.repeat]
        for row in repeated:
            row.repeat = row
        rows = [*repeated, *([first] if first else []), *self.rows[start:]]
        rest = GridBox(rows, self.gap, self.width, self.company)
        rest.started = True
        return rest

    def paint(self, painter: Painter, x: float, y: float, foot: float | None = None) -> None:
        """Paint the rows."""
        for index, row in enumerate(self.rows):
            self._paint_row(painter, index, x, y)
            y += row.height + self.gap

    def _paint_row(self, painter: Painter, index: int, x: float, y: float) -> None:
        row = self.rows[index]
        style = row.row.box
        paint_ground(painter, Rect(x, y, self.width, row.height), style)
        for cell in row.cells:
            height = row.height - style.padding.top - style.padding.bottom
            if cell.cell.row_span > 1:
                span = self.rows[index : index + cell.cell.row_span]
                height = sum(r.height for r in span) + self.gap * (len(span) - 1)
            place = Rect(x + cell.offset, y + style.padding.top, cell.width, height)
            paint_ground(painter, place, cell.cell.box)
            if cell.cell.stem:
                self._paint_stem(painter, cell.cell.stem, row, index, place)
            _paint_content(painter, cell, place)

    def _paint_stem(
        self, painter: Painter, stem: Stem, row: RowBox, index: int, place: Rect
    ) -> None:
        x = place.x + stem.x
        edge = Edge(weight=stem.weight, ink=stem.ink)
        top = place.y + (0 if row.continued else stem.top)
        bottom = place.bottom + stem.into_gap
        if stem.stub and self.started and index == sum(1 for r in self.rows if r.row.header):
            end = top if row.continued else place.y
            painter.stroke(x, place.y - stem.stub, x, end, edge, LAYOUT)
        if stem.line and bottom > top:
            painter.stroke(x, top, x, bottom, edge, LAYOUT)
        at_foot = stem.dot_at == "foot"
        if stem.dot and not (row.continues if at_foot else row.continued):
            y = bottom if isinstance(stem.dot_at, str) else place.y + stem.dot_at
            _paint_dot(painter, stem, x, y)

    @property
    def origin(self) -> Origin | None:
        """The origin of the first cell's content."""
        boxes = (c.content for row in self.rows for c in row.cells if c.content)
        return next((box.origin for box in boxes if box.origin), None)


def _paint_content(painter: Painter, cell: CellBox, place: Rect) -> None:
    if cell.content is None:
        return
    pad = cell.cell.box.padding
    room = place.height - pad.top - pad.bottom - cell.content.height
    shift = {"top": 0.0, "middle": room / 2, "bottom": room}[cell.cell.align]
    foot = place.bottom - pad.bottom
    cell.content.paint(painter, place.x + pad.start, place.y + pad.top + shift, foot)


def _paint_dot(painter: Painter, stem: Stem, x: float, y: float) -> None:
    radius = stem.dot / 2
    left = painter.left(x, 0)
    if stem.hollow:
        pen = Stroke(stem.ink, stem.weight)
        painter.shape(circle(left, y, radius - stem.weight / 2), PAPER, pen, LAYOUT)
        return
    painter.shape(circle(left, y, radius), stem.ink, None, LAYOUT)
