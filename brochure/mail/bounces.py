"""Bounces: delivery reports (RFC 3464) and complaints (RFC 5965) about what we sent.

Takes the bytes of messages from a mailbox, gives what each says about which message of ours. A
report is matched by the token in the address it came to, then by our Message-ID, then by address.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from typing import Literal

from brochure.mail.replies import DEAD

Kind = Literal["bounced", "delayed", "delivered", "complained"]

_TOKEN = re.compile(r"\+([a-z2-7]{32})@", re.IGNORECASE)
_MESSAGE_ID = re.compile(rb"^Message-ID:\s*(<[^>\s]+>)", re.IGNORECASE | re.MULTILINE)
_FROM_LINE = re.compile(rb"(?:\A|\r?\n\r?\n)From [^\r\n]*\r?\n")
_STATUS = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
_KINDS: dict[str, Kind] = {
    "failed": "bounced",
    "delayed": "delayed",
    "delivered": "delivered",
    "relayed": "delivered",
}
_HARD = ("5.1.", "5.4.4", "5.4.1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a server or a person says about a message."""

    kind: Kind
    status: str = ""
    """Enhanced code, such as 5.1.1."""
    token: str = ""
    message_id: str = ""
    address: str = ""

    @property
    def is_dead(self) -> bool:
        """Whether the address must not be written to again."""
        if self.kind == "complained":
            return True
        return self.kind == "bounced" and (self.status in DEAD or self.status.startswith(_HARD))


def split_mailbox(data: bytes) -> Iterator[bytes]:
    """Yield the messages of a file: one message, or many in the mbox form."""
    if not data.startswith(b"From "):
        yield data
        return
    for part in _FROM_LINE.split(data):
        if part.strip():
            yield part


def read_report(data: bytes) -> tuple[Report, ...]:
    """Return what a message reports; nothing when it is no report."""
    message = message_from_bytes(data)
    kind = str(message.get_param("report-type") or "").lower()
    if message.get_content_type() != "multipart/report":
        return ()
    token = _token(message)
    message_id = _message_id(message, data)
    if kind == "feedback-report":
        return (Report(kind="complained", token=token, message_id=message_id),)
    found = []
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status":
            for group in _groups(part):
                report = _recipient(group, token, message_id)
                if report is not None:
                    found.append(report)
    return tuple(found)


def _recipient(group: Message, token: str, message_id: str) -> Report | None:
    """Return what a group of fields says about one recipient (RFC 3464, 2.3)."""
    kind = _KINDS.get(str(group.get("Action", "")).strip().lower())
    if kind is None:
        return None
    status = _STATUS.search(str(group.get("Status", "")))
    _, _, address = str(group.get("Final-Recipient", "")).partition(";")
    return Report(
        kind=kind,
        status=status[1] if status else "",
        token=token,
        message_id=message_id,
        address=address.strip().strip("<>"),
    )


def _groups(part: Message) -> Iterator[Message]:
    payload = part.get_payload()
    for each in payload if isinstance(payload, list) else ():
        if isinstance(each, Message) and each.get("Final-Recipient"):
            yield each


def _token(message: Message) -> str:
    for name in ("To", "Delivered-To", "X-Original-To", "X-Failed-Recipients"):
        found = _TOKEN.search(str(message.get(name, "")))
        if found:
            return found[1].lower()
    return ""


def _message_id(message: Message, data: bytes) -> str:
    """Return our Message-ID from the part that holds our message or its headers."""
    own = str(message.get("Message-ID", "")).strip().encode()
    found = [match for match in _MESSAGE_ID.findall(data) if match != own]
    return found[-1].decode("ascii", "replace") if found else ""
