"""QR codes as drawings (ISO/IEC 18004), made by segno."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from brochure.forms.pages import LAYOUT, Drawing, Shape
from brochure.values.digest import digest
from brochure.values.geometry import Rect, rectangle
from brochure.values.ink import Ink

QUIET = 4
"""Modules of empty border that scanners need (ISO/IEC 18004, 9.1)."""


@lru_cache(maxsize=64)
def qr_code(text: str, ink: Ink) -> Drawing:
    """Return a code of error correction M or better, in units of a module.

    Dark modules next to each other in a row are one rectangle, all rectangles one path, so that
    no hairlines show between them.
    """
    import segno

    code = segno.make_qr(text, error="m", boost_error=True)
    rows = [bytes(row) for row in code.matrix]
    side = len(rows) + 2 * QUIET
    path = tuple(segment for box in _dark_runs(rows) for segment in rectangle(box))
    return Drawing(
        view_box=Rect(0, 0, side, side),
        shapes=(Shape(path, ink, None, LAYOUT),),
        digest=digest("qr", text, repr(tuple(ink))),
    )


def _dark_runs(rows: Sequence[bytes]) -> Iterator[Rect]:
    """Yield stretches of dark modules."""
    for y, row in enumerate(rows, start=QUIET):
        start = None
        for x, dark in enumerate((*row, 0), start=QUIET):
            if dark and start is None:
                start = x
            elif not dark and start is not None:
                yield Rect(start, y, x - start, 1)
                start = None
