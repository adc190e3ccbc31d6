"""FAQ, questions, glossary, figure, notes, contents, facts and control."""

from datetime import date

import pytest
from pydantic import ValidationError

from brochure.blocks import (
    contact,
    contents,
    control,
    facts,
    faq,
    glossary,
    notes,
    questions,
)
from brochure.blocks import (
    figure as figures,
)
from brochure.blocks.control import Control
from brochure.blocks.section import Section
from brochure.forms.flow import Element, Paragraph, Rule, Stack
from tests.blocks.samples import (
    figure,
    flow_of,
    kit,
    nodes,
    pictures,
    plain_control,
    roles,
    tree_of,
    with_role,
)
from tests.blocks.samples import words as words_of


def _control(**more: object) -> Stack:
    made = Control.model_validate(tree_of(control) | more)
    tools = kit(control=made)
    return Stack(children=control.to_flow(tools.document.control, tools))  # type: ignore[arg-type]


def test_questions_people_ask_are_headings_with_a_rule_above() -> None:
    flow = flow_of(faq)
    assert [r for r in roles(flow) if r[0] == "H"] == ["H2", "H3"]
    (heading,) = with_role(flow, "H3")
    holder = next(n for n in nodes(flow) if isinstance(n, Stack) and heading in n.children)
    assert [side for side, _ in holder.box.edges] == ["top"]


def test_questions_to_ask_are_numbered() -> None:
    flow = flow_of(questions)
    (listed,) = with_role(flow, "L")
    assert listed.mark.numbering == "Decimal"
    assert [words_of(n) for n in with_role(flow, "Lbl")] == ["1.", "2."]


def test_terms_run_through_two_columns_and_one_in_large_print() -> None:
    (wide,) = with_role(flow_of(glossary), "L")
    (narrow,) = with_role(flow_of(glossary, product="a4-large-print"), "L")
    assert (wide.columns, narrow.columns) == (2, 1)
    assert roles(wide) == ["L", "LI", "Lbl", "LBody", "LI", "Lbl", "LBody"]


def test_a_term_is_never_parted_from_its_meaning() -> None:
    items = with_role(flow_of(glossary), "LI")
    assert all(item.box.keep_together for item in items)


def test_a_figure_has_alt_text_and_a_numbered_caption() -> None:
    flow = flow_of(figures)
    (picture,) = pictures(flow)
    assert isinstance(picture.mark, Element)
    assert picture.mark.alt == "A cut through the cheek."
    assert len(picture.badges) == 2
    assert words_of(with_role(flow, "Caption")[0]).endswith("Two layers.")


def test_a_figure_counts_by_its_place_unless_it_has_a_number() -> None:
    tools = kit(figures=(figure(id="other"), figure(), figure(id="last", number=9)))
    numbers = [figures.number_of(tools, f) for f in tools.document.figures]  # type: ignore[arg-type]
    assert numbers == [1, 2, 9]


def test_ruled_lines_say_nothing() -> None:
    flow = flow_of(notes)
    assert roles(flow) == ["H2"]
    assert len([n for n in nodes(flow) if isinstance(n, Rule)]) == 8


def test_contents_lists_the_other_sections_with_one_link_and_a_page_each() -> None:
    first = Section.model_validate(
        {"id": "start", "blocks": [contents.Contents.model_validate(tree_of(contents))]}
    )
    block = faq.Faq.model_validate(tree_of(faq))
    second = Section.model_validate({"id": "people", "blocks": [block]})
    tools = kit(first, second)
    made = tools.document.blocks[0].blocks[0]  # type: ignore[attr-defined]
    flow = Stack(children=contents.to_flow(made, tools, 2))
    (entry,) = with_role(flow, "TOCI")
    spans = [s for n in nodes(entry) if isinstance(n, Paragraph) for s in n.spans]
    assert [(s.text, s.link, s.page_of) for s in spans] == [
        ("Questions people ask", "#people", None),
        ("", None, "people"),
    ]


