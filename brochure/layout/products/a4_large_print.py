"""A4 large print: 18 pt text in one column, for readers with low vision."""

from brochure.layout.product import Product
from brochure.values.units import mm

PRODUCT = Product(
    name="a4-large-print",
    summary="A4 large print, nothing under 18 pt, one column",
    width=mm(210),
    height=mm(297),
    margin_start=mm(20),
    margin_end=mm(20),
    margin_top=78,
    margin_bottom=78,
    columns=1,
    gutter=0,
    edition="large_print",
    bleed=mm(3),
    running_baseline=46,
)
