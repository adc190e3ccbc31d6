"""Paragraphs with a recipient's data: the same lines, by quicker ways."""

from dataclasses import replace

import pytest

from brochure.forms.flow import Paragraph, TextSpan
from brochure.text.paragraph import set_lines, set_lines_once
from tests.text.samples import book, paragraph, style

NAMES = ("김하늘", "Ada Lovelace", "أمل", "\u0301x", "한\nA", "Тест", "")
AROUND = {
    "ko": (
        "이 안내문은 ",
        "\u0301 님만을 위한 것입니다. “Call” ",
        "+82-2-0000-0000",
        "번으로 전화해.",
    ),
    "en": ("Dear ", ", your “office” visit is on ", "Mon\u00adday", " 12:30."),
    "ar": ("عزيزتي ", "، موعدك ", "12:30", " مساءً."),
    "th": ("เรียน ", " นัดของคุณคือ ", "12:30", " น."),
    "ja": ("この案内は", "様専用です。Tel ", "03-0000-0000", "まで。"),
}


def letter(language: str, name: str, *, private: bool) -> Paragraph:
    """Return a paragraph with a name in it."""
    look = style(language)
    first, *rest = AROUND[language]
    said = [TextSpan(text=text, style=look) for text in rest]
    named = TextSpan(text=name, style=look, isolate=True, private=private)
    made = paragraph((TextSpan(text=first, style=look), named, *said), language)
    return replace(made, direction="rtl" if language == "ar" else "ltr")


@pytest.mark.parametrize("language", AROUND)
@pytest.mark.parametrize("measure", [60.0, 150.0, 1000.0])
def test_what_stands_around_a_name_is_set_as_ever(language: str, measure: float) -> None:
    for name in (*NAMES, *NAMES[::-1]):
        found = set_lines(letter(language, name, private=True), measure, book=book())
        assert found == set_lines(letter(language, name, private=False), measure, book=book())


@pytest.mark.parametrize("language", AROUND)
@pytest.mark.parametrize("measure", [60.0, 150.0, 1000.0])
def test_lines_set_once_are_the_lines(language: str, measure: float) -> None:
    for name in NAMES:
        said = letter(language, name, private=True)
        once, ever = (
            set_lines_once(said, measure, book=book()),
            set_lines(said, measure, book=book()),
        )
        assert replace(once, min_width=ever.min_width) == ever
        assert ever.min_width <= once.min_width or once == ever
        assert once.min_width <= max(measure, ever.min_width)


def test_no_name_is_kept_with_what_stands_around_it() -> None:
    name = "빼어난이름"
    set_lines(letter("ko", name, private=True), 300, book=book())
    kept = repr(list(book().shaped._young))
    assert "이 안내문은" in kept
    assert name not in kept
