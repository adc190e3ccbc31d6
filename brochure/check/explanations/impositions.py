"""Codes of pages on sheets."""

from brochure.check.explanations.entry import Explanation

ENTRIES = (
    Explanation(
        "impose.too-large",
        "A page, or a spread of two, is larger than the sheet it should go on.",
        "It would be cut off; pages are never scaled to fit.",
        "brochure build --product a4-booklet --imposed A4",
        "brochure build --product a4-booklet --imposed A3",
    ),
    Explanation(
        "impose.bleed-cut",
        "The sheet is too small for the bleed around the piece.",
        "Where the cut is a little off, a white line shows at the edge.",
        "brochure build --product a5-booklet --profile press --imposed A4",
        "brochure build --product a5-booklet --profile press --imposed SRA4",
    ),
    Explanation(
        "impose.no-marks",
        "The sheet is too small for all marks around the piece.",
        "Marks that do not fit are left out.",
        "brochure build --product a5-booklet --imposed A4 --marks",
        "brochure build --product a5-booklet --imposed SRA3 --marks",
    ),
    Explanation(
        "impose.creep",
        "Inner sheets of a stitched booklet move so far to the fore-edge that no bleed is left.",
        "Pages are moved towards the spine to make up for it, which uses bleed up.",
        "paper: {weight: 250, bulk: 1.2}",
        "paper: {weight: 115, bulk: 0.88}",
    ),
    Explanation(
        "impose.thick",
        "The folded booklet is thicker than staples hold well.",
        "It would spring open, and its inner pages would tear.",
        "paper: {weight: 170, bulk: 1.25} for 64 pages",
        "paper: {weight: 90, bulk: 0.9} for 64 pages",
    ),
)
