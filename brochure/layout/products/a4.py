"""A4 booklet: six columns, side headings, pages in fours for saddle stitching."""

from brochure.layout.product import Product
from brochure.values.units import mm

PRODUCT = Product(
    name="a4",
    summary="A4 booklet, 210 x 297 mm, pages in fours",
    width=mm(210),
    height=mm(297),
    margin_start=mm(18),
    margin_end=mm(18),
    margin_top=60,
    margin_bottom=66,
    columns=6,
    gutter=mm(6),
    side_head=(mm(54), mm(114)),
    multiple=4,
    in_step=True,
    bleed=mm(3),
    running_baseline=40,
)
