"""Delivery: the states of one message on its way, and the records the ledger keeps.

    planned ─▶ rendered ─▶ queued ─▶ claimed ─▶ dot ─▶ sent ─▶ delivered | bounced | complained
                             ▲         │         ├──▶ unknown ─▶ (a person) sent | queued | …
               deferred ─────┴─────────┤         └──▶ deferred | failed
    skipped · cancelled                └──▶ queued | deferred | failed

`dot` is written before the final dot of the message goes out: a row found in it after a crash may
or may not have arrived, and is held as `unknown`. Before it, nothing can have arrived.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

State = Literal[
    "planned", "rendered", "queued", "claimed", "dot", "sent", "unknown", "deferred", "failed",
    "delivered", "bounced", "complained", "skipped", "cancelled",
]  # fmt: skip

NEXT: Mapping[State, tuple[State, ...]] = {
    "planned": ("rendered", "skipped", "cancelled"),
    "rendered": ("queued", "planned", "skipped", "cancelled"),
    "queued": ("claimed", "skipped", "cancelled"),
    "claimed": ("dot", "queued", "deferred", "failed", "skipped", "cancelled"),
    "dot": ("sent", "unknown", "deferred", "failed", "queued"),
    "sent": ("delivered", "bounced", "complained"),
    "unknown": ("sent", "queued", "bounced", "complained", "cancelled"),
    "deferred": ("claimed", "queued", "failed", "skipped", "cancelled"),
    "failed": ("queued", "cancelled"),
    "delivered": ("complained", "bounced"),
    "bounced": ("queued",),
    "complained": (),
    "skipped": (),
    "cancelled": (),
}
"""Which state may follow which."""

OPEN: tuple[State, ...] = ("rendered", "queued", "claimed", "dot", "deferred")
"""States of messages that still go out by themselves."""
SETTLED: tuple[State, ...] = (
    "sent", "delivered", "bounced", "complained", "failed", "skipped", "cancelled",
)  # fmt: skip
"""States that end a message's way, unless a person says otherwise."""
GONE_OUT: tuple[State, ...] = ("dot", "sent", "unknown", "delivered", "bounced", "complained")
"""States of messages that somebody may have received."""

Reason = Literal[
    "", "duplicate", "suppressed", "no_consent", "bad_address", "needs_smtputf8", "too_big",
    "address", "content", "attempts", "expired", "missing", "mailbox", "other", "not_rendered",
]  # fmt: skip
"""Why a message was skipped, deferred or has failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """A row of the ledger: one document for one recipient. It holds no address and no name."""

    id: int = 0
    run_id: str
    row: int
    """Row of the recipients' file."""
    recipient_key: str
    """Keyed hash of address and the clinic's patient number."""
    address_key: str
    """Keyed hash of the address alone, for suppression and bounces."""
    domain_key: str
    """Keyed hash of the address's domain, for rate limits."""
    document_id: str
    document_version: str
    locale: str
    message_id: str
    """With its angle brackets; follows from the key of the delivery."""
    sha256: str = ""
    """Digest of the sealed message."""
    eml_path: str = ""
    size: int = 0
    state: State = "planned"
    reason: str = ""
    attempt: int = 0
    """How often this recipient's server has put us off."""
    not_before: float = 0.0
    """Time before which it is not tried again; seconds since 1970, UTC."""
    lease_owner: str = ""
    """Sender that has claimed it."""
    lease_until: float = 0.0
    """When that sender's patience ends at the latest, for people to read."""
    smtp_code: int = 0
    enhanced: str = ""
    reply: str = ""
    """Words of the server, without addresses."""
    first_at: float = 0.0
    """When it was first put off or tried; 0 while it was not."""
    updated_at: float = 0.0

    @property
    def short(self) -> str:
        """The name people use: the first characters of the recipient's key."""
        return self.recipient_key[:8]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One mailing of one document."""

    id: str
    document_id: str
    document_version: str
    source: str
    """Digest of what the documents were made from."""
    folder: str
    """Folder of the handover, as an absolute path."""
    handover: str
    """Digest of the handover file."""
    created_at: float
    """Also the Date of its messages."""
    redirect: str = ""
    """Address all messages go to instead: a test that counts for nobody."""
    seal: str = ""
    """Digest of letters and settings when the messages were rendered."""
    confirmed: int = 0
    """How many messages a person said should go out; 0 before that."""


@dataclass(frozen=True, slots=True)
class Event:
    """A change of state, as it is kept for ever."""

    delivery_id: int
    at: float
    state: State
    reason: str
    smtp_code: int


def may_follow(state: State, following: State) -> bool:
    """Tell whether a state may follow another."""
    return following in NEXT[state]
