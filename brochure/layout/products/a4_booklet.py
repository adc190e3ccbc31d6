"""A4 booklet as `a4`, saddle-stitched on A3."""

from dataclasses import replace

from brochure.layout.products.a4 import PRODUCT as A4

PRODUCT = replace(
    A4,
    name="a4-booklet",
    summary="A4 booklet, 210 x 297 mm, saddle-stitched, pages in fours",
    stitched=True,
)
