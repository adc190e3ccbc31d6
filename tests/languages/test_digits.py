"""Digits of a language's own stand where a clinic wants them, never where people dial or dose."""

import pytest

from brochure.languages.digits import with_digits
from brochure.languages.language import load

ARABIC = load("ar").native_digits


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("3 أسابيع", "٣ أسابيع"),
        ("صفحة 12 من 24", "صفحة ١٢ من ٢٤"),
        ("من 5–7 أيام", "من ٥–٧ أيام"),
        ("1000 شخص", "١٠٠٠ شخص"),
        ("22 نوفمبر 2026", "٢٢ نوفمبر ٢٠٢٦"),
    ],
)
def test_counts_pages_and_dates_are_written_in_them(text: str, wanted: str) -> None:
    assert with_digits(text, ARABIC) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "+82-2-0000-0000",
        "02-1234-5678",
        "100 mg",
        "2.5 ml",
        "500 ملغ",
        "SPF 30",
        "care2@hershe.example",
        "https://hershe.example/12",
        "doi:10.1097/SAP.0000000000004454",
    ],
)
def test_phone_numbers_doses_and_latin_terms_keep_theirs(text: str) -> None:
    said = f"قبل {text} بعد"
    assert with_digits(said, ARABIC) == said


def test_nothing_changes_where_no_digits_are_chosen() -> None:
    assert load("ar").digits == ""
    assert with_digits("3 أسابيع", "") == "3 أسابيع"
