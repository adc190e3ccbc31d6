"""US Letter booklet: the same 174 mm body as A4."""

from brochure.layout.product import Product
from brochure.values.units import mm

PRODUCT = Product(
    name="letter",
    summary="US Letter booklet, 8.5 x 11 in, pages in fours",
    width=mm(215.9),
    height=mm(279.4),
    margin_start=mm(20.95),
    margin_end=mm(20.95),
    margin_top=60,
    margin_bottom=66,
    columns=6,
    gutter=mm(6),
    side_head=(mm(54), mm(114)),
    multiple=4,
    bleed=mm(3),
    running_baseline=40,
)
