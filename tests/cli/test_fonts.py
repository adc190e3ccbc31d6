"""`brochure fonts`: what a project can use, and bringing fonts in."""

from pathlib import Path

import pytest
import yaml

from tests.cli.conftest import Run

FONTS = Path(__file__).parent.parent.parent / "fonts"
REGULAR = FONTS / "noto-sans/NotoSans-Regular.ttf"
BOLD = FONTS / "noto-sans/NotoSans-Bold.ttf"


def listed(root: Path) -> dict[str, dict[int, str]]:
    families = yaml.safe_load((root / "fonts/fonts.yaml").read_text(encoding="utf-8"))["families"]
    return {family: entry["files"] for family, entry in families.items()}


def test_the_fonts_of_the_program_are_listed_with_their_scripts(run: Run, starter: Path) -> None:
    outcome = run("fonts", "list")
    assert outcome.code == 0
    rows = {line[:22].strip(): line for line in outcome.out.splitlines()}
    assert "Thai" in rows["Noto Sans Thai Looped"]
    assert "400 600 700" in rows["Noto Sans"]
    assert rows["Noto Sans Hebrew"].endswith("program")


def test_a_font_is_copied_and_listed_below_its_family(run: Run, starter: Path) -> None:
    assert run("fonts", "add", REGULAR).code == 0
    outcome = run("fonts", "add", BOLD)
    assert "added: Noto Sans 700 for Latin" in outcome.out
    files = listed(starter)["Noto Sans"]
    assert sorted(files) == [400, 700]
    for file in files.values():
        assert (starter / "fonts" / file).is_file()
    rows = run("fonts", "list").out.splitlines()
    assert next(row for row in rows if row.startswith("Noto Sans  ")).endswith("project")


def test_what_people_wrote_in_the_list_stays(run: Run, starter: Path) -> None:
    run("fonts", "add", REGULAR)
    path = starter / "fonts/fonts.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "  # ours\n", encoding="utf-8")
    run("fonts", "add", BOLD)
    assert "  # ours\n" in path.read_text(encoding="utf-8")


def test_a_face_that_is_listed_is_not_added_again(run: Run, starter: Path) -> None:
    run("fonts", "add", REGULAR)
    outcome = run("fonts", "add", REGULAR)
    assert outcome.code == 0
    assert "not added: Noto Sans 400 is listed already" in outcome.out


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"no font", "is broken"), (b"", "is broken")],
)
def test_a_file_that_is_no_font_is_refused(
    run: Run, starter: Path, data: bytes, words: str
) -> None:
    (starter / "some.ttf").write_bytes(data)
    outcome = run("fonts", "add", "some.ttf")
    assert outcome.code == 2
    assert words in outcome.err
    assert not (starter / "fonts").exists()


def test_a_file_that_is_not_there_is_told(run: Run, starter: Path) -> None:
    outcome = run("fonts", "add", "nothing.ttf")
    assert outcome.code == 2
    assert "there is no file nothing.ttf" in outcome.err


def test_a_list_that_is_broken_is_left_alone(run: Run, starter: Path) -> None:
    (starter / "fonts").mkdir()
    (starter / "fonts/fonts.yaml").write_text("families: [", encoding="utf-8")
    outcome = run("fonts", "add", REGULAR)
    assert outcome.code == 2
    assert "cannot be read" in outcome.err
    assert (starter / "fonts/fonts.yaml").read_text(encoding="utf-8") == "families: ["
