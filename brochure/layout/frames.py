"""Frames: a Flow is measured and cut into the frames of its pages, before anything is painted.

Takes a Flow, gives a `Plan`: boxes by page, the structure elements they belong to, and how much the
pages waste. Diagnostics: `layout.overflow` with the block, lines and millimetres; those of `text`.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from brochure.forms.flow import Flow, Master, Paragraph, Stack
from brochure.forms.flow import Sequence as PageSequence
from brochure.forms.pages import LAYOUT
from brochure.layout.boxes import EPSILON, Box, BreakBox, LateText, Thrift
from brochure.layout.build import Builder, Setter
from brochure.layout.slack import opened
from brochure.layout.stacks import StackBox
from brochure.layout.structure import Node, Tree
from brochure.text.fontbook import FontBook
from brochure.text.paragraph import SetText, TextCache, set_lines
from brochure.values.diagnostic import Diagnostic
from brochure.values.units import Pt, to_mm

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

OVERFLOW = 100.0
"""Cost, in pages, of what does not fit: more than any white."""

DRIFT_MAX = 1
"""Pages that a section may stand before or after its place in the source language."""
STRAYED = 2.0
"""Cost, in pages, of each page that a section strays further."""

Cut = tuple[list[Box | None], list[Diagnostic]]


@dataclass(slots=True, kw_only=True)
class Part:
    """A sequence on its way: its boxes, its elements, its frames."""

    sequence: PageSequence
    box: Box | None
    elements: list[Node]
    frames: list[Box | None] = field(default_factory=list)
    overflows: list[Diagnostic] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Plan:
    """A flow cut into pages: what is needed to paint them, and what was found."""

    flow: Flow
    tree: Tree
    late: LateText
    builder: Builder
    parts: list[Part] = field(default_factory=list)
    waste: float = 0.0
    """In pages: notes that only fill up the count, and white beyond what a page may show."""
    placed: list[Diagnostic] = field(default_factory=list)
    """Overflows of what stands in fixed places."""

    @property
    def count(self) -> int:
        """Number of pages."""
        return sum(len(part.frames) for part in self.parts)

    @property
    def starts(self) -> tuple[int, ...]:
        """The pages, from 0, on which sections and pages of notes begin."""
        found: list[int] = []
        page = 0
        for part in self.parts:
            if part.sequence.nodes is self.flow.filler:
                found.append(page)
            found += _starts(part.frames, page)
            page += len(part.frames)
        return tuple(found)

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything found while measuring and cutting."""
        overflows = [found for part in self.parts for found in part.overflows]
        return (*self.builder.diagnostics, *overflows, *self.placed)

    @property
    def overflows(self) -> bool:
        """Whether something does not fit."""
        return any(found.code == "layout.overflow" for found in self.diagnostics)


def plan(
    flow: Flow,
    *,
    book: FontBook,
    cache: TextCache | None = None,
    numbers: dict[str, str] | None = None,
    setter: Setter | None = None,
    starts: tuple[int, ...] = (),
) -> Plan:
    """Measure and cut a flow; `numbers` are page numbers of named elements, where known.

    `setter` sets paragraphs in place of `set_lines`. Sections keep near the pages `starts`,
    counted from 0, as far as sharing pages or not can do it.
    """

    def set_here(paragraph: Paragraph, measure: float) -> SetText:
        return set_lines(paragraph, measure, book=book, cache=cache)

    setter = setter or set_here
    tree, late = Tree(), LateText(setter, flow.digits)
    late.pages_of = numbers or {}
    made = Plan(flow=flow, tree=tree, late=late, builder=Builder(tree, setter, late, flow.language))
    parts = [_built(made, sequence) for sequence in flow.sequences]
    _cut_thriftily(made, parts, starts)
    made.parts = _with_fillers(made, parts)
    for master in _masters(flow):
        _check_placed(made, master)
    return made


def filler_count(pages: int, multiple: int) -> int:
    """Return how many pages are lacking to a multiple."""
    return -pages % multiple


def _built(plan: Plan, sequence: PageSequence) -> Part:
    """Build the boxes of a sequence; its elements wait until all parts have their order."""
    root = plan.tree.root
    box: Box | None = None
    if sequence.nodes:
        stack = Stack(children=sequence.nodes)
        box = plan.builder.box(stack, sequence.master.frame.width, root)
    elements, root.children = root.children, []
    return Part(sequence=sequence, box=box, elements=elements)


def _cut_thriftily(plan: Plan, parts: list[Part], starts: tuple[int, ...]) -> None:
    """Cut all parts into frames, sections closer together where that gives better pages."""
    best: float | None = None
    thrift = plan.builder.thrift
    thrift.earliest = tuple(start - DRIFT_MAX for start in starts)
    for factor in THRIFT:
        thrift.factor = factor
        cuts: list[Cut] = []
        for part in parts:
            cuts.append(_cut(part, thrift, sum(len(frames) for frames, _ in cuts)))
        waste = _waste(parts, cuts, plan.flow.multiple)
        cost = sum(len(frames) + OVERFLOW * len(found) for frames, found in cuts) + waste
        cost += STRAYED * max(0, strayed(starts, _begun(cuts)) - DRIFT_MAX)
        if best is not None and cost >= best:
            continue
        best, plan.waste = cost, waste
        for part, cut in zip(parts, cuts, strict=True):
            part.frames, part.overflows = cut


