"""A named person may answer for a finding, until a day, and not for every one."""

from datetime import date

import pytest

from brochure.check.cases import document_of
from brochure.check.engine import inspect, reviewing
from brochure.check.review import Review
from brochure.check.waive import waive
from brochure.values.diagnostic import Diagnostic

TODAY = date(2026, 11, 22)
WORDS = "blocks:\n  - {type: prose, id: intro, text: We guarantee the result.}\n"
WAIVER = (
    "waivers:\n  - {rule: RULE, path: PATH, reason: The lawyer agreed., by: Dr A, until: UNTIL}\n"
)


def found(rule: str = "LAW-01", path: str = "intro", until: str = "2027-01-01") -> list[Diagnostic]:
    waiver = WAIVER.replace("RULE", rule).replace("PATH", path).replace("UNTIL", until)
    document = document_of(WORDS + waiver)
    findings = inspect(Review(document=document, today=TODAY), reviewing())
    return list(waive((document,), findings, TODAY))


def told(findings: list[Diagnostic]) -> list[tuple[str, str]]:
    return [(finding.code, finding.severity) for finding in findings]


@pytest.mark.parametrize("path", ["intro", "intro.text", '""'])
def test_a_waived_finding_is_a_note_that_names_who_answers(path: str) -> None:
    (finding,) = found(path=path)
    assert (finding.code, finding.severity) == ("LAW-01", "note")
    assert "Dr A until 2027-01-01: The lawyer agreed." in finding.related[-1][0]


def test_a_waiver_holds_on_its_last_day_and_not_after_it() -> None:
    assert told(found(until="2026-11-22")) == [("LAW-01", "note")]
    assert told(found(until="2026-11-21")) == [("LAW-01", "error"), ("waiver.expired", "error")]


def test_a_waiver_of_another_place_waives_nothing() -> None:
    assert told(found(path="purpose")) == [("LAW-01", "error"), ("waiver.unused", "warning")]


def test_a_path_is_a_path_of_keys_not_of_letters() -> None:
    assert told(found(path="int"))[0] == ("LAW-01", "error")


def test_an_unknown_rule_brings_a_hint() -> None:
    findings = found(rule="LAW-0l")
    assert told(findings) == [("LAW-01", "error"), ("waiver.unknown", "error")]
    assert findings[1].hints


def test_some_rules_cannot_be_waived() -> None:
    assert told(found(rule="CON-05")) == [("LAW-01", "error"), ("waiver.refused", "error")]
