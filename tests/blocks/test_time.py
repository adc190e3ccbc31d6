"""Timeline and follow-up: stops on one line."""

from brochure.blocks import follow_up, timeline
from brochure.forms.flow import Cell, FitContent, Grid, Paragraph, Stack, Stem
from tests.blocks.samples import flow_of, nodes, roles, tree_of, with_role, words


def _stems(flow: Stack) -> list[Stem]:
    return [n.stem for n in nodes(flow) if isinstance(n, Cell) and n.stem]


def test_every_stop_has_a_dot_and_the_last_is_hollow() -> None:
    stems = _stems(flow_of(timeline))
    assert [stem.dot for stem in stems] == [8, 8]
    assert [stem.hollow for stem in stems] == [False, True]


def test_the_line_runs_from_the_first_dot_to_the_edge_of_the_last() -> None:
    stops = tree_of(timeline)["timeline"]
    stops.append(stops[0] | {"id": "later"})
    first, middle, last = _stems(flow_of(timeline, timeline=stops))
    grid = next(n for n in nodes(flow_of(timeline)) if isinstance(n, Grid) and n.mark is not None)
    assert first.top == first.dot_at == 9
    assert first.into_gap == grid.row_gap
    assert middle.top == 0
    assert middle.into_gap == grid.row_gap + 9 - 4
    assert not last.line


def test_labels_are_as_wide_as_the_longest_and_are_labels_of_list_items() -> None:
    flow = flow_of(timeline)
    grid = with_role(flow, "L")[0]
    assert isinstance(grid.tracks[0], FitContent)
    assert roles(grid) == ["L", "LI", "Lbl", "LBody", "P", "P", "P", "LI", "Lbl", "LBody", "P"]


def test_what_to_do_and_to_avoid_are_said_in_words() -> None:
    said = words(flow_of(timeline))
    assert "What to do: Rest with your head raised." in said
    assert "What to avoid: Do not bend down or lift things." in said


def test_labels_stand_over_the_texts_in_large_print() -> None:
    grid = with_role(flow_of(timeline, product="a4-large-print"), "L")[0]
    assert len(grid.tracks) == 2
    assert words(grid).startswith("Days 0 to 2 | Swelling")


def test_check_ups_stand_on_a_line_beside_their_title_with_a_note_below() -> None:
    flow = flow_of(follow_up)
    assert len(_stems(flow)) == 2
    assert roles(flow)[:4] == ["H2", "L", "LI", "LBody"]
    assert words(flow).endswith("If you live abroad, ask how long you should stay near the clinic.")


def test_the_moment_of_a_check_up_is_strong() -> None:
    paragraphs = [n for n in nodes(flow_of(follow_up)) if isinstance(n, Paragraph)]
    visit = next(p for p in paragraphs if p.spans[0].text.startswith("Day 1"))
    assert visit.spans[0].style.weight > visit.spans[1].style.weight
