"""Hyphenation agrees with pyphen, and is ready at once."""

import re
from time import process_time

import pyphen
import pytest

from brochure.languages.language import load, tags
from brochure.text import hyphenate

TEXTS = {
    "de": "Gesichtsmuskulatur Blutverdünnungsmittel Operationswunde Narkoseärztin Schwellungen",
    "ru": "операционная подтяжка обезболивание хирургический кровообращение",
    "en": "anaesthetic circulation operation bleeding",
    "pl": "znieczulenie operacyjna skrzepliny",
    "nl": "verdovingsmiddel ziekenhuis",
}


def divided(text: str, language: str) -> str:
    marked = list(text)
    for offset in reversed(hyphenate.hyphen_positions(text, language)):
        marked.insert(offset, "-")
    return "".join(marked)


def test_german_words_divide_between_their_parts() -> None:
    words = divided(TEXTS["de"], "de").split()
    assert words[:2] == ["Ge-sichts-mus-ku-la-tur", "Blut-ver-dün-nungs-mit-tel"]


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_division_is_that_of_pyphen(language: str) -> None:
    known = pyphen.Pyphen(lang=load(language).hyphenation, left=2, right=3)
    for word in TEXTS[language].split():
        assert divided(word, language) == known.inserted(word)


@pytest.mark.parametrize("tag", [tag for tag in tags() if load(tag).hyphenation])
def test_every_named_dictionary_is_there_and_divides(tag: str) -> None:
    words = " ".join(load(tag).words.values())
    assert hyphenate.hyphen_positions(words, tag) or not re.search(r"[^\W\d_]{6}", words)


def test_languages_without_patterns_are_never_divided() -> None:
    assert hyphenate.hyphen_positions("กล้ามเนื้อใบหน้า", "th") == []
    assert hyphenate.hyphen_positions("superficialis", "xx") == []


@pytest.mark.parametrize("name", ["de_DE", "ru_RU"])
def test_a_dictionary_is_ready_in_50_ms(name: str) -> None:
    times = []
    for _ in range(5):
        hyphenate._patterns.cache_clear()
        start = process_time()
        hyphenate._patterns(name).positions("Operationswunde")
        times.append(process_time() - start)
    assert min(times) < 0.05
