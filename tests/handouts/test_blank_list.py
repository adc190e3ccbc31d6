"""The blank list: what it asks for, the reader of lists knows, in every language."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from brochure.cli import main
from brochure.cli.handout import COMMAND
from brochure.handouts.blank_list import blank, columns
from brochure.handouts.recipients import gather, wanted_for
from brochure.handouts.sources import read_recipients
from tests.handouts.people import LANGUAGES, ROOT, SHEET
from tests.handouts.test_assembly import session


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_headings_are_read_back(language: str) -> None:
    source, shown = (
        session().document(SHEET).document,
        session().localized(SHEET, language).document,
    )
    assert source is not None
    assert shown is not None
    found = columns(source, shown)
    row = {
        "email": "anna@example.com", "language": language, "consent": "yes", "patient_ref": "7",
        "patient_name": "Anna", "surgery_date": "2026-12-06", "surgeon": "Dr. Kim",
        "follow_up_at": "2026-12-09 10:30", "room": "", "personal_note": "",
    }  # fmt: skip
    assert len(found) == len(row)
    data = blank(found) + ",".join(row.values()).encode()
    table = read_recipients(data, "recipients.csv", encoding=None, sheet=None)
    people, problems, _ = gather(table, wanted_for(shown))
    assert [problem.code for problem in problems] == []
    (person,) = people
    assert (person.address, person.reference, person.consent) == ("anna@example.com", "7", "yes")
    assert set(person.values) == {"patient_name", "surgery_date", "surgeon", "follow_up_at"}


def test_what_is_needed_is_told() -> None:
    source = session().document(SHEET).document
    assert source is not None
    needed = {column.heading for column in columns(source) if column.is_needed}
    assert needed == {"patient_name", "surgery_date", "surgeon", "follow_up_at"}


def test_the_command_writes_a_list_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    arguments = ["-C", str(ROOT), "handout", "list", SHEET]
    assert main(arguments) == 0
    first = (tmp_path / "recipients.csv").read_bytes()
    assert first.startswith("\ufeffemail,language,consent".encode())
    assert main(arguments) == 2
    assert (tmp_path / "recipients.csv").read_bytes() == first
    assert main([*arguments[:-1], "smas-face-lift", "-o", "other.csv"]) == 2
    assert not (tmp_path / "other.csv").exists()


def test_the_command_explains_itself() -> None:
    assert "list of recipients" in CliRunner().invoke(COMMAND, ["list", "--help"]).output


def test_what_is_wrong_with_the_brochure_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "content" / "sheet" / "brochure.yaml"
    place.parent.mkdir(parents=True)
    place.write_text("format: [\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["-C", str(tmp_path), "handout", "list", "sheet"]) == 1
    assert "brochure.yaml:" in capsys.readouterr().err
    assert not (tmp_path / "recipients.csv").exists()
