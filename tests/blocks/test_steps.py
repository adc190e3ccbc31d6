"""Steps, advantages, illustrations and sections."""

from dataclasses import replace

from brochure.blocks import advantages, illustration, procedure, section
from brochure.blocks.section import Section
from brochure.forms.flow import Break, Cell, Element, Grid, Paragraph, Picture, Row, Space, Stack
from brochure.themes.read import load_theme
from tests.blocks.samples import (
    figure,
    flow_of,
    keyed,
    kit,
    nodes,
    pictures,
    roles,
    text,
    tree_of,
    with_role,
    words,
)

HERSHE = load_theme("hershe")


def _steps(*, theme: str = "hershe", product: str = "a4") -> Grid:
    tree = tree_of(procedure)
    tree["steps"][0]["figure"] = "layers"
    flow = flow_of(procedure, steps=tree["steps"], theme=theme, product=product)
    return next(n for n in nodes(flow) if isinstance(n, Grid) and n.mark == STEPS)


STEPS = Element(role="L", numbering="Decimal")


def test_step_is_an_item_with_numeral_title_and_nested_list() -> None:
    first = _steps().rows[0]
    assert roles(first)[:4] == ["LI", "Lbl", "LBody", "H3"]
    numeral = first.cells[0].node
    assert isinstance(numeral, Paragraph)
    assert numeral.spans[0].text == "1"
    assert numeral.spans[0].style.figures == "lining"
    assert "Fewer hair roots are harmed." in words(first)


def test_thread_runs_to_the_next_step_and_ends_in_a_dot() -> None:
    first, last = (row.cells[0].stem for row in _steps().rows)
    token = HERSHE.components.step
    assert first is not None
    assert last is not None
    assert first.into_gap == token.below - token.thread_gap
    assert (first.dot, last.dot, last.dot_at) == (0, token.end_dot, "foot")
    assert first.stub == token.stub


def test_figure_stands_beside_the_step_with_caption_and_legend() -> None:
    first = _steps().rows[0]
    (picture,) = [p for p in pictures(first) if isinstance(p.mark, Element)]
    assert picture.width == HERSHE.components.step.figure_column
    assert picture.ground == HERSHE.ink("mist")
    assert len(picture.badges) == 2
    assert all(badge.label is None for badge in picture.badges)
    assert [words(n) for n in with_role(first, "Caption")] == ["Two layers."]
    assert "1 | Skin | 2 | Fat" in words(first)


def test_figure_goes_under_the_title_where_text_would_be_narrow() -> None:
    first = _steps(product="a4-large-print").rows[0]
    body = first.cells[1].node
    assert isinstance(body, Stack)
    said = words(first)
    assert said.index("The cut") < said.index("Two layers.") < said.index("The surgeon makes")
    assert said.index("The surgeon makes") < said.index("Fewer hair roots")


def test_figure_under_the_title_is_never_parted_from_it() -> None:
    body = _steps(product="a4-large-print").rows[0].cells[1].node
    assert isinstance(body, Stack)
    shown = body.children[0]
    assert isinstance(shown, Stack)
    assert shown.box.keep_together
    assert shown.box.keep_with_next
    assert "The cut" in words(shown)
    assert "Two layers." in words(shown)


def test_plain_theme_rings_its_numerals_and_rules_its_steps() -> None:
    row = _steps(theme="plain").rows[0]
    stem = row.cells[0].stem
    assert stem is not None
    assert (stem.line, stem.hollow, stem.weight) == (False, True, 2)
    assert [side for side, _ in row.box.edges] == ["top"]


def test_editorial_theme_has_neither_thread_nor_ring() -> None:
    row = _steps(theme="editorial").rows[0]
    assert row.cells[0].stem is None
    assert [side for side, _ in row.box.edges] == ["top"]


def test_warning_of_a_step_is_a_panel_in_its_text() -> None:
    first = _steps().rows[0]
    panels = [n for n in nodes(first) if isinstance(n, Grid) and n.box.fill == HERSHE.ink("blush")]
    assert words(panels[0]) == "Hair | Hair can become thin along the scar."


def _items(count: int) -> list[dict[str, str]]:
    return [{"id": f"i{n}", "title": f"T{n}", "text": "x"} for n in range(count)]


