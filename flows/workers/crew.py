"""Who extracts: this process, a pool of processes on this machine, or the workers of a cluster."""

import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Lock, Semaphore, Thread
from typing import Final, Self

from flows.output import WorkerDied
from flows.workers import batches
from flows.workers.batches import Batch
from flows.workers.cluster import cluster
from flows.workers.runner import LOCAL

Worker = Callable[[Batch, Path], list[Path]]
"""Has a batch extracted and returns its parts in a folder of this machine."""

IN_FLIGHT: Final = 256
"""Batches that wait for or are with a worker at the same time, but for a command on one machine."""
POOL_FROM: Final = 3
"""Batches from which further processes are worth their start."""
_LIVES: Final = 3
"""Processes that may die of a batch before the build gives up."""


@contextmanager
def crew(batch_count: int, workers: int, runner: str = LOCAL, shared: str = "") -> Iterator[Worker]:
    """Who does the work: this process where there is little of it, else a pool of processes that each take a batch.

    Where `runner` is no longer `local` but `dask://host:port`, it is the workers of that cluster, by way of the folder
    `shared` (see `cluster`).

    A task that hands its batch to a plain pool costs 3 ms; Prefect's own runner of processes costs 65 to 130, and
    imports Prefect once more in each.
    """
    if runner != LOCAL and batch_count:
        with cluster(runner, shared) as there:
            yield there
        return
    if workers < 2 or batch_count < POOL_FROM:
        turn = Semaphore(workers)

        def here(batch: Batch, folder: Path) -> list[Path]:
            with turn:
                return batches.work(batch, folder)

        yield here
        return
    with _Pool(min(workers, batch_count)) as pool:
        yield pool.work


class _Pool:
    """Processes that each take a batch; all are replaced where one of them dies, as the system's memory killer does."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._lock = Lock()
        self._pool = self._made()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(cancel_futures=True)

    def work(self, batch: Batch, folder: Path) -> list[Path]:
        """The parts of a batch. Raises WorkerDied where each of several processes died of it, or of what ran beside."""
        for _ in range(_LIVES):
            pool = self._pool
            try:
                return pool.submit(batches.work, batch, folder).result()
            except BrokenProcessPool:
                self._replace(pool)
        raise WorkerDied(
            "a worker process was killed again and again (too little memory?); what is finished is kept:"
            " run the build again, with fewer --workers"
        )

    def _made(self) -> ProcessPoolExecutor:
        context = get_context("forkserver")
        context.set_forkserver_preload(["flows.workers.batches", "flows.workers.warm"])
        return ProcessPoolExecutor(self._size, mp_context=context, initializer=_end_with_parent)

    def _replace(self, broken: ProcessPoolExecutor) -> None:
        with self._lock:
            if self._pool is broken:
                broken.shutdown(wait=False)
                self._pool = self._made()


def _end_with_parent() -> None:
    """Let this process end when the one that made it has ended, however that ended: it would wait for work for ever."""

    def wait() -> None:
        parent = parent_process()
        if parent is not None:
            parent.join()
            os._exit(1)

    Thread(target=wait, daemon=True).start()
