"""Proof: pages with lines where they are cut and folded, and a watermark over all.

Takes Pages and where the piece is folded, gives Pages on larger media; what is printed stays as it
is. For people who look at a job before it goes to the press.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from math import cos, radians, sin

from brochure.forms.pages import LAYOUT, Group, Item, Page, Pages, PlacedRun, Shape, Stroke
from brochure.press.marks import Words
from brochure.values.geometry import Matrix, line, rectangle
from brochure.values.ink import WATERMARK, Ink
from brochure.values.units import mm

ROOM = mm(10)
"""White around the bleed, for the line that says what the lines mean."""
CUT = Ink((200, 0, 120))
FOLD = Ink((0, 120, 200))
NOTE = Ink((60, 60, 60))
WEIGHT = 0.5
SLOPE = 30.0
"""Degrees that the watermark rises."""
SHARE = 0.62
"""Width of the watermark, of the trim's."""
WORD = "PROOF"


def proof(
    pages: Pages, *, name: str, folds: Sequence[Sequence[float]], words: Callable[[str], Words]
) -> Pages:
    """Return the pages as a proof.

    Args:
        pages: finished pages, or sides of flat pieces.
        name: what the job is called.
        folds: for each page, where it is folded, from the left edge of the trim; short for none.
        words: sets a line of small type.
    """
    count = len(pages.pages)
    mark = words(WORD)
    made = []
    for index, page in enumerate(pages.pages):
        creases = folds[index] if index < len(folds) else ()
        said = _legend(name, index + 1, count, has_folds=bool(creases))
        media = page.trim.grown(page.bleed + ROOM)
        overlay = (*_lines(page, creases), *_watermark(page, mark), *_note(page, words(said)))
        made.append(replace(page, items=(*page.items, *overlay), media=media, links=()))
    return replace(pages, pages=tuple(made))


def _legend(name: str, number: int, count: int, *, has_folds: bool) -> str:
    folds = ", dashed where it is folded" if has_folds else ""
    return f"{name}  page {number} of {count}  solid line where it is cut{folds}; not for printing"


def _lines(page: Page, folds: Sequence[float]) -> Iterator[Item]:
    yield Shape(rectangle(page.trim), None, Stroke(CUT, WEIGHT), LAYOUT)
    reach = page.bleed + mm(2)
    for x in folds:
        crease = line(x, -reach, x, page.trim.height + reach)
        yield Shape(crease, None, Stroke(FOLD, WEIGHT, (4, 3)), LAYOUT)


def _watermark(page: Page, words: Words) -> Iterator[Item]:
    """Yield the word across the page, scaled up from small type."""
    width = max((dx + run.width for dx, run in words), default=0.0)
    if not width:
        return
    scale = SHARE * page.trim.width / width
    up, across = sin(radians(SLOPE)) * scale, cos(radians(SLOPE)) * scale
    half = width / 2
    x = page.trim.width / 2 - half * across
    y = page.trim.height / 2 + half * up
    runs = tuple(PlacedRun(dx, 0, run, WATERMARK, LAYOUT) for dx, run in words)
    yield Group(matrix=Matrix(across, -up, up, across, x, y), clip=None, items=runs)


def _note(page: Page, words: Words) -> Iterator[Item]:
    baseline = page.trim.height + page.bleed + ROOM / 2
    for dx, run in words:
        yield PlacedRun(dx, baseline, run, NOTE, LAYOUT)
