"""Each hostile input brings a helpful message, exit code 1 or 2, and no file."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from brochure.check.explanations import explain
from tests.cli.conftest import Outcome, Run, pdfs

CORPUS = Path(__file__).parent.parent / "corpus"

BROCHURES = {
    "alias-bomb.yaml": "source.anchor",
    "duplicate-id.yaml": "id.duplicate",
    "duplicate-key.yaml": "source.duplicate-key",
    "empty.yaml": "source.empty",
    "glyph-no-font-has.yaml": "font.missing-glyph",
    "missing-title.yaml": "key.missing",
    "nested-1000-levels.yaml": "source.too-deep",
    "not-a-mapping.yaml": "value.type",
    "not-utf-8.yaml": "source.encoding",
    "nul.yaml": "source.encoding",
    "python-object.yaml": "source.tag",
    "reference-to-missing-figure.yaml": "figure.unknown",
    "script-link.yaml": "inline.bad-link",
    "tab-indentation.yaml": "source.tab",
    "text-that-cannot-fit.yaml": "layout.overflow",
    "unknown-block-type.yaml": "block.unknown-type",
    "unknown-key.yaml": "key.unknown",
    "unknown-language.yaml": "language.unknown",
    "unknown-variable.yaml": "variable.unknown",
    "utf-16.yaml": "source.encoding",
    "wrong-type.yaml": "value.type",
}
PICTURES = {
    "cut-off.png": "picture.broken",
    "entity-bomb.svg": "picture.svg-doctype",
    "external-entity.svg": "picture.svg-doctype",
    "not-a-picture.jpg": "picture.unknown-format",
    "not-closed.svg": "picture.svg-broken",
    "script.svg": "picture.svg-script",
}
FIGURE = """\
      - type: figure
        id: picture
        figure: arm
figures:
  - {{id: arm, file: {file}, kind: drawing, title: An arm, caption: An arm., alt: An arm.}}
