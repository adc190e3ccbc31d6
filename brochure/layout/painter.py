"""The painter: collects the items of each page, mirrors once for right-to-left pages.

Boxes hand it logical places (x from the start edge of the trim); it knows the page's direction and
the structure tree.
"""

from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise

from brochure.forms.flow import Edge
from brochure.forms.pages import (
    Drawing,
    Item,
    LinkArea,
    Page,
    PlacedImage,
    PlacedRun,
    Raster,
    Shape,
    Stroke,
)
from brochure.layout.structure import Tree
from brochure.text.paragraph import LineRun, SetText
from brochure.values.geometry import Path, Rect, Side, line, rectangle
from brochure.values.ink import Ink

Deferred = Callable[[], None]


class Canvas:
    """One page being filled."""

    __slots__ = ("bleed", "frame", "height", "items", "links", "section", "width")

    def __init__(self, width: float, height: float, bleed: float, frame: Rect) -> None:
        """Begin an empty page; `frame` is where the flow stands."""
        self.width, self.height, self.bleed, self.frame = width, height, bleed, frame
        self.items: list[Item] = []
        self.links: list[LinkArea] = []
        self.section = ""

    def page(self, label: str) -> Page:
        """Return the finished page."""
        return Page(
            trim=Rect(0, 0, self.width, self.height),
            bleed=self.bleed,
            items=tuple(self.items),
            links=tuple(self.links),
            label=label,
        )


class Painter:
    """Paints boxes on the current canvas."""

    def __init__(self, tree: Tree, *, rtl: bool) -> None:
        """Start without a page."""
        self.tree = tree
        self.rtl = rtl
        self.canvases: list[Canvas] = []
        self.current: Canvas
        self.section = ""
        self.late: list[tuple[Canvas, int, Callable[[Painter], None]]] = []

    def begin(self, canvas: Canvas) -> None:
        """Turn to a new page."""
        canvas.section = self.section
        self.canvases.append(canvas)
        self.current = canvas

    @property
    def page_index(self) -> int:
        """Index of the current page from 0."""
        return len(self.canvases) - 1

    def enter_section(self, title: str) -> None:
        """Set the running section title from this page on."""
        self.section = title
        self.current.section = title

    def left(self, x: float, width: float) -> float:
        """Return the physical left edge of a logical place."""
        return self.current.width - x - width if self.rtl else x

    # -- marks ---------------------------------------------------------------------------------

    def fill(self, box: Rect, ink: Ink, owner: int, bleed: tuple[Side, ...] = ()) -> None:
        """Fill a logical rectangle, run out to the bleed on the named sides."""
        page = self.current
        x, y, right, bottom = box.x, box.y, box.right, box.bottom
        if "top" in bleed:
            y = -page.bleed
        if "bottom" in bleed:
            bottom = page.height + page.bleed
        if "start" in bleed:
            x = -page.bleed
        if "end" in bleed:
            right = page.width + page.bleed
        shape = Rect(self.left(x, right - x), y, right - x, bottom - y)
        page.items.append(Shape(rectangle(shape), ink, None, owner))

    def edge(self, box: Rect, side: Side, edge: Edge, owner: int) -> None:
        """Draw an edge inside a logical rectangle."""
        half = edge.weight / 2
        start, end = box.x, box.right
        if side == "top":
            self.stroke(start, box.y + half, end, box.y + half, edge, owner)
        elif side == "bottom":
            self.stroke(start, box.bottom - half, end, box.bottom - half, edge, owner)
        else:
            x = start + half if side == "start" else end - half
            self.stroke(x, box.y, x, box.bottom, edge, owner)

    def stroke(self, x1: float, y1: float, x2: float, y2: float, edge: Edge, owner: int) -> None:
        """Draw a line between two logical points."""
        path = line(self.left(x1, 0), y1, self.left(x2, 0), y2)
        pen = Stroke(edge.ink, edge.weight, edge.dash)
        self.current.items.append(Shape(path, None, pen, owner))

    def shape(self, path: Path, fill: Ink | None, stroke: Stroke | None, owner: int) -> None:
        """Add a path given in physical coordinates."""
        self.current.items.append(Shape(path, fill, stroke, owner))

    def image(
        self, image: Drawing | Raster, box: Rect, owner: int, *, mirror: bool = False
    ) -> Rect:
        """Place a picture into a logical rectangle; returns the physical one."""
        placed = Rect(self.left(box.x, box.width), *box[1:])
        flip = mirror and self.rtl
        self.current.items.append(PlacedImage(image, placed, owner, flip))
        self.tree.touch(owner, self.page_index, box.y)
        if owner >= 0:
            self.tree.nodes[owner].box = (self.page_index, placed)
        return placed

    # -- text ----------------------------------------------------------------------------------

    def lines(
        self,
        text: SetText,
        lines: range,
        at: tuple[float, float],
        measure: float,
        owners: "SpanOwners",
    ) -> None:
        """Paint some lines of a set paragraph, the first with its top at logical `at`."""
        items, page = self.current.items, self.page_index
        left = self.left(at[0], measure)
        y = at[1] + text.baseline
        for index in lines:
            for dx, run, span in owners.in_reading_order(text.lines[index].runs):
                owner = owners.owners[span]
                items.append(PlacedRun(left + dx, y, run, owners.inks[span], owner))
                self.tree.touch(owner, page, y - text.baseline)
                target = owners.targets[span]
                if target is not None:
                    top = y - text.baseline
                    area = Rect(left + dx, top, run.width, text.leading)
                    contents = owners.contents[span]
                    self.current.links.append(LinkArea(area, target, owner, contents))
            y += text.leading

    def defer(self, paint: Callable[["Painter"], None]) -> None:
        """Paint later, when page numbers are known, at this place in the painting order."""
        self.late.append((self.current, len(self.current.items), paint))

    def finish_late(self) -> None:
        """Paint what was deferred, each on its own page and in its own place."""
        # Backwards, so that an insertion does not move the places of those still to come.
        for canvas, index, paint in reversed(self.late):
            position = self.canvases.index(canvas)
            scratch = Painter(self.tree, rtl=self.rtl)
            scratch.canvases = self.canvases[: position + 1]
            scratch.current = canvas
            tail = canvas.items[index:]
            del canvas.items[index:]
            paint(scratch)
            canvas.items.extend(tail)
        self.late.clear()


class SpanOwners:
    """Owner, ink, link target and link description of each span of a paragraph."""

    __slots__ = ("_groups", "contents", "inks", "owners", "targets")

    def __init__(
        self,
        owners: tuple[int, ...],
        inks: tuple[Ink, ...],
        targets: tuple[str | None, ...],
        contents: tuple[str, ...],
    ) -> None:
        """Keep the four columns."""
        self.owners, self.inks, self.targets, self.contents = owners, inks, targets, contents
        self._groups: tuple[int, ...] = ()
        """By span, where spans have several owners."""
        if len(set(owners)) > 1:
            changes = (a != b for a, b in pairwise(owners))
            self._groups = tuple(accumulate(changes, initial=0))

    def in_reading_order(self, runs: tuple[LineRun, ...]) -> Sequence[LineRun]:
        """Return the runs of a line as a screen reader takes the elements they belong to.

        Within an element they stay in visual order, which is how viewers expect right-to-left text.
        """
        if self._groups:
            return sorted(runs, key=lambda run: self._groups[run.span])
        return runs
