"""UAX #9: Unicode's own conformance cases, and what lines need besides."""

import lzma
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.text.bidi import levels, line_levels, reorder
from brochure.text.isolate import isolated_levels

CASES = Path(__file__).parent / "data" / "BidiCharacterTest.txt.xz"
CLASSES = Path(__file__).parent / "data" / "BidiTest.txt.xz"
SAMPLES = {
    "L": "a", "R": "\u05d0", "EN": "1", "ES": "+", "ET": "$", "AN": "\u0661", "CS": ",",
    "B": "\u2029", "S": "\t", "WS": " ", "ON": "!", "AL": "\u0628", "NSM": "\u0300",
    "BN": "\u00ad", "LRE": "\u202a", "RLE": "\u202b", "PDF": "\u202c", "LRO": "\u202d",
    "RLO": "\u202e", "LRI": "\u2066", "RLI": "\u2067", "FSI": "\u2068", "PDI": "\u2069",
}  # fmt: skip
"""A character of each class."""
EVERY = 29
"""A prime, so that the sample meets all parts of the file and all directions."""


def cases(step: int) -> Iterator[str]:
    with lzma.open(CASES, "rt", encoding="utf-8") as lines:
        data = [line for line in lines if line.strip() and not line.startswith("#")]
    yield from data[::step]


def failures(step: int) -> list[str]:
    """Return the cases of BidiCharacterTest.txt that we get wrong."""
    return [case for case in cases(step) if not is_right(case)]


def is_right(case: str) -> bool:
    codes, direction, base, wanted_levels, wanted_order = case.strip().split(";")
    text = "".join(chr(int(code, 16)) for code in codes.split())
    level, found = levels(text, {"0": 0, "1": 1, "2": None}[direction])
    line = line_levels(text, found or [0] * len(text), level, 0, len(text))
    wanted = wanted_levels.split()
    kept = [index for index in reorder(line) if wanted[index] != "x"]
    return (
        level == int(base)
        and all(want in ("x", str(have)) for want, have in zip(wanted, line, strict=True))
        and kept == [int(index) for index in wanted_order.split()]
    )


def test_sampled_conformance_cases_hold() -> None:
    assert failures(EVERY) == []


@pytest.mark.slow
def test_every_conformance_case_holds() -> None:
    assert failures(1) == []


def by_class(step: int) -> Iterator[tuple[str, list[str], list[int], int]]:
    """Yield classes, levels, order and directions (a bit field) of BidiTest.txt."""
    wanted: list[str] = []
    order: list[int] = []
    number = 0
    with lzma.open(CLASSES, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith("@Levels:"):
                wanted = line.partition(":")[2].split()
            elif line.startswith("@Reorder:"):
                order = [int(index) for index in line.partition(":")[2].split()]
            elif ";" in line and not line.startswith(("#", "@")):
                number += 1
                classes, _, directions = line.partition(";")
                if number % step == 0:
                    yield classes, wanted, order, int(directions, 16)


def wrong_classes(step: int) -> list[tuple[str, int | None]]:
    """Return the cases of BidiTest.txt that we get wrong, with the paragraph's direction."""
    wrong: list[tuple[str, int | None]] = []
    for classes, wanted, order, directions in by_class(step):
        text = "".join(SAMPLES[name] for name in classes.split())
        for bit, base in ((1, None), (2, 0), (4, 1)):
            if directions & bit:
                level, found = levels(text, base)
                line = line_levels(text, found or [0] * len(text), level, 0, len(text))
                have = [w if w == "x" else str(h) for w, h in zip(wanted, line, strict=True)]
                kept = [index for index in reorder(line) if wanted[index] != "x"]
                if have != wanted or kept != order:
                    wrong.append((classes, base))
    return wrong


def test_sampled_cases_of_classes_hold() -> None:
    assert wrong_classes(101) == []


@pytest.mark.slow
def test_every_case_of_classes_holds() -> None:
    assert wrong_classes(1) == []


@given(st.lists(st.integers(0, 6), max_size=40))
def test_reordering_is_a_permutation(run_levels: list[int]) -> None:
    assert sorted(reorder(run_levels)) == list(range(len(run_levels)))


@given(st.text(alphabet="aא1ש.,( )[]%-\u0661\u05b0\u2066\u2067\u2069\u202b\u202c", max_size=40))
def test_levels_are_those_of_the_paragraph_or_higher(text: str) -> None:
    base, found = levels(text, 1)
    assert base == 1
    assert found is not None
    assert len(found) == len(text)
    assert all(level >= 1 for level in found)


def test_text_of_one_direction_needs_no_levels() -> None:
    assert levels("Take 5 mg (½ tablet).", 0) == (0, None)


def test_spaces_at_a_line_end_take_the_level_of_the_paragraph() -> None:
    text = "abc אבג דהו"
    _, found = levels(text, 0)
    assert found is not None
    assert line_levels(text, found, 0, 0, 8) == [0, 0, 0, 0, 1, 1, 1, 0]


def test_an_isolated_number_keeps_its_order_beside_arabic() -> None:
    text = "الرقم 02-1234"
    _, found = isolated_levels(text, 1, [(6, 13)])
    assert found is not None
    assert found[6:] == [2] * 7
    assert isolated_levels(text, 1, [])[1] != found
