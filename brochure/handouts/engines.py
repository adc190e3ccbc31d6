"""Engines: chunks of work in this process, in several, or on a Dask cluster.

An engine takes chunks and gives what came of each, in any order, with a window of a few chunks per
worker, so that memory stays flat. A worker that dies costs its chunk a second try and nothing else.
"""

from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context
from typing import Any

from brochure.errors import BrochureError, MissingPart
from brochure.handouts.work import Done, Job, Task, make_chunk

CHUNK = 50
"""Recipients of a chunk: enough to hide what handing it over costs."""
WINDOW = 3
"""Chunks on their way per worker."""
TRIES = 4
"""Times a chunk is tried when workers die under it."""

Chunk = tuple[Task, ...]


def chunks(tasks: Iterable[Task], size: int = CHUNK) -> Iterator[Chunk]:
    """Yield tasks in chunks."""
    rest = iter(tasks)
    while chunk := tuple(islice(rest, size)):
        yield chunk


def here(job: Job, work: Iterable[Chunk]) -> Iterator[Done]:
    """Make all chunks in this process."""
    for chunk in work:
        yield make_chunk(job, chunk)


def in_processes(job: Job, work: Iterable[Chunk], workers: int) -> Iterator[Done]:
    """Make chunks in several processes; a pool broken by a dead worker is set up again."""
    waiting = _Waiting(work)
    while True:
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            try:
                yield from _in_pool(pool, job, waiting, workers)
            except BrokenProcessPool:
                waiting.put_back_all()
                continue
        return


class _Waiting:
    """Chunks still to be made, those on their way, and how often each was tried."""

    def __init__(self, work: Iterable[Chunk]) -> None:
        self._rest = iter(work)
        self._again: list[Chunk] = []
        self._tries: dict[int, int] = {}
        self.on_the_way: dict[Future[Done], Chunk] = {}

    def following(self) -> Chunk | None:
        """Return the next chunk; raises BrochureError for one that kills every worker."""
        chunk = self._again.pop() if self._again else next(self._rest, None)
        if chunk is not None:
            row = chunk[0].person.row
            self._tries[row] = self._tries.get(row, 0) + 1
            if self._tries[row] > TRIES:
                raise BrochureError(
                    f"workers die at the recipients from row {row} on",
                    "Look whether there is memory left; run again with --workers 1.",
                )
        return chunk

    def put_back_all(self) -> None:
        """Take back what was on its way when the workers died."""
        self._again += self.on_the_way.values()
        self.on_the_way.clear()

    def done(self, future: "Future[Done]") -> None:
        """Forget a chunk that was made."""
        chunk = self.on_the_way.pop(future)
        self._tries.pop(chunk[0].person.row, None)


def _in_pool(
    pool: ProcessPoolExecutor, job: Job, waiting: _Waiting, workers: int
) -> Iterator[Done]:
    while True:
        while len(waiting.on_the_way) < workers * WINDOW:
            chunk = waiting.following()
            if chunk is None:
                break
            try:
                waiting.on_the_way[pool.submit(make_chunk, job, chunk)] = chunk
            except BrokenProcessPool:
                waiting.on_the_way[Future()] = chunk
                raise
        if not waiting.on_the_way:
            return
        finished, _ = wait(waiting.on_the_way, return_when=FIRST_COMPLETED)
        for future in finished:
            result = future.result()
            waiting.done(future)
            yield result


def on_cluster(job: Job, work: Iterable[Chunk], address: str) -> Iterator[Done]:
    """Make chunks on a Dask cluster whose workers share the folders of the job.

    Only for a network of one's own: what is sent is trusted by both sides.
    """
    try:
        import distributed
    except ImportError as missing:
        raise MissingPart(
            "working on a cluster needs Dask", "Install 'brochure[cluster]'."
        ) from missing
    dask: Any = distributed  # its functions have no types
    rest = iter(work)
    try:
        connected = dask.Client(address, set_as_default=False)
    except (OSError, ValueError) as error:
        raise BrochureError(
            f"no cluster answers at {address}", "Start 'dask scheduler', then 'dask worker' on it."
        ) from error
    with connected as client:
        window = max(4, WINDOW * 2 * len(client.scheduler_info(n_workers=-1)["workers"]))
        first = [_submitted(client, job, chunk) for chunk in islice(rest, window)]
        waiting = dask.as_completed(first, loop=client.loop)
        for future in waiting:
            yield future.result()
            future.release()
            chunk = next(rest, None)
            if chunk is not None:
                waiting.add(_submitted(client, job, chunk))


def _submitted(client: Any, job: Job, chunk: Chunk) -> Any:  # noqa: ANN401 - of an untyped library
    return client.submit(make_chunk, job, chunk, pure=False, retries=TRIES)