"""


def assert_refused(outcome: Outcome, code: str, root: Path) -> None:
    assert outcome.code == 1
    assert f"error[{code}]" in outcome.err
    assert "content/sample/" in outcome.err
    assert "help:" in outcome.err
    assert "Traceback" not in outcome.err
    assert explain(code) is not None
    assert pdfs(root) == []


def name_picture(root: Path, file: str) -> None:
    brochure = root / "content/sample/brochure.yaml"
    brochure.write_text(brochure.read_text() + FIGURE.format(file=file))


def test_the_corpus_is_told_in_full() -> None:
    brochures = {path.name for path in (CORPUS / "brochures").iterdir()}
    assert brochures == {*BROCHURES, "sound.yaml"}
    assert {path.name for path in (CORPUS / "pictures").iterdir()} == set(PICTURES)


def test_without_a_fault_there_is_a_file(run: Run, sound: Path) -> None:
    assert run("build").code == 0
    assert pdfs(sound) == ["output/sample/en/sample-a4-screen.pdf"]


@pytest.mark.parametrize(("name", "code"), sorted(BROCHURES.items()))
def test_a_brochure_with_a_fault_is_refused(run: Run, sound: Path, name: str, code: str) -> None:
    (sound / "content/sample/brochure.yaml").write_bytes((CORPUS / "brochures" / name).read_bytes())
    assert_refused(run("build"), code, sound)
    assert not (sound / "owned").exists()


@pytest.mark.parametrize(("name", "code"), sorted(PICTURES.items()))
def test_a_picture_with_a_fault_is_refused(run: Run, sound: Path, name: str, code: str) -> None:
    (sound / "content/sample" / name).write_bytes((CORPUS / "pictures" / name).read_bytes())
    name_picture(sound, name)
    outcome = run("build")
    assert_refused(outcome, code, sound)
    assert f"content/sample/{name}:" in outcome.err


def hundred_megabytes(root: Path) -> str:
    path = root / "content/sample/huge.png"
    path.touch()
    os.truncate(path, 100 * 1024 * 1024)
    return "huge.png"


def link_out(root: Path) -> str:
    secret = root.parent / "secret.svg"
    secret.write_text("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'/>")
    (root / "content/sample/link.svg").symlink_to(secret)
    return "link.svg"


def another_brochure(root: Path) -> str:
    (root / "content/other").mkdir()
    (root / "content/other/photo.png").write_bytes(b"")
    return "../other/photo.png"


def folder(root: Path) -> str:
    (root / "content/sample/figures").mkdir()
    return "figures"


def no_file(root: Path) -> str:
    (root / "content/sample/arms.svg").touch()
    return "arm.svg"


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (hundred_megabytes, "picture.too-large"),
        (link_out, "asset.outside"),
        (another_brochure, "asset.outside"),
        (lambda _: "/etc/hostname", "asset.outside"),
        (folder, "asset.unreadable"),
        (no_file, "asset.missing"),
    ],
)
def test_a_picture_that_may_not_be_read_is_refused(
    run: Run, sound: Path, make: Callable[[Path], str], code: str
) -> None:
    file = make(sound)
    name_picture(sound, file)
    outcome = run("build")
    assert_refused(outcome, code, sound)
    assert f"'{file}'" in outcome.err or code == "asset.unreadable"


def test_a_paragraph_of_a_megabyte_is_refused(run: Run, sound: Path) -> None:
    brochure = sound / "content/sample/brochure.yaml"
    text = brochure.read_text()
    for size, code in ((990_000, "text.too-long"), (1_100_000, "source.too-large")):
        brochure.write_text(text.replace("A sentence to read.", "word " * (size // 5)))
        assert_refused(run("build"), code, sound)


def test_a_theme_with_an_unknown_token_is_refused(run: Run, sound: Path) -> None:
    (sound / "themes").mkdir()
    (sound / "themes/mine.yaml").write_text("extends: hershe\nbadge:\n  diametre: 22\n")
    outcome = run("build", "--theme", "mine")
    assert outcome.code == 1
    assert "error[token.unknown]" in outcome.err
    assert "themes/mine.yaml:3:3" in outcome.err
    assert "did you mean 'diameter'?" in outcome.err
    assert pdfs(sound) == []


def test_a_mistake_in_the_project_file_is_shown(run: Run, sound: Path) -> None:
    (sound / "brochure.yaml").write_text("format: brochure-project/1\nlanguage: [en]\n")
    outcome = run("build")
    assert outcome.code == 1
    assert "error[key.unknown]" in outcome.err
    assert "did you mean 'languages'?" in outcome.err
    assert pdfs(sound) == []


def test_all_problems_are_told_at_once_and_each_once(run: Run, sound: Path) -> None:
    brochure = sound / "content/sample/brochure.yaml"
    faulty = brochure.read_text().replace("title: Hello", "titel: Hello")
    brochure.write_text(faulty.replace("A sentence", "Call {phon}. A sentence"))
    outcome = run("build", "--product", "a4,letter")
    assert outcome.err.count("error[key.unknown]") == 1
    assert outcome.err.count("error[variable.unknown]") == 1


def test_a_fault_in_one_language_does_not_stop_the_other(run: Run, starter: Path) -> None:
    catalog = starter / "content/blood-test/languages/ko.po"
    catalog.write_text(catalog.read_text().replace('msgstr "연락처"', 'msgstr ""'))
    outcome = run("build")
    assert outcome.code == 1
    assert "error[translation.missing]" in outcome.err
    assert "content/blood-test/languages/ko.po:" in outcome.err
    assert pdfs(starter) == ["output/blood-test/en/blood-test-a4-screen.pdf"]


def test_a_number_lost_in_translation_is_refused(run: Run, starter: Path) -> None:
    catalog = starter / "content/blood-test/languages/ko.po"
    catalog.write_text(catalog.read_text().replace("8시간", "6시간"))
    outcome = run("check", "--lang", "ko")
    assert outcome.code == 1
    assert "error[LOC-04]" in outcome.err
    assert "lacks the number 8" in outcome.err
