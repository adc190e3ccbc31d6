"""What people see: help, hints, tables, exit codes, and files that stay when a build fails."""

import json
import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from brochure import __version__
from brochure.cli import SUMMARIES, main, progress
from tests.cli.conftest import Run, pdfs

ENGLISH = "output/blood-test/en/blood-test-a4-screen.pdf"
SOUND = "output/sample/en/sample-a4-screen.pdf"


def command(*arguments: str, **options: object) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        [sys.executable, "-m", "brochure", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent.parent)},
        **options,
    )


def test_help_lists_every_command(run: Run) -> None:
    outcome = run("--help")
    assert outcome.code == 0
    for name, summary in SUMMARIES.items():
        assert name in outcome.out
        assert summary in outcome.out


@pytest.mark.parametrize("name", SUMMARIES)
def test_every_command_has_help(run: Run, name: str) -> None:
    outcome = run(name, "--help")
    assert outcome.code == 0
    assert outcome.out.startswith(f"Usage: brochure {name}")


def test_the_version_is_that_of_the_package(run: Run) -> None:
    assert __version__ in run("--version").out
    metadata = Path(__file__).parent.parent.parent / "pyproject.toml"
    assert f'version = "{__version__}"' in metadata.read_text()


def test_a_new_project_builds_at_once_in_two_languages(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "clinic"
    assert run("new", folder).code == 0
    outcome = run("-C", folder, "build")
    assert outcome.code == 0
    assert outcome.err == ""
    assert pdfs(folder) == [ENGLISH, ENGLISH.replace("/en/", "/ko/")]
    assert all((folder / path).read_bytes().startswith(b"%PDF-") for path in pdfs(folder))


def test_a_new_project_has_the_schema_its_content_files_name(run: Run, starter: Path) -> None:
    content = (starter / "content/blood-test/brochure.yaml").read_text()
    assert content.startswith("# yaml-language-server: $schema=../../brochure.schema.json")
    assert (starter / "brochure.schema.json").read_text() == run("schema").out


def test_new_does_not_touch_a_folder_with_something_in_it(run: Run, starter: Path) -> None:
    outcome = run("new", starter)
    assert outcome.code == 2
    assert "is there already" in outcome.err


def test_the_table_tells_pages_size_and_messages(run: Run, starter: Path) -> None:
    head, english, korean = run("build").out.splitlines()
    assert head.split() == ["brochure", "language", "product", "pages", "kB", "messages", "seconds"]
    assert english.split()[:4] == ["blood-test", "en", "a4", "4"]
    assert korean.split()[:4] == ["blood-test", "ko", "a4", "4"]


def test_an_unchanged_brochure_is_not_built_again(run: Run, starter: Path) -> None:
    run("build")
    before = (starter / ENGLISH).stat().st_mtime_ns
    again = run("build")
    assert again.out.count("unchanged") == 2
    assert (starter / ENGLISH).stat().st_mtime_ns == before
    assert run("build", "--force").out.count("unchanged") == 0
    assert (starter / ENGLISH).stat().st_mtime_ns > before


def test_a_changed_translation_builds_only_its_language(run: Run, starter: Path) -> None:
    run("build")
    catalog = starter / "content/blood-test/languages/ko.po"
    catalog.write_text(catalog.read_text().replace("연락처", "전화 안내"))
    _, english, korean = run("build").out.splitlines()
    assert "unchanged" in english
    assert "unchanged" not in korean


@pytest.mark.parametrize("change", ["delete", "edit"])
def test_an_output_that_is_gone_or_altered_is_built_again(
    run: Run, sound: Path, change: str
) -> None:
    run("build")
    good = (sound / SOUND).read_bytes()
    (sound / SOUND).unlink() if change == "delete" else (sound / SOUND).write_bytes(b"other")
    run("build")
    assert (sound / SOUND).read_bytes() == good


def test_the_same_content_gives_the_same_bytes(run: Run, starter: Path, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        assert run("build", "-o", tmp_path / folder).code == 0
    for path in pdfs(tmp_path / "one"):
        assert (tmp_path / "one" / path).read_bytes() == (tmp_path / "two" / path).read_bytes()


def test_the_agreed_making_time_goes_into_the_file(
    run: Run, sound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("build")
    first = (sound / SOUND).read_bytes()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1234567890")
    run("build")
    assert (sound / SOUND).read_bytes() != first
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    outcome = run("build")
    assert outcome.code == 2
    assert "'soon'" in outcome.err


def test_a_failed_build_keeps_the_good_file(run: Run, sound: Path) -> None:
    run("build")
    good = (sound / SOUND).read_bytes()
    brochure = sound / "content/sample/brochure.yaml"
    brochure.write_text(brochure.read_text().replace("title: Hello", "titel: Hello"))
    outcome = run("build")
    assert outcome.code == 1
    assert "the earlier file stays" in outcome.err
    assert (sound / SOUND).read_bytes() == good


def test_a_full_disk_keeps_the_good_file(sound: Path) -> None:
    assert command("build").returncode == 0
    good = (sound / SOUND).read_bytes()
    done = command(
        "build",
        "--force",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000)),
    )
    assert done.returncode == 2
    assert "no room to write" in done.stderr
    assert "Traceback" not in done.stderr
    assert (sound / SOUND).read_bytes() == good
    assert [
        path.suffix for path in (sound / SOUND).parent.iterdir() if path.suffix == ".part"
    ] == []


def test_an_output_folder_that_is_a_file_is_told(run: Run, sound: Path) -> None:
    (sound / "taken").write_text("a file")
    outcome = run("build", "-o", "taken")
    assert outcome.code == 2
    assert "in the way" in outcome.err
    assert (sound / "taken").read_text() == "a file"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["buld"], "did you mean 'build'?"),
        (["build", "sampel"], "Did you mean 'sample'?"),
        (["build", "--lang", "kr"], "'ko'"),
        (["build", "--product", "a44"], "Did you mean 'a4'?"),
        (["build", "--theme", "herse"], "Did you mean 'hershe'?"),
        (["build", "--profile", "screem"], "Did you mean 'screen'?"),
        (["build", "--prodct", "a4"], "--product"),
        (["explain", "key.unknwon"], "did you mean 'key.unknown'?"),
        (["-C", "nowhere", "build"], "no folder nowhere"),
        (["check", "--format", "xml"], "json"),
    ],
)
def test_a_wrong_name_brings_a_hint_and_exit_code_2(
    run: Run, sound: Path, arguments: list[str], words: str
) -> None:
    outcome = run(*arguments)
    assert outcome.code == 2
    assert words in outcome.err
    assert "Traceback" not in outcome.err
    assert pdfs(sound) == []


