"""Letter sheet: one leaf without a cover, for North America."""

from dataclasses import replace

from brochure.layout.products.letter import PRODUCT as LETTER
from brochure.values.units import mm

PRODUCT = replace(
    LETTER,
    name="letter-sheet",
    summary="Letter sheet without a cover, 8.5 x 11 in",
    multiple=1,
    pages_wanted=2,
    edition="sheet",
    side_head=(mm(48), LETTER.frame.width - LETTER.gutter - mm(48)),
    margin_top=54,
    margin_bottom=54,
    running_baseline=34,
    has_cover=False,
)
