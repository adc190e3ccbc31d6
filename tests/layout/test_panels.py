"""Folded products: plans are read, panels arranged, flats put together, overflow told by name."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Literal

import pytest

from brochure.check import painted, samples
from brochure.forms.pages import FontKey, Group, Page, Pages, PlacedRun, Shape, StructElement
from brochure.layout import product as products
from brochure.layout.flats import flats
from brochure.paper.panels import Fold, fold_lines, fold_problems
from brochure.pipeline.plan import Target
from brochure.pipeline.session import Session
from brochure.pipeline.stages import Composed, compose
from brochure.values.geometry import Rect, rectangle
from brochure.values.ink import Ink
from brochure.values.units import mm, to_mm
from brochure.workspace import MemoryWorkspace, Workspace
from tests.architecture.source import ROOT

SOUND = (ROOT / "tests/corpus/brochures/sound.yaml").read_text()
FOLDED = [name for name in products.names() if products.load(name).fold]
INK = Ink((200, 0, 0))
PLAN = """\
format: brochure-panels/1
id: tri
panels:
  - id: cover
    parts:
      - {role: title, ref: document.title}
  - id: flap
    ground: mist
    parts:
      - {role: heading, short: intro.title, text: Hi}
      - {role: text, ref: intro.text}
  - id: rest
    through: [inside-1, inside-2, inside-3]
    parts:
      - {role: check_item, id: one, text: A point}
      - {role: contact, value: "+82-2-0000-0000"}
