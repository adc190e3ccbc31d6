"""A sender that is killed: run as a program by the kill tests.

    python -m tests.mail.victim LEDGER PORT [WINDOW NUMBER [SIZE [CONNECTIONS]]]

LEDGER is a folder or a postgresql:// URL. At the NUMBER-th time it comes to WINDOW it kills itself
with SIGKILL; without a window it works until it is done or killed from outside.
"""

import os
import signal
import sys
import time
from dataclasses import replace

from brochure.mail.databases import Database, Postgres, Sqlite, Value
from brochure.mail.delivery import Delivery, State
from brochure.mail.dispatch import together
from brochure.mail.ledger import Ledger
from brochure.mail.pace import Pace
from brochure.mail.sender import Means, Sender
from brochure.mail.transports import smtp as smtp_module
from brochure.mail.transports.smtp import Server, Smtp
from brochure.mail.transports.transport import Parcel
from brochure.mail.transports.wire import Wire
from brochure.workspace import PrivateWorkspace
from tests.mail.room import RUN, TERMS, parcel

WINDOWS = (
    "opened", "claimed", "envelope", "body", "before_commit", "after_commit", "dot", "answer",
    "settled",
)  # fmt: skip
HELD = ("after_commit", "dot", "answer")
"""Windows in which the ledger cannot know."""


class RealTime:
    """The world as it is, without waits."""

    now = staticmethod(time.time)
    monotonic = staticmethod(time.monotonic)

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)

    def chance(self) -> float:
        return 0.0

    def is_stopping(self) -> bool:
        return STOP[0]


STOP = [False]
LEFT = {"window": 0}


def reach(window: str, wanted: str) -> None:
    """Come to a window; die there when it is the one."""
    if window == wanted:
        LEFT["window"] -= 1
        if LEFT["window"] == 0:
            os.kill(os.getpid(), signal.SIGKILL)


class DyingWire(Wire):
    """Dies between pieces of the conversation."""

    wanted = ""

    def send(self, data: bytes, *, seconds: float) -> None:
        if data.startswith(b"MAIL"):
            super().send(data, seconds=seconds)
            reach("envelope", self.wanted)
        elif data == b".\r\n":
            super().send(data, seconds=seconds)
            time.sleep(0.002)
            reach("dot", self.wanted)
        elif data.startswith(b"To:"):
            super().send(data[: len(data) // 2], seconds=seconds)
            reach("body", self.wanted)
            super().send(data[len(data) // 2 :], seconds=seconds)
        else:
            super().send(data, seconds=seconds)


class DyingLedger(Ledger):
    """Dies around its commits."""

    wanted = ""

    def claim(
        self, run_id: str, owner: str, now: float, *, until: float, count: int
    ) -> tuple[Delivery, ...]:
        taken = super().claim(run_id, owner, now, until=until, count=count)
        reach("claimed", self.wanted)
        return taken

    def before_dot(self, delivery: Delivery, now: float) -> None:
        reach("before_commit", self.wanted)
        super().before_dot(delivery, now)
        reach("after_commit", self.wanted)

    def move(self, delivery: Delivery, to: State, now: float, **changes: Value) -> bool:
        if to == "sent":
            reach("answer", self.wanted)
        done = super().move(delivery, to, now, **changes)
        if to == "sent":
            reach("settled", self.wanted)
        return done


def main() -> int:
    """Send until done or dead."""
    place, port = sys.argv[1], int(sys.argv[2])
    wanted = sys.argv[3] if len(sys.argv) > 3 else ""
    LEFT["window"] = int(sys.argv[4]) if len(sys.argv) > 4 else 0
    padding = b"x" * 74 + b"\r\n"
    size = int(sys.argv[5]) // len(padding) if len(sys.argv) > 5 else 0
    connections = int(sys.argv[6]) if len(sys.argv) > 6 else 1
    signal.signal(signal.SIGTERM, lambda *_: STOP.__setitem__(0, True))
    DyingWire.wanted = DyingLedger.wanted = wanted
    setattr(smtp_module, "Wire", DyingWire)  # noqa: B010 - not a name others may use
    databases = [open_database(place) for _ in range(connections)]
    if not databases[0].hold():
        return 3
    ledgers = [DyingLedger(database) for database in databases]
    ledgers[0].recover(time.time())
    reach("opened", wanted)

    def read(delivery: Delivery) -> Parcel:
        small = parcel(delivery)
        return replace(small, data=small.data + padding * size)

    pace = Pace(1e6, 1e6)
    senders = []
    for number, ledger in enumerate(ledgers):
        transport = Smtp(Server(host="127.0.0.1", port=port, security="none"), time.monotonic)
        means = Means(ledger=ledger, transport=transport, world=RealTime(), pace=pace, parcel=read)
        senders.append(Sender(means, TERMS, f"{os.getpid()}-{number}"))
    print("ready", flush=True)  # noqa: T201
    raised = together(senders, RUN.id)
    # The work is over; Python drops its handlers while it ends, and a late signal would count.
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    for database in databases:
        database.close()
    if raised:
        raise raised[0]
    return max({"done": 0, "stopped": 4}.get(sender.result.ending, 1) for sender in senders)


def open_database(place: str) -> Database:
    return Postgres(place) if "://" in place else Sqlite(PrivateWorkspace(place))


if __name__ == "__main__":
    raise SystemExit(main())
