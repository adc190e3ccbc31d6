"""A3 double gate fold, 8 panels."""

from brochure.layout.formats import A3_WIDE, folded
from brochure.paper.panels import Fold

PRODUCT = folded(
    "double-gate-a3",
    "A3 double gate fold, 8 panels",
    A3_WIDE,
    Fold(kind="double-gate"),
)
