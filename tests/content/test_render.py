"""Diagnostics become text with the line they speak of and carets under the place."""

from brochure.content.render import columns, render
from brochure.values.diagnostic import Diagnostic
from brochure.values.span import Span


def shown(line: str, column: int, end: int, message: str = "wrong") -> list[str]:
    found = Diagnostic(
        code="a.b", severity="error", message=message, span=Span("f.yaml", 1, column, 1, end)
    )
    return render(found, [line]).split("\n")


def test_the_form_is_that_of_the_style_guide() -> None:
    found = Diagnostic(
        code="key.unknown",
        severity="error",
        message="'titel' is not a key of a procedure",
        span=Span("content/knee.yaml", 14, 5, 14, 10),
        hints=("did you mean 'title'?",),
    )
    lines = [*[""] * 13, "    titel: Before you start"]
    assert render(found, lines) == (
        "error[key.unknown]: 'titel' is not a key of a procedure\n"
        "  content/knee.yaml:14:5\n"
        "  14 |     titel: Before you start\n"
        "     |     ^^^^^\n"
        "  help: did you mean 'title'?"
    )


def test_carets_stand_under_wide_characters() -> None:
    assert shown("제목: 안면", 5, 7)[2:] == ["  1 | 제목: 안면", "    |       ^^^^"]


def test_marks_that_combine_take_no_column() -> None:
    assert columns("e\u0301") == 1
    assert columns("ก่") == 1


def test_a_tab_is_widened_and_the_caret_follows() -> None:
    assert shown("\tx: 1", 2, 3)[2:] == ["  1 |     x: 1", "    |     ^"]


def test_a_long_line_is_cut_around_the_place() -> None:
    line = "a" * 500 + "HERE" + "b" * 500
    excerpt, carets = shown(line, 501, 505)[2:]
    assert len(excerpt) <= 110
    assert excerpt[carets.index("^") :].startswith("HERE")
    assert carets.count("^") == 4


def test_a_place_after_the_end_of_the_line_has_one_caret() -> None:
    assert shown("ab", 9, 10)[3] == "    |   ^"


def test_a_place_over_several_lines_marks_the_first() -> None:
    found = Diagnostic(code="a.b", severity="note", message="m", span=Span("f", 1, 4, 2, 2))
    assert render(found, ["a: 'xyz ", "z'"]).split("\n")[3] == "    |    ^^^^"


def test_without_lines_the_place_is_named() -> None:
    found = Diagnostic(code="a.b", severity="warning", message="m", span=Span("f.po", 3, 1, 3, 2))
    assert render(found) == "warning[a.b]: m\n  f.po:3:1"


def test_related_places_show_their_own_file() -> None:
    found = Diagnostic(
        code="a.b",
        severity="error",
        message="m",
        span=Span("ko.po", 1, 1, 1, 2),
        related=(("the source", Span("en.yaml", 1, 1, 1, 3)),),
    )
    assert render(found, {"ko.po": ["x"], "en.yaml": ["hello"]}).split("\n")[4:] == [
        "  note: the source",
        "  en.yaml:1:1",
        "  1 | hello",
        "    | ^^",
    ]


def test_a_message_cannot_steer_the_terminal() -> None:
    assert shown("a\x1b[31m", 1, 2, "bad \x1b[31m")[0] == "error[a.b]: bad U+001B[31m"
    assert "\x1b" not in "".join(shown("a\x1b[31m", 1, 2))
