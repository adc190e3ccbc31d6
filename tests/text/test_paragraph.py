"""Lines of paragraphs in several scripts, and what holds for all of them."""

from dataclasses import replace
from typing import Literal, Unpack

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brochure.forms.flow import TextSpan
from brochure.text.fontbook import FontBook
from brochure.text.paragraph import Line, SetText, TextCache, set_lines
from tests.text.samples import (
    BLACK,
    TEXTS,
    Setting,
    book,
    faces,
    paragraph,
    seen,
    set_text,
    spans,
    style,
    texts,
)


def left(line: Line) -> float:
    return line.runs[0].dx


def right(line: Line) -> float:
    last = line.runs[-1]
    return last.dx + last.run.width


# Lines of each language, as they read.


def test_english_lines() -> None:
    assert texts(set_text(TEXTS["en"], 250)) == [
        "Before your operation you must stop eating ",
        "solid food for twenty-four hours. Your ",
        "surgeon will explain the difficulties that ",
        "some patients find after the office visit. ",
        "Take 2.5–5 mg (½ tablet) at 37 °C, or call ",
        "+82 2 1234 5678.",
    ]


def test_korean_lines_break_between_words() -> None:
    assert texts(set_text(TEXTS["ko"], 200, "ko")) == [
        "검사를 받기 전에는 반드시 금식을 ",
        "하셔야 합니다. 아스피린(Aspirin ",
        "100 mg)이나 와파린을 복용 중이라면 ",
        "최소 5~7일 전에 상의하세요. 문의: ",
        "02-1234-5678(평일 09:00~17:30).",
    ]


def test_japanese_lines_obey_line_start_rules() -> None:
    lines = texts(set_text(TEXTS["ja"], 200, "ja"))
    assert not {line[0] for line in lines} & set("、。」）・ーぁぃぅぇぉっゃゅょ")
    assert not {line[-1] for line in lines} & set("「（")


def test_thai_lines_break_by_dictionary() -> None:
    assert texts(set_text(TEXTS["th"], 200, "th")) == [
        "ก่อนเข้ารับการส่องกล้องลำไส้ใหญ่ คุณ",
        "ต้องงดอาหารอย่างน้อยแปดชั่วโมง ใน",
        "คืนก่อนวันตรวจให้รับประทานอาหาร",
        "อ่อน 5–7 วัน",
    ]


def test_arabic_lines_keep_numbers_and_latin_readable() -> None:
    found = set_text(TEXTS["ar"], 250, "ar")
    assert any("Aspirin 100 mg" in seen(line) for line in found.lines)
    assert any("5–7" in seen(line) for line in found.lines)
    assert any("02-1234-5678" in seen(line) for line in found.lines)
    assert any("الفحص"[::-1] in seen(line) for line in found.lines)


def test_hindi_conjuncts_are_whole_clusters() -> None:
    (line,) = set_text("क्षत्रिय ज्ञान", 300, "hi").lines
    clusters = [cluster.text for run in line.runs for cluster in run.run.clusters]
    assert clusters == ["क्ष", "त्रि", "य", " ", "ज्ञा", "न"]


# Alignment and line ends.


def test_spaces_at_line_ends_are_kept_outside_the_width() -> None:
    line = set_text("one two three four", 60).lines[0]
    assert line.text.endswith(" ")
    assert line.runs[-1].run.clusters[-1].text == " "
    assert right(line) > line.width


def test_spaces_at_line_ends_stand_at_the_left_of_arabic_lines() -> None:
    line = set_text(TEXTS["ar"], 200, "ar").lines[0]
    assert line.runs[0].run.clusters[0].text == " "
    assert right(line) == pytest.approx(200)


