"""Update: catalogs follow the document, and nothing translated is ever lost."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from brochure.languages.catalog import Catalog, Entry
from brochure.languages.language import load
from brochure.languages.texts import texts_of
from brochure.languages.update import merge, template
from tests.languages.test_localize import document


def catalog(*entries: Entry, obsolete: tuple[Entry, ...] = ()) -> Catalog:
    return Catalog(file="ko.po", entries={e.key: e for e in entries}, obsolete=obsolete)


def test_a_changed_source_makes_fuzzy_and_keeps_the_previous_source() -> None:
    old = catalog(Entry(key="a", source="A", translation="가", comments=("# said so", "#. old")))
    new = catalog(Entry(key="a", source="Aa", comments=("#. new",)), Entry(key="b", source="B"))
    merged = merge(old, new)
    assert list(merged.entries) == ["a", "b"]
    assert merged.entries["a"] == Entry(
        key="a",
        source="Aa",
        translation="가",
        fuzzy=True,
        previous="A",
        comments=("# said so", "#. new"),
    )


def test_a_second_change_keeps_the_source_the_translation_was_made_from() -> None:
    first = merge(
        catalog(Entry(key="a", source="A", translation="가")),
        catalog(Entry(key="a", source="B")),
    )
    second = merge(first, catalog(Entry(key="a", source="C")))
    assert second.entries["a"].previous == "A"
    back = merge(second, catalog(Entry(key="a", source="A")))
    assert back.entries["a"] == Entry(key="a", source="A", translation="가")


def test_what_is_gone_is_kept_aside_and_found_when_it_comes_back() -> None:
    entry = Entry(key="a", source="A", translation="가")
    gone = merge(catalog(entry), catalog(Entry(key="b", source="B")))
    assert gone.obsolete == (entry,)
    assert merge(gone, catalog(Entry(key="a", source="A"))).entries["a"] == entry


def test_headers_of_people_stay_and_the_version_follows_the_document() -> None:
    old = replace(catalog(), headers={"X-Reviewed": "yes", "Project-Id-Version": "x 0.1"})
    new = replace(catalog(), headers={"X-Reviewed": "no", "Project-Id-Version": "x 0.2"})
    assert merge(old, new).headers == {"X-Reviewed": "yes", "Project-Id-Version": "x 0.2"}


def test_translators_are_told_block_field_length_and_what_to_keep() -> None:
    entries = template(document("Call {phone}\nnow"), load("ko"), "ko.po").entries
    assert entries["block.items.i0.text"].comments == (
        "#. sample 'block', text: What the item says.",
        "#. At most 23 characters",
        "#. Keep: {phone}",
        "#. Keep the line breaks",
        "#: brochure.yaml:3",
    )


@given(st.permutations(range(5)))
def test_reordering_steps_loses_nothing(order: list[int]) -> None:
    sources = [f"Step {n}" for n in range(5)]
    before = document(*sources)
    block = before.blocks[0]
    moved = block.model_copy(update={"items": tuple(block.items[n] for n in order)})  # type: ignore[attr-defined]
    after = replace(before, blocks=(moved,))
    old = template(before, load("ko"), "ko.po")
    translated = {k: replace(e, translation=f"{e.source}!") for k, e in old.entries.items()}
    merged = merge(replace(old, entries=translated), template(after, load("ko"), "ko.po"))
    assert list(merged.entries) == [text.key for text in texts_of(after)]
    assert merged.entries == translated
    assert merged.obsolete == ()


ENTRIES = st.lists(
    st.builds(
        Entry,
        key=st.sampled_from("abcd"),
        source=st.sampled_from(["", "One", "Two"]),
        translation=st.sampled_from(["", "하나", "둘"]),
        fuzzy=st.booleans(),
    ),
    unique_by=lambda entry: entry.key,
)


@given(ENTRIES, ENTRIES)
def test_no_translation_is_lost_and_merging_twice_is_merging_once(
    old: list[Entry], new: list[Entry]
) -> None:
    blank = catalog(*(Entry(key=e.key, source=e.source) for e in new))
    merged = merge(catalog(*old), blank)
    everything = {(e.key, e.translation) for e in (*merged.entries.values(), *merged.obsolete)}
    assert {(e.key, e.translation) for e in old if e.translation} <= everything
    assert merge(merged, blank) == merged
