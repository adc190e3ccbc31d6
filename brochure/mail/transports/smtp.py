"""SMTP, driven by hand: RFC 5321 with SIZE, PIPELINING, SMTPUTF8, STARTTLS and AUTH.

The library's `sendmail` tells a cut in the middle of a message from a cut after its end by nothing.
Here the message goes out, the caller notes it, and only then goes the final dot.
"""

import base64
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field

from brochure.mail.replies import Reply, Step
from brochure.mail.transports.tls import LOOPBACK, verified
from brochure.mail.transports.transport import (
    Accepted,
    BeforeDot,
    ConnectionProblem,
    Outcome,
    Parcel,
    Refused,
    Unanswered,
)
from brochure.mail.transports.wire import CertificateProblem, Wire, WireProblem


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """Seconds to wait (RFC 5321, 4.5.3.2); too little after the dot makes duplicates."""

    connect: float = 30.0
    command: float = 300.0
    block: float = 180.0
    dot: float = 600.0
    quit: float = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """Where and how to connect."""

    host: str
    port: int
    security: str = "starttls"
    auth: str = "none"
    user: str = ""
    password: str = field(default="", repr=False)
    """Or the token, for XOAUTH2."""
    ca_file: str = ""
    hello: str = "localhost"
    patience: Patience = Patience()


