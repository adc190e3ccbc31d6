"""`brochure translate`: from a template to an approved translation, and back from an agency."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

import brochure
from brochure.cli.translate import SUMMARIES
from brochure.forms.document import plain
from brochure.languages.texts import texts_of
from tests.cli.conftest import Run

PO = Path("content/blood-test/languages/ko.po")
YAML = Path("content/blood-test/brochure.yaml")


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_help_lists_every_step(run: Run) -> None:
    outcome = run("translate", "--help")
    for name, summary in SUMMARIES.items():
        assert name in outcome.out
        assert summary[:30] in outcome.out


@pytest.mark.parametrize("name", SUMMARIES)
def test_every_step_has_help(run: Run, name: str) -> None:
    outcome = run("translate", name, "--help")
    assert outcome.code == 0
    assert outcome.out.startswith(f"Usage: brochure translate {name}")


def test_a_template_tells_place_context_and_length(run: Run, starter: Path) -> None:
    outcome = run("translate", "extract")
    assert (outcome.code, outcome.err) == (0, "")
    text = (starter / "content/blood-test/languages/blood-test.pot").read_text("utf-8")
    entry = next(e for e in text.split("\n\n") if 'msgctxt "summary.title"' in e)
    assert entry.split("\n")[:4] == [
        "#. key points 'summary', title: Heading of the block.",
        "#. Page 2 of a4, top",
        "#. At most 33 characters (16 in Chinese, Japanese and Korean)",
        "#: content/blood-test/brochure.yaml:34",
    ]


def test_a_picture_shows_the_place_of_each_text(run: Run, starter: Path) -> None:
    pytest.importorskip("pypdfium2")
    assert run("translate", "extract", "--pictures").code == 0
    folder = starter / "content/blood-test/languages"
    assert (folder / "pictures/summary.title.png").read_bytes().startswith(b"\x89PNG")
    text = (folder / "blood-test.pot").read_text("utf-8")
    assert "#. Page 2 of a4, top; picture: pictures/summary.title.png" in text
    run("translate", "update")
    assert "picture: pictures/summary.title.png" in PO.read_text("utf-8")


def test_an_edit_of_the_source_is_fuzzy_with_its_previous_text(run: Run, starter: Path) -> None:
    replaced(YAML, "title: The main points", "title: The most important points")
    outcome = run("translate", "update")
    assert outcome.out == "content/blood-test/languages/ko.po: 39 done, 1 fuzzy, 0 missing\n"
    text = PO.read_text("utf-8")
    assert '#, fuzzy\n#| msgid "The main points"\nmsgctxt "summary.title"' in text
    assert run("build", "--lang", "ko").code == 1
    assert "as it was" in run("translate", "update").out


def test_gettext_tools_accept_and_keep_what_is_written(run: Run, starter: Path) -> None:
    if shutil.which("msgmerge") is None:
        pytest.skip("gettext is not installed")
    replaced(YAML, "title: The main points", "title: The most important points")
    run("translate", "extract")
    run("translate", "update")
    before = PO.read_text("utf-8")
    pot = PO.with_name("blood-test.pot")
    merged = ["msgmerge", "--no-wrap", "--previous", "-q", "-o", str(PO), str(PO), str(pot)]
    subprocess.run(merged, check=True, capture_output=True)
    checked = ["msgfmt", "--check-format", "-o", "/dev/null", str(PO)]
    subprocess.run(checked, check=True, capture_output=True)
    run("translate", "update")
    assert PO.read_text("utf-8") == before.replace("\n#, fuzzy", "\n#, fuzzy")


def test_a_new_language_begins_with_update(run: Run, starter: Path) -> None:
    assert run("translate", "update", "--lang", "th").code == 0
    text = PO.with_name("th.po").read_text("utf-8")
    assert '"Language: th\\n"' in text
    assert text.count('msgstr ""') == 41


def test_a_broken_catalog_is_never_written_over(run: Run, starter: Path) -> None:
    PO.write_text(PO.read_text("utf-8") + "\nmsgid broken\n", encoding="utf-8")
    before = PO.read_bytes()
    outcome = run("translate", "update")
    assert outcome.code == 1
    assert "error[catalog.syntax]" in outcome.err
    assert PO.read_bytes() == before


def test_status_counts_and_its_exit_code_keeps_releases(run: Run, starter: Path) -> None:
    row = json.loads(run("translate", "status", "--format", "json").out)[0]
    assert (row["language"], row["done"], row["unreviewed"], row["ready"]) == ("ko", 40, 40, True)
    YAML.write_text(YAML.read_text("utf-8") + "languages: {ko: released}\n", encoding="utf-8")
    outcome = run("translate", "status")
    assert outcome.code == 1
    assert outcome.out.splitlines()[1].split() == [
        "blood-test", "ko", "released", "40", "–", "–", "40", "–", "–",
    ]  # fmt: skip


def test_a_release_stands_on_an_approval_that_changed_words_void(run: Run, starter: Path) -> None:
    YAML.write_text(YAML.read_text("utf-8") + "languages: {ko: released}\n", encoding="utf-8")
    outcome = run("build", "--lang", "ko")
    assert outcome.code == 1
    assert "error[translation.unreviewed]: Korean is released, but its translation has no" in (
        outcome.err
    )
    approve = ("translate", "approve", "blood-test", "--lang", "ko", "--name", "Kim Ha-na")
    assert run(*approve).code == 0
    assert run("build", "--lang", "ko").code == 0
    assert run("translate", "status").code == 0
    replaced(PO, "핵심 내용", "중요한 내용")
    outcome = run("build", "--lang", "ko")
    assert outcome.code == 1
    assert "was changed after its approval" in outcome.err


def test_what_has_gaps_cannot_be_approved(run: Run, starter: Path) -> None:
    replaced(PO, 'msgstr "핵심 내용"', 'msgstr ""')
    outcome = run("translate", "approve", "blood-test", "--lang", "ko", "--name", "Kim")
    assert outcome.code == 2
    assert "0 fuzzy and 1 missing" in outcome.err
    assert not Path("content/blood-test/approvals.yaml").exists()


def test_a_draft_builds_with_gaps_that_are_marked(run: Run, starter: Path) -> None:
    replaced(PO, 'msgstr "핵심 내용"', 'msgstr ""')
    assert run("build", "--lang", "ko").code == 1
    YAML.write_text(YAML.read_text("utf-8") + "languages: {ko: draft}\n", encoding="utf-8")
    outcome = run("build", "--lang", "ko")
    assert outcome.code == 0
    assert "warning[translation.missing]" in outcome.err
    document = brochure.Session(brochure.Workspace(starter)).localized("blood-test", "ko").document
    assert document is not None
    texts = {text.key: text for text in texts_of(document)}
    untranslated = texts["summary.title"]
    assert plain(untranslated.inlines) == "[en] The main points"
    assert untranslated.language == "en"


def test_xliff_goes_out_and_in_without_a_change(run: Run, starter: Path) -> None:
    run("translate", "update")
    before = PO.read_bytes()
    assert run("translate", "export", "--lang", "ko", "--xliff", "2.1", "-o", "out").code == 0
    outcome = run("translate", "import", "out/blood-test.ko.xliff")
    assert (outcome.code, outcome.err) == (0, "")
    assert "0 entries taken in" in outcome.out
    assert PO.read_bytes() == before


def test_an_agency_file_is_judged_entry_by_entry(run: Run, starter: Path) -> None:
    run("translate", "export", "--lang", "ko")
    file = Path("blood-test.ko.xliff")
    replaced(file, "혈액 검사 안내", "혈액 검사 설명")
    replaced(file, "핵심 내용", "핵심 \u202e내용")
    outcome = run("translate", "import", file)
    assert outcome.code == 1
    assert "1 entry taken in, 1 refused" in outcome.out
    assert "error[catalog.control]" in outcome.err
    assert "혈액 검사 설명" in PO.read_text("utf-8")
    assert "핵심 내용" in PO.read_text("utf-8")


def test_a_lost_placeholder_is_refused_and_the_earlier_words_stay(run: Run, starter: Path) -> None:
    strings = "language: ko\nstrings:\n  summary.items.time.text: 5분 걸립니다.\n  nokey: x\n"
    Path("ko.yaml").write_text(strings, encoding="utf-8")
    replaced(YAML, "text: You may need", "text: At {brand} you may need")
    Path("ko.yaml").write_text(f"{strings}  summary.items.food.text: 금식\n", encoding="utf-8")
    outcome = run("translate", "import", "ko.yaml")
    assert outcome.code == 1
    assert "error[translation.field-dropped]" in outcome.err
    assert "warning[translation.unknown-key]" in outcome.err
    assert "1 refused" in outcome.out


def test_what_an_agency_reviewed_is_signed_by_its_reviewer(run: Run, starter: Path) -> None:
    run("translate", "export", "--lang", "ko")
    file = Path("blood-test.ko.xliff")
    file.write_text(file.read_text("utf-8").replace('state="translated"', 'state="final"'), "utf-8")
    assert "40 entries taken in" in run("translate", "import", file, "--reviewer", "Kim").out
    row = json.loads(run("translate", "status", "--format", "json").out)[0]
    assert (row["unreviewed"], row["approved_by"]) == (0, "every entry")


@pytest.mark.parametrize(
    ("name", "content", "code", "said"),
    [
        ("x.docx", "x", 2, "x.docx is no translation"),
        ("x.xliff", '<!DOCTYPE x [<!ENTITY a "b">]><x/>', 1, "error[catalog.xliff]"),
        ("x.yaml", "language: ko\nstrings: {a: b}", 2, "no text of a brochure"),
        ("x.yaml", "strings: {summary.title: b}", 1, "error[key.missing]"),
        ("gone.yaml", None, 2, "there is no file"),
    ],
)
def test_strange_files_are_refused(
    run: Run, starter: Path, name: str, content: str | None, code: int, said: str
) -> None:
    if content is not None:
        Path(name).write_text(content, encoding="utf-8")
    outcome = run("translate", "import", name)
    assert outcome.code == code
    assert said in outcome.err
    assert "Traceback" not in outcome.err


def test_pseudo_languages_build_without_a_catalog(run: Run, starter: Path) -> None:
    outcome = run("build", "--lang", "qps-ploc")
    assert (outcome.code, outcome.err) == (0, "")
    assert run("build", "--lang", "qps-long").code == 0


def test_a_wrong_brochure_is_told_with_the_one_meant(run: Run, starter: Path) -> None:
    outcome = run("translate", "status", "blood-tset")
    assert outcome.code == 2
    assert "Did you mean 'blood-test'?" in outcome.err


def test_a_bilingual_edition_sets_two_languages_in_one_file(run: Run, starter: Path) -> None:
    outcome = run("build", "--lang", "ko+en")
    assert (outcome.code, outcome.err) == (0, "")
    assert Path("output/blood-test/ko+en/blood-test-a4-screen.pdf").exists()
    assert "unchanged" in run("build", "--lang", "ko+en").out
    replaced(PO, "핵심 내용", "중요한 내용")
    assert "unchanged" not in run("build", "--lang", "ko+en").out


def test_a_bilingual_edition_has_two_languages_at_most(run: Run, starter: Path) -> None:
    outcome = run("build", "--lang", "ko+en+th")
    assert outcome.code == 2
    assert "two at most" in outcome.err
