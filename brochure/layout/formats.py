"""Formats: what products of one kind have in common, so that each says only what is its own."""

from brochure.layout.product import Product
from brochure.paper.panels import Fold
from brochure.paper.sheets import Flip
from brochure.values.units import inch, mm

PANEL = "panel"
"""Edition of themes for narrow panels."""


def folded(  # noqa: PLR0913 - what tells one folded piece from another
    name: str,
    summary: str,
    size: tuple[float, float],
    fold: Fold,
    *,
    margin: float = mm(8),
    bleed: float = mm(3),
    flip: Flip = "short",
) -> Product:
    """Return a folded piece: `size` is that of the flat sheet, `margin` that to folds and trims."""
    return Product(
        name=name,
        summary=summary,
        width=size[0],
        height=size[1],
        margin_start=margin,
        margin_end=margin,
        margin_top=39,
        margin_bottom=24,
        columns=1,
        gutter=mm(5),
        edition=PANEL,
        bleed=bleed,
        running_baseline=30,
        fold=fold,
        flip=flip,
    )


def narrow_pages(
    name: str, summary: str, size: tuple[float, float], *, margin: float, stitched: bool = False
) -> Product:
    """Return small pages of one column with headings above their text."""
    return Product(
        name=name,
        summary=summary,
        width=size[0],
        height=size[1],
        margin_start=margin,
        margin_end=margin,
        margin_top=57,
        margin_bottom=54,
        columns=1,
        gutter=mm(5),
        edition=PANEL,
        multiple=4 if stitched else 1,
        bleed=mm(3),
        running_baseline=36,
        stitched=stitched,
    )


def wide_pages(name: str, summary: str, size: tuple[float, float], *, bleed: float) -> Product:
    """Return large single sheets: six columns, side headings."""
    margin = mm(24)
    body = size[0] - 2 * margin
    gutter = mm(8)
    column = (body - 5 * gutter) / 6
    head = 2 * column + gutter
    return Product(
        name=name,
        summary=summary,
        width=size[0],
        height=size[1],
        margin_start=margin,
        margin_end=margin,
        margin_top=72,
        margin_bottom=72,
        columns=6,
        gutter=gutter,
        side_head=(head, body - head - gutter),
        bleed=bleed,
        running_baseline=48,
    )


A4_WIDE = (mm(297), mm(210))
A3_WIDE = (mm(420), mm(297))
LETTER_WIDE = (inch(11), inch(8.5))
EIGHTH = inch(0.125)
"""Bleed of print shops that measure in inches."""
