"""Every rule finds its bad example and nothing in its good one, and explains itself."""

import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from brochure.check import samples
from brochure.check.cases import said
from brochure.check.engine import inspect, rules
from brochure.check.packs.pack import codes
from brochure.check.packs.pack import load as load_pack
from brochure.check.rule import Printed, Rule, Translation
from brochure.check.rules import loc_02_locale, text_contrast, translated_numbers
from brochure.forms.pages import PlacedImage, Raster, Shape
from brochure.values.geometry import Rect, rectangle
from brochure.values.ink import Ink

ROOT = Path(__file__).parent.parent.parent
WHITE, NAVY = Ink((255, 255, 255)), Ink((22, 63, 78))


def names(rule: Rule) -> str:
    return rule.id


@pytest.mark.parametrize("rule", rules(), ids=names)
def test_a_rule_finds_its_bad_example(rule: Rule) -> None:
    bad = rule.bad.make()
    found = inspect(bad, (rule,))
    assert found
    assert {diagnostic.code for diagnostic in found} == {rule.id}
    assert all(diagnostic.hints for diagnostic in found)


@pytest.mark.parametrize("rule", rules(), ids=names)
def test_a_rule_finds_nothing_in_its_good_example(rule: Rule) -> None:
    assert inspect(rule.good.make(), (rule,)) == ()


@pytest.mark.parametrize("rule", rules(), ids=names)
def test_a_rule_tells_what_and_why(rule: Rule) -> None:
    assert rule.name
    assert rule.what.endswith(".")
    assert rule.why.endswith(".")
    assert rule.bad.shown != rule.good.shown


def test_the_engine_picks_rules_by_form() -> None:
    bad = translated_numbers.RULE.bad.make()
    assert {found.code for found in inspect(bad)} == {"LOC-04"}
    assert inspect(samples.document()) == ()


def test_contrast_is_judged_on_the_ground_painted_last() -> None:
    below = Shape(rectangle(Rect(0, 0, 595, 842)), WHITE, None, -1)
    panel = Shape(rectangle(Rect(40, 80, 200, 60)), NAVY, None, -1)
    beside = Shape(rectangle(Rect(300, 80, 200, 60)), WHITE, None, -1)
    text = samples.placed("Call", ink=WHITE)
    on_panel = samples.pages(below, panel, beside, text)
    assert list(text_contrast.find(Printed(pages=on_panel, document=samples.document()))) == []
    uncovered = samples.pages(panel, below, beside, text)
    assert list(text_contrast.find(Printed(pages=uncovered, document=samples.document())))


def test_contrast_over_a_picture_is_not_guessed() -> None:
    picture = PlacedImage(Raster(b"", 9, 9, "x"), Rect(0, 0, 595, 842), 1)
    pages = samples.pages(picture, samples.placed("Title", ink=WHITE))
    assert list(text_contrast.find(Printed(pages=pages, document=samples.document()))) == []


def test_large_type_needs_less_contrast() -> None:
    grey = Ink((140, 140, 140))
    for size, count in ((17, 1), (18, 0)):
        pages = samples.pages(samples.placed("Title", size=size, ink=grey))
        found = list(text_contrast.find(Printed(pages=pages, document=samples.document())))
        assert len(found) == count


def test_words_of_the_catalog_stand_for_numbers_and_no_others_do() -> None:
    said = {"أسبوعين": ("2",), "يوم أو يومين": ("1", "2"), "يومين": ("2",)}
    for source, words, count in (
        ("Rest for 2 weeks.", "استرح أسبوعين.", 0),
        ("Rest for 3 weeks.", "استرح أسبوعين.", 1),
        ("Rest for 2 weeks.", "استرح أسابيع.", 1),
        ("Within 1 or 2 days.", "خلال يوم أو يومين.", 0),
        ("Take 2, then 2.", "أسبوعين", 1),
        ("Within 1 or 2 days, 2 times.", "خلال يوم أو يومين.", 1),
    ):
        target = replace(samples.document(words, "ar"), number_words=said)
        pair = Translation(source=samples.document(source), target=target)
        assert len(list(translated_numbers.find(pair))) == count, source


@pytest.mark.parametrize(
    ("source", "translated", "kept"),
    [
        ("Over 1,000 people.", "1.000명 이상", True),
        ("3 to 5 hours", "٣ إلى ٥ ساعات", True),
        ("1.5 hours", "1,5 Stunden", True),
        ("Rest 10 days.", "100일", False),
        ("Take 2, then 2.", "2", False),
        ("Call {phone_2}.", "전화", True),
    ],
)
def test_numbers_are_compared_by_their_digits(source: str, translated: str, *, kept: bool) -> None:
    lacking = translated_numbers.numbers(source) - translated_numbers.numbers(translated)
    assert (not lacking) is kept


def test_a_build_loads_no_rules_of_review() -> None:
    code = (
        "import sys, brochure.pipeline.stages\n"
        "from brochure.check.engine import guards\n"
        "assert guards()\n"
        "names = [n for n in sys.modules if n.startswith('brochure.check.')]\n"
        "print(' '.join(n for n in names if 'law_' in n or '.data.' in n or 'cases' in n))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == ""


def test_the_rules_of_the_reference_are_all_there() -> None:
    counts = {"CON": 13, "PLN": 8, "NUM": 4, "LAW": 12, "ACC": 10, "CTL": 6, "LOC": 6, "PRI": 4}
    wanted = {f"{family}-{n:02}" for family, most in counts.items() for n in range(1, most + 1)}
    assert len(wanted) == 63
    assert wanted <= {rule.id for rule in rules()}


def test_43_rules_can_be_errors() -> None:
    strict = {rule for code in codes() for rule in load_pack(code).strict}
    grave = {rule.id for rule in rules() if rule.severity == "error"} | strict | {"NUM-04"}
    assert len({code for code in grave if re.fullmatch(r"[A-Z]{3}-\d\d", code)}) >= 43


def test_every_jurisdiction_has_its_date_and_sources() -> None:
    for code in codes():
        pack = load_pack(code)
        assert pack.checked_on >= date(2026, 11, 22)
        assert pack.note.endswith("This is not legal advice.")
        assert pack.strict <= set(pack.sources), code
        known = {rule.id for rule in rules()}
        assert set(pack.sources) <= known, code


@pytest.mark.parametrize(
    ("language", "words", "foreign"),
    [
        ("de", "Das “Ohr” und das „Ohr“ und das ‚Ohr‘.", ["Ohr”"]),
        ("en", "The “ear” of the clinic’s „patient”.", ["„patient"]),
        ("ru", "«Ухо», „ухо“ и “ухо”.", ["ухо”"]),
        ("ja", "「耳」と『耳』と«耳»です。", ["と«耳", "»です"]),
        ("fr", "L’oreille « pointue ».", []),
    ],
)
def test_quotation_marks_are_those_of_the_language(
    language: str, words: str, foreign: list[str]
) -> None:
    example = said(words, language=language)
    found = inspect(example.make(), (loc_02_locale.RULE,))
    quoted = [re.findall("«(.*)» has a quotation", each.message)[0] for each in found]
    assert quoted == foreign
