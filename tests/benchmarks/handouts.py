"""Personal copies: CPU time a document, from templates and by full layouts, plain and encrypted.

    python -m tests.benchmarks.handouts [--count 400] [--contenders PYTHON] [--batch 10000]

Medians of one process, every patient's name new, six doctors, days within two months; interleaved
with full layouts of the same people (whose static paragraphs come from the session's cache). The
Korean aftercare sheet, and the English a4 brochure with a personal card on its cover. With a
Python that has Typst, its compiler sets the same bare text as PDF/UA-1 (no figures, tables or
layout) for a hundred names, reused from one to the next. Then a batch by one process and by
two, in turns, wall time.
"""

import argparse
import json
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from brochure.handouts.assembler import Assembler
from brochure.handouts.master import Master
from brochure.handouts.offer import Terms, offer
from brochure.handouts.recipients import Recipient, gather
from brochure.handouts.run import Order, run
from brochure.handouts.sources import read_recipients
from brochure.languages import personal
from brochure.pdf.sealing import Seal
from brochure.pipeline.plan import Target
from brochure.pipeline.session import Session
from brochure.values.collecting import collect_seldom
from brochure.workspace import Workspace, random_bytes
from tests.benchmarks.contenders.edit import NAME
from tests.benchmarks.material import ROOT, write_bare
from tests.handouts.people import SHEET, csv_of

CARD = """
fields:
  patient_name: {kind: name, longest: 60}
  surgery_date: {kind: date}
  surgeon: {kind: name}
  follow_up_at: {kind: datetime}
card:
  items:
    - {id: patient, label: Name, value: "{patient_name}"}
    - {id: surgery, label: Day of operation, value: "{surgery_date}"}
    - {id: surgeon, label: Surgeon, value: "{surgeon}"}
    - {id: follow_up, label: Next check-up, value: "{follow_up_at}"}
"""
TITLE = "  title: SMAS face lift\n"
NEUTRAL = "  neutral_title: Your information from {brand}\n"
DOCTORS = ("Dr. Kim", "Dr. Lee", "Dr. Park", "Dr. Choi", "Dr. Jung", "Dr. Han")


def person(row: int, language: str, random: Random) -> Recipient:
    """Return somebody with a name that nobody else has."""
    if language == "ko":
        name = "김이박최정"[row % 5] + "".join(chr(random.randrange(0xAC00, 0xD7A3)) for _ in "ab")
    else:
        letters = "abcdefghijklmnoprstuvwxyz"
        name = " ".join(
            "".join(random.choices(letters, k=random.randrange(3, 10))).title() for _ in "ab"
        )
    hour = 9 + random.randrange(8)
    return Recipient(
        row=row,
        language=language,
        values={
            "patient_name": name,
            "surgery_date": date(2026, 11, 1) + timedelta(days=random.randrange(60)),
            "surgeon": random.choice(DOCTORS),
            "follow_up_at": datetime(2026, 12, 1 + random.randrange(28), hour, 30),  # noqa: DTZ001
        },
    )


def with_card(folder: Path) -> Path:
    """Return a project whose brochure has a personal card."""
    shutil.copytree(ROOT / "content" / "smas-face-lift", folder / "content" / "smas-face-lift")
    file = folder / "content" / "smas-face-lift" / "brochure.yaml"
    text = file.read_text(encoding="utf-8").replace(TITLE, TITLE + NEUTRAL, 1)
    file.write_text(text.rstrip() + "\n" + CARD, encoding="utf-8")
    return folder


