"""Catalogs: PO text is read with places, and written back the same."""

from hypothesis import given
from hypothesis import strategies as st

from brochure.languages.catalog import Catalog, Entry, merge, read_catalog, write_catalog
from brochure.values.span import Span

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


def test_merging_keeps_translations_and_marks_those_of_changed_sources() -> None:
    old = Catalog(
        file="ko.po",
        headers={"X-Reviewed": "yes"},
        entries={
            "a": Entry(key="a", source="A", translation="가"),
            "b": Entry(key="b", source="B", translation="나"),
            "gone": Entry(key="gone", source="C", translation="다"),
        },
    )
    new = Catalog(
        file="ko.po",
        headers={"X-Reviewed": "no", "Language": "ko"},
        entries={key: Entry(key=key, source=key.upper() + key) for key in ("a", "new")}
        | {"b": Entry(key="b", source="B")},
    )
    merged = merge(old, new)
    assert list(merged.entries) == ["a", "new", "b"]
    assert merged.entries["a"] == Entry(key="a", source="Aa", translation="가", fuzzy=True)
    assert merged.entries["b"] == old.entries["b"]
    assert merged.headers == {"X-Reviewed": "yes", "Language": "ko"}


TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
KEY = st.from_regex(r"[a-z_]+(\.[a-z_]+){0,3}", fullmatch=True)
ENTRY = st.builds(Entry, key=KEY, source=TEXT, translation=TEXT, fuzzy=st.booleans())


@given(st.lists(ENTRY, max_size=5, unique_by=lambda entry: entry.key))
def test_reading_what_was_written_gives_the_same_entries(entries: list[Entry]) -> None:
    catalog = Catalog(file="x.po", entries={entry.key: entry for entry in entries})
    again = read_catalog(write_catalog(catalog), "x.po")
    assert again.diagnostics == ()
    assert [_without_place(entry) for entry in again.entries.values()] == [
        _without_place(entry) for entry in entries
    ]


def _without_place(entry: Entry) -> tuple[str, str, str, bool]:
    return entry.key, entry.source, entry.translation, entry.fuzzy


@given(st.text(st.sampled_from('msgctxtid "\\n#,~\r'), max_size=80) | st.text(max_size=80))
def test_reading_never_raises(text: str) -> None:
    read_catalog(text, "x.po")


def test_span_is_that_of_the_translation() -> None:
    text = '\n\nmsgctxt "a"\nmsgid "A"\nmsgstr "B"\n'
    assert read_catalog(text, "x.po").entries["a"].span == Span("x.po", 5, 1, 6, 1)
