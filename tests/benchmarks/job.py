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


def run(prepare: Callable[[dict[str, Any]], Make]) -> None:
    """Run `job.py INPUT MODE TIMES REPEATS OUTPUT`: MODE is `same`, or `edit` for a word a time."""
    source, mode, times, repeats, output = sys.argv[1:6]
    given = json.loads(Path(source).read_text(encoding="utf-8"))
    given["body"] = given["body"] * int(repeats)
    make = prepare(given)
    spent, data = [], b""
    for number in range(int(times)):
        start = time.process_time()
        data = make(number if mode == "edit" else 0)
        spent.append(time.process_time() - start)
    Path(output).write_bytes(data)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"cpu": spent, "peak": peak}))
