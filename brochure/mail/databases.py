"""Databases: SQLite (the default) and PostgreSQL behind one small face.

A statement is written once, with `?` for values. `change` and `ask` commit by themselves; several
statements that belong together go into `transaction`. Every commit is on the disk when it returns.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import IO, Any, Protocol

from brochure.errors import BrochureError, MissingPart
from brochure.mail.disks import network_kind_of
from brochure.workspace import PrivateWorkspace

Value = str | int | float
Row = tuple[Any, ...]

SQLITE_FILE = "ledger.sqlite"
SENDING_LOCK = "sending.lock"
_SENDING = 0x62726F63
"""The number of our lock in PostgreSQL."""
_WAIT_SECONDS = 30.0
"""How long a writer waits for another one."""


class LedgerProblem(BrochureError):
    """The ledger cannot be read or written; nothing is sent that cannot be recorded."""


class Database(Protocol):
    """What the ledger asks of a database."""

    row_id: str
    """Type of a column that numbers its rows."""
    skip_locked: str
    """What keeps two claims of one row apart, added to a query."""

    def ask(self, statement: str, values: Sequence[Value] = ()) -> list[Row]:
        """Return the rows of a query; LedgerProblem as for all of these."""

    def change(self, statement: str, values: Sequence[Value] = ()) -> int:
        """Change rows and return how many."""

    def change_many(self, statement: str, values: Sequence[Sequence[Value]]) -> None:
        """Do a change once for each list of values."""

    def transaction(self) -> Any:  # noqa: ANN401 - a context manager
        """Return a context: all changes inside are kept together or not at all."""

    def hold(self) -> bool:
        """Become the only sender until `release`, or the end of this process however it comes.

        Returns False where there is another.
        """

    def release(self) -> None:
        """Be a sender no more."""

    def close(self) -> None:
        """Close the connection; also gives up being the sender."""


class Sqlite:
    """A file in the outbox, or nothing but memory: the twin that tests crash."""

    row_id = "INTEGER PRIMARY KEY"
    skip_locked = ""

    def __init__(self, files: PrivateWorkspace | None = None) -> None:
        """Open or make the ledger's file; without files it lives in memory."""
        self._files = files
        self._held: IO[bytes] | None = None
        place = ":memory:"
        if files is not None:
            files.append(SQLITE_FILE, b"")  # made with the owner's rights only
            place = files.locate(SQLITE_FILE)
        with _explained():
            self.connection = sqlite3.connect(
                place, isolation_level=None, timeout=_WAIT_SECONDS, check_same_thread=False
            )
            self.connection.execute("PRAGMA journal_mode=WAL")
            self.connection.execute("PRAGMA synchronous=FULL")
            self.connection.execute("PRAGMA secure_delete=ON")
            if self.connection.execute("PRAGMA quick_check").fetchone() != ("ok",):
                raise sqlite3.DatabaseError("the file is damaged")

    def ask(self, statement: str, values: Sequence[Value] = ()) -> list[Row]:
        """Return the rows of a query."""
        with _explained():
            return self.connection.execute(statement, values).fetchall()

    def change(self, statement: str, values: Sequence[Value] = ()) -> int:
        """Change rows and return how many."""
        with _explained():
            return self.connection.execute(statement, values).rowcount

    def change_many(self, statement: str, values: Sequence[Sequence[Value]]) -> None:
        """Do a change once for each list of values."""
        with _explained():
            self.connection.executemany(statement, values)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep changes together; waits for other writers first."""
        with _explained():
            self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
            with _explained():
                self.connection.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise

    def hold(self) -> bool:
        """Lock a file beside the ledger; the system lets go of it when the process ends."""
        if self._files is None:
            return True
        self._held = self._held or self._files.hold(SENDING_LOCK)
        return self._held is not None

    def release(self) -> None:
        """Let go of the file."""
        if self._held is not None:
            self._held.close()
            self._held = None

    def close(self) -> None:
        """Close the connection."""
        self.connection.close()
        self.release()


class Postgres:
    """A PostgreSQL database by its URL."""

    row_id = "BIGSERIAL PRIMARY KEY"
    skip_locked = " FOR UPDATE OF delivery SKIP LOCKED"

    def __init__(self, url: str) -> None:
        """Connect to `postgresql://user:password@host:port/name`."""
        try:
            from pg8000 import dbapi
        except ImportError as problem:
            raise MissingPart(
                "a ledger in PostgreSQL needs the library pg8000",
                "Install it with 'pip install brochure[postgresql]'.",
            ) from problem
        self._error: type[Exception] = dbapi.Error
        self._depth = 0
        with _explained(self._error, OSError):
            self.connection = dbapi.connect(**_parts(url), application_name="brochure")
        self.connection.autocommit = True
        self.change("SET synchronous_commit TO on")

    def ask(self, statement: str, values: Sequence[Value] = ()) -> list[Row]:
        """Return the rows of a query."""
        return [tuple(row) for row in self._run(statement, values).fetchall()]

    def change(self, statement: str, values: Sequence[Value] = ()) -> int:
        """Change rows and return how many."""
        return int(self._run(statement, values).rowcount)

    def change_many(self, statement: str, values: Sequence[Sequence[Value]]) -> None:
        """Do a change once for each list of values."""
        for each in values:
            self._run(statement, each)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep changes together."""
        self._run("BEGIN")
        try:
            yield
            self._run("COMMIT")
        except BaseException:
            with _explained(self._error, OSError):
                self.connection.cursor().execute("ROLLBACK")
            raise

    def hold(self) -> bool:
        """Take a lock that the server gives up when the connection ends."""
        return bool(self.ask("SELECT pg_try_advisory_lock(?)", (_SENDING,))[0][0])

    def release(self) -> None:
        """Give up the lock."""
        self.ask("SELECT pg_advisory_unlock(?)", (_SENDING,))

    def close(self) -> None:
        """Close the connection."""
        with _explained(self._error, OSError):
            self.connection.close()

    def _run(self, statement: str, values: Sequence[Value] = ()) -> Any:  # noqa: ANN401
        with _explained(self._error, OSError):
            cursor = self.connection.cursor()
            cursor.execute(statement.replace("?", "%s"), tuple(values))
            return cursor