def test_a_language_without_translation_is_an_error_of_that_output(run: Run, sound: Path) -> None:
    outcome = run("build", "--lang", "en,ko")
    assert outcome.code == 1
    assert "error[translation.no-catalog]" in outcome.err
    assert pdfs(sound) == [SOUND]


def test_outside_a_project_the_way_to_one_is_shown(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = run("build")
    assert outcome.code == 2
    assert "brochure new" in outcome.err


def test_a_command_finds_the_project_from_a_folder_within(
    run: Run, sound: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(sound / "content/sample")
    assert run("build").code == 0
    assert pdfs(sound) == [SOUND]


def test_check_writes_nothing(run: Run, sound: Path) -> None:
    outcome = run("check")
    assert outcome.code == 1, "nobody has reviewed the sample"
    assert "error[CTL-03]" in outcome.err
    assert sorted(path.name for path in sound.iterdir()) == ["content"]


def test_check_tells_programs_in_json(run: Run, sound: Path) -> None:
    brochure = sound / "content/sample/brochure.yaml"
    brochure.write_text(brochure.read_text().replace("title: Hello", "titel: Hello"))
    outcome = run("check", "--format", "json")
    shown = json.loads(outcome.out)
    assert outcome.code == 1
    assert outcome.err == ""
    assert shown["errors"] == len(shown["messages"]) == 1
    (message,) = shown["messages"]
    assert message["code"] == "key.unknown"
    assert message["place"]["file"] == "content/sample/brochure.yaml"
    assert (message["place"]["line"], message["place"]["column"]) == (14, 9)
    assert message["hints"] == ["did you mean 'title'?"]
    assert message["outputs"] == [SOUND.removeprefix("output/")]


def test_quiet_says_nothing_when_all_is_well(run: Run, sound: Path) -> None:
    assert run("build", "--quiet") == (0, "", "")


def test_verbose_names_each_file(run: Run, sound: Path) -> None:
    assert f"built: {SOUND}" in run("build", "--verbose").err


def test_explain_shows_both_examples(run: Run) -> None:
    outcome = run("explain", "key.unknown")
    assert outcome.code == 0
    assert "Why:" in outcome.out
    assert "    titel: Welcome" in outcome.out.replace("  titel", "titel")
    assert run("explain", "error[key.unknown]").out == outcome.out


def test_explain_without_a_code_lists_them(run: Run) -> None:
    assert "layout.overflow" in run("explain").out


def test_schema_is_json_and_goes_to_a_file(run: Run, tmp_path: Path) -> None:
    shown = json.loads(run("schema").out)
    path = tmp_path / "brochure.schema.json"
    assert run("schema", "-o", path).code == 0
    assert json.loads(path.read_text()) == shown


def test_a_reader_that_goes_away_is_no_error() -> None:
    writer = f"{sys.executable} -m brochure explain | true"
    done = subprocess.run(["bash", "-c", f"{writer}; exit ${{PIPESTATUS[0]}}"],
                          capture_output=True, text=True, check=False,
                          cwd=Path(__file__).parent.parent.parent)  # fmt: skip
    assert done.returncode == 0
    assert done.stderr == ""


def test_an_interrupt_ends_with_130(
    sound: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("brochure.pipeline.build.compose", stop)
    assert main(["build"]) == 130
    assert "interrupted" in capsys.readouterr().err
    assert pdfs(sound) == []


def test_a_terminal_sees_a_bar_only_after_a_while(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert list(progress.steps("ab", shown=True)) == ["a", "b"]
    assert "of 2" not in capsys.readouterr().err
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    assert list(progress.steps("ab", shown=True)) == ["a", "b"]
    assert "1 of 2" in capsys.readouterr().err
    monkeypatch.setattr(sys.stderr, "isatty", lambda: False)
    assert list(progress.steps("ab", shown=True)) == ["a", "b"]
    assert capsys.readouterr().err == ""


def test_a_bug_asks_for_a_report(run: Run, sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("brochure.pipeline.build.compose", fail)
    outcome = run("build")
    assert outcome.code == 2
    assert "ZeroDivisionError" in outcome.err
    assert "Please report it" in outcome.err
    assert pdfs(sound) == []


def test_a_bar_fills_as_work_goes_on() -> None:
    assert progress.bar(0, 4).startswith("[-")
    assert progress.bar(2, 4) == f"[{'#' * 12}{'-' * 12}]  2 of 4"


def test_two_processes_make_the_same_files(run: Run, starter: Path) -> None:
    assert run("build", "-o", "one", "--product", "a4", "-q").code == 0
    assert run("build", "-o", "two", "--product", "a4", "-q", "-j", "2").code == 0
    made = pdfs(starter / "one")
    assert made == pdfs(starter / "two") != []
    for path in made:
        assert (starter / "one" / path).read_bytes() == (starter / "two" / path).read_bytes()