class Smtp:
    """A conversation with a server; opened again when it ended."""

    def __init__(self, server: Server, clock: Callable[[], float]) -> None:
        """Keep how to connect; `clock` gives seconds that only go forwards."""
        self._server = server
        self._clock = clock
        self._wire: Wire | None = None
        self._features: dict[str, str] = {}

    def open(self) -> None:
        """Connect, secure, sign in; ConnectionProblem says at which step it ended."""
        if self._wire is not None:
            return
        step: Step = "connect"
        try:
            wire = self._wire = self._connected()
            step = "banner"
            self._expect(wire.reply(seconds=self._server.patience.command), step)
            step = "hello"
            self._greet(wire)
            step = "tls"
            if self._server.security == "starttls":
                self._secure(wire)
            step = "auth"
            self._sign_in(wire)
        except CertificateProblem as problem:
            self._drop()
            text = f"the certificate is not right: {problem.what}"
            raise ConnectionProblem("tls", Reply(554, "", text)) from problem
        except WireProblem as problem:
            self._drop()
            raise ConnectionProblem(step, Reply(0, "", problem.what)) from problem
        except BaseException:
            self._drop()
            raise

    def deliver(self, parcel: Parcel, before_dot: BeforeDot) -> Outcome:
        """Hand over a message: envelope, text, `before_dot`, dot."""
        wire = self._wire
        assert wire is not None, "opened first"
        refusal = self._unfit(parcel)
        if refusal is not None:
            return refusal
        try:
            refusal = self._envelope(wire, parcel)
            if refusal is not None:
                return refusal
            wire.send(stuffed(parcel.data), seconds=self._server.patience.block)
            if wire.has_news():
                # A refusal before the end, or a lost connection: seen now, it is no riddle later.
                reply = wire.reply(seconds=self._server.patience.command)
                self._drop()
                return Refused("body", reply, is_open=False)
        except WireProblem as problem:
            self._drop()
            return Refused("body", Reply(0, "", problem.what), is_open=False)
        try:
            before_dot()
        except BaseException:
            self._drop()  # without its dot the server throws the message away
            raise
        return self._dot(wire)

    def close(self) -> None:
        """Say goodbye; what goes wrong there does not matter."""
        wire = self._wire
        if wire is not None:
            try:
                wire.send(b"QUIT\r\n", seconds=self._server.patience.quit)
                wire.reply(seconds=self._server.patience.quit)
            except WireProblem:
                pass
            self._drop()

    def _dot(self, wire: Wire) -> Outcome:
        patience = self._server.patience.dot
        try:
            wire.send(b".\r\n", seconds=patience)
            reply = wire.reply(seconds=patience)
        except WireProblem as problem:
            self._drop()
            return Unanswered(problem.what)
        except BaseException:
            self._drop()
            raise
        if reply.code == 250 or 200 <= reply.code < 300:
            return Accepted(reply)
        return self._refused("dot", reply)

    def _connected(self) -> Wire:
        server = self._server
        if server.security == "none" and server.host not in LOOPBACK:
            raise ConnectionProblem(
                "tls", Reply(554, "", "only this machine may be spoken to without TLS")
            )
        patience = server.patience.connect
        wire = Wire(server.host, server.port, seconds=patience, clock=self._clock)
        if server.security == "tls":
            self._wire = wire
            wire.start_tls(self._context(), server.host, seconds=patience)
        return wire

    def _context(self) -> ssl.SSLContext:
        try:
            return verified(self._server.ca_file)
        except OSError as problem:
            text = "the file of authorities cannot be read"
            raise ConnectionProblem("tls", Reply(554, "", text)) from problem

    def _greet(self, wire: Wire) -> None:
        reply = self._command(wire, f"EHLO {self._server.hello}")
        self._expect(reply, "hello")
        self._features = {}
        for word in reply.lines[1:]:
            name, _, value = word.partition(" ")
            self._features[name.upper()] = value.strip()

    def _secure(self, wire: Wire) -> None:
        if "STARTTLS" not in self._features:
            raise ConnectionProblem("tls", Reply(554, "", "the server does not offer STARTTLS"))
        self._expect(self._command(wire, "STARTTLS"), "tls")
        wire.start_tls(self._context(), self._server.host, seconds=self._server.patience.connect)
        self._greet(wire)

    def _sign_in(self, wire: Wire) -> None:
        server = self._server
        if server.auth == "none":
            return
        offered = self._features.get("AUTH", "").upper().split()
        if server.auth.upper() not in offered:
            text = f"the server does not offer to sign in by {server.auth}"
            raise ConnectionProblem("auth", Reply(535, "", text))
        match server.auth:
            case "plain":
                token = _encoded(f"\0{server.user}\0{server.password}")
                reply = self._command(wire, f"AUTH PLAIN {token}")
            case "login":
                reply = self._command(wire, "AUTH LOGIN")
                for part in (server.user, server.password):
                    if reply.code == 334:
                        reply = self._command(wire, _encoded(part))
            case _:
                token = _encoded(f"user={server.user}\1auth=Bearer {server.password}\1\1")
                reply = self._command(wire, f"AUTH XOAUTH2 {token}")
                if reply.code == 334:  # the reason as JSON; an empty line brings the true reply
                    reply = self._command(wire, "")
        self._expect(reply, "auth")

    def _unfit(self, parcel: Parcel) -> Refused | None:
        """Refuse what the server has already said it does not take."""
        limit = self._features.get("SIZE", "")
        if limit.isdigit() and 0 < int(limit) < len(parcel.data):
            text = f"{len(parcel.data)} bytes; the server takes {limit}"
            return Refused("size", Reply(552, "5.3.4", text))
        if parcel.needs_smtputf8 and "SMTPUTF8" not in self._features:
            return Refused("smtputf8", Reply(553, "5.6.7", "the server does not offer SMTPUTF8"))
        return None

    def _envelope(self, wire: Wire, parcel: Parcel) -> Refused | None:
        """Say who it is from and for whom; give the first refusal."""
        options = f" SIZE={len(parcel.data)}" if "SIZE" in self._features else ""
        options += " SMTPUTF8" if parcel.needs_smtputf8 else ""
        steps: tuple[tuple[Step, str], ...] = (
            ("mail", f"MAIL FROM:<{parcel.sender}>{options}"),
            ("recipient", f"RCPT TO:<{parcel.recipient}>"),
            ("data", "DATA"),
        )
        if "PIPELINING" in self._features:
            return self._together(wire, steps)
        for step, line in steps:
            reply = self._command(wire, line)
            if not reply.is_good:
                return self._refused(step, reply, reset=True)
        return None

    def _together(self, wire: Wire, steps: tuple[tuple[Step, str], ...]) -> Refused | None:
        """Say all commands at once and hear the answers (RFC 2920)."""
        patience = self._server.patience.command
        wire.send("".join(f"{line}\r\n" for _, line in steps).encode(), seconds=patience)
        replies = wire.replies(len(steps), seconds=patience)
        for (step, _), reply in zip(steps, replies, strict=True):
            if not reply.is_good:
                if replies[-1].code == 354:
                    self._drop()  # it waits for a message nobody is to get
                return self._refused(step, reply, reset=True)
        return None

    def _refused(self, step: Step, reply: Reply, *, reset: bool = False) -> Refused:
        """Report a refusal; after 421 the server is gone, else the next message may follow."""
        if reply.code == 421:
            self._drop()
        elif reset and self._wire is not None:
            try:
                self._command(self._wire, "RSET")
            except WireProblem:
                self._drop()
        return Refused(step, reply, is_open=self._wire is not None)

    def _command(self, wire: Wire, line: str) -> Reply:
        patience = self._server.patience.command
        wire.send(f"{line}\r\n".encode(), seconds=patience)
        return wire.reply(seconds=patience)

    def _expect(self, reply: Reply, step: Step) -> None:
        if not 200 <= reply.code < 300:
            raise ConnectionProblem(step, reply)

    def _drop(self) -> None:
        if self._wire is not None:
            self._wire.close()
            self._wire = None


def stuffed(data: bytes) -> bytes:
    """Return the message as it goes over the wire, without the final dot (RFC 5321, 4.5.2)."""
    if data.startswith(b"."):
        data = b"." + data
    if b"\r\n." in data:
        data = data.replace(b"\r\n.", b"\r\n..")
    return data if data.endswith(b"\r\n") else data + b"\r\n"


def _encoded(text: str) -> str:
    return base64.b64encode(text.encode()).decode("ascii")
