"""Runs: restartable, in processes and on a cluster, and private in all they write."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner

from brochure.cli.handout import progress
from brochure.handouts.handover import read_handover
from tests.handouts.people import CANARY, ROOT, SHEET, csv_of
from tests.pdf.reader import marked_text


def render(table: Path, output: Path, *more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(table, output, *more), capture_output=True, text=True, check=False
    )


def command(table: Path, output: Path, *more: str) -> list[str]:
    start = [sys.executable, "-m", "brochure", "-C", str(ROOT), "handout", "render", SHEET]
    return [*start, "--recipients", str(table), "--draft", "-o", str(output), *more]


def written(tmp_path: Path, count: int = 6) -> Path:
    table = tmp_path / "recipients.csv"
    table.write_text(csv_of(count), encoding="utf-8")
    return table


def entries(output: Path) -> list[dict[str, object]]:
    lines = (output / "manifest.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines[1:]]


def test_unreleased_languages_do_not_go_out(tmp_path: Path) -> None:
    table, output = written(tmp_path), tmp_path / "out"
    done = subprocess.run(
        [part for part in command(table, output) if part != "--draft"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "handout.unreleased" in done.stderr
    assert not output.exists()


def test_a_run_makes_a_private_file_for_each_and_hands_over(tmp_path: Path) -> None:
    table, output = written(tmp_path), tmp_path / "out"
    done = render(table, output)
    assert done.returncode == 0, done.stderr
    made = sorted(output.glob("*.pdf"))
    assert len(made) == 6
    assert {oct(path.stat().st_mode & 0o777) for path in made} == {"0o600"}
    handover = read_handover((output / "handover.jsonl").read_bytes(), "handover.jsonl")
    assert [h.row for h in handover.handouts] == [2, 3, 4, 5, 6, 7]
    assert all((output / h.path).is_file() and h.has_consent for h in handover.handouts)


def test_a_file_lost_or_cut_is_made_again_and_the_others_are_not(tmp_path: Path) -> None:
    table, output = written(tmp_path), tmp_path / "out"
    render(table, output)
    first, second, *rest = sorted(output.glob("*.pdf"))
    times = [path.stat().st_mtime_ns for path in rest]
    first.unlink()
    second.write_bytes(second.read_bytes()[:1000])
    done = render(table, output)
    assert "2 made, 4 kept" in done.stdout, done.stderr
    assert [path.stat().st_mtime_ns for path in rest] == times


def test_a_changed_row_is_made_again(tmp_path: Path) -> None:
    table, output = written(tmp_path), tmp_path / "out"
    render(table, output)
    table.write_text(csv_of(6).replace("2026-12-01 10:30", "2026-12-01 11:00"), encoding="utf-8")
    assert "1 made, 5 kept" in render(table, output).stdout


def test_print_files_list_the_pages_of_each(tmp_path: Path) -> None:
    table, output = written(tmp_path, 3), tmp_path / "out"
    assert render(table, output, "--merge").returncode == 0
    lines = (output / "print-ranges.csv").read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == "row,language,file,first_page,last_page"
    last = int(lines[-1].split(",")[-1])
    with pikepdf.open(output / "print-001.pdf") as pdf:
        assert len(pdf.pages) == last


def test_progress_shows_rate_and_time_left() -> None:
    assert progress(50, 200, 50, 10.0).split("]")[1].split() == [
        "50", "of", "200", "5/s", "30", "s", "left",
    ]  # fmt: skip


def test_a_canary_is_nowhere_but_in_its_own_pages_and_the_handover(tmp_path: Path) -> None:
    table, output = tmp_path / "recipients.csv", tmp_path / "out"
    row = f"{CANARY},zyqx@example.com,en,2026-12-06,Dr. Zyqxdoc,2026-12-09 10:30,Zyqxroom,no"
    bad = f"{CANARY},zyqx@@example.com,en,zyqxday,Dr. Zyqxdoc,,,no"
    table.write_text(csv_of(3) + row + "\n" + bad + "\n", encoding="utf-8")
    checked = subprocess.run(
        [sys.executable, "-m", "brochure", "-C", str(ROOT), "handout", "check", str(table), SHEET,
         "--draft"], capture_output=True, text=True, check=False,
    )  # fmt: skip
    done = render(table, output, "--only-good")
    for said in (checked.stdout, checked.stderr, done.stdout, done.stderr):
        assert "zyqx" not in said.lower()
    assert "recipients.csv:6" in checked.stderr
    for path in output.rglob("*"):
        assert "zyqx" not in str(path).lower()
        if path.is_file() and path.name != "handover.jsonl":
            assert b"zyqx" not in path.read_bytes().lower()
    whose = [path for path in output.glob("*.pdf") if "Zyqx" in words(path)]
    assert [path.name[-10:] for path in whose] == ["000005.pdf"]


def words(path: Path) -> str:
    """Return the characters of all pages."""
    with pikepdf.open(path) as pdf:
        return "".join(text for page in pdf.pages for text in marked_text(page).values())


def test_the_command_explains_itself() -> None:
    from brochure.cli.handout import COMMAND

    for name in ("check", "render"):
        shown = CliRunner().invoke(COMMAND, [name, "--help"]).output
        assert "--missing-language" in shown


@pytest.mark.slow
def test_killed_at_any_moment_the_run_goes_on_and_nothing_is_half_written(tmp_path: Path) -> None:
    table, output = written(tmp_path, 240), tmp_path / "out"
    for kill in range(6):
        running = subprocess.Popen(
            command(table, output, "--workers", "2"), start_new_session=True,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(2.0 + 0.7 * kill)
        os.killpg(running.pid, signal.SIGKILL)
        running.wait()
        for path in output.glob("*.pdf"):
            with pikepdf.open(path) as pdf:
                assert len(pdf.pages) >= 2
    done = render(table, output, "--workers", "2")
    assert done.returncode == 0, done.stderr
    rows = [entry["row"] for entry in entries(output)]
    assert sorted(set(map(int, map(str, rows)))) == list(range(2, 242))
    assert len(list(output.glob("*.pdf"))) == 240


def children(pid: int) -> list[int]:
    """Return the processes that a process began: the server of the workers, or the workers."""
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


@pytest.mark.slow
def test_a_dead_worker_costs_nothing_but_its_chunk(tmp_path: Path) -> None:
    table, output = written(tmp_path, 300), tmp_path / "out"
    running = subprocess.Popen(command(table, output, "--workers", "2"), text=True)
    victim = None
    for _ in range(200):
        time.sleep(0.1)
        if output.exists() and any(output.glob("*.pdf")):
            workers = [pid for server in children(running.pid) for pid in children(server)]
            if workers:
                victim = workers[0]
                os.kill(victim, signal.SIGKILL)
                break
    assert victim is not None
    assert running.wait(timeout=240) == 0
    assert len({entry["row"] for entry in entries(output)}) == 300 == len(entries(output))


@pytest.mark.slow
def test_a_cluster_survives_the_loss_of_a_worker(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    table, output = written(tmp_path, 600), tmp_path / "out"
    port = 18786
    dask = [sys.executable, "-m", "distributed.cli.dask_scheduler"]
    where = ["--port", str(port), "--no-dashboard", "--host", "127.0.0.1"]
    scheduler = subprocess.Popen([*dask, *where])
    url = f"tcp://127.0.0.1:{port}"
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", url, "--nthreads", "1",
              "--no-dashboard", "--no-nanny", "--local-directory", str(tmp_path)]  # fmt: skip
    workers = [subprocess.Popen(worker, cwd=ROOT) for _ in range(2)]
    try:
        time.sleep(6)
        running = subprocess.Popen(command(table, output, "--cluster", url))
        for _ in range(600):
            time.sleep(0.1)
            if running.poll() is not None or len(list(output.glob("*.pdf"))) > 150:
                workers[0].kill()
                break
        assert workers[0].wait(timeout=20) != 0
        assert running.wait(timeout=300) == 0
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.wait()
    rows = [entry["row"] for entry in entries(output)]
    assert len(rows) == len(set(rows)) == 600 == len(list(output.glob("*.pdf")))
