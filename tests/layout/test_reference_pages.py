"""Whole pages look as they did when somebody last looked at them, within a tolerance."""

import pytest
from PIL import Image, ImageChops

from tests.layout.reference_pages import REFERENCES, Reference, picture_of

STRONG = 64
"""A pixel that differs by more than this, of 255, differs clearly."""
CLEARLY_MAX = 0.004
"""Share of pixels that may differ clearly: a moved line of text is more than that."""
MEAN_MAX = 1.5
"""Mean difference of all pixels, of 255: a changed ground is more than that."""


@pytest.mark.parametrize("reference", REFERENCES, ids="-".join)
def test_the_page_looks_as_it_did(reference: Reference) -> None:
    now = picture_of(reference)
    with Image.open(reference.path) as then:
        assert now.size == then.size
        histogram = ImageChops.difference(now, then.convert("L")).histogram()
    count = sum(histogram)
    mean = sum(value * pixels for value, pixels in enumerate(histogram)) / count
    clearly = sum(histogram[STRONG + 1 :]) / count
    assert clearly <= CLEARLY_MAX
    assert mean <= MEAN_MAX


def test_a_moved_line_is_noticed() -> None:
    page = picture_of(REFERENCES[1])
    moved = ImageChops.offset(page, 0, 3)
    histogram = ImageChops.difference(page, moved).histogram()
    assert sum(histogram[STRONG + 1 :]) / sum(histogram) > CLEARLY_MAX