def spent(work: Callable[[], object]) -> float:
    """Return CPU milliseconds."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def measure(title: str, root: Path, target: Target, count: int, python: str) -> None:
    """Measure one document and print a line for each way."""
    cold = Session(Workspace(root))
    random = Random(7)
    people = [person(row, target.language, random) for row in range(2, 2 * count + 2)]
    master = Master(cold, target, draft=True)
    assembler = Assembler(master)
    first = spent(lambda: in_full(Master(Session(Workspace(root)), target, draft=True), people[0]))
    for one in people[: count // 2]:
        assembler.make(master.shown(one))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for one in people[count // 2 : count]:
        assembler.make(master.shown(one))
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    times: dict[str, list[float]] = {"plain": [], "encrypted": [], "full layout": []}
    for number, one in enumerate(people[count:]):
        seal = Seal("walnut-tunnel-crisp", random_bytes)
        times["plain"].append(spent(lambda one=one: assembler.make(master.shown(one))))  # type: ignore[misc]
        times["encrypted"].append(
            spent(lambda one=one, seal=seal: assembler.make(master.shown(one), seal))  # type: ignore[misc]
        )
        if number % 8 == 0:
            times["full layout"].append(spent(lambda one=one: in_full(master, one)))  # type: ignore[misc]
    full = statistics.median(times["full layout"])
    print(f"\n{title}: {assembler.compiled} layouts for {2 * count} people; cold {first:.0f} ms")
    if python:
        names = [master.shown(one)["patient_name"] for one in people[: count // 4]]
        times["Typst reused"] = of_typst(python, master, people[0], names)
    for way, values in times.items():
        median = statistics.median(values)
        beside = statistics.median(times["Typst reused"]) / median if python else 0.0
        told = f"{beside:8.1f} x Typst" if beside else ""
        print(f"  {way:12}{median:8.2f} ms{1000 / median:9.0f}/s{full / median:8.1f} x full{told}")
    print(f"  memory grew {grown / 1024 * 2000 / count:.1f} MB per 1,000 documents")


def in_full(master: Master, one: Recipient) -> None:
    """Lay out and write a copy in full."""
    pages, _ = master.copy(master.shown(one))
    assert pages is not None
    master.written(pages)


def of_typst(python: str, master: Master, one: Recipient, names: Sequence[str]) -> list[float]:
    """Return what Typst takes for each of the names, once its compiler is warm."""
    shown = {**master.shown(one), "patient_name": NAME}
    document = personal.filled(master.bare(shown), shown)
    with tempfile.TemporaryDirectory() as folder:
        given = write_bare(document, Path(folder) / "sheet.json", names)
        command = [python, "-m", "tests.benchmarks.contenders.with_typst", str(given), "edit"]
        command += [str(len(names)), "1", str(Path(folder) / "sheet.pdf")]
        done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=True)
    return [seconds * 1000 for seconds in json.loads(done.stdout)["cpu"][5:]]


def runs(people: int) -> None:
    """Time a Korean batch by one process and by two: making the sheets, and the whole command."""
    walls: dict[tuple[str, int], list[float]] = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        table = folder / "recipients.csv"
        table.write_text(csv_of(people, ("ko",)), encoding="utf-8")
        session = Session(Workspace(ROOT))
        offered = offer(session, SHEET, Terms(draft=True))
        read = read_recipients(table.read_bytes(), table.name, encoding=None, sheet=None)
        gathered = gather(read, offered.wanted)
        for turn in range(4):
            workers = 1 + turn % 2
            order = Order(output=str(folder / f"made-{turn}"), workers=workers, draft=True)
            start = time.monotonic()
            assert [report.faults for report in run(session, str(ROOT), offered, gathered, order)]
            made = time.monotonic()
            command = [
                sys.executable,
                "-m",
                "brochure",
                "-C",
                str(ROOT),
                "handout",
                "render",
                SHEET,
            ]
            command += ["--recipients", str(table), "-o", str(folder / f"command-{turn}")]
            subprocess.run([*command, "--draft", "-q", "--workers", str(workers)], check=True)
            walls.setdefault(("made", workers), []).append(made - start)
            walls.setdefault(("the whole command", workers), []).append(time.monotonic() - made)
            for output in (f"made-{turn}", f"command-{turn}"):
                shutil.rmtree(folder / output)  # or the disk would be busy with them
    print(f"\n{people} Korean aftercare sheets, wall time")
    for what in ("made", "the whole command"):
        one, two = (statistics.median(walls[what, workers]) for workers in (1, 2))
        print(f"  {what}: one worker {one:.1f} s, two {two:.1f} s: {one / two:.2f} x")


def main() -> None:
    """Measure both documents."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=400)
    parser.add_argument("--contenders", default="", metavar="PYTHON")
    parser.add_argument("--batch", type=int, default=10_000)
    options = parser.parse_args()
    collect_seldom()  # as the command does
    count, python = options.count, options.contenders
    sheet = Target(
        brochure="aftercare-sheet", language="ko", product="a4-sheet", profile="screen",
        theme="hershe",
    )  # fmt: skip
    measure("Korean aftercare sheet", ROOT, sheet, count, python)
    with tempfile.TemporaryDirectory() as folder:
        root = with_card(Path(folder))
        book = Target(
            brochure="smas-face-lift", language="en", product="a4", profile="screen",
            theme="hershe",
        )  # fmt: skip
        measure("English a4 brochure with a card", root, book, count, python)
    runs(options.batch)


if __name__ == "__main__":
    main()
