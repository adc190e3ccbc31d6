"""US Letter letter fold, the flap tucked in by 1/16 in, 6 panels."""

from brochure.layout.formats import EIGHTH, LETTER_WIDE, folded
from brochure.paper.panels import Fold
from brochure.values.units import inch

PRODUCT = folded(
    "trifold-letter",
    "US Letter letter fold, the flap tucked in, 6 panels",
    LETTER_WIDE,
    Fold(kind="letter", tuck=inch(1 / 16)),
    bleed=EIGHTH,
)
