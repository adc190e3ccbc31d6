"""The manifest: what a run has made so far, one line for each document, written as it goes.

It holds rows, digests and sizes, no values: a recipient is known by a keyed hash. A run that was
killed goes on from it; a line without its file, or with another file, is made again.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from brochure.errors import FileMissingError, FileProblem, ProjectError
from brochure.handouts.recipients import Recipient
from brochure.workspace import PrivateWorkspace

FILE = "manifest.jsonl"
FORMAT = "brochure-handouts/1"
SYNC = 1_000
"""Entries after which the disk is waited for; what a power cut takes of them is made again."""
SIZE_LIMIT = 1 << 33


class Entry(NamedTuple):
    """One document made."""

    row: int
    key: str
    """Keyed hash of the recipient's values."""
    language: str
    path: str
    sha256: str
    size: int
    pages: int
    encrypted: bool = False


class Manifest:
    """The manifest of a folder."""

    def __init__(self, folder: PrivateWorkspace, job: str, salt: str) -> None:
        """Keep where it is; `open_manifest` makes one."""
        self._folder, self.job, self.salt = folder, job, salt
        self.entries: dict[int, Entry] = {}
        self._waiting = 0
        """Entries noted since the disk was last waited for."""

    def add(self, entries: Iterable[Entry]) -> None:
        """Note what was made: a process may be killed then; for power cuts see `SYNC`."""
        new = tuple(entries)
        self.entries |= {entry.row: entry for entry in new}
        lines = "".join(json.dumps(entry._asdict()) + "\n" for entry in new)
        self._waiting += len(new)
        if lines:
            is_time = self._waiting >= SYNC
            self._folder.append(FILE, lines.encode(), sync=is_time)
            self._waiting = 0 if is_time else self._waiting

    def sync(self) -> None:
        """Push what was noted to the disk."""
        self._folder.append(FILE, b"")
        self._waiting = 0

    def is_made(self, person: Recipient) -> bool:
        """Tell whether a person's document is there, whole and still the right one."""
        entry = self.entries.get(person.row)
        if entry is None or entry.key != key_of(person, self.salt):
            return False
        try:
            data = self._folder.read_bytes(entry.path, limit=SIZE_LIMIT)
        except FileProblem:
            return False
        return hashlib.sha256(data).hexdigest() == entry.sha256


def key_of(person: Recipient, salt: str) -> str:
    """Return what stands for a person in a manifest with this salt."""
    values = sorted((name, str(value)) for name, value in person.values.items())
    said = json.dumps([values, person.language, person.reference, person.address, person.password])
    return hmac.digest(salt.encode(), said.encode(), "sha256").hex()[:32]


def open_manifest(folder: PrivateWorkspace, job: str, salt: str, *, anew: bool = False) -> Manifest:
    """Open the manifest of a folder, or begin one; ProjectError for that of another job."""
    known = _read(folder)
    if known and not anew:
        head = known[0]
        if head.get("job") != job:
            raise ProjectError(
                "the folder holds the handouts of another job, or of an earlier text",
                "Choose another folder with -o, or say --anew to make all of them again.",
            )
        manifest = Manifest(folder, job, str(head.get("salt", "")))
        for line in known[1:]:
            entry = _entry(line)
            if entry is not None:
                manifest.entries[entry.row] = entry
        return manifest
    head = {"format": FORMAT, "job": job, "salt": salt}
    folder.write_atomic(FILE, (json.dumps(head) + "\n").encode())
    return Manifest(folder, job, salt)


def _read(folder: PrivateWorkspace) -> list[Mapping[str, object]]:
    """Return the lines of a manifest; the last may be cut off by a kill and is then left out."""
    try:
        data = folder.read_bytes(FILE, limit=SIZE_LIMIT)
    except FileMissingError:
        return []
    lines: list[Mapping[str, object]] = []
    for line in data.splitlines():
        try:
            value = json.loads(line)
        except ValueError:
            continue
        if isinstance(value, dict):
            lines.append(value)
    if not lines or lines[0].get("format") != FORMAT:
        raise ProjectError(f"{FILE} is no manifest of handouts", "Choose another folder with -o.")
    return lines


def _entry(line: Mapping[str, object]) -> Entry | None:
    try:
        return Entry(**line)  # type: ignore[arg-type]  # a line of ours has just these fields
    except TypeError:
        return None
