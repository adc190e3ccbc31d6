"""Preflight finds what is broken, and nothing in files that are not."""

import json
from random import Random
from typing import Any

import pytest

from brochure.errors import FileProblem, ProjectError
from brochure.forms.pages import FontKey
from brochure.press.preflight import variants
from brochure.press.preflight.engine import checks, opened, preflight
from brochure.press.preflight.inspected import Job
from brochure.press.preflight.report import Report
from tests.press.broken import MUTATIONS, Mutation, changed, clean_items, content, made, mutated


@pytest.fixture(scope="module")
def font(font_keys: tuple[FontKey, ...]) -> FontKey:
    return next(key for key in font_keys if key.family == "Noto Sans" and key.weight == 400)


@pytest.fixture(scope="module")
def clean(font: FontKey) -> bytes:
    return made(clean_items(font))


def inspected(mutation: Mutation, data: bytes) -> Report:
    job: Any = mutation.job or {}
    return preflight(data, variant=mutation.variant, job=Job(**job))


@pytest.mark.parametrize("variant", [name for name in variants.names() if "sheet" in name])
def test_a_clean_file_trips_nothing(clean: bytes, variant: str) -> None:
    found = {f.code for f in preflight(clean, variant=variant).findings}
    assert found == ({"preflight.intent-stock"} if "uncoated" in variant else set())


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.name)
def test_a_broken_file_trips_exactly_its_check(
    mutation: Mutation, clean: bytes, font: FontKey
) -> None:
    report = inspected(mutation, mutated(mutation, clean, font))
    found = {finding.code: finding for finding in report.findings}
    assert set(found) == {f"preflight.{mutation.code}"}, report.as_text()


def test_every_check_has_a_file_that_trips_it() -> None:
    tripped = {f"preflight.{mutation.code}" for mutation in MUTATIONS}
    assert {check.code for check in checks()} - tripped == set()
    assert len(MUTATIONS) >= 40


def test_a_finding_says_page_place_what_why_and_what_to_do(clean: bytes, font: FontKey) -> None:
    mutation = next(m for m in MUTATIONS if m.name == "hairline")
    (finding,) = inspected(mutation, mutated(mutation, clean, font)).findings
    assert finding.page == 1
    assert finding.place == pytest.approx((20, 160, 70, 0), abs=0.1)
    assert "0.1 pt" in finding.what
    assert finding.why.endswith(".")
    assert finding.remedy.endswith(".")
    diagnostic = finding.diagnostic()
    assert diagnostic.message.startswith("page 1, 20.0 mm from the left, 160.0 mm from the top: ")


def test_many_findings_of_a_kind_are_counted(font: FontKey) -> None:
    from tests.press.broken import BLACK, _text

    more = tuple(
        item for at in range(9) for item in _text("Tiny", 3, BLACK, 20, 165 + 3 * at)(font)
    )
    findings = preflight(made(clean_items(font) + more)).findings
    assert [finding.more for finding in findings] == [0, 0, 6]


def test_the_report_is_text_and_json(clean: bytes, font: FontKey) -> None:
    mutation = next(m for m in MUTATIONS if m.name == "hairline")
    report = inspected(mutation, mutated(mutation, clean, font))
    text = report.as_text("a.pdf")
    assert "error: page 1, 20.0 mm from the left" in text
    data = json.loads(report.as_json("a.pdf"))
    assert (data["errors"], data["warnings"]) == (1, 0)
    assert data["findings"][0]["place_mm"]["left"] == pytest.approx(20, abs=0.1)
    assert data["ink"]["pages"][0]["plates"]["PANTONE 300 C"] == pytest.approx(40)


def test_ink_figures_are_those_declared(clean: bytes) -> None:
    (page,) = preflight(clean).ink
    plates = dict(page.plates)
    assert plates["Black"] == 100
    assert plates["Cyan"] == pytest.approx(92, abs=0.1)
    assert 100 < page.most <= 300


@pytest.mark.parametrize("data", [b"", b"hello", b"%PDF-1.6\n%%EOF\n"])
def test_what_is_no_pdf_is_refused(data: bytes) -> None:
    with pytest.raises(FileProblem):
        preflight(data)


def test_an_unknown_variant_is_named_with_a_hint(clean: bytes) -> None:
    with pytest.raises(ProjectError, match="gwg-shet"):
        preflight(clean, variant="gwg-shet")


def test_every_threshold_says_its_source() -> None:
    for name in variants.names():
        for limit in variants.load(name).limits.values():
            assert len(limit.source) > 5
            assert limit.error is not None or limit.warning is not None


def test_every_check_explains_itself() -> None:
    for check in checks():
        for text in (check.what, check.why, check.remedy):
            assert text.endswith("."), check.code
        assert check.bad != check.good


def test_a_form_is_read_once_however_often_it_is_shown(font: FontKey) -> None:
    file = opened(made(clean_items(font), count=20))
    assert len(file.pages) == 20
    assert len(file.store.instructions) == 1
    assert len(file.store.images) == 1


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_file_gives_a_report_or_a_problem(clean: bytes, seed: int) -> None:
    chance = Random(seed)
    data = bytearray(clean)
    for _ in range(chance.choice((1, 5, 40))):
        data[chance.randrange(len(data))] = chance.randrange(256)
    if seed % 4 == 0:
        del data[chance.randrange(len(data)) :]
    try:
        report = preflight(bytes(data))
    except FileProblem:
        return
    assert report.as_json("x.pdf")


WORDS = ("q", "Q", "cm", "re", "f", "S", "Tf", "Tj", "TJ", "BT", "ET", "Do", "gs", "cs", "scn", "k",
         "K", "g", "W", "n", "sh", "Td", "'", '"', "1", "-3", "0.5", "/F1", "/X1", "/Over", "(a)",
         "[", "]", "<ff>", "/All", "m", "l", "c", "h", "d", "w", "Tr", "Tz")  # fmt: skip


@pytest.mark.parametrize("seed", range(40))
def test_any_content_can_be_followed_or_is_damaged(clean: bytes, seed: int) -> None:
    chance = Random(seed)
    code = " ".join(chance.choice(WORDS) for _ in range(120))
    assert preflight(changed(clean, content(code))).as_text()
