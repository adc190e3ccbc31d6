"""Secure connections: nobody who is not the server gets a password or a message."""

import ssl
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import trustme

from brochure.mail.replies import Step, judge
from brochure.mail.transports.smtp import Patience, Server, Smtp
from brochure.mail.transports.transport import Accepted, ConnectionProblem
from tests.mail.server import CUT, FaultServer
from tests.mail.test_transports import PARCEL, WORD

FEATURES = ("AUTH PLAIN",)


@dataclass
class Authority:
    """An authority whose file clients trust."""

    ca: trustme.CA
    file: str

    def context(self, name: str = "127.0.0.1", *, days: int = 30) -> ssl.SSLContext:
        cert = self.ca.issue_cert(name, not_after=datetime.now(UTC) + timedelta(days=days))
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        cert.configure_cert(context)
        return context


@pytest.fixture
def authority(tmp_path: Path) -> Authority:
    ca = trustme.CA()
    place = tmp_path / "ca.pem"
    ca.cert_pem.write_to_path(place)
    return Authority(ca, str(place))


@contextmanager
def conversation(
    server: FaultServer, authority: Authority, security: str = "starttls"
) -> Iterator[Smtp]:
    settings = Server(
        host="127.0.0.1",
        port=server.port,
        security=security,
        auth="plain",
        user="clinic",
        password=WORD,
        ca_file=authority.file,
        patience=Patience(connect=2, command=1, block=1, dot=1, quit=0.2),
    )
    transport = Smtp(settings, time.monotonic)
    yield transport
    transport.close()


def assert_nothing_was_said(server: FaultServer) -> None:
    assert not any(line.startswith(("AUTH", "MAIL")) for line in server.heard)
    assert server.arrived == []


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_a_known_server_gets_the_message(authority: Authority, security: str) -> None:
    context = authority.context()
    with (
        FaultServer(features=FEATURES, context=context, implicit_tls=security == "tls") as server,
        conversation(server, authority, security) as transport,
    ):
        transport.open()
        assert isinstance(transport.deliver(PARCEL, lambda: None), Accepted)
        assert any(line.startswith("AUTH PLAIN") for line in server.heard)


@pytest.mark.parametrize("security", ["starttls", "tls"])
@pytest.mark.parametrize("fault", ["name", "expired", "stranger"])
def test_a_wrong_certificate_stops_before_the_password(
    authority: Authority, security: str, fault: str
) -> None:
    match fault:
        case "name":
            context = authority.context("mail.other.example")
        case "expired":
            context = authority.context(days=-1)
        case _:
            context = Authority(trustme.CA(), "").context()
    with (
        FaultServer(features=FEATURES, context=context, implicit_tls=security == "tls") as server,
        conversation(server, authority, security) as transport,
    ):
        with pytest.raises(ConnectionProblem) as raised:
            transport.open()
        assert raised.value.step == "tls"
        assert judge("tls", raised.value.reply).action == "stop"
        assert_nothing_was_said(server)


def test_a_server_without_starttls_is_not_spoken_to_in_clear(authority: Authority) -> None:
    with (
        FaultServer(features=FEATURES) as server,
        conversation(server, authority) as transport,
    ):
        with pytest.raises(ConnectionProblem, match="STARTTLS"):
            transport.open()
        assert_nothing_was_said(server)


def test_old_versions_of_tls_are_refused(authority: Authority) -> None:
    context = authority.context()
    context.maximum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers("ALL:@SECLEVEL=0")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = ssl.TLSVersion.TLSv1
        context.maximum_version = ssl.TLSVersion.TLSv1_1
    with (
        FaultServer(features=FEATURES, context=context) as server,
        conversation(server, authority) as transport,
    ):
        with pytest.raises(ConnectionProblem):
            transport.open()
        assert_nothing_was_said(server)


@pytest.mark.parametrize(("step", "fault"), [("handshake", CUT), ("starttls", "454 4.7.0 no")])
def test_a_broken_handshake_is_trouble_not_a_downgrade(
    authority: Authority, step: Step, fault: str
) -> None:
    with (
        FaultServer({step: fault}, FEATURES, context=authority.context()) as server,
        conversation(server, authority) as transport,
    ):
        with pytest.raises(ConnectionProblem):
            transport.open()
        assert_nothing_was_said(server)


def test_what_is_slipped_in_before_tls_is_thrown_away(authority: Authority) -> None:
    slipped = "220 go\r\n250-evil.example\r\n250 AUTH PLAIN"
    with (
        FaultServer({"starttls": slipped}, (), context=authority.context()) as server,
        conversation(server, authority) as transport,
    ):
        with pytest.raises(ConnectionProblem, match="sign in"):
            transport.open()
        assert_nothing_was_said(server)
