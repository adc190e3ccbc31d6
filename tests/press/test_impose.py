"""Pages on sheets: each page once, in its place, upright, cut at the spine, marks outside."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brochure.check import samples
from brochure.forms.pages import Group, Item, Page, Pages, PlacedRun, Shape, StructElement
from brochure.paper.saddle import Paper
from brochure.paper.sheets import SIZES, Sheet
from brochure.press.impose import Job, impose
from brochure.values.geometry import Rect, rectangle
from brochure.values.ink import REGISTRATION, Ink
from brochure.values.units import mm, to_mm

A5 = (mm(148), mm(210))
BLEED = mm(3)
SRA3 = SIZES["sra3"]


def booklet(count: int, size: tuple[float, float] = A5) -> Pages:
    """Return pages whose ground bleeds on all sides in an ink that tells their number."""
    box = Rect(0, 0, *size)
    pages = tuple(
        Page(
            trim=box,
            bleed=BLEED,
            items=(
                Shape(rectangle(box.grown(BLEED)), Ink((number // 256, number % 256, 7)), None, -2),
                replace_owner(samples.placed("Words"), number),
            ),
        )
        for number in range(count)
    )
    children = tuple(StructElement(id=n, role="P") for n in range(1, count))
    root = StructElement(id=0, role="Document", children=children)
    return replace(samples.pages(), pages=pages, structure=root)


def replace_owner(run: PlacedRun, owner: int) -> PlacedRun:
    return run._replace(owner=owner)


def job(**changes: object) -> Job:
    basic = Job(name="test", sheet=SRA3, bleed=BLEED)
    return replace(basic, **changes)  # type: ignore[arg-type]


def number_of(group: Group) -> int:
    ground = group.items[0]
    assert isinstance(ground, Shape)
    assert ground.fill is not None
    return ground.fill.rgb[0] * 256 + ground.fill.rgb[1]


def groups(page: Page) -> list[Group]:
    return [item for item in page.items if isinstance(item, Group)]


def extent(group: Group) -> tuple[float, float]:
    """Return left and right end of what a group may paint, in the sheet's trim coordinates."""
    assert group.clip is not None
    xs = [
        group.matrix.a * segment.points[0] + group.matrix.e
        for segment in group.clip
        if segment.points
    ]
    return min(xs), max(xs)


def owners(items: tuple[Item, ...]) -> Iterator[int]:
    for item in items:
        if isinstance(item, Group):
            yield from owners(item.items)
        else:
            yield item.owner


