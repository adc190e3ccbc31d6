"""IMAP: reads a mailbox of reports, message by message, and changes nothing in it (RFC 9051).

The mailbox is only examined and messages are peeked at, so that people who read it as well find it
as they left it. What was read is remembered by the caller as a `Mark`.
"""

import imaplib
import re
import ssl
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple

from brochure.errors import BrochureError
from brochure.mail.replies import scrubbed
from brochure.mail.transports.tls import LOOPBACK, verified

_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")
_SECONDS = 60.0
"""Patience for each answer."""


class InboxProblem(BrochureError):
    """The mailbox cannot be read."""


class Mark(NamedTuple):
    """How far a mailbox was read: numbers of messages count within one validity (RFC 9051, 2.3)."""

    validity: int = 0
    last: int = 0

    @classmethod
    def read(cls, text: str) -> "Mark":
        """Return a mark from its text; that of a mailbox never read for any other text."""
        parts = text.split(":")
        if len(parts) != 2 or not all(part.isdigit() for part in parts):
            return cls()
        return cls(int(parts[0]), int(parts[1]))

    def __str__(self) -> str:
        """Return the text."""
        return f"{self.validity}:{self.last}"


class Letter(NamedTuple):
    """A message of the mailbox."""

    mark: Mark
    """How far the mailbox is read with this message."""
    data: bytes | None
    """None where it is larger than the limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inbox:
    """Where a mailbox is and how to sign in."""

    host: str
    port: int = 993
    security: str = "tls"
    auth: str = "plain"
    user: str = ""
    password: str = ""
    """Or the token of XOAUTH2."""
    ca_file: str = ""
    folder: str = "INBOX"

    def __repr__(self) -> str:
        """Hide the secrets."""
        return f"Inbox({self.host})"

    def letters(self, mark: Mark, limit: int) -> Iterator[Letter]:
        """Yield the messages that came after `mark`, oldest first; InboxProblem where it fails.

        Args:
            mark: how far the mailbox was read before.
            limit: bytes of the largest message that is read.
        """
        try:
            connection = self._connected()
            try:
                self._sign_in(connection)
                yield from _letters(connection, self.folder, mark, limit)
            finally:
                with suppress(imaplib.IMAP4.error, OSError):
                    connection.logout()
                with suppress(OSError):
                    connection.shutdown()  # where the goodbye was not heard
        except ssl.SSLCertVerificationError as problem:
            raise self._problem(
                f"the certificate is not right: {scrubbed(problem.verify_message)}"
            ) from problem
        except (imaplib.IMAP4.error, OSError, EOFError) as problem:
            raise self._problem(scrubbed(str(problem)) or type(problem).__name__) from problem

    def _connected(self) -> imaplib.IMAP4:
        if self.security == "none" and self.host not in LOOPBACK:
            raise self._problem("only this machine may be spoken to without TLS")
        if self.security == "tls":
            context = verified(self.ca_file)
            return imaplib.IMAP4_SSL(self.host, self.port, ssl_context=context, timeout=_SECONDS)
        connection = imaplib.IMAP4(self.host, self.port, timeout=_SECONDS)
        if self.security == "starttls":
            connection.starttls(verified(self.ca_file))
        return connection

    def _sign_in(self, connection: imaplib.IMAP4) -> None:
        if self.auth == "xoauth2":
            words = f"user={self.user}\x01auth=Bearer {self.password}\x01\x01".encode()
            # A refusal comes as a challenge, which wants an empty answer before it ends.
            connection.authenticate("XOAUTH2", lambda said: words if not said else b"")
        else:
            connection.login(self.user, self.password)

    def _problem(self, what: str) -> InboxProblem:
        return InboxProblem(
            f"the mailbox at {self.host} cannot be read: {what}",
            "Look at 'inbox' in mail.yaml; nothing was changed, and the next call goes on.",
        )


def _letters(connection: imaplib.IMAP4, folder: str, mark: Mark, limit: int) -> Iterator[Letter]:
    status, _ = connection.select(f'"{folder}"', readonly=True)
    if status != "OK":
        raise imaplib.IMAP4.error(f"there is no folder {folder}")
    _, validities = connection.response("UIDVALIDITY")
    first = (validities or [None])[0]
    validity = int(first) if isinstance(first, bytes) and first.isdigit() else 1
    last = mark.last if mark.validity == validity else 0
    _, found = connection.uid("SEARCH", f"UID {last + 1}:*")
    # The range always takes in the newest message, even where it was read before.
    numbers = sorted(int(number) for number in (found[0] or b"").split() if int(number) > last)
    for number in numbers:
        yield Letter(Mark(validity, number), _fetched(connection, number, limit))


def _fetched(connection: imaplib.IMAP4, number: int, limit: int) -> bytes | None:
    _, said = connection.uid("FETCH", str(number), "(RFC822.SIZE)")
    size = _SIZE.search(b" ".join(part for part in said if isinstance(part, bytes)))
    if size is None:
        return b""  # it is gone: somebody has removed it meanwhile
    if int(size[1]) > limit:
        return None
    _, parts = connection.uid("FETCH", str(number), "(BODY.PEEK[])")
    return next((bytes(part[1]) for part in parts if isinstance(part, tuple)), b"")
