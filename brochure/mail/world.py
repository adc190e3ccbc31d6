"""World: time and chance, handed in so that a test owns them."""

from typing import Protocol


class World(Protocol):
    """What the sender asks of the world around it."""

    def now(self) -> float:
        """Return seconds since 1970, UTC; may jump when somebody sets the clock."""

    def monotonic(self) -> float:
        """Return seconds that only go forwards."""

    def sleep(self, seconds: float) -> None:
        """Wait, or less when told to stop."""

    def chance(self) -> float:
        """Return a number from 0 up to 1."""

    def is_stopping(self) -> bool:
        """Tell whether somebody asked us to stop after the message in hand."""


class SteadyClock:
    """The time of day, read once and then counted: a clock set meanwhile changes nothing."""

    def __init__(self, world: World) -> None:
        """Read the clock."""
        self._world = world
        self._offset = world.now() - world.monotonic()

    def now(self) -> float:
        """Return seconds since 1970, UTC."""
        return self._offset + self._world.monotonic()
