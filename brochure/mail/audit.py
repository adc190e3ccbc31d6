"""Audit: a log that only grows, each line carrying the hash of the line before.

Who did what, when, with which settings and documents, and with what counts; no addresses and no
names of patients. The ledger keeps the hash of the last line, so a cut-off end shows too.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from brochure.errors import FileMissingError, FileProblem
from brochure.mail.databases import LedgerProblem
from brochure.mail.ledger import Ledger
from brochure.values.digest import digest
from brochure.workspace import PrivateWorkspace

FILE = "audit.jsonl"
FIRST = "0" * 64
_HEAD = "audit_head"
_LIMIT = 1 << 30


@dataclass(frozen=True, slots=True)
class Finding:
    """Where the chain is broken."""

    line: int
    what: str


class Audit:
    """The log beside a ledger."""

    def __init__(self, files: PrivateWorkspace, ledger: Ledger) -> None:
        """Use the log of these files; LedgerProblem where log and ledger do not belong together."""
        self._files = files
        self._ledger = ledger
        self._number, self._previous = self._end()

    def note(self, entry: Mapping[str, object]) -> None:
        """Add a line; on the disk when this returns."""
        line = {"line": self._number + 1, "previous": self._previous, **entry}
        text = json.dumps(line, ensure_ascii=False, sort_keys=True)
        self._files.append(FILE, f"{text}\n".encode())
        self._number += 1
        self._previous = digest(text)
        self._ledger.keep(_HEAD, self._previous)

    def _end(self) -> tuple[int, str]:
        lines = read_lines(self._files)
        head = self._ledger.fact(_HEAD)
        hashes = [digest(line) for line in lines[-2:]]
        # Killed between line and ledger, the log is one line ahead.
        if head and head not in hashes:
            raise LedgerProblem(
                "the ledger and the audit log do not belong together",
                "One of them was put back from a backup or cut off: 'brochure audit verify' tells "
                "more. Compare with the server's log before anything is sent.",
            )
        if not head and len(lines) > 1:
            raise LedgerProblem(
                "there is an audit log of another ledger",
                "Put the ledger back that belongs to it, or move the folder away and begin anew.",
            )
        return len(lines), hashes[-1] if hashes else FIRST


def read_lines(files: PrivateWorkspace) -> list[str]:
    """Return the lines of the log; an unfinished last one, from a power cut, is left out."""
    try:
        data = files.read_bytes(FILE, limit=_LIMIT)
    except FileMissingError:
        return []
    whole = data[: data.rfind(b"\n") + 1]
    if len(whole) != len(data):
        files.write_atomic(FILE, whole)
    return whole.decode("utf-8", "replace").splitlines()


def verify(files: PrivateWorkspace, head: str | None) -> tuple[int, tuple[Finding, ...]]:
    """Return how many lines there are and every place where the chain is broken.

    Args:
        files: where the log is.
        head: hash of the last line by the ledger; None to leave that out.
    """
    try:
        lines = read_lines(files)
    except FileProblem as problem:
        return 0, (Finding(0, problem.message),)
    found = []
    previous = FIRST
    for number, text in enumerate(lines, 1):
        try:
            line = json.loads(text)
        except ValueError:
            line = {}
        if line.get("line") != number:
            found.append(Finding(number, "a line is missing, was added or moved"))
        elif line.get("previous") != previous:
            found.append(Finding(number, "this line or the one before was changed"))
        previous = digest(text)
    if head and head not in [digest(text) for text in lines[-2:]]:
        found.append(Finding(len(lines), "the end was changed or cut off"))
    return len(lines), tuple(found)
