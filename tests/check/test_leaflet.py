"""The clinic's own leaflet, word for word, raises what a careful reader finds and nothing false."""

import re
from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from brochure.check.engine import inspect, reviewing
from brochure.check.review import Review
from brochure.content.read import read_document
from brochure.languages.language import load
from brochure.languages.localize import localize
from brochure.languages.texts import texts_of

LEAFLET = Path(__file__).parent / "leaflet" / "brochure.yaml"
PASTED = Path(__file__).parents[3] / "shared" / "source" / "leaflet-as-pasted.txt"
GOLDEN = frozenset((
    "CON-01", "CON-02", "CON-03", "CON-04", "CON-05", "CON-07", "CON-08", "CON-09", "CON-11",
    "CON-13", "PLN-01", "PLN-03", "PLN-05", "PLN-07", "PLN-08", "LAW-01", "LAW-02", "LAW-05",
    "LAW-07", "LAW-09", "LOC-01", "CTL-01", "CTL-03", "CTL-04",
))  # fmt: skip
ALSO_TRUE = {
    "CTL-06": "nothing asks readers for feedback",
    "LOC-02": "Hershe`s has an accent for an apostrophe",
    "NUM-04": "the clinic ranks its own incision above others",
    "PLN-02": "six sentences have more than 25 words",
    "PLN-04": "fascia, zygoma and others are not explained",
}
QUOTED = {
    "LAW-01": ["guarantee"],
    "LAW-02": ["semi-permanently"],
    "LAW-05": ["profound experience", "latest surgical technique", "most advanced", "exclusive",
               "optimal result"],
    "LAW-07": ["specialist"],
    "LOC-01": ["HERSHE", "HESHE"],
    "PLN-05": ["SMAS"],
    "PLN-07": ["i n", "ce,", "d&", "maximaize", "allotherm"],
    "PLN-08": ["exterminated"],
}  # fmt: skip
"""What the findings of rules on prose quote, all of them, in order."""


@pytest.fixture(scope="module")
def review() -> Review:
    text = LEAFLET.read_text(encoding="utf-8")
    document, found = read_document(text, "content/leaflet/brochure.yaml", assets={})
    assert document is not None, found
    local, _ = localize(document, load("en"))
    return Review(document=local, today=date(2026, 11, 22))


@pytest.fixture(scope="module")
def messages(review: Review) -> dict[str, list[str]]:
    found = defaultdict(list)
    for diagnostic in inspect(review, reviewing()):
        found[diagnostic.code].append(diagnostic.message)
    return found


def test_the_golden_list_is_found_in_full(messages: dict[str, list[str]]) -> None:
    assert GOLDEN - set(messages) == set()


def test_nothing_else_is_found_but_what_is_true_as_well(messages: dict[str, list[str]]) -> None:
    assert set(messages) - GOLDEN == set(ALSO_TRUE)


@pytest.mark.parametrize("rule", QUOTED)
def test_rules_on_prose_quote_what_they_mean_and_no_more(
    rule: str, messages: dict[str, list[str]]
) -> None:
    told = messages[rule]
    assert len(told) == len(QUOTED[rule]), told
    assert all(quote in message for quote, message in zip(QUOTED[rule], told, strict=True)), told


def test_the_grade_is_the_one_measured_by_hand(messages: dict[str, list[str]]) -> None:
    (message,) = messages["PLN-01"]
    assert "11.9 by Flesch-Kincaid" in message


@pytest.mark.skipif(not PASTED.exists(), reason="the shared leaflet is not here")
def test_the_sample_has_the_words_of_the_leaflet(review: Review) -> None:
    pasted = " ".join(PASTED.read_text(encoding="utf-8").split())
    for text in texts_of(review.document):
        if text.key.endswith(".text"):
            for word in re.findall(r"[\w’`-]+", text.source):
                assert word in pasted, (text.key, word)
