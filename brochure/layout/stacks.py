"""Stacks: boxes one under the other, in one column or several balanced ones."""

from collections.abc import Sequence

from brochure.layout.boxes import EPSILON, Box, BreakBox, Halves, SpaceBox
from brochure.layout.painter import Painter
from brochure.values.span import Origin


def _gap_before(children: Sequence[Box], index: int, gap: float) -> float:
    """Return the gap above a child: none at the top and none beside explicit space."""
    if index == 0 or not gap:
        return 0.0
    quiet = (SpaceBox, BreakBox)
    if isinstance(children[index], quiet) or isinstance(children[index - 1], quiet):
        return 0.0
    return gap


class StackBox(Box):
    """Children one under the other with a gap between them."""

    __slots__ = ("children", "gap")

    def __init__(self, children: Sequence[Box], gap: float, width: float) -> None:
        """Add up the heights."""
        self.children, self.gap = list(children), gap
        height = sum([child.height for child in self.children])
        if gap:
            height += sum([_gap_before(self.children, i, gap) for i in range(len(self.children))])
        super().__init__(width, height)
        self.at_foot = False
        if self.children:
            self.keep_next = self.children[-1].keep_next

    @property
    def has_break(self) -> bool:
        """Whether a forced break is still to be taken somewhere inside."""
        return any(
            (isinstance(c, BreakBox) and not c.done) or (isinstance(c, StackBox) and c.has_break)
            for c in self.children
        )

    def trimmed(self) -> Box | None:
        """Drop space at the top, down into the first child."""
        children = list(self.children)
        lead: list[Box] = []
        while children:
            first = children.pop(0)
            if isinstance(first, BreakBox):
                lead.append(first.taken())
                continue
            kept = first.trimmed()
            if kept is not None:
                return StackBox([*lead, kept, *children], self.gap, self.width)
        return StackBox(lead, self.gap, self.width) if lead else None

    def split(self, room: float, *, fresh: bool) -> Halves:
        """Fill `room` with children, the last of them perhaps in part."""
        return self._around_foot(room, fresh=fresh) or self._filled(room, fresh=fresh)

    def _around_foot(self, room: float, *, fresh: bool) -> Halves | None:
        """Keep the foot for a child that belongs there; what follows it goes on above it."""
        at = _foot_followed(self.children)
        if at is None:
            return None
        above, foot, below = self.children[:at], self.children[at], self.children[at + 1 :]
        flow = StackBox(_joined(above, below), self.gap, self.width)
        last = above[-1] if above else None
        space = last if isinstance(last, SpaceBox) else SpaceBox(0, always=False)
        left = room - foot.height - space.height
        if flow.has_break or StackBox(above, self.gap, self.width).height > left + EPSILON:
            return None
        head, tail = flow.split(left, fresh=fresh)
        if not isinstance(head, StackBox) or not all(
            box in head.children for box in above if _paints([box])
        ):
            return None
        return StackBox([*head.children, space, foot], self.gap, self.width), tail

    def _filled(self, room: float, *, fresh: bool) -> Halves:
        if self.height <= room + EPSILON and not self.has_break:
            return self, None
        placed: list[Box] = []
        y = 0.0
        for index, child in enumerate(self.children):
            if isinstance(child, BreakBox) and not child.done:
                if not child.is_needless(room - y):
                    if _paints(placed):
                        return self._cut(placed, [child.taken()], index + 1)
                    if not fresh:
                        return None, self
                placed.append(child.taken())
                continue
            gap = _gap_before(self.children, index, self.gap)
            left = room - y - gap
            if child.height <= left + EPSILON and not _has_break(child):
                placed.append(child)
                y += gap + child.height
                continue
            # After nothing but a heading, a whole page would give the child no more than this room.
            top = fresh and not any(_paints([box]) and not box.keep_next for box in placed)
            head, tail = child.split(left, fresh=top) if left > 0 else (None, child)
            return self._divide(placed, head, tail, index, fresh=fresh)
        return StackBox(placed, self.gap, self.width), None

    def _divide(
        self, placed: list[Box], head: Box | None, tail: Box | None, index: int, *, fresh: bool
    ) -> Halves:
        """Return the two parts when child `index` is the one that does not fit whole."""
        # Space that vanishes at the foot must not tear a heading from what it opens.
        if head is not None and not isinstance(head, SpaceBox):
            rest = [tail] if tail is not None else []
            return self._cut([*placed, head], rest, index + 1)
        pulled: list[Box] = []
        while placed and (placed[-1].keep_next or isinstance(placed[-1], SpaceBox)):
            pulled.insert(0, placed.pop())
        if not _paints(placed):
            if not fresh:
                return None, self
            if not pulled or not _paints(pulled):
                return None, self
            placed, pulled = [*placed, *pulled], []
        return self._cut(placed, [*pulled, self.children[index]], index + 1)

    def _cut(self, placed: list[Box], rest: list[Box], index: int) -> Halves:
        while placed and isinstance(placed[-1], SpaceBox):
            placed.pop()
        remaining = [*rest, *self.children[index:]]
        head = StackBox(placed, self.gap, self.width)
        head.keep_next = False
        if not remaining:
            return head, None
        return head, StackBox(remaining, self.gap, self.width)

    def paint(self, painter: Painter, x: float, y: float, foot: float | None = None) -> None:
        """Paint the children; one that belongs at the frame's foot sinks there, below the rest."""
        children = self.children if foot is None else _foot_last(self.children)
        remaining = self.height
        bottom = y + self.height
        for index, child in enumerate(children):
            gap = _gap_before(children, index, self.gap)
            y += gap
            remaining -= gap
            if child.at_foot and foot is not None:
                y = max(y, foot - remaining)
                bottom = y + remaining
            last = index == len(children) - 1
            child.paint(painter, x, y, foot if last or foot is None else None)
            y += child.height
            remaining -= child.height
        assert y <= bottom + 1

    @property
    def origin(self) -> Origin | None:
        """The first child's origin."""
        return next((c.origin for c in self.children if c.origin), None)


