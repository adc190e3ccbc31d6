"""DL pages, one column."""

from brochure.layout.formats import narrow_pages
from brochure.values.units import mm

PRODUCT = narrow_pages("dl", "DL pages, 99 x 210 mm, one column", (mm(99), mm(210)), margin=mm(8))
