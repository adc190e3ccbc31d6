"""Wire: a socket as lines and bytes, with deadlines and limits on everything.

A server that is silent, talks for ever or sends rubbish costs a bounded time and memory.
"""

import select
import socket
import ssl
from collections.abc import Callable

from brochure.mail.replies import Reply, read_reply, scrubbed

LINE_LIMIT = 4096
"""Bytes of the longest line of a reply; RFC 5321 (4.5.3.1.5) says 512."""
REPLY_LIMIT = 100
"""Lines of the longest reply."""
BLOCK = 64 * 1024
"""Bytes sent between two looks at the clock."""


class WireProblem(Exception):
    """The conversation broke: closed, silent for too long, or not SMTP."""

    def __init__(self, what: str) -> None:
        """Keep what happened, without any data."""
        super().__init__(what)
        self.what = what


class Wire:
    """One connection."""

    def __init__(self, host: str, port: int, *, seconds: float, clock: Callable[[], float]) -> None:
        """Connect; WireProblem when that fails.

        Args:
            host: name or address.
            port: TCP port.
            seconds: patience for connecting.
            clock: seconds that only go forwards.
        """
        self._clock = clock
        self._buffer = b""
        try:
            self._socket = socket.create_connection((host, port), seconds)
        except OSError as problem:
            raise WireProblem(_words(problem)) from problem
        # Otherwise the short last line waits for the answer to the long one before (Nagle).
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def start_tls(self, context: ssl.SSLContext, host: str, *, seconds: float) -> None:
        """Go on encrypted; whatever came in clear before is thrown away (CVE-2011-0411)."""
        self._buffer = b""
        self._socket.settimeout(seconds)
        try:
            self._socket = context.wrap_socket(self._socket, server_hostname=host)
        except ssl.SSLCertVerificationError as problem:
            raise CertificateProblem(scrubbed(problem.verify_message)) from problem
        except (OSError, ValueError) as problem:
            raise WireProblem(_words(problem)) from problem

    def send(self, data: bytes, *, seconds: float) -> None:
        """Send all bytes; each block has to be taken within the time."""
        view = memoryview(data)
        try:
            for start in range(0, len(view), BLOCK):
                self._socket.settimeout(seconds)
                self._socket.sendall(view[start : start + BLOCK])
        except (OSError, ValueError) as problem:
            raise WireProblem(_words(problem)) from problem

    def reply(self, *, seconds: float) -> Reply:
        """Return the next reply, all its lines; the time is for all of it."""
        deadline = self._clock() + seconds
        lines: list[bytes] = []
        while len(lines) < REPLY_LIMIT:
            line = self._line(deadline)
            lines.append(line)
            if not line[:3].isdigit():
                raise WireProblem("the server does not speak SMTP")
            if line[3:4] != b"-":
                return read_reply(lines)
        raise WireProblem("the server's answer has no end")

    def replies(self, count: int, *, seconds: float) -> list[Reply]:
        """Return several replies, to commands sent together."""
        return [self.reply(seconds=seconds) for _ in range(count)]

    def has_news(self) -> bool:
        """Tell whether the server has said something unasked, or hung up."""
        if self._buffer:
            return True
        if isinstance(self._socket, ssl.SSLSocket) and self._socket.pending():
            return True
        readable, _, _ = select.select([self._socket], [], [], 0)
        return bool(readable)

    def close(self) -> None:
        """Close the connection."""
        self._socket.close()

    def _line(self, deadline: float) -> bytes:
        while b"\n" not in self._buffer:
            if len(self._buffer) > LINE_LIMIT:
                raise WireProblem("the server's answer has no end")
            self._buffer += self._more(deadline)
        line, _, self._buffer = self._buffer.partition(b"\n")
        return line.rstrip(b"\r")

    def _more(self, deadline: float) -> bytes:
        left = deadline - self._clock()
        if left <= 0:
            raise WireProblem("the server does not answer")
        self._socket.settimeout(left)
        try:
            data = self._socket.recv(LINE_LIMIT)
        except (OSError, ValueError) as problem:
            raise WireProblem(_words(problem)) from problem
        if not data:
            raise WireProblem("the server closed the connection")
        return data


class CertificateProblem(WireProblem):
    """The server is not who it should be."""


def _words(problem: Exception) -> str:
    if isinstance(problem, TimeoutError):
        return "the server does not answer"
    if isinstance(problem, socket.gaierror):
        return "the server's name is not known"
    if isinstance(problem, ConnectionRefusedError):
        return "nobody answers at that port"
    if isinstance(problem, ssl.SSLError):
        return f"no secure connection ({problem.reason or 'broken off'})"
    return f"the connection broke ({type(problem).__name__})"
