"""Pasted text: lines joined, words mended, lists and headings found, furniture left out."""

import pytest

from tests.intake.samples import LEAFLETS, block, blocks, counted, expected, made, tree


@pytest.mark.parametrize("language", LEAFLETS)
def test_a_leaflet_has_its_language_title_and_kinds(language: str) -> None:
    draft = made(LEAFLETS[language])
    assert draft.language.tag == language
    assert tree(draft)["document"]["title"] == LEAFLETS[language].split("\n")[0]
    kinds = [b["type"] for b in blocks(draft)]
    assert kinds[0] == "prose"
    assert [k for k in kinds if k in ("procedure", "risks", "aftercare")] == [
        "procedure",
        "risks",
        "aftercare",
    ]


@pytest.mark.parametrize("language", LEAFLETS)
def test_no_word_number_or_negation_is_lost_or_added(language: str) -> None:
    draft = made(LEAFLETS[language])
    assert counted(draft) == expected(LEAFLETS[language], draft)
    assert draft.unplaced == ()


@pytest.mark.parametrize("language", LEAFLETS)
def test_steps_stand_in_their_order(language: str) -> None:
    steps = block(made(LEAFLETS[language]), "procedure")["steps"]
    source = LEAFLETS[language]
    places = [source.index(step["text"]) for step in steps]
    assert len(steps) == 3
    assert places == sorted(places)


def test_a_list_inside_a_step_is_nested_under_its_heading() -> None:
    steps = block(made(LEAFLETS["en"]), "procedure")["steps"]
    assert steps[1]["advantages"]["title"] == "Advantages of a local anaesthetic"
    assert len(steps[1]["advantages"]["items"]) == 2
    korean = block(made(LEAFLETS["ko"]), "procedure")["steps"]
    assert len(korean[0]["points"]["items"]) == 2


def test_lines_are_joined_and_cut_words_mended() -> None:
    text = (
        "Face lift\n\nThe muscles in the SMAS layer are strong and lie in the deeper part of the cheek, where i\n"
        "n most people they hold the fat pad. The opera-\ntion takes long, and the operation is not with-\n"
        "out risks, as every patient who reads this leaflet to its end will know by then at the latest.\n"
    )
    draft = made(text)
    mended = {r.before: r.after for r in draft.notes.repairs if r.before}
    assert mended == {"i n": "in", "opera- tion": "operation", "with- out": "without"}
    assert "where in most people" in draft.yaml.replace("\n              ", " ")
    assert "# doubt: 'with- out' was read as 'without'" in draft.yaml
    assert counted(draft) == expected(text, draft)


def test_a_compound_keeps_its_hyphen() -> None:
    text = (
        "A follow-up visit is needed and the next follow-\nup visit as well, each of them short.\n"
    )
    assert "next follow-up visit" in made(text).yaml.replace("\n              ", " ")


def test_spaces_and_quotes_are_made_plain() -> None:
    draft = made(
        "About\u00a0us\n\nThe clinic`s\u3000team is\u00a0\u200bhere,and   stays for the  night.\n"
    )
    assert "The clinic’s team is here, and stays for the night." in draft.yaml
    assert {r.what for r in draft.notes.repairs} >= {"odd spaces", "odd quotes", "missing spaces"}


def test_page_numbers_and_running_headers_are_left_out_and_told() -> None:
    page = "Clinic leaflet 2026\n\n{}\n\nPage {} of 3\n\f"
    said = ["The first page has this text.", "The second page has more.", "The third page ends."]
    text = "".join(page.format(words, n) for n, words in enumerate(said, 1))
    draft = made(text, language="en")
    whys = [(d.why, d.text) for d in draft.notes.dropped]
    assert ("page number", "Page 2 of 3") in whys
    assert sum(why == "running header" for why, _ in whys) == 2
    assert counted(draft) == expected(text, draft)
    assert all(words in draft.yaml for words in said)


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [
        "The left column tells",
        "about the operation and",
        "goes on in its own lines",
        "until it ends here.",
    ]
    right = [
        "On the right there is",
        "the part on risks, which",
        "must not be mixed into",
        "the left one at all.",
    ]
    text = "\n".join(f"{a:<40}{b}" for a, b in zip(left, right, strict=True))
    draft = made(text, language="en")
    flat = " ".join(draft.yaml.split())
    assert " ".join(left) in flat
    assert " ".join(right) in flat


