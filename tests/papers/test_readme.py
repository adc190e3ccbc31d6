"""Every command and example of the README works as it stands there."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.papers.examples import ROOT, brochure, example, examples

STEPS = [
    (e.language, line)
    for e in examples("README.md")
    if e.language in {"sh", "yaml"}
    for line in (e.code.splitlines() if e.language == "sh" else [e.code])
    if line.strip()
]
"""Commands, and the content file between them, in the order of the paper."""


def test_targets_of_make_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = re.findall(r"`make (\w+)`", text)
    assert ("sh", "make") in STEPS
    assert targets
    assert [name for name in targets if not re.search(rf"^{name}:", makefile, re.MULTILINE)] == []


def test_a_newcomer_can_follow_all_commands(tmp_path: Path) -> None:
    folder = tmp_path
    for language, step in STEPS:
        if language == "yaml":
            place = folder / "content" / "knee"
            place.mkdir(parents=True)
            (place / "brochure.yaml").write_text(step, encoding="utf-8")
            continue
        program, *arguments = shlex.split(step, comments=True)
        if program == "cd":
            folder = folder / arguments[0]
        elif program != "make":
            assert Path(program).name == "brochure", step
            done = brochure(folder, *arguments)
            # What no clinician has reviewed is an error to `check`, and the examples are drafts.
            wanted = 1 if arguments[0] == "check" else 0
            assert done.returncode == wanted, (step, done.stdout, done.stderr)
    names = {path.name for path in folder.rglob("*.pdf")}
    assert {"knee-a4-screen.pdf", "knee-letter-screen.pdf"} <= names
    assert (folder / "brochure.schema.json").exists()


def test_the_python_example_builds(tmp_path: Path) -> None:
    assert brochure(tmp_path, "new", "my-clinic").returncode == 0
    run = subprocess.run(
        [sys.executable, "-c", example("README.md", "python", "Your own brochure")],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert ".pdf" in run.stdout


@pytest.mark.parametrize("paper", ["README.md", "ARCHITECTURE.md", "CHANGELOG.md"])
def test_links_lead_to_files_that_exist(paper: str) -> None:
    text = (ROOT / paper).read_text(encoding="utf-8")
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", text)
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("folder", ["content", "fonts", "tests"])
def test_each_folder_opens_with_a_short_readme(folder: str) -> None:
    lines = (ROOT / folder / "README.md").read_text(encoding="utf-8").count("\n")
    assert 5 < lines < 40
