"""A5 pages, one column."""

from brochure.layout.formats import narrow_pages
from brochure.values.units import mm

PRODUCT = narrow_pages(
    "a5", "A5 pages, 148 x 210 mm, one column", (mm(148), mm(210)), margin=mm(14)
)
