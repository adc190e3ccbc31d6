"""The five commands of the README take handouts from a list of patients to sent mail."""

import shlex
import shutil
from pathlib import Path

import pytest
import yaml

from tests.papers.examples import ROOT, brochure, example, examples

COMMANDS = example("README.md", "text", "Sending handouts").splitlines()
PEOPLE = """\
email,language,patient_name,surgery_date,surgeon,follow_up_at,consent
first@patient.example,en,Mary Sample,2026-11-20,Dr Lee,2026-12-04 10:30,2026-11-19
second@patient.example,ko,김민지,2026-11-20,Dr Lee,2026-12-04 10:30,2026-11-19
"""


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    """A project with the sample, a list, and the settings of the paper without a server."""
    shutil.copytree(ROOT / "content/aftercare-sheet", tmp_path / "content/aftercare-sheet")
    (tmp_path / "recipients.csv").write_text(PEOPLE, encoding="utf-8")
    text = (ROOT / "content/SENDING.md").read_text(encoding="utf-8")
    settings = yaml.safe_load("format: brochure-mail/1" + mail_file(text))
    del settings["smtp"]
    settings["limits"] = {"window": "00:00-00:00"}  # at any hour of the test
    (tmp_path / "mail.yaml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    return tmp_path


def mail_file(text: str) -> str:
    return text.partition("format: brochure-mail/1")[2].partition("```")[0]


def test_five_commands_send_the_sample(clinic: Path) -> None:
    assert len(COMMANDS) == 5
    for line in COMMANDS:
        program, *arguments = shlex.split(line)
        assert program == "brochure"
        if arguments[0] == "handout":
            arguments.append("--draft")  # the sample is one
        if "--confirm" in arguments:
            arguments[arguments.index("--confirm") + 1] = "2"
        done = brochure(clinic, *arguments)
        assert done.returncode == 0, (line, done.stdout, done.stderr)
    assert len([path for path in (clinic / "mail/sent").rglob("*") if path.is_file()]) == 2


def test_the_paper_shows_the_same_commands() -> None:
    shown = [e.code.splitlines() for e in examples("content/SENDING.md")]
    assert COMMANDS in shown