def connect(url: str, files: PrivateWorkspace) -> Database:
    """Open the ledger: that of a URL, or without one the SQLite file of the outbox.

    Raises LedgerProblem where that file would be on the disk of another machine.
    """
    if url:
        return Postgres(url)
    kind = network_kind_of(files.root)
    if kind:
        raise LedgerProblem(
            f"the outbox is on a network disk ({kind}), where a ledger cannot be kept safely",
            "Keep the project on a disk of this machine, or name a PostgreSQL 'ledger' "
            "in mail.yaml.",
        )
    return Sqlite(files)


@contextmanager
def _explained(*kinds: type[Exception]) -> Iterator[None]:
    """Turn an error of a driver into one of ours; its words may hold values and are left out."""
    expected = kinds or (sqlite3.Error,)
    try:
        yield
    except expected as problem:
        kind = type(problem).__name__
        cause = str(problem) if isinstance(problem, sqlite3.Error) else ""
        raise LedgerProblem(
            f"the ledger cannot be used ({kind}{f': {cause}' if cause else ''})",
            "See that the disk is not full, the ledger is reachable and no backup was put over it; "
            "then run the same command again: nothing is sent that is not recorded.",
        ) from problem


def _parts(url: str) -> dict[str, Any]:
    """Return the parts of a database URL by the names the driver uses."""
    from urllib.parse import parse_qs, unquote, urlsplit

    split = urlsplit(url)
    options = {key: values[0] for key, values in parse_qs(split.query).items()}
    parts: dict[str, Any] = {
        "user": unquote(split.username or options.get("user", "")),
        "database": split.path.lstrip("/"),
    }
    if "socket" in options:
        parts["unix_sock"] = options["socket"]
    else:
        parts |= {"host": split.hostname or "localhost", "port": split.port or 5432}
    if split.password is not None:
        parts["password"] = unquote(split.password)
    return parts
