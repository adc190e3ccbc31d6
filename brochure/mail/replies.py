"""Replies: what an SMTP server's answer means for one message and for the whole run.

Classes are those of RFC 5321 (4.2.1) and of the enhanced codes of RFC 3463 and its registry; an
unknown code counts by its first digit.
"""

import re
from dataclasses import dataclass
from typing import Literal

Step = Literal[
    "connect", "banner", "hello", "tls", "auth", "mail", "recipient", "data", "body", "dot", "quit",
    "size", "smtputf8",
]  # fmt: skip
"""Where in the conversation something happened; `size` and `smtputf8` are seen before it."""

Action = Literal["sent", "pause", "stop", "defer", "fail"]
"""pause: server or network trouble, the row goes back to the queue; stop: our account or settings,
nobody is marked; defer: this mailbox later; fail: this message never."""

LONGEST = 200
"""Characters of a reply that are kept."""
_ENHANCED = re.compile(r"^([245])\.(\d{1,3})\.(\d{1,3})(?=\s|$)")
_ADDRESS = re.compile(r"[^\s<>()\[\]\"',;:=]*@[^\s<>()\[\]\"',;:]*")
_GREYLIST = re.compile(r"gr[ae]y.?list", re.IGNORECASE)

DEAD = frozenset(("5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"))
"""The address does not exist or takes no mail any more."""
TOO_BIG = frozenset(("5.3.4", "5.2.3"))
ACCOUNT = frozenset(("5.7.8", "5.7.9", "5.7.11", "5.7.26", "5.7.30", "5.7.57", "5.7.60"))
"""Sign-in, or the right of our domain to send."""
CONTENT = ("5.6.", "5.7.")
NETWORK = ("4.3.", "4.4.")
MAILBOX = ("4.2.", "4.1.", "4.7.")


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server said."""

    code: int
    """Three digits; 0 when it said nothing."""
    enhanced: str = ""
    text: str = ""
    """Without addresses, at most `LONGEST` characters."""
    lines: tuple[str, ...] = ()
    """The words of each line, for what a server offers; never kept."""

    @property
    def is_good(self) -> bool:
        """Whether the server did what was asked."""
        return 200 <= self.code < 400


@dataclass(frozen=True, slots=True)
class Verdict:
    """What follows from a reply."""

    action: Action
    reason: str = ""
    suppress: bool = False
    """Whether the address is dead and must not be written to again."""


def read_reply(lines: list[bytes]) -> Reply:
    """Make a reply from its lines, code and all; odd bytes become question marks."""
    texts = [line[4:].decode("ascii", "replace") for line in lines]
    found = _ENHANCED.match(texts[0])
    code = int(lines[0][:3]) if lines[0][:3].isdigit() else 0
    return Reply(code, found[0] if found else "", scrubbed(" ".join(texts)), tuple(texts))


def scrubbed(text: str) -> str:
    """Return text without addresses and control characters, cut to what is kept."""
    visible = "".join(char if char.isprintable() and char != "\ufffd" else "?" for char in text)
    return _ADDRESS.sub("[address]", visible)[:LONGEST].strip()


def judge(step: Step, reply: Reply) -> Verdict:
    """Say what to do after a refusal at a step."""
    if step in ("connect", "banner", "hello", "tls", "auth"):
        return _before_mail(step, reply)
    if step == "size":
        return Verdict("fail", "too_big")
    if step == "smtputf8":
        return Verdict("fail", "needs_smtputf8")
    if reply.code == 421 or reply.code == 0:
        return Verdict("pause", "server")
    if reply.code < 500:
        return _temporary(reply)
    return _permanent(step, reply)


def _before_mail(step: Step, reply: Reply) -> Verdict:
    is_permanent = reply.code >= 500
    if step == "auth":
        return Verdict("stop", "account") if is_permanent else Verdict("pause", "server")
    if step == "tls":
        return Verdict("stop", "tls") if is_permanent else Verdict("pause", "server")
    return Verdict("stop", "refused") if is_permanent else Verdict("pause", "server")


def _temporary(reply: Reply) -> Verdict:
    if reply.enhanced.startswith(NETWORK) and not _GREYLIST.search(reply.text):
        return Verdict("pause", "server")
    if reply.code in (450, 451, 452) or reply.enhanced.startswith(MAILBOX):
        return Verdict("defer", "mailbox")
    return Verdict("defer", "other")


def _permanent(step: Step, reply: Reply) -> Verdict:
    enhanced = reply.enhanced
    if reply.code in (530, 535) or enhanced in ACCOUNT:
        return Verdict("stop", "account")
    if reply.code == 552 or enhanced in TOO_BIG:
        # 5.2.2 under 552 is a full mailbox: not our size, and it may be emptied.
        return Verdict("defer", "mailbox") if enhanced == "5.2.2" else Verdict("fail", "too_big")
    if step == "mail":
        # The sender is the same for all: everything else would be refused too.
        return Verdict("stop", "sender")
    if enhanced in DEAD:
        return Verdict("fail", "address", suppress=True)
    if enhanced.startswith(CONTENT):
        return Verdict("fail", "content")
    if step == "recipient" and reply.code in (550, 551, 553) and not enhanced:
        # Without an enhanced code it may be a rule of theirs: no reason to suppress the address.
        return Verdict("fail", "address")
    return Verdict("fail", "content" if reply.code == 554 or step == "dot" else "other")