def test_facts_stand_at_the_foot_under_a_rule() -> None:
    (stack,) = flow_of(facts).children
    assert isinstance(stack, Stack)
    assert stack.box.at_foot
    assert [side for side, _ in stack.box.edges] == ["top"]
    assert roles(stack)[:4] == ["L", "LI", "Lbl", "LBody"]


def test_a_long_word_in_a_fact_takes_columns_away() -> None:
    items = tree_of(facts)["items"]
    four = [items[0] | {"id": f"fact_{n}"} for n in range(4)]
    long = [*four[:3], four[3] | {"value": "Krankenhausaufenthaltsdauer"}]
    assert len(with_role(flow_of(facts, items=four), "L")[0].tracks) == 4
    assert len(with_role(flow_of(facts, items=long), "L")[0].tracks) < 4


def test_no_fact_stands_alone_in_a_second_row() -> None:
    items = tree_of(facts)["items"]
    wide = [items[0] | {"id": f"fact_{n}", "value": "Mehrwöchige Erholungszeit"} for n in range(4)]
    rows = with_role(flow_of(facts, items=wide, product="a5"), "L")[0].rows
    assert [len(row.cells) for row in rows] in ([2, 2], [1, 1, 1, 1])


def test_more_than_four_facts_are_refused() -> None:
    items = tree_of(facts)["items"]
    many = [items[0] | {"id": f"fact_{n}"} for n in range(5)]
    with pytest.raises(ValidationError):
        facts.Facts.model_validate(tree_of(facts) | {"items": many})


def test_a_draft_says_so_above_its_control_block() -> None:
    said = words_of(_control())
    assert said.startswith("Draft, not yet reviewed | No doctor has reviewed this leaflet yet.")
    assert "Reviewed by | Not yet reviewed" in said
    assert "22 November 2026" in said


def test_a_reviewed_brochure_names_its_reviewer_and_drops_the_notice() -> None:
    reviewer = {"name": "Dr Lee", "role": "surgeon", "date": "2026-12-01"}
    said = words_of(_control(reviewed_by=[reviewer]))
    assert "Draft" not in said
    assert "Reviewed by | Dr Lee, surgeon, 1 December 2026" in said


def test_a_name_without_a_date_does_not_make_a_review() -> None:
    assert not plain_control(reviewed_by=[{"name": "Dr Lee"}]).reviewed
    dated = plain_control(reviewed_by=[{"name": "Dr Lee"}], date_reviewed=date(2026, 12, 1))
    assert dated.reviewed


def test_references_are_a_numbered_list_of_links() -> None:
    flow = _control()
    decimal = [n for n in with_role(flow, "L") if n.mark.numbering == "Decimal"]
    spans = [s for n in nodes(decimal[0]) if isinstance(n, Paragraph) for s in n.spans]
    assert any(s.link == "https://doi.org/10.1097/example" for s in spans)


def test_the_control_block_stands_at_the_foot() -> None:
    (block,) = _control().children
    assert isinstance(block, Stack)
    assert block.box.at_foot


@pytest.mark.parametrize("wrong", ["22.11.2026", "2026-13-01", "20261122", "2026-11-22T10:00", ""])
def test_dates_are_written_year_month_day(wrong: str) -> None:
    with pytest.raises(ValidationError, match="date such as 2026-11-22"):
        plain_control(date_issued=wrong)


def test_labels_of_large_print_do_not_look_like_their_values() -> None:
    for product in ("a4", "a4-large-print"):
        flow = flow_of(contact, product=product)
        label = with_role(flow, "Lbl")[0].spans[0].style
        value = next(n for n in nodes(with_role(flow, "LBody")[0]) if isinstance(n, Paragraph))
        looks = [(s.ink, s.weight) for s in (label, value.spans[0].style)]
        assert looks[0] != looks[1]
