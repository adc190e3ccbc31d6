"""`brochure mail` and `brochure audit` as people call them, and the help they get."""

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from brochure.cli import main
from brochure.content.mail_file import read_mail_file
from brochure.handouts.handover import FILE_NAME, write_handover
from brochure.mail import letters
from brochure.mail.mailroom import read_settings
from brochure.workspace import MemoryWorkspace, Workspace
from tests.architecture.source import ROOT
from tests.mail.clinic import DOCUMENT, PDF, SETTINGS, TWELVE
from tests.mail.server import FaultServer

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    (tmp_path / "content").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "mail.yaml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "out/sheet.pdf").write_bytes(PDF)
    handover = replace(DOCUMENT, handouts=TWELVE)
    (tmp_path / "out" / FILE_NAME).write_bytes(write_handover(handover))

    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(["-C", str(tmp_path), *arguments])
        found = capsys.readouterr()
        return code, found.out, found.err

    return call


def test_five_commands_from_a_list_to_sent(run: Run, tmp_path: Path) -> None:
    code, out, _ = run("mail", "plan", str(tmp_path / "out"))
    assert code == 0
    assert "12 messages" in out
    code, out, err = run("mail", "render")
    assert code == 0
    assert "brochure mail send --confirm 12" in out
    assert "letter.draft" in err
    page = next((tmp_path / "mail").rglob("index.html")).read_text(encoding="utf-8")
    assert page.count('class="lock"') == 12
    code, _, err = run("mail", "send", "--confirm", "11")
    assert code == 2
    assert "--confirm 12" in err
    code, out, _ = run("mail", "send", "--confirm", "12")
    assert code == 0
    assert len(list((tmp_path / "mail/sent").glob("*.eml"))) == 12
    code, out, _ = run("mail", "status")
    assert "sent" in out
    code, out, _ = run("audit", "verify")
    assert (code, out) == (0, "4 lines, unbroken\n")


def test_over_smtp_and_held_where_nobody_knows(run: Run, tmp_path: Path) -> None:
    with FaultServer({"after": "cut"}, times=1) as server:
        settings = f"smtp: {{host: 127.0.0.1, port: {server.port}, security: none}}\n"
        text = f"{SETTINGS}{settings}draft_letters: allowed\n"
        (tmp_path / "mail.yaml").write_text(text, encoding="utf-8")
        run("mail", "plan", str(tmp_path / "out"))
        run("mail", "render")
        code, out, _ = run("mail", "send", "--confirm", "12")
        assert code == 1
        assert "unknown whether these arrived: rows 2" in out
        code, out, _ = run("mail", "resolve")
        assert code == 1
        name = out.split()[0]
        assert run("mail", "resolve", name, "sent")[0] == 0
        assert len(server.arrived) == 12
        code, out, _ = run("mail", "report", "--format", "json")
        report = json.loads(out)
        assert {each["state"] for each in report["deliveries"]} == {"sent"}


def test_an_address_can_be_suppressed_and_allowed(run: Run, tmp_path: Path) -> None:
    addresses = tmp_path / "no.txt"
    addresses.write_text("canary2@quetzal.example\nnobody@quetzal.example\n")
    assert "2 changed" in run("mail", "suppress", "import", str(addresses))[1]
    out = run("mail", "suppress", "list")[1]
    assert "quetzal" not in out
    assert out.count("\n") == 2
    assert "1 changed" in run("mail", "suppress", "remove", "canary2@quetzal.example")[1]
    _, out, _ = run("mail", "plan", str(tmp_path / "out"))
    assert "12 messages" in out


def test_the_report_for_spreadsheets_has_no_formulas(run: Run, tmp_path: Path) -> None:
    run("mail", "plan", str(tmp_path / "out"))
    place = tmp_path / "report.csv"
    assert run("mail", "report", "-o", str(place))[0] == 0
    data = place.read_bytes()
    assert data.startswith(b"\xef\xbb\xbfrow,key,language")
    assert b"quetzal" not in data


def test_old_messages_can_be_purged_and_runs_cancelled(run: Run, tmp_path: Path) -> None:
    _, out, _ = run("mail", "plan", str(tmp_path / "out"))
    name = out.split()[1]
    assert "12 cancelled" in run("mail", "cancel", name)[1]
    assert "0 messages removed" in run("mail", "purge", "--older-than", "90d")[1]
    assert run("mail", "purge", "--older-than", "soon")[0] == 2
    assert "0 queued again" in run("mail", "retry")[1]


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        ("", "there is no mail.yaml"),
        ("format: brochure-mail/1\n", "needs 'sender'"),
        (SETTINGS + "smtpp: {host: a}\n", "did you mean 'smtp'?"),
        (SETTINGS + "smtp: {host: a, password: hunter22}\n", "password"),
        (SETTINGS.replace("care@hershe.example", "care"), "address"),
        (SETTINGS.replace("00:00-00:00", "8-20"), "window"),
    ],
)
def test_mistakes_in_the_settings_are_told(
    run: Run, tmp_path: Path, settings: str, told: str
) -> None:
    place = tmp_path / "mail.yaml"
    if settings:
        place.write_text(settings, encoding="utf-8")
    else:
        place.unlink()
    code, _, err = run("mail", "status")
    assert code in (1, 2)
    assert told in err


