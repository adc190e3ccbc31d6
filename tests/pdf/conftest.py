"""Fonts and the screen profile for the tests of the PDF room."""

import pytest

from brochure.forms.pages import FontKey
from brochure.pdf.profiles import Profile, load


@pytest.fixture(scope="session")
def latin(font_keys: tuple[FontKey, ...]) -> FontKey:
    return _regular(font_keys, "Noto Sans")


@pytest.fixture(scope="session")
def korean(font_keys: tuple[FontKey, ...]) -> FontKey:
    return _regular(font_keys, "Noto Sans KR")


@pytest.fixture(scope="session")
def thai(font_keys: tuple[FontKey, ...]) -> FontKey:
    return _regular(font_keys, "Noto Sans Thai Looped")


@pytest.fixture(scope="session")
def arabic(font_keys: tuple[FontKey, ...]) -> FontKey:
    return _regular(font_keys, "Noto Naskh Arabic")


def _regular(font_keys: tuple[FontKey, ...], family: str) -> FontKey:
    return next(key for key in font_keys if key.family == family and key.weight == 400)


@pytest.fixture(scope="session")
def screen() -> Profile:
    return load("screen")
