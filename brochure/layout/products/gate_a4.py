"""A4 gate fold, two doors, 6 panels."""

from brochure.layout.formats import A4_WIDE, folded
from brochure.paper.panels import Fold

PRODUCT = folded(
    "gate-a4",
    "A4 gate fold, two doors, 6 panels",
    A4_WIDE,
    Fold(kind="gate"),
)
