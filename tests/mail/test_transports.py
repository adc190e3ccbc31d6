"""One contract for all transports, and what only SMTP has."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from brochure.mail.transports.double import Double
from brochure.mail.transports.outbox import Outbox
from brochure.mail.transports.smtp import Patience, Server, Smtp, stuffed
from brochure.mail.transports.transport import (
    Accepted,
    ConnectionProblem,
    Parcel,
    Refused,
    Transport,
    Unanswered,
)
from brochure.workspace import PrivateWorkspace
from tests.mail.server import CUT, FEATURES, HANG, SLOW, FaultServer

PARCEL = Parcel(
    sender="bounce@clinic.example",
    recipient="kim@example.com",
    data=b"To: kim@example.com\r\n\r\n.dot first\r\n..two\r\nend\r\n",
)
QUICK = Patience(connect=2, command=0.4, block=0.6, dot=0.4, quit=0.2)
WORD = "hunter22"
Arrived = Callable[[], list[bytes]]


def steady() -> float:
    import time

    return time.monotonic()


def smtp(server: FaultServer, **changes: object) -> Smtp:
    settings = Server(host="127.0.0.1", port=server.port, security="none", patience=QUICK)
    return Smtp(replace(settings, **changes), steady)  # type: ignore[arg-type]


@pytest.fixture(params=["double", "outbox", "smtp"])
def way(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Transport, Arrived]]:
    with ExitStack() as stack:
        transport: Transport
        match request.param:
            case "double":
                double = Double()
                transport, arrived = double, lambda: [each.data for each in double.arrived]
            case "outbox":
                transport = Outbox(PrivateWorkspace(tmp_path))
                folder = tmp_path / "sent"
                arrived = lambda: [path.read_bytes() for path in folder.glob("*.eml")]  # noqa: E731
            case _:
                server = stack.enter_context(FaultServer())
                transport = smtp(server)
                arrived = lambda: [data for _, data in server.arrived]  # noqa: E731
        yield transport, arrived
        transport.close()


def test_a_message_arrives_with_its_bytes(way: tuple[Transport, Arrived]) -> None:
    transport, arrived = way
    noted: list[int] = []
    transport.open()
    outcome = transport.deliver(PARCEL, lambda: noted.append(len(arrived())))
    assert isinstance(outcome, Accepted)
    assert arrived() == [PARCEL.data]
    assert noted == [0], "noted once, before it arrived"


def test_nothing_arrives_when_it_cannot_be_noted(way: tuple[Transport, Arrived]) -> None:
    transport, arrived = way

    def disk_full() -> None:
        raise OSError(28, "no space")

    transport.open()
    with pytest.raises(OSError, match="no space"):
        transport.deliver(PARCEL, disk_full)
    transport.open()
    other = replace(PARCEL, data=b"To: b@example.com\r\n\r\nother\r\n")
    assert isinstance(transport.deliver(other, lambda: None), Accepted)
    assert arrived() == [other.data]


def test_it_can_be_opened_twice_and_closed_twice(way: tuple[Transport, Arrived]) -> None:
    transport, _ = way
    transport.open()
    transport.open()
    transport.close()
    transport.close()


def test_many_go_over_one_conversation() -> None:
    with FaultServer() as server:
        transport = smtp(server)
        for _ in range(5):
            transport.open()
            transport.deliver(PARCEL, lambda: None)
        transport.close()
        assert len(server.arrived) == 5
        assert server.connections == 1
        assert server.heard[-1] == "QUIT"


@pytest.mark.parametrize("features", [(), FEATURES, ("PIPELINING",)])
@pytest.mark.parametrize("step", ["mail", "recipient", "data", "dot"])
def test_a_refusal_at_a_step_is_one_and_the_next_message_goes(
    step: str, features: tuple[str, ...]
) -> None:
    with FaultServer({step: "550 5.1.1 <kim@example.com> unknown"}, features, times=1) as server:
        transport = smtp(server)
        transport.open()
        outcome = transport.deliver(PARCEL, lambda: None)
        assert isinstance(outcome, Refused)
        assert outcome.step == step
        assert "kim" not in outcome.reply.text
        transport.open()
        assert isinstance(transport.deliver(PARCEL, lambda: None), Accepted)
        assert len(server.arrived) == 1
        transport.close()


@pytest.mark.parametrize("fault", [CUT, HANG, SLOW, b"\0\xff\xfe\r\n", b"2" * 100_000])
@pytest.mark.parametrize("step", ["mail", "recipient", "data", "body"])
def test_trouble_before_the_dot_is_no_riddle(step: str, fault: str | bytes) -> None:
    called: list[int] = []
    with FaultServer({step: fault}) as server:
        transport = smtp(server)
        transport.open()
        # Long enough that a server that does not read is seen before the end.
        outcome = transport.deliver(
            replace(PARCEL, data=PARCEL.data * 200_000), lambda: called.append(1)
        )
        if step == "body" and fault == HANG:
            return  # a server may well be silent here: it only takes the bytes
        assert isinstance(outcome, Refused)
        assert not outcome.is_open
        assert called == []
        assert server.arrived == []


@pytest.mark.parametrize("fault", [CUT, HANG, SLOW, b"\0\xff\r\n", b"250-" * 5000])
@pytest.mark.parametrize("step", ["dot", "after"])
def test_trouble_after_the_dot_is_a_riddle(step: str, fault: str | bytes) -> None:
    with FaultServer({step: fault}) as server:
        transport = smtp(server)
        transport.open()
        assert isinstance(transport.deliver(PARCEL, lambda: None), Unanswered)


@pytest.mark.parametrize(
    "fault", [CUT, HANG, b"x" * 10_000_000, b"hello\r\n", "554 no", "421 busy"]
)
@pytest.mark.parametrize("step", ["banner", "hello"])
def test_trouble_at_the_door_is_told(step: str, fault: str | bytes) -> None:
    with FaultServer({step: fault}) as server, pytest.raises(ConnectionProblem) as raised:
        smtp(server).open()
    assert raised.value.step == step


def test_trouble_with_the_goodbye_does_not_matter() -> None:
    with FaultServer({"quit": CUT}) as server:
        transport = smtp(server)
        transport.open()
        assert isinstance(transport.deliver(PARCEL, lambda: None), Accepted)
        transport.close()


def test_nobody_at_the_port_is_told() -> None:
    with FaultServer() as server:
        transport = smtp(server)
    with pytest.raises(ConnectionProblem):
        transport.open()


def test_the_size_is_asked_for_before_anything_is_sent() -> None:
    with FaultServer(features=("SIZE 40",)) as server:
        transport = smtp(server)
        transport.open()
        outcome = transport.deliver(PARCEL, lambda: None)
        assert isinstance(outcome, Refused)
        assert outcome.step == "size"
        assert server.heard == ["EHLO localhost"]
        assert isinstance(
            transport.deliver(replace(PARCEL, data=b"a: b\r\n\r\nc\r\n"), lambda: None), Accepted
        )
        transport.close()


@pytest.mark.parametrize("offered", [True, False])
def test_an_address_of_other_letters_needs_a_server_that_knows_them(offered: bool) -> None:
    wide = replace(PARCEL, recipient="환자@example.com", needs_smtputf8=True)
    with FaultServer(features=("SMTPUTF8",) if offered else ()) as server:
        transport = smtp(server)
        transport.open()
        outcome = transport.deliver(wide, lambda: None)
        transport.close()
        if offered:
            assert [each for each, _ in server.arrived] == ["환자@example.com"]
            assert any("SMTPUTF8" in line for line in server.heard)
        else:
            assert isinstance(outcome, Refused)
            assert outcome.step == "smtputf8"


@pytest.mark.parametrize("auth", ["plain", "login", "xoauth2"])
def test_each_way_to_sign_in(auth: str) -> None:
    with FaultServer(features=("AUTH PLAIN LOGIN XOAUTH2",)) as server:
        transport = smtp(server, auth=auth, user="clinic", password=WORD)
        transport.open()
        transport.close()
        assert any(line.startswith(f"AUTH {auth.upper()}") for line in server.heard)


def test_xoauth2_answers_the_reason_with_an_empty_line() -> None:
    plan = {"auth": "334 eyJzdGF0dXMiOiI0MDAifQ=="}
    with FaultServer(plan, ("AUTH XOAUTH2",), times=1) as server:
        with pytest.raises(ConnectionProblem):
            smtp(server, auth="xoauth2", user="clinic", password=WORD).open()
        assert server.heard[-1] == ""


def test_a_secret_is_in_no_message_about_trouble() -> None:
    with FaultServer({"auth": "535 5.7.8 no"}, ("AUTH PLAIN",)) as server:
        transport = smtp(server, auth="plain", user="clinic", password=WORD)
        with pytest.raises(ConnectionProblem) as raised:
            transport.open()
    assert WORD not in str(raised.value) + repr(transport._server)


def test_other_machines_are_not_spoken_to_in_clear() -> None:
    settings = Server(host="mail.example", port=25, security="none", patience=QUICK)
    with pytest.raises(ConnectionProblem, match="TLS"):
        Smtp(settings, steady).open()


def test_dots_at_the_beginning_of_lines_are_doubled() -> None:
    assert stuffed(b".a\r\n..b\r\nc.\r\n.") == b"..a\r\n...b\r\nc.\r\n..\r\n"
