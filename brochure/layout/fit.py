"""Fit: try the theme's relaxations in order until everything has its place and no paper is wasted.

Takes a function that arranges the document at a relaxation; gives the pages of the first level
without overflow. If the last level fails too, the overflows of the last level are reported. Where
pages come in multiples and more than one would be left for notes, closer gaps are tried, and the
ladder where several would. A guide keeps the sections of a translation near their pages in the
source language.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from brochure.forms.flow import Flow
from brochure.forms.pages import Pages
from brochure.layout.build import Setter
from brochure.layout.frames import DRIFT_MAX, Plan, plan, strayed
from brochure.layout.paginate import paginate
from brochure.text.fontbook import FontBook
from brochure.text.paragraph import TextCache
from brochure.values.diagnostic import Diagnostic

Guide = tuple[int, ...]
"""Number of pages, and the page on which each section begins, in the source language."""
WASTE_MAX = 1.25
"""Waste, in pages, that is accepted before closer gaps are tried."""
FILLED_MAX = 3.0
"""Waste, in pages, beyond which the ladder is tried as well: about two pages of mere notes."""
LEAFLET = 60
"""Most pages of a document that the two limits are meant for; a book may waste in proportion."""
CLOSER = 0.25
"""What one step of closer gaps must save, in pages."""


class Relaxation(NamedTuple):
    """How far the theme gives way: levels of its ladder, and closer gaps to save pages."""

    level: int = 0
    saving: int = 0


class Aim(NamedTuple):
    """What pages should come to where that can be had."""

    guide: Guide = ()
    """Sections are to keep near their pages there."""
    pages: int = 0
    """There are to be no more; 0 for as many as they take."""


_NO_AIM = Aim()


class Fitted(NamedTuple):
    """Pages with the relaxation they needed."""

    pages: Pages
    relaxation: Relaxation
    diagnostics: tuple[Diagnostic, ...]


def fit(
    arrange_at: Callable[[Relaxation], Flow],
    most: Relaxation,
    *,
    book: FontBook,
    cache: TextCache | None = None,
    setter: Setter | None = None,
    aim: Aim = _NO_AIM,
) -> Fitted:
    """Return pages at the first relaxation, up to `most`, where nothing overflows.

    With an aim, the first that also meets it, if there is one.
    """

    def at(step: Relaxation) -> Plan:
        return plan(arrange_at(step), book=book, cache=cache, setter=setter, starts=aim.guide[1:])

    found = _searched(at, most, lambda made: _lateness(aim.guide, made)) if aim.guide else None
    step, made = found or _own(at, most)
    if aim.pages and made.count > aim.pages and not made.overflows:
        found = _searched(at, most, lambda made: max(0, made.count - aim.pages))
        step, made = found or (step, made)
    pages, about_pages = paginate(made.flow, book=book, cache=cache, planned=made, setter=setter)
    return Fitted(pages, step, about_pages)


def _own(at: Callable[[Relaxation], Plan], most: Relaxation) -> tuple[Relaxation, Plan]:
    """Return the first relaxation where nothing overflows and little is wasted."""
    step = Relaxation()
    made = at(step)
    while step.level < most.level and made.overflows:
        step = Relaxation(step.level + 1)
        made = at(step)
    # White is measured in pages, so a book may waste more than a leaflet.
    size = max(1.0, made.count / LEAFLET)
    if not made.overflows and made.waste > WASTE_MAX * size:
        step, made = _saved(at, step, most, made)
    if not made.overflows and made.waste > FILLED_MAX * size:
        step, made = _fewer(at, step, most, made)
    return step, made


def guide_of(pages: Pages) -> Guide:
    """Return where the sections of pages begin, and how many pages there are, as a guide."""
    starts = [entry.page for entry in pages.outline if entry.level == 1]
    return len(pages.pages), *starts


def _lateness(guide: Guide, made: Plan) -> int:
    """Return 0 where sections keep to a guide, else how late, or early, they are on the whole."""
    found = (made.count, *made.starts)
    if strayed(guide, found) <= DRIFT_MAX:
        return 0
    return sum(b - a for a, b in zip(guide, found, strict=False)) or -1


def _searched(
    at: Callable[[Relaxation], Plan], most: Relaxation, lateness: Callable[[Plan], int]
) -> tuple[Relaxation, Plan] | None:
    """Return the least relaxed plan that is not late; None where none is in time.

    Lines are not set closer for that: the last step of the ladder is for what does not fit. The
    more gives way, the earlier sections begin, so the steps are searched by halves, once leaps
    from the first have gone too far: most languages need little.
    """
    steps = list(_steps(most._replace(level=max(0, most.level - 1))))
    best: tuple[Relaxation, Plan] | None = None
    low, index, high = 0, 0, len(steps) - 1
    leap = 2
    while low <= high:
        made = at(steps[index])
        late = 1 if made.overflows else lateness(made)
        if not late:
            best = steps[index], made
        if late > 0:
            low = index + 1
        else:
            high, leap = index - 1, 0
        index = min(max(leap, 2 * index), high) if leap else (low + high) // 2
    return best


def _steps(most: Relaxation) -> Iterator[Relaxation]:
    """Yield relaxations in order: closer gaps, then the ladder less the steps that are gaps."""
    for saving in range(most.saving + 1):
        yield Relaxation(0, saving)
    for level in range(1, most.level + 1):
        if level == 1 or level > most.saving + 1:
            yield Relaxation(level, most.saving)


def _fewer(
    at: Callable[[Relaxation], Plan], step: Relaxation, most: Relaxation, made: Plan
) -> tuple[Relaxation, Plan]:
    """Return the first level of the ladder that saves pages; the last is for what does not fit."""
    for level in range(step.level + 1, most.level):
        eased = Relaxation(level, most.saving)
        tried = at(eased)
        if not tried.overflows and tried.count < made.count and tried.waste < made.waste:
            return eased, tried
    return step, made


def _saved(
    at: Callable[[Relaxation], Plan], step: Relaxation, most: Relaxation, made: Plan
) -> tuple[Relaxation, Plan]:
    """Return the first closer setting that wastes little, else the one that wastes least."""
    best, cost = (step, made), made.count + made.waste
    for saving in range(1, most.saving + 1):
        closer = step._replace(saving=saving)
        tried = at(closer)
        spent = tried.count + tried.waste + saving * CLOSER
        if not tried.overflows and spent < cost:
            best, cost = (closer, tried), spent
            if tried.waste <= WASTE_MAX:
                break
    return best
