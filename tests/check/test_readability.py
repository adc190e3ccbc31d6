"""Formulas agree with worked examples, and no language borrows another one's."""

import pytest

from brochure.check.readability import formulas
from brochure.check.readability.counts import count
from brochure.check.readability.level import FORMULAS, HINTS, level
from brochure.check.readability.syllables import syllables
from brochure.check.sentences import sentences
from brochure.languages.language import tags

NEAR = 0.1


@pytest.mark.parametrize(
    ("value", "published"),
    [
        # "The cat sat on the mat.": 6 words, 1 sentence, 6 syllables (Wikipedia, Flesch-Kincaid).
        (formulas.flesch_reading_ease(6, 1, 6), 116.1),
        (formulas.flesch_kincaid_grade(6, 1, 6), -1.4),
        # "The Australian platypus …": 13 words, 24 syllables (the same article).
        (formulas.flesch_reading_ease(13, 1, 24), 37.5),
        (formulas.flesch_kincaid_grade(13, 1, 24), 11.3),
        # McLaughlin's quick form: 3 + root of the polysyllables of 30 sentences; 36 give grade 9.
        (formulas.smog(36, 30), 9.4),
        (formulas.smog(30, 30), 8.8),
        # Bamberger and Vanecek: MS 20 %, SL 15, IW 30 %, ES 50 %.
        (formulas.wiener_sachtextformel(20, 15, 30, 50), 7.8),
        (formulas.amstad(100, 10, 170), 70.6),
        (formulas.fernandez_huerta(100, 5, 200), 66.4),
        (formulas.szigriszt(100, 5, 200), 62.2),
        (formulas.kandel_moles(100, 5, 160), 68.9),
        # Gulpease: 89 - (letters per 100 words) / 10 + 3 x (sentences per 100 words).
        (formulas.gulpease(100, 5, 480), 56.0),
        (formulas.oborneva(100, 10, 200), 73.6),
        (formulas.al_heeti(100, 450), 6.4),
        (formulas.tateishi(30, 0, 3, 2, 3, 1), 67.2),
    ],
)
def test_a_formula_is_within_a_tenth_of_its_worked_example(value: float, published: float) -> None:
    assert value == pytest.approx(published, abs=NEAR)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", {"cat": 1, "surgeon": 2, "operation": 4, "made": 1, "wounded": 2, "table": 2,
                "healing": 2, "anaesthetic": 4, "area": 3, "stitches": 2, "cheeks": 1,
                "platypus": 3, "hybrid": 2, "the": 1, "safely": 2, "medicines": 3}),
        ("de", {"Haut": 1, "Gesicht": 2, "Operation": 5, "Narkose": 3, "Bäume": 2, "Arzt": 1}),
        ("es", {"casa": 2, "cirugía": 4, "bueno": 2, "operación": 4, "día": 2, "piel": 1}),
        ("ru", {"лицо": 2, "операция": 5, "кожа": 2, "врач": 1}),
        ("fr", {"visage": 2, "chat": 1, "opération": 4}),
    ],
)  # fmt: skip
def test_syllables_are_counted_as_they_are_spoken(language: str, words: dict[str, int]) -> None:
    assert {word: syllables(word, language) for word in words} == words


def test_counts_leave_numbers_out() -> None:
    counts = count(["The cat sat on the mat.", "Rest for 10 days."], "en")
    assert (counts.sentences, counts.words, counts.syllables) == (2, 9, 9)


def test_sentences_end_where_readers_stop() -> None:
    text = "Dr. Kim has 3.5 hours, e.g. on Monday. Come at 9.30! 手術です。痛みますか？"
    assert [s.words for s in sentences(text)] == [
        "Dr. Kim has 3.5 hours, e.g. on Monday.", "Come at 9.30!", "手術です。", "痛みますか？",
    ]  # fmt: skip
    assert text[sentences(text)[1].start :].startswith("Come")


def test_short_texts_are_not_scored() -> None:
    assert level(["The cat sat on the mat."], "en") is None


def test_languages_without_a_formula_get_a_hint_and_no_score() -> None:
    text = ["병원에 오기 전에 " * 8 + "드세요."] * 20
    judged = level(text, "ko")
    assert judged is not None
    assert judged.formula == ""
    assert judged.is_hard


def test_no_language_has_both_a_formula_and_a_hint() -> None:
    assert not set(FORMULAS) & (set(HINTS) - {"ja"})
    shipped = {"en", "ko", "de", "ja", "ru", "ar", "vi", "id", "th", "mn", "zh-Hans", "zh-Hant"}
    assert shipped <= set(tags())
    assert shipped <= set(FORMULAS) | set(HINTS)
