"""Numbers with their units, phone numbers, doses and ranges hold together."""

from itertools import pairwise

import pytest

from brochure.text.breaks import break_positions
from brochure.text.unbroken import isolates, unbroken


def pieces(text: str, language: str = "en") -> list[str]:
    positions = [0, *break_positions(text, language)]
    return [text[start:end] for start, end in pairwise(positions)]


@pytest.mark.parametrize(
    "whole",
    [
        "5 kg", "38 °C", "45°", "10 mg", "2.5–5 mg", "100 mg/5 ml", "2 × 500 mg", "10 000",
        "+82 2 1234 5678", "02-1234-5678", "(02) 123 4567", "09:00–17:30", "5 – 7", "50 %",
        "6 weeks", "10:30 am", "€ 50", "1,000 mg", "5 mg–10 mg",
    ],
)  # fmt: skip
def test_a_quantity_is_never_divided(whole: str) -> None:
    assert f"{whole} " in pieces(f"take {whole} today")


@pytest.mark.parametrize(
    ("language", "whole"),
    [
        ("ko", "5 kg을 "), ("ko", "2 주 "), ("ko", "5~7일 "), ("ru", "6 недель "),
        ("de", "6 Wochen "), ("vi", "2 tuần "), ("mn", "2 долоо "), ("id", "3 hari "),
    ],
)  # fmt: skip
def test_counted_words_stay_with_their_number(language: str, whole: str) -> None:
    assert whole in pieces(f"a {whole}b", language)


def test_words_after_a_number_that_count_nothing_may_go_to_the_next_line() -> None:
    assert pieces("in 2024 great surgeons") == ["in ", "2024 ", "great ", "surgeons"]
    assert pieces("5 metres") == ["5 ", "metres"]


def test_korean_breaks_between_words_only() -> None:
    assert pieces("금식을 하셔야 합니다.", "ko") == ["금식을 ", "하셔야 ", "합니다."]


def test_korean_words_break_inside_when_asked() -> None:
    assert 1 in break_positions("금식을 하셔야", "ko", "inside")


def test_japanese_lines_never_begin_with_closing_or_small_signs() -> None:
    text = "次の日には、必ず「東京」ーに行ってくだっさい。（水・お茶）"
    starts = [piece[0] for piece in pieces(text, "ja")]
    assert not set(starts) & set("、。」）・ーっゃ")


def test_characters_beyond_the_basic_plane_count_once() -> None:
    assert pieces("𠮷 𠮷 ab", "en") == ["𠮷 ", "𠮷 ", "ab"]


def test_only_numbers_that_could_turn_around_are_isolated() -> None:
    text = "قبل 5–7 أيام، 02-1234-5678، الأسبرين Aspirin 100 mg أو 100 mg و ٥–٧ و 3"
    found = [text[start:end] for start, end in isolates(text, "ar")]
    assert found == ["5–7", "02-1234-5678", "100 mg"]


def test_long_strings_of_digits_take_linear_time() -> None:
    assert list(unbroken("1" * 200_000, "en")) == [(0, 200_000)]
