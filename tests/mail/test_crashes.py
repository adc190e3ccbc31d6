"""Crashes at every point, on the in-memory twin: nobody twice, nobody lost, doubts held.

A crash is an exception that undoes the transaction in hand and goes through everything, as a power
cut would; then a new sender goes on with the same ledger.
"""

from collections import Counter
from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from brochure.mail.databases import Sqlite
from brochure.mail.ledger import Ledger
from brochure.mail.replies import Reply
from brochure.mail.transports.double import OK
from brochure.mail.transports.transport import (
    Accepted,
    BeforeDot,
    ConnectionProblem,
    Outcome,
    Parcel,
    Refused,
    Unanswered,
)
from tests.mail.room import RUN, START, TestWorld, filled, send, states

POINTS = 12


class Crash(BaseException):
    """The machine is off."""


class Fuse:
    """Crashes at the n-th point reached."""

    def __init__(self, points: int) -> None:
        self.left = points

    def point(self) -> None:
        if self.left == 0:
            self.left = -1
        elif self.left > 0:
            self.left -= 1
            return
        raise Crash


class CrashingDatabase(Sqlite):
    """Crashes before a transaction, inside, before its commit, or after it."""

    fuse = Fuse(10**9)

    def transaction(self) -> Any:  # noqa: ANN401
        from contextlib import contextmanager

        @contextmanager
        def crashing() -> Any:  # noqa: ANN401
            self.fuse.point()
            with Sqlite.transaction(self):
                self.fuse.point()
                yield
                self.fuse.point()
            self.fuse.point()

        return crashing()


class CrashingTransport:
    """Crashes at every step of a conversation; knows what really arrived."""

    def __init__(self, fuse: Fuse, mood: Callable[[], int]) -> None:
        self.fuse = fuse
        self.mood = mood
        self.arrived: list[str] = []

    def open(self) -> None:
        self.fuse.point()
        if self.mood() == 0:
            raise ConnectionProblem("connect", Reply(0, "", "nobody"))

    def deliver(self, parcel: Parcel, before_dot: BeforeDot) -> Outcome:
        self.fuse.point()  # the text is on its way
        if self.mood() == 1:
            return Refused("recipient", Reply(450, "4.2.1", "busy"))
        if self.mood() == 2:
            return Refused("body", Reply(0, "", "cut"), is_open=False)
        before_dot()
        self.fuse.point()  # the dot is not out yet
        self.arrived.append(parcel.recipient)
        self.fuse.point()  # it is out, the answer is on its way
        if self.mood() == 3:
            return Unanswered("cut")
        return Accepted(OK)

    def close(self) -> None:
        pass


def life(ledger: Ledger, transport: CrashingTransport) -> bool:
    """Start a sender and let it run to its end or crash; tell whether it came to an end."""
    world = TestWorld(time=START + 1)
    try:
        ledger.recover(world.now())
        result = send(ledger, transport, world)
    except Crash:
        return False
    return result.ending == "done"


@settings(max_examples=150, deadline=None)
@given(
    count=st.integers(1, 8),
    crashes=st.lists(st.integers(0, 60), max_size=12),
    moods=st.lists(st.integers(0, 9), min_size=1, max_size=30),
)
def test_any_schedule_of_crashes_sends_nobody_twice_and_loses_nobody(
    count: int, crashes: list[int], moods: list[int]
) -> None:
    database = CrashingDatabase()
    database.fuse = Fuse(10**9)
    ledger = filled(Ledger(database), count)
    at = [0]

    def mood() -> int:
        at[0] += 1
        return moods[at[0] % len(moods)]

    calm = [False]
    transport = CrashingTransport(database.fuse, lambda: 9 if calm[0] else mood())
    for crash in crashes:
        database.fuse = transport.fuse = Fuse(crash)
        life(ledger, transport)
    database.fuse = transport.fuse = Fuse(10**9)
    calm[0] = True
    database.change("UPDATE delivery SET not_before=0")
    assert life(ledger, transport)

    arrived = Counter(transport.arrived)
    assert max(arrived.values(), default=0) <= 1, "nobody twice"
    after = states(ledger)
    assert set(after) <= {"sent", "unknown"}
    assert sum(after.values()) == count, "nobody lost"
    sent = {f"p{each.row}@example.com" for each in ledger.deliveries(RUN.id, ("sent",))}
    unknown = {f"p{each.row}@example.com" for each in ledger.deliveries(RUN.id, ("unknown",))}
    assert sent <= set(arrived), "what is marked as sent has arrived"
    assert set(arrived) <= sent | unknown, "what has arrived is marked or held"
    database.close()


def test_each_single_crash_point_ends_as_drawn() -> None:
    outcomes = Counter[str]()
    for point in range(200):
        database = CrashingDatabase()
        ledger = filled(Ledger(database), 3)
        transport = CrashingTransport(Fuse(10**9), lambda: 9)
        database.fuse = transport.fuse = Fuse(point)
        finished = life(ledger, transport)
        database.fuse = transport.fuse = Fuse(10**9)
        assert life(ledger, transport)
        assert max(Counter(transport.arrived).values()) == 1
        outcomes["unknown" if "unknown" in states(ledger) else "clean"] += 1
        database.close()
        if finished:
            break
    assert outcomes["unknown"] > 0
    assert outcomes["clean"] > outcomes["unknown"]
