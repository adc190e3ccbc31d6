"""Every command and example of the README and of the papers it leads to works as it stands."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from brochure.cli import cli
from tests.papers.examples import ROOT, brochure, example, examples

GUIDES = ("README.md", "content/CHECKING.md", "content/TRANSLATING.md", "content/IMPORTING.md",
          "content/PRINTING.md", "content/SENDING.md")  # fmt: skip
"""The papers for people who use the program, in an order in which their steps can be followed."""
PAPERS = sorted(
    str(path.relative_to(ROOT))
    for part in ("*.md", "content/**/*.md", "fonts/*.md", "tests/**/*.md", "brochure/check/*.md")
    for path in ROOT.glob(part)
)
STEPS = [
    (e.language, line)
    for paper in GUIDES
    for e in examples(paper)
    if e.language in {"sh", "yaml"}
    for line in (e.code.splitlines() if e.language == "sh" else [e.code])
    if line.strip()
]
"""Commands, and the content file between them, in the order of the paper."""


def test_targets_of_make_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    text = "".join((ROOT / paper).read_text(encoding="utf-8") for paper in GUIDES)
    targets = re.findall(r"`make ([\w-]+)`", text)
    assert {("sh", "make"), ("sh", "make test")} <= set(STEPS)
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
        elif program == ".":
            assert arguments == [".venv/bin/activate"]
        elif program != "make":
            assert Path(program).name == "brochure", step
            done = brochure(folder, *arguments)
            # What no clinician has reviewed is an error to `check`, and the examples are drafts.
            wanted = 1 if arguments[0] == "check" else 0
            assert done.returncode == wanted, (step, done.stdout, done.stderr)
    names = {path.name for path in folder.rglob("*.pdf")}
    assert {"knee-a4-screen.pdf", "knee-letter-screen.pdf"} <= names
    assert (folder / "brochure.schema.json").exists()
    assert list(folder.rglob("*.pot"))
    assert list(folder.rglob("*.xliff"))


COMMANDS = sorted(
    {
        (paper, shown)
        for paper in (*GUIDES, "content/README.md")
        for shown in re.findall(
            r"(?:^ *|`)(brochure [a-z][^`#\n]*)",
            (ROOT / paper).read_text(encoding="utf-8"),
            re.MULTILINE,
        )
    }
)
"""Every command that is shown, in a block or in a line of text."""


@pytest.mark.parametrize(("paper", "shown"), COMMANDS)
def test_commands_and_options_exist(paper: str, shown: str) -> None:
    _, *words = shlex.split(shown.partition(">")[0])
    command: click.Command | None = cli
    while isinstance(command, click.Group) and words:
        command = command.get_command(click.Context(command), words.pop(0))
    assert command is not None, f"{paper}: no such command"
    known = {name for option in command.params for name in (*option.opts, *option.secondary_opts)}
    assert [word for word in words if word.startswith("-") and word not in known] == []


def test_all_guides_are_in_the_readme() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    guides = {f"content/{path.name}" for path in (ROOT / "content").glob("*.md")}
    assert guides - {"content/README.md"} == set(GUIDES) - {"README.md"}
    assert [guide for guide in guides if f"]({guide})" not in text] == []
    assert text.count("\n") < 175, "long stories belong into papers of their own"


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


@pytest.mark.parametrize("paper", PAPERS)
def test_links_lead_to_files_and_headings_that_exist(paper: str) -> None:
    text = (ROOT / paper).read_text(encoding="utf-8")
    text = re.sub(r"^```.*?^```$|`[^`\n]*`", "", text, flags=re.MULTILINE | re.DOTALL)
    links = re.findall(r"\]\((?!https?:|mailto:|tel:)([^)#\s]*)(?:#([^)\s]+))?\)", text)
    broken = []
    for file, heading in links:
        place = (ROOT / paper).parent / file if file else ROOT / paper
        if not place.exists() or (heading and heading not in anchors(place)):
            broken.append(f"{file}#{heading}")
    assert broken == []


def anchors(paper: Path) -> set[str]:
    """Return the names by which the headings of a paper are linked."""
    titles = re.findall(r"^#+ (.*)$", paper.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("folder", ["content", "fonts", "tests"])
def test_each_folder_opens_with_a_short_readme(folder: str) -> None:
    lines = (ROOT / folder / "README.md").read_text(encoding="utf-8").count("\n")
    assert 5 < lines < 40
