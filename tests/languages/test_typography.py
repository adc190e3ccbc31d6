"""Typography: which stretches stay on one line, which are isolated."""

import pytest

from brochure.languages.language import tags
from brochure.languages.typography import LEFT_TO_RIGHT, unbroken, unbroken_ranges


def unbroken_parts(text: str, tag: str) -> list[str]:
    return [text[start:end] for start, end in unbroken_ranges(text, tag)]


@pytest.mark.parametrize(
    ("tag", "text", "parts"),
    [
        ("en", "Lift nothing over 5 kg for 2 weeks.", ["5 kg", "2 weeks"]),
        ("en", "a fever of 38 °C or more, at about 45°", ["38 °C", "45°"]),
        ("en", "Call +82-2-0000-0000 now.", ["+82-2-0000-0000"]),
        ("en", "Call 02 1234 5678, 09:30–18:30", ["02 1234 5678", "09:30–18:30"]),
        ("en", "between day 7 and day 10, SPF 30", ["day 7", "day 10", "SPF 30"]),
        ("en", "10 minutes, 5 metal plates, 3 kgs", ["10 minutes"]),
        ("ko", "약 2주 동안 38 °C, 1,000명", ["약 2주", "38 °C", "1,000명"]),
        ("de", "1.000 Menschen, 5 kg, Tag 7", ["1.000", "5 kg", "Tag 7"]),
        ("ru", "через 6–12 месяцев", ["6–12 месяцев"]),
    ],
)
def test_numbers_keep_their_units_and_phones_their_groups(
    tag: str, text: str, parts: list[str]
) -> None:
    assert unbroken_parts(text, tag) == parts


def test_every_language_has_a_pattern() -> None:
    for tag in tags():
        assert unbroken(tag).search("5 kg")


@pytest.mark.parametrize(
    "piece",
    [
        "+82-2-0000-0000",
        "care@hershe.example",
        "www.hershe.example",
        "09:30–18:30",
        "10–100",
        "5 kg",
    ],
)
def test_what_arabic_would_turn_around_is_found(piece: str) -> None:
    found = LEFT_TO_RIGHT.search(f"اتصل على {piece} الآن")
    assert found is not None
    assert found[0] == piece
