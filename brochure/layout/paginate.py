"""Paginate: a Flow becomes Pages.

Builds all boxes, cuts them into the frames of their masters, paints them, and last fills in what
needs page numbers. Diagnostics: `layout.overflow` with the block, lines and millimetres; those of
`text`.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from brochure.forms.flow import Flow, Master, Paragraph, Placed, Stack
from brochure.forms.flow import Sequence as PageSequence
from brochure.forms.pages import BACKGROUND, Metadata, Pages
from brochure.layout.boxes import Box, BreakBox, LateText
from brochure.layout.build import Builder
from brochure.layout.painter import Canvas, Painter
from brochure.layout.stacks import StackBox
from brochure.layout.structure import Node, Tree
from brochure.text.fontbook import FontBook
from brochure.text.paragraph import SetText, TextCache, set_lines
from brochure.values.diagnostic import Diagnostic
from brochure.values.geometry import Rect, Side
from brochure.values.units import Pt, to_mm

SIDES: tuple[Side, ...] = ("top", "end", "bottom", "start")

PAGES_MAX = 5_000
"""No content needs more pages; a layout that does is stopped."""


LINE = 18.0
"""Height of a line in messages."""

THRIFT = (1.0, 0.75, 0.5, 1.4)
"""Factors tried on the room that sections ask for to begin below others, the usual one first."""
WHITE_MAX = 0.35
"""Share of a page that may stay white without harm."""
WHITE = 1.5
"""Cost, in pages, of a page wholly white."""
LACKING = 1.5
"""Cost, in pages, of a page of notes: its paper, and that nobody asked for it."""

_Cut = tuple[list[Box | None], list[Diagnostic]]


@dataclass(slots=True, kw_only=True)
class _Part:
    """A sequence on its way: its boxes, its elements, its frames."""

    sequence: PageSequence
    box: Box | None
    elements: list[Node]
    frames: list[Box | None] = field(default_factory=list)
    overflows: list[Diagnostic] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class _Run:
    """One pass over the flow: its tools and findings."""

    flow: Flow
    tree: Tree
    late: LateText
    builder: Builder
    painter: Painter
    diagnostics: list[Diagnostic] = field(default_factory=list)
    waste: float = 0.0


class Paginated(NamedTuple):
    """Pages, what went wrong, and how far the pages are from good ones."""

    pages: Pages
    diagnostics: tuple[Diagnostic, ...]
    waste: float
    """In pages: notes that only fill up the count, and white beyond what a page may show."""


def paginate(flow: Flow, *, book: FontBook, cache: TextCache | None = None) -> Paginated:
    """Return the pages of a flow and what went wrong.

    A second pass is made where a page number changed the lines of its paragraph.
    """
    numbers: dict[str, str] = {}
    for _ in range(3):
        run = _pass(flow, book, cache, numbers)
        numbers = run.late.pages_of
        if not run.late.changed:
            break
    found = (*run.builder.diagnostics, *run.diagnostics)
    return Paginated(_pages(run), found, run.waste)


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
        builder=Builder(tree, setter, late, flow.language),
        painter=Painter(tree, rtl=flow.direction == "rtl"),
    )
    parts = [_built(run, sequence) for sequence in flow.sequences]
    _cut_thriftily(run, parts)
    ordered = _with_fillers(run, parts)
    for part in ordered:
        _paint(run, part)
    tree.root.children = [node for part in ordered for node in part.elements]
    _resolve(run)
    return run


# -- cutting into frames -----------------------------------------------------------------------


def _built(run: _Run, sequence: PageSequence) -> _Part:
    """Build the boxes of a sequence; its elements wait until all parts have their order."""
    root = run.tree.root
    box: Box | None = None
    if sequence.nodes:
        stack = Stack(children=sequence.nodes)
        box = run.builder.box(stack, sequence.master.frame.width, root)
    elements, root.children = root.children, []
    return _Part(sequence=sequence, box=box, elements=elements)


def _cut_thriftily(run: _Run, parts: list[_Part]) -> None:
    """Cut all parts into frames, sections closer together where that gives better pages."""
    best: float | None = None
    for factor in THRIFT:
        run.builder.thrift.factor = factor
        cuts = [_cut(part) for part in parts]
        waste = _waste(parts, cuts, run.flow.multiple)
        cost = sum(len(frames) for frames, _ in cuts) + waste
        if best is not None and cost >= best:
            continue
        best, run.waste = cost, waste
        for part, cut in zip(parts, cuts, strict=True):
            part.frames, part.overflows = cut


def _waste(parts: list[_Part], cuts: list[_Cut], multiple: int) -> float:
    """Return the pages that only fill up the count and the white beyond what may be."""
    lacking = filler_count(sum(len(frames) for frames, _ in cuts), multiple)
    white = 0.0
    for part, (frames, _) in zip(parts, cuts, strict=True):
        height = part.sequence.master.frame.height
        for box in frames:
            empty = 1 - box.height / height if box is not None else 0.0
            white += max(0.0, empty - WHITE_MAX)
    return lacking * LACKING + white * WHITE


def _with_fillers(run: _Run, parts: list[_Part]) -> list[_Part]:
    """Put notes pages before the last part where the page count asks for them."""
    flow = run.flow
    pages = sum(len(part.frames) for part in parts)
    if not flow.filler:
        return parts
    ordered = parts[:-1]
    for _ in range(filler_count(pages, flow.multiple)):
        notes = _built(run, PageSequence(master=parts[-1].sequence.master, nodes=flow.filler))
        notes.frames, notes.overflows = _cut(notes)
        ordered.append(notes)
    return [*ordered, parts[-1]]


def _cut(part: _Part) -> _Cut:
    """Cut the box of a part into frames, one entry a page; an empty part still has its page."""
    room = part.sequence.master.frame.height
    frames: list[Box | None] = []
    overflows: list[Diagnostic] = []
    rest = part.box
    while rest is not None and len(frames) < PAGES_MAX:
        rest = rest.trimmed()
        if rest is None:
            break
        head, tail = rest.split(room, fresh=True)
        if head is None:
            head, tail = _forced(rest)
            overflows.append(_too_tall(head, room))
        frames.append(head)
        rest = tail
    return frames or [None], overflows


def _forced(box: Box) -> tuple[Box, Box | None]:
    """Cut off the first child that paints, although it does not fit."""
    if not isinstance(box, StackBox):
        return box, None
    first = next((i for i, c in enumerate(box.children) if not isinstance(c, BreakBox)), 0)
    head = StackBox(box.children[: first + 1], box.gap, box.width)
    rest = box.children[first + 1 :]
    return head, StackBox(rest, box.gap, box.width) if rest else None


def _too_tall(box: Box, room: float) -> Diagnostic:
    over = box.height - room
    origin = box.origin
    name = origin.key if origin else "a block"
    return Diagnostic(
        code="layout.overflow",
        severity="error",
        message=f"the block at '{name}' is {to_mm(Pt(over)):.1f} mm "
        f"({max(1, round(over / LINE))} lines) taller than a page",
        span=origin.span if origin else None,
        hints=("Split the block, or shorten its text.",),
    )


# -- painting ----------------------------------------------------------------------------------


def _paint(run: _Run, part: _Part) -> None:
    painter, sequence = run.painter, part.sequence
    run.diagnostics += part.overflows
    for index, box in enumerate(part.frames):
        master = sequence.first if sequence.first and index == 0 else sequence.master
        frame = master.frame
        painter.begin(Canvas(master.width, master.height, master.bleed, frame))
        if master.ground is not None:
            trim = Rect(0, 0, master.width, master.height)
            painter.fill(trim, master.ground, BACKGROUND, SIDES)
        if box is not None:
            box.paint(painter, frame.x, frame.y, frame.bottom)
        _paint_placed(run, master)
    root = run.tree.root
    part.elements += root.children
    root.children = []


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
