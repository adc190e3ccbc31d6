"""`brochure import`: what people see, what is written, and that nothing is written over."""

import io
import zipfile
from pathlib import Path

import pytest

from brochure.cli import main
from tests.cli.conftest import Run
from tests.intake.samples import LEAFLETS


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project with an English leaflet beside its content, as the current folder."""
    (tmp_path / "content").mkdir()
    (tmp_path / "lid.txt").write_text(LEAFLETS["en"], encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("language", LEAFLETS)
def test_a_leaflet_becomes_a_draft_that_builds_at_once(run: Run, desk: Path, language: str) -> None:
    (desk / "lid.txt").write_text(LEAFLETS[language], encoding="utf-8")
    outcome = run("import", "lid.txt", "-o", "content/lid")
    assert (outcome.code, outcome.err) == (0, "")
    assert f"language {language} (detected" in outcome.out
    report = (desk / "content/lid/import-report.md").read_text(encoding="utf-8")
    assert "It builds as a draft" in report
    assert "Every word of the source is in the draft" in report
    built = run("build", "lid", "--lang", language, "--product", "a4,a4-large-print")
    assert (built.code, len(list(desk.rglob("*.pdf")))) == (0, 2), built.err


def test_the_report_tells_guesses_repairs_omissions_and_gaps(run: Run, desk: Path) -> None:
    run("import", "lid.txt", "-o", "content/lid", "--purpose", "consent_support")
    report = (desk / "content/lid/import-report.md").read_text(encoding="utf-8")
    for part in ("## Decide", "## Guessed", "## Repaired", "## Left out", "## What the checks say"):
        assert part in report
    assert "## Missing for consent support" in report
    assert "alternatives: other choices" in report
    assert "| lid.txt:" in report
    assert "lines joined (1): lid.txt:4 (2)" in report


def test_without_a_folder_the_name_of_the_file_is_the_id(run: Run, desk: Path) -> None:
    assert run("import", "lid.txt").code == 0
    assert (desk / "content/lid/brochure.yaml").exists()


def test_several_files_become_one_brochure(run: Run, desk: Path) -> None:
    (desk / "more.md").write_text("## Costs\n\nAsk for a price of 2 parts.\n", encoding="utf-8")
    assert run("import", "lid.txt", "more.md", "-o", "content/both").code == 0
    yaml = (desk / "content/both/brochure.yaml").read_text(encoding="utf-8")
    assert "title: Costs" in yaml
    assert "from more.md:1" in yaml


def test_a_brochure_that_is_there_stays(run: Run, desk: Path) -> None:
    run("import", "lid.txt", "-o", "content/lid")
    before = (desk / "content/lid/brochure.yaml").read_bytes()
    (desk / "lid.txt").write_text(LEAFLETS["de"], encoding="utf-8")
    refused = run("import", "lid.txt", "-o", "content/lid")
    assert refused.code == 2
    assert "is there already" in refused.err
    assert (desk / "content/lid/brochure.yaml").read_bytes() == before
    assert run("import", "lid.txt", "-o", "content/lid", "--force").code == 0
    assert b"language: de" in (desk / "content/lid/brochure.yaml").read_bytes()


def test_an_update_shows_what_changed_and_keeps_hand_edits(run: Run, desk: Path) -> None:
    run("import", "lid.txt", "-o", "content/lid")
    path = desk / "content/lid/brochure.yaml"
    edited = path.read_text(encoding="utf-8").replace("title: Eyelid surgery", "title: Lids", 1)
    edited = edited.replace("id: we_close_cut", "id: closing")
    path.write_text(edited, encoding="utf-8")
    assert "says nothing new" in run("import", "lid.txt", "-o", "content/lid", "--update").out
    newer = (
        LEAFLETS["en"].replace("with 5 stitches", "with 7 stitches").replace("3 weeks", "4 weeks")
    )
    (desk / "lid.txt").write_text(newer, encoding="utf-8")
    outcome = run("import", "lid.txt", "-o", "content/lid", "--update")
    assert outcome.code == 0
    assert "+" in outcome.out
    assert "with 7 stitches" in outcome.out
    merged = path.read_text(encoding="utf-8")
    assert "title: Lids" in merged
    assert "id: closing" in merged
    assert "mostly for 4 weeks" in merged


def test_an_update_needs_an_import_before(run: Run, desk: Path) -> None:
    outcome = run("import", "lid.txt", "-o", "content/lid", "--update")
    assert outcome.code == 2
    assert "no record of an import" in outcome.err


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 40_000_000)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "import.empty"),
        (bytes(range(256)) * 9, "import.format"),
        (b"x" * 50_000_001, "import.too-large"),
        (bomb(), "import.too-large"),
        (b"<html><script>a()</script></html>", "import.no-text"),
    ],
    ids=["empty", "binary", "50 MB", "zip bomb", "scripts"],
)
def test_bad_input_gives_a_message_and_writes_nothing(
    run: Run, desk: Path, data: bytes, code: str
) -> None:
    (desk / "bad").write_bytes(data)
    outcome = run("import", "bad", "-o", "content/bad")
    assert outcome.code == 1
    assert f"error[{code}]" in outcome.err
    assert "Traceback" not in outcome.err
    assert not (desk / "content/bad").exists()
    assert list((desk / "content").iterdir()) == []


def test_a_file_that_is_not_there_is_an_error_of_use(run: Run, desk: Path) -> None:
    assert run("import", "lost.txt", "-o", "content/x").code == 2
    assert run("import", "lid.txt", "--lang", "xx", "-o", "content/x").code == 2
    assert not (desk / "content/x").exists()
    assert main(["import"]) == 2
