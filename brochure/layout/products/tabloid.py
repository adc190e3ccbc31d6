"""US Tabloid sheets, six columns."""

from brochure.layout.formats import EIGHTH, wide_pages
from brochure.values.units import inch

PRODUCT = wide_pages("tabloid", "US Tabloid pages, 11 x 17 in", (inch(11), inch(17)), bleed=EIGHTH)
