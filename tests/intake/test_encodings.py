"""Texts in old encodings are read as what they say."""

import pytest

from brochure.intake.decode import decode
from brochure.intake.tongue import detect
from tests.intake.samples import LEAFLETS, made, refused, tree

CASES = [
    ("ko", "cp949"), ("ko", "utf-16"), ("ja", "shift_jis"), ("ja", "euc_jp"), ("ja", "iso2022_jp"),
    ("zh-Hans", "gb18030"), ("zh-Hans", "utf-16-le"), ("ar", "cp1256"), ("ru", "cp1251"),
    ("ru", "koi8_r"), ("de", "cp1252"), ("de", "utf-8-sig"), ("en", "utf-16-be"), ("en", "ascii"),
]  # fmt: skip


def written(text: str, encoding: str) -> str:
    """Return a text without what its encoding has no code for."""
    return text.encode(encoding, "ignore").decode(encoding)


@pytest.mark.parametrize(("language", "encoding"), CASES)
def test_an_encoding_is_found_out(language: str, encoding: str) -> None:
    text = written(LEAFLETS[language], encoding)
    found = decode(text.encode(encoding))
    assert found is not None
    assert found.text.removeprefix("\ufeff") == text


@pytest.mark.parametrize(("language", "encoding"), CASES)
def test_a_single_section_is_enough(language: str, encoding: str) -> None:
    text = "\n".join(written(LEAFLETS[language], encoding).split("\n")[:5])
    found = decode(text.encode(encoding))
    assert found is not None
    assert found.text.removeprefix("\ufeff") == text
    assert detect(text).tag == language


def test_the_encoding_is_on_record() -> None:
    draft = made(LEAFLETS["ko"].encode("cp949", "ignore"))
    assert draft.readings[0][1].encoding == "cp949"
    assert any("encoding cp949" in guess.what for guess in draft.notes.guesses)


def test_what_a_page_declares_counts() -> None:
    page = '<html><head><meta charset="euc-kr"></head><body><h1>수술</h1><p>피부를 당깁니다.</p></body></html>'
    assert tree(made(page.encode("cp949"), "a.html", language="ko"))["document"]["title"] == "수술"


def test_an_encoding_that_is_said_and_does_not_fit_is_told() -> None:
    draft = made(LEAFLETS["ja"].encode("shift_jis", "ignore"), encoding="shift_jis")
    assert draft.readings[0][1].encoding == "shift_jis"


def test_a_language_the_program_lacks_is_told() -> None:
    swedish = "Det här är en text om operationen. Du ska inte röka efter operationen och det är viktigt att vila."
    assert refused(swedish.encode()) == "import.language"
    assert refused(b"12345 67890") == "import.language"
