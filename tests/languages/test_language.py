"""Languages: every one is complete, and unknown ones are refused with a hint."""

import re
from datetime import date
from unicodedata import name

import pytest

from brochure.errors import ProjectError
from brochure.languages.dates import format_date, format_month_year
from brochure.languages.language import load, tags

TAGS = (
    "ar", "de", "el", "en", "es", "fa", "fr", "he", "hi", "id", "it", "ja", "kk", "ko", "mn",
    "nl", "pl", "pt", "ru", "th", "tr", "uk", "ur", "vi", "zh-Hans", "zh-Hant",
)  # fmt: skip
LETTERS = {
    "korean": {"HANGUL"},
    "japanese": {"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA"},
    "chinese": {"CJK"},
    "traditional_chinese": {"CJK"},
}
"""First words of the names of letters, where they are not the script's."""
NAMES_OF_WORDS = ("number", "page", "pages", "n", "of")


def test_twenty_six_languages_are_known() -> None:
    assert tags() == TAGS


@pytest.mark.parametrize("tag", TAGS)
def test_every_language_has_the_words_of_english_with_the_same_fields(tag: str) -> None:
    english, language = load("en"), load(tag)
    assert language.tag == tag
    assert list(language.words) == list(english.words)
    for key, word in language.words.items():
        assert word.strip() == word != ""
        for field in NAMES_OF_WORDS:
            field = "{" + field + "}"
            assert word.count(field) == english.words[key].count(field), (key, word)


def test_four_languages_run_from_right_to_left() -> None:
    assert [tag for tag in TAGS if load(tag).direction == "rtl"] == ["ar", "fa", "he", "ur"]


@pytest.mark.parametrize("tag", TAGS)
def test_words_are_written_in_the_script_of_the_language(tag: str) -> None:
    letters = {
        name(c).split()[0]
        for word in load(tag).words.values()
        for c in re.sub(r"\{\w+\}", "", word)
        if c.isalpha()
    }
    assert letters <= LETTERS.get(load(tag).script, {load(tag).script.upper()}), tag


@pytest.mark.parametrize("tag", TAGS)
def test_patterns_compile_and_digits_are_ten(tag: str) -> None:
    language = load(tag)
    re.compile(language.held)
    re.compile(language.counted)
    assert len(language.native_digits) in (0, 10)
    assert [int(digit) for digit in language.native_digits] == list(range(10))[
        : len(language.native_digits)
    ]


def test_months_are_twelve_or_numbers() -> None:
    for tag in TAGS:
        dates = load(tag).dates
        assert len(dates.months) in (0, 12)
        assert len(dates.months_alone) in (0, 12)
        assert ("{month}" in dates.date) == bool(dates.months)


@pytest.mark.parametrize(
    ("tag", "meant"),
    [("kr", "ko"), ("zh-CN", "zh-Hans"), ("ko_KR", "ko"), ("KO", "ko"), ("zh_hans", "zh-Hans")],
)
def test_unknown_tag_is_refused_with_the_tag_meant(tag: str, meant: str) -> None:
    with pytest.raises(ProjectError) as caught:
        load(tag)
    assert caught.value.remedy == f"did you mean '{meant}'?"


def test_far_off_tag_lists_the_languages() -> None:
    with pytest.raises(ProjectError) as caught:
        load("../../etc/passwd")
    assert caught.value.remedy.startswith("languages: ar, de")


@pytest.mark.parametrize(
    ("tag", "whole", "month"),
    [
        ("en", "22 November 2026", "November 2026"),
        ("ko", "2026년 11월 22일", "2026년 11월"),
        ("ru", "22 ноября 2026 г.", "ноябрь 2026 г."),
        ("de", "22. November 2026", "November 2026"),
        ("ar", "22 نوفمبر 2026", "نوفمبر 2026"),
        ("th", "22 พฤศจิกายน ค.ศ. 2026", "พฤศจิกายน ค.ศ. 2026"),
    ],
)
def test_dates_are_written_in_the_language(tag: str, whole: str, month: str) -> None:
    assert format_date(date(2026, 11, 22), load(tag)) == whole
    assert format_month_year(date(2026, 11, 22), load(tag)) == month
