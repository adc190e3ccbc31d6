"""The outer world for mailing: clock, chance, signals, secrets, who is at the keyboard."""

from __future__ import annotations

import getpass
import os
import random
import secrets
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from brochure.cli import project, show
from brochure.mail.mailroom import Mailroom, Outside, SettingsProblem, read_settings
from brochure.mail.secrets import Secrets

if TYPE_CHECKING:
    from types import FrameType


_STEADY = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)
"""Goes on while the computer sleeps."""


class RealWorld:
    """The world as it is; a signal asks to stop after the message in hand."""

    def __init__(self) -> None:
        """Begin unasked."""
        self._stop = threading.Event()

    def now(self) -> float:
        """Return the time of day."""
        return time.time()

    def monotonic(self) -> float:
        """Return seconds that only go forwards."""
        return time.clock_gettime(_STEADY)

    def sleep(self, seconds: float) -> None:
        """Wait, unless told to stop."""
        self._stop.wait(seconds)

    def chance(self) -> float:
        """Return a number by chance."""
        return random.random()  # noqa: S311 - spreads retries, protects nothing

    def is_stopping(self) -> bool:
        """Tell whether a signal came."""
        return self._stop.is_set()

    @contextmanager
    def heeding_signals(self) -> Iterator[None]:
        """Take Ctrl-C and a polite kill as the wish to stop after the message in hand."""

        def stop(number: int, frame: FrameType | None) -> None:
            self._stop.set()

        before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


@contextmanager
def opened(folder: str | None, world: RealWorld | None = None) -> Iterator[Mailroom]:
    """Open the mailroom of a project; shows what is wrong with its settings."""
    workspace = project.open_workspace(folder)
    os.umask(0o077)
    try:
        settings = read_settings(workspace)
    except SettingsProblem as problem:
        show.Messages(workspace).show(problem.diagnostics)
        raise
    outside = Outside(
        secrets=Secrets(os.environ, str(workspace.root.absolute())),
        world=world or RealWorld(),
        entropy=secrets.token_bytes,
        who=_who(),
    )
    room = Mailroom(workspace, settings, outside)
    try:
        yield room
    finally:
        room.close()


def _who() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"
