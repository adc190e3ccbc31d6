"""A session reads each input once, sees every change, and keeps nothing stale."""

from pathlib import Path

import pytest

import brochure
from brochure.errors import ProjectError
from brochure.forms.pages import FontKey
from brochure.pipeline import session as module
from brochure.pipeline.plan import Choice, Target, plan
from brochure.pipeline.session import Session
from brochure.pipeline.stages import compose, stamp_of
from brochure.workspace import MemoryWorkspace

SOUND = (Path(__file__).parent.parent / "corpus/brochures/sound.yaml").read_text()
PATH = "content/sample/brochure.yaml"
KOREAN = """\
msgctxt "document.title"
msgid "Sample"
msgstr "예시"

msgctxt "intro.title"
msgid "Hello"
msgstr "안녕하세요"

msgctxt "intro.text"
msgid "A sentence to read."
msgstr "읽을 문장입니다."
"""
TARGET = Target(brochure="sample", language="en", product="a4", profile="screen", theme="hershe")


@pytest.fixture
def files() -> MemoryWorkspace:
    return MemoryWorkspace({PATH: SOUND, "content/sample/languages/ko.po": KOREAN})


@pytest.fixture
def session(files: MemoryWorkspace, font_keys: tuple[FontKey, ...]) -> Session:
    return Session(files, font_keys=font_keys)


def test_a_document_is_read_once(session: Session) -> None:
    assert session.document("sample") is session.document("sample")
    assert session.localized("sample", "ko") is session.localized("sample", "ko")


def test_an_edit_is_seen(session: Session, files: MemoryWorkspace) -> None:
    first = session.document("sample").document
    files.files[PATH] = SOUND.replace("Hello", "Good day").encode()
    second = session.document("sample").document
    assert first is not None
    assert second is not None
    assert first != second


def test_a_changed_picture_is_seen(session: Session, files: MemoryWorkspace) -> None:
    figure = (
        "      - {type: figure, id: picture, figure: arm}\nfigures:\n"
        "  - {id: arm, file: arm.svg, title: Arm, caption: Arm., alt: Arm.}\n"
    )
    files.files[PATH] = (SOUND + figure).encode()
    assert [d.code for d in session.document("sample").diagnostics] == ["asset.missing"]
    files.files["content/sample/arm.svg"] = b"<svg/>"
    found = session.document("sample")
    assert found.document is not None
    assert found.document.assets == {"arm.svg": b"<svg/>"}
    files.files["content/sample/arm.svg"] = b"<svg />"
    again = session.document("sample")
    assert again.document is not None
    assert again.document.assets == {"arm.svg": b"<svg />"}


def test_what_is_kept_is_bounded(
    session: Session, files: MemoryWorkspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "KEPT", 3)
    for number in range(10):
        files.files[PATH] = SOUND.replace("Hello", f"Hello {number}").encode()
        session.localized("sample", "en")
    assert all(len(memo) <= 3 for memo in session._memos.values())


def test_languages_are_the_source_and_the_catalogs(session: Session) -> None:
    assert session.language_names("sample") == ("en", "ko")


def test_the_plan_is_all_there_is_when_nothing_is_declared(session: Session) -> None:
    assert [(t.brochure, t.language, t.product) for t in plan(session, Choice())] == [
        ("sample", "en", "a4"),
        ("sample", "ko", "a4"),
    ]


def test_the_plan_follows_the_project_file_and_a_choice_wins(
    session: Session, files: MemoryWorkspace
) -> None:
    files.files["brochure.yaml"] = (
        b"format: brochure-project/1\nlanguages: [ko]\nproducts: [letter]\ntheme: plain\n"
    )
    (target,) = plan(session, Choice())
    assert (target.language, target.product, target.theme) == ("ko", "letter", "plain")
    (chosen,) = plan(session, Choice(languages=("en",), products=("a4",), theme="hershe"))
    assert (chosen.language, chosen.product, chosen.theme) == ("en", "a4", "hershe")
    assert len(plan(session, Choice(languages=("all",), products=("all",)))) >= 6


def test_names_are_told_apart_and_repeated_ones_count_once(session: Session) -> None:
    assert len(plan(session, Choice(languages=("en", "en")))) == 1
    with pytest.raises(ProjectError, match="no brochure 'sampel'") as caught:
        plan(session, Choice(brochures=("sampel",)))
    assert "'sample'" in caught.value.remedy


def test_the_same_input_gives_the_same_bytes_warm_and_cold(
    session: Session, files: MemoryWorkspace, font_keys: tuple[FontKey, ...]
) -> None:
    cold = compose(session, TARGET)
    assert cold.diagnostics == ()
    assert cold.data is not None
    assert compose(session, TARGET).data == cold.data
    assert compose(Session(files, font_keys=font_keys), TARGET).data == cold.data


def test_an_edit_in_a_warm_session_gives_the_bytes_of_a_cold_one(
    session: Session, files: MemoryWorkspace, font_keys: tuple[FontKey, ...]
) -> None:
    compose(session, TARGET)
    files.files[PATH] = SOUND.replace("sentence", "phrase").encode()
    cold = compose(Session(files, font_keys=font_keys), TARGET)
    assert compose(session, TARGET).data == cold.data


def test_the_stamp_is_the_date_of_issue_unless_a_time_is_given(session: Session) -> None:
    document = session.document("sample").document
    assert document is not None
    assert stamp_of(document, None).time.isoformat() == "2026-11-22T00:00:00+00:00"
    assert stamp_of(document, 0).time.isoformat() == "1970-01-01T00:00:00+00:00"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "content/sample").mkdir(parents=True)
    (tmp_path / PATH).write_text(SOUND)
    return tmp_path


def test_a_program_builds_in_three_lines(project: Path) -> None:
    (result,) = brochure.build(project)
    assert result.state == "built"
    assert Path(result.path).read_bytes().startswith(b"%PDF-")
    assert len(Path(result.path).read_bytes()) == result.bytes
    (again,) = brochure.build(project)
    assert again.state == "unchanged"
    assert again.pages == result.pages


def test_diagnose_finds_what_build_finds(project: Path) -> None:
    (project / PATH).write_text(SOUND.replace("title: Hello", "titel: Hello"))
    (built,) = brochure.build(project)
    (checked,) = brochure.diagnose(project)
    assert built.diagnostics == checked.diagnostics != ()
    assert not built.is_good
    assert not (project / "output").exists()


def test_an_unknown_public_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="biuld"):
        brochure.biuld  # noqa: B018
    assert all(getattr(brochure, name) is not None for name in brochure.__all__)
