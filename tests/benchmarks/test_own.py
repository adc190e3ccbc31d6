"""Our own benchmark job works: it repeats the body, edits a word, and makes a file each time."""

from pathlib import Path

import pikepdf
import pytest

from tests.benchmarks import material, own

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("language", ["en", "ko"])
def test_an_edited_word_is_in_the_next_file(language: str, tmp_path: Path) -> None:
    root = material.project(tmp_path)
    same = own.main(root, language, "same", 1, 1)
    edited = own.main(root, language, "edit", 2, 1)
    assert same.startswith(b"%PDF")
    assert edited != same


def test_a_repeated_body_takes_more_pages(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = material.project(tmp_path)
    (tmp_path / "one.pdf").write_bytes(own.main(root, "en", "same", 1, 1))
    (tmp_path / "three.pdf").write_bytes(own.main(root, "en", "same", 1, 3))
    pages = [len(pikepdf.open(tmp_path / name).pages) for name in ("one.pdf", "three.pdf")]
    assert pages[1] > 2 * pages[0]
    assert '"cpu"' in capsys.readouterr().out


@pytest.mark.parametrize("language", ["en", "ko"])
def test_contenders_get_the_whole_text(language: str, tmp_path: Path) -> None:
    text = material.bare_text(language, tmp_path).read_text(encoding="utf-8")
    assert text.count('"p"') > 200
