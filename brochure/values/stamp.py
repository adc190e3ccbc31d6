"""The stamp: time and producer, handed in so that stages stay pure."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What a file says about its making."""

    time: datetime
    """Creation and modification time, in UTC."""
    producer: str
    """Program name and version."""
