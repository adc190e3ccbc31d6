"""DL card, not folded, printed on both sides."""

from brochure.layout.formats import folded
from brochure.paper.panels import Fold
from brochure.values.units import mm

PRODUCT = folded("dl-card", "DL card, 99 x 210 mm, 2 sides", (mm(99), mm(210)), Fold(), flip="long")
