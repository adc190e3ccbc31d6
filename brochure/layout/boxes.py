"""Boxes: measured flow nodes that can be split over pages and painted.

`build` makes them from Flow; `paginate` cuts them into frames. A box knows its width and height in
points; `split` returns what fits and what is left; `paint` takes logical coordinates.
"""

from collections.abc import Callable
from dataclasses import replace

from brochure.forms.flow import Box as BoxStyle
from brochure.forms.flow import Edge, Paragraph, Rule, TextSpan
from brochure.forms.pages import BACKGROUND, LAYOUT
from brochure.languages.digits import with_digits
from brochure.layout.painter import Painter, SpanOwners
from brochure.text.paragraph import SetText
from brochure.values.geometry import Rect
from brochure.values.span import Origin

EPSILON = 0.01
"""Lengths closer than this, in points, count as equal."""

Halves = tuple["Box | None", "Box | None"]


class Box:
    """Base of all boxes."""

    __slots__ = ("at_foot", "height", "keep_next", "width")

    def __init__(self, width: float, height: float) -> None:
        """Take the measured size."""
        self.width, self.height = width, height
        self.keep_next = False
        self.at_foot = False

    def split(self, room: float, *, fresh: bool) -> Halves:
        """Return (what fits into `room`, the rest); `fresh`: the room is a whole empty frame."""
        return (self, None) if self.height <= room + EPSILON else (None, self)

    def trimmed(self) -> "Box | None":
        """Return the box without space at its top, for the top of a frame."""
        return self

    def paint(self, painter: Painter, x: float, y: float, foot: float | None = None) -> None:
        """Paint with the top start corner at logical (x, y); `foot` is the frame's foot."""
        raise NotImplementedError  # pragma: no cover - abstract

    @property
    def origin(self) -> Origin | None:
        """Where the first painted thing in the box came from, for messages."""
        return None


class SpaceBox(Box):
    """Vertical space."""

    __slots__ = ("always",)

    def __init__(self, height: float, *, always: bool) -> None:
        """Make space of a height."""
        super().__init__(0, height)
        self.always = always

    def split(self, room: float, *, fresh: bool) -> Halves:
        """Space that does not fit vanishes."""
        return (self, None) if self.height <= room + EPSILON else (SpaceBox(0, always=False), None)

    def trimmed(self) -> "Box | None":
        """Vanish at the top of a frame unless wanted there."""
        return self if self.always else None

    def paint(self, painter: Painter, x: float, y: float, foot: float | None = None) -> None:
        """Paint nothing."""


class Thrift:
    """How willing sections are to begin below others; shared by the breaks of one run."""

    __slots__ = ("earliest", "factor", "page")

    def __init__(self) -> None:
        """Begin with the room the breaks ask for themselves."""
        self.factor = 1.0
        """Multiplies the room that must be left for a break not to be taken."""
        self.page = 0
        """Index of the page being filled."""
        self.earliest: tuple[int, ...] = ()
        """The first page on which each section may begin, in order; empty for any."""


class BreakBox(Box):
    """A forced break; painted, it only names the section that begins."""

    __slots__ = ("done", "number", "thrift", "title", "unless")

    def __init__(
        self,
        title: str | None,
        *,
        unless: float = 0.0,
        thrift: Thrift | None = None,
        number: int = 0,
    ) -> None:
        """Remember the section title and number, and the room that makes the break needless."""
        super().__init__(0, 0)
        self.title, self.unless, self.thrift, self.number = title, unless, thrift, number
        self.done = False
        """Whether the break has been taken."""

    def taken(self) -> "BreakBox":
        """Return the break as a mere marker of the section that begins."""
        marker = BreakBox(self.title)
        marker.done = True
        return marker

    def is_needless(self, room: float) -> bool:
        """Tell whether so much room is left that the section may begin here."""
        thrift = self.thrift or Thrift()
        if self.number < len(thrift.earliest) and thrift.page < thrift.earliest[self.number]:
            return False
        return bool(self.unless) and room >= self.unless * thrift.factor

    def paint(self, painter: Painter, x: float, y: float, foot: float | None = None) -> None:
        """Enter the section."""
        if self.title is not None:
            painter.enter_section(self.title)


class RuleBox(Box):
    """A horizontal line."""

    __slots__ = ("rule",)

    def __init__(self, rule: Rule, width: float) -> None:
        """Take the heavier of line and segment as height."""
        heavy = max(rule.weight, rule.segment[1] if rule.segment else 0)
        super().__init__(width if rule.length is None else rule.length, heavy)
        self.rule = rule
        self.keep_next = rule.box.keep_with_next
        self.at_foot = rule.box.at_foot

    def paint(self, painter: Painter, x: float, y: float, foot: float | None = None) -> None:
        """Draw the line, then its segment."""
        rule, middle = self.rule, y + self.height / 2
        edge = Edge(weight=rule.weight, ink=rule.ink, dash=rule.dash)
        painter.stroke(x, middle, x + self.width, middle, edge, LAYOUT)
        if rule.segment:
            length, weight, ink = rule.segment
            painter.stroke(x, middle, x + length, middle, Edge(weight=weight, ink=ink), LAYOUT)


