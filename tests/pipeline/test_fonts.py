"""Lists of fonts: all shapes of a face are read, and what is wrong is told."""

from pathlib import Path

import pytest

from brochure.errors import FontProblem
from brochure.pipeline.fonts import font_keys
from brochure.workspace import Workspace, font_folder

HEAD = "families:\n  Sample:\n    files:\n"


def keys(folder: Path, text: str) -> tuple[tuple[object, ...], ...]:
    (folder / "fonts.yaml").write_text(text)
    return tuple(tuple(key)[:2] + tuple(key)[3:] for key in font_keys(Workspace(folder)))


def test_the_fonts_of_the_program_are_found() -> None:
    found = font_keys(font_folder())
    assert {"Source Serif 4", "Noto Sans", "Noto Sans KR"} <= {key.family for key in found}
    assert all(Path(key.path).is_file() for key in found)


def test_a_face_may_be_a_file_one_of_a_collection_or_an_instance(tmp_path: Path) -> None:
    text = (
        HEAD + "      400: a.ttf\n      500: {file: b.ttc, index: 2}\n"
        "      350: {file: c.ttf, axes: {wght: 350, opsz: 12.5}}\n"
    )
    assert keys(tmp_path, text) == (
        ("Sample", 400, 0, ()),
        ("Sample", 500, 2, ()),
        ("Sample", 350, 0, (("opsz", 12.5), ("wght", 350.0))),
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("families: [", "cannot be read"),
        ("family: x", "no 'families'"),
        ("families:\n  Sample: x", "no 'files'"),
        (HEAD + "      bold: a.ttf\n", "is not a face"),
        (HEAD + "      400: {index: 1}\n", "is not a face"),
        (HEAD + "      400: ../../a.ttf\n", "is not a path"),
    ],
)
def test_a_list_that_is_wrong_is_told(tmp_path: Path, text: str, words: str) -> None:
    with pytest.raises(FontProblem, match=words) as caught:
        keys(tmp_path, text)
    assert caught.value.remedy
