"""Projects to run commands in."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from brochure.cli import main
from brochure.cli.new import start
from brochure.workspace import Workspace

SOUND = Path(__file__).parent.parent / "corpus/brochures/sound.yaml"


class Outcome(NamedTuple):
    """What a command did."""

    code: int
    out: str
    err: str


Run = Callable[..., Outcome]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: str | Path) -> Outcome:
        capfd.readouterr()
        code = main([str(argument) for argument in arguments])
        captured = capfd.readouterr()
        return Outcome(code, captured.out, captured.err)

    return call


@pytest.fixture
def starter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a fresh starter project, with the current folder in it."""
    root = tmp_path / "starter"
    start(Workspace(root))
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project of one small brochure, with the current folder in it."""
    root = tmp_path / "project"
    (root / "content/sample").mkdir(parents=True)
    (root / "content/sample/brochure.yaml").write_bytes(SOUND.read_bytes())
    monkeypatch.chdir(root)
    return root


def pdfs(root: Path) -> list[str]:
    """Return the PDF files below a folder."""
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*.pdf"))
