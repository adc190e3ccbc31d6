"""What is taken out of a complete brochure, or changed in one language, is noticed."""

import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from brochure.check import samples
from brochure.check.cases import document_of
from brochure.check.engine import inspect, reviewing
from brochure.check.review import Review
from brochure.check.rule import Translation
from brochure.check.rules import translated_numbers
from brochure.forms.document import Document
from brochure.languages.catalog import Catalog, read_catalog

ROOT = Path(__file__).parent.parent.parent
TODAY = date(2026, 11, 22)
REQUIRED = {
    "purpose": "CON-01", "summary": "CON-02", "suitability": "CON-11", "anaesthesia": "CON-13",
    "benefits": "CON-04", "limits": "CON-04", "risks": "CON-05", "alternatives": "CON-07",
    "preparation": "CON-04", "procedure": "CON-04", "recovery": "CON-04", "aftercare": "CON-04",
    "red_flags": "CON-08", "follow_up": "CON-04", "costs": "CON-09", "consent": "CON-04",
    "questions": "CON-04", "contact": "CON-04", "more": "CTL-06", "results": "CON-04",
}  # fmt: skip
"""Blocks of the complete sample with the rule that misses each."""
FIELDS = {
    "version": "CTL-01", "date_issued": "CTL-01", "next_review_due": "CTL-01",
    "authors": "CTL-03", "reviewed_by": "CTL-03",
}  # fmt: skip


def codes(document: Document) -> set[str]:
    return {d.code for d in inspect(Review(document=document, today=TODAY), reviewing())}


def test_nothing_is_found_in_the_complete_sample() -> None:
    assert codes(document_of("")) == set()


@pytest.mark.parametrize("block", REQUIRED)
def test_a_missing_part_is_found(block: str) -> None:
    assert REQUIRED[block] in codes(document_of("", drop=(block,)))


@pytest.mark.parametrize("field", FIELDS)
def test_a_missing_field_of_the_control_block_is_found(field: str) -> None:
    assert FIELDS[field] in codes(document_of(f"control: {{{field}: null}}"))


def test_missing_references_are_found() -> None:
    lines = document_of("control: {references: []}\nblocks: []", drop=("risks",))
    assert "CTL-04" in codes(lines)


def test_a_missing_purpose_of_the_file_is_told() -> None:
    assert "CON-01" in codes(document_of("document: {purpose: null}"))


def test_what_is_overdue_depends_on_the_day_given() -> None:
    document = document_of("control: {next_review_due: 2027-01-01}")
    for day, expected in ((date(2027, 1, 1), False), (date(2027, 1, 2), True)):
        found = inspect(Review(document=document, today=day), reviewing())
        assert ("CTL-02" in {d.code for d in found}) is expected


# ---------------------------------------------------------------------- numbers in translations

_NUMBER = re.compile(r"[\d٠-٩]+(?:[.,][\d٠-٩]+)*")


def changed(text: str, start: int, end: int) -> str:
    """Return a translation with one of its numbers made another."""
    last = "7" if text[end - 1] != "7" else "3"
    return text[: end - 1] + last + text[end:]


def pair(key: str, source: str, translation: str, tag: str) -> Translation:
    """Return a document of one text and its translation, with the number words of the tag."""
    said = samples.text(key, source)
    other = samples.text(key, translation, tag)
    words = catalog_of(tag).number_words
    return Translation(
        source=replace(samples.document(), title=said),
        target=replace(samples.document(language=tag), title=other, number_words=words),
    )


@cache
def catalog_of(tag: str) -> Catalog:
    path = ROOT / "content/smas-face-lift/languages" / f"{tag}.po"
    return read_catalog(path.read_text(encoding="utf-8"), path.name)


@pytest.mark.parametrize("tag", ["ar", "de", "ja", "ko", "ru", "th", "vi", "zh-Hans"])
def test_each_number_changed_in_one_language_is_found(tag: str) -> None:
    changes = 0
    for key, entry in catalog_of(tag).entries.items():
        whole = pair(key, entry.source, entry.translation, tag)
        assert list(translated_numbers.find(whole)) == [], key
        kept = [m.span() for m in re.finditer(r"\{[^}]*\}|\]\([^)]*\)", entry.translation)]
        for match in _NUMBER.finditer(entry.translation):
            if any(start <= match.start() < end for start, end in kept):
                continue
            changes += 1
            other = changed(entry.translation, *match.span())
            mutant = pair(key, entry.source, other, tag)
            assert list(translated_numbers.find(mutant)), (key, match[0], other)
    assert changes > 70