def test_a_break_space_after_arabic_in_an_english_line_stands_at_the_right() -> None:
    line = set_text("see العربية here", 65, "en").lines[0]
    assert seen(line).startswith("see ")
    assert seen(line).endswith(" ")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_alignment_follows_direction(language: str) -> None:
    start, center, end = (
        set_text("(123)", 100, language, align=align).lines[0]
        for align in ("start", "center", "end")
    )
    assert left(center) == pytest.approx((100 - center.width) / 2)
    first, second = (start, end) if language == "en" else (end, start)
    assert left(first) == 0
    assert right(second) == pytest.approx(100)


def test_justified_lines_fill_the_measure_but_for_the_last() -> None:
    *lines, last = set_text(TEXTS["en"], 230, align="justify").lines
    assert [line.width for line in lines] == pytest.approx([230] * len(lines))
    assert last.width < 230


def test_justified_japanese_widens_between_characters() -> None:
    *lines, _ = set_text(TEXTS["ja"], 203, "ja", align="justify").lines
    assert [line.width for line in lines] == pytest.approx([203] * len(lines))


def test_a_line_feed_forces_a_break_and_is_not_painted() -> None:
    found = set_text("one\n\ntwo\n", 200)
    assert texts(found) == ["one", "", "two"]
    assert found.lines[1].runs == ()


def test_empty_text_has_no_lines() -> None:
    assert set_text("", 100).lines == ()


def test_the_baseline_has_half_the_leading_above() -> None:
    face = book().face("Noto Sans", 400)
    found = set_text("x", 100, leading=30)
    below = 30 - found.baseline
    gap = found.baseline - face.ascent * 12
    assert gap == pytest.approx(below - face.descent * 12)


# Choice of breaks.


def test_the_last_line_has_two_words_at_least() -> None:
    assert texts(set_text("aaaa bbbb cccc dddd", 85)) == ["aaaa bbbb ", "cccc dddd"]


def test_the_last_line_of_japanese_has_three_characters_at_least() -> None:
    found = set_text("大腸検査を受ける前日は水だけ", 12 * 12 + 1, "ja")
    assert len(found.lines[-1].text) >= 3


def test_short_last_lines_never_cost_a_line_more() -> None:
    assert len(set_text("aaaaaa bbbbbb", 50, last_line_words=3).lines) == 2


def test_balanced_headings_have_even_lines() -> None:
    text = "Features of the extended deep-plane face lift"
    ragged, even = set_text(text, 240), set_text(text, 240, balance=True)
    assert len(even.lines) == len(ragged.lines) == 2
    widths = [line.width for line in even.lines]
    assert max(widths) <= max(line.width for line in ragged.lines)
    assert max(widths) - min(widths) < 40


def test_korean_words_too_wide_for_the_measure_break_inside() -> None:
    found = set_text("안녕 가나다라마바사아자차카타", 80, "ko")
    assert all(line.width <= 80 for line in found.lines)
    assert found.min_width <= 80, "it gave way, so nothing is too wide"


def test_a_word_too_wide_stands_alone_on_its_line() -> None:
    found = set_text("a incomprehensibilities b", 60)
    assert "incomprehensibilities " in texts(found)
    assert found.min_width > 60


def test_words_are_hyphenated_only_where_asked() -> None:
    plain = set_text(TEXTS["en"], 70)
    hyphenated = set_text(TEXTS["en"], 70, hyphenate=True)
    assert not any(line.hyphenated for line in plain.lines)
    divided = [line for line in hyphenated.lines if line.hyphenated]
    assert divided
    assert all(line.runs[-1].run.clusters[-1].text == "\u00ad" for line in divided)


def test_soft_hyphens_show_only_where_a_line_ends() -> None:
    whole = set_text("inter\u00adoperable", 300).lines
    parts = set_text("inter\u00adoperable", 45).lines
    assert [seen(line) for line in whole] == ["interoperable"]
    assert [seen(line) for line in parts] == ["inter\u00ad", "operable"]
    assert [line.hyphenated for line in parts] == [True, False]


def test_full_width_stops_may_hang_half_over_the_measure() -> None:
    (line,) = set_text("水だけ。", 12 * 4 - 6, "ja").lines
    assert line.width == pytest.approx(42)


