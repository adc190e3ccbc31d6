"""A4 folded once to A5, 4 panels."""

from brochure.layout.formats import A4_WIDE, folded
from brochure.paper.panels import Fold

PRODUCT = folded(
    "bifold-a4",
    "A4 folded once to A5, 4 panels",
    A4_WIDE,
    Fold(kind="bifold"),
)
