"""Compare speed: `make bench`, or `python -m tests.benchmarks --contenders PYTHON [--full]`.

CPU time (user + system) in milliseconds, medians of interleaved rounds. All set the same text; ours
also has figures, tables, structure, fitting and checks. "Per 6 pages" divides by the pages of our
`a4` brochure and multiplies by 6, for all alike, so the ratios compare equal text.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf

from tests.benchmarks import material

CONTENDERS = ("typst", "weasyprint", "platypus")
OURS = "brochure"
ROUNDS, WARM = 5, 7


@dataclass(frozen=True, slots=True)
class Bench:
    """Where things are: a scratch folder and the contenders' Python."""

    folder: Path
    python: str

    def job(self, who: str, language: str, mode: str, times: int, repeats: int = 1) -> list[str]:
        """Return the command of a job for anyone."""
        output = str(self.folder / f"{who}-{language}.pdf")
        if who == OURS:
            root = material.project(self.folder / f"{mode}-{language}")
            module = [sys.executable, "-m", "tests.benchmarks.own", str(root), language]
            return [*module, mode, str(times), str(repeats), output]
        module = [self.python, "-m", f"tests.benchmarks.contenders.with_{who}"]
        text = str(self.folder / f"{language}.json")
        return [*module, text, mode, str(times), str(repeats), output]

    def command(self, who: str, language: str) -> list[str]:
        """Return what a user would call once: our command line, or a contender's script."""
        if who != OURS:
            return self.job(who, language, "same", 1)
        root = material.project(self.folder / "cold")
        chosen = ["build", material.SAMPLE, "--lang", language, "--product", "a4", "--force"]
        return [sys.executable, "-m", "brochure", "-C", str(root), *chosen, "--quiet"]


def cpu(command: list[str]) -> tuple[float, dict[str, Any]]:
    """Run a command; return its CPU milliseconds and the JSON it printed, if any."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        command, capture_output=True, text=True, cwd=material.ROOT, env=environment, check=False
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    shown = done.stdout.strip().splitlines()
    told = json.loads(shown[-1]) if shown and shown[-1].startswith("{") else {}
    if told:
        with pikepdf.open(command[-1]) as pdf:
            told["pages"] = len(pdf.pages)
    return spent * 1000, told


def interleaved(measure: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, float]:
    """Return each one's median, taking turns so that a busy moment hits all."""
    seen: dict[str, list[float]] = {who: [] for who in measure}
    for _ in range(rounds):
        for who, one in measure.items():
            seen[who].append(one())
    return {who: statistics.median(values) for who, values in seen.items()}


def table(title: str, columns: Mapping[str, Mapping[str, float]], unit: str) -> None:
    """Print a table: a row for each program, a column for each measure."""
    print(f"\n{title} ({unit}; in brackets: times ours)")
    print(f"{'':12}" + "".join(f"{name:>24}" for name in columns))
    for who in (OURS, *CONTENDERS):
        cells = [_cell(values, who) for values in columns.values()]
        print(f"{who:12}" + "".join(f"{cell:>24}" for cell in cells))


def _cell(values: Mapping[str, float], who: str) -> str:
    if who not in values:
        return "-"
    return f"{values[who]:.1f} ({values[who] / values[OURS]:.2f})"


def brochures(bench: Bench, language: str) -> None:
    """Measure one brochure: cold, warm and with a word edited."""
    everyone = (OURS, *CONTENDERS)
    _, ours = cpu(bench.job(OURS, language, "same", 1))
    scale = 6 / ours["pages"]

    def cold(who: str) -> Callable[[], float]:
        command = bench.command(who, language)
        return lambda: cpu(command)[0] * scale

    def kept(who: str, mode: str) -> Callable[[], float]:
        command = bench.job(who, language, mode, WARM)
        return lambda: statistics.median(cpu(command)[1]["cpu"][2:]) * 1000 * scale

    columns = {
        "cold process": interleaved({who: cold(who) for who in everyone}, ROUNDS),
        "warm in process": interleaved({who: kept(who, "same") for who in everyone}, 3),
        "edit one word": interleaved({who: kept(who, "edit") for who in everyone}, 3),
    }
    table(f"{language}: {ours['pages']} pages of ours, per 6 pages", columns, "CPU ms")


def bodies(bench: Bench, language: str, sizes: tuple[int, ...], who: tuple[str, ...]) -> None:
    """Measure long documents: the body repeated until it fills about so many pages."""
    columns: dict[str, dict[str, float]] = {}
    for size in sizes:
        times: dict[str, float] = {}
        peaks: dict[str, float] = {}
        for one in who:
            _, single = cpu(bench.job(one, language, "same", 1))
            repeats = max(1, round(size / max(single["pages"], 1)))
            _, long = cpu(bench.job(one, language, "same", 1, repeats))
            times[one] = long["cpu"][0] * 1000 / long["pages"]
            peaks[one] = long["peak"]
        columns |= {f"{size} pages: ms a page": times, f"{size} pages: peak MB": peaks}
    table(f"{language}: body repeated", columns, "CPU ms or MB")


def start_up() -> None:
    """Measure `brochure --help` beside an empty Python."""
    commands = {
        "brochure --help": [sys.executable, "-m", "brochure", "--help"],
        "an empty Python": [sys.executable, "-c", "pass"],
    }
    medians = interleaved({k: lambda c=c: cpu(c)[0] for k, c in commands.items()}, 11)  # type: ignore[misc]
    print("\nstart-up (CPU ms)")
    for name, value in medians.items():
        print(f"{name:18}{value:6.1f}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--contenders", required=True, metavar="PYTHON")
    parser.add_argument("--full", action="store_true", help="1,000 pages for everyone: minutes")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), str(Path(options.contenders).absolute()))
        for language in ("en", "ko"):
            material.bare_text(language, bench.folder)
        start_up()
        for language in ("en", "ko"):
            brochures(bench, language)
        slow = (OURS, "typst", "platypus")
        bodies(bench, "en", (200, 1000), (OURS, *CONTENDERS) if options.full else slow)


if __name__ == "__main__":
    main()
