"""Risks and alternatives: tables on wide pages, cards on narrow ones."""

import pytest

from brochure.blocks import alternatives, risks
from brochure.blocks.risks import discs
from brochure.forms.flow import Artifact, Element, Grid, Row
from brochure.values.ink import Ink
from tests.blocks.samples import flow_of, nodes, pictures, roles, tree_of, with_role, words

INK = Ink((0, 0, 0))


def test_risks_are_a_table_whose_head_is_repeated() -> None:
    flow = flow_of(risks)
    (table,) = with_role(flow, "Table")
    head, *rest = table.rows
    assert head.header
    assert [cell.mark.scope for cell in head.cells] == ["Column"] * 3
    assert words(head) == "Risk | What it means | What is done about it"
    assert all(row.cells[0].mark == Element(role="TH", scope="Row") for row in rest)
    assert all(row.box.keep_together for row in rest)


def test_headings_of_risk_groups_stand_one_level_below_the_block() -> None:
    assert [r for r in roles(flow_of(risks)) if r.startswith("H")] == ["H2", "H3"]
    assert [r for r in roles(flow_of(risks, heading=1)) if r.startswith("H")] == ["H1", "H2"]


def test_likely_risks_come_first_and_unknown_ones_last() -> None:
    groups = tree_of(risks)["groups"]
    groups[0]["items"].reverse()
    said = words(flow_of(risks, groups=groups))
    assert said.index("Bleeding") < said.index("Numb skin")


def test_a_level_is_never_shown_by_discs_alone() -> None:
    flow = flow_of(risks)
    bleeding, numb = with_role(flow, "Table")[0].rows[1:]
    assert "Common: 10 to 100 in 1,000 people" in words(bleeding)
    assert "About 3 in 100" in words(bleeding)
    assert "Serious" in words(bleeding)
    assert isinstance(pictures(bleeding.cells[0].node)[0].mark, Artifact)
    assert "No reliable number" in words(numb)
    assert not pictures(numb.cells[0].node)


@pytest.mark.parametrize(("mirrored", "filled"), [(False, [0, 1]), (True, [1, 2])])
def test_discs_fill_from_the_start_side(*, mirrored: bool, filled: list[int]) -> None:
    drawing = discs(2, 9, 3, INK, mirrored=mirrored)
    lefts = [shape.path[0].points[0] for shape in drawing.shapes if shape.fill]
    places = sorted(round((left - 8.5) / 12) for left in lefts)
    assert places == filled


def test_discs_of_other_levels_are_other_pictures() -> None:
    digests = {discs(n, 9, 3, INK, mirrored=m).digest for n in (1, 2, 3) for m in (True, False)}
    assert len(digests) == 6


def test_large_print_sets_risks_as_cards_with_the_same_words() -> None:
    flow = flow_of(risks, product="a4-large-print")
    assert "Table" not in roles(flow)
    assert roles(flow).count("LI") == 2
    assert "What is done about it: A second operation removes the blood." in words(flow)


def test_own_option_has_ground_and_bar() -> None:
    table = with_role(flow_of(alternatives), "Table")[0]
    other, own = table.rows[1:]
    assert other.box.fill is None
    assert own.box.fill is not None
    assert "start" in [side for side, _ in own.box.edges]
    assert own.cells[0].box.padding.start > 0


def test_the_first_row_has_no_rule_of_its_own() -> None:
    table = with_role(flow_of(alternatives), "Table")[0]
    assert [[side for side, _ in row.box.edges] for row in table.rows] == [
        ["bottom"],
        [],
        ["top", "start"],
    ]


def test_a_word_too_long_for_its_column_turns_the_table_into_cards() -> None:
    items = tree_of(alternatives)["items"]
    items[0]["positives"] = "Donaudampfschifffahrtsgesellschaft"
    flow = flow_of(alternatives, items=items)
    assert not with_role(flow, "Table")
    assert len(with_role(flow, "LI")) == 2


def test_no_table_row_is_without_a_header_cell() -> None:
    for block in (risks, alternatives):
        for row in (n for n in nodes(flow_of(block)) if isinstance(n, Row)):
            marks = [cell.mark.role for cell in row.cells if isinstance(cell.mark, Element)]
            assert "TH" in marks or "TD" not in marks


def test_columns_of_all_rows_agree() -> None:
    for table in (n for n in nodes(flow_of(risks)) if isinstance(n, Grid)):
        assert {sum(c.span for c in row.cells) for row in table.rows} == {len(table.tracks)}
