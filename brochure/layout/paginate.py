"""Paginate: a Flow becomes Pages.

Takes a flow, or the plan that `frames` made of it; paints the boxes on their pages, and last fills
in what needs page numbers.
"""

from typing import NamedTuple

from brochure.forms.flow import Flow, Master
from brochure.forms.pages import BACKGROUND, Metadata, Pages
from brochure.layout.build import Setter
from brochure.layout.frames import Part, Plan, plan
from brochure.layout.painter import Canvas, Painter
from brochure.text.fontbook import FontBook
from brochure.text.paragraph import TextCache
from brochure.values.diagnostic import Diagnostic
from brochure.values.geometry import Rect, Side

SIDES: tuple[Side, ...] = ("top", "end", "bottom", "start")

PASSES = 3
"""Page numbers may move lines, which may move pages; more passes than this never helped."""


class Paginated(NamedTuple):
    """Pages and what went wrong."""

    pages: Pages
    diagnostics: tuple[Diagnostic, ...]


def paginate(
    flow: Flow,
    *,
    book: FontBook,
    cache: TextCache | None = None,
    planned: Plan | None = None,
    setter: Setter | None = None,
) -> Paginated:
    """Return the pages of a flow; `planned` saves measuring it again.

    A second pass is made where a page number changed the lines of its paragraph.
    """
    made = planned or plan(flow, book=book, cache=cache, setter=setter)
    for _ in range(PASSES):
        painter = _painted(made)
        if not made.late.changed:
            break
        made = plan(flow, book=book, cache=cache, numbers=made.late.pages_of, setter=setter)
    return Paginated(_pages(made, painter), made.diagnostics)


def _painted(made: Plan) -> Painter:
    painter = Painter(made.tree, rtl=made.flow.direction == "rtl")
    for part in made.parts:
        _paint(made, painter, part)
    made.tree.root.children = [node for part in made.parts for node in part.elements]
    _resolve(made, painter)
    return painter


def _paint(made: Plan, painter: Painter, part: Part) -> None:
    sequence = part.sequence
    for index, box in enumerate(part.frames):
        master = sequence.master_of(index)
        frame = master.frame
        painter.begin(Canvas(master.width, master.height, master.bleed, frame))
        if master.ground is not None:
            trim = Rect(0, 0, master.width, master.height)
            painter.fill(trim, master.ground, BACKGROUND, SIDES)
        if box is not None:
            box.paint(painter, frame.x, frame.y, frame.bottom)
        _paint_placed(made, painter, master)
    root = made.tree.root
    part.elements += root.children
    root.children = []


def _paint_placed(made: Plan, painter: Painter, master: Master) -> None:
    for placed in master.placed:
        box = made.builder.box(placed.node, placed.frame.width, made.tree.root)
        y = placed.frame.y
        if placed.from_bottom:
            y = placed.frame.bottom - box.height
        box.paint(painter, placed.frame.x, y, placed.frame.bottom)


def _resolve(made: Plan, painter: Painter) -> None:
    """Fill in page numbers, now that every target has its page."""
    late = made.late
    late.total = str(len(painter.canvases))
    late.pages_of = {name: str(page + 1) for name, (page, _) in made.tree.destinations().items()}
    painter.finish_late()


def _pages(made: Plan, painter: Painter) -> Pages:
    flow, tree = made.flow, made.tree
    return Pages(
        pages=tuple(canvas.page(str(i + 1)) for i, canvas in enumerate(painter.canvases)),
        structure=tree.root.frozen(),
        outline=tree.outline() if flow.bookmarks else (),
        metadata=Metadata(
            title=flow.title, author=flow.author, subject=flow.subject, keywords=flow.keywords
        ),
        language=flow.language,
        direction=flow.direction,
        destinations=tuple(
            (name, page, y) for name, (page, y) in sorted(tree.destinations().items())
        ),
    )
