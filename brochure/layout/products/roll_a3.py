"""A3 roll fold, 8 panels."""

from brochure.layout.formats import A3_WIDE, folded
from brochure.paper.panels import Fold

PRODUCT = folded(
    "roll-a3",
    "A3 roll fold, 8 panels",
    A3_WIDE,
    Fold(kind="roll"),
)
