"""An IMAP server for tests: one mailbox, a few commands, and faults on demand."""

import re
import socket
import ssl
import threading
from collections.abc import Mapping

CUT = object()
"""A fault: the connection is cut instead of an answer."""
_COMMAND = re.compile(rb"(\S+) (UID )?(\S+)(.*)", re.DOTALL)


class ImapServer:
    """Answers one client at a time, on a free port; a context manager."""

    def __init__(
        self,
        messages: Mapping[int, bytes],
        *,
        context: ssl.SSLContext | None = None,
        validity: int = 7,
        faults: Mapping[str, object] | None = None,
    ) -> None:
        self.messages, self.validity = dict(messages), validity
        self.faults = faults or {}
        self.heard: list[str] = []
        self._context = context
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> "ImapServer":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def _serve(self) -> None:
        while True:
            try:
                client, _ = self._socket.accept()
                if self._context is not None:
                    client = self._context.wrap_socket(client, server_side=True)
                with client, client.makefile("rwb") as stream:
                    stream.write(b"* OK ready\r\n")
                    stream.flush()
                    while line := stream.readline():
                        answer = self._answer(line.rstrip())
                        if answer is None:
                            break
                        stream.write(answer)
                        stream.flush()
            except ssl.SSLError:
                continue
            except OSError:
                return

    def _answer(self, line: bytes) -> bytes | None:
        found = _COMMAND.match(line)
        assert found is not None, line
        tag, _, name, rest = found.groups()
        command = name.decode().upper()
        self.heard.append(f"{command}{rest.decode()}")
        fault = self.faults.get(command)
        if fault is CUT:
            return None
        if isinstance(fault, bytes):
            return tag + b" " + fault + b"\r\n"
        return self._said(command, rest.decode()) + tag + b" OK done\r\n"

    def _said(self, command: str, rest: str) -> bytes:
        match command:
            case "CAPABILITY":
                return b"* CAPABILITY IMAP4rev1\r\n"
            case "EXAMINE":
                return b"* %d EXISTS\r\n* OK [UIDVALIDITY %d] ok\r\n" % (
                    len(self.messages),
                    self.validity,
                )
            case "SEARCH":
                first = int(rest.split()[1].partition(":")[0])
                last = max(self.messages, default=0)
                known = [n for n in self.messages if n >= first or n == last]
                return f"* SEARCH {' '.join(map(str, known))}\r\n".encode()
            case "FETCH":
                number = int(rest.split()[0])
                data = self.messages.get(number)
                if data is None:
                    return b""
                if "RFC822.SIZE" in rest:
                    return b"* 1 FETCH (UID %d RFC822.SIZE %d)\r\n" % (number, len(data))
                head = b"* 1 FETCH (UID %d BODY[] {%d}\r\n" % (number, len(data))
                return head + data + b")\r\n"
            case "LOGOUT":
                return b"* BYE\r\n"
        return b""
