"""A language in a script that the program knows nothing of takes a folder, a catalog and a font."""

from pathlib import Path

import pikepdf
import pytest

from brochure.errors import ProjectError
from brochure.forms.document import plain
from brochure.pipeline.build import BuildResult, build
from brochure.pipeline.font_list import add_font
from brochure.pipeline.plan import Choice
from brochure.pipeline.session import Session
from brochure.workspace import Workspace
from tests.conformance.expected import printed, squeezed
from tests.conformance.structure_text import TaggedFile
from tests.pipeline.other_scripts import SCRIPTS, fonts_of, make_project


def built(root: Path, tag: str) -> BuildResult:
    (result,) = build(root, choice=Choice(languages=(tag,), products=("a4",)))
    return result


def add_fonts(root: Path, tag: str) -> None:
    for file in fonts_of(tag):
        add_font(Workspace(root), Workspace(file.parent), file.name)


@pytest.mark.parametrize("tag", [tag for tag in SCRIPTS if SCRIPTS[tag][2]])
def test_a_script_with_a_font_of_the_project_is_set_and_read_whole(
    tmp_path: Path, tag: str
) -> None:
    if not fonts_of(tag):
        pytest.skip(f"fonts-noto-core is not installed: no font for {tag}")
    root = make_project(tmp_path, tag)
    add_fonts(root, tag)
    result = built(root, tag)
    assert [d.message for d in result.diagnostics if d.severity == "error"] == []
    assert result.state == "built"
    with pikepdf.open(result.path) as pdf:
        spoken = squeezed(TaggedFile(pdf).text)
        assert str(pdf.Root.Lang) == tag
    document = Session(Workspace(root)).localized("blood-test", tag).document
    assert document is not None
    texts = [squeezed(plain(text.inlines)) for text in printed(document)]
    assert [text for text in texts if text not in spoken] == []
    assert spoken.count(squeezed(SCRIPTS[tag][3])) > 12


def test_a_script_without_a_font_is_refused_by_name_with_the_family_that_has_it(
    tmp_path: Path,
) -> None:
    result = built(make_project(tmp_path, "bn"), "bn")
    assert result.state == "failed"
    (problem,) = [d for d in result.diagnostics if d.severity == "error"]
    assert problem.code == "font.no-script"
    assert "Bengali" in problem.message
    assert "Noto Sans Bengali" in problem.hints[0]
    assert "brochure fonts add NotoSansBengali-Regular.ttf" in problem.hints[1]


def test_a_language_in_a_script_of_the_program_needs_no_font(tmp_path: Path) -> None:
    root = make_project(tmp_path, "ky")
    result = built(root, "ky")
    assert result.state == "built", result.diagnostics


def test_an_unknown_language_without_a_folder_is_refused(tmp_path: Path) -> None:
    root = make_project(tmp_path, "ky")
    with pytest.raises(ProjectError, match="no language 'kz'"):
        build(root, choice=Choice(languages=("kz",)))


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("  page: ", "  pagee: ", "words are missing: page"),
        ("{page}", "{seite}", "must have {page}, {pages}"),
        ("script: ", "skript: ", "'skript' is not a key of a language"),
        ("words:", "words: [", None),
    ],
)
def test_a_language_file_that_is_wrong_is_told_with_its_place(
    tmp_path: Path, before: str, after: str, message: str | None
) -> None:
    root = make_project(tmp_path, "ky")
    file = root / "languages" / "ky" / "language.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    with pytest.raises(ProjectError, match=r"language\.yaml has errors") as caught:
        Session(Workspace(root)).language("ky")
    found = caught.value.diagnostics  # type: ignore[attr-defined]
    assert found
    assert all(d.span is not None and d.span.file.endswith("language.yaml") for d in found)
    assert message is None or message in " ".join(d.message for d in found)