def _columns(count: int) -> int:
    flow = flow_of(advantages, items=_items(count))
    grids = [n for n in nodes(flow) if isinstance(n, Grid) and "T0" in words(n)]
    return len(grids[0].tracks)


def test_three_five_and_six_advantages_take_three_columns_four_take_two() -> None:
    assert [_columns(count) for count in (3, 4, 5, 6)] == [3, 2, 3, 3]


def test_seven_advantages_become_a_check_list() -> None:
    flow = flow_of(advantages, items=_items(7))
    assert len(with_role(flow, "LI")) == 7
    assert [p.origin.key for p in pictures(flow)][:7] == ["icon.check"] * 7


def test_card_has_a_rule_above_and_stays_whole() -> None:
    flow = flow_of(advantages, items=_items(3))
    cells = [n for n in nodes(flow) if isinstance(n, Cell) and n.box.edges]
    assert len(cells) == 3
    assert all(cell.box.keep_together for cell in cells)


def test_labels_stand_beside_their_badges_only_if_all_fit() -> None:
    made = kit(figures=(figure(),))
    beside = illustration.illustrate(made, "layers", 400)
    assert [b.label is not None for b in pictures(beside)[0].badges] == [True, True]
    long = keyed(
        figure(callouts=[{"id": "a", "label": "w" * 60, "at": (1, 1), "badge": (500, 40)}])
    )
    narrow = kit()
    narrow = replace(narrow, document=replace(narrow.document, figures=(long,)))
    legend = illustration.illustrate(narrow, "layers", 400)
    assert [b.label for b in pictures(legend)[0].badges] == [None]
    assert len(with_role(legend, "LI")) == 1


def test_picture_that_is_missing_is_reported_and_left_out() -> None:
    made = kit(figures=(figure(file="gone.svg"),))
    assert not pictures(illustration.illustrate(made, "layers", 400))
    assert [p.code for p in made.problems] == ["picture.missing"]


def test_section_breaks_the_page_unless_there_is_room() -> None:
    block = procedure.Procedure.model_validate(tree_of(procedure))
    made = kit(figures=(figure(),))
    space, page, sect = section.section_flow(Section(id="s", blocks=(keyed(block),)), made)
    assert isinstance(space, Space)
    assert isinstance(page, Break)
    assert page.title == "The operation in 2 steps"
    assert 0 < page.unless < made.product.frame.height
    assert roles(sect)[:3] == ["Sect", "Sect", "H1"]


def test_section_with_a_title_pushes_its_blocks_one_level_down() -> None:
    block = keyed(procedure.Procedure.model_validate(tree_of(procedure)))
    titled = Section(id="s", title=text("Part one"), blocks=(block,))
    *_, sect = section.section_flow(titled, kit(figures=(figure(),)))
    found = [role for role in roles(sect) if role.startswith("H")]
    assert found[:3] == ["H1", "H2", "H3"]


def test_nothing_but_rows_of_steps_may_break() -> None:
    rows = [n for n in nodes(_steps()) if isinstance(n, Row) and n.mark == Element(role="LI")]
    assert not rows[0].box.keep_together
    tile = next(n for n in nodes(rows[0]) if isinstance(n, Stack) and n.box.keep_together)
    assert [type(n) for n in tile.children[:2]] == [Space, Picture]


def _under_title(caption: str) -> tuple[str, str]:
    """Return the words beside the figure of a step in large print, and those below it."""
    tree = tree_of(procedure)
    tree["steps"][0]["figure"] = "layers"
    block = procedure.Procedure.model_validate(tree)
    tools = kit(block, product="a4-large-print", figures=(figure(caption=caption),))
    flow = Stack(children=procedure.BLOCK.to_flow(tools.document.blocks[0], tools, 2))
    kept = [n for n in nodes(flow) if isinstance(n, Stack) and n.box.keep_with_next]
    shown = next(n for n in kept if pictures(n))
    pictured = next(n for n in nodes(shown) if isinstance(n, Row) and pictures(n))
    return words(pictured), words(shown)


def test_short_caption_stands_beside_a_figure_under_the_title_and_a_long_one_below() -> None:
    beside, _ = _under_title("Two layers.")
    assert "Two layers." in beside
    beside, whole = _under_title("Two layers of the cheek, seen from the side. " * 6)
    assert "Two layers" not in beside
    assert "Two layers" in whole
