"""Values: units, geometry, inks, spans, diagnostics, digests."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.values.diagnostic import Diagnostic, has_errors
from brochure.values.digest import digest
from brochure.values.geometry import Rect, circle, line, rectangle
from brochure.values.ink import Ink
from brochure.values.span import Span
from brochure.values.units import inch, mm, to_mm


def test_an_inch_is_72_points_and_25_4_millimetres() -> None:
    assert inch(1) == pytest.approx(72)
    assert mm(25.4) == pytest.approx(72)


@given(st.floats(-1e6, 1e6))
def test_millimetres_survive_the_way_to_points_and_back(length: float) -> None:
    assert to_mm(mm(length)) == pytest.approx(length, abs=1e-6)


def test_a_rectangle_grows_on_all_four_sides() -> None:
    grown = Rect(10, 20, 30, 40).grown(3)
    assert grown == Rect(7, 17, 36, 46)
    assert (grown.right, grown.bottom) == (43, 63)


def test_outlines_are_closed_and_lines_are_not() -> None:
    assert rectangle(Rect(0, 0, 1, 1))[-1].operator == "Z"
    assert circle(0, 0, 1)[-1].operator == "Z"
    assert [segment.operator for segment in line(0, 0, 5, 5)] == ["M", "L"]


def test_a_circle_of_curves_is_round_to_a_thousandth() -> None:
    start = circle(0, 0, 100)[0].points
    for segment in circle(0, 0, 100)[1:5]:
        p0, p1, p2, p3 = start, segment.points[:2], segment.points[2:4], segment.points[4:]
        middle = [(a + 3 * b + 3 * c + d) / 8 for a, b, c, d in zip(p0, p1, p2, p3, strict=True)]
        assert math.hypot(*middle) == pytest.approx(100, abs=0.1)
        start = p3


def test_ink_shows_its_screen_value_in_hexadecimal() -> None:
    assert Ink((22, 63, 78)).hex.upper() == "#163F4E"


def test_a_span_reads_as_editors_expect() -> None:
    assert str(Span("a/b.yaml", 14, 5)) == "a/b.yaml:14:5"


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_only_equal_lists_have_equal_digests(first: list[str], second: list[str]) -> None:
    assert (digest(*first) == digest(*second)) == (first == second)


def test_warnings_are_no_errors() -> None:
    warning = Diagnostic(code="a.b", severity="warning", message="odd")
    error = Diagnostic(code="a.b", severity="error", message="wrong")
    assert not has_errors((warning,))
    assert has_errors((warning, error))
