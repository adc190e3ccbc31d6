"""Speed of mailing: `python -m tests.benchmarks.mail [--messages N] [--size BYTES] [--port PORT]`.

A run of N people is planned, rendered and sent over one connection with the ledger on disk, as
`brochure mail` does it, to a sink on this machine (another process) or to a server at PORT, such
as a Postfix on loopback. CPU time is that of the sending process; the sink's is its own.
"""

import argparse
import hashlib
import json
import resource
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from brochure.handouts.handover import FILE_NAME, Handout, Handover, write_handover
from brochure.mail.dispatch import Order, send_run
from brochure.mail.mailroom import Mailroom, Outside, read_settings
from brochure.mail.preparing import plan_run, render_run, stationery_of
from brochure.mail.secrets import Secrets
from brochure.mail.sender import BATCH, Result
from brochure.workspace import Workspace

LEDGER_ROUNDS = 200
LANGUAGES = ("en", "ko", "ja", "ar")
SETTINGS = """format: brochure-mail/1
sender: {{name: Hershe, address: care@hershe.example}}
smtp: {{host: 127.0.0.1, port: {port}, security: none, connections: {connections}}}
limits: {{per_second: 1000, domain_per_second: 1000, per_day: 1000000, window: "00:00-00:00"}}
variables: {{phone: "+82-2-0000-0000", phone_urgent: "+82-2-0000-0001", emergency_number: "119"}}
draft_letters: allowed
"""


class Now:
    """The world as it is."""

    now = staticmethod(time.time)
    monotonic = staticmethod(time.monotonic)
    sleep = staticmethod(time.sleep)

    def chance(self) -> float:
        return 0.0

    def is_stopping(self) -> bool:
        return False


def sink(listener: socket.socket) -> None:
    """Take messages for ever, as fast as they come."""
    while True:
        connection, _ = listener.accept()
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with connection:
            _converse(connection)


def _converse(connection: socket.socket) -> None:
    connection.sendall(b"220 sink\r\n")
    data, is_message = b"", False
    while received := connection.recv(1 << 20):
        if is_message:
            data = data[-4:] + received
            if data.endswith(b"\r\n.\r\n"):
                connection.sendall(b"250 2.0.0 taken\r\n")
                data, is_message = b"", False
            continue
        data += received
        while b"\r\n" in data:
            line, _, data = data.partition(b"\r\n")
            is_message = line == b"DATA"
            answers = {
                b"DATA": b"354 go\r\n",
                b"EHLO": b"250-sink\r\n250-PIPELINING\r\n250 SIZE 0\r\n",
            }
            connection.sendall(answers.get(line[:4], b"250 ok\r\n"))


def project(root: Path, options: argparse.Namespace, port: int) -> None:
    """Write a project whose handover has so many people with PDFs of this size."""
    (root / "content").mkdir()
    (root / "out").mkdir()
    (root / "mail.yaml").write_text(
        SETTINGS.format(port=port, connections=options.connections), encoding="utf-8"
    )
    files = []
    for number in range(options.messages):
        data = b"%PDF-1.7\n" + hashlib.shake_128(str(number).encode()).digest(options.size)
        (root / f"out/{number}.pdf").write_bytes(data)
        files.append(hashlib.sha256(data).hexdigest())
    handouts = tuple(
        Handout(
            row=number + 2,
            address=f"patient{number}@mail.example",
            name=f"김환자 {number}",
            language=LANGUAGES[number % len(LANGUAGES)],
            consent="2026-11-20",
            path=f"{number}.pdf",
            sha256=sha256,
            size=options.size,
        )
        for number, sha256 in enumerate(files)
    )
    handover = Handover(document="sheet", version="1", source="s", handouts=handouts)
    (root / "out" / FILE_NAME).write_bytes(write_handover(handover))


def cpu() -> float:
    """Return CPU seconds of this process."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def measured(step: Callable[[], object]) -> tuple[float, float]:
    """Return wall and CPU seconds of a step."""
    wall, before = time.perf_counter(), cpu()
    step()
    return time.perf_counter() - wall, cpu() - before


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--messages", type=int, default=500)
    parser.add_argument("--size", type=int, default=220_000, help="bytes of a PDF; 300 kB as mail")
    parser.add_argument("--port", type=int, default=0, help="a server instead of the sink")
    parser.add_argument("--connections", type=int, default=1, help="the sink has one")
    parser.add_argument("--sink", type=int, default=-1, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.sink >= 0:
        sink(socket.socket(fileno=options.sink))
    listener = socket.create_server(("127.0.0.1", 0))
    port = options.port or listener.getsockname()[1]
    number = listener.fileno()
    command = [sys.executable, "-m", "tests.benchmarks.mail", "--sink", str(number)]
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(command, pass_fds=[number]) as server,
    ):
        try:
            project(Path(folder), options, port)
            print(json.dumps(figures(Path(folder), options.messages), indent=2))
        finally:
            server.kill()
            listener.close()
    return 0


def figures(root: Path, count: int) -> dict[str, float]:
    """Plan, render and send; return what it took."""
    workspace = Workspace(root)
    outside = Outside(
        secrets=Secrets({}, ""), world=Now(), entropy=lambda n: b"\7" * n, who="bench"
    )
    room = Mailroom(workspace, read_settings(workspace), outside)
    plan_wall, _ = measured(lambda: plan_run(room, Workspace(root / "out")))
    run = room.run()
    stationery, _ = stationery_of(room, run)
    assert stationery is not None
    render_wall, render_cpu = measured(lambda: list(render_run(room, stationery)))
    results: list[Result] = []
    order = Order(confirm=count)
    send_wall, send_cpu = measured(lambda: results.append(send_run(room, room.run(), order)))
    assert results[0].outcomes == {"sent": count}, results[0]
    size = sum(each.size for each in room.ledger.deliveries(run.id)) / count
    ledger_wall, _ = measured(lambda: ledger_cost(room, run.id))
    room.close()
    return {
        "messages": count,
        "kB each": round(size / 1000, 1),
        "plan ms each": round(plan_wall / count * 1000, 3),
        "render ms each": round(render_wall / count * 1000, 2),
        "render CPU ms each": round(render_cpu / count * 1000, 2),
        "sent a second": round(count / send_wall, 1),
        "send CPU ms each": round(send_cpu / count * 1000, 2),
        "ledger ms each": round(ledger_wall / min(count, LEDGER_ROUNDS) * 1000, 2),
    }


def ledger_cost(room: Mailroom, run_id: str) -> None:
    """Do what the ledger does for messages, without sending: claim, commit twice."""
    ledger = room.ledger
    ledger.database.change("UPDATE delivery SET state='queued'")
    for _ in range(LEDGER_ROUNDS // BATCH):
        for each in ledger.claim(run_id, "bench", time.time(), until=0, count=BATCH):
            ledger.before_dot(each, time.time())
            dotted = replace(each, state="dot")
            ledger.move(dotted, "sent", time.time(), smtp_code=250, lease_owner="")


if __name__ == "__main__":
    raise SystemExit(main())
