"""Extraction on the machines of a Dask cluster: `--runner dask://host:8786`.

A worker needs this package in the same version, the inputs (by address, or under the same path on a file system that
all machines share) and a folder that it and the build can write to. It extracts a batch on its own disk and puts the
finished parts into that folder; the build fetches them from there and is the only writer of the warehouse. A batch is
given to another worker where one dies, and what the dead one left is never looked at, for every attempt has a folder of
its own and only the one that was finished is named.

Batches go to Dask itself: a task of Prefect's runner for Dask costs 70 to 115 ms and needs Prefect, and the way to its
server, on every worker.
"""

import os
import shutil
import tempfile
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from flows.ingest.addresses import answering, files, is_remote, opened, place
from flows.output import ClusterError
from flows.release import swap
from flows.release.versions import Versions, versions
from flows.workers import batches
from flows.workers.batches import Batch
from flows.workers.runner import DASK

if TYPE_CHECKING:
    from distributed import Client

_PATIENCE: Final = 20.0
"""Seconds that a scheduler may take to answer."""
_HALF: Final = ".half"


@contextmanager
def cluster(runner: str, shared: str) -> Iterator[Callable[[Batch, Path], list[Path]]]:
    """Who does the work: the workers of the cluster at `runner` (`dask://host:port`), by way of the folder `shared`.

    Gives a function that has a batch extracted and returns its parts in a folder of this machine. Raises ClusterError,
    from the function too, and Unreachable where an input or the shared folder does not answer.
    """
    with _client(runner) as client:
        _agree(client)
        # A build's own folder: others may share the place, and what a killed worker left goes with it.
        common = place(shared) / f"build-{uuid.uuid4().hex}"
        if not is_remote(common):
            common = Path(os.path.abspath(common))
        try:
            yield lambda batch, folder: [_fetched(part, folder) for part in _extracted(client, batch, common)]
        finally:
            _remove(common)


@contextmanager
def _client(runner: str) -> Iterator["Client"]:
    try:
        from distributed import Client
    except ImportError as error:
        raise ClusterError("a Dask cluster needs the extra dask: pip install 'communique[dask]'") from error
    try:
        address = f"tcp://{runner.removeprefix(DASK)}"
        client = Client(address, timeout=_PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError, TimeoutError) as error:
        raise ClusterError(f"{runner}: no scheduler answers ({' '.join(str(error).split())[:200]})") from error
    with client:
        yield client


def _agree(client: "Client") -> None:
    """Raises ClusterError where a worker has other code, whose rows would be others."""
    try:
        told: dict[str, Versions | str] = client.run(versions, on_error="return")
    except Exception as error:
        raise ClusterError(f"the workers could not be asked: {type(error).__name__}: {error}"[:300]) from error
    if not told:
        raise ClusterError("the cluster has no workers: start some with `dask worker`")
    for address, theirs in sorted(told.items()):
        if theirs != versions():
            what = theirs.code if isinstance(theirs, Versions) else f"none ({type(theirs).__name__})"
            raise ClusterError(
                f"the worker {address} has other code ({what}) than this build ({versions().code}): install this"
                " version there and start it anew"
            )


def _extracted(client: "Client", batch: Batch, common: Path) -> list[Path]:
    """The parts of a batch, in the common folder."""
    from distributed import CancelledError, KilledWorker
    from distributed.comm.core import CommClosedError

    sources = tuple(
        source if is_remote(source.path) else replace(source, path=Path(os.path.abspath(source.path)))
        for source in batch.sources
    )
    try:
        names: list[str] = client.submit(attempt, batch._replace(sources=sources), common, pure=False).result()
    except KilledWorker as error:
        raise ClusterError(
            "several workers have died of one batch (too little memory?); what is finished is kept: give them more"
            " and run the build again"
        ) from error
    except (CancelledError, CommClosedError, TimeoutError) as error:
        raise ClusterError("the scheduler has gone; what is finished is kept: run the build again") from error
    return [common / name for name in names]


def attempt(batch: Batch, common: Path) -> list[str]:
    """Runs on a worker: extract a batch, leave its parts in the common folder, return their names below it.

    Raises ClusterError where the worker does not see an input, OSError where it cannot write, Unreachable.
    """
    for source in batch.sources:
        if source.refusal is None and not is_remote(source.path) and not source.path.exists():
            raise ClusterError(
                f"{source.path}: not seen by every worker; give inputs by address, or on a file system that all share"
            )
    try_of_this = uuid.uuid4().hex
    with tempfile.TemporaryDirectory(prefix="communique-") as scratch:
        parts = batches.work(batch, Path(scratch))
        for part in parts:
            _copy(part, common / try_of_this / part.name)
        return [f"{try_of_this}/{part.name}" for part in parts]


def _copy(part: Path, target: Path) -> None:
    with answering(target):
        target.mkdir(parents=True, exist_ok=True)
        for path in sorted(part.iterdir()):
            with path.open("rb") as here, (target / path.name).open("wb") as there:
                shutil.copyfileobj(here, there)


def _fetched(part: Path, folder: Path) -> Path:
    """A part of the common folder, brought into a folder of this machine: there whole or not at all."""
    found = folder / part.name
    half = folder / f"{part.name}{_HALF}"
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir(parents=True)
    named = files(part) if is_remote(part) else [(path.name, path, 0) for path in sorted(part.iterdir())]
    for name, path, _ in named:
        with opened(path) as there, (half / name).open("wb") as here:
            shutil.copyfileobj(there, here)
    swap.to_disk(half)
    shutil.rmtree(found, ignore_errors=True)
    half.rename(found)
    _remove(part)
    return found


def _remove(folder: Path) -> None:
    if not is_remote(folder):
        shutil.rmtree(folder, ignore_errors=True)
        return
    store: Any = folder.fs  # type: ignore[attr-defined]
    with answering(folder):
        if store.exists(folder.path):  # type: ignore[attr-defined]
            store.rm(folder.path, recursive=True)  # type: ignore[attr-defined]
