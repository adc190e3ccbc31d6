"""Personal copies: CPU time a document, from templates and by full layouts, plain and encrypted.

    python -m tests.benchmarks.handouts [--count 400]

Medians of one process, every patient's name new, six doctors, days within two months; interleaved
with full layouts of the same people (whose static paragraphs come from the session's cache). The
Korean aftercare sheet, and the English a4 brochure with a personal card on its cover.
"""

import argparse
import resource
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from brochure.handouts.assembler import Assembler
from brochure.handouts.master import Master
from brochure.handouts.recipients import Recipient
from brochure.pdf.sealing import Seal
from brochure.pipeline.plan import Target
from brochure.pipeline.session import Session
from brochure.workspace import Workspace, random_bytes
from tests.benchmarks.material import ROOT

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


def measure(title: str, root: Path, target: Target, count: int) -> None:
    """Measure one document and print a line for each way."""
    cold = Session(Workspace(root))
    random = Random(7)
    people = [person(row, target.language, random) for row in range(2, 2 * count + 2)]
    master = Master(cold, target, draft=True)
    assembler = Assembler(master)
    first = spent(lambda: Master(Session(Workspace(root)), target, draft=True).copy(
        master.shown(people[0])))  # fmt: skip
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
    for way, values in times.items():
        median = statistics.median(values)
        print(f"  {way:12}{median:8.2f} ms{1000 / median:9.0f}/s{full / median:8.1f} x")
    print(f"  memory grew {grown / 1024 * 2000 / count:.1f} MB per 1,000 documents")


def in_full(master: Master, one: Recipient) -> None:
    """Lay out and write a copy in full."""
    pages, _ = master.copy(master.shown(one))
    assert pages is not None
    master.written(pages)


def main() -> None:
    """Measure both documents."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=400)
    count = parser.parse_args().count
    sheet = Target(
        brochure="aftercare-sheet", language="ko", product="a4-sheet", profile="screen",
        theme="hershe",
    )  # fmt: skip
    measure("Korean aftercare sheet", ROOT, sheet, count)
    with tempfile.TemporaryDirectory() as folder:
        root = with_card(Path(folder))
        book = Target(
            brochure="smas-face-lift", language="en", product="a4", profile="screen",
            theme="hershe",
        )  # fmt: skip
        measure("English a4 brochure with a card", root, book, count)


if __name__ == "__main__":
    main()