def strayed(wanted: Sequence[int], found: Sequence[int]) -> int:
    """Return by how many pages the section that moved most begins elsewhere than wanted."""
    return max((abs(a - b) for a, b in zip(wanted, found, strict=False)), default=0)


def _begun(cuts: list[Cut]) -> list[int]:
    """Return the pages on which sections begin."""
    found: list[int] = []
    page = 0
    for frames, _ in cuts:
        found += _starts(frames, page)
        page += len(frames)
    return found


def _starts(frames: list[Box | None], first: int) -> list[int]:
    """Return the pages on which sections begin, the first frame standing on page `first`."""
    return [
        page
        for page, box in enumerate(frames, first)
        if isinstance(box, StackBox)
        for child in box.children
        if isinstance(child, BreakBox)
    ]


def _waste(parts: list[Part], cuts: list[Cut], multiple: int) -> float:
    """Return the pages that only fill up the count and the white beyond what may be."""
    lacking = filler_count(sum(len(frames) for frames, _ in cuts), multiple)
    white = 0.0
    for part, (frames, _) in zip(parts, cuts, strict=True):
        height = part.sequence.master.frame.height
        for box in frames if not part.sequence.pages else ():
            empty = 1 - box.height / height if box is not None else 0.0
            white += max(0.0, empty - WHITE_MAX)
    return lacking * LACKING + white * WHITE


def _with_fillers(plan: Plan, parts: list[Part]) -> list[Part]:
    """Put notes pages before the last part where the page count asks for them."""
    flow = plan.flow
    pages = sum(len(part.frames) for part in parts)
    if not flow.filler:
        return parts
    ordered = parts[:-1]
    for _ in range(filler_count(pages, flow.multiple)):
        notes = _built(plan, PageSequence(master=parts[-1].sequence.master, nodes=flow.filler))
        notes.frames, notes.overflows = _cut(notes, plan.builder.thrift, pages)
        ordered.append(notes)
    return [*ordered, parts[-1]]


def _cut(part: Part, thrift: Thrift, page: int) -> Cut:
    """Cut the box of a part into frames, one entry a page, the first being page number `page`.

    An empty part still has its page.
    """
    if part.sequence.pages:
        return _cut_into(part.sequence, part.box)
    room = part.sequence.master.frame.height
    frames: list[Box | None] = []
    overflows: list[Diagnostic] = []
    rest = part.box
    while rest is not None and len(frames) < PAGES_MAX:
        rest = rest.trimmed()
        if rest is None:
            break
        thrift.page = page + len(frames)
        head, tail = rest.split(room, fresh=True)
        if head is None:
            head, tail = _forced(rest)
            overflows.append(_too_tall(head, room))
        frames.append(head)
        rest = tail
    return frames or [None], overflows


def _cut_into(sequence: PageSequence, box: Box | None) -> Cut:
    """Cut a box into a fixed number of pages; what is left over is an overflow."""
    frames: list[Box | None] = []
    rest = box
    for master in sequence.pages:
        rest = rest.trimmed() if rest is not None else None
        head: Box | None = None
        if rest is not None:
            head, rest = rest.split(master.frame.height, fresh=True)
        frames.append(head and opened(head, master.frame.height, sequence.opens))
    if rest is None or rest.height <= EPSILON:
        return frames, []
    # What is left goes on the last page all the same, so that people can see it.
    left = rest.height
    last = frames[-1]
    frames[-1] = StackBox([last, rest] if last else [rest], 0, rest.width)
    return frames, [_too_full(sequence.name, rest, left)]


def _too_full(name: str, rest: Box, left: float) -> Diagnostic:
    origin = rest.origin
    lines = max(1, round(left / LINE))
    return Diagnostic(
        code="layout.overflow",
        severity="error",
        message=f"{name} is {to_mm(Pt(left)):.1f} mm ({lines} lines) too full",
        span=origin.span if origin else None,
        hints=("Shorten its texts, or move something to another panel.",),
    )


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


def _masters(flow: Flow) -> list[Master]:
    """Return each master once; sequences share the same value, so identity tells them apart."""
    every = [m for s in flow.sequences for m in (s.master, s.first, *s.pages) if m is not None]
    return list({id(master): master for master in every}.values())


def _check_placed(plan: Plan, master: Master) -> None:
    """Report what is too tall for its fixed place."""
    for placed in master.placed:
        # Measured as an artifact: the structure elements come when it is painted.
        box = plan.builder.box(placed.node, placed.frame.width, LAYOUT)
        over, origin = box.height - placed.frame.height, box.origin
        if over > 0.5 and origin is not None:
            plan.placed.append(
                Diagnostic(
                    code="layout.overflow",
                    severity="error",
                    message=f"'{origin.key}' is {to_mm(Pt(over)):.1f} mm too tall for its place",
                    span=origin.span,
                    hints=("Shorten the text.",),
                )
            )
