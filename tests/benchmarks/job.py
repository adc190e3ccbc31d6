"""A measured job: make a PDF some times in one process, print CPU time and size of each as JSON.

Shared by all contenders and by our own job, so that all are measured alike; standard library only,
since each contender runs in an environment without the others.
"""

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Make = Callable[[int], bytes]
"""Makes the PDF; the number differs where a word was edited."""


def pages(data: bytes) -> int:
    """Return the number of pages by the page tree's own count, 0 if it is packed away."""
    counts = [
        int(part.split(b"/Count", 1)[1].split()[0].rstrip(b"/>"))
        for part in data.split(b"/Pages")[1:]
        if b"/Count" in part[:4000]
    ]
    return max(counts, default=0)


def run(prepare: Callable[[dict[str, Any]], Make]) -> None:
    """Run `job.py INPUT MODE TIMES REPEATS OUTPUT`: MODE is `same`, or `edit` for a word a time."""
    source, mode, times, repeats, output = sys.argv[1:6]
    start = time.process_time()
    given = json.loads(Path(source).read_text(encoding="utf-8"))
    given["body"] = given["body"] * int(repeats)
    make = prepare(given)
    spent, data = [time.process_time() - start], b""
    for number in range(int(times)):
        start = time.process_time()
        data = make(number if mode == "edit" else 0)
        spent.append(time.process_time() - start)
    Path(output).write_bytes(data)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"cpu": spent[1:], "prepare": spent[0], "peak": peak, "pages": pages(data)}))
