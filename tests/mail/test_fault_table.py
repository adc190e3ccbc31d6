"""The fault table: each fault at each step of a conversation ends in the state that is written.

A real conversation over a socket, a real ledger; two messages, the fault hits the first.
"""

import time

import pytest

from brochure.mail.ledger import Ledger
from brochure.mail.transports.double import Double
from brochure.mail.transports.smtp import Patience, Server, Smtp
from tests.mail.room import RUN, filled, send
from tests.mail.server import CUT, FEATURES, HANG, FaultServer

PATIENCE = Patience(connect=1, command=0.3, block=1, dot=0.3, quit=0.1)
DOOR = ("banner", "hello")
TALK = ("mail", "recipient", "data")
END = ("dot",)
QUEUED, DEFERRED, FAILED, UNKNOWN, SENT = "queued", "deferred", "failed", "unknown", "sent"
TABLE = [
    # fault, at the door, before the message, after the dot
    (CUT, QUEUED, QUEUED, UNKNOWN),
    (HANG, QUEUED, QUEUED, UNKNOWN),
    (b"\0\xff\xfe not SMTP\r\n", QUEUED, QUEUED, UNKNOWN),
    (b"250-" * 4000, QUEUED, QUEUED, UNKNOWN),
    ("421 4.3.2 closing", QUEUED, QUEUED, QUEUED),
    ("451 4.3.0 disk full", QUEUED, QUEUED, QUEUED),
    ("450 4.2.1 busy", QUEUED, DEFERRED, DEFERRED),
    ("452 4.2.2 mailbox full", QUEUED, DEFERRED, DEFERRED),
    ("535 5.7.8 sign in", QUEUED, QUEUED, QUEUED),
    ("550 5.1.1 nobody", QUEUED, FAILED, FAILED),
    ("552 5.3.4 too big", QUEUED, FAILED, FAILED),
    ("554 5.6.0 bad content", QUEUED, FAILED, FAILED),
]
CASES = [
    (step, fault, expected)
    for fault, door, talk, end in TABLE
    for steps, expected in ((DOOR, door), (TALK, talk), (END, end))
    for step in steps
]


@pytest.mark.parametrize("pipelining", [True, False])
@pytest.mark.parametrize(("step", "fault", "expected"), CASES)
def test_a_fault_ends_in_its_state(
    ledger: Ledger, step: str, fault: str | bytes, expected: str, pipelining: bool
) -> None:
    if step == "mail" and isinstance(fault, str) and fault[:5] in ("550 5", "554 5"):
        expected = QUEUED  # it is about the sender, and so about all of them
    filled(ledger, 2)
    features = FEATURES if pipelining else ("SIZE 50000000",)
    with FaultServer({step: fault}, features, times=1) as server:
        settings = Server(host="127.0.0.1", port=server.port, security="none", patience=PATIENCE)
        send(ledger, Smtp(settings, time.monotonic))
        first, _ = ledger.deliveries(RUN.id)
        assert first.state == expected
        delivered_first = [who for who, _ in server.arrived].count("p1@example.com")
        assert delivered_first == 0
    ledger.database.change("UPDATE delivery SET not_before=0")
    ledger.recover(0)
    double = Double()
    send(ledger, double)
    again = {each.recipient for each in double.arrived} | {who for who, _ in server.arrived}
    assert ("p1@example.com" in again) is (expected in (QUEUED, DEFERRED))
    assert "p2@example.com" in again
    assert len(double.arrived) + len(server.arrived) == len(again), "nobody twice"
