"""The ledger: every message, its state and all its changes; the only truth about what went out.

Each method is one transaction, on the disk when it returns. A change of state names the state it
starts from, and a sender's change its claim too, so that two programs never both succeed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields

from brochure.mail.databases import Database, LedgerProblem, Row, Value
from brochure.mail.delivery import GONE_OUT, OPEN, Delivery, Event, Run, State, may_follow

VERSION = "1"
_COLUMNS = tuple(field.name for field in fields(Delivery))
_NEW_COLUMNS = _COLUMNS[1:]
_RUN_COLUMNS = tuple(field.name for field in fields(Run))
_NUMBERS = {"row": "INTEGER", "size": "BIGINT", "attempt": "INTEGER", "smtp_code": "INTEGER"}
_TIMES = ("not_before", "lease_until", "first_at", "updated_at")
CHANGEABLE = frozenset(
    ("sha256", "eml_path", "size", "reason", "attempt", "not_before", "lease_owner", "lease_until",
     "smtp_code", "enhanced", "reply", "first_at")
)  # fmt: skip

Counts = Mapping[tuple[str, State, str], int]
"""Messages by language, state and reason."""


class LostClaimError(LedgerProblem):
    """The message is no longer this sender's, or was suppressed meanwhile: it must not go out."""


class Ledger:
    """All runs, deliveries, events and suppressed addresses."""

    def __init__(self, database: Database) -> None:
        """Use a database; makes its tables where there are none."""
        self.database = database
        self._create()

    # Runs

    def add_run(self, run: Run) -> None:
        """Add a run; one that is there already stays as it is."""
        values = [getattr(run, name) for name in _RUN_COLUMNS]
        self.database.change(
            f"INSERT INTO run ({_names(_RUN_COLUMNS)}) VALUES ({_marks(_RUN_COLUMNS)}) "  # noqa: S608
            "ON CONFLICT DO NOTHING",
            values,
        )

    def runs(self) -> tuple[Run, ...]:
        """Return all runs, the oldest first."""
        rows = self.database.ask(f"SELECT {_names(_RUN_COLUMNS)} FROM run ORDER BY created_at, id")  # noqa: S608
        return tuple(Run(**dict(zip(_RUN_COLUMNS, row, strict=True))) for row in rows)

    def seal(self, run_id: str, seal: str) -> None:
        """Note what the messages were rendered with."""
        self.database.change("UPDATE run SET seal=? WHERE id=?", (seal, run_id))

    # Deliveries

    def add(self, deliveries: Iterable[Delivery], now: float) -> None:
        """Add deliveries; one whose key is there already stays as it is."""
        rows = [[*(getattr(d, name) for name in _NEW_COLUMNS[:-1]), now] for d in deliveries]
        with self.database.transaction():
            self.database.change_many(
                f"INSERT INTO delivery ({_names(_NEW_COLUMNS)}) VALUES ({_marks(_NEW_COLUMNS)}) "  # noqa: S608
                "ON CONFLICT DO NOTHING",
                rows,
            )

    def deliveries(self, run_id: str, states: Sequence[State] = ()) -> tuple[Delivery, ...]:
        """Return the deliveries of a run in these states, or all, by row."""
        where = f" AND state IN ({_marks(states)})" if states else ""
        return self._select(f"run_id=?{where} ORDER BY row_number, id", (run_id, *states))

    def count(self, run_id: str, states: Sequence[State]) -> int:
        """Return how many deliveries of a run are in these states."""
        found = self.database.ask(
            f"SELECT COUNT(*) FROM delivery WHERE run_id=? AND state IN ({_marks(states)})",  # noqa: S608
            (run_id, *states),
        )
        return int(found[0][0])

    def languages(self, run_id: str) -> tuple[str, ...]:
        """Return the languages of the messages of a run, those of skipped ones left out."""
        rows = self.database.ask(
            "SELECT DISTINCT locale FROM delivery WHERE run_id=? AND state<>'skipped' "
            "ORDER BY locale",
            (run_id,),
        )
        return tuple(str(row[0]) for row in rows)

    def find(self, name: str) -> tuple[Delivery, ...]:
        """Return deliveries by their number, Message-ID, or the beginning of the recipient key."""
        if name.isdigit():
            return self._select("id=?", (int(name),))
        if "@" in name:
            return self._select("message_id=?", (f"<{name.strip('<>')}>",))
        return self._select("recipient_key LIKE ? ORDER BY id", (f"{name}%",))

    def by_token(self, token: str) -> tuple[Delivery, ...]:
        """Return the delivery whose Message-ID begins with this token."""
        return self._select("message_id LIKE ?", (f"<{token}@%",)) if token.isalnum() else ()

    def by_address(self, address_key: str) -> tuple[Delivery, ...]:
        """Return what went out to a mailbox, the newest first."""
        marks = _marks(GONE_OUT)
        return self._select(
            f"address_key=? AND state IN ({marks}) ORDER BY updated_at DESC, id DESC",
            (address_key, *GONE_OUT),
        )

    def received_before(self, document: str, version: str, run_id: str) -> Mapping[str, str]:
        """Return recipients who got or are getting this document by another real run: key, run."""
        states = (*GONE_OUT, *OPEN, "planned")
        rows = self.database.ask(
            "SELECT recipient_key, run_id FROM delivery JOIN run ON run.id=run_id "  # noqa: S608
            "WHERE run.redirect='' AND run_id<>? AND delivery.document_id=? "
            f"AND delivery.document_version=? AND state IN ({_marks(states)})",
            (run_id, document, version, *states),
        )
        return {str(key): str(run) for key, run in rows}

    def move(self, delivery: Delivery, to: State, now: float, **changes: Value) -> bool:
        """Change the state of a delivery from the one it was read with; False where it is gone."""
        with self.database.transaction():
            return self._move(delivery, to, now, changes)

    def move_all(
        self, moves: Sequence[tuple[Delivery, State, Mapping[str, Value]]], now: float
    ) -> int:
        """Do several changes of state together and return how many were done."""
        with self.database.transaction():
            return sum(self._move(each, to, now, changes) for each, to, changes in moves)

    def queue(self, run_id: str, now: float, *, confirmed: int) -> int:
        """Give all rendered messages of a run free to be sent."""
        with self.database.transaction():
            self.database.change("UPDATE run SET confirmed=? WHERE id=?", (confirmed, run_id))
            self.database.change(
                "INSERT INTO event (delivery_id, at, state, reason, smtp_code) "
                "SELECT id, ?, 'queued', '', 0 FROM delivery WHERE run_id=? AND state='rendered'",
                (now, run_id),
            )
            return self.database.change(
                "UPDATE delivery SET state='queued', updated_at=? "
                "WHERE run_id=? AND state='rendered'",
                (now, run_id),
            )

    # Sending

    def claim(
        self, run_id: str, owner: str, now: float, *, until: float, count: int
    ) -> tuple[Delivery, ...]:
        """Take the next messages that are due; those of suppressed addresses are skipped."""
        with self.database.transaction():
            due = self._due(run_id, "queued", now, count)
            due += self._due(run_id, "deferred", now, count - len(due))
            taken = []
            for each in due:
                if self._is_suppressed(each.address_key):
                    self._move(each, "skipped", now, {"reason": "suppressed"})
                else:
                    lease: dict[str, Value] = {"lease_owner": owner, "lease_until": until}
                    self._move(each, "claimed", now, lease)
                    taken.append(each.id)
        if due and not taken:
            return self.claim(run_id, owner, now, until=until, count=count)
        return self._by_ids(taken)

    def before_dot(self, delivery: Delivery, now: float) -> None:
        """Note that the final dot is about to go out.

        Raises LostClaimError where the message must not go out any more.
        """
        with self.database.transaction():
            changed = self.database.change(
                "UPDATE delivery SET state='dot', updated_at=? WHERE id=? AND state='claimed' AND "
                "lease_owner=? AND NOT EXISTS (SELECT 1 FROM suppression "
                "WHERE suppression.address_key=delivery.address_key)",
                (now, delivery.id, delivery.lease_owner),
            )
            if changed != 1:
                raise LostClaimError(f"row {delivery.row} is no longer to be sent", "")
            self._note(delivery.id, now, "dot", "", 0)

    def recover(self, now: float) -> tuple[int, tuple[Delivery, ...]]:
        """Put right what a killed sender left; only the one sender of a ledger may ask this.

        What was claimed goes back to the queue, for no dot was sent. What may have gone out is
        held as unknown. Returns how many were put back, and the unknown ones.
        """
        with self.database.transaction():
            claimed = self._select("state='claimed'", ())
            for each in claimed:
                self._move(each, "queued", now, {"lease_owner": ""})
            doubtful = self._select("state='dot'", ())
            for each in doubtful:
                self._move(each, "unknown", now, {"lease_owner": ""})
        return len(claimed), doubtful

    def set_clock_back(self, now: float, slack: float) -> int:
        """Shift waits that begin in the future, because the computer's clock went back."""
        return self.database.change(
            "UPDATE delivery SET not_before=?+(not_before-updated_at), updated_at=? "
            "WHERE state IN ('queued','deferred') AND updated_at>?",
            (now, now, now + slack),
        )

    def next_due(self, run_id: str) -> float | None:
        """Return when the next waiting message of a run is due."""
        found = self.database.ask(
            "SELECT MIN(not_before) FROM delivery WHERE run_id=? "
            "AND state IN ('queued','deferred')",
            (run_id,),
        )[0][0]
        return None if found is None else float(found)

    def dots_since(self, time: float) -> int:
        """Return how many messages were handed to servers since a time, for the daily limit."""
        found = self.database.ask("SELECT COUNT(*) FROM event WHERE state='dot' AND at>=?", (time,))
        return int(found[0][0])

    # Reports

    def counts(self, run_id: str) -> Counts:
        """Return how many messages of a run are in which state, for which reason."""
        rows = self.database.ask(
            "SELECT locale, state, reason, COUNT(*) FROM delivery WHERE run_id=? "
            "GROUP BY locale, state, reason ORDER BY locale, state, reason",
            (run_id,),
        )
        return {(str(a), b, str(c)): int(n) for a, b, c, n in rows}

    def events(self, delivery_id: int) -> Iterator[Event]:
        """Yield all changes of a delivery, the oldest first."""
        for row in self.database.ask(
            "SELECT delivery_id, at, state, reason, smtp_code FROM event WHERE delivery_id=? "
            "ORDER BY id",
            (delivery_id,),
        ):
            yield Event(*row)

    def newest(self) -> float:
        """Return the time of the last change; 0 when there was none."""
        return float(self.database.ask("SELECT COALESCE(MAX(at), 0) FROM event")[0][0])

    def forget(self, deliveries: Sequence[Delivery]) -> None:
        """Take away where sealed messages were and what servers said; outcomes stay."""
        with self.database.transaction():
            for each in deliveries:
                self.database.change(
                    "UPDATE delivery SET eml_path='', reply='' WHERE id=?", (each.id,)
                )

    # Suppressed addresses and small facts

    def suppress(self, address_key: str, reason: str, source: str, now: float) -> None:
        """Never write to a mailbox again."""
        self.database.change(
            "INSERT INTO suppression (address_key, reason, source, at) VALUES (?,?,?,?) "
            "ON CONFLICT DO NOTHING",
            (address_key, reason, source, now),
        )

    def allow(self, address_key: str) -> bool:
        """Take a mailbox off the list; False where it was not on it."""
        return (
            self.database.change("DELETE FROM suppression WHERE address_key=?", (address_key,)) > 0
        )

    def suppressed(self) -> Mapping[str, tuple[str, str, float]]:
        """Return reason, source and time by the key of the address."""
        rows = self.database.ask(
            "SELECT address_key, reason, source, at FROM suppression ORDER BY at"
        )
        return {str(key): (str(reason), str(source), float(at)) for key, reason, source, at in rows}

    def fact(self, name: str) -> str:
        """Return a small fact kept under a name; empty where there is none."""
        rows = self.database.ask("SELECT value FROM fact WHERE name=?", (name,))
        return str(rows[0][0]) if rows else ""

    def keep(self, name: str, value: str) -> None:
        """Keep a small fact."""
        self.database.change(
            "INSERT INTO fact (name, value) VALUES (?,?) "
            "ON CONFLICT (name) DO UPDATE SET value=excluded.value",
            (name, value),
        )

    # Inside a transaction

    def _move(
        self, delivery: Delivery, to: State, now: float, changes: Mapping[str, Value]
    ) -> bool:
        assert may_follow(delivery.state, to), (delivery.state, to)
        assert set(changes) <= CHANGEABLE, changes
        sets = "".join(f", {name}=?" for name in changes)
        changed = self.database.change(
            f"UPDATE delivery SET state=?, updated_at=?{sets} "  # noqa: S608 - our own names
            "WHERE id=? AND state=? AND lease_owner=?",
            (to, now, *changes.values(), delivery.id, delivery.state, delivery.lease_owner),
        )
        if changed:
            reason, code = str(changes.get("reason", "")), int(changes.get("smtp_code", 0))
            self._note(delivery.id, now, to, reason, code)
        return changed == 1

    def _due(self, run_id: str, state: State, now: float, count: int) -> tuple[Delivery, ...]:
        """Return waiting messages in the order of the index, so that long queues cost nothing."""
        return self._select(
            "run_id=? AND state=? AND not_before<=? "
            f"ORDER BY not_before, id LIMIT ?{self.database.skip_locked}",
            (run_id, state, now, count),
        )

    def _note(self, delivery_id: int, now: float, state: State, reason: str, code: int) -> None:
        self.database.change(
            "INSERT INTO event (delivery_id, at, state, reason, smtp_code) VALUES (?,?,?,?,?)",
            (delivery_id, now, state, reason, code),
        )

    def _is_suppressed(self, address_key: str) -> bool:
        return bool(
            self.database.ask("SELECT 1 FROM suppression WHERE address_key=?", (address_key,))
        )

    def _by_ids(self, ids: Sequence[int]) -> tuple[Delivery, ...]:
        return self._select(f"id IN ({_marks(ids)}) ORDER BY id", tuple(ids)) if ids else ()

    def _select(self, where: str, values: Sequence[Value]) -> tuple[Delivery, ...]:
        rows = self.database.ask(f"SELECT {_names(_COLUMNS)} FROM delivery WHERE {where}", values)  # noqa: S608
        return tuple(_delivery(row) for row in rows)

    def _create(self) -> None:
        columns = ", ".join(f"{_column(name)} {_type(name)} NOT NULL" for name in _NEW_COLUMNS)
        row_id = self.database.row_id
        statements = (
            "CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value TEXT NOT NULL)",
            "CREATE TABLE IF NOT EXISTS run (id TEXT PRIMARY KEY, document_id TEXT NOT NULL, "
            "document_version TEXT NOT NULL, source TEXT NOT NULL, folder TEXT NOT NULL, "
            "handover TEXT NOT NULL, created_at DOUBLE PRECISION NOT NULL, redirect TEXT NOT NULL, "
            "seal TEXT NOT NULL, confirmed INTEGER NOT NULL)",
            f"CREATE TABLE IF NOT EXISTS delivery (id {row_id}, {columns}, "
            "UNIQUE (run_id, recipient_key, document_id, document_version, locale))",
            "CREATE INDEX IF NOT EXISTS due ON delivery (run_id, state, not_before, id)",
            "CREATE INDEX IF NOT EXISTS mailbox ON delivery (address_key)",
            "CREATE INDEX IF NOT EXISTS message ON delivery (message_id)",
            f"CREATE TABLE IF NOT EXISTS event (id {row_id}, delivery_id BIGINT NOT NULL, "
            "at DOUBLE PRECISION NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL, "
            "smtp_code INTEGER NOT NULL)",
            "CREATE INDEX IF NOT EXISTS history ON event (delivery_id)",
            "CREATE INDEX IF NOT EXISTS handed ON event (state, at)",
            "CREATE TABLE IF NOT EXISTS suppression (address_key TEXT PRIMARY KEY, "
            "reason TEXT NOT NULL, source TEXT NOT NULL, at DOUBLE PRECISION NOT NULL)",
        )
        with self.database.transaction():
            for statement in statements:
                self.database.change(statement)
        known = self.fact("version")
        if known not in ("", VERSION):
            raise LedgerProblem(
                f"the ledger has the form {known}, which this program cannot read",
                "Use the version of 'brochure' that made it, or a newer one.",
            )
        if not known:
            self.keep("version", VERSION)


def _delivery(row: Row) -> Delivery:
    return Delivery(**dict(zip(_COLUMNS, row, strict=True)))


def _column(name: str) -> str:
    return "row_number" if name == "row" else name  # ROW is a word of SQL


def _type(name: str) -> str:
    return "DOUBLE PRECISION" if name in _TIMES else _NUMBERS.get(name, "TEXT")


def _names(names: Sequence[str]) -> str:
    return ", ".join(_column(name) for name in names)


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" for _ in values)
