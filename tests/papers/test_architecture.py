"""A new block type, theme and rule are each one file: the examples of ARCHITECTURE.md, run."""

import re
import tomllib
from pathlib import Path

import pytest

from tests.papers.examples import ROOT, brochure, example

PAPER = "ARCHITECTURE.md"

PROJECT = """\
format: brochure/1
language: en
document: {title: KNEE SURGERY}
variables: {brand: Example Clinic}
control: {version: "1.0", date_issued: 2026-11-22, next_review_due: 2027-11-22, reviewed_by: []}
sections:
  - id: voices
    title: Voices
    blocks:
      - EXTRA
      - {type: prose, id: intro, title: Before you come, body: [{id: one, text: Eat nothing.}]}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A project with one brochure."""
    write(tmp_path, PROJECT.replace("      - EXTRA\n", ""))
    return tmp_path


def write(project: Path, text: str) -> None:
    place = project / "content" / "knee"
    place.mkdir(parents=True, exist_ok=True)
    (place / "brochure.yaml").write_text(text, encoding="utf-8")


def grown(package: str, folder: Path) -> str:
    """Return code that lets a package have the modules of another folder too."""
    return f"import {package}\n{package}.__path__.append({str(folder)!r})"


def test_a_new_block_type_is_one_file(folder: Path, tmp_path: Path) -> None:
    new = tmp_path / "new"
    new.mkdir()
    code = example(PAPER, "python", "A block type")
    (new / "quotation.py").write_text(code, encoding="utf-8")
    block = "{type: quotation, id: voice, text: I was home the same day., by: A patient}"
    write(folder, PROJECT.replace("EXTRA", block))
    before = grown("brochure.blocks", new)

    done = brochure(folder, "build", "--product", "a4", before=before)
    assert done.returncode == 0, done.stderr
    schema = brochure(folder, "schema", before=before)
    assert "Who said them." in schema.stdout
    assert brochure(folder, "check").returncode == 1, "without the file the type is unknown"


def test_a_new_theme_is_one_file(folder: Path) -> None:
    (folder / "themes").mkdir()
    (folder / "themes" / "sea.yaml").write_text(example(PAPER, "yaml", "A theme"), encoding="utf-8")
    done = brochure(folder, "build", "--product", "a4", "--theme", "sea")
    assert done.returncode == 0, done.stderr


def test_a_new_rule_is_one_file(folder: Path, tmp_path: Path) -> None:
    new = tmp_path / "new"
    new.mkdir()
    code = example(PAPER, "python", "A rule")
    (new / "shouting.py").write_text(code, encoding="utf-8")
    before = grown("brochure.check.rules", new)

    done = brochure(folder, "check", "--product", "a4", before=before)
    assert "CTL-03" in done.stderr, "the sample is a draft"
    assert "KNEE SURGERY" in done.stdout + done.stderr
    told = brochure(folder, "explain", "title.shouting", before=before)
    assert "title: Knee surgery" in told.stdout


def test_every_room_has_its_line_in_the_table() -> None:
    text = (ROOT / PAPER).read_text(encoding="utf-8")
    _, _, rest = text.partition("\n## Rooms\n")
    table, _, _ = rest.partition("\n## ")
    named = re.findall(r"^\| `(\w+(?:/|\.py))` \|", table, re.MULTILINE)
    package = ROOT / "brochure"
    rooms = {f"{path.parent.name}/" for path in package.glob("*/__init__.py")}
    rooms |= {path.name for path in package.glob("*.py") if not path.name.startswith("__")}
    assert sorted(named) == sorted(rooms)


def test_the_layers_are_those_of_the_import_contract() -> None:
    text = (ROOT / PAPER).read_text(encoding="utf-8")
    shown = re.search(r"^Layers from top to bottom: (.*?)\. ", text, re.MULTILINE | re.DOTALL)
    assert shown is not None
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = contract["tool"]["importlinter"]["contracts"][0]["layers"]
    there = {path.stem for path in (ROOT / "brochure").iterdir()} - {"__main__"}
    wanted = [sorted(there & set(re.findall(r"\w+", layer))) for layer in layers]
    written = [sorted(re.findall(r"`(\w+)`", layer)) for layer in shown[1].split("·")]
    assert written == [layer for layer in wanted if layer]
