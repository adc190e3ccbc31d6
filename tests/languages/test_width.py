"""Width: one limit for all scripts, and what is ten times too long is always seen."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.forms.document import Field, Link, Run, Strong
from brochure.languages.language import load
from brochure.languages.width import characters, is_absurd, is_too_wide, limit_of, width, width_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [("face", 4), ("얼굴", 4), ("顔の", 4), ("й\u0306", 1), ("ที่", 1), ("ﬁ", 1), ("", 0)],
)
def test_width_counts_what_is_seen(text: str, expected: int) -> None:
    assert width(text) == expected


def test_markup_counts_nothing_and_a_variable_its_usual_value() -> None:
    inlines = (Strong((Run("ab"),)), Link((Run("c"),), "https://a.example"), Field("phone"))
    assert width_of(inlines) == 15


def test_short_texts_may_grow_most() -> None:
    limits = [limit_of((Run("x" * n),)) / n for n in (10, 40, 100, 400)]
    assert limits == sorted(limits, reverse=True)
    assert limit_of((Run("No"),)) == 16


def test_limits_are_told_in_characters_of_the_language() -> None:
    assert characters(40, load("de")) == "40 characters"
    assert characters(40, load("ja")) == "20 characters"
    assert "20 in Chinese" in characters(40, None)


@given(st.text("abc 가", min_size=6, max_size=200))
def test_ten_times_the_source_is_absurd_and_twice_is_not(source: str) -> None:
    assert is_absurd((Run(source),), (Run(source * 10),))
    assert not is_absurd((Run(source),), (Run(source * 2),))
    assert is_too_wide((Run(source),), (Run(source * 10),))