"""


def target(language: str = "en", product: str = "trifold-a4") -> Target:
    return Target(
        brochure="sample", language=language, product=product, profile="screen", theme="hershe"
    )


def made(
    plan: str, keys: tuple[FontKey, ...], *, language: str = "en", files: str = ""
) -> Composed:
    workspace = MemoryWorkspace(
        {
            "content/sample/brochure.yaml": SOUND,
            "content/sample/products/trifold-a4.yaml": plan,
            "content/sample/languages/ko.po": files,
        }
    )
    return compose(Session(workspace, font_keys=keys), target(language))


def codes(composed: Composed) -> list[str]:
    return [found.code for found in composed.diagnostics if found.severity == "error"]


def panel_pages(name: str, *, rtl: bool) -> Pages:
    """Return a page for each panel, all its ground and bleed in one ink."""
    product = products.load(name)
    pages = []
    for panel in product.panels:
        box = Rect(0, 0, panel.width, panel.height)
        ground = Shape(rectangle(box.grown(product.bleed)), INK, None, -2)
        pages.append(Page(trim=box, bleed=product.bleed, items=(ground,)))
    structure = StructElement(id=0, role="Document")
    direction: Literal["ltr", "rtl"] = "rtl" if rtl else "ltr"
    return replace(samples.pages(), pages=tuple(pages), structure=structure, direction=direction)


@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize("name", FOLDED)
def test_panels_tile_both_sides_and_bleed_only_over_the_trim(name: str, rtl: bool) -> None:
    product = products.load(name)
    for side in flats(panel_pages(name, rtl=rtl), product).pages:
        boxes = []
        for item in side.items:
            assert isinstance(item, Group)
            assert item.clip is not None
            xs = [p.points[0] + item.matrix.e for p in item.clip if p.points]
            boxes.append((min(xs), max(xs)))
        boxes.sort()
        assert boxes[0][0] == pytest.approx(-product.bleed)
        assert boxes[-1][1] == pytest.approx(product.width + product.bleed)
        for (_, right), (left, _) in pairwise(boxes):
            assert right == pytest.approx(left)


def test_the_letter_fold_has_flap_back_cover_outside_and_mirrors_from_right_to_left() -> None:
    product = products.load("trifold-a4")

    def order(side: str, *, rtl: bool) -> list[str]:
        found = [panel for panel in product.panels if panel.side == side]
        found.sort(key=lambda panel: panel.left(product.width, rtl=rtl))
        return [panel.name for panel in found]

    assert order("outside", rtl=False) == ["flap", "back", "cover"]
    assert order("inside", rtl=False) == ["inside-1", "inside-2", "inside-3"]
    assert order("outside", rtl=True) == ["cover", "back", "flap"]
    assert order("inside", rtl=True) == ["inside-3", "inside-2", "inside-1"]


@pytest.mark.parametrize("name", FOLDED)
def test_products_can_be_folded(name: str) -> None:
    product = products.load(name)
    assert product.fold is not None
    assert list(fold_problems(product.fold, product.width)) == []


@pytest.mark.parametrize("rtl", [False, True])
def test_folds_of_the_two_sides_lie_back_to_back(rtl: bool) -> None:
    fold = Fold(kind="letter")
    front = fold_lines(fold, mm(297), "outside", rtl=rtl)
    back = fold_lines(fold, mm(297), "inside", rtl=rtl)
    assert [mm(297) - x for x in reversed(back)] == pytest.approx(list(front))


@pytest.mark.parametrize(
    ("widths", "message"),
    [
        ((100, 100, 98), "add up to 298 mm"),
        ((99, 99, 99), "would buckle"),
        ((200, 97), "2 panels"),
        ((200, 100, -3), "no width"),
    ],
)
def test_panels_that_do_not_fold_are_told_why(widths: tuple[float, ...], message: str) -> None:
    fold = Fold(kind="letter", widths=tuple(mm(width) for width in widths))
    found = list(fold_problems(fold, mm(297)))
    assert found
    assert re.search(message, " ".join(found))


def test_panels_of_a_print_shop_that_fold_are_taken() -> None:
    fold = Fold(kind="letter", widths=(mm(100), mm(100), mm(97)))
    assert list(fold_problems(fold, mm(297))) == []


def test_a_plan_becomes_two_sides_that_say_its_words(font_keys: tuple[FontKey, ...]) -> None:
    composed = made(PLAN, font_keys)
    assert codes(composed) == []
    assert composed.pages is not None
    sides = [
        "".join(painted.words(run.placed) for run in painted.runs(page))
        for page in composed.pages.pages
    ]
    assert [to_mm(page.trim.width) for page in composed.pages.pages] == pytest.approx([297, 297])
    assert "Hi" in sides[0]
    assert "Apoint" in sides[1].replace(" ", "")
    assert all("Draft" in side for side in sides)


def test_texts_stand_on_their_own_panel_of_the_flat(font_keys: tuple[FontKey, ...]) -> None:
    composed = made(PLAN, font_keys)
    assert composed.pages is not None
    outside = composed.pages.pages[0]
    flap = products.load("trifold-a4").panels[1]
    place = next(
        run.placed for run in painted.runs(outside) if painted.words(run.placed).startswith("Hi")
    )
    assert isinstance(place, PlacedRun)
    assert 0 < place.x < flap.width


def test_a_whole_block_of_the_brochure_can_stand_on_a_panel(
    font_keys: tuple[FontKey, ...],
) -> None:
    composed = made(
        PLAN.replace("{role: text, ref: intro.text}", "{role: block, name: intro}"), font_keys
    )
    assert codes(composed) == []
    assert composed.pages is not None
    assert "Hello" in words_of(composed.pages)


def test_a_panel_that_is_too_full_is_told_by_its_name(font_keys: tuple[FontKey, ...]) -> None:
    long = PLAN.replace(
        "      - {role: text, ref: intro.text}\n",
        "".join(
            f"      - {{role: text, id: t{n}, text: {'Many words here. ' * 12}}}\n"
            for n in range(12)
        ),
    )
    composed = made(long, font_keys)
    messages = [d.message for d in composed.diagnostics if d.code == "layout.overflow"]
    assert composed.data is None
    assert len(messages) == 1
    assert messages[0].startswith("the panel 'flap' is ")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (("id: flap", "id: flapp"), "plan.unknown-panel"),
        (("through: [inside-1", "through: [cover, inside-1"), "plan.panel-twice"),
        (("ground: mist", "ground: mits"), "plan.ground"),
        (("ref: intro.text", "ref: intro.txt"), "plan.unknown-text"),
        (("short: intro.title", "short: intro.titel"), "plan.unknown-text"),
        (("short: intro.title, text: Hi", "short: intro.title"), "plan.words"),
        (("ref: intro.text", "ref: intro.text, text: And more"), "plan.words"),
        (("role: text, ref: intro.text", "role: figure, name: nose"), "plan.name"),
        (("role: text, ref: intro.text", "role: art, name: no.svg"), "asset.missing"),
        (("role: text, ref", "role: txt, ref"), "value.choice"),
        (("format: brochure-panels/1", "format: brochure-panels/2"), "value.choice"),
        (("id: one, text: A point", "short: intro.title, text: Hi"), "id.duplicate"),
        (("panels:", "- panels:"), "source.syntax"),
    ],
)
def test_a_wrong_plan_is_told_and_makes_no_file(
    change: tuple[str, str], code: str, font_keys: tuple[FontKey, ...]
) -> None:
    composed = made(PLAN.replace(*change), font_keys)
    assert code in codes(composed)
    assert composed.data is None


def test_a_product_without_a_plan_makes_no_file(font_keys: tuple[FontKey, ...]) -> None:
    session = Session(MemoryWorkspace({"content/sample/brochure.yaml": SOUND}), font_keys=font_keys)
    composed = compose(session, target(product="gate-a4"))
    assert codes(composed) == ["plan.missing"]
    assert composed.data is None


def test_a_language_without_short_texts_makes_no_flat_but_still_pages(
    font_keys: tuple[FontKey, ...],
) -> None:
    catalog = "\n".join(
        f'msgctxt "{key}"\nmsgid "{source}"\nmsgstr "{said}"\n'
        for key, source, said in (
            ("document.title", "Sample", "예시"),
            ("intro.title", "Hello", "안녕하세요"),
            ("intro.text", "A sentence to read.", "읽을 문장입니다."),
        )
    )
    composed = made(PLAN, font_keys, language="ko", files=catalog)
    assert codes(composed) == ["translation.missing", "translation.missing"]
    assert composed.data is None


@pytest.mark.parametrize("language", ["en", "ko", "ar", "ru"])
def test_the_trifold_of_the_sample_brochure_fits(language: str) -> None:
    session = Session(Workspace(ROOT))
    composed = compose(session, replace(target(language), brochure="smas-face-lift"))
    assert codes(composed) == []
    assert composed.data is not None
    assert composed.pages is not None
    assert len(composed.pages.pages) == 2


@pytest.mark.parametrize("product", ["a5-booklet", "a5", "trifold-a4", "a4"])
def test_files_for_the_office_printer_stay_tagged_and_lose_no_page(
    product: str, font_keys: tuple[FontKey, ...]
) -> None:
    workspace = MemoryWorkspace(
        {
            "content/sample/brochure.yaml": SOUND,
            "content/sample/products/trifold-a4.yaml": PLAN,
        }
    )
    session = Session(workspace, font_keys=font_keys)
    plain = compose(session, target(product=product))
    office = compose(session, replace(target(product=product), profile="office"))
    assert codes(office) == []
    assert plain.pages is not None
    assert office.pages is not None
    assert office.data is not None
    assert office.pages.structure.children
    assert office.pages.duplex is not None
    assert words_of(office.pages) == words_of(plain.pages)


def words_of(pages: Pages) -> list[str]:
    every = (painted.words(run.placed) for page in pages.pages for run in painted.runs(page))
    return sorted(word for word in every if word.strip())


def test_a_sheet_is_part_of_the_name_of_its_file() -> None:
    plain = target(product="a5-booklet")
    assert replace(plain, imposed="SRA3", marks=True).path != plain.path
    assert replace(plain, imposed="SRA3").path.endswith("-on-sra3.pdf")
