"""Our own job: the whole brochure, from YAML to checked, tagged bytes, in one process.

    python -m tests.benchmarks.own PROJECT LANGUAGE MODE TIMES REPEATS OUTPUT

Works as `job.py` does. `same` builds again what has not changed, `edit` changes a word in the
content file before each build; both keep one session, as a preview or a server does. `REPEATS` says
the sections of the brochure so often, past the size that one content file may have.
"""

import json
import resource
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from brochure.forms.document import Document
from brochure.pipeline.plan import Choice, plan
from brochure.pipeline.session import Found, Session
from brochure.pipeline.stages import compose
from brochure.values.collecting import collect_seldom
from brochure.workspace import Workspace

SAMPLE = "smas-face-lift"
PLACES = {"en": f"content/{SAMPLE}/brochure.yaml", "ko": f"content/{SAMPLE}/languages/ko.po"}
ENGLISH = ("up", "at", "by", "in", "on", "or", "to")
KOREAN = ("가", "나", "다", "라", "마", "바", "사")
WORDS = {"en": "your surgeon", "ko": "의사"}


class Repeating(Session):
    """A session whose documents say their body several times."""

    repeats = 1

    def localized(self, brochure: str, tag: str, product: str | None = None) -> Found:
        """Return the document with its sections repeated under ids of their own."""
        found = super().localized(brochure, tag, product)
        if found.document is None or self.repeats == 1:
            return found
        return found._replace(document=repeated(found.document, self.repeats))


def repeated(document: Document, repeats: int) -> Document:
    """Return the document with its blocks said `repeats` times."""
    blocks = tuple(
        _renamed(block, f"-{number}") if number else block
        for number in range(repeats)
        for block in document.blocks
    )
    return replace(document, blocks=blocks)


def _renamed(block: Any, suffix: str) -> Any:  # noqa: ANN401 - any block
    """Return a section or block with another id, and the blocks inside it too."""
    changes: dict[str, Any] = {"id": block.id + suffix}
    if hasattr(block, "blocks"):
        changes["blocks"] = tuple(_renamed(inner, suffix) for inner in block.blocks)
    return block.model_copy(update=changes)


def edit(path: Path, text: str, word: str, number: int) -> None:
    """Write the file with a short word more in its middle, one that no check minds."""
    at = text.index(word, len(text) // 2) + len(word)
    more = (ENGLISH if word.isascii() else KOREAN)[number % len(KOREAN)]
    path.write_text(f"{text[:at]} {more}{text[at:]}", encoding="utf-8")


def main(root: Path, language: str, mode: str, times: int, repeats: int) -> bytes:
    """Build `times` times, print what each took, return the last file."""
    collect_seldom()  # as the command does
    session = Repeating(Workspace(root))
    session.repeats = repeats
    chosen = Choice(brochures=(SAMPLE,), languages=(language,), products=("a4",))
    (target,) = plan(session, chosen)
    place = root / PLACES[language]
    text = place.read_text(encoding="utf-8")
    spent, data = [], b""
    for number in range(times):
        if mode == "edit":
            edit(place, text, WORDS[language], number)
        start = time.process_time()
        made = compose(session, target)
        spent.append(time.process_time() - start)
        assert made.data is not None, [d.message for d in made.diagnostics if d.severity == "error"]
        data = made.data
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"cpu": spent, "peak": peak}))
    return data


if __name__ == "__main__":
    made = main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4]), int(sys.argv[5]))
    Path(sys.argv[6]).write_bytes(made)