@given(st.integers(1, 129), st.booleans(), st.sampled_from(["end", "before-back"]))
@settings(max_examples=60, deadline=None)
def test_stitching_puts_every_page_on_one_sheet_once(
    count: int, right_bound: bool, blanks: str
) -> None:
    thin = Paper(20, 0.5)
    sheets, found = impose(
        booklet(count), job(way="saddle", right_bound=right_bound, blanks=blanks, paper=thin)
    )
    assert not [f for f in found if f.severity == "error"]
    placed = [number_of(group) for page in sheets.pages for group in groups(page)]
    assert sorted(placed) == list(range(count))
    assert len(sheets.pages) == 2 * -(-count // 4)


def test_an_eight_page_booklet_lies_as_in_the_table_and_mirrored_when_right_bound() -> None:
    for right_bound, expected in (
        (False, [[8, 1], [2, 7], [6, 3], [4, 5]]),
        (True, [[1, 8], [7, 2], [3, 6], [5, 4]]),
    ):
        sheets, _ = impose(booklet(8), job(way="saddle", right_bound=right_bound))
        seen = [
            [number_of(g) + 1 for g in sorted(groups(page), key=extent)] for page in sheets.pages
        ]
        assert seen == expected


def test_no_bleed_crosses_the_spine_and_all_of_it_reaches_the_outer_edges() -> None:
    sheets, _ = impose(booklet(8), job(way="saddle"))
    for page in sheets.pages:
        left, right = sorted(groups(page), key=extent)
        assert extent(left) == pytest.approx((-BLEED, A5[0]))
        assert extent(right) == pytest.approx((A5[0], 2 * A5[0] + BLEED))


def test_pages_of_inner_sheets_move_towards_the_spine_by_the_creep() -> None:
    sheets, _ = impose(booklet(16), job(way="saddle", paper=Paper(135, 0.88)))
    for depth, shift in enumerate((0, 0.119, 0.238, 0.356)):
        left, right = sorted(groups(sheets.pages[2 * depth]), key=extent)
        assert to_mm(left.matrix.e) == pytest.approx(shift, abs=0.001)
        assert to_mm(A5[0] - right.matrix.e) == pytest.approx(shift, abs=0.001)


def test_creep_that_uses_up_the_bleed_is_an_error_and_a_thick_fold_a_warning() -> None:
    sheets, found = impose(booklet(128), job(way="saddle", paper=Paper(250, 1.2)))
    assert {f.code: f.severity for f in found} == {
        "impose.creep": "error",
        "impose.thick": "warning",
    }
    assert len(sheets.pages) == 128


def test_a_piece_larger_than_the_sheet_is_an_error() -> None:
    _, found = impose(booklet(8), job(way="saddle", sheet=SIZES["a5"]))
    assert [(f.code, f.severity) for f in found] == [("impose.too-large", "error")]


def test_a_sheet_without_room_for_bleed_or_marks_is_a_warning() -> None:
    _, found = impose(booklet(8), job(way="saddle", sheet=SIZES["a4"], with_marks=True))
    assert [f.code for f in found] == ["impose.bleed-cut", "impose.no-marks"]


@pytest.mark.parametrize("sheet", [SRA3, SRA3.turned])
@pytest.mark.parametrize("flip", ["short", "long"])
def test_backs_lie_behind_their_fronts_whichever_way_the_sheet_turns(
    sheet: Sheet, flip: str
) -> None:
    sheets, _ = impose(booklet(12), job(way="many", sheet=sheet, flip=flip))
    front, back = sheets.pages[:2]
    assert front.media is not None
    media = front.media
    turned = (flip == "short") != (media.width > media.height)

    def middle(group: Group) -> tuple[float, float]:
        a, _, _, d, e, f = group.matrix
        return a * A5[0] / 2 + e - media.x, d * A5[1] / 2 + f - media.y

    behind = {number_of(group): group for group in groups(back)}
    for group in groups(front):
        x, y = middle(group)
        other = behind[number_of(group) + 1]
        backing = (x, media.height - y) if turned else (media.width - x, y)
        assert middle(other) == pytest.approx(backing)
        assert (other.matrix.a < 0) is turned


def test_copies_on_a_sheet_are_artifacts_but_for_the_first() -> None:
    card = (mm(85), mm(55))
    sheets, found = impose(booklet(2, card), job(way="repeat", gap=mm(6)))
    assert found == ()
    assert len(sheets.pages) == 2
    front = groups(sheets.pages[0])
    assert len(front) > 15
    tagged = [group for group in front if any(owner >= 0 for owner in owners(group.items))]
    assert len(tagged) == 1


def test_structure_and_reading_order_stay_those_of_the_booklet() -> None:
    pages = booklet(8)
    sheets, _ = impose(pages, job(way="saddle"))
    assert sheets.structure == pages.structure
    seen = [owner for page in sheets.pages for owner in owners(page.items) if owner >= 0]
    assert sorted(seen) == list(range(8))


def test_marks_keep_clear_of_the_bleed_and_fold_ticks_stand_at_the_spine() -> None:
    sheets, found = impose(booklet(8), job(way="saddle", with_marks=True))
    assert found == ()
    for page in sheets.pages:
        bleed = page.trim.grown(BLEED)
        drawn = [item for item in page.items if isinstance(item, Shape)]
        for shape in drawn:
            points = [segment.points for segment in shape.path if segment.points]
            assert not any(
                bleed.x < p[0] < bleed.right and bleed.y < p[1] < bleed.bottom for p in points
            )
        ticks = [s for s in drawn if s.stroke and s.stroke.dash]
        assert ticks
        assert [s.path[0].points[0] for s in ticks] == pytest.approx([A5[0]] * len(ticks))
        assert all(s.stroke.ink == REGISTRATION for s in drawn if s.stroke)
        assert sum(s.fill is not None for s in drawn) == 12


def test_marks_alone_make_a_sheet_just_large_enough() -> None:
    sheets, found = impose(booklet(2), job(sheet=None, with_marks=True))
    assert found == ()
    media = sheets.pages[0].media
    assert media is not None
    assert to_mm(media.width) == pytest.approx(148 + 34)
    assert sheets.pages[0].trim == pytest.approx(Rect(0, 0, *A5))


def test_a_printer_is_told_to_turn_over_the_edge_that_leaves_backs_upright() -> None:
    stitched, _ = impose(booklet(8), job(way="saddle", sheet=SIZES["a4"], bleed=0.0))
    assert stitched.duplex == "short"
    single, _ = impose(booklet(2), job(sheet=SIZES["a5"], bleed=0.0))
    assert single.duplex == "long"
    one_sided, _ = impose(booklet(1), job(sheet=SIZES["a5"], bleed=0.0))
    assert one_sided.duplex is None
