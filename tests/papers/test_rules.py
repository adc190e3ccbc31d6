"""The page of rules is what the program says of them."""

from brochure.check.documentation import page
from brochure.check.engine import rules
from brochure.check.packs.pack import codes
from brochure.check.tongue import speak
from tests.papers.examples import ROOT


def test_the_page_is_as_the_program_writes_it() -> None:
    written = (ROOT / "brochure" / "check" / "RULES.md").read_text(encoding="utf-8")
    hint = "run 'brochure explain --rules --messages en > brochure/check/RULES.md'"
    assert written == page(speak("en")), hint


def test_the_page_has_all_rules_and_jurisdictions() -> None:
    written = page(speak("en"))
    assert all(f"## {rule.id} " in written for rule in rules())
    assert all(f"**{code}**" in written for code in codes())
    assert codes() == ("AE", "CN", "DE", "EU", "JP", "KR", "RU", "UK", "US")
    assert "This is not legal advice." in written