def test_neighbouring_full_width_signs_share_their_blank() -> None:
    (line,) = set_text("「水」「茶」、", 200, "ja").lines
    assert line.width == pytest.approx(12 * 5.5)
    (traditional,) = set_text("水。」茶", 200, "zh-Hant").lines
    assert traditional.width == pytest.approx(12 * 4)


@pytest.mark.parametrize("measure", [0.0, -3.0, 1.0])
def test_no_measure_is_too_small(measure: float) -> None:
    assert "".join(texts(set_text("some words", measure, balance=True))) == "some words"


def test_very_long_paragraphs_are_set() -> None:
    found = set_text("word and " * 4000, 400)
    assert "".join(texts(found)) == "word and " * 4000


# Fonts and features.


def test_each_script_is_set_in_the_first_face_that_has_it() -> None:
    (line,) = set_text("아스피린(Aspirin 100 mg)을 5~7일", 400, "ko").lines
    assert faces(line) == [
        ("Noto Sans KR", "아스피린"),
        ("Noto Sans", "(Aspirin 100 mg)"),
        ("Noto Sans KR", "을 "),
        ("Noto Sans", "5~7"),
        ("Noto Sans KR", "일"),
    ]


def test_a_mark_takes_its_base_to_the_face_that_has_both() -> None:
    span = TextSpan(text="xa\u0e34y", style=style(families=("Noto Sans", "Noto Sans Thai Looped")))
    (line,) = set_text([span], 300).lines
    assert ("Noto Sans Thai Looped", "a\u0e34") in faces(line)


def test_korean_typed_in_parts_is_composed() -> None:
    found = set_text("\u1112\u1161\u11ab\u1100\u1173\u11af", 300, "ko")
    assert texts(found) == ["한글"]
    assert found.diagnostics == ()


def test_a_missing_glyph_names_character_place_and_fonts() -> None:
    (diagnostic,) = set_text("Hello 😀😀", 300).diagnostics
    assert diagnostic.code == "font.missing-glyph"
    assert diagnostic.severity == "error"
    assert "U+1F600" in diagnostic.message
    assert "facts.text" in diagnostic.message
    assert diagnostic.span is not None
    assert "Noto Sans 400" in diagnostic.hints[0]


@pytest.mark.parametrize("character", ["\x00", "\x7f", "\ud800", "\U000e1000"])
def test_characters_that_no_font_should_draw_are_missing(character: str) -> None:
    (diagnostic,) = set_text(f"a{character}b", 300).diagnostics
    assert diagnostic.code == "font.missing-glyph"


def test_invisible_characters_are_never_missing() -> None:
    found = set_text("a\u200bb\u2066c\u2069d\ufe0f\u00a0e\u2011f", 300)
    assert found.diagnostics == ()
    assert texts(found) == ["abcd\ufe0f\u00a0e\u2011f"]


def test_kerning_holds_over_a_span_of_text() -> None:
    (kerned,) = set_text("AVAVA", 300).lines
    face = book().face("Noto Sans", 400)
    apart = sum(face.hb_font.get_glyph_h_advance(face.glyph(letter)) for letter in "AVAVA")
    assert kerned.width < apart * 12 / face.upem


def test_tabular_figures_are_equally_wide() -> None:
    one, two = (
        set_text(spans(digits, families=("Source Serif 4",), figures="tabular"), 300).lines[0].width
        for digits in ("1111", "8888")
    )
    assert one == pytest.approx(two)


def test_tracking_widens_latin_but_never_arabic() -> None:
    assert set_text(spans("abc", tracking=0.1), 300).lines[0].width == pytest.approx(
        set_text("abc", 300).lines[0].width + 3 * 1.2
    )
    tracked = set_text(spans("سلام", "ar", tracking=0.1), 300, "ar")
    assert tracked.lines[0].width == set_text("سلام", 300, "ar").lines[0].width


