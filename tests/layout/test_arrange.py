"""Arrange: covers, running content, sections, the back, notes pages."""

from dataclasses import replace
from functools import cache

import pytest

from brochure.blocks import key_points, prose
from brochure.blocks.section import Section
from brochure.forms.document import Cover, Document, Run, Text
from brochure.forms.dump_flow import dump_flow
from brochure.forms.flow import Artifact, Element, Flow, Paragraph, Picture, Stack
from brochure.languages.language import load as load_language
from brochure.languages.language import tags
from brochure.layout.arrange import arrange
from brochure.layout.frames import plan
from brochure.layout.product import load as load_product
from brochure.pipeline.session import Session
from brochure.themes.read import load_theme
from brochure.workspace import Workspace
from tests.architecture.source import ROOT
from tests.blocks.samples import kit, nodes, tree_of, words

ART = b"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 604 682">
<path d="M10 200L200 200L200 320L10 320Z" fill="#F7E5D8"/></svg>"""


def _document(**more: object) -> Document:
    opening = key_points.KeyPoints.model_validate(tree_of(key_points))
    running = prose.Prose.model_validate(tree_of(prose) | {"figure": None})
    sections = (Section(id="one", blocks=(opening,)), Section(id="two", blocks=(running,)))
    made = kit(*sections).document
    values = {"cover": Cover(picture="cover.svg", mirror=True), "assets": {"cover.svg": ART}}
    return replace(made, **(values | more))  # type: ignore[arg-type]


def _arranged(
    document: Document | None = None, theme: str = "hershe", product: str = "a4", tag: str = "en"
) -> Flow:
    format_ = load_product(product)
    flow, problems = arrange(
        document or _document(),
        theme=load_theme(theme).edition(format_.edition),
        language=load_language(tag),
        product=format_,
    )
    assert problems == ()
    return flow


def test_flow_has_cover_body_and_back() -> None:
    flow = _arranged()
    assert [s.master.name for s in flow.sequences] == ["cover", "body", "body"]
    assert (flow.title, flow.multiple, flow.direction) == ("Sample", 4, "ltr")


def test_cover_art_starts_at_the_margin_and_ends_on_the_bleed() -> None:
    master = _arranged().sequences[0].master
    (art,) = [p for p in master.placed if isinstance(p.node, Picture)]
    assert isinstance(art.node, Picture)
    product = load_product("a4")
    assert art.frame.x == product.margin_start
    assert art.frame.right == pytest.approx(product.width + product.bleed)
    assert art.frame.bottom == pytest.approx(product.height + product.bleed)
    assert art.node.mirror
    assert isinstance(art.node.mark, Artifact)
    assert master.ground == load_theme("hershe").ink("sand")


def test_cover_says_what_it_is_in_which_language_and_from_when() -> None:
    master = _arranged().sequences[0].master
    said = " | ".join(words(p.node) for p in master.placed)
    assert "Patient information | English | Version 0.1, November 2026" in said


def test_large_print_cover_keeps_its_foot_under_the_line_of_the_art() -> None:
    master = _arranged(product="a4-large-print").sequences[0].master
    said = " | ".join(words(p.node) for p in master.placed)
    assert "Patient information, English | Version 0.1, November 2026" in said


def test_dark_cover_has_no_art_and_light_words() -> None:
    flow = _arranged(theme="editorial")
    master = flow.sequences[0].master
    light = load_theme("editorial").ink("on_dark")
    assert not [p for p in master.placed if isinstance(p.node, Picture)]
    spans = [
        span
        for node in (*flow.sequences[0].nodes, *(p.node for p in master.placed))
        for n in nodes(node)
        if isinstance(n, Paragraph)
        for span in n.spans
    ]
    assert {span.style.ink for span in spans} == {light}


def test_the_cover_of_plain_is_filled_in_by_hand() -> None:
    asked = "Please fill in | Your name | Your doctor | Next appointment | Your questions"
    assert asked in words(Stack(children=_arranged(theme="plain").sequences[0].nodes))
    for theme, product in (("hershe", "a4"), ("editorial", "a4")):
        shown = words(Stack(children=_arranged(theme=theme, product=product).sequences[0].nodes))
        assert "fill in" not in shown


@pytest.mark.parametrize("product", ["a4", "letter", "a4-large-print"])
@pytest.mark.parametrize("tag", tags())
def test_a_long_title_leaves_room_for_what_is_filled_in(tag: str, product: str) -> None:
    words_of_title = "Endoscopic mid-face lift with fat grafting under local anaesthesia"
    title = Text((Run(words_of_title),), key="document.title", language="en")
    flow = _arranged(_document(title=title), theme="plain", product=product, tag=tag)
    made = plan(replace(flow, sequences=flow.sequences[:1], filler=()), book=session().book)
    assert made.count == 1
    assert not made.overflows


@cache
def session() -> Session:
    return Session(Workspace(ROOT))


def test_draft_is_marked_on_every_page_until_it_is_reviewed() -> None:
    draft, reviewed = _arranged(), _arranged(_document(reviewed=True))
    marker = "Draft, not clinically reviewed"
    for sequence in draft.sequences:
        assert any(marker in words(p.node) for p in sequence.master.placed)
    assert marker not in dump_flow(reviewed)


def test_running_content_is_pagination_and_the_cover_marker_is_read_aloud() -> None:
    cover, body, _ = _arranged().sequences
    marks = {
        type(n.mark)
        for placed in body.master.placed
        for n in nodes(placed.node)
        if isinstance(n, Paragraph)
    }
    assert marks == {Artifact}
    (marker,) = [
        n
        for placed in cover.master.placed
        for n in nodes(placed.node)
        if isinstance(n, Paragraph) and words(n).startswith("Draft")
    ]
    assert isinstance(marker.mark, Element)


@pytest.mark.parametrize("tag", ["en", "ko", "ar"])
def test_page_number_keeps_the_order_of_the_language(tag: str) -> None:
    document = replace(_document(), words={}, language=tag)
    footer = _arranged(document, tag=tag).sequences[1].master.placed[-1]
    places = [s.place for n in nodes(footer.node) if isinstance(n, Paragraph) for s in n.spans]
    wanted = load_language(tag).words["page"]
    order = (
        ["page", "pages"] if wanted.index("{page}") < wanted.index("{pages}") else ["pages", "page"]
    )
    assert [p for p in places if p] == order


def test_control_block_stands_at_the_foot_of_the_last_page() -> None:
    last = _arranged().sequences[-1].nodes[-1]
    assert isinstance(last, Stack)
    assert last.box.at_foot
    assert last.mark == Element(role="Sect", id="control")


def test_notes_page_fills_its_frame_with_lines() -> None:
    flow = _arranged()
    (page,) = flow.filler
    assert words(page) == "Notes"
    pitch = load_theme("hershe").components.notes.pitch
    assert isinstance(page, Stack)
    lines = sum(1 for n in page.children if type(n).__name__ == "Rule")
    frame = load_product("a4").frame
    assert frame.height - 90 - pitch <= lines * pitch <= frame.height


def test_theme_margin_wins_over_the_product() -> None:
    frame = _arranged(theme="plain").sequences[1].master.frame
    assert frame.x == load_theme("plain").page.margin
    assert frame.x > load_product("a4").margin_start


def test_broken_cover_picture_is_reported() -> None:
    _, problems = arrange(
        _document(assets={"cover.svg": b"<svg"}),
        theme=load_theme("hershe"),
        language=load_language("en"),
        product=load_product("a4"),
    )
    assert problems
    assert all(p.severity == "error" for p in problems)