def test_settings_to_start_from_are_right_and_send_nothing_out(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "mail.yaml"
    assert run("mail", "settings")[0] == 2
    assert place.read_text(encoding="utf-8") == SETTINGS
    place.unlink()
    assert run("mail", "settings")[0] == 0
    assert run("mail", "plan", str(tmp_path / "out"))[0] == 0
    assert "smtp:" in place.read_text(encoding="utf-8")
    assert read_settings(Workspace(tmp_path)).smtp is None
    # What is commented out is right as well.
    text = place.read_text(encoding="utf-8")
    opened = re.sub(r"^( *)# ( *[a-z_]+:)", r"\1\2", text, flags=re.MULTILINE)
    place.write_text(opened, encoding="utf-8")
    settings = read_settings(Workspace(tmp_path))
    assert settings.smtp is not None
    assert settings.inbox is not None
    assert settings.sender.bounces == "bounce@clinic.example"


def test_git_leaves_the_outbox_out(run: Run, tmp_path: Path) -> None:
    run("mail", "plan", str(tmp_path / "out"))
    assert (tmp_path / "mail/.gitignore").read_bytes() == b"*\n"


def test_a_missing_secret_names_its_place_only(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mail.yaml").write_text(SETTINGS + "site_key: env:BROCHURE_NO_SUCH\n")
    code, _, err = run("mail", "status")
    assert code == 2
    assert "env:BROCHURE_NO_SUCH" in err


def test_the_letters_that_come_with_the_program_can_be_shown(run: Run) -> None:
    code, out, _ = run("mail", "letter", "ko")
    assert code == 0
    assert "brochure-letter/1" in out
    assert run("mail", "letter", "../ko")[0] == 2


def test_a_letter_that_tells_too_much_is_refused(run: Run, tmp_path: Path) -> None:
    _, shipped, _ = run("mail", "letter", "en")
    own = tmp_path / "content/letters/en.yaml"
    own.parent.mkdir()
    own.write_text(shipped.replace("information from {brand}", "information, {patient_name}"))
    run("mail", "plan", str(tmp_path / "out"))
    code, _, err = run("mail", "render")
    assert code == 1
    assert "letter.personal" in err


@pytest.mark.parametrize(
    "name", ["plan", "render", "send", "status", "resolve", "retry", "cancel", "bounces",
             "suppress", "report", "purge", "letter", "settings"],
)  # fmt: skip
def test_every_command_helps(run: Run, name: str) -> None:
    code, out, _ = run("mail", name, "--help")
    assert code == 0
    assert len(out.splitlines()) > 5


@pytest.mark.parametrize("tag", [each.language for each in TWELVE])
def test_letters_are_neutral_and_whole(tag: str) -> None:
    letter, found = letters.load_letter(tag, MemoryWorkspace())
    assert letter is not None
    assert found == ()
    english, _ = letters.load_letter("en", MemoryWorkspace())
    assert english is not None
    assert list(letter.texts) == list(english.texts)
    assert letters.missing_values(letter, {}) == letters.missing_values(english, {})
    said = " ".join(letter.texts.values()).lower()
    assert not [word for word in ("smas", "face", "surgery", "операц", "수술") if word in said]


def test_a_handover_that_is_none_is_told(run: Run, tmp_path: Path) -> None:
    place = tmp_path / "out" / FILE_NAME
    good = place.read_bytes()
    sha = hashlib.sha256(PDF).hexdigest().encode()
    for bad in (
        b"",
        b"[]",
        good.replace(b'"row": 2', b'"row": "2"'),
        good.replace(sha, b"", 1)[:-40],
    ):
        place.write_bytes(bad)
        code, _, err = run("mail", "plan", str(tmp_path / "out"))
        assert code == 2
        assert "Traceback" not in err


def test_the_settings_of_the_paper_are_right() -> None:
    text = (ROOT / "content/SENDING.md").read_text(encoding="utf-8")
    shown = text[text.index("format: brochure-mail/1") :].partition("```")[0]
    settings, found = read_mail_file(shown, "mail.yaml")
    assert found == ()
    assert settings is not None
    assert settings.smtp is not None
    assert settings.smtp.security == "starttls"
