"""A3 folded once to A4, 4 panels."""

from brochure.layout.formats import A3_WIDE, folded
from brochure.paper.panels import Fold

PRODUCT = folded(
    "bifold-a3",
    "A3 folded once to A4, 4 panels",
    A3_WIDE,
    Fold(kind="bifold"),
)
