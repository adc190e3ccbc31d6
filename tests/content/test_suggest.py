"""Near-miss hints: the word somebody probably meant, or none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.content.suggest import edit_distance, is_one_edit, near_miss

KEYS = ["title", "lead", "text", "items", "how_managed", "note"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("titel", "title"),
        ("tilte", "title"),
        ("Title", "title"),
        ("how-managed", "how_managed"),
        ("how managed", "how_managed"),
        ("txt", "text"),
        ("item", "items"),
        ("xyz", None),
        ("", None),
        ("a" * 100_000, None),
    ],
)
def test_the_nearest_word_is_suggested(word: str, meant: str | None) -> None:
    assert near_miss(word, KEYS) == meant


def test_ties_go_to_the_first_in_the_alphabet() -> None:
    assert near_miss("cat", ["rat", "bat"]) == "bat"


@given(st.text(max_size=8), st.text(max_size=8))
def test_distance_is_symmetric_and_zero_only_for_equals(a: str, b: str) -> None:
    assert edit_distance(a, b) == edit_distance(b, a)
    assert (edit_distance(a, b) == 0) == (a == b)
    assert edit_distance(a, b) <= max(len(a), len(b))


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_one_edit_is_seen_without_counting(a: str, b: str) -> None:
    assert is_one_edit(a, b) == (edit_distance(a, b) == 1)
