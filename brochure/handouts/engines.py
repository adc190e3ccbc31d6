"""Engines: chunks of work in this process, in several, or on a Dask cluster.

An engine takes chunks and gives what came of each, in any order, with a window of a few chunks per
worker, so that memory stays flat. A worker that dies costs its chunks a second try and nothing
else. Each process stays with one language as long as it can: what a worker pays for is templates,
and nobody else has to make those of its language.
"""

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from functools import cache
from itertools import groupby, islice
from multiprocessing.context import BaseContext
from typing import Any

from brochure.errors import BrochureError, MissingPart
from brochure.handouts.recipients import Recipient
from brochure.handouts.work import Done, Job, Worker, make_chunk
from brochure.pipeline.session import Session
from brochure.values.collecting import collect_seldom

CHUNK = 50
"""Recipients of a chunk: enough to hide what handing it over costs."""
WINDOW = 2
"""Chunks on their way per process: one that it makes and one that waits."""
CLUSTER_WINDOW = 6
"""Chunks on their way per worker of a cluster: the network takes its time."""
TRIES = 4
"""Times a chunk is tried when workers die under it."""

Chunk = tuple[Recipient, ...]


def chunks(people: Iterable[Recipient], size: int = CHUNK) -> Iterator[Chunk]:
    """Yield people in chunks of one language each; those of a language stand together already."""
    for _, same in groupby(people, key=lambda person: person.language):
        while chunk := tuple(islice(same, size)):
            yield chunk


def here(job: Job, work: Iterable[Chunk], session: Session) -> Iterator[Done]:
    """Make all chunks in this process, from a session that has read the brochure."""
    worker = Worker(job, session)
    for chunk in work:
        yield worker.make(chunk)


def begin() -> None:
    """Let the server that processes are forked from load what they need, while others read."""
    if _context().get_start_method() == "forkserver":
        from multiprocessing.forkserver import ensure_running

        ensure_running()


def in_processes(job: Job, work: Iterable[Chunk], workers: int) -> Iterator[Done]:
    """Make chunks in several processes; one that dies is set up again."""
    shelf = _Shelf(work)
    with ExitStack() as stack:
        processes = [_Process(job) for _ in range(workers)]
        for process in processes:
            stack.callback(process.end)
        while True:
            _hand_out(shelf, processes)
            waiting = [future for process in processes for future in process.on_the_way]
            if not waiting:
                return
            finished, _ = wait(waiting, return_when=FIRST_COMPLETED)
            for process in processes:
                yield from _taken(process, finished, shelf)


def _hand_out(shelf: "_Shelf", processes: Sequence["_Process"]) -> None:
    """Give every process what it has room for, one chunk a round."""
    for _ in range(WINDOW):
        for process in processes:
            if len(process.on_the_way) < WINDOW:
                others = {other.language for other in processes if other is not process}
                chunk = shelf.following(process.language, others)
                if chunk is not None:
                    process.give(chunk)


def _taken(process: "_Process", finished: set[Future[Done]], shelf: "_Shelf") -> Iterator[Done]:
    """Yield what a process has finished; where it died, put its chunks back."""
    for future in finished & process.on_the_way.keys():
        try:
            done = future.result()
        except BrokenProcessPool:
            for chunk in process.on_the_way.values():
                shelf.put_back(chunk)
            process.renew()
            return
        del process.on_the_way[future]
        yield done


class _Process:
    """One process that makes chunks, and what is on its way to it."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self.language = ""
        """Of the chunk given last."""
        self.on_the_way: dict[Future[Done], Chunk] = {}
        self._pool = _pool()

    def give(self, chunk: Chunk) -> None:
        """Send a chunk; the news that the process is dead comes with its future."""
        self.language = chunk[0].language
        try:
            future = self._pool.submit(make_chunk, self._job, chunk)
        except BrokenProcessPool as broken:
            future = Future()
            future.set_exception(broken)
        self.on_the_way[future] = chunk

    def renew(self) -> None:
        """Begin again with a new process and nothing on its way."""
        self.end()
        self.on_the_way.clear()
        self._pool = _pool()

    def end(self) -> None:
        """End the process after the chunk it makes."""
        self._pool.shutdown(cancel_futures=True)


def _pool() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(1, mp_context=_context(), initializer=collect_seldom)


@cache
def _context() -> BaseContext:
    """Return how processes begin: forked from a server without threads, where there is one."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([make_chunk.__module__])
    return context


class _Shelf:
    """Chunks still to be made, by language, and how often each was tried."""

    def __init__(self, work: Iterable[Chunk]) -> None:
        self._by_language: dict[str, deque[Chunk]] = {}
        self._tries: dict[int, int] = {}
        for chunk in work:
            self._of(chunk).append(chunk)

    def _of(self, chunk: Chunk) -> deque[Chunk]:
        return self._by_language.setdefault(chunk[0].language, deque())

    def following(self, language: str, others: set[str]) -> Chunk | None:
        """Return the next chunk for a process that has templates of `language`.

        It is of that language, or else of the longest row, best of one that no other process has
        at hand. Raises BrochureError for a chunk that kills every process.
        """
        rows = self._by_language
        chosen = language
        if not rows.get(language):
            chosen = max(rows, key=lambda tag: (bool(rows[tag]), tag not in others, len(rows[tag])),
                         default="")  # fmt: skip
        if not rows.get(chosen):
            return None
        chunk = rows[chosen].popleft()
        row = chunk[0].row
        self._tries[row] = self._tries.get(row, 0) + 1
        if self._tries[row] > TRIES:
            raise BrochureError(
                f"workers die at the recipients from row {row} on",
                "Look whether there is memory left; run again with --workers 1.",
            )
        return chunk

    def put_back(self, chunk: Chunk) -> None:
        """Take back a chunk whose process died."""
        self._of(chunk).appendleft(chunk)


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
        window = max(4, CLUSTER_WINDOW * len(client.scheduler_info(n_workers=-1)["workers"]))
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
