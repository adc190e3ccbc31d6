"""Transport: what every way of sending promises, so that the ledger stays true.

`deliver` hands over one message. It calls `before_dot` exactly once, when everything but the last
sign is on its way: before that call nothing can have arrived, and when the call raises nothing
ever will. Whatever happens after it without an answer is `Unanswered`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from brochure.mail.replies import Reply, Step

BeforeDot = Callable[[], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A sealed message with its envelope; only this and the wire know the address."""

    sender: str
    """Envelope sender, where bounces go."""
    recipient: str
    data: bytes
    """The message, lines ending in CRLF."""
    needs_smtputf8: bool = False

    def __repr__(self) -> str:
        """Hide the address."""
        return f"Parcel({len(self.data)} bytes)"


@dataclass(frozen=True, slots=True)
class Accepted:
    """The other side has taken responsibility."""

    reply: Reply


@dataclass(frozen=True, slots=True)
class Refused:
    """It did not go out, for certain."""

    step: Step
    reply: Reply
    is_open: bool = True
    """Whether the conversation can go on with the next message."""


@dataclass(frozen=True, slots=True)
class Unanswered:
    """The last sign went out and no answer came: it may have arrived."""

    problem: str


Outcome = Accepted | Refused | Unanswered


class ConnectionProblem(Exception):
    """No conversation could be begun; nothing was said of any message."""

    def __init__(self, step: Step, reply: Reply) -> None:
        """Keep where it ended and what was said."""
        super().__init__(f"{step}: {reply.code} {reply.text}")
        self.step = step
        self.reply = reply


class Transport(Protocol):
    """A way of sending."""

    def open(self) -> None:
        """Be ready for messages; ConnectionProblem otherwise. Open already is fine."""

    def deliver(self, parcel: Parcel, before_dot: BeforeDot) -> Outcome:
        """Hand over one message; passes on what `before_dot` raises."""

    def close(self) -> None:
        """End the conversation politely; never raises."""
