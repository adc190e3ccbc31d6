"""`brochure check`: reports for programs, what fails, cards, languages of the messages."""

import json
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def reviewed(sound: Path) -> Path:
    """Return a brochure in which a clinician has found nothing, with one warning left."""
    brochure = sound / "content/sample/brochure.yaml"
    people = (
        "  authors: [{name: A. Writer, role: writer}]\n  reviewed_by:\n"
        '    - {name: Dr A, role: surgeon, date: 2026-11-20, registration_no: "1"}\n'
    )
    text = brochure.read_text().replace("sections:", people + "sections:")
    brochure.write_text(text)
    return brochure


def test_warnings_fail_when_asked_to(run: Run, reviewed: Path) -> None:
    outcome = run("check", "--no-pages", "--on", "2026-11-22")
    assert outcome.code == 0, outcome.err
    assert "warning[CON-01]" in outcome.err
    assert run("check", "--no-pages", "--fail-on", "warning").code == 1


def test_a_finding_says_what_why_and_what_to_do(run: Run, reviewed: Path) -> None:
    words = reviewed.read_text().replace("A sentence", "We guarantee a sentence")
    reviewed.write_text(words)
    outcome = run("check", "--no-pages")
    assert outcome.code == 1
    told = outcome.err[outcome.err.index("error[LAW-01]") :].split("\n\n")[0].splitlines()
    assert told[0].startswith("error[LAW-01]: «We guarantee")
    assert any(line.startswith("  why: ") for line in told)
    assert any(line.startswith("  help: ") for line in told)
    assert any("^^^^^^^^^" in line for line in told)
    assert "content/sample/brochure.yaml:" in told[1]


def test_the_day_is_the_one_given(run: Run, reviewed: Path) -> None:
    outcome = run("check", "--no-pages", "--on", "2027-11-23")
    assert outcome.code == 1
    assert "error[CTL-02]: the review was due on 2027-11-22" in outcome.err


def test_reports_for_programs_are_all_that_goes_to_standard_output(
    run: Run, reviewed: Path
) -> None:
    shown = json.loads(run("check", "--no-pages", "--format", "sarif").out)
    assert shown["runs"][0]["results"][0]["ruleId"] == "CON-01"
    root = Xml.fromstring(run("check", "--no-pages", "--format", "junit").out.encode())
    assert root.get("failures") == "0"
    assert json.loads(run("check", "--no-pages", "--format", "json").out)["warnings"] == 1


def test_messages_come_in_korean(run: Run, reviewed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = run("check", "--no-pages", "--messages", "ko").err
    assert told.startswith("경고[CON-01]: 파일에 'document.purpose'가 없어")
    assert "  이유: " in told
    monkeypatch.setenv("LC_ALL", "ko_KR.UTF-8")
    assert run("check", "--no-pages").err == told


def test_a_card_gives_no_score_and_lists_what_people_judge(run: Run, starter: Path) -> None:
    shown = run("check", "--lang", "en", "--score", "--no-pages").out
    assert "PEMAT-P actionability: " in shown
    assert "[ ] PEMAT-P understandability 10: The sequence is logical." in shown
    assert "This is no score" in shown
    assert "%" not in shown


def test_a_waiver_turns_an_error_into_a_note_until_its_day(run: Run, reviewed: Path) -> None:
    words = reviewed.read_text().replace("A sentence", "We guarantee a sentence")
    waiver = (
        "waivers:\n  - {rule: LAW-01, path: intro, reason: A quotation of the law., by: Dr A,\n"
        "     until: 2027-06-30}\nsections:"
    )
    reviewed.write_text(words.replace("sections:", waiver))
    outcome = run("check", "--no-pages", "--on", "2027-06-30")
    assert outcome.code == 0, outcome.err
    assert "note[LAW-01]" in outcome.err
    assert "waived by Dr A until 2027-06-30: A quotation of the law." in outcome.err
    late = run("check", "--no-pages", "--on", "2027-07-01")
    assert late.code == 1
    assert "error[waiver.expired]" in late.err


def test_explain_tells_a_rule_with_its_axes_and_how_to_waive_it(run: Run) -> None:
    shown = run("explain", "LAW-05").out
    for part in ("superlative-or-comparison", "advertising in AE, CN, JP, KR", "waivers:"):
        assert part in shown
    assert run("explain", "law-05").out == shown
    assert "최상급" not in shown
    assert "가장 좋다거나" in run("explain", "LAW-05", "--messages", "ko").out
    assert "cannot be waived" in run("explain", "CON-05").out
