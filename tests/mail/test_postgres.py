"""The same ledger in PostgreSQL, started by the test: contract, kills, one sender."""

import os
import pwd
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from brochure.mail.databases import LedgerProblem, Postgres
from brochure.mail.ledger import Ledger
from brochure.mail.transports.double import Double
from tests.conformance.conftest import need
from tests.mail.clinic import SETTINGS, Clinic, rendered, sent
from tests.mail.room import RUN, TestWorld, filled, states
from tests.mail.test_kills import Truth, finish, judge, mail_server, start

pytestmark = pytest.mark.slow
FOLDERS = ("/usr/lib/postgresql/17/bin", "/usr/lib/postgresql/16/bin", "/usr/lib/postgresql/15/bin")
INITDB = shutil.which("initdb") or shutil.which("initdb", path=os.pathsep.join(FOLDERS))


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    need(None if INITDB else "PostgreSQL: run `make slow`")
    assert INITDB is not None
    place = Path("/tmp") / f"brochure-pg-{os.getpid()}"  # noqa: S108 - a socket's path must be short
    place.mkdir(mode=0o700)
    user = None
    if os.geteuid() == 0:  # the server refuses to run as root
        user = "nobody"
        os.chown(place, pwd.getpwnam(user).pw_uid, -1)
    binaries = Path(INITDB).parent
    data = place / "data"

    def run(*command: object) -> None:
        subprocess.run([*map(str, command)], check=True, capture_output=True, user=user, cwd=place)

    run(INITDB, "-D", data, "-U", "clinic", "-A", "trust", "--no-sync")
    options = f"-k {place} -c listen_addresses= -c fsync=on"
    run(binaries / "pg_ctl", "-D", data, "-w", "-l", place / "log", "-o", options, "start")
    try:
        yield f"postgresql://clinic@/postgres?socket={place}/.s.PGSQL.5432"
    finally:
        run(binaries / "pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(place)


@pytest.fixture
def database(url: str) -> Iterator[Postgres]:
    database = Postgres(url)
    for table in ("fact", "run", "delivery", "event", "suppression"):
        database.change(f"DROP TABLE IF EXISTS {table}")
    yield database
    database.close()


def test_the_ledger_does_the_same_there(url: str, database: Postgres) -> None:
    ledger = filled(Ledger(database), 10)
    ledger.add(ledger.deliveries(RUN.id), 0)
    first = ledger.claim(RUN.id, "a", 2e9, until=0, count=6)
    other = Postgres(url)
    second = Ledger(other).claim(RUN.id, "b", 2e9, until=0, count=6)
    assert len(first) == 6
    assert len(second) == 4
    ledger.before_dot(first[0], 2e9)
    requeued, unknown = ledger.recover(2e9)
    assert (requeued, [each.id for each in unknown]) == (9, [first[0].id])
    assert states(ledger) == {"queued": 9, "unknown": 1}
    other.close()


def test_there_is_one_sender(url: str, database: Postgres) -> None:
    other = Postgres(url)
    assert database.hold()
    assert not other.hold()
    database.release()
    assert other.hold()
    other.close()


def test_a_server_that_is_gone_is_told() -> None:
    with pytest.raises(LedgerProblem):
        Postgres("postgresql://clinic:hunter22@127.0.0.1:1/none")


def test_the_whole_way_with_the_ledger_there(url: str, database: Postgres, tmp_path: Path) -> None:
    clinic = Clinic(tmp_path, TestWorld(), {"LEDGER": url})
    clinic.write(settings=SETTINGS + "ledger: env:LEDGER\n")
    room = clinic.open()
    clinic.plan(room)
    rendered(room)
    double = Double()
    assert sent(room, double, 12).ending == "done"
    assert sent(room, double, 0).ending == "done"
    assert len(double.arrived) == 12
    assert not (tmp_path / "mail/ledger.sqlite").exists()
    room.close()
    clinic.open().close()


def test_kills_at_random_moments_send_nobody_twice(url: str, database: Postgres) -> None:
    count, kills = 1000, 0
    ledger = filled(Ledger(database), count)
    chance = random.Random(7)
    with mail_server() as (inbox, port):
        while kills < 100:
            victim = start(url, port)
            assert victim.stdout is not None
            victim.stdout.readline()
            time.sleep(chance.uniform(0.0, 0.1))
            victim.kill()
            kills += finish(victim) == -signal.SIGKILL
        while finish(start(url, port)) != 0:
            time.sleep(0.05)
        truth = Truth.read(ledger)
    judge(inbox, truth, count, kills)
    print(f"PostgreSQL: {kills} kills, {count} messages, unknown {len(truth.unknown)}")  # noqa: T201
