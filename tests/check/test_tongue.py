"""The checker speaks Korean as completely as English."""

import re
from string import Formatter

from brochure.check.cases import document_of
from brochure.check.engine import inspect, reviewing
from brochure.check.review import Review
from brochure.check.tongue import catalog, speak, spoken


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def test_every_text_has_a_translation_of_its_present_words() -> None:
    entries = catalog("ko").entries
    said = spoken()
    assert catalog("ko").diagnostics == ()
    assert set(entries) == set(said)
    assert [key for key, text in said.items() if entries[key].source != text] == []
    assert [key for key in said if not re.search("[가-힣]", entries[key].translation)] == []


def test_translations_have_the_fields_of_their_templates() -> None:
    entries = catalog("ko").entries
    assert [
        key
        for key, text in spoken().items()
        if fields(entries[key].translation) != fields(text) and not key.endswith(".advice")
    ] == []


def test_a_finding_is_told_again_with_its_values_and_its_law() -> None:
    lines = "blocks:\n  - {type: prose, id: intro, text: We guarantee it.}"
    (finding,) = inspect(Review(document=document_of(lines)), reviewing())
    told = speak("ko").told(finding)
    assert told.message == "«We guarantee it.»은(는) 결과를 약속하는 말입니다"
    assert "UK: GMC" in told.why
    assert told.why.endswith("법률 자문이 아닙니다.")
    assert "보통" in told.hints[0]
    assert finding.why.endswith("This is not legal advice.")


def test_english_and_unknown_languages_leave_findings_as_they_are() -> None:
    lines = "blocks:\n  - {type: prose, id: intro, text: We guarantee it.}"
    (finding,) = inspect(Review(document=document_of(lines)), reviewing())
    assert speak("en").told(finding) is finding
    assert speak("fr").told(finding) is finding