class LateText:
    """Sets paragraphs whose text holds page numbers, once these are known."""

    def __init__(self, setter: Callable[[Paragraph, float], SetText], digits: str = "") -> None:
        """Keep the function that sets a paragraph, and the digits of page numbers."""
        self.setter = setter
        self.pages_of: dict[str, str] = {}
        self.total = ""
        self.digits = digits
        self.changed = False

    def resolve(self, paragraph: Paragraph, page: str, section: str) -> Paragraph:
        """Return the paragraph with its place and page_of spans filled in."""
        values = {"page": page, "pages": self.total, "section": section}

        def filled(span: TextSpan) -> TextSpan:
            if span.place:
                text = with_digits(values[span.place], self.digits)
                return replace(span, text=text, place=None)
            if span.page_of:
                text = with_digits(self.pages_of.get(span.page_of, "00"), self.digits)
                return replace(span, text=text, page_of=None)
            return span

        return replace(paragraph, spans=tuple(filled(span) for span in paragraph.spans))


class LinesBox(Box):
    """Some lines of a paragraph."""

    __slots__ = ("first", "last", "late", "owners", "paragraph", "text")

    def __init__(
        self, paragraph: Paragraph, text: SetText, width: float, owners: SpanOwners
    ) -> None:
        """Take all lines."""
        super().__init__(width, len(text.lines) * text.leading)
        self.paragraph, self.text, self.owners = paragraph, text, owners
        self.first, self.last = 0, len(text.lines)
        self.late: LateText | None = None
        self.keep_next = paragraph.box.keep_with_next

    def _part(self, first: int, last: int) -> "LinesBox":
        part = LinesBox(self.paragraph, self.text, self.width, self.owners)
        part.first, part.last, part.late = first, last, self.late
        part.height = (last - first) * self.text.leading
        part.keep_next = self.keep_next and last == self.last
        return part

    def split(self, room: float, *, fresh: bool) -> Halves:
        """Cut between lines, leaving orphans and widows their company."""
        if self.height <= room + EPSILON:
            return self, None
        count = self.last - self.first
        fit = int((room + EPSILON) / self.text.leading)
        style = self.paragraph.style
        fit = min(fit, count - style.widows) if count > style.widows else 0
        if fit < style.orphans or self.paragraph.box.keep_together:
            if not fresh or self.height <= room:
                return None, self
            fit = max(1, min(int((room + EPSILON) / self.text.leading), count - 1))
        if fit <= 0 or fit >= count:
            return None, self
        middle = self.first + fit
        return self._part(self.first, middle), self._part(middle, self.last)

    def paint(self, painter: Painter, x: float, y: float, foot: float | None = None) -> None:
        """Paint the lines, later if they hold page numbers."""
        span = range(self.first, self.last)
        if self.late is None:
            painter.lines(self.text, span, (x, y), self.width, self.owners)
            return
        for owner in self.owners.owners:
            painter.tree.touch(owner, painter.page_index, y)
        painter.defer(lambda late: self._paint_late(late, x, y))

    def _paint_late(self, painter: Painter, x: float, y: float) -> None:
        assert self.late is not None
        page = str(painter.page_index + 1)
        paragraph = self.late.resolve(self.paragraph, page, painter.current.section)
        text = self.late.setter(paragraph, self.width)
        if len(text.lines) != len(self.text.lines):
            self.late.changed = True
        span = range(self.first, min(self.last, len(text.lines)))
        painter.lines(text, span, (x, y), self.width, self.owners)

    @property
    def origin(self) -> Origin | None:
        """The paragraph's origin."""
        return self.paragraph.origin


class FramedBox(Box):
    """A box with ground, edges and padding around another."""

    __slots__ = ("inner", "style")

    def __init__(self, inner: Box, style: BoxStyle, width: float) -> None:
        """Wrap `inner`, which was built for the width less padding."""
        pad = style.padding
        super().__init__(width, max(inner.height + pad.top + pad.bottom, style.min_height))
        self.inner, self.style = inner, style
        self.keep_next = style.keep_with_next
        self.at_foot = style.at_foot

    def split(self, room: float, *, fresh: bool) -> Halves:
        """Split the inner box; both halves keep ground and padding."""
        if self.height <= room + EPSILON:
            return self, None
        keeps = self.style.keep_together or self.height <= self.style.keep_up_to
        if keeps and not (fresh and self.height > room):
            return None, self
        pad = self.style.padding
        head, tail = self.inner.split(room - pad.top - pad.bottom, fresh=fresh)
        if head is None or tail is None:
            return None, self
        top = FramedBox(head, replace(self.style, min_height=0), self.width)
        top.keep_next = False
        rest = FramedBox(tail, replace(self.style, min_height=0), self.width)
        return top, rest

    def trimmed(self) -> Box | None:
        """Keep the frame; a frame without ground trims its content."""
        if self.style.fill or self.style.edges or self.style.padding.top:
            return self
        inner = self.inner.trimmed()
        return FramedBox(inner, self.style, self.width) if inner else None

    def paint(self, painter: Painter, x: float, y: float, foot: float | None = None) -> None:
        """Paint ground, content, edges."""
        paint_ground(painter, Rect(x, y, self.width, self.height), self.style)
        pad = self.style.padding
        self.inner.paint(painter, x + pad.start, y + pad.top, None if self.at_foot else foot)

    @property
    def origin(self) -> Origin | None:
        """The inner box's origin."""
        return self.inner.origin


def paint_ground(painter: Painter, place: Rect, style: BoxStyle) -> None:
    """Paint the fill and the edges of a box style over a logical rectangle."""
    if style.fill is not None:
        painter.fill(place, style.fill, BACKGROUND, style.bleed)
    for side, edge in style.edges:
        painter.edge(place, side, edge, LAYOUT)