class ColumnsBox(Box):
    """A stack running through columns of equal height."""

    __slots__ = ("columns", "content", "count", "gap")

    def __init__(self, content: Box, count: int, gap: float, width: float) -> None:
        """Balance the columns."""
        self.content, self.count, self.gap = content, count, gap
        self.columns = _balance(content, count)
        super().__init__(width, max((c.height for c in self.columns), default=0))

    def split(self, room: float, *, fresh: bool) -> Halves:
        """Fill columns as high as the room, balance the rest on the next page."""
        if self.height <= room + EPSILON:
            return self, None
        columns, rest = _fill(self.content, self.count, room, fresh=fresh)
        if not columns or rest is None:
            return None, self
        head = ColumnsBox(StackBox([], 0, 0), self.count, self.gap, self.width)
        head.columns, head.height = columns, max(c.height for c in columns)
        return head, ColumnsBox(rest, self.count, self.gap, self.width)

    def paint(self, painter: Painter, x: float, y: float, foot: float | None = None) -> None:
        """Paint column by column."""
        step = (self.width + self.gap) / self.count
        for index, column in enumerate(self.columns):
            column.paint(painter, x + index * step, y)

    @property
    def origin(self) -> Origin | None:
        """The content's origin."""
        return self.content.origin


def _paints(boxes: Sequence[Box]) -> bool:
    return any(not isinstance(box, (SpaceBox, BreakBox)) for box in boxes)


def _foot_followed(children: Sequence[Box]) -> int | None:
    """Return the place of a child for the foot that something follows, if there is one."""
    for index, child in enumerate(children):
        if child.at_foot and _paints(children[index + 1 :]):
            return index
    return None


def _foot_last(children: Sequence[Box]) -> Sequence[Box]:
    """Return the children in their order on a page: one for the foot below the others."""
    at = _foot_followed(children)
    if at is None:
        return children
    return [*_joined(children[:at], children[at + 1 :]), children[at]]


def _joined(above: Sequence[Box], below: Sequence[Box]) -> list[Box]:
    """Return what stands above and below a child that is taken out: one space, none on top."""
    after = list(below)
    while after and isinstance(after[0], SpaceBox) and not after[0].always:
        after.pop(0)
    return [*above, *after]


def _has_break(box: Box) -> bool:
    return isinstance(box, StackBox) and box.has_break


def _fill(content: Box, count: int, height: float, *, fresh: bool) -> tuple[list[Box], Box | None]:
    """Fill up to `count` columns of a height; returns the columns and what is left."""
    columns: list[Box] = []
    rest: Box | None = content
    while rest is not None and len(columns) < count:
        if columns:
            rest = rest.trimmed()
            if rest is None:
                break
        head, tail = rest.split(height, fresh=fresh)
        if head is None:
            break
        columns.append(head)
        rest = tail
    return columns, rest


def _balance(content: Box, count: int) -> list[Box]:
    """Return columns whose height is the least that holds everything, found to one point."""
    low, high = content.height / count - 1, content.height
    best: list[Box] = [content]
    while high - low > 1:
        middle = (low + high) / 2
        columns, rest = _fill(content, count, middle, fresh=False)
        if rest is None:
            best, high = columns, middle
        else:
            low = middle
    return best
