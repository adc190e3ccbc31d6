"""A4 letter fold to DL, the flap tucked in, 6 panels."""

from brochure.layout.formats import A4_WIDE, folded
from brochure.paper.panels import Fold

PRODUCT = folded(
    "trifold-a4",
    "A4 letter fold to DL, the flap tucked in, 6 panels",
    A4_WIDE,
    Fold(kind="letter"),
)
