"""A cluster of a scheduler and two workers on this machine gives the release of a build without one, whoever dies."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import fsspec
import pytest
from distributed import Client

from flows.ingest.readers import discover
from flows.output import ClusterError
from flows.reference import SEEDS
from flows.release import sums
from flows.release.versions import Versions
from flows.workers import cluster
from flows.workers.batches import Batch, work
from flows.workers.runner import DASK
from tests.commandline import PROJECT, communique
from tests.servers import S3

DOCUMENTS = SEEDS / "documents"
PATIENCE = 120


class Cluster:
    """Processes of Dask; `runner` is the address that a build is given."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "scheduler.json"
        self._log = (folder / "dask.log").open("w")
        self._processes: list[subprocess.Popen[bytes]] = []
        self._start("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        self.client = Client(scheduler_file=str(self._file), set_as_default=False, timeout=PATIENCE)
        self.address: str = self.client.scheduler.address
        self.runner = self.address.replace("tcp://", DASK)

    def _start(self, *command: str) -> subprocess.Popen[bytes]:
        environment = {**os.environ, "PYTHONPATH": str(PROJECT)}
        module = [sys.executable, "-m", f"distributed.cli.{command[0]}", *command[1:]]
        module += ["--scheduler-file", str(self._file)]
        process = subprocess.Popen(module, env=environment, stdout=self._log, stderr=self._log, cwd=self._file.parent)
        self._processes.append(process)
        return process

    def workers(self) -> dict[str, int]:
        """Address and process of every worker that the scheduler knows."""
        return self.client.run(os.getpid)

    def hire(self, count: int) -> None:
        """Have so many workers, those there are among them."""
        for _ in range(count - len(self.workers())):
            self._start("dask_worker", "--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1")
        self.client.wait_for_workers(count, timeout=PATIENCE)

    def kill_one_at_work(self) -> None:
        """Wait until a worker has something to do, and kill it."""
        ends = time.monotonic() + PATIENCE
        processes = self.workers()
        while time.monotonic() < ends:
            busy = [address for address, tasks in self.client.processing().items() if tasks]
            if busy:
                os.kill(processes[busy[0]], signal.SIGKILL)
                return
            time.sleep(0.02)
        pytest.fail("no worker was ever at work")

    def close(self) -> None:
        """End every process that was started."""
        self.client.close()
        for process in self._processes:
            process.kill()
            process.wait()
        self._log.close()


@pytest.fixture(scope="module")
def running(s3: S3, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A scheduler; its workers find the buckets of `s3` by their environment."""
    assert s3
    made = Cluster(tmp_path_factory.mktemp("cluster"))
    yield made
    made.close()


def one_each(inputs: Sequence[Path | str]) -> list[Batch]:
    """A batch a source."""
    return [Batch(number, (source,), source.size, frozenset()) for number, source in enumerate(discover(inputs))]


def left(parts: Sequence[Path]) -> dict[str, bytes]:
    """Every file of the parts with its bytes."""
    return {f"{part.name}/{path.name}": path.read_bytes() for part in parts for path in sorted(part.iterdir())}


def together(made: Sequence[Batch], worker: Callable[[Batch, Path], list[Path]], folder: Path) -> list[Path]:
    """The parts of all batches, asked for at the same time."""
    with ThreadPoolExecutor(len(made)) as threads:
        return [part for parts in threads.map(lambda batch: worker(batch, folder), made) for part in parts]


@pytest.mark.parametrize("where", ["disk", "bucket"])
def test_parts_are_those_of_a_local_run_though_a_worker_dies(
    where: str, running: Cluster, s3: S3, tmp_path: Path
) -> None:
    shared = str(tmp_path / "shared") if where == "disk" else f"{s3.bucket()}/shared"
    inputs: list[Path | str] = [DOCUMENTS]
    if where == "bucket":
        inputs = [f"{s3.bucket()}/news"]
        fsspec.filesystem("s3").put(f"{DOCUMENTS}/", f"{inputs[0]}/", recursive=True)
    running.hire(2)
    made = one_each(inputs)
    with cluster.cluster(running.runner, shared) as worker, ThreadPoolExecutor(1) as killer:
        killed = killer.submit(running.kill_one_at_work)
        parts = together(made, worker, tmp_path / "parts")
        killed.result()
    assert len(running.workers()) == 1
    local = [part for batch in made for part in work(batch, tmp_path / "local")]
    assert left(parts) == left(local)
    assert not list(fsspec.open_files(f"{shared}/**")), "nothing stays in the shared folder"


def test_the_command_of_the_page_gives_the_bytes_of_a_build_without_a_cluster(
    running: Cluster, s3: S3, workplace: Path, tmp_path: Path
) -> None:
    page = (PROJECT / "flows" / "OPERATIONS.md").read_text(encoding="utf-8")
    (command,) = (line for line in page.splitlines() if line.startswith("communique build") and "--runner" in line)
    bucket = s3.bucket()
    fsspec.filesystem("s3").put(f"{DOCUMENTS}/", f"{bucket}/raw/", recursive=True)
    command = command.replace("s3://news", bucket).replace("dask://scheduler:8786", running.runner)
    running.hire(2)
    with ThreadPoolExecutor(1) as killer:
        killed = killer.submit(running.kill_one_at_work)
        ended = communique(*command.split()[1:], cwd=tmp_path)
        killed.result()
    assert ended.returncode == 0, ended.stderr
    assert sums.read(tmp_path / "data" / "release") == sums.read(workplace / "data" / "release")
    assert not list(fsspec.open_files(f"{bucket}/parts/**"))


def test_a_worker_of_other_code_does_no_work(running: Cluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    running.hire(1)
    monkeypatch.setattr(cluster, "versions", lambda: Versions("0", f"code {os.getpid()}", {}))
    with (
        pytest.raises(ClusterError, match=rf"has other code \(code \d+\) than this build \(code {os.getpid()}\)"),
        cluster.cluster(running.runner, str(tmp_path)),
    ):
        pytest.fail("a cluster of two minds")


def test_an_input_that_a_worker_does_not_see_is_no_empty_document(running: Cluster, tmp_path: Path) -> None:
    running.hire(1)
    (tmp_path / "a.txt").write_text("Peru exported copper worth $2 billion to Chile in 2019.")
    made = one_each([tmp_path / "a.txt"])
    (tmp_path / "a.txt").unlink()
    with (
        cluster.cluster(running.runner, str(tmp_path / "shared")) as worker,
        pytest.raises(ClusterError, match=r"a\.txt: not seen by every worker"),
    ):
        worker(made[0], tmp_path / "parts")


@pytest.mark.parametrize(
    ("runner", "said"),
    [("dask://127.0.0.1:1", "no scheduler answers"), ("dask://no host", "no scheduler answers")],
)
def test_what_is_no_cluster_is_told(runner: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    with pytest.raises(ClusterError, match=said) as caught, cluster.cluster(runner, str(tmp_path)):
        pytest.fail("a cluster of nobody")
    assert "\n" not in str(caught.value)
