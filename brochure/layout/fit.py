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

NOTES_MAX = 1
"""Pages of notes that a booklet may carry before gaps are closed to save them."""


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
    if not _overflows(made) and made.fillers > NOTES_MAX:
        step, made = _saved(at, step, most, made)
    return Fitted(made.pages, step, made.diagnostics)


def _saved(
    at: Callable[[Relaxation], Paginated], step: Relaxation, most: Relaxation, made: Paginated
) -> tuple[Relaxation, Paginated]:
    """Return the first closer setting that needs fewer pages, or what there was."""
    for saving in range(1, most.saving + 1):
        closer = step._replace(saving=saving)
        tried = at(closer)
        if len(tried.pages.pages) < len(made.pages.pages) and not _overflows(tried):
            return closer, tried
    return step, made


def _overflows(made: Paginated) -> bool:
    return any(d.code == "layout.overflow" for d in made.diagnostics)
