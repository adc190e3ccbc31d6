"""veraPDF, the reference validator of PDF/A and PDF/UA, as one function.

`tests/conformance/install.sh` installs it; see there for where its parts come from.
"""

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
JAR = HERE.parent.parent / "build" / "verapdf" / "verapdf.jar"
JAXB = tuple(
    Path("/usr/share/java") / f"{name}.jar"
    for name in (
        "jaxb-api",
        "jaxb-runtime",
        "jaxb-core",
        "txw2",
        "istack-commons-runtime",
        "FastInfoset",
        "stax-ex",
        "javax.activation",
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What the validator says of one file and one flavour."""

    flavour: str
    file: Path
    outcome: str
    """`ok`, `broken` or `unreadable`."""
    findings: tuple[str, ...]
    """Broken rules: count, clause, message."""


def missing() -> str | None:
    """Return what keeps veraPDF from running, or None."""
    for part in (JAR, *JAXB):
        if not part.exists():
            return f"{part.name} is missing: run `make slow`"
    return None if shutil.which("javac") else "no JDK: run `make slow`"


def verify(flavours: Sequence[str], files: Sequence[Path]) -> tuple[Verdict, ...]:
    """Validate every file against every flavour (`ua1`, `2a`, …) in one Java process."""
    command = [
        "java",
        "-XX:TieredStopAtLevel=1",
        "-Djava.util.logging.config.file=/dev/null",
        "-cp",
        ":".join(str(part) for part in (JAR, *JAXB)),
        str(HERE / "Conform.java"),
        ",".join(flavours),
        *(str(file) for file in files),
    ]
    run = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    verdicts = tuple(_verdicts(run.stdout))
    assert len(verdicts) == len(flavours) * len(files), run.stderr[-2000:]
    return verdicts


def _verdicts(output: str) -> list[Verdict]:
    heads: list[tuple[str, str, str, list[str]]] = []
    for line in output.splitlines():
        if line.startswith("\t"):
            heads[-1][3].append(line.strip())
        elif line.count("\t") == 2:
            flavour, file, outcome = line.split("\t")
            heads.append((flavour, file, outcome, []))
    return [
        Verdict(flavour=flavour, file=Path(file), outcome=outcome, findings=tuple(findings))
        for flavour, file, outcome, findings in heads
    ]
