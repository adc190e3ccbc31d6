"""Business or appointment card, as many as fit on a sheet."""

from dataclasses import replace

from brochure.layout.formats import folded
from brochure.paper.panels import Fold
from brochure.values.units import mm

PRODUCT = replace(
    folded(
        "business-card",
        "Card, 85 x 55 mm, 2 sides, many on a sheet",
        (mm(85), mm(55)),
        Fold(),
        margin=mm(5),
    ),
    margin_top=mm(5),
    margin_bottom=mm(5),
    safe=mm(3),
    repeated=True,
)
