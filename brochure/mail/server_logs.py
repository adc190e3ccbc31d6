"""Server logs: which of our messages a mail server took, by its own log.

A Message-ID in a log is not enough: Postfix writes it as soon as it has read the header, also of a
message that broke off. So a message counts as taken when its queue entry went on (Postfix,
Sendmail), when the line says that it arrived (Exim `<=`), or says sent, delivered or queued.
"""

import re
from collections.abc import Iterable, Iterator

_QUEUE_ID = re.compile(r"\]: ([0-9A-Za-z]{6,20}): ")
_WENT_ON = re.compile(r"queue active|status=(?:sent|deferred|bounced)|stat=(?:Sent|Deferred)")
_TAKEN = re.compile(r"(?:^|\s)<=\s|\b(?:sent|delivered|queued|accepted)\b", re.IGNORECASE)
_REFUSED = re.compile(
    r"\breject|\brefused\b|\bnot (?:sent|delivered|queued|accepted)\b", re.IGNORECASE
)


def taken(log: str, message_ids: Iterable[str]) -> Iterator[str]:
    """Yield those of our Message-IDs whose message the server took."""
    lines = log.splitlines()
    went_on = {
        match[1] for line in lines if _WENT_ON.search(line) and (match := _QUEUE_ID.search(line))
    }
    wanted = {name.strip("<>"): name for name in message_ids}
    for line in lines:
        for bare in [bare for bare in wanted if bare in line]:
            if _says_taken(line, went_on):
                yield wanted.pop(bare)


def _says_taken(line: str, went_on: set[str]) -> bool:
    entry = _QUEUE_ID.search(line)
    if entry is not None and "message-id=" in line:
        return entry[1] in went_on
    return _TAKEN.search(line) is not None and _REFUSED.search(line) is None