def test_doses_are_never_drawn_as_one_sign() -> None:
    span = TextSpan(text="100mg", style=style(families=("Noto Sans KR",)))
    (line,) = set_text([span], 300, "ko").lines
    assert [cluster.text for cluster in line.runs[0].run.clusters] == list("100mg")


def test_language_chooses_the_form_of_a_character() -> None:
    russian, serbian = (
        set_text([TextSpan(text="б", style=style(), language=tag)], 99).lines[0].runs[0].run
        for tag in ("ru", "sr")
    )
    assert russian.clusters[0].parts != serbian.clusters[0].parts


def test_runs_never_cross_spans() -> None:
    bold = TextSpan(text="bold", style=style(weight=600))
    (line,) = set_text([*spans("plain "), bold, *spans(" plain")], 300).lines
    assert [run.span for run in line.runs] == [0, 1, 2]
    assert [run.run.font.weight for run in line.runs] == [400, 600, 400]


def test_an_isolated_name_keeps_its_order_in_arabic() -> None:
    phone = TextSpan(text="+82-2-123", style=style("ar"), isolate=True)
    (line,) = set_text([*spans("اتصل ", "ar"), phone, *spans(" الآن", "ar")], 300, "ar").lines
    assert "+82-2-123" in seen(line)


# The cache.


def test_equal_paragraphs_give_the_same_object() -> None:
    cache = TextCache()
    first, second = (
        set_lines(paragraph("the same words"), 200, book=book(), cache=cache) for _ in range(2)
    )
    assert first is second
    other = set_lines(paragraph("the same words"), 201, book=book(), cache=cache)
    assert other is not first


def test_ink_and_links_do_not_count_but_size_does() -> None:
    cache = TextCache()
    plain = TextSpan(text="words", style=style())
    red = replace(plain, style=style(ink=BLACK._replace(rgb=(200, 0, 0))), link="#facts")
    larger = replace(plain, style=style(size=13))
    found = [
        set_lines(paragraph([span]), 200, book=book(), cache=cache) for span in (plain, red, larger)
    ]
    assert found[0] is found[1]
    assert found[0] is not found[2]


def test_the_cache_forgets_other_font_books() -> None:
    cache = TextCache()
    first = set_lines(paragraph("words"), 200, book=book(), cache=cache)
    other = FontBook([key for key in book().keys if key.family == "Noto Sans"])
    assert set_lines(paragraph("words"), 200, book=other, cache=cache) is not first


# What holds for every text.

ALPHABET = "abc fi AV 5kg mg-–,.()“” 가나다 漢字、。 שלום سلام ไทย हिन्दी \u00a0\u00ad\u200b\n+1 2"


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet=ALPHABET, max_size=80),
    st.floats(20, 400),
    st.sampled_from(["en", "ko", "ja", "ar", "th"]),
    st.sampled_from(["start", "center", "justify"]),
    st.booleans(),
)
def test_lines_lose_nothing_and_fit(
    text: str,
    measure: float,
    language: str,
    align: Literal["start", "center", "justify"],
    balance: bool,
) -> None:
    found = set_everything(text, measure, language, align=align, balance=balance)
    kept = text.replace("\u00ad", "").replace("\u200b", "").replace("\n", "")
    assert "".join(texts(found)) == kept
    for line in found.lines:
        painted = sorted(seen(line).replace("\u00ad", ""))
        assert painted == sorted(line.text)
        assert line.width <= max(measure, found.min_width) + 0.5
        assert [run.run.width for run in line.runs] == pytest.approx(
            [
                sum(cluster.advance for cluster in run.run.clusters)
                * run.run.size
                / book().face_of(run.run.font).upem
                for run in line.runs
            ]
        )


def set_everything(text: str, measure: float, language: str, **changes: Unpack[Setting]) -> SetText:
    everything = (
        "Noto Sans", "Noto Sans KR", "Noto Sans JP", "Noto Sans Arabic", "Noto Sans Hebrew",
        "Noto Sans Thai Looped", "Noto Sans Devanagari",
    )  # fmt: skip
    return set_text(spans(text, families=everything), measure, language, **changes)
