"""Rules about translations: seeded faults are found, and good translations are left in peace."""

import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brochure.check import samples
from brochure.check.engine import inspect
from brochure.check.rule import Translation
from brochure.check.translated import sample
from brochure.content.read import read_document
from brochure.content.side_files import read_glossary
from brochure.forms.document import Document, Release, Text
from brochure.languages.catalog import Catalog, Entry, read_catalog
from brochure.languages.compare import compare
from brochure.languages.inline import parse_inline
from brochure.languages.language import load
from brochure.languages.localize import localize
from brochure.languages.terms import Glossary, Term
from brochure.languages.texts import texts_of
from brochure.values.diagnostic import Diagnostic

NUMBERS = {"translation.number", "LOC-04"}
FOLDER = Path(__file__).parents[2] / "content" / "smas-face-lift"
TAGS = sorted(path.stem for path in FOLDER.glob("languages/*.po"))


@cache
def source() -> Document:
    assets = {
        path.relative_to(FOLDER).as_posix(): path.read_bytes() for path in FOLDER.rglob("*.*")
    }
    text = (FOLDER / "brochure.yaml").read_text("utf-8")
    found, _ = read_document(text, "brochure.yaml", assets=assets)
    assert found is not None
    return found


@cache
def good(tag: str) -> Catalog:
    return read_catalog((FOLDER / f"languages/{tag}.po").read_text("utf-8"), f"{tag}.po")


@cache
def texts() -> dict[str, Text]:
    return {text.key: text for text in texts_of(source())}


def found(tag: str, entry: Entry) -> set[str]:
    """Return the codes of what is found in one translation."""
    text = texts()[entry.key]
    inlines, problems = parse_inline(entry.translation, entry.span)
    target = Text(inlines, text.key, entry.translation, tag, entry.span)
    pair = Translation(source=alone(text, "en"), target=alone(target, tag))
    said = replace(pair.target, number_words=good(tag).number_words)
    told = (*problems, *compare(text, entry, inlines), *inspect(replace(pair, target=said)))
    return {diagnostic.code for diagnostic in told}


def alone(text: Text, language: str) -> Document:
    document = samples.document("", language)
    return replace(document, blocks=(samples.SampleBlock("prose", "x", text),))


@cache
def entries(tag: str, pattern: str) -> list[tuple[Entry, re.Match[str]]]:
    known = {entry.key: entry for entry in good(tag).entries.values()}
    return [
        (entry, match)
        for entry in known.values()
        for match in re.finditer(pattern, entry.translation)
        if entry.key in texts()
    ]


def mutated(entry: Entry, match: re.Match[str], new: str) -> Entry:
    words = entry.translation[: match.start()] + new + entry.translation[match.end() :]
    return replace(entry, translation=words)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_changed_number_is_always_found(data: st.DataObject) -> None:
    tag = data.draw(st.sampled_from(TAGS))
    entry, match = data.draw(st.sampled_from(entries(tag, r"\d+")))
    others = [str(int(match[0]) + 1), f"{match[0]}0", "", f"{match[0]} 7"]
    changed = mutated(entry, match, data.draw(st.sampled_from(others)))
    assert found(tag, changed) & (NUMBERS | {"translation.markup", "inline.bad-link"}), changed


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_a_lost_or_altered_variable_is_always_found(data: st.DataObject) -> None:
    tag = data.draw(st.sampled_from(TAGS))
    entry, match = data.draw(st.sampled_from(entries(tag, r"\{\w+\}")))
    changed = mutated(entry, match, data.draw(st.sampled_from(["", "{x}", f"{match[0][:-1]}"])))
    assert found(tag, changed) & {"translation.field-dropped", "translation.field-invented"}


def test_an_invented_variable_is_found() -> None:
    entry = next(iter(good("ko").entries.values()))
    changed = replace(entry, translation=f"{entry.translation} {{brand}}")
    assert "translation.field-invented" in found("ko", changed)


@pytest.mark.parametrize("tag", TAGS)
def test_the_shipped_translations_are_left_in_peace(tag: str) -> None:
    local, diagnostics = localize(source(), load(tag), good(tag))
    keys = {text for text in diagnostics if text.code != "translation.unknown-key"}
    assert keys == set()
    glossary, problems = read_glossary((FOLDER.parent / "glossary.yaml").read_text("utf-8"), "g")
    assert problems == ()
    told = inspect(Translation(source=source(), target=local, glossary=glossary))
    assert [d.message for d in told if d.code.startswith(("translation.", "LOC-04"))] == []


