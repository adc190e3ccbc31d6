"""Secrets: where they are is written in `mail.yaml`, what they are nowhere.

`env:NAME` is a variable of the environment, `file:PATH` the first line of a file, and
`keyring:SERVICE/USER` an entry of the system's keyring (extra `brochure[keyring]`).
"""

from collections.abc import Mapping

from brochure.errors import BrochureError, FileProblem, MissingPart
from brochure.workspace import Workspace

_LIMIT = 64 * 1024


class SecretProblem(BrochureError):
    """A secret is not where it should be."""


class Secrets:
    """Looks secrets up when they are needed."""

    def __init__(self, environment: Mapping[str, str], root: str) -> None:
        """Take the environment, and the folder that relative paths begin at."""
        self._environment = environment
        self._root = root

    def get(self, reference: str, purpose: str) -> str:
        """Return a secret; SecretProblem names the place, never a value."""
        kind, _, place = reference.partition(":")
        try:
            value = self._look_up(kind, place)
        except (FileProblem, UnicodeDecodeError):
            value = None
        if not value:
            raise SecretProblem(
                f"there is no {purpose} at {reference}",
                "Put it there, or change the place in mail.yaml.",
            )
        return value

    def _look_up(self, kind: str, place: str) -> str | None:
        if kind == "env":
            return self._environment.get(place)
        if kind == "file":
            return self._file(place)
        try:
            import keyring
        except ImportError as problem:
            raise MissingPart(
                "a secret in the keyring needs the library keyring",
                "Install it with 'pip install brochure[keyring]', or use env: or file:.",
            ) from problem
        service, _, user = place.partition("/")
        found = keyring.get_password(service, user)
        return None if found is None else str(found)

    def _file(self, place: str) -> str:
        folder, _, name = place.rpartition("/")
        base = folder if place.startswith("/") else f"{self._root}/{folder}"
        return Workspace(base or "/").read_bytes(name, limit=_LIMIT).decode("utf-8").strip()
