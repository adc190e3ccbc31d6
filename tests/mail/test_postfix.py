"""Kills against Postfix, whose own log is the truth and settles the unknowns."""

import os
import random
import shutil
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from brochure.mail.databases import Sqlite
from brochure.mail.ledger import Ledger
from brochure.mail.server_logs import taken
from brochure.workspace import PrivateWorkspace
from tests.conformance.conftest import need
from tests.mail.room import RUN, filled
from tests.mail.test_kills import finish, free_port, start

pytestmark = pytest.mark.slow
MASTER = "/etc/postfix/master.cf"
MAIN = """compatibility_level=3.6
queue_directory={root}/queue
data_directory={root}/data
myhostname=sink.example
mydestination=
mynetworks=127.0.0.0/8
smtpd_relay_restrictions=permit_mynetworks,reject
inet_protocols=ipv4
default_transport=discard:
relay_transport=discard:
maillog_file={root}/log
maillog_file_prefixes=/tmp
"""


@dataclass(frozen=True)
class Server:
    port: int
    log: Path


@pytest.fixture
def postfix() -> Iterator[Server]:
    need(
        None if os.geteuid() == 0 and Path(MASTER).exists() else "Postfix: run `make slow` as root"
    )
    root = Path("/tmp") / f"brochure-postfix-{os.getpid()}"  # noqa: S108 - its log must be there
    for name in ("etc", "queue", "data"):
        (root / name).mkdir(parents=True)
    shutil.chown(root / "data", "postfix")
    port = free_port()
    master = Path(MASTER).read_text().replace("\nsmtp      inet", f"\n127.0.0.1:{port} inet", 1)
    (root / "etc/master.cf").write_text(master)
    (root / "etc/main.cf").write_text(MAIN.format(root=root))
    command = ("postfix", "-c", str(root / "etc"))
    subprocess.run([*command, "start"], check=True, capture_output=True)
    try:
        yield Server(port, root / "log")
    finally:
        subprocess.run([*command, "stop"], check=True, capture_output=True)
        shutil.rmtree(root)


def test_nobody_twice_nobody_lost_and_its_log_settles_the_doubts(
    tmp_path: Path, postfix: Server
) -> None:
    count, kills = 1500, 0
    database = Sqlite(PrivateWorkspace(tmp_path))
    ledger = filled(Ledger(database), count)
    chance = random.Random(8)
    while kills < 100:
        victim = start(str(tmp_path), postfix.port, "none", 0, 20_000)
        assert victim.stdout is not None
        victim.stdout.readline()
        time.sleep(chance.uniform(0.0, 0.12))
        victim.kill()
        kills += finish(victim) == -signal.SIGKILL
    assert finish(start(str(tmp_path), postfix.port, "none", 0, 20_000)) == 0
    time.sleep(2)  # its log is written a little later
    log = postfix.log.read_text()
    everybody = {each.message_id: each for each in ledger.deliveries(RUN.id)}
    arrived = Counter(name for name in everybody for _ in range(_times(log, name)))
    sent = {name for name, each in everybody.items() if each.state == "sent"}
    unknown = {name for name, each in everybody.items() if each.state == "unknown"}
    assert max(arrived.values()) == 1, "nobody twice"
    assert sent | unknown == set(everybody), "nobody lost"
    assert sent <= set(arrived)
    assert set(arrived) <= sent | unknown
    assert len(unknown) <= kills
    assert set(taken(log, unknown)) == unknown & set(arrived), "the log settles each"
    print(f"Postfix: {kills} kills, {count} messages, unknown {len(unknown)}")  # noqa: T201
    database.close()


def _times(log: str, name: str) -> int:
    """Return how many entries of the queue had this message and went on."""
    entries = [
        line.partition("]: ")[2].partition(":")[0]
        for line in log.splitlines()
        if f"message-id={name}" in line
    ]
    return sum(f"{entry}: from=" in log for entry in entries)
