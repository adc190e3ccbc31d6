"""A brochure file becomes a document: keys, places, references, what is left out."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.content.read import read_document
from brochure.content.source import SIZE_LIMIT
from brochure.forms.document import Document, Text
from brochure.forms.dump_document import dump
from tests.content.samples import BROCHURE, FILE, changed, read

SMAS = Path(__file__).parent.parent.parent / "content" / "smas-face-lift"


def good(text: str) -> Document:
    document, found = read(text)
    assert found == ()
    assert document is not None
    return document


def texts(document: Document) -> dict[str, Text]:
    """Return the texts of a document by key, found by their dump lines' keys."""
    found: dict[str, Text] = {}

    def walk(value: object) -> None:
        if isinstance(value, Text):
            found[value.key] = value
        elif isinstance(value, tuple):
            for item in value:
                walk(item)
        else:
            for name in getattr(type(value), "model_fields", ()):
                walk(getattr(value, name))

    for part in (document.title, document.subtitle, document.control, *document.figures):
        walk(part)
    for block in document.blocks:
        walk(block)
    return found


def test_the_sample_dumps_as_written() -> None:
    assert dump(good(BROCHURE)) == (
        Path(__file__).with_name("sample.txt").read_text(encoding="utf-8")
    )


def test_keys_are_paths_of_names_and_ids_and_never_of_positions() -> None:
    assert sorted(texts(good(BROCHURE))) == [
        "document.title",
        "fasting.items.food.text",
        "fasting.title",
        "figures.knee.alt",
        "figures.knee.caption",
        "figures.knee.title",
        "meaning.body.first.text",
        "meaning.title",
    ]


def test_a_text_knows_its_place_source_and_language() -> None:
    text = texts(good(changed("language: en", "language: ko")))["fasting.items.food.text"]
    assert text.source == "Eat **nothing**."
    assert text.language == "ko"
    assert text.span == (FILE, 36, 19, 36, 35)


def test_a_section_title_has_the_key_of_its_section() -> None:
    document = good(changed("  - id: basics", "  - id: basics\n    title: The basics"))
    assert texts(document)["basics.title"].source == "The basics"


def test_words_that_yaml_would_turn_into_other_things_stay_texts() -> None:
    for word in ("no", "yes", "2026-11-22", "1:30", "010", "1e3", "true", "0.10"):
        document = good(changed("title: Before", f"title: {word}"))
        assert texts(document)["fasting.title"].source == word


def test_typed_fields_read_the_same_words_as_values() -> None:
    document = good(changed("    title: A knee", "    number: 010\n    title: A knee"))
    assert document.figures[0].number == 10  # type: ignore[attr-defined]  # a Figure


def test_an_empty_optional_field_is_a_field_left_out() -> None:
    document = good(changed("        title: Before", "        title: Before\n        lead:"))
    assert dump(document) == dump(good(BROCHURE))


def test_the_id_is_the_folder_unless_the_file_says_one() -> None:
    assert good(BROCHURE).id == "knee"
    assert good("id: hip\n" + BROCHURE).id == "hip"


def test_a_document_is_reviewed_when_a_person_signed_it_on_a_day() -> None:
    signed = "  date_reviewed: 2026-12-01\n  reviewed_by: [{name: Dr Kim, role: surgeon}]\n"
    assert good(BROCHURE).reviewed is False
    assert good(changed("  references:", signed + "  references:")).reviewed is True


def test_only_the_pictures_that_are_named_are_looked_up() -> None:
    assert list(good(BROCHURE).assets) == ["figures/knee.svg"]


def test_a_project_lends_variables_and_the_brochure_wins() -> None:
    lent = {"brand": "Other", "city": "Seoul"}
    text = changed("{brand}", "{brand} in {city}")
    document, found = read_document(text, FILE, assets={"figures/knee.svg": b""}, variables=lent)
    assert found == ()
    assert document is not None
    assert (document.variables["brand"], document.variables["city"]) == ("Hershe", "Seoul")


def test_double_braces_are_characters() -> None:
    document = good(changed("{brand}", "{{nobody}} <b> & co"))
    assert texts(document)["meaning.body.first.text"].inlines[0].text == (  # type: ignore[union-attr]
        "An operation at {{nobody}} <b> & co."
    )


def test_a_paragraph_of_a_megabyte_is_refused_with_its_place() -> None:
    text = changed("Eat **nothing**.", "x" * (SIZE_LIMIT - len(BROCHURE)))
    assert [(d.code, d.span and d.span.line) for d in read(text)[1]] == [("text.too-long", 36)]
    text = changed("Eat **nothing**.", "x" * SIZE_LIMIT)
    assert [d.code for d in read(text)[1]] == ["source.too-large"]


def test_the_place_of_a_field_inside_quotes_is_the_field() -> None:
    text = changed("Eat **nothing**.", '"Eat at {nowhere}"')
    (found,) = read(text)[1]
    assert found.span is not None
    assert text.splitlines()[35][found.span.column - 1 : found.span.end_column - 1] == "{nowhere}"


def test_contact_values_may_only_hold_variables_there_are() -> None:
    block = (
        "      - type: contact\n        id: contact\n        title: Contact\n"
        "        items: [{id: tel, label: Call, value: '{phnoe}'}]\n      - type: list\n"
    )
    (found,) = read(changed("      - type: list\n", block))[1]
    assert (found.code, found.hints) == ("variable.unknown", ("did you mean 'phone'?",))


def test_thousands_of_mistakes_are_counted_not_listed() -> None:
    keys = "".join(f"        titel{i}: x\n" for i in range(5000))
    found = read(BROCHURE + keys)[1]
    assert len(found) == 51
    (rest,) = (d for d in found if d.code == "source.more-problems")
    assert rest.message == "a list block has 4950 more problems, which are not shown"
    items = "          - id: food\n            text: x\n" * 1000
    found = read(BROCHURE + items)[1]
    assert len(found) == 201
    assert found[-1].code == "source.more-problems"


@pytest.mark.parametrize("cut", range(0, len(BROCHURE), 23))
def test_a_file_cut_anywhere_gives_messages_and_no_exception(cut: int) -> None:
    document, found = read(BROCHURE[:cut])
    assert (document is None) == any(d.severity == "error" for d in found)


_LINES = BROCHURE.splitlines()


@given(
    st.integers(0, len(_LINES) - 1),
    st.sampled_from(
        ["", "- x", "  [", "    id: id", "text: {a: b}", "figure: [x]", "type: 3", "~:"]
    ),
)
def test_any_line_may_be_wrong_without_an_exception(index: int, line: str) -> None:
    indent = len(_LINES[index]) - len(_LINES[index].lstrip())
    lines = [*_LINES[:index], " " * indent + line, *_LINES[index + 1 :]]
    document, found = read("\n".join(lines))
    assert document is not None or found


def test_the_smas_brochure_is_read_without_a_finding() -> None:
    pictures = {
        path.relative_to(SMAS).as_posix(): path.read_bytes()
        for path in (SMAS / "figures").iterdir()
    }
    text = (SMAS / "brochure.yaml").read_text(encoding="utf-8")
    document, found = read_document(text, "content/smas-face-lift/brochure.yaml", assets=pictures)
    assert found == ()
    assert document is not None
    assert texts(document)["procedure.steps.incision.text"].language == "en"
    again, _ = read_document(text, "content/smas-face-lift/brochure.yaml", assets=pictures)
    assert again == document
    assert again is not None
    assert dump(again) == dump(document)
