"""Commands for print: preflight of any file, packages, press files with marks."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Run, pdfs

GHOSTSCRIPT = shutil.which("gs")


@pytest.fixture
def pressed(starter: Path, run: Run) -> Path:
    """Return the press file of the starter's English brochure."""
    assert run("build", "--lang", "en", "--profile", "press", "-q").code == 0
    (path,) = (starter / "output").rglob("*-press.pdf")
    return path


def test_preflight_of_our_press_file_finds_nothing(pressed: Path, run: Run) -> None:
    outcome = run("preflight", pressed)
    assert outcome.code == 0, outcome.out
    assert "nothing found" in outcome.out
    assert "Ink (worked out" in outcome.out


def test_preflight_of_a_screen_file_tells_why_it_is_none_for_the_press(
    starter: Path, run: Run
) -> None:
    run("build", "--lang", "en", "-q")
    (path,) = (starter / "output").rglob("*-screen.pdf")
    outcome = run("preflight", path, "--format", "json")
    assert outcome.code == 1
    found = {finding["code"] for finding in json.loads(outcome.out)["findings"]}
    assert {"preflight.header", "preflight.intent", "preflight.device-color"} <= found


def test_preflight_takes_what_the_shop_asks_for(pressed: Path, run: Run) -> None:
    outcome = run("preflight", pressed, "--bleed", "5")
    assert outcome.code == 1
    assert "[preflight.bleed]" in outcome.out
    outcome = run("preflight", pressed, "--profile", "gwg-sheet-uncoated")
    assert outcome.code == 0
    assert "[preflight.intent-stock]" in outcome.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("missing.pdf",), "there is no file missing.pdf"),
        (("brochure.yaml",), "no readable PDF"),
        (("brochure.yaml", "--profile", "gwg-shet"), "Did you mean 'gwg-sheet'?"),
    ],
)
def test_preflight_says_what_stands_in_the_way(
    starter: Path, run: Run, arguments: tuple[str, ...], said: str
) -> None:
    outcome = run("preflight", *arguments)
    assert outcome.code == 2
    assert said in outcome.err


@pytest.mark.skipif(GHOSTSCRIPT is None, reason="Ghostscript is not installed")
def test_rendered_plates_are_as_declared(pressed: Path, run: Run) -> None:
    outcome = run("preflight", pressed, "--separations")
    assert outcome.code == 0, outcome.out
    assert "measured on rendered plates" in outcome.out


def test_without_ghostscript_figures_are_worked_out_and_say_so(
    pressed: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    outcome = run("preflight", pressed, "--separations")
    assert outcome.code == 0
    assert "Ghostscript is not installed" in outcome.err
    assert "worked out" in outcome.out


def test_a_package_is_written(starter: Path, run: Run) -> None:
    outcome = run("package", "--lang", "en", "--product", "a4")
    assert outcome.code == 0, outcome.err
    (path,) = (starter / "output").glob("*.zip")
    assert path.name.endswith("-en-a4-print.zip")
    assert path.name in outcome.out


def test_no_package_is_written_where_something_is_wrong(starter: Path, run: Run) -> None:
    with (starter / "brochure.yaml").open("a") as project:
        project.write("press: {icc: missing.icc}\n")
    outcome = run("package", "--lang", "en", "--product", "a4")
    assert outcome.code == 1
    assert "press.icc-unreadable" in outcome.err
    assert list((starter / "output").glob("*.zip")) == []


def test_press_files_have_marks_where_asked(starter: Path, run: Run) -> None:
    assert run("build", "--lang", "en", "--profile", "press", "--marks", "-q").code == 0
    assert [name for name in pdfs(starter) if name.endswith("-press-marks.pdf")]
