"""Lines: what was painted, put together again to lines and paragraphs for rules about setting."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from brochure.check.painted import SOFT_HYPHEN, Painted, words
from brochure.forms.pages import Pages, PlacedRun, StructElement

BLOCKS = frozenset((
    "P", "LBody", "Lbl", "Caption", "TD", "TH", "H1", "H2", "H3", "H4", "H5", "H6", "Title",
    "BlockQuote", "TOCI",
))  # fmt: skip
"""Roles whose content is a paragraph; links and spans belong to the one around them."""
_NEAR = 0.6
"""Points that baselines of one line may differ."""


class Paragraph(NamedTuple):
    """Which paragraph a run belongs to."""

    id: int
    role: str


@dataclass(frozen=True, slots=True)
class Line:
    """A painted line."""

    page: int
    """From 1."""
    paragraph: Paragraph
    words: str
    x: float
    y: float
    """Baseline."""
    width: float
    size: float
    """Largest type in it."""
    is_broken: bool
    """Whether it ends with an inserted hyphen."""

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.x + self.width


def lines_of(pages: Pages, runs: tuple[tuple[Painted, ...], ...]) -> tuple[tuple[Line, ...], ...]:
    """Return the lines of each page in reading order."""
    paragraphs = paragraphs_of(pages)
    return tuple(tuple(_page(number, found, paragraphs)) for number, found in enumerate(runs, 1))


def paragraphs_of(pages: Pages) -> Mapping[int, Paragraph]:
    """Return the paragraph of each structure element that is in one."""
    found: dict[int, Paragraph] = {}
    _enter(pages.structure, None, found)
    return found


def _enter(element: StructElement, around: Paragraph | None, found: dict[int, Paragraph]) -> None:
    if element.role in BLOCKS:
        around = Paragraph(element.id, element.role)
    if around is not None:
        found[element.id] = around
    for child in element.children:
        _enter(child, around, found)


def _page(
    number: int, runs: tuple[Painted, ...], paragraphs: Mapping[int, Paragraph]
) -> Iterator[Line]:
    """Yield the lines of one page; runs of a line follow one another."""
    open_: list[PlacedRun] = []
    key: tuple[int, float] | None = None
    for painted in runs:
        placed = painted.placed
        paragraph = paragraphs.get(placed.owner)
        if paragraph is None:
            continue
        here = (paragraph.id, placed.y)
        if key is not None and (here[0] != key[0] or abs(here[1] - key[1]) > _NEAR):
            yield _line(number, open_, paragraphs)
            open_ = []
        key = here
        open_.append(placed)
    if open_:
        yield _line(number, open_, paragraphs)


def _line(number: int, placed: list[PlacedRun], paragraphs: Mapping[int, Paragraph]) -> Line:
    runs = sorted(placed, key=lambda item: item.x)
    left = min(item.x for item in runs)
    right = max(item.x + _painted_width(item) for item in runs)
    last = placed[-1].run.clusters
    ends = last[0] if placed[-1].run.rtl else last[-1]
    return Line(
        page=number,
        paragraph=paragraphs[placed[0].owner],
        words="".join(words(item) for item in placed).strip(),
        x=left,
        y=placed[0].y,
        width=right - left,
        size=max(item.run.size for item in runs),
        is_broken=ends.text == SOFT_HYPHEN,
    )


def _painted_width(item: PlacedRun) -> float:
    """Return the width of a run without the spaces at its end, which hang over the measure."""
    run = item.run
    width: float = run.width
    clusters = run.clusters if run.rtl else reversed(run.clusters)
    for cluster in clusters:
        if not cluster.text.isspace():
            break
        width -= cluster.advance * run.size / 1000
    return width
