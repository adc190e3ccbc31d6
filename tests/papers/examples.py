"""The examples of the papers, taken from their code blocks."""

import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parent.parent.parent


class Example(NamedTuple):
    """A code block of a paper."""

    language: str
    heading: str
    """The heading it stands under."""
    code: str


def examples(paper: str) -> tuple[Example, ...]:
    """Return the code blocks of a paper, in order."""
    found: list[Example] = []
    heading = ""
    text = (ROOT / paper).read_text(encoding="utf-8")
    for match in re.finditer(
        r"^(?:#+ ([^\n]*)|```(\w+)\n(.*?)^```)$", text, re.MULTILINE | re.DOTALL
    ):
        if match[1]:
            heading = match[1]
        else:
            found.append(Example(match[2], heading, match[3]))
    return tuple(found)


def example(paper: str, language: str, heading: str) -> str:
    """Return the only code block of a language below a heading that starts so."""
    (found,) = (
        e.code for e in examples(paper) if e.language == language and e.heading.startswith(heading)
    )
    return found


def brochure(folder: Path, *arguments: str, before: str = "") -> subprocess.CompletedProcess[str]:
    """Run the command in a folder; `before` is Python code that runs first."""
    script = f"import sys\n{before}\nfrom brochure.cli import main\nsys.exit(main(sys.argv[1:]))"
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", script, *arguments],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": "", "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