def codes(translation: Translation) -> list[str]:
    return [d.code for d in judged(translation)]


def judged(translation: Translation) -> list[Diagnostic]:
    """Return what the rules of this room say; those of law and plain words have their own tests."""
    return [d for d in inspect(translation) if d.code.startswith("translation.")]


@pytest.mark.parametrize(
    ("said", "words", "language", "code"),
    [
        ("Take 5 mg.", "Nehmen Sie 5 g.", "de", "translation.unit"),
        ("Rest 2 weeks.", "2日間休んでください。", "ja", "translation.unit"),
        ("Wait 3 hours.", "Подождите 3 дня.", "ru", "translation.unit"),
        ("Do not eat.", "กินข้าว", "th", "translation.sense"),
        ("on the left side", "오른쪽", "ko", "translation.sense"),
        ("on the right side", "على الجانب الأيسر", "ar", "translation.sense"),
        ("Bleeding", "Кровотечение и 출혈", "ru", "translation.script"),
        ("A doctor", "醫生", "zh-Hans", "translation.script"),
        ("A doctor", "医生", "zh-Hant", "translation.script"),
        ("You may go home today.", "You may go home, heute.", "de", None),
        ("You may go home the same day.", "You may go home the same Tag.", "de",
         "translation.leftover"),
        ("Call us now.", "Rufen Sie an." * 12, "de", "translation.length"),
    ],
)  # fmt: skip
def test_faults_are_told(said: str, words: str, language: str, code: str | None) -> None:
    assert codes(sample(said, words, language)) == ([code] if code else [])


@pytest.mark.parametrize(
    ("said", "words", "language"),
    [
        ("Take 5 mg.", "Nehmen Sie 5 mg.", "de"),
        ("Take 5 mg.", "5밀리그램을 드세요.", "ko"),
        ("Wait 3 hours.", "Подождите 3 часа.", "ru"),
        ("a 6 cm cut", "разрез 6 см", "ru"),
        ("No sauna.", "ห้ามอบซาวน่า", "th"),
        ("Go home right away.", "すぐに帰れます。", "ja"),
        ("You feel a short sting and nothing more.", "잠깐 따끔합니다.", "ko"),
        ("The SMAS layer", "SMAS 층", "ko"),
        ("See https://a.example/english/words/here", "https://a.example/english/words/here", "ko"),
    ],
)
def test_good_translations_are_left_in_peace(said: str, words: str, language: str) -> None:
    assert codes(sample(said, words, language)) == []


def test_a_name_may_be_a_pronoun_where_the_same_part_says_it_but_never_altered() -> None:
    names = Glossary(keep=("SMAS",))
    assert codes(sample("The SMAS", "그 층", "ko", names)) == ["translation.brand"]
    assert codes(sample("The SMAS", "Smas 층", "ko", names)) == ["translation.brand"]


def test_the_glossary_takes_any_form_and_refuses_words_to_avoid() -> None:
    scar = Term(term="scar", translations={"ru": ("рубц*", "рубец")}, avoid={"ru": ("шрам",)})
    words = Glossary(terms=(scar, Term(term="scar tissue", translations={"ru": ("ткань",)})))
    assert codes(sample("Scars fade.", "Рубцы бледнеют.", "ru", words)) == []
    assert codes(sample("Scars fade.", "Следы бледнеют.", "ru", words)) == ["translation.term"]
    assert codes(sample("Scars fade.", "Рубец как шрам.", "ru", words)) == ["translation.term"]
    assert codes(sample("Scar tissue", "Эта ткань", "ru", words)) == []


@pytest.mark.parametrize(
    ("release", "severity"), [("draft", "warning"), ("", "warning"), ("released", "error")]
)
def test_doubts_are_errors_once_a_language_is_released(release: Release, severity: str) -> None:
    names = Glossary(keep=("SMAS",))
    bad = sample("The SMAS", "그 층", "ko", names)
    state = replace(bad.target, releases={"ko": release})
    assert [d.severity for d in judged(replace(bad, target=state))] == [severity]


def test_faults_are_warnings_in_a_draft() -> None:
    bad = sample("Take 5 mg.", "5 g", "ko")
    draft = replace(bad.target, releases={"ko": "draft"})
    assert {d.severity for d in judged(replace(bad, target=draft))} == {"warning"}
