"""Products of a project: what they change holds, what cannot be folded or printed is refused."""

from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest

from brochure.errors import ProjectError
from brochure.forms.pages import FontKey
from brochure.layout.dummy import dummy_svg
from brochure.layout.own_products import read_product
from brochure.layout.product import Product, load, names
from brochure.pipeline.plan import Choice, plan
from brochure.pipeline.session import ProjectFileError, Session
from brochure.values.diagnostic import Diagnostic
from brochure.values.units import to_mm
from brochure.workspace import MemoryWorkspace
from tests.architecture.source import ROOT
from tests.papers.examples import example

SOUND = (ROOT / "tests/corpus/brochures/sound.yaml").read_text()
HEAD = "format: brochure-product/1\nextends: trifold-a4\n"


def read(text: str) -> tuple[Product | None, tuple[Diagnostic, ...]]:
    return read_product("mine", text, "products/mine.yaml", load)


def test_a_print_shops_own_panels_replace_the_rule() -> None:
    product, found = read(HEAD + "panels: [100 mm, 100 mm, 97 mm]\nbleed: 2 mm\n")
    assert found == ()
    assert product is not None
    assert product.name == "mine"
    widths = {panel.name: round(to_mm(panel.width), 2) for panel in product.panels}
    assert widths == {
        "cover": 100, "flap": 97, "inside-1": 100, "inside-2": 100, "inside-3": 97, "back": 100,
    }  # fmt: skip
    assert to_mm(product.bleed) == pytest.approx(2)
    assert product.edition == "panel"


def test_the_example_of_the_paper_can_be_folded() -> None:
    product, found = read(example("content/PRINTING.md", "yml", "Folded pieces"))
    assert found == ()
    assert product is not None
    assert to_mm(product.panels[1].width) == pytest.approx(97)


def test_fold_paper_and_spine_can_be_chosen() -> None:
    folded, found = read(HEAD + "fold: accordion\ncount: 5\n")
    assert found == ()
    assert folded is not None
    assert len(folded.panels) == 10
    text = "format: brochure-product/1\nextends: a5-booklet\n"
    stitched, found = read(text + "bound: right\npaper: {weight: 90, bulk: 1.25}\nsignature: 4\n")
    assert found == ()
    assert stitched is not None
    assert stitched.is_right_bound(rtl=False)
    assert (stitched.paper.weight, stitched.paper.bulk, stitched.signature) == (90, 1.25, 4)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (HEAD + "bleed: -3 mm\n", "product.measure"),
        (HEAD + "width: 0 mm\nheight: 10 mm\n", "product.measure"),
        (HEAD + "margin_start: 60 mm\nmargin_end: 60 mm\n", "product.measure"),
        (HEAD + "panels: [99 mm, 99 mm, 99 mm]\n", "product.panels"),
        (HEAD + "panels: [100 mm, 100 mm, 98 mm]\n", "product.panels"),
        (HEAD + "panels: [100 mm, 197 mm]\n", "product.panels"),
        (HEAD + "tuck: 0 mm\n", "product.panels"),
        (HEAD + "bleed: wide\n", "value.type"),
        (HEAD + "bleeed: 3 mm\n", "key.unknown"),
        (HEAD + "fold: gte\n", "value.choice"),
        (HEAD + "fold: accordion\ncount: 1\n", "value.range"),
        (HEAD + "bound: top\n", "value.choice"),
        ("format: brochure-product/1\nextends: trifold\n", "product.unknown"),
        ("format: brochure-product/1\n", "key.missing"),
        ("- a\n", "value.type"),
        ("", "source.empty"),
    ],
)
def test_what_cannot_be_made_is_told_at_its_line(text: str, code: str) -> None:
    product, found = read(text)
    assert product is None
    assert code in [d.code for d in found]
    assert all(d.span is not None and d.span.file == "products/mine.yaml" for d in found)


def test_a_project_changes_a_product_of_the_same_name(font_keys: tuple[FontKey, ...]) -> None:
    files = MemoryWorkspace(
        {
            "content/sample/brochure.yaml": SOUND,
            "products/trifold-a4.yaml": HEAD + "panels: [100 mm, 100 mm, 97 mm]\n",
            "products/card.yaml": "format: brochure-product/1\nextends: business-card\n",
        }
    )
    session = Session(files, font_keys=font_keys)
    assert {"card", "trifold-a4", "a4"} <= set(session.products_known())
    assert to_mm(session.product("trifold-a4").panels[0].width) == pytest.approx(100)
    files.files["products/trifold-a4.yaml"] = (HEAD + "tuck: 3 mm\n").encode()
    assert to_mm(session.product("trifold-a4").panels[0].width) == pytest.approx(100)
    files.files["products/card.yaml"] = b"format: brochure-product/1\nextends: nothing\n"
    with pytest.raises(ProjectFileError):
        plan(session, Choice(products=("card",)))
    with pytest.raises(ProjectError, match="no product 'crad'"):
        plan(session, Choice(products=("crad",)))


def test_all_products_leave_out_folded_ones_without_a_plan(font_keys: tuple[FontKey, ...]) -> None:
    session = Session(MemoryWorkspace({"content/sample/brochure.yaml": SOUND}), font_keys=font_keys)
    chosen = {target.product for target in plan(session, Choice(products=("all",)))}
    assert "a5-booklet" in chosen
    assert "trifold-a4" not in chosen


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("rtl", [False, True])
def test_the_dummy_is_a_drawing_with_each_panel_and_fold(name: str, rtl: bool) -> None:
    product = load(name)
    root = ET.fromstring(dummy_svg(product, rtl=rtl))
    texts = [element.text or "" for element in root.iter("{http://www.w3.org/2000/svg}text")]
    for panel in product.panels:
        assert any(text.startswith(f"{panel.name},") for text in texts)
    numbers = sorted(int(text) for text in texts if text.isdigit())
    assert numbers == list(range(1, len(product.panels) + 1))
    lines = list(root.iter("{http://www.w3.org/2000/svg}line"))
    panels = product.fold.panels if product.fold else 1
    assert len(lines) == 2 * (panels - 1)


def test_products_leave_safe_text_frames_on_every_panel() -> None:
    for name in names():
        product = load(name)
        for page in [product.page_of(panel) for panel in product.panels] or [product]:
            frame = page.frame
            assert frame.x >= page.safe - 0.01, name
            assert page.width - frame.right >= page.safe - 0.01, name
            assert frame.height > 0, name
    assert all(a < b for a, b in pairwise(names()))
