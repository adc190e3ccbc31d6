"""A3 accordion of 4, 8 panels."""

from brochure.layout.formats import A3_WIDE, folded
from brochure.paper.panels import Fold

PRODUCT = folded(
    "accordion-a3",
    "A3 accordion of 4, 8 panels",
    A3_WIDE,
    Fold(kind="accordion", count=4),
)
