"""Paginate: a Flow becomes Pages.

Builds all boxes, cuts them into the frames of their masters, paints them, and last fills in what
needs page numbers. Diagnostics: `layout.overflow` with the block, lines and millimetres; those of `text`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from brochure.forms.flow import Flow, FlowNode, Master, Paragraph, Placed, Stack
from brochure.forms.flow import Sequence as PageSequence
from brochure.forms.pages import BACKGROUND, Metadata, Pages
from brochure.layout.boxes import Box, BreakBox, LateText
from brochure.layout.build import Builder
from brochure.layout.painter import Canvas, Painter
from brochure.layout.stacks import StackBox
from brochure.layout.structure import Tree
from brochure.text.fontbook import FontBook
from brochure.text.paragraph import SetText, TextCache, set_lines
from brochure.values.diagnostic import Diagnostic
from brochure.values.geometry import Rect, Side
from brochure.values.units import Pt, to_mm

SIDES: tuple[Side, ...] = ("top", "end", "bottom", "start")

PAGES_MAX = 5_000
"""No content needs more pages; a layout that does is stopped."""


@dataclass(slots=True, kw_only=True)
class _Run:
    """One pass over the flow: its tools and findings."""

    flow: Flow
    tree: Tree
    late: LateText
    builder: Builder
    painter: Painter
    diagnostics: list[Diagnostic] = field(default_factory=list)


def paginate(
    flow: Flow, *, book: FontBook, cache: TextCache | None = None
) -> tuple[Pages, tuple[Diagnostic, ...]]:
    """Return the pages of a flow and what went wrong.

    A second pass is made where a page number changed the lines of its paragraph.
    """
    numbers: dict[str, str] = {}
    for _ in range(3):
        run = _pass(flow, book, cache, numbers)
        numbers = run.late.pages_of
        if not run.late.changed:
            break
    return _pages(run), (*run.builder.diagnostics, *run.diagnostics)


def filler_count(pages: int, multiple: int) -> int:
    """Return how many pages are lacking to a multiple."""
    return -pages % multiple


def _pass(flow: Flow, book: FontBook, cache: TextCache | None, numbers: dict[str, str]) -> _Run:
    def setter(paragraph: Paragraph, measure: float) -> SetText:
        return set_lines(paragraph, measure, book=book, cache=cache)

    tree = Tree()
    late = LateText(setter)
    late.pages_of = numbers
    run = _Run(
        flow=flow,
        tree=tree,
        late=late,
        builder=Builder(tree, setter, late),
        painter=Painter(tree, rtl=flow.direction == "rtl"),
    )
    last = len(flow.sequences) - 1
    for sequence in flow.sequences[:last]:
        _sequence(run, sequence)
    _ending(run, flow.sequences[last])
    _resolve(run)
    return run


def _ending(run: _Run, sequence: PageSequence) -> None:
    """Set the last sequence, with notes pages before it where the page count asks for them."""
    flow, painter = run.flow, run.painter
    parts = run.tree.root.children
    before = len(parts)
    frames = _cut(run, sequence)
    ending = parts[before:]
    del parts[before:]
    if flow.filler:
        for _ in range(filler_count(len(painter.canvases) + len(frames), flow.multiple)):
            _sequence(run, PageSequence(master=sequence.master, nodes=flow.filler))
    # The ending was measured first, yet it is read last.
    parts.extend(ending)
    _paint(run, sequence, frames)


def _sequence(run: _Run, sequence: PageSequence) -> None:
    _paint(run, sequence, _cut(run, sequence))


def _cut(run: _Run, sequence: PageSequence) -> list[Box | None]:
    """Build the nodes of a sequence and cut them into frames, one entry a page."""
    if not sequence.nodes:
        return [None]
    frame = sequence.master.frame
    nodes: FlowNode = Stack(children=sequence.nodes)
    rest: Box | None = run.builder.box(nodes, frame.width, run.tree.root)
    frames: list[Box | None] = []
    while rest is not None and len(frames) < PAGES_MAX:
        rest = rest.trimmed()
        if rest is None:
            break
        head, tail = rest.split(frame.height, fresh=True)
        if head is None:
            head, tail = _force(run, rest, frame.height)
        frames.append(head)
        rest = tail
    return frames or [None]


def _force(run: _Run, box: Box, room: float) -> tuple[Box | None, Box | None]:
    """Place the first child although it does not fit, and report it."""
    child, tail = box, None
    if isinstance(box, StackBox):
        painted = next((i for i, c in enumerate(box.children) if not isinstance(c, BreakBox)), 0)
        child = box.children[painted]
        rest = box.children[painted + 1 :]
        tail = StackBox(rest, box.gap, box.width) if rest else None
    over = child.height - room
    origin = child.origin
    name = origin.key if origin else "a block"
    run.diagnostics.append(
        Diagnostic(
            code="layout.overflow",
            severity="error",
            message=f"the block at '{name}' is {to_mm(Pt(over)):.1f} mm "
            f"({max(1, round(over / 18))} lines) taller than a page",
            span=origin.span if origin else None,
            hints=("Split the block, or shorten its text.",),
        )
    )
    return child, tail


def _paint(run: _Run, sequence: PageSequence, frames: Sequence[Box | None]) -> None:
    painter = run.painter
    for index, box in enumerate(frames):
        master = sequence.first if sequence.first and index == 0 else sequence.master
        frame = master.frame
        canvas = Canvas(master.width, master.height, master.bleed, frame)
        painter.begin(canvas)
        if master.ground is not None:
            trim = Rect(0, 0, master.width, master.height)
            painter.fill(trim, master.ground, BACKGROUND, SIDES)
        if box is not None:
            box.paint(painter, frame.x, frame.y, frame.bottom)
        _paint_placed(run, master)


def _paint_placed(run: _Run, master: Master) -> None:
    for placed in master.placed:
        box = run.builder.box(placed.node, placed.frame.width, run.tree.root)
        y = placed.frame.y
        if placed.from_bottom:
            y = placed.frame.bottom - box.height
        _check_placed(run, placed, box)
        box.paint(run.painter, placed.frame.x, y, placed.frame.bottom)


def _check_placed(run: _Run, placed: Placed, box: Box) -> None:
    over = box.height - placed.frame.height
    origin = box.origin
    if over <= 0.5 or origin is None:
        return
    run.diagnostics.append(
        Diagnostic(
            code="layout.overflow",
            severity="error",
            message=f"'{origin.key}' is {to_mm(Pt(over)):.1f} mm too tall for its place",
            span=origin.span,
            hints=("Shorten the text.",),
        )
    )


def _resolve(run: _Run) -> None:
    """Fill in page numbers, now that every target has its page."""
    late = run.late
    late.total = str(len(run.painter.canvases))
    late.pages_of = {name: str(page + 1) for name, (page, _) in run.tree.destinations().items()}
    run.painter.finish_late()


def _pages(run: _Run) -> Pages:
    flow = run.flow
    canvases = run.painter.canvases
    return Pages(
        pages=tuple(canvas.page(str(i + 1)) for i, canvas in enumerate(canvases)),
        structure=run.tree.root.frozen(),
        outline=run.tree.outline(),
        metadata=Metadata(
            title=flow.title, author=flow.author, subject=flow.subject, keywords=flow.keywords
        ),
        language=flow.language,
        direction=flow.direction,
        destinations=tuple(
            (name, page, y) for name, (page, y) in sorted(run.tree.destinations().items())
        ),
    )
