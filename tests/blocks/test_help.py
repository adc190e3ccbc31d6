"""Aftercare, red flags and contact: what to do and whom to call."""

from brochure.blocks import aftercare, contact, red_flags
from brochure.forms.document import plain
from brochure.forms.flow import Cell, Element, Grid, Paragraph, Picture, Stack
from brochure.themes.read import load_theme
from tests.blocks.samples import flow_of, nodes, pictures, roles, tree_of, with_role, words

HERSHE = load_theme("hershe")


def _filled(flow: Stack) -> list[Stack]:
    return [n for n in nodes(flow) if isinstance(n, Stack) and n.box.fill is not None]


def test_advice_stands_in_two_columns_in_reading_order() -> None:
    flow = flow_of(aftercare)
    grid = with_role(flow, "L")[0]
    assert len(grid.tracks) == 2
    assert roles(grid) == ["L", "LI", "LBody", "P", "LI", "LBody", "P"]


def test_what_to_avoid_has_another_sign_in_another_ink() -> None:
    do, avoid = pictures(flow_of(aftercare))
    assert do.origin.key == "icon.clock"
    assert avoid.origin.key == "icon.minus"
    assert do.image != avoid.image


def test_signs_that_need_a_call_share_one_alarm_ground() -> None:
    (alarm,) = _filled(flow_of(red_flags))
    assert alarm.box.fill == HERSHE.ink("alarm")
    assert "you cannot breathe well" in words(alarm)
    assert "one side of your face" in words(alarm)
    assert "something worries you" not in words(alarm)


def test_all_words_on_the_alarm_ground_are_light() -> None:
    (alarm,) = _filled(flow_of(red_flags))
    spans = [s for n in nodes(alarm) if isinstance(n, Paragraph) for s in n.spans]
    assert {span.style.ink for span in spans} == {HERSHE.ink("on_dark")}


def test_numbers_to_call_are_large_links_in_one_piece() -> None:
    leads = with_role(flow_of(red_flags), "H3")
    spans = [s for lead in leads if isinstance(lead, Paragraph) for s in lead.spans if s.link]
    urgent = [s for s in spans if s.style.ink == HERSHE.ink("on_dark")]
    assert [s.link for s in urgent] == ["tel:119", "tel:+82-2-0000-0001"]
    assert all(s.style.size >= 20 and s.isolate for s in urgent)


def test_plain_theme_frames_the_alarm_instead_of_filling_it() -> None:
    flow = flow_of(red_flags, theme="plain")
    assert not _filled(flow)
    framed = [n for n in nodes(flow) if isinstance(n, Stack) and len(n.box.edges) == 4]
    assert [edge.weight for _, edge in framed[0].box.edges] == [2.5] * 4
    numbers = [s for n in nodes(framed[0]) if isinstance(n, Paragraph) for s in n.spans if s.link]
    assert all(s.style.size == 24 for s in numbers)


def test_headings_of_red_flags_do_not_skip_a_level() -> None:
    assert [r for r in roles(flow_of(red_flags)) if r[0] == "H"] == ["H2", "H3", "H3", "H3"]


def test_leads_name_themselves_without_markup() -> None:
    lead = with_role(flow_of(red_flags), "H3")[0]
    assert lead.mark.title == "Call 119 at once if:"
    assert plain(()) == ""


def test_ways_to_reach_the_clinic_are_labels_with_linked_values() -> None:
    flow = flow_of(contact)
    spans = [s for n in nodes(flow) if isinstance(n, Paragraph) for s in n.spans]
    number = next(s for s in spans if s.text == "+82-2-0000-0000")
    assert number.link == "tel:+82-2-0000-0000"
    assert number.isolate
    assert "Opening hours | Monday to Friday" in words(flow)


def test_the_code_says_where_it_leads_and_has_words_under_it() -> None:
    flow = flow_of(contact)
    (code,) = pictures(flow)
    assert isinstance(code.mark, Element)
    assert code.mark.alt == "QR: https://www.hershe.example/smas"
    assert words(flow).endswith("Read online")


def test_modules_of_the_code_are_large_enough_for_phones() -> None:
    long = {"target": "https://www.hershe.example/" + "x" * 300}
    (code,) = pictures(flow_of(contact, qr=long))
    (short,) = pictures(flow_of(contact))
    assert short.width >= HERSHE.components.contact.qr
    for picture in (code, short):
        assert isinstance(picture, Picture)
        module = picture.width / picture.image.view_box.width  # type: ignore[union-attr]
        assert module >= HERSHE.components.contact.qr_module_min - 0.001


def test_an_h1_stands_over_the_code_and_not_beside_it() -> None:
    flow = flow_of(contact, heading=1)
    cells = [n for n in nodes(flow) if isinstance(n, Cell)]
    assert not any(with_role(cell.node, "H1") for cell in cells)
    assert with_role(flow, "H1")


def test_contact_without_a_code_uses_the_whole_width() -> None:
    tree = tree_of(contact)
    assert tree.pop("qr")
    flow = flow_of(contact, qr=None)
    assert not pictures(flow)
    assert any(isinstance(n, Grid) for n in nodes(flow))


def test_large_print_gives_each_urgency_its_own_panel() -> None:
    panels = _filled(flow_of(red_flags, product="a4-large-print"))
    alarms = [panel for panel in panels if panel.box.fill == HERSHE.ink("alarm")]
    assert len(alarms) == 2
    assert all(panel.box.keep_together for panel in alarms)


def test_ways_of_contact_share_rows_on_small_pages_but_not_in_large_print() -> None:
    def columns(product: str) -> int:
        return len(with_role(flow_of(contact, product=product), "L")[0].tracks)

    assert (columns("a4"), columns("a5"), columns("a4-large-print")) == (2, 2, 1)
