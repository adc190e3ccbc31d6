"""A mail server that fails where it is told to, on 127.0.0.1.

Its plan maps a step to what happens there: a reply, `CUT` (the connection closes), `HANG` (nothing
comes), `SLOW` (a byte at a time, without end), or bytes sent as they are. What it has answered 250
for after the dot is in `arrived`.
"""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Self

CUT = "cut"
HANG = "hang"
SLOW = "slow"
FEATURES = ("SIZE 50000000", "8BITMIME", "SMTPUTF8", "PIPELINING")


@dataclass
class FaultServer:
    """Speaks SMTP to one client after the other."""

    plan: Mapping[str, str | bytes] = field(default_factory=dict)
    features: tuple[str, ...] = FEATURES
    times: int = 1_000_000
    """How often the plan is followed; after that all goes well."""
    context: ssl.SSLContext | None = None
    implicit_tls: bool = False
    on_message: Callable[[int], None] = lambda count: None
    arrived: list[tuple[str, bytes]] = field(default_factory=list)
    heard: list[str] = field(default_factory=list)
    """Commands, as they came."""
    connections: int = 0

    def __enter__(self) -> Self:
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(0.01)
        self.port: int = self._listener.getsockname()[1]
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.set()
        self._thread.join(5)
        self._listener.close()

    def _serve(self) -> None:
        while not self._ending.is_set():
            try:
                connection, _ = self._listener.accept()
            except TimeoutError:
                continue
            self.connections += 1
            connection.settimeout(5)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            conversation = _Conversation(self, connection)
            with suppress(OSError):
                if self.implicit_tls and self.context is not None:
                    conversation.socket = self.context.wrap_socket(connection, server_side=True)
                conversation.run()
            conversation.socket.close()
            connection.close()

    def fault(self, step: str) -> str | bytes | None:
        """Return what is planned for a step, as often as it is to happen."""
        found = self.plan.get(step)
        if found is not None:
            if self.times <= 0:
                return None
            self.times -= 1
        return found

    def wait(self, seconds: float) -> None:
        """Do nothing, unless the test ends."""
        self._ending.wait(seconds)


class _EndError(ConnectionError):
    """The conversation is over."""


class _Conversation:
    def __init__(self, server: FaultServer, connection: socket.socket) -> None:
        self.server = server
        self.socket = connection
        self.buffer = b""
        self.recipient = ""

    def run(self) -> None:
        handlers = {
            "EHLO": self.hello,
            "STARTTLS": self.start_tls,
            "AUTH": self.sign_in,
            "MAIL": self.mail,
            "RCPT": self.rcpt,
            "DATA": self.message,
            "RSET": self.nothing,
        }
        self.answer("banner", "220 ready")
        while True:
            line = self.line()
            self.server.heard.append(line)
            word = line.split(" ")[0].upper()
            if word == "QUIT":
                self.answer("quit", "221 2.0.0 bye")
                return
            handlers.get(word, self.unknown)(line)

    def unknown(self, line: str) -> None:
        self.say("500 5.5.1 what?")

    def nothing(self, line: str) -> None:
        self.say("250 2.0.0 ok")

    def mail(self, line: str) -> None:
        self.answer("mail", "250 2.1.0 ok")

    def rcpt(self, line: str) -> None:
        self.recipient = line.partition("<")[2].partition(">")[0]
        self.answer("recipient", "250 2.1.5 ok")

    def hello(self, line: str) -> None:
        features = [*self.server.features]
        if self.server.context is not None and not isinstance(self.socket, ssl.SSLSocket):
            features.append("STARTTLS")
        lines = ["fault.example", *features]
        text = "\r\n".join(
            f"250{' ' if index == len(lines) - 1 else '-'}{line}"
            for index, line in enumerate(lines)
        )
        self.answer("hello", text)

    def start_tls(self, line: str) -> None:
        if self.server.context is None:
            self.say("454 4.7.0 no")
            return
        self.answer("starttls", "220 go")
        fault = self.server.fault("handshake")
        if fault == CUT:
            raise _EndError
        self.socket = self.server.context.wrap_socket(self.socket, server_side=True)
        self.buffer = b""

    def sign_in(self, line: str) -> None:
        if line.upper() == "AUTH LOGIN":
            for prompt in ("334 VXNlcm5hbWU6", "334 UGFzc3dvcmQ6"):
                self.say(prompt)
                self.server.heard.append(self.line())
        self.answer("auth", "235 2.7.0 welcome")

    def message(self, line: str) -> None:
        refusal = self.server.fault("data")
        if refusal is not None:
            self.do(refusal)
            return
        self.say("354 go on")
        fault = self.server.fault("body")
        if fault is not None:
            self.do(fault)
        lines = []
        while (data := self.raw_line()) != b".\r\n":
            lines.append(data[1:] if data.startswith(b".") else data)
        fault = self.server.fault("dot")
        if isinstance(fault, str) and fault[:1] == "2":
            fault = None
        if fault is None:
            self.server.arrived.append((self.recipient, b"".join(lines)))
            self.server.on_message(len(self.server.arrived))
            after = self.server.fault("after")
            self.do(after if after is not None else "250 2.0.0 queued as 4711")
        else:
            self.do(fault)

    def answer(self, step: str, usual: str) -> None:
        fault = self.server.fault(step)
        self.do(usual if fault is None else fault)

    def do(self, what: str | bytes) -> None:
        if what == CUT:
            raise _EndError
        if what == HANG:
            self.server.wait(30)
            raise _EndError
        if what == SLOW:
            for _ in range(200):
                self.socket.sendall(b"2")
                self.server.wait(0.05)
        if isinstance(what, bytes):
            self.socket.sendall(what)
            time.sleep(0.002)
            raise _EndError
        self.say(what)
        if what.startswith("421"):
            raise _EndError

    def say(self, text: str) -> None:
        self.socket.sendall(f"{text}\r\n".encode())

    def line(self) -> str:
        return self.raw_line().decode("utf-8", "replace").rstrip("\r\n")

    def raw_line(self) -> bytes:
        while b"\n" not in self.buffer:
            data = self.socket.recv(65536)
            if not data:
                raise _EndError
            self.buffer += data
        line, mark, self.buffer = self.buffer.partition(b"\n")
        return line + mark
