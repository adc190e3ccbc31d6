"""Pace: how fast messages may go, at which hours, and how long to wait after trouble."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import Lock
from zoneinfo import ZoneInfo

MINUTE = 60.0
HOUR = 60 * MINUTE
DAY = 24 * HOUR

PAUSES = (1 * MINUTE, 5 * MINUTE, 15 * MINUTE, 60 * MINUTE)
"""Waits after trouble with server or network, one after the other."""
FIRST_DEFERRAL = 20 * MINUTE
"""Shortest wait before a mailbox is tried again; greylisting wants at least 15 minutes."""
LONGEST_DEFERRAL = 6 * HOUR
MOST_ATTEMPTS = 8
_JITTER = 0.5
"""Waits are up to this part longer, by chance, so that not all come back at once."""


def pause(count: int, chance: float) -> float:
    """Return the seconds to wait after the trouble number `count`, from 0."""
    return PAUSES[min(count, len(PAUSES) - 1)] * (1 + _JITTER * chance)


def deferral(attempt: int, chance: float) -> float:
    """Return the seconds before a mailbox is tried again, after attempt number `attempt`."""
    wait = min(FIRST_DEFERRAL * float(2 ** min(attempt - 1, 10)), LONGEST_DEFERRAL)
    return wait * (1 + _JITTER * chance)


@dataclass(frozen=True, slots=True)
class Window:
    """Hours in which mail is sent, on the clinic's clocks."""

    opens: int
    """Minutes after midnight."""
    closes: int
    zone: str

    @classmethod
    def read(cls, text: str, zone: str) -> "Window":
        """Read `08:00-20:00`."""
        start, _, end = text.partition("-")
        return cls(_minutes(start), _minutes(end), zone)

    def opens_in(self, now: float) -> float:
        """Return the seconds until it is open; 0 when it is. Summer time is heeded."""
        if self.opens == self.closes:
            return 0.0
        local = datetime.fromtimestamp(now, ZoneInfo(self.zone))
        minutes = local.hour * 60 + local.minute
        if self.opens < self.closes:
            is_open = self.opens <= minutes < self.closes
        else:  # over midnight
            is_open = minutes >= self.opens or minutes < self.closes
        if is_open:
            return 0.0
        opening = local.replace(
            hour=self.opens // 60, minute=self.opens % 60, second=0, microsecond=0
        )
        if opening <= local:
            opening = opening + timedelta(days=1)
        return max(1.0, opening.astimezone(UTC).timestamp() - now)


def _minutes(text: str) -> int:
    hours, _, minutes = text.partition(":")
    return int(hours) * 60 + int(minutes)


class Pace:
    """Turns for messages: so many a second in all, and so many to one domain."""

    def __init__(self, per_second: float, domain_per_second: float) -> None:
        """Keep the distances."""
        self._distance = 1 / per_second
        self._domain_distance = 1 / domain_per_second
        self._next = 0.0
        self._next_of: dict[str, float] = {}
        self._lock = Lock()

    def turn(self, domain: str, now: float) -> float:
        """Take the next turn; return the seconds to wait for it.

        Args:
            domain: key of the recipient's domain.
            now: seconds that only go forwards.
        """
        with self._lock:
            at = max(now, self._next, self._next_of.get(domain, 0.0))
            self._next = at + self._distance
            self._next_of[domain] = at + self._domain_distance
        return at - now
