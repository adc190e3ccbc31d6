"""Inline markup: what is markup, what stays plain, and that nothing is lost."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.forms.document import Field, Inline, LineBreak, Link, Run, Strong, plain
from brochure.languages.inline import parse_inline


def inlines(source: str) -> tuple[Inline, ...]:
    found, diagnostics = parse_inline(source)
    assert diagnostics == ()
    return found


def test_bold_link_field_and_break_are_markup() -> None:
    assert inlines("**a** [b](https://c.example/d_(e)) {phone}\nf\\\ng") == (
        Strong((Run("a"),)),
        Run(" "),
        Link((Run("b"),), "https://c.example/d_(e)"),
        Run(" "),
        Field("phone"),
        LineBreak(),
        Run("f"),
        LineBreak(),
        Run("g"),
    )


@pytest.mark.parametrize(
    "source",
    [
        "a < b & c",
        "{{",
        "{{name}}",
        "a * b",
        "[1]",
        "[a] (b)",
        "{Name}",
        "{ x }",
        "<b>",
        "_a_",
        "`",
        "****",
    ],
)
def test_everything_else_is_just_characters(source: str) -> None:
    assert inlines(source) == (Run(source),)


def test_bold_needs_no_space_beside_it() -> None:
    assert inlines("이를 **칼귀**라고") == (Run("이를 "), Strong((Run("칼귀"),)), Run("라고"))


def test_link_inside_bold_and_bold_inside_link() -> None:
    assert inlines("**[a](#x) b**") == (Strong((Link((Run("a"),), "#x"), Run(" b"))),)
    assert inlines("[**a**](#x)") == (Link((Strong((Run("a"),)),), "#x"),)


def test_link_target_may_be_a_field() -> None:
    assert inlines("[{site}]({site_url})") == (Link((Field("site"),), "{site_url}"),)


def test_backslash_takes_the_meaning_away() -> None:
    assert inlines(r"\*\*a\*\* \{b} \[c](#d)") == (Run("**a** {b} [c](#d)"),)


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "file:///etc/passwd", "data:,x", "//x", "x"]
)
def test_unsafe_link_is_reported_and_stays_text(target: str) -> None:
    found, diagnostics = parse_inline(f"[a]({target})")
    assert [d.code for d in diagnostics] == ["inline.bad-link"]
    assert plain(found) == f"[a]({target})"


def test_lone_bold_mark_is_reported_and_stays_text() -> None:
    found, diagnostics = parse_inline("a ** b {c}")
    assert [d.code for d in diagnostics] == ["inline.unclosed"]
    assert found == (Run("a ** b "), Field("c"))


def test_newlines_of_block_scalars_are_dropped_at_the_ends() -> None:
    assert inlines("a\n") == (Run("a"),)


MARKUP = st.text(st.sampled_from("*[](){}\\\n#ab:/é한"), max_size=60)


@given(MARKUP | st.text(max_size=60))
def test_parsing_never_raises_and_keeps_every_letter(source: str) -> None:
    found, _ = parse_inline(source)
    words = "".join(character for character in source if character.isalnum())
    kept = "".join(character for character in _all_text(found) if character.isalnum())
    assert kept == words


def _all_text(found: tuple[Inline, ...]) -> str:
    parts = []
    for inline in found:
        match inline:
            case Link(children=children, target=target):
                parts.append(_all_text(children) + target)
            case Strong(children=children):
                parts.append(_all_text(children))
            case _:
                parts.append(plain((inline,)))
    return "".join(parts)


@pytest.mark.parametrize("piece", ["**a ", "[", "[a](", "[a](#b", "{{", "(("])
def test_hostile_text_of_a_megabyte_is_parsed_in_linear_time(piece: str) -> None:
    start = time.process_time()
    parse_inline(piece * (500_000 // len(piece)))
    assert time.process_time() - start < 3
