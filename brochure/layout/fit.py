"""Fit: try the theme's relaxations in order until everything has its place and no paper is wasted.

Takes a function that arranges the document at a relaxation; gives the pages of the first level
without overflow. If the last level fails too, the overflows of the last level are reported. Where
pages come in multiples and more than one would be left for notes, closer gaps are tried.
"""

from collections.abc import Callable
from typing import NamedTuple

from brochure.forms.flow import Flow
from brochure.forms.pages import Pages
from brochure.layout.paginate import Paginated, paginate
from brochure.text.fontbook import FontBook
from brochure.text.paragraph import TextCache
from brochure.values.diagnostic import Diagnostic

WASTE_MAX = 0.8
"""Waste, in pages, that is accepted before closer gaps are tried."""
CLOSER = 0.25
"""What one step of closer gaps must save, in pages."""


class Relaxation(NamedTuple):
    """How far the theme gives way: levels of its ladder, and closer gaps to save pages."""

    level: int = 0
    saving: int = 0


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
) -> Fitted:
    """Return pages at the first relaxation, up to `most`, where nothing overflows."""

    def at(step: Relaxation) -> Paginated:
        return paginate(arrange_at(step), book=book, cache=cache)

    step = Relaxation()
    made = at(step)
    while step.level < most.level and _overflows(made):
        step = Relaxation(step.level + 1)
        made = at(step)
    if not _overflows(made) and made.waste > WASTE_MAX:
        step, made = _saved(at, step, most, made)
    return Fitted(made.pages, step, made.diagnostics)


def _saved(
    at: Callable[[Relaxation], Paginated], step: Relaxation, most: Relaxation, made: Paginated
) -> tuple[Relaxation, Paginated]:
    """Return the setting, as it was or with closer gaps, that wastes least."""
    best, cost = (step, made), _cost(made)
    for saving in range(1, most.saving + 1):
        closer = step._replace(saving=saving)
        tried = at(closer)
        if not _overflows(tried) and _cost(tried) + saving * CLOSER < cost:
            best, cost = (closer, tried), _cost(tried) + saving * CLOSER
    return best


def _cost(made: Paginated) -> float:
    return len(made.pages.pages) + made.waste


def _overflows(made: Paginated) -> bool:
    return any(d.code == "layout.overflow" for d in made.diagnostics)
