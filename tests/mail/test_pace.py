"""Hours, turns and waits."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.mail.pace import PAUSES, Pace, Window, deferral, pause

SEOUL = Window.read("08:00-20:00", "Asia/Seoul")
BERLIN = Window.read("08:00-20:00", "Europe/Berlin")


def at(text: str, zone: str) -> float:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp()


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("2026-11-22 08:00", 0),
        ("2026-11-22 19:59", 0),
        ("2026-11-22 20:00", 12),
        ("2026-11-22 02:00", 6),
    ],
)
def test_it_opens_at_the_clinics_hours(text: str, hours: float) -> None:
    assert SEOUL.opens_in(at(text, "Asia/Seoul")) == hours * 3600


def test_the_nights_when_clocks_change_are_an_hour_shorter_and_longer() -> None:
    spring = BERLIN.opens_in(at("2026-03-28 20:00", "Europe/Berlin"))
    autumn = BERLIN.opens_in(at("2026-10-24 20:00", "Europe/Berlin"))
    assert (spring, autumn) == (11 * 3600, 13 * 3600)


def test_hours_may_go_over_midnight() -> None:
    night = Window.read("22:00-02:00", "UTC")
    assert night.opens_in(at("2026-11-22 23:00", "UTC")) == 0
    assert night.opens_in(at("2026-11-22 01:59", "UTC")) == 0
    assert night.opens_in(at("2026-11-22 02:00", "UTC")) == 20 * 3600


@given(
    st.floats(1.6e9, 2.2e9), st.sampled_from(["Asia/Seoul", "Europe/Berlin", "America/New_York"])
)
def test_waiting_as_told_always_ends_at_open_doors(now: float, zone: str) -> None:
    window = Window.read("08:00-20:00", zone)
    wait = window.opens_in(now)
    assert 0 <= wait <= 14 * 3600
    assert window.opens_in(now + wait + 1e-3) == 0


def test_turns_keep_their_distance_in_all_and_to_one_domain() -> None:
    pace = Pace(2.0, 1.0)
    assert [pace.turn("a", 100.0) for _ in range(3)] == [0.0, 1.0, 2.0]
    assert pace.turn("b", 100.0) == 2.5


@given(st.integers(0, 50), st.floats(0, 0.999))
def test_waits_grow_have_a_bound_and_differ_by_chance(count: int, chance: float) -> None:
    assert PAUSES[0] <= pause(count, chance) <= PAUSES[-1] * 1.5
    assert 15 * 60 <= deferral(count + 1, chance) <= 9 * 3600
    assert deferral(count + 2, 0.0) >= deferral(count + 1, 0.0)
