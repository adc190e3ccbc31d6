"""The real leaflet this program began with, where it is at hand."""

from pathlib import Path

import pytest

from brochure.content.read import read_document
from tests.intake.samples import block, blocks, counted, expected, made, tree

SEED = Path(__file__).parents[3] / "shared/source/leaflet-as-pasted.txt"
pytestmark = pytest.mark.skipif(not SEED.exists(), reason="the clinic's own leaflet is not here")


def test_it_becomes_sections_steps_and_nested_advantages() -> None:
    draft = made(SEED.read_bytes(), SEED.name)
    assert tree(draft)["document"]["title"] == "SMAS Face Lift"
    assert len(tree(draft)["sections"]) == 5
    steps = block(draft, "procedure")["steps"]
    assert len(steps) == 6
    assert steps[0]["title"] == "Incision line"
    assert steps[5]["text"] == "Sutured."
    assert steps[0]["advantages"]["title"] == "Advantage of the position"
    assert len(steps[0]["advantages"]["items"]) == 5
    assert [b["type"] for b in blocks(draft)] == [
        "prose",
        "suitability",
        "prose",
        "prose",
        "procedure",
    ]


def test_its_empty_section_its_spellings_and_its_cut_word_are_told() -> None:
    draft = made(SEED.read_bytes(), SEED.name)
    assert block(draft, "suitability")["suits"] == {"title": "Recommend to", "items": []}
    assert draft.brand is not None
    assert [name for name, _ in draft.brand.spellings] == ["HERSHE", "HESHE", "Hershe"]
    assert [(r.before, r.after) for r in draft.notes.repairs if r.before] == [("i n", "in")]


def test_it_keeps_every_word_and_can_be_read() -> None:
    source = SEED.read_text(encoding="utf-8")
    draft = made(source, SEED.name)
    assert counted(draft) == expected(source, draft)
    document, found = read_document(draft.yaml, "content/x/brochure.yaml", assets={})
    assert document is not None
    assert found == ()
