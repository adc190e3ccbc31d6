"""XLIFF: out and in gives the same catalog, and foreign files are judged, not trusted."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.languages.approval import sign
from brochure.languages.catalog import Catalog, Entry, read_catalog
from brochure.languages.catalog_write import write_catalog
from brochure.languages.codes import join, split
from brochure.languages.xliff_read import ReadXliff, read_xliff
from brochure.languages.xliff_write import CORE, write_xliff

PIECES = ["**", "{", "}", "phone", "{x}", "[", "](#a)", "[a](tel:{x})", "\\", "\n", "é한 ", "*"]
MARKUP = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
WORDS = MARKUP | ANY
SEEN = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs"]), max_size=12)
COMMENT = st.sampled_from(["# a remark", '#. Note: <b> & "x"', "#: x.yaml:3", "#"])
ENTRY = st.builds(
    Entry,
    key=st.from_regex(r"[a-z_]+(\.[a-z_]+){0,3}", fullmatch=True) | SEEN.filter(bool),
    source=WORDS,
    translation=WORDS,
    fuzzy=st.booleans(),
    comments=st.lists(COMMENT, max_size=3).map(tuple),
    flags=st.sampled_from([(), ("no-wrap",), ("c-format", "no-wrap")]),
    previous=st.none() | SEEN,
    previous_key=st.none() | SEEN,
)


def there_and_back(catalog: Catalog) -> ReadXliff:
    return read_xliff(write_xliff(catalog, "en", "ko", original="x.yaml"), "x.xliff")


def without_places(entries: Mapping[str, Entry]) -> dict[str, Entry]:
    return {key: replace(entry, span=None) for key, entry in entries.items()}


@given(MARKUP)
def test_splitting_markup_loses_no_character(source: str) -> None:
    assert join(split(source)) == source


@given(st.lists(ENTRY, max_size=4, unique_by=lambda entry: entry.key))
def test_a_catalog_goes_out_and_comes_back_the_same(entries: list[Entry]) -> None:
    catalog = Catalog(
        file="x.xliff",
        headers={"Language": "ko", "X-Number-Words": "둘 = 2; <하나> = 1"},
        entries={entry.key: entry for entry in entries},
        comments=("# Head & <foot>",),
    )
    back = there_and_back(catalog)
    assert back.catalog.diagnostics == ()
    assert (back.source_language, back.language) == ("en", "ko")
    assert replace(back.catalog, entries=without_places(back.catalog.entries)) == catalog


@given(st.lists(ENTRY, max_size=3, unique_by=lambda entry: entry.key))
def test_from_po_to_xliff_to_po_loses_nothing(entries: list[Entry]) -> None:
    catalog = Catalog(file="ko.po", entries={entry.key: entry for entry in entries})
    written = write_catalog(catalog)
    back = there_and_back(read_catalog(written, "ko.po")).catalog
    assert write_catalog(back) == written


def test_markup_is_kept_whole_by_codes_with_the_same_ids_on_both_sides() -> None:
    entry = Entry(key="a", source="**Call** {phone}", translation="{phone}로 **전화**")
    text = write_xliff(Catalog(file="", entries={"a": entry}), "en", "ko", limits={"a": 30})
    assert '<data id="d1">**</data>' in text
    assert '<pc id="c1" dataRefStart="d1" dataRefEnd="d1" type="fmt" subType="xlf:b">Call' in text
    assert text.count('<ph id="c2" dataRef="d2" disp="{phone}" type="ui"/>') == 2
    assert '<unit id="a" name="a" slr:sizeRestriction="30">' in text


@pytest.mark.parametrize(
    ("entry", "state"),
    [
        (Entry(key="a", source="A"), 'state="initial"'),
        (Entry(key="a", source="A", translation="B"), 'state="translated"'),
        (sign(Entry(key="a", source="A", translation="B"), "Kim"), 'state="reviewed"'),
        (
            Entry(key="a", source="A", translation="B", fuzzy=True),
            'state="initial" subState="brochure:fuzzy"',
        ),
    ],
)
def test_the_state_says_how_far_a_translation_is(entry: Entry, state: str) -> None:
    assert f"<segment {state}>" in write_xliff(Catalog(file="", entries={"a": entry}), "en", "ko")


def foreign(inside: str) -> ReadXliff:
    head = f'<xliff xmlns="{CORE}" version="2.1" srcLang="en" trgLang="ko">\n<file id="f">\n'
    return read_xliff(head + inside + "\n</file></xliff>", "agency.xlf")


def codes(read: ReadXliff) -> list[tuple[str, int]]:
    return [(d.code, d.span.line if d.span else 0) for d in read.catalog.diagnostics]


def test_several_segments_and_annotations_of_an_agency_are_joined() -> None:
    read = foreign(
        '<unit id="a"><segment state="final"><source>One. </source>'
        "<target>하나. </target></segment>"
        '<ignorable><source> </source></ignorable><segment state="reviewed"><source>Two.</source>'
        '<target><mrk id="m1" translate="no">둘</mrk>.</target></segment></unit>'
    )
    assert read.catalog.entries["a"].source == "One.  Two."
    assert read.catalog.entries["a"].translation == "하나.  둘."
    assert read.reviewed == {"a"}


def test_a_segment_without_target_leaves_the_text_untranslated() -> None:
    read = foreign(
        '<unit id="a"><segment><source>A</source><target>B</target></segment>'
        "<segment><source>C</source></segment></unit>"
    )
    assert read.catalog.entries["a"].translation == ""


def test_a_target_in_state_initial_must_be_looked_at() -> None:
    read = foreign(
        '<unit id="a"><segment state="initial"><source>A</source>'
        "<target>B</target></segment></unit>"
    )
    assert read.catalog.entries["a"].fuzzy


@pytest.mark.parametrize(
    ("inside", "code", "line"),
    [
        ("<unit><segment><source>A</source></segment></unit>", "catalog.no-key", 3),
        ('<unit id="a"/>\n<unit id="a"/>', "catalog.duplicate-key", 4),
        (
            '<unit id="a"><segment>\n<source><ph id="1" dataRef="d9"/></source></segment></unit>',
            "catalog.placeholder",
            4,
        ),
        ('<unit id="a"><segment><source><cp hex="D800"/></source></segment></unit>',
         "catalog.placeholder", 3),
        ("<unit>", "catalog.xliff", 4),
        ("<x>" * 80, "catalog.xliff", 3),
    ],
)  # fmt: skip
def test_faults_are_told_at_their_line(inside: str, code: str, line: int) -> None:
    assert codes(foreign(inside))[0] == (code, line)


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE x [<!ENTITY a "b">]><xliff/>',
        '<!DOCTYPE x SYSTEM "file:///etc/passwd"><xliff/>',
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"/>',
        "<html/>",
        "",
        "no xml",
    ],
)
def test_what_is_no_xliff_2_is_refused(text: str) -> None:
    read = read_xliff(text, "x.xlf")
    assert [d.code for d in read.catalog.diagnostics] == ["catalog.xliff"]
    assert read.catalog.entries == {}
