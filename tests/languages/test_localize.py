"""Localize: texts, fields and words of a language, and a judgement of the catalog."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from brochure.blocks.base import Item, Model, Named, TextField
from brochure.forms.document import Document, Field, Inline, Link, Run, Strong, Text, plain
from brochure.languages.catalog import Catalog, Entry
from brochure.languages.inline import parse_inline
from brochure.languages.language import load
from brochure.languages.localize import localize
from brochure.languages.texts import map_texts, texts_of
from brochure.languages.update import template
from brochure.values.diagnostic import Diagnostic
from brochure.values.span import Span


class Sample(Item):
    """A block with texts at several depths."""

    type: str = "sample"
    title: TextField | None = None
    items: tuple[Named, ...] = ()


class Empty(Model):
    """A control block without texts."""

    type: str = "control"
    id: str = "control"


def text(key: str, source: str) -> Text:
    span = Span("brochure.yaml", 3)
    return Text(parse_inline(source)[0], key=key, source=source, language="en", span=span)


def document(*sources: str) -> Document:
    items = tuple(
        Named(id=f"i{n}", text=text(f"block.items.i{n}.text", source))
        for n, source in enumerate(sources)
    )
    block = Sample(id="block", title=text("block.title", "Title"), items=items)
    return Document(
        id="sample",
        language="en",
        title=text("document.title", "Sample"),
        blocks=(block,),
        control=Empty(),
        variables={"brand": "Hershe", "phone": "+82-2-0000-0000"},
    )


def catalog(sample: Document, **translations: str) -> Catalog:
    empty = template(sample, load("ko"), "ko.po")
    entries = {
        key: replace(
            entry, translation=translations.get(key.split(".")[-2], "번역"), span=Span("ko.po", 9)
        )
        for key, entry in empty.entries.items()
    }
    return replace(empty, entries=entries)


def codes(diagnostics: tuple[Diagnostic, ...]) -> list[str]:
    return [diagnostic.code for diagnostic in diagnostics]


def test_source_language_gets_words_and_variables_only() -> None:
    local, diagnostics = localize(document("At {brand}."), load("en"))
    assert diagnostics == ()
    assert [plain(t.inlines) for t in texts_of(local)] == ["Sample", "Title", "At Hershe."]
    assert local.words["draft"] == "Draft, not clinically reviewed"
    assert not local.translated


def test_parts_without_a_change_are_shared() -> None:
    sample = document("No field, but **bold**.")
    local, _ = localize(sample, load("en"))
    assert local.blocks[0] is sample.blocks[0]


def test_texts_come_from_the_catalog_with_their_place_and_language() -> None:
    sample = document("At {brand}.")
    local, diagnostics = localize(sample, load("ko"), catalog(sample, i0="{brand}에서"))
    assert diagnostics == ()
    last = list(texts_of(local))[-1]
    assert (plain(last.inlines), last.language, last.key) == (
        "Hershe에서",
        "ko",
        "block.items.i0.text",
    )
    assert str(last.span) == "ko.po:9:1"
    assert local.language == "ko"
    assert local.translated


def test_signed_catalog_is_not_marked_as_a_translation_to_check() -> None:
    sample = document()
    signed = replace(catalog(sample), headers={"X-Reviewed": "yes"})
    assert not localize(sample, load("ko"), signed)[0].translated


def test_no_catalog_is_one_error() -> None:
    _, diagnostics = localize(document("A", "B"), load("ko"))
    assert codes(diagnostics) == ["translation.no-catalog"]
    assert diagnostics[0].hints == ("write it in languages/ko.po beside the brochure",)


def test_missing_translation_names_the_key_and_the_source() -> None:
    sample = document("A")
    gaps = replace(catalog(sample), entries={})
    local, diagnostics = localize(sample, load("ko"), gaps)
    assert codes(diagnostics) == ["translation.missing"] * 3
    assert "'block.items.i0.text'" in diagnostics[2].message
    assert diagnostics[2].related == (("the source text", Span("brochure.yaml", 3)),)
    assert next(texts_of(local)).language == "en"


def test_translation_of_another_source_or_marked_fuzzy_is_stale() -> None:
    sample = document("A")
    whole = catalog(sample)
    title, item = whole.entries["block.title"], whole.entries["block.items.i0.text"]
    changed = {
        **whole.entries,
        title.key: replace(title, source="Old title"),
        item.key: replace(item, fuzzy=True),
    }
    _, diagnostics = localize(sample, load("ko"), replace(whole, entries=changed))
    assert codes(diagnostics) == ["translation.stale", "translation.stale"]
    assert "another source text" in diagnostics[0].message
    assert "fuzzy" in diagnostics[1].message


def test_dropped_field_link_and_bold_are_reported() -> None:
    sample = document("Call {phone}", "[Site](https://a.example)", "**Bold** text")
    worse = catalog(sample, i0="전화", i1="사이트", i2="굵게")
    _, diagnostics = localize(sample, load("ko"), worse)
    assert [(d.code, d.severity) for d in diagnostics] == [
        ("translation.field-dropped", "error"),
        ("translation.markup", "error"),
        ("translation.markup", "warning"),
    ]


def test_unknown_key_is_a_warning_with_the_key_meant() -> None:
    sample = document()
    whole = catalog(sample)
    extra = Entry(key="block.titel", source="x", translation="y", span=Span("ko.po", 30))
    entries = {**whole.entries, extra.key: extra}
    _, diagnostics = localize(sample, load("ko"), replace(whole, entries=entries))
    assert [(d.code, d.severity, d.hints) for d in diagnostics] == [
        ("translation.unknown-key", "warning", ("did you mean 'block.title'?",))
    ]


def test_unknown_variable_is_reported_where_it_stands() -> None:
    _, diagnostics = localize(document("{bramd}"), load("en"))
    assert codes(diagnostics) == ["variable.unknown"]
    assert diagnostics[0].hints == ("did you mean 'brand'?",)
    assert str(diagnostics[0].span) == "brochure.yaml:3:1"


def test_variable_cannot_smuggle_in_an_unsafe_link() -> None:
    sample = replace(document("[x]({url})"), variables={"url": "javascript:alert(1)"})
    assert codes(localize(sample, load("en"))[1]) == ["inline.bad-link"]


def test_phone_numbers_keep_their_order_in_right_to_left_text() -> None:
    sample = document("{phone}")
    local, _ = localize(sample, load("ar"), catalog(sample, i0="اتصل على {phone} الآن"))
    inlines = list(texts_of(local))[-1].inlines
    assert inlines[1] == Link((Run("+82-2-0000-0000", isolate=True),), "tel:+82-2-0000-0000")
    assert local.words["draft_short"] == "مسودة"


def test_texts_are_walked_in_the_order_of_the_source() -> None:
    keys = [t.key for t in texts_of(document("A", "B"))]
    assert keys == ["document.title", "block.title", "block.items.i0.text", "block.items.i1.text"]


def test_mapping_nothing_shares_everything() -> None:
    sample = document("A")
    assert map_texts(sample, lambda t: t) == sample
    assert map_texts(sample, lambda t: t).blocks is sample.blocks


@given(st.text(st.sampled_from("{}brand*[](#x) \né"), max_size=40))
def test_localizing_leaves_no_field(source: str) -> None:
    local, _ = localize(document(source), load("en"))
    assert not any(_has_field(t.inlines) for t in texts_of(local))


def _has_field(inlines: tuple[Inline, ...]) -> bool:
    return any(
        isinstance(inline, Field)
        or (isinstance(inline, Strong | Link) and _has_field(inline.children))
        for inline in inlines
    )
