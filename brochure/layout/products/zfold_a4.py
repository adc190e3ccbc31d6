"""A4 Z-fold to DL, 6 panels."""

from brochure.layout.formats import A4_WIDE, folded
from brochure.paper.panels import Fold

PRODUCT = folded(
    "zfold-a4",
    "A4 Z-fold to DL, 6 panels",
    A4_WIDE,
    Fold(kind="z"),
)
