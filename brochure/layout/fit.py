"""Fit: try the theme's relaxations in order until everything has its place.

Takes a function that arranges the document at a level of relaxation; gives the pages of the first
level without overflow. If the last level fails too, the overflows of the last level are reported.
"""

from collections.abc import Callable
from typing import NamedTuple

from brochure.forms.flow import Flow
from brochure.forms.pages import Pages
from brochure.layout.paginate import paginate
from brochure.text.fontbook import FontBook
from brochure.text.paragraph import TextCache
from brochure.values.diagnostic import Diagnostic


class Fitted(NamedTuple):
    """Pages with the level of relaxation they needed."""

    pages: Pages
    level: int
    diagnostics: tuple[Diagnostic, ...]


def fit(
    arrange_at: Callable[[int], Flow],
    levels: int,
    *,
    book: FontBook,
    cache: TextCache | None = None,
) -> Fitted:
    """Return pages at the first level, 0 to `levels`, where nothing overflows."""
    fitted = _at(arrange_at, 0, book, cache)
    level = 0
    while level < levels and _overflows(fitted.diagnostics):
        level += 1
        fitted = _at(arrange_at, level, book, cache)
    return fitted


def _at(
    arrange_at: Callable[[int], Flow], level: int, book: FontBook, cache: TextCache | None
) -> Fitted:
    pages, diagnostics = paginate(arrange_at(level), book=book, cache=cache)
    return Fitted(pages, level, diagnostics)


def _overflows(diagnostics: tuple[Diagnostic, ...]) -> bool:
    return any(d.code == "layout.overflow" for d in diagnostics)
