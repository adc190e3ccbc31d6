"""kill -9 against a real server: nobody twice, nobody lost, doubts held."""

import random
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from brochure.mail.databases import Sqlite
from brochure.mail.delivery import Delivery
from brochure.mail.ledger import Ledger
from brochure.workspace import PrivateWorkspace
from tests.architecture.source import ROOT
from tests.mail.room import RUN, filled
from tests.mail.victim import HELD, WINDOWS

MESSAGES = 12


@dataclass
class Inbox:
    """What aiosmtpd accepted."""

    arrived: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: ANN401, N802
        self.arrived.extend(envelope.rcpt_tos)
        return "250 2.0.0 taken"


def free_port() -> int:
    """Return a port of this machine that nobody uses now."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def mail_server() -> Iterator[tuple[Inbox, int]]:
    """Run aiosmtpd on a free port."""
    from aiosmtpd.controller import Controller

    inbox = Inbox()
    port = free_port()
    controller = Controller(inbox, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield inbox, port
    finally:
        controller.stop()


def start(place: str, port: int, *arguments: object) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.mail.victim", place, str(port), *map(str, arguments)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def finish(victim: "subprocess.Popen[str]") -> int:
    """Wait for the end of a process and return its code."""
    assert victim.stdout is not None
    with victim, victim.stdout:
        return victim.wait(300)


@dataclass(frozen=True)
class Truth:
    """What the ledger says, beside what arrived."""

    sent: set[str]
    unknown: set[str]

    @classmethod
    def read(cls, ledger: Ledger) -> "Truth":
        def people(found: tuple[Delivery, ...]) -> set[str]:
            return {f"p{each.row}@example.com" for each in found}

        return cls(
            people(ledger.deliveries(RUN.id, ("sent",))),
            people(ledger.deliveries(RUN.id, ("unknown",))),
        )


def judge(inbox: Inbox, truth: Truth, count: int, kills: int, connections: int = 1) -> None:
    """Assert what must hold after any number of kills and a run to the end."""
    arrived = Counter(inbox.arrived)
    assert max(arrived.values()) == 1, "nobody twice"
    assert len(truth.sent | truth.unknown) == count, "nobody lost"
    assert truth.sent <= set(arrived), "what is marked as sent has arrived"
    assert set(arrived) <= truth.sent | truth.unknown
    most = kills * connections
    assert len(truth.unknown) <= most, "at most one unknown for each kill and connection"


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    database = Sqlite(PrivateWorkspace(tmp_path))
    yield filled(Ledger(database), MESSAGES)
    database.close()


@pytest.mark.parametrize("window", WINDOWS)
def test_killed_in_a_window_it_goes_on_as_drawn(
    window: str, tmp_path: Path, ledger: Ledger
) -> None:
    with mail_server() as (inbox, port):
        which = 1 if window in ("opened", "claimed") else 3
        assert finish(start(str(tmp_path), port, window, which)) == -signal.SIGKILL
        assert finish(start(str(tmp_path), port)) == 0
        truth = Truth.read(ledger)
        judge(inbox, truth, MESSAGES, kills=1)
        assert len(truth.unknown) == (window in HELD)
        if window in ("dot", "answer"):
            assert truth.unknown <= set(inbox.arrived)
        if window == "after_commit":
            assert not truth.unknown & set(inbox.arrived)


def test_asked_politely_it_leaves_no_doubt(tmp_path: Path, ledger: Ledger) -> None:
    with mail_server() as (inbox, port):
        for _ in range(3):
            victim = start(str(tmp_path), port)
            assert victim.stdout is not None
            victim.stdout.readline()
            victim.terminate()
            assert finish(victim) in (0, 4)
        assert finish(start(str(tmp_path), port)) == 0
        truth = Truth.read(ledger)
        judge(inbox, truth, MESSAGES, kills=0)


def test_a_second_sender_gives_way(tmp_path: Path, ledger: Ledger) -> None:
    assert ledger.database.hold()
    assert finish(start(str(tmp_path), 1)) == 3


@pytest.mark.slow
def test_asked_politely_a_hundred_times_it_leaves_no_doubt(tmp_path: Path) -> None:
    database = Sqlite(PrivateWorkspace(tmp_path))
    ledger = filled(Ledger(database), 5_000)
    chance = random.Random(7)
    with mail_server() as (inbox, port):
        for _ in range(100):
            victim = start(str(tmp_path), port, "none", 0, 20_000, 4)
            assert victim.stdout is not None
            victim.stdout.readline()
            time.sleep(chance.uniform(0.0, 0.12))
            victim.terminate()
            assert finish(victim) in (0, 4)
        assert finish(start(str(tmp_path), port, "none", 0, 20_000, 4)) == 0
        judge(inbox, Truth.read(ledger), 5_000, kills=0)
    database.close()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kills_wanted", "count", "size", "connections"),
    [(700, 10_000, 20_000, 1), (300, 1_500, 1_000_000, 1), (200, 6_000, 20_000, 4)],
)
def test_a_thousand_kills_at_random_moments(
    tmp_path: Path, kills_wanted: int, count: int, size: int, connections: int
) -> None:
    database = Sqlite(PrivateWorkspace(tmp_path))
    ledger = filled(Ledger(database), count)
    chance = random.Random(6)
    kills = 0
    with mail_server() as (inbox, port):
        while kills < kills_wanted:
            victim = start(str(tmp_path), port, "none", 0, size, connections)
            assert victim.stdout is not None
            victim.stdout.readline()
            time.sleep(chance.uniform(0.0, 0.12))
            victim.kill()
            kills += finish(victim) == -signal.SIGKILL
        while finish(start(str(tmp_path), port, "none", 0, size, connections)) != 0:
            pass
        truth = Truth.read(ledger)
    judge(inbox, truth, count, kills, connections)
    really = len(truth.unknown & set(inbox.arrived))
    print(f"{kills} kills, {count} messages: unknown {len(truth.unknown)}, arrived {really}")  # noqa: T201
    database.close()
