"""Builds in several processes: each has a session of its own, so nothing is shared but the disk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from time import perf_counter
from typing import TYPE_CHECKING

import brochure
from brochure.workspace import Workspace

if TYPE_CHECKING:
    from brochure import BuildResult, Session, Target

_open: dict[str, tuple[Session, Workspace]] = {}
"""What a process of the pool works in."""


def built(
    root: str, output: str, targets: Sequence[Target], jobs: int, *, force: bool, epoch: int | None
) -> Iterator[tuple[BuildResult, float]]:
    """Yield what became of each target, in their order, and the seconds it took."""
    one = partial(_build, force=force, epoch=epoch)
    # Targets of a brochure stand side by side: a process that takes several reads it once.
    share = max(1, len(targets) // (jobs * 3))
    with ProcessPoolExecutor(jobs, initializer=_start, initargs=(root, output)) as pool:
        yield from pool.map(one, targets, chunksize=share)


def _start(root: str, output: str) -> None:
    _open["here"] = (brochure.Session(Workspace(root)), Workspace(output))


def _build(target: Target, *, force: bool, epoch: int | None) -> tuple[BuildResult, float]:
    session, place = _open["here"]
    start = perf_counter()
    result = brochure.build_one(session, target, place, force=force, epoch=epoch)
    return result, perf_counter() - start
