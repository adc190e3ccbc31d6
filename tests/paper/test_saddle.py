"""Saddle stitching: the tables of the reference, and booklets folded and read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.paper.saddle import Blanks, Paper, Slot, creep, leaves, padded, read_back, thickness
from brochure.values.units import to_mm


def table(count: int, *, blanks: Blanks = "end", right_bound: bool = False) -> str:
    def shown(sides: tuple[Slot, Slot]) -> str:
        return ",".join("-" if slot is None else str(slot + 1) for slot in sides)

    sheets = leaves(padded(count, blanks=blanks), right_bound=right_bound)
    return "; ".join(f"{shown(sheet.front)}/{shown(sheet.back)}" for sheet in sheets)


@pytest.mark.parametrize(
    ("count", "blanks", "left_bound", "right_bound"),
    [
        (4, "end", "4,1/2,3", "1,4/3,2"),
        (8, "end", "8,1/2,7; 6,3/4,5", "1,8/7,2; 3,6/5,4"),
        (6, "end", "-,1/2,-; 6,3/4,5", "1,-/-,2; 3,6/5,4"),
        (6, "before-back", "6,1/2,-; -,3/4,5", "1,6/-,2; 3,-/5,4"),
        (12, "end", "12,1/2,11; 10,3/4,9; 8,5/6,7", "1,12/11,2; 3,10/9,4; 5,8/7,6"),
        (
            16,
            "end",
            "16,1/2,15; 14,3/4,13; 12,5/6,11; 10,7/8,9",
            "1,16/15,2; 3,14/13,4; 5,12/11,6; 7,10/9,8",
        ),
    ],
)
def test_sheets_are_those_of_the_table(
    count: int, blanks: Blanks, left_bound: str, right_bound: str
) -> None:
    assert table(count, blanks=blanks) == left_bound
    assert table(count, blanks=blanks, right_bound=True) == right_bound


@pytest.mark.parametrize("right_bound", [False, True])
@pytest.mark.parametrize("blanks", ["end", "before-back"])
def test_any_booklet_of_1_to_129_pages_reads_in_order_when_folded(
    right_bound: bool, blanks: Blanks
) -> None:
    for count in range(1, 130):
        slots = padded(count, blanks=blanks)
        sheets = leaves(slots, right_bound=right_bound)
        read = read_back(sheets, right_bound=right_bound)
        assert read == slots
        assert [slot for slot in read if slot is not None] == list(range(count))


@pytest.mark.parametrize("right_bound", [False, True])
def test_each_half_backs_onto_the_other_side_of_its_own_leaf(right_bound: bool) -> None:
    for count in range(1, 130):
        slots = padded(count)
        place = {slot: at for at, slot in enumerate(slots) if slot is not None}
        for sheet in leaves(slots, right_bound=right_bound):
            # Turned about the vertical axis, the front's left half backs the back's right half.
            for front, back in ((sheet.front[0], sheet.back[1]), (sheet.front[1], sheet.back[0])):
                if front is not None and back is not None:
                    assert place[front] // 2 == place[back] // 2


def test_the_last_page_stays_the_back_cover_where_blanks_go_before_it() -> None:
    for count in range(2, 130):
        assert padded(count, blanks="before-back")[-1] == count - 1


@given(st.integers(1, 200), st.integers(1, 8), st.booleans())
def test_imposition_is_a_permutation_in_signatures_of_any_size(
    count: int, size: int, right_bound: bool
) -> None:
    slots = padded(count, multiple=4 * size)
    sheets = leaves(slots, right_bound=right_bound, signature=size)
    placed = [slot for sheet in sheets for slot in (*sheet.front, *sheet.back)]
    assert sorted(slot for slot in placed if slot is not None) == list(range(count))
    assert read_back(sheets, right_bound=right_bound) == slots
    assert max(sheet.depth for sheet in sheets) < size


def test_creep_follows_weight_and_bulk_of_the_paper() -> None:
    silk = Paper(135, 0.88)
    assert [round(to_mm(creep(i, silk)), 3) for i in range(4)] == [0, 0.119, 0.238, 0.356]
    uncoated = Paper(90, 1.25)
    assert round(to_mm(creep(15, uncoated)), 3) == pytest.approx(1.6875, abs=5e-4)
    assert to_mm(thickness(4, silk)) == pytest.approx(0.9504)
