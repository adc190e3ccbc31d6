"""Side files: releases, approvals, glossary and strings are read with places."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.content.read import read_document
from brochure.content.side_files import (
    approvals_text,
    read_approvals,
    read_glossary,
    read_strings,
)
from brochure.forms.document import Approval
from brochure.values.diagnostic import Diagnostic
from tests.content.samples import BROCHURE

PICTURES = {"figures/knee.svg": b"<svg/>"}


def places(found: tuple[Diagnostic, ...]) -> list[tuple[str, int]]:
    return [(d.code, d.span.line if d.span else 0) for d in found]


def test_a_brochure_says_how_far_each_language_is() -> None:
    text = BROCHURE + "languages: {ko: released, th: draft}\n"
    document, found = read_document(text, "content/x/brochure.yaml", assets=PICTURES)
    assert found == ()
    assert document is not None
    assert document.releases == {"ko": "released", "th": "draft"}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("languages: {ko: relased}", "value.choice"),
        ("languages: {kr: released}", "language.unknown"),
        ("languages: [ko]", "value.type"),
        ("languages: {ko: [released]}", "value.choice"),
    ],
)
def test_a_wrong_state_is_told_where_it_stands(line: str, code: str) -> None:
    text = f"{BROCHURE}{line}\n"
    document, found = read_document(text, "content/x/brochure.yaml", assets=PICTURES)
    assert document is None
    assert places(found) == [(code, text.count("\n"))]


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1, max_size=20)
APPROVAL = st.builds(
    Approval,
    language=st.sampled_from(["ko", "zh-Hant"]),
    version=WORDS,
    name=WORDS,
    role=WORDS,
    date=st.dates(date(2000, 1, 1), date(2100, 1, 1)),
    digest=st.text("0123456789abcdef", min_size=16, max_size=16),
)


@given(st.lists(APPROVAL, max_size=3))
def test_approvals_written_are_read_the_same(approvals: list[Approval]) -> None:
    back, found = read_approvals(approvals_text(approvals) if approvals else "format: x", "a.yaml")
    if approvals:
        assert found == ()
        assert [(a.name, a.role, a.version, a.date, a.digest) for a in back] == [
            (a.name, a.role, a.version, a.date, a.digest) for a in approvals
        ]


def test_a_glossary_takes_one_form_or_several() -> None:
    text = (
        "format: brochure-glossary/1\nkeep: [SMAS]\nterms:\n"
        "  - term: scar\n    translations: {ko: 흉터, ru: [рубец, рубц*]}\n    avoid: {ko: 상처}\n"
    )
    glossary, found = read_glossary(text, "content/glossary.yaml")
    assert found == ()
    assert glossary.keep == ("SMAS",)
    assert glossary.terms[0].translations == {"ko": ("흉터",), "ru": ("рубец", "рубц*")}
    assert glossary.terms[0].avoid == {"ko": ("상처",)}
    assert glossary.terms[0].span is not None
    assert glossary.terms[0].span.line == 4


def test_mistakes_of_a_glossary_are_told() -> None:
    _, found = read_glossary("format: brochure-glossary/1\nterms:\n  - trem: x\n", "g.yaml")
    assert places(found) == [("key.unknown", 3)]


def test_strings_are_read_with_their_places() -> None:
    read, found = read_strings("language: ko\nstrings:\n  a.b: 하나\n  c: no\n", "ko.yaml")
    assert found == ()
    assert read is not None
    assert {key: (text, span.line) for key, (text, span) in read.texts.items()} == {
        "a.b": ("하나", 3),
        "c": ("no", 4),
    }


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("language: ko\n", "key.missing", 1),
        ("strings: {a: b}\n", "key.missing", 1),
        ("language: kr\nstrings: {a: b}\n", "language.unknown", 1),
        ("language: ko\nstrings: [a]\n", "value.type", 2),
        ("language: ko\nstrings:\n  a: {b: c}\n", "value.type", 3),
        ("- a\n", "value.type", 1),
    ],
)
def test_mistakes_of_strings_are_told(text: str, code: str, line: int) -> None:
    assert places(read_strings(text, "ko.yaml")[1]) == [(code, line)]
