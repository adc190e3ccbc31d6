"""Our own brochure, in all its languages, lacks nothing but the people who must review it."""

from datetime import date
from pathlib import Path

import pytest

from brochure import Session
from brochure.check.engine import inspect, reviewing
from brochure.check.review import Review
from brochure.check.rule import Translation
from brochure.check.scorecard import scorecard
from brochure.workspace import Workspace

ROOT = Path(__file__).parent.parent.parent
LANGUAGES = (
    "en",
    *sorted(p.stem for p in (ROOT / "content/smas-face-lift/languages").glob("*.po")),
)
REVIEWS = {"CTL-03", "LOC-06"}
MOST_WARNINGS = 15


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(Workspace(ROOT))


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_has_no_errors_but_those_of_review(session: Session, language: str) -> None:
    source = session.document("smas-face-lift").document
    local = session.localized("smas-face-lift", language).document
    assert source is not None
    assert local is not None
    found = inspect(Review(document=local, today=date(2026, 11, 22)), reviewing())
    if language != source.language:
        found += inspect(Translation(source=source, target=local), reviewing())
    errors = {finding.code for finding in found if finding.severity == "error"}
    assert errors <= REVIEWS
    assert "CTL-03" in errors
    assert sum(finding.severity == "warning" for finding in found) <= MOST_WARNINGS


def test_its_card_claims_no_score_and_leaves_items_to_people(session: Session) -> None:
    local = session.localized("smas-face-lift", "en").document
    assert local is not None
    review = Review(document=local)
    card = scorecard(review, inspect(review, reviewing()))
    assert len(card.judged) + len(card.open) == 24 + 20
    assert {item.number for item in card.open if item.group.startswith("PEMAT")} == {
        "2", "10", "15", "16", "18", "24", "25", "26",
    }  # fmt: skip
    met, applying = card.tally("PEMAT-P actionability")
    assert met == applying == 4
    by_number = {line.item.number: line for line in card.judged if line.item.group[0] == "P"}
    assert by_number["4"].verdict == "no"
    assert "PLN-04" in by_number["4"].evidence
