"""What makes panels look at ease: gaps that open, a cover line that starts at the margin."""

from brochure.forms.flow import Box, Cell, FlowNode, Grid, Row, Share, Space, Stack, Stem
from brochure.forms.pages import LAYOUT, Drawing, Shape, Stroke
from brochure.layout.boxes import Box as MeasuredBox
from brochure.layout.boxes import LateText
from brochure.layout.build import Builder
from brochure.layout.cover_art import prolonged
from brochure.layout.slack import opened
from brochure.layout.structure import Tree
from brochure.values.geometry import Rect, line
from brochure.values.ink import Ink
from tests.layout.paragraphs import LINE, one_word_a_line, words

INK = Ink((160, 70, 50))
PEN = Stroke(INK, 2.0)


def built(node: FlowNode) -> MeasuredBox:
    tree = Tree()
    return Builder(tree, one_word_a_line, LateText(one_word_a_line)).box(node, 200, tree.root)


def test_gaps_open_where_a_panel_has_height_to_spare() -> None:
    stack = built(Stack(children=(words("a"), Space(height=10), words("b"))))
    assert opened(stack, stack.height + 6, 2).height == stack.height + 6


def test_gaps_never_open_beyond_their_limit() -> None:
    stack = built(Stack(children=(words("a"), Space(height=10), words("b"))))
    assert opened(stack, 1000, 2).height == stack.height + 10
    assert opened(stack, 1000, 1) is stack


def test_gaps_of_lists_open_but_not_those_a_thread_runs_through() -> None:
    thread = Stem(x=1, weight=1, ink=INK, into_gap=4)

    def listed(stem: Stem | None) -> MeasuredBox:
        rows = tuple(Row(cells=(Cell(node=words(name), stem=stem),)) for name in "ab")
        return built(Stack(children=(Grid(tracks=(Share(),), rows=rows, row_gap=4),)))

    assert opened(listed(None), 1000, 2).height == 2 * LINE + 8
    assert opened(listed(thread), 1000, 2).height == 2 * LINE + 4


def test_panels_with_a_ground_keep_their_own_gaps() -> None:
    note = Stack(children=(words("a"), Space(height=10), words("b")), box=Box(fill=INK))
    assert opened(built(Stack(children=(note,))), 1000, 2).height == 2 * LINE + 10


def test_a_line_from_the_edge_of_cover_art_is_drawn_on_to_the_margin() -> None:
    level = Shape(line(0, 50, 40, 50), None, PEN, LAYOUT)
    other = Shape(line(10, 20, 40, 50), None, PEN, LAYOUT)
    art = Drawing(Rect(0, 0, 100, 100), (level, other), "art")
    wider = prolonged(art, 30)
    assert wider.view_box == Rect(-30, 0, 130, 100)
    assert wider.shapes[0].path == line(-30, 50, 40, 50)
    assert wider.shapes[1] is other
    assert wider != art


def test_art_without_such_a_line_stays_as_it_is() -> None:
    art = Drawing(Rect(0, 0, 100, 100), (Shape(line(5, 5, 9, 9), None, PEN, LAYOUT),), "art")
    assert prolonged(art, 30) is art
