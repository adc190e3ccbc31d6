"""A3 sheets, six columns."""

from brochure.layout.formats import wide_pages
from brochure.values.units import mm

PRODUCT = wide_pages("a3", "A3 pages, 297 x 420 mm", (mm(297), mm(420)), bleed=mm(3))
