"""Prose, lists, key points, panels: text with its marks, inks and keeps."""

from brochure.blocks import callout, features, key_points, prose, suitability
from brochure.blocks import list as list_block
from brochure.blocks.kit import Kit
from brochure.forms.dump_flow import dump_nodes
from brochure.forms.flow import Element, Grid, Paragraph, Rule, Stack
from brochure.themes.read import load_theme
from tests.blocks.samples import flow_of, keyed, kit, nodes, pictures, roles, text, with_role, words

HERSHE = load_theme("hershe")


def test_title_stands_beside_the_text_and_shares_its_baseline() -> None:
    block = prose.Prose.model_validate({"type": "prose", "id": "p", "title": "Why", "text": "So."})
    dumped = dump_nodes(prose.to_flow(keyed(block), kit(), 2))
    assert dumped == (
        "grid [153 1*]\n"
        "  row\n"
        "    cell\n"
        "      H2 'Why' {with-next}\n"
        "    cell\n"
        "      stack\n"
        "        space 6 always\n"
        "        P 'So.'\n"
    )


def test_opening_title_stands_above_with_rule_and_segment() -> None:
    flow = flow_of(prose, heading=1)
    rule = next(n for n in nodes(flow) if isinstance(n, Rule))
    assert rule.segment is not None
    assert rule.segment[1] == HERSHE.rules.segment_weight
    assert roles(flow)[0] == "H1"


def test_theme_without_title_rule_has_none() -> None:
    flow = flow_of(prose, heading=1, theme="editorial")
    assert not [n for n in nodes(flow) if isinstance(n, Rule) and n.segment]


def test_one_column_product_stacks_titles_above_text() -> None:
    flow = flow_of(list_block, product="a4-large-print")
    first = flow.children[0]
    assert isinstance(first, Stack)
    assert isinstance(first.children[0], Paragraph)


def test_first_paragraph_of_a_section_becomes_its_lead() -> None:
    body = [{"id": "a", "text": "First."}, {"id": "b", "text": "Second."}]
    flow = flow_of(prose, heading=1, lead=None, figure=None, note=None, body=body)
    first, second = with_role(flow, "P")
    assert first.spans[0].style.size == HERSHE.role("lead").size
    assert second.spans[0].style.size == HERSHE.role("body").size


def test_strong_words_are_heavier_and_links_keep_their_target() -> None:
    made = kit()
    source = "Ask **us** at [our site](https://www.hershe.example)."
    block = prose.Prose.model_validate({"type": "prose", "id": "p", "text": source})
    assert block.text is not None
    spans = made.spans(block.text, "body")
    assert [(s.text, s.style.weight, s.link) for s in spans] == [
        ("Ask ", 400, None),
        ("us", 600, None),
        (" at ", 400, None),
        ("our site", 400, "https://www.hershe.example"),
        (".", 400, None),
    ]


def test_numbers_are_labels_and_dashes_are_decoration() -> None:
    numbered = flow_of(list_block, marker="number")
    assert [words(label) for label in with_role(numbered, "Lbl")] == ["1.", "2."]
    assert with_role(numbered, "L")[0].mark.numbering == "Decimal"
    dashed = flow_of(list_block)
    assert not with_role(dashed, "Lbl")
    assert roles(dashed)[2:5] == ["L", "LI", "LBody"]


def test_key_points_bleed_only_where_they_open_a_page() -> None:
    (opening,) = flow_of(key_points, heading=1).children
    assert isinstance(opening, Stack)
    assert opening.box.fill == HERSHE.ink("sand")
    assert opening.box.bleed == ("top", "start", "end")
    assert not [n for n in nodes(flow_of(key_points)) if isinstance(n, Stack) and n.box.bleed]


def test_panels_of_short_lists_stand_side_by_side() -> None:
    grid = next(n for n in nodes(flow_of(suitability)) if isinstance(n, Grid))
    fills = [cell.box.fill for cell in grid.rows[0].cells]
    assert fills == [HERSHE.ink("mist"), HERSHE.ink("sand")]


def test_panels_of_long_lists_stand_one_under_the_other() -> None:
    items = [{"id": f"i{n}", "text": "a long reason not to " * 8} for n in range(9)]
    flow = flow_of(suitability, suits_not={"title": "Wait", "items": items})
    filled = [n for n in nodes(flow) if isinstance(n, Stack) and n.box.fill]
    assert [box.box.keep_together for box in filled] == [True, True]
    columned = [n for n in nodes(flow) if isinstance(n, Stack) and n.columns == 2]
    assert len(columned) == 2


def test_suits_and_suits_not_differ_by_sign_and_ink() -> None:
    signs = {p.origin.key for p in pictures(flow_of(suitability))}
    assert signs == {"icon.check", "icon.minus"}


def test_warning_differs_from_note_by_sign_ground_and_title_ink() -> None:
    note = flow_of(callout, kind="note").children[0]
    warning = flow_of(callout, kind="important").children[0]
    assert isinstance(note, Grid)
    assert isinstance(warning, Grid)
    assert (note.box.fill, warning.box.fill) == (HERSHE.ink("mist"), HERSHE.ink("blush"))
    assert [p.origin.key for p in pictures(warning)] == ["icon.warning"]
    assert with_role(warning, "H2")[0].spans[0].style.ink == HERSHE.ink("alarm")


def test_calling_now_shows_the_urgent_number_as_one_linked_piece() -> None:
    flow = flow_of(callout, kind="call_now")
    (span,) = [s for n in nodes(flow) if isinstance(n, Paragraph) for s in n.spans if s.link]
    assert span.link == "tel:+82200000001"
    assert span.isolate
    assert " " not in span.text
    assert span.style.size >= 20


def test_features_close_with_results_to_avoid_on_one_panel() -> None:
    flow = flow_of(features)
    (panel,) = [n for n in nodes(flow) if isinstance(n, Stack) and n.box.fill]
    assert "Unnatural results" in words(panel)
    assert words(panel).endswith("no clinic can rule them out.")
    assert panel.box.keep_together


def test_word_of_the_language_takes_values() -> None:
    assert kit().word("figure", number=3) == "Figure 3"


def test_heading_below_the_third_level_is_a_paragraph() -> None:
    made: Kit = kit()
    node = made.heading(text("Deep"), 4, look="h3")
    assert isinstance(node, Paragraph)
    assert node.mark == Element(role="P")
    assert node.box.keep_with_next
