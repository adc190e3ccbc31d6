"""Boxes are cut at the right places: lines, stacks, rows, columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.forms.flow import (
    Box,
    Break,
    Cell,
    Fixed,
    FlowNode,
    Grid,
    Insets,
    Row,
    Space,
    Stack,
)
from brochure.layout.boxes import Box as MeasuredBox
from brochure.layout.boxes import LateText, LinesBox
from brochure.layout.build import Builder
from brochure.layout.grids import GridBox
from brochure.layout.stacks import ColumnsBox, StackBox
from brochure.layout.structure import Tree
from tests.layout.paragraphs import LINE, one_word_a_line, words


def built(node: FlowNode, width: float = 200) -> MeasuredBox:
    tree = Tree()
    return Builder(tree, one_word_a_line, LateText(one_word_a_line)).box(node, width, tree.root)


def said(box: MeasuredBox | None) -> list[str]:
    """Return the words a box would paint, in painting order."""
    match box:
        case LinesBox():
            return [line.text for line in box.text.lines[box.first : box.last]]
        case StackBox():
            return [word for child in box.children for word in said(child)]
        case GridBox():
            return [w for row in box.rows for cell in row.cells for w in said(cell.content)]
        case ColumnsBox():
            return [word for column in box.columns for word in said(column)]
        case None:
            return []
    return said(getattr(box, "inner", None))


def test_a_paragraph_leaves_two_lines_on_each_side_of_a_break() -> None:
    head, tail = built(words("a b c d")).split(3 * LINE, fresh=False)
    assert (said(head), said(tail)) == (["a", "b"], ["c", "d"])


def test_a_paragraph_of_three_lines_is_not_broken() -> None:
    head, tail = built(words("a b c")).split(2.5 * LINE, fresh=False)
    assert head is None
    assert said(tail) == ["a", "b", "c"]


def test_a_heading_goes_with_the_next_paragraph() -> None:
    heading = words("title", role="H2", box=Box(keep_with_next=True))
    stack = Stack(children=(words("a b c d"), heading, words("e f g h")))
    head, tail = built(stack).split(5.5 * LINE, fresh=False)
    assert said(head) == ["a", "b", "c", "d"]
    assert said(tail) == ["title", "e", "f", "g", "h"]


def test_a_heading_may_stay_with_two_lines_of_a_long_paragraph() -> None:
    heading = words("title", role="H2", box=Box(keep_with_next=True))
    stack = Stack(children=(heading, words("e f g h")))
    head, _ = built(stack).split(3 * LINE, fresh=False)
    assert said(head) == ["title", "e", "f"]


def test_space_vanishes_on_both_sides_of_a_break() -> None:
    stack = Stack(children=(words("a b"), Space(height=LINE), words("c d")))
    head, tail = built(stack).split(3 * LINE, fresh=True)
    assert head is not None
    assert head.height == pytest.approx(2 * LINE)
    assert tail is not None
    trimmed = tail.trimmed()
    assert trimmed is not None
    assert trimmed.height == pytest.approx(2 * LINE)


def test_a_forced_break_is_taken_once() -> None:
    stack = Stack(children=(words("a b"), Break(title="Next"), words("c d")))
    head, tail = built(stack).split(100, fresh=True)
    assert said(head) == ["a", "b"]
    assert tail is not None
    again, rest = tail.split(100, fresh=True)
    assert said(again) == ["c", "d"]
    assert rest is None


def test_a_forced_break_inside_a_nested_stack_ends_the_page_before_it() -> None:
    inner = Stack(children=(Break(title="Next"), words("c d")))
    head, tail = built(Stack(children=(words("a b"), inner))).split(100, fresh=True)
    assert said(head) == ["a", "b"]
    assert said(tail) == ["c", "d"]


def test_a_block_that_keeps_together_moves_whole() -> None:
    card = Stack(children=(words("c d e f"),), box=Box(keep_together=True))
    head, tail = built(Stack(children=(words("a b"), card))).split(4 * LINE, fresh=True)
    assert said(head) == ["a", "b"]
    assert said(tail) == ["c", "d", "e", "f"]


def test_padding_counts_on_both_halves() -> None:
    panel = Stack(children=(words("a b c d e f"),), box=Box(padding=Insets(top=5, bottom=5)))
    head, tail = built(panel).split(4 * LINE, fresh=True)
    assert head is not None
    assert tail is not None
    assert (head.height, tail.height) == (3 * LINE + 10, 3 * LINE + 10)


def table(*rows: str) -> Grid:
    made = [Row(cells=(Cell(node=words("Head")), Cell(node=words("Row"))), header=True)]
    for row in rows:
        left, right = row.split("|")
        cells = (Cell(node=words(left)), Cell(node=words(right)))
        made.append(Row(cells=cells, box=Box(keep_together=True)))
    return Grid(tracks=(Fixed(100), Fixed(100)), rows=tuple(made))


def test_header_rows_are_repeated_as_artifacts() -> None:
    head, tail = built(table("a|b", "c|d", "e|f")).split(2.5 * LINE, fresh=True)
    assert said(head) == ["Head", "Row", "a", "b"]
    assert said(tail) == ["Head", "Row", "c", "d", "e", "f"]
    assert isinstance(tail, GridBox)
    first = tail.rows[0].cells[0].content
    assert isinstance(first, LinesBox)
    assert all(owner < 0 for owner in first.owners.owners)


def test_a_header_never_stands_alone_at_the_foot() -> None:
    head, _ = built(table("a b|c")).split(2.5 * LINE, fresh=False)
    assert head is None


def test_rows_are_as_tall_as_their_tallest_cell() -> None:
    box = built(table("a b c|d"))
    assert box.height == pytest.approx(4 * LINE)


def test_a_row_span_is_not_torn() -> None:
    rows = (
        Row(cells=(Cell(node=words("a b c"), row_span=2), Cell(node=words("d")))),
        Row(cells=(Cell(node=words("e")),)),
    )
    grid = Grid(tracks=(Fixed(100), Fixed(100)), rows=rows)
    head, tail = built(grid).split(1.5 * LINE, fresh=False)
    assert head is None
    assert tail is not None
    assert tail.height == pytest.approx(3 * LINE)


def test_a_long_row_splits_inside_and_short_cells_stay_above() -> None:
    row = Row(cells=(Cell(node=words("n", orphans=1)), Cell(node=words("a b c d e f"))))
    grid = Grid(tracks=(Fixed(20), Fixed(100)), rows=(row,))
    head, tail = built(grid).split(4 * LINE, fresh=True)
    assert said(head) == ["n", "a", "b", "c", "d"]
    assert said(tail) == ["e", "f"]


def test_columns_are_balanced() -> None:
    stack = Stack(children=tuple(words(f"w{i}") for i in range(6)), columns=2, column_gap=10)
    box = built(stack)
    assert isinstance(box, ColumnsBox)
    assert [len(said(column)) for column in box.columns] == [3, 3]


def test_a_word_wider_than_its_place_is_reported() -> None:
    tree = Tree()
    builder = Builder(tree, one_word_a_line, LateText(one_word_a_line))
    builder.box(words("incomprehensibilities"), 50, tree.root)
    (found,) = builder.diagnostics
    assert found.code == "layout.overflow"
    assert "wider than its place" in found.message


def test_more_lines_than_a_heading_may_have_are_reported() -> None:
    tree = Tree()
    builder = Builder(tree, one_word_a_line, LateText(one_word_a_line))
    builder.box(words("one two three", role="H1", lines_max=2), 500, tree.root)
    (found,) = builder.diagnostics
    assert "3 lines where 2 are allowed" in found.message


leaf = st.builds(
    lambda n, i: words(" ".join(f"x{i}w{k}" for k in range(n)), orphans=1, widows=1),
    st.integers(1, 6),
    st.integers(0, 10_000),
)
nodes: st.SearchStrategy[FlowNode] = st.recursive(
    leaf,
    lambda inner: st.one_of(
        st.builds(
            lambda c, g: Stack(children=tuple(c), gap=g),
            st.lists(inner, min_size=1, max_size=4),
            st.sampled_from([0.0, 3.0, 9.0]),
        ),
        st.builds(
            lambda c: Grid(
                tracks=tuple(Fixed(60) for _ in c),
                rows=(Row(cells=tuple(Cell(node=n) for n in c)),),
            ),
            st.lists(inner, min_size=1, max_size=3),
        ),
    ),
    max_leaves=8,
)


@given(nodes, st.integers(30, 120))
def test_splitting_loses_and_doubles_no_words(node: FlowNode, room: int) -> None:
    whole = built(node)
    pieces: list[str] = []
    rest: MeasuredBox | None = whole
    for _ in range(200):
        if rest is None:
            break
        rest = rest.trimmed()
        if rest is None:
            break
        head, rest = rest.split(room, fresh=True)
        assert head is not None, "a fresh frame always takes something"
        pieces += said(head)
    assert sorted(pieces) == sorted(said(whole))


def rows_of(*names: str, **company: int) -> Grid:
    rows = tuple(Row(cells=(Cell(node=words(name)),)) for name in names)
    return Grid(tracks=(Fixed(100),), rows=rows, **company)  # type: ignore[arg-type]


def test_no_row_is_carried_over_alone_where_rows_want_company() -> None:
    head, tail = built(rows_of(*"abcde", orphans=2, widows=2)).split(4 * LINE, fresh=False)
    assert (said(head), said(tail)) == (["a", "b", "c"], ["d", "e"])


def test_no_row_is_left_alone_at_the_foot_where_rows_want_company() -> None:
    head, tail = built(rows_of(*"abcde", orphans=2, widows=2)).split(1.5 * LINE, fresh=False)
    assert head is None
    assert said(tail) == list("abcde")


def test_rows_taller_than_a_page_are_cut_all_the_same() -> None:
    head, tail = built(rows_of(*"abc", orphans=2, widows=2)).split(1.5 * LINE, fresh=True)
    assert (said(head), said(tail)) == (["a"], ["b", "c"])


def test_rest_of_a_list_may_end_with_one_row_on_its_way() -> None:
    _, rest = built(rows_of(*"abcdef", orphans=2, widows=2)).split(2 * LINE, fresh=False)
    assert rest is not None
    head, tail = rest.split(1.5 * LINE, fresh=False)
    assert (said(head), said(tail)) == (["c"], ["d", "e", "f"])


def test_what_follows_a_child_for_the_foot_goes_on_above_it() -> None:
    foot = Stack(children=(words("facts"),), box=Box(at_foot=True, keep_together=True))
    stack = Stack(children=(words("a b"), foot, Space(height=LINE), words("c d e f g h")))
    head, tail = built(stack).split(6 * LINE, fresh=True)
    assert said(head) == ["a", "b", "c", "d", "e", "facts"]
    assert said(tail) == ["f", "g", "h"]


def test_a_child_for_the_foot_that_finds_no_room_opens_the_next_page() -> None:
    foot = Stack(children=(words("facts more"),), box=Box(at_foot=True, keep_together=True))
    stack = Stack(children=(words("a b"), foot, words("c d")))
    head, tail = built(stack).split(3 * LINE, fresh=True)
    assert (said(head), said(tail)) == (["a", "b"], ["facts", "more", "c", "d"])
