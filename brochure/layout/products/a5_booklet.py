"""A5 booklet, saddle-stitched: two pages on a side of A4, pages in fours."""

from brochure.layout.formats import narrow_pages
from brochure.values.units import mm

PRODUCT = narrow_pages(
    "a5-booklet",
    "A5 booklet, 148 x 210 mm, saddle-stitched, pages in fours",
    (mm(148), mm(210)),
    margin=mm(14),
    stitched=True,
)
