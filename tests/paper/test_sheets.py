"""Sheets: how many pieces fit, and where backs stand."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.errors import ProjectError
from brochure.paper.sheets import SIZES, Flip, back_turn, backing, places, sheet
from brochure.values.units import mm

SRA3 = SIZES["sra3"].turned


@pytest.mark.parametrize(("gutter", "count"), [(6, (4, 5)), (0, (5, 5))])
def test_business_cards_on_sra3_are_as_many_as_in_the_reference(
    gutter: float, count: tuple[int, int]
) -> None:
    found = places(SRA3, mm(85), mm(55), margin=mm(10), gutter=mm(gutter))
    assert (found.columns, found.rows) == count


def test_nothing_fits_on_too_small_a_sheet() -> None:
    assert places(SIZES["a5"], mm(210), mm(297), margin=0, gutter=0).at == ()


@pytest.mark.parametrize(
    ("name", "size"), [("A4", (210, 297)), ("sra3", (320, 450)), ("330x240mm", (330, 240))]
)
def test_a_sheet_is_known_by_name_or_size(name: str, size: tuple[float, float]) -> None:
    found = sheet(name)
    assert (found.width, found.height) == pytest.approx((mm(size[0]), mm(size[1])))


@pytest.mark.parametrize("name", ["", "A9", "0x10mm", "-3x4mm", "1e9x3mm", "99999x99999mm"])
def test_what_is_no_sheet_is_refused_with_the_choices(name: str) -> None:
    with pytest.raises(ProjectError, match="there is no sheet"):
        sheet(name)


SIDE = st.floats(200, 2000)


@given(SIDE, SIDE, st.floats(20, 300), st.floats(20, 300), st.floats(0, 20))
def test_pieces_stay_on_the_sheet_and_never_overlap(
    width: float, height: float, w: float, h: float, gutter: float
) -> None:
    on = SIZES["a4"]._replace(width=width, height=height)
    found = places(on, w, h, margin=5, gutter=gutter)
    for place in found.at:
        assert place.x >= 5 - 1e-3
        assert place.right <= width - 5 + 1e-3
        assert place.y >= 5 - 1e-3
        assert place.bottom <= height - 5 + 1e-3
    lefts = sorted({place.x for place in found.at})
    assert all(b - a >= w + gutter - 1e-6 for a, b in pairwise(lefts))


@given(st.sampled_from(["short", "long"]), st.booleans())
def test_turning_the_sheet_twice_gives_the_front_again(flip: Flip, wide: bool) -> None:
    on = SRA3 if wide else SRA3.turned
    for place in places(on, 100, 80, margin=10, gutter=4).at:
        twice = backing(backing(place, on, flip), on, flip)
        assert twice == pytest.approx(place)


def test_backs_are_upright_only_where_the_sheet_turns_sideways() -> None:
    assert back_turn(SRA3, "short") == 0
    assert back_turn(SRA3, "long") == 180
    assert back_turn(SRA3.turned, "long") == 0
    assert back_turn(SRA3.turned, "short") == 180