@pytest.mark.parametrize(
    "marks",
    ["1) 2) 3)", "1. 2. 3.", "(1) (2) (3)", "① ② ③", "가. 나. 다.", "a) b) c)", "i. ii. iii.",
     "１） ２） ３）", "一、 二、 三、", "١) ٢) ٣)", "а) б) в)", "Step_1: Step_2: Step_3:", "1단계 2단계 3단계",
     "❶ ❷ ❸", "A. B. C.", "1- 2- 3-"],
)  # fmt: skip
def test_ordered_marks_make_steps(marks: str) -> None:
    items = ["We draw the line.", "We numb the skin.", "We close the cut."]
    typed = [mark.replace("_", " ") for mark in marks.split()]
    text = "Procedure\n\n" + "\n".join(f"{m} {i}" for m, i in zip(typed, items, strict=True))
    steps = block(made(text, language="en"), "procedure")["steps"]
    assert [step["text"] for step in steps] == items


@pytest.mark.parametrize("mark", "• · ‣ ▪ ■ □ ◆ ● ○ ◦ ★ ※ ▶ ➢ ✓ ✔ - – — * + ・ \uf0b7".split())
def test_bullets_of_all_kinds_make_lists(mark: str) -> None:
    text = f"Who is it for\n\n{mark} you are well\n{mark} you do not smoke\n"
    items = block(made(text, language="en"), "suitability")["suits"]["items"]
    assert [item["text"] for item in items] == ["you are well", "you do not smoke"]


def test_numbers_that_are_no_marks_stay_in_their_text() -> None:
    text = "About doses\n\n1.5 mg is the dose.\n2026. 11. 22 was the day.\n3 people of 100 bled.\n"
    draft = made(text, language="en")
    assert counted(draft) == expected(text, draft)
    assert not draft.notes.dropped


def test_numbered_headings_open_sections() -> None:
    text = "1. What is it?\nIt is an operation on the lids that takes an hour.\n\n2. Risks\n- Bleeding\n- Pain\n"
    draft = made(text, language="en")
    assert [b["title"] for b in blocks(draft)] == ["What is it?", "Risks"]


def test_an_empty_section_for_whom_it_is_stays_empty() -> None:
    draft = made(
        "Lifting\n\nAbout it\n\nIt is an operation of 2 hours.\n\nRecommended for\n\n\nRisks\n\n- Pain\n",
        language="en",
    )
    assert block(draft, "suitability")["suits"] == {"title": "Recommended for", "items": []}
    assert any("empty section" in what for _, what in draft.notes.doubts)


def test_text_that_looks_like_markup_stays_as_it_is() -> None:
    text = "About\n\nUse **two stars**, {braces}, [words](https://x.example) and a \\* in C:\\[x](y).\n"
    draft = made(text, language="en")
    assert counted(draft) == expected(text, draft)


def test_what_cannot_nest_is_marked_as_doubtful() -> None:
    text = "Preparation\n\n1. Eat nothing.\n2. Bring these:\n- your card\n- your letter\n3. Come at 8.\n"
    draft = made(text, language="en")
    assert "# doubt: in the source this list stands inside an item" in draft.yaml
    assert counted(draft) == expected(text, draft)


def test_spellings_of_one_name_are_told() -> None:
    text = "About us\n\nHERSHE plans with you. At HESHE we listen. The team of Hershe is here, says HERSHE.\n"
    draft = made(text, language="en")
    assert draft.brand is not None
    assert {name for name, _ in draft.brand.spellings} == {"HERSHE", "HESHE", "Hershe"}
    assert draft.brand.name == "HERSHE"


def test_a_language_that_is_said_wins() -> None:
    assert made(LEAFLETS["en"], language="de").language.tag == "de"
