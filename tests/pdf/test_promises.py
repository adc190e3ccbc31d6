"""Pages that break a promise give diagnostics and no file."""

from dataclasses import replace

import pytest

from brochure.forms.pages import (
    FontKey,
    LinkArea,
    Metadata,
    OutlineEntry,
    Pages,
    StructElement,
)
from brochure.pdf.profiles import Profile
from brochure.pdf.write import write
from brochure.values.geometry import Rect
from tests.pdf.sample import STAMP, document, text_pages


def codes(pages: Pages, screen: Profile) -> list[str]:
    result = write(pages, profile=screen, stamp=STAMP)
    assert (result.data is None) == bool(result.diagnostics)
    return [diagnostic.code for diagnostic in result.diagnostics]


@pytest.fixture
def good(latin: FontKey) -> Pages:
    return text_pages(latin, "text")


def test_title_and_language_are_needed(good: Pages, screen: Profile) -> None:
    assert codes(good, screen) == []
    assert codes(replace(good, metadata=Metadata(title=" ")), screen) == ["pdf.title-missing"]
    assert codes(replace(good, language="English!"), screen) == ["pdf.language-missing"]


@pytest.mark.parametrize(
    ("element", "code"),
    [
        (StructElement(id=1, role="Figure"), "pdf.alt-missing"),
        (StructElement(id=1, role="Figure", alt=" "), "pdf.alt-missing"),
        (StructElement(id=1, role="TH"), "pdf.scope-missing"),
        (StructElement(id=1, role="H2"), "pdf.heading-skipped"),
        (StructElement(id=1, role="P", language="x"), "pdf.language-missing"),
    ],
)
def test_element_must_say_what_it_is(
    good: Pages, screen: Profile, element: StructElement, code: str
) -> None:
    assert codes(replace(good, structure=document(element)), screen) == [code]


@pytest.mark.parametrize(
    ("target", "contents", "code"),
    [
        ("https://example.org", "", "pdf.link-contents"),
        ("javascript:alert(1)", "x", "pdf.link-target"),
        ("file:///etc/passwd", "x", "pdf.link-target"),
        ("#nowhere", "x", "pdf.link-target"),
    ],
)
def test_link_must_describe_itself_and_lead_somewhere(
    good: Pages, screen: Profile, target: str, contents: str, code: str
) -> None:
    link = LinkArea(Rect(0, 0, 9, 9), target, 1, contents)
    page = replace(good.pages[0], links=(link,))
    assert codes(replace(good, pages=(page,)), screen) == [code]


def test_bookmark_needs_a_title(good: Pages, screen: Profile) -> None:
    entry = OutlineEntry("", 1, 0, 0)
    assert codes(replace(good, outline=(entry,)), screen) == ["pdf.outline-title"]


def test_all_broken_promises_are_told_at_once(good: Pages, screen: Profile) -> None:
    bad = replace(good, language="", metadata=Metadata(title=""))
    assert codes(bad, screen) == ["pdf.title-missing", "pdf.language-missing"]
