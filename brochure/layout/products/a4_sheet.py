"""A4 sheet: one leaf without a cover, as aftercare sheets and letters are."""

from dataclasses import replace

from brochure.layout.products.a4 import PRODUCT as A4
from brochure.values.units import mm

PRODUCT = replace(
    A4,
    name="a4-sheet",
    summary="A4 sheet without a cover, 210 x 297 mm",
    multiple=1,
    pages_wanted=2,
    edition="sheet",
    side_head=(mm(48), A4.frame.width - A4.gutter - mm(48)),
    margin_top=54,
    margin_bottom=54,
    running_baseline=34,
    has_cover=False,
)
