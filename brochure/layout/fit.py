"""Fit: try the theme's relaxations in order until everything has its place and no paper is wasted.

Takes a function that arranges the document at a relaxation; gives the pages of the first level
without overflow. If the last level fails too, the overflows of the last level are reported. Where
pages come in multiples and more than one would be left for notes, closer gaps are tried.
"""

from collections.abc import Callable
from typing import NamedTuple

from brochure.forms.flow import Flow
from brochure.forms.pages import Pages
from brochure.layout.build import Setter
from brochure.layout.frames import Plan, plan
from brochure.layout.paginate import paginate
from brochure.text.fontbook import FontBook
from brochure.text.paragraph import TextCache
from brochure.values.diagnostic import Diagnostic

WASTE_MAX = 1.25
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
    setter: Setter | None = None,
) -> Fitted:
    """Return pages at the first relaxation, up to `most`, where nothing overflows."""

    def at(step: Relaxation) -> Plan:
        return plan(arrange_at(step), book=book, cache=cache, setter=setter)

    step = Relaxation()
    made = at(step)
    while step.level < most.level and made.overflows:
        step = Relaxation(step.level + 1)
        made = at(step)
    if not made.overflows and made.waste > WASTE_MAX:
        step, made = _saved(at, step, most, made)
    pages, diagnostics = paginate(made.flow, book=book, cache=cache, planned=made, setter=setter)
    return Fitted(pages, step, diagnostics)


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
