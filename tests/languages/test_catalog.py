"""Catalogs: PO text is read with places, and written back the same."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.languages.catalog import Catalog, Entry, read_catalog
from brochure.languages.catalog_write import write_catalog

SAMPLE = r"""# Machine translation
msgid ""
msgstr ""
"Language: ko\n"
"X-Reviewed: no\n"

#. Heading of the brochure
msgctxt "document.title"
msgid "A \"face\" lift"
msgstr "안면거상술"

#, fuzzy
msgctxt "a.text"
msgid ""
"One\n"
"Two"
msgstr ""
"하나\n"
"둘"

#~ msgctxt "old"
#~ msgid "Old"
#~ msgstr "옛것"
"""


def test_entries_are_found_by_key_with_their_place() -> None:
    catalog = read_catalog(SAMPLE, "ko.po")
    assert catalog.diagnostics == ()
    assert catalog.headers == {"Language": "ko", "X-Reviewed": "no"}
    assert list(catalog.entries) == ["document.title", "a.text"]
    title = catalog.entries["document.title"]
    assert (title.source, title.translation, title.fuzzy) == ('A "face" lift', "안면거상술", False)
    assert title.comments == ("#. Heading of the brochure",)
    assert title.span is not None
    assert str(title.span) == "ko.po:10:1"


def test_texts_of_several_lines_and_the_fuzzy_flag_are_read() -> None:
    entry = read_catalog(SAMPLE, "ko.po").entries["a.text"]
    assert (entry.source, entry.translation, entry.fuzzy) == ("One\nTwo", "하나\n둘", True)


def test_a_native_reader_signs_in_the_header() -> None:
    assert not read_catalog(SAMPLE, "ko.po").is_reviewed
    assert read_catalog(SAMPLE.replace("no\\n", "yes\\n"), "ko.po").is_reviewed


def test_words_that_stand_for_numbers_are_read_from_the_header() -> None:
    catalog = Catalog(file="ar.po", headers={"X-Number-Words": "أسبوعين = 2; يوم أو يومين = 1 2"})
    assert catalog.number_words == {"أسبوعين": ("2",), "يوم أو يومين": ("1", "2")}


def test_broken_files_are_reported_with_their_lines() -> None:
    text = 'msgctxt "a"\nmsgid "A"\nmsgstr "B"\nnonsense\n\nmsgid "no key"\nmsgstr "x"\n\n"loose"\n'
    text += '\nmsgctxt "a"\nmsgid "A"\nmsgstr "C"\n'
    catalog = read_catalog(text, "ko.po")
    assert [(d.code, d.span.line if d.span else 0) for d in catalog.diagnostics] == [
        ("catalog.syntax", 4),
        ("catalog.no-key", 7),
        ("catalog.syntax", 9),
        ("catalog.duplicate-key", 13),
    ]
    assert catalog.entries["a"].translation == "B"


def test_windows_line_ends_and_missing_blank_lines_do_not_matter() -> None:
    text = 'msgctxt "a"\r\nmsgid "A"\r\nmsgstr "B"\r\nmsgctxt "b"\r\nmsgid "C"\r\nmsgstr "D"\r\n'
    catalog = read_catalog(text, "ko.po")
    assert [(e.key, e.translation) for e in catalog.entries.values()] == [("a", "B"), ("b", "D")]


def found(text: str) -> list[tuple[str, int]]:
    return [(d.code, d.span.line if d.span else 0) for d in read_catalog(text, "x.po").diagnostics]


def test_previous_sources_flags_and_obsolete_entries_are_kept() -> None:
    text = (
        '#, fuzzy, no-wrap\n#| msgctxt "old"\n#| msgid "Olden"\n#| " days"\nmsgctxt "a"\n'
        'msgid "Old"\nmsgstr "B"\n\n# A remark\n#~ msgctxt "gone"\n#~ msgid "G"\n#~ msgstr "H"\n'
    )
    catalog = read_catalog(text, "x.po")
    entry, gone = catalog.entries["a"], catalog.obsolete[0]
    assert (entry.previous_key, entry.previous, entry.flags) == ("old", "Olden days", ("no-wrap",))
    assert (gone.key, gone.translation, gone.comments) == ("gone", "H", ("# A remark",))
    assert list(catalog.entries) == ["a"]


def test_a_byte_order_mark_is_told_and_read_over() -> None:
    assert found("\ufeff" + SAMPLE) == [("catalog.byte-order-mark", 1)]


def test_line_ends_of_two_kinds_are_told_where_they_change() -> None:
    assert found('msgctxt "a"\nmsgid "A"\r\nmsgstr "B"\r\n') == [("catalog.line-ends", 2)]


def test_another_charset_is_refused() -> None:
    text = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=EUC-KR\\n"\n'
    assert found(text) == [("catalog.charset", 2)]


@pytest.mark.parametrize("character", ["\u202e", "\u2066", "\x1b", "\ufeff"])
def test_hidden_characters_in_translations_are_refused(character: str) -> None:
    text = f'msgctxt "a"\nmsgid "A"\nmsgstr ""\n"safe "\n"B{character}C"\n'
    assert found(text) == [("catalog.control", 5)]


def test_gettext_accepts_what_is_written(tmp_path: Path) -> None:
    msgfmt = shutil.which("msgfmt")
    if msgfmt is None:
        pytest.skip("gettext is not installed")
    path = tmp_path / "ko.po"
    head = {"Content-Type": "text/plain; charset=UTF-8", "Language": "ko", "MIME-Version": "1.0"}
    catalog = replace(read_catalog(SAMPLE, "ko.po"), headers=head)
    path.write_text(write_catalog(catalog), encoding="utf-8")
    subprocess.run([msgfmt, "--check-format", "-o", tmp_path / "ko.mo", path], check=True)


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
SEEN = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf"]) | st.just("\n"), max_size=30)
KEY = st.from_regex(r"[a-z_]+(\.[a-z_]+){0,3}", fullmatch=True)
COMMENT = st.sampled_from(["# a remark", "#. Note", "#: x.yaml:3"])
ENTRY = st.builds(
    Entry,
    key=KEY,
    source=TEXT,
    translation=SEEN,
    fuzzy=st.booleans(),
    comments=st.lists(COMMENT, max_size=3).map(tuple),
    flags=st.sampled_from([(), ("no-wrap",), ("c-format", "no-wrap")]),
    previous=st.none() | TEXT,
    previous_key=st.none() | KEY,
)


@given(st.lists(ENTRY, max_size=6, unique_by=lambda entry: entry.key), st.integers(0, 6))
def test_reading_what_was_written_gives_the_same_catalog(entries: list[Entry], live: int) -> None:
    catalog = Catalog(
        file="x.po",
        headers={"Language": "ko"},
        entries={entry.key: entry for entry in entries[:live]},
        obsolete=tuple(entries[live:]),
        comments=("# head",),
    )
    again = read_catalog(write_catalog(catalog), "x.po")
    assert again.diagnostics == ()
    entries_again = {key: replace(entry, span=None) for key, entry in again.entries.items()}
    assert list(entries_again) == list(catalog.entries)
    obsolete = tuple(replace(entry, span=None) for entry in again.obsolete)
    assert replace(again, entries=entries_again, obsolete=obsolete) == catalog
