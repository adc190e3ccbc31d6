"""Impose: pages are put on the sheets that a press or an office printer takes.

Takes Pages and a job, gives Pages whose pages are sides of sheets, front and back by turns. Every
page keeps its structure where it first stands, so that the reading order is that of the booklet;
copies are artifacts. Diagnostics: impose.too-large, impose.creep (errors), impose.bleed-cut,
impose.no-marks, impose.thick (warnings).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Literal, NamedTuple

from brochure.forms.moves import Place, moved
from brochure.forms.pages import LAYOUT, Group, Item, LinkArea, Page, Pages, Shape
from brochure.paper import saddle
from brochure.paper.saddle import Blanks, Paper, Slot
from brochure.paper.sheets import Flip, Places, Sheet, back_turn, places
from brochure.press.marks import ROOM, Block, Words, marks
from brochure.values.diagnostic import Diagnostic, Severity
from brochure.values.geometry import Matrix, Rect, rectangle
from brochure.values.ink import Ink
from brochure.values.units import Pt, mm, to_mm

Way = Literal["single", "saddle", "many", "repeat"]
"""One piece on a sheet; nested spreads; many pieces in order; copies of the same piece."""

LEAST_BLEED = mm(1.5)
"""Bleed that creep must leave at the fore-edge."""
THICKEST = mm(4)
"""Thickest fold that stitching holds (a usual limit of 64 pages of coated paper)."""
MARK_MARGIN = mm(17)
"""Room beyond the trim that marks and slug take, where the sheet is made for one piece."""


SILK = Paper()


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """How pages go on sheets; lengths in points."""

    name: str
    """What the slug says."""
    sheet: Sheet | None
    """The paper; None makes a sheet just large enough."""
    way: Way = "single"
    bleed: float = 0.0
    """Bleed that is printed."""
    with_marks: bool = False
    right_bound: bool = False
    flip: Flip | Literal["auto"] = "auto"
    """The edge over which sheets are turned; `auto` is the one that leaves backs upright."""
    paper: Paper = SILK
    blanks: Blanks = "before-back"
    signature: int | None = None
    gap: float | None = None
    """Distance of pieces on a sheet; None is twice the bleed."""
    folds: tuple[tuple[float, ...], ...] = ()
    """Where the sides of a piece are folded, front and back, from their left edges."""


class Half(NamedTuple):
    """A page on a piece: where its trim stands, and what of the piece it may paint."""

    slot: Slot
    x: float
    clip: Rect


class Piece(NamedTuple):
    """What is cut out of a sheet: the pages of its two sides, and the words for the slug."""

    front: tuple[Half, ...]
    back: tuple[Half, ...]
    said: str


Setter = Callable[[str], Words]
"""Sets the words of the slug."""


def impose(
    pages: Pages, job: Job, set_words: Setter | None = None
) -> tuple[Pages, tuple[Diagnostic, ...]]:
    """Return the sides of the sheets; pages of different sizes cannot share a job."""
    work = _Work(pages, job, set_words)
    return work.imposed(), tuple(work.found)


class _Work:
    """One imposition: what is given, and what was found so far."""

    def __init__(self, pages: Pages, job: Job, set_words: Setter | None) -> None:
        self.pages, self.job, self.set_words = pages, job, set_words
        self.found: list[Diagnostic] = []
        first = pages.pages[0].trim
        self.page_width, self.page_height = first.width, first.height
        spread = 2 if job.way == "saddle" else 1
        self.width, self.height = self.page_width * spread, self.page_height
        self.placed: dict[int, Place] = {}

    def report(self, code: str, severity: Severity, message: str, *hints: str) -> None:
        """Note a finding."""
        self.found.append(Diagnostic(code=code, severity=severity, message=message, hints=hints))

    def imposed(self) -> Pages:
        """Return the sides of all sheets, or the pages as they were after an error."""
        sheet = self._sheet()
        if sheet is None:
            return self.pages
        pieces = self._pieces()
        if any(found.severity == "error" for found in self.found):
            return self.pages
        flip = self._flip(sheet)
        sides = tuple(self._sides(sheet, pieces, flip))
        imposed = moved(self.pages, sides, lambda index: self.placed[index])
        return replace(imposed, duplex=flip if len(sides) > 1 else None)

    # -- the sheet -----------------------------------------------------------------------------

    def _sheet(self) -> Sheet | None:
        """Return the paper the right way round, after judging that the piece fits."""
        job = self.job
        if job.sheet is None:
            room = 2 * (MARK_MARGIN if job.with_marks else job.bleed)
            return Sheet("", self.width + room, self.height + room)
        best = None
        for sheet in (job.sheet, job.sheet.turned):
            spare = min(sheet.width - self.width, sheet.height - self.height) / 2
            count = len(self._places(sheet).at)
            if best is None or (count, spare) > best[:2]:
                best = (count, spare, sheet)
        assert best is not None
        if best[1] < -0.01 or best[0] == 0:
            size, paper = _size(self.width, self.height), _size(job.sheet.width, job.sheet.height)
            message = f"a piece of {size} does not fit on {job.sheet.name} ({paper})"
            self.report("impose.too-large", "error", message, "take a larger sheet")
            return None
        self._judge_room(best[1])
        return best[2]

    def _judge_room(self, spare: float) -> None:
        job, name = self.job, self.job.sheet.name if self.job.sheet else ""
        if job.bleed and spare < job.bleed - 0.01:
            message = f"{name} leaves {to_mm(Pt(max(spare, 0.0))):.1f} mm for the bleed"
            hint = "take a larger sheet, or print without bleed"
            self.report("impose.bleed-cut", "warning", message, hint)
        if job.with_marks and spare < job.bleed + ROOM:
            message = f"{name} has no room for all marks"
            self.report("impose.no-marks", "warning", message, "take a larger sheet")

    def _flip(self, sheet: Sheet) -> Flip:
        if self.job.flip == "auto":
            return "short" if sheet.width > sheet.height else "long"
        return self.job.flip

    def _places(self, sheet: Sheet) -> Places:
        job = self.job
        gap = 2 * job.bleed if job.gap is None else job.gap
        several = job.way in ("many", "repeat")
        margin = job.bleed + (ROOM if job.with_marks else 0) if several else 0.0
        most = None if several else 1
        return places(sheet, self.width, self.height, margin=margin, gutter=gap, most=most)

    # -- the pieces ----------------------------------------------------------------------------

    def _pieces(self) -> list[Piece]:
        if self.job.way == "saddle":
            return list(self._spreads())
        numbers = range(len(self.pages.pages))
        pairs = zip_longest(numbers[0::2], numbers[1::2])
        bleed = self.job.bleed
        whole = Rect(0, 0, self.width, self.height).grown(bleed)
        pieces = []
        for front, back in pairs:
            sides = [
                (Half(slot, 0.0, whole),) if slot is not None else () for slot in (front, back)
            ]
            pieces.append(Piece(sides[0], sides[1], _numbers((front, back))))
        return pieces

    def _spreads(self) -> Iterator[Piece]:
        """Yield the sheets of a stitched booklet, outermost first."""
        job = self.job
        multiple = 4 * (job.signature or 1)
        slots = saddle.padded(len(self.pages.pages), blanks=job.blanks, multiple=multiple)
        leaves = saddle.leaves(slots, right_bound=job.right_bound, signature=job.signature)
        self._judge_creep(max(leaf.depth for leaf in leaves))
        for leaf in leaves:
            shift = saddle.creep(leaf.depth, job.paper)
            said = f"{_numbers(leaf.front)} / {_numbers(leaf.back)}"
            if shift:
                said += f", creep {to_mm(Pt(shift)):.2f} mm"
            yield Piece(self._halves(leaf.front, shift), self._halves(leaf.back, shift), said)

    def _judge_creep(self, deepest: int) -> None:
        job = self.job
        left = job.bleed - saddle.creep(deepest, job.paper)
        if job.bleed and left < LEAST_BLEED:
            message = f"creep leaves {to_mm(Pt(left)):.1f} mm of bleed at the fore-edge"
            hint = "use thinner paper, signatures, or more bleed"
            self.report("impose.creep", "error" if left < 0 else "warning", message, hint)
        thick = saddle.thickness(deepest + 1, job.paper)
        if thick > THICKEST:
            message = f"the folded booklet is {to_mm(Pt(thick)):.1f} mm thick at the spine"
            hint = "use thinner paper, or another binding"
            self.report("impose.thick", "warning", message, hint)

    def _halves(self, slots: tuple[Slot, Slot], shift: float) -> tuple[Half, ...]:
        """Return the pages of a spread, moved towards the spine and cut there."""
        bleed, width = self.job.bleed, self.page_width
        tall = self.height + 2 * bleed
        left = Half(slots[0], shift, Rect(-bleed, -bleed, width + bleed, tall))
        right = Half(slots[1], width - shift, Rect(width, -bleed, width + bleed, tall))
        return tuple(half for half in (left, right) if half.slot is not None)

    # -- the sides -----------------------------------------------------------------------------

    def _sides(self, sheet: Sheet, pieces: list[Piece], flip: Flip) -> Iterator[Page]:
        """Yield front and back of each sheet."""
        cells = self._places(sheet).at
        per_sheet = 1 if self.job.way == "repeat" else len(cells)
        sheets = [pieces[at : at + per_sheet] for at in range(0, len(pieces), per_sheet)]
        if self.job.way == "repeat":
            sheets = [own * len(cells) for own in sheets]
        has_backs = self.job.way == "saddle" or any(piece.back for piece in pieces)
        for number, own in enumerate(sheets, 1):
            for back in (False, True) if has_backs else (False,):
                yield self._side(sheet, cells, own, (number, len(sheets)), back=back, flip=flip)

    def _side(
        self,
        sheet: Sheet,
        cells: Sequence[Rect],
        pieces: list[Piece],
        number: tuple[int, int],
        *,
        back: bool,
        flip: Flip,
    ) -> Page:
        """Return one side; backs are mirrored in place, and turned where the printer asks it."""
        block = _bounds(cells)
        turned = back and back_turn(sheet, flip) == 180
        side = 2 * (number[0] - 1) + back
        if back:
            cells = [c._replace(x=block.x + block.right - c.right) for c in cells]
        items: list[Item] = []
        links: list[LinkArea] = []
        for cell, piece in zip(cells, pieces, strict=False):
            for half in piece.back if back else piece.front:
                self._put(half, cell, block, items, links, side=side, turned=turned)
        media = Rect(-block.x, -block.y, sheet.width, sheet.height)
        if self.job.with_marks:
            items += self._marks(block, cells, media, pieces, number, back=back, flip=flip)
        return Page(
            trim=Rect(0, 0, block.width, block.height),
            bleed=self.job.bleed,
            items=tuple(items),
            links=tuple(links),
            label=f"{number[0]}{'b' if back else 'a'}",
            media=media,
        )

    def _put(  # noqa: PLR0913 - what is placed, and onto what
        self,
        half: Half,
        cell: Rect,
        block: Rect,
        items: list[Item],
        links: list[LinkArea],
        *,
        side: int,
        turned: bool,
    ) -> None:
        """Place a page; where it stands already, this is a copy without structure."""
        assert half.slot is not None
        page = self.pages.pages[half.slot]
        x, y = cell.x - block.x, cell.y - block.y
        matrix = Matrix(1, 0, 0, 1, x + half.x, y)
        if turned:
            matrix = Matrix(-1, 0, 0, -1, block.width - x - half.x, block.height - y)
        clip = half.clip._replace(x=half.clip.x - half.x)
        place = Place(side, matrix, clip)
        own = page.items
        if half.slot in self.placed:
            own = tuple(_copy(item) for item in own)
        else:
            self.placed[half.slot] = place
            links += (link._replace(box=place.box(link.box)) for link in page.links)
        items.append(Group(matrix=matrix, clip=rectangle(clip), items=own))

    def _marks(  # noqa: PLR0913 - what tells one side from another
        self,
        block: Rect,
        cells: Sequence[Rect],
        media: Rect,
        pieces: list[Piece],
        number: tuple[int, int],
        *,
        back: bool,
        flip: Flip,
    ) -> tuple[Item, ...]:
        xs = sorted({round(x - block.x, 3) for c in cells for x in (c.x, c.right)})
        ys = sorted({round(y - block.y, 3) for c in cells for y in (c.y, c.bottom)})
        folds = [c.x - block.x + x for c in cells for x in self._folds(back=back)]
        shape = Block(block.width, block.height, tuple(xs), tuple(ys), tuple(folds), self.job.bleed)
        words = (
            f"{self.job.name}   sheet {number[0]}/{number[1]} {'back' if back else 'front'}   "
            f"pages {pieces[0].said}   turn over the {flip} edge"
        )
        slug = self.set_words(words) if self.set_words else ()
        return marks(shape, media, _spots(self.pages), slug)

    def _folds(self, *, back: bool) -> tuple[float, ...]:
        if self.job.way == "saddle":
            return (self.page_width,)
        return self.job.folds[back] if len(self.job.folds) > back else ()


def _bounds(cells: Sequence[Rect]) -> Rect:
    x, y = min(c.x for c in cells), min(c.y for c in cells)
    right, bottom = max(c.right for c in cells), max(c.bottom for c in cells)
    return Rect(x, y, right - x, bottom - y)


def _numbers(slots: Sequence[Slot]) -> str:
    return ", ".join("–" if slot is None else str(slot + 1) for slot in slots)


def _size(width: float, height: float) -> str:
    return f"{to_mm(Pt(width)):g} x {to_mm(Pt(height)):g} mm"


def _copy(item: Item) -> Item:
    """Return an item without structure."""
    if isinstance(item, Group):
        return replace(item, items=tuple(_copy(inner) for inner in item.items))
    return item._replace(owner=LAYOUT)


def _spots(pages: Pages) -> tuple[Ink, ...]:
    """Return each spot colour of the pages once."""
    found: dict[str, Ink] = {}
    waiting = [item for page in pages.pages for item in page.items]
    while waiting:
        item = waiting.pop()
        if isinstance(item, Group):
            waiting += item.items
            continue
        inks = [getattr(item, "ink", None)]
        if isinstance(item, Shape):
            inks = [item.fill, item.stroke.ink if item.stroke else None]
        for ink in inks:
            if ink is not None and ink.spot and ink.spot != "All":
                found.setdefault(ink.spot, ink)
    return tuple(found[name] for name in sorted(found))
