"""Outbox: messages become files in a folder; nothing leaves the machine.

The default, for trying out and for clinics whose mail program picks files up. A file is written
under a hidden name, and renamed after the ledger knows.
"""

from brochure.errors import FileProblem
from brochure.mail.replies import Reply, scrubbed
from brochure.mail.transports.transport import (
    Accepted,
    BeforeDot,
    Outcome,
    Parcel,
    Refused,
    Unanswered,
)
from brochure.values.digest import digest
from brochure.workspace import PrivateWorkspace

TAKEN = Reply(250, "2.0.0", "kept as a file")


class Outbox:
    """A folder that takes every message."""

    def __init__(self, files: PrivateWorkspace, folder: str = "sent") -> None:
        """Keep messages in a folder of these files."""
        self._files = files
        self._folder = folder

    def open(self) -> None:
        """Nothing to open."""

    def deliver(self, parcel: Parcel, before_dot: BeforeDot) -> Outcome:
        """Write the message, note it, and give the file its name."""
        name = digest(parcel.data)[:32]
        hidden = f"{self._folder}/.{name}.part"
        try:
            self._files.write_atomic(hidden, parcel.data)
        except FileProblem as problem:
            return Refused("data", Reply(451, "4.3.1", scrubbed(problem.message)))
        try:
            before_dot()
        except BaseException:
            self._files.remove(hidden)
            raise
        try:
            self._files.rename(hidden, f"{self._folder}/{name}.eml")
        except FileProblem as problem:
            return Unanswered(scrubbed(problem.message))
        return Accepted(TAKEN)

    def close(self) -> None:
        """Nothing to close."""
