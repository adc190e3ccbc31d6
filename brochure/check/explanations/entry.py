"""One explanation."""

from typing import NamedTuple


class Explanation(NamedTuple):
    """What a message code means and how to do without the message."""

    code: str
    what: str
    """What the message says, in general."""
    why: str
    """Why that is worth a message."""
    bad: str
    """An example that brings it about."""
    good: str
    """The same, mended."""
