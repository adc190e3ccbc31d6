"""Formats listed and drawn, pages put on sheets, and what is refused on the way."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run, pdfs

OWN = "format: brochure-product/1\nextends: trifold-a4\npanels: [100 mm, 100 mm, 97 mm]\n"


@pytest.fixture
def outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder that is no project, as the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("outside")
def test_products_are_listed_with_their_sizes_outside_any_project(run: Run) -> None:
    outcome = run("products")
    assert outcome.code == 0
    assert "trifold-a4" in outcome.out
    assert "297 x 210" in outcome.out


@pytest.mark.usefixtures("outside")
def test_a_product_is_told_with_its_panels_and_drawn(run: Run) -> None:
    told = run("products", "show", "trifold-a4", "--rtl")
    assert told.code == 0
    assert "flap" in told.out
    drawn = run("products", "show", "trifold-a4", "--svg")
    assert drawn.out.startswith("<svg")
    assert run("products", "show", "trifold-a5").code == 2


def test_products_of_the_project_are_listed_too_and_their_errors_shown(
    run: Run, starter: Path
) -> None:
    folder = starter / "products"
    folder.mkdir()
    (folder / "ours.yaml").write_text(OWN)
    assert "ours" in run("products").out
    assert "100 mm wide" in run("products", "show", "ours").out
    (folder / "ours.yaml").write_text(OWN + "bleed: -3 mm\n")
    outcome = run("products", "show", "ours")
    assert outcome.code == 1
    assert "product.measure" in outcome.err
    assert "products/ours.yaml:4" in outcome.err


def test_pages_go_on_the_sheet_that_is_asked_for(run: Run, starter: Path) -> None:
    outcome = run("build", "--lang", "en", "--product", "a5-booklet", "--imposed", "a4", "--marks")
    assert outcome.code == 0
    names = list(pdfs(starter))
    assert [name.endswith("-a5-booklet-screen-on-a4-marks.pdf") for name in names] == [True]
    assert "impose.no-marks" in outcome.err


def test_a_sheet_that_there_is_not_or_that_is_too_small_is_refused(run: Run, starter: Path) -> None:
    outcome = run("build", "--imposed", "A9")
    assert outcome.code == 2
    assert "there is no sheet 'A9'" in outcome.err
    outcome = run("build", "--lang", "en", "--product", "a5-booklet", "--imposed", "A5")
    assert outcome.code == 1
    assert "impose.too-large" in outcome.err
    assert list(pdfs(starter)) == []


def test_a_folded_product_without_a_plan_says_where_to_write_one(run: Run, starter: Path) -> None:
    outcome = run("build", "--lang", "en", "--product", "trifold-a4")
    assert outcome.code == 1
    assert "products/trifold-a4.yaml" in outcome.err
    assert list(pdfs(starter)) == []
