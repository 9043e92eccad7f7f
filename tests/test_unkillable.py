"""Whatever ends a build, the release stays whole, nothing is lost or doubled, and the next build completes.

A build is ended by SIGKILL so many calls after so many events (files opened and renamed, statements compiled and the
like), counted in a build that was left to run: so the moments are the same on every machine. Each build runs in a
process that is forked when all is imported.
"""

import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import Any, Final

import polars as pl
import pytest

from flows.incremental.start import begin
from flows.output import Output, OutputInUse, PartError, WorkerDied
from flows.release import sums, swap
from flows.workers.batches import leftover, read_part
from flows.workers.crew import crew
from tests.commandline import PROJECT, communique
from tests.plainbuild import built
from tests.test_incremental import FIRST, Told, put

KILLS: Final = 20
CALLS: Final = 300
"""Up to so many calls after an event: about as many as lie between two, for events come in swarms."""
PROCESSES: Final = 6
"""A build, its engine, the two that Python has for the workers, and two workers."""
LATER: Final = {**FIRST, "e.txt": Told(5), "f.txt": Told(2), "c.txt": Told(4)}
LEFT: Final = {"communique.duckdb", "release", "checks", ".lock"}
"""What a build leaves; all else is a trace of one that broke off."""

_FORKS = get_context("forkserver")
_FORKS.set_forkserver_preload(["tests.test_unkillable"])


def ended(prepare: Callable[..., None], *arguments: Any, news: Path, place: Path) -> int:
    """Build `news` into `place` in another process that first calls `prepare`; gives its exit code."""
    process = _FORKS.Process(target=_build, args=(prepare, arguments, news, place))
    process.start()
    process.join()
    assert process.exitcode is not None
    return process.exitcode


def _build(prepare: Callable[..., None], arguments: tuple[Any, ...], news: Path, place: Path) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    prepare(*arguments)
    built([news], place)
    sys.setprofile(None)


def kill_at(event: int, call: int) -> None:
    """End this process without warning so many calls after so many of the events that Python reports to audits."""
    left = event

    def count_calls(*_: object) -> None:
        nonlocal call
        call -= 1
        if call == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def count_events(*_: object) -> None:
        nonlocal left
        left -= 1
        if left == 0:
            sys.setprofile(count_calls)

    sys.addaudithook(count_events)


def count_events(into: Path) -> None:
    """Leave the number of such events in a file when the release stands."""
    events = 0

    def count(*_: object) -> None:
        nonlocal events
        events += 1

    put_in_place = swap.put

    def counted(*arguments: Path) -> None:
        put_in_place(*arguments)
        into.write_text(str(events))

    swap.put = counted
    sys.addaudithook(count)


def kill_at_rename(nth: int, exchange: bool) -> None:
    """End this process just before it renames for the nth time, on a system that can or cannot exchange folders."""
    if not exchange:
        swap._exchange = lambda *_: False
    left = nth

    def watch(event: str, _: object) -> None:
        nonlocal left
        if event == "os.rename":
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


def limit_files(size: int) -> None:
    """Let no file of this process grow beyond `size` bytes, as a full disk would not."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def nothing() -> None:
    """Let the build be."""


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, dict[str, str], dict[str, str]]]:
    """A folder with `news` that changed since `data` was built of it, and the checksums before and after."""
    folder = tmp_path_factory.mktemp("scene")
    put(folder / "news", FIRST)
    before = built([folder / "news"], folder / "data")
    put(folder / "news", LATER)
    after = built([folder / "news"], shutil.copytree(folder / "data", folder / "after"))
    assert before != after
    return folder, before, after


def whole(place: Path) -> dict[str, str]:
    """The checksums of a release of which every file is there and as it was written."""
    told = sums.read(place / "release")
    assert told == {path.name: sums.digest(path) for path in (place / "release").iterdir() if path.name != sums.NAME}
    return told


def test_kill_at_any_moment(scene: tuple[Path, dict[str, str], dict[str, str]], tmp_path: Path) -> None:
    folder, before, after = scene
    counted = shutil.copytree(folder / "data", tmp_path / "counted")
    assert ended(count_events, tmp_path / "events", news=folder / "news", place=counted) == 0
    events = int((tmp_path / "events").read_text())
    assert events > 50 * KILLS
    for kill in range(KILLS):
        place = shutil.copytree(folder / "data", tmp_path / f"killed{kill}")
        event, call = Random(kill).randrange(1, events), Random(kill).randrange(1, CALLS)  # noqa: S311
        assert ended(kill_at, event, call, news=folder / "news", place=place) == -signal.SIGKILL
        assert whole(place) in (before, after), f"killed {call} calls after event {event} of {events}"
        assert ended(nothing, news=folder / "news", place=place) == 0
        assert whole(place) == after, f"killed {call} calls after event {event} of {events}"
        assert {path.name for path in place.iterdir()} == LEFT


@pytest.mark.parametrize("exchange", [True, False], ids=["exchange", "two renames"])
def test_power_loss_before_each_rename(
    exchange: bool, scene: tuple[Path, dict[str, str], dict[str, str]], tmp_path: Path
) -> None:
    folder, before, after = scene
    for nth in range(1, 9):
        place = shutil.copytree(folder / "data", tmp_path / f"lost{nth}")
        code = ended(kill_at_rename, nth, exchange, news=folder / "news", place=place)
        if code == 0:
            break
        assert code == -signal.SIGKILL
        if (place / "release").exists():
            assert whole(place) in (before, after)
        else:
            assert not exchange
        assert ended(nothing, news=folder / "news", place=place) == 0
        assert whole(place) == after
    assert nth >= (3 if exchange else 5), "a part, the warehouse and the release change their names"


@pytest.mark.parametrize("size", [1_000, 100_000, 1_500_000])
def test_no_room_for_a_file(size: int, scene: tuple[Path, dict[str, str], dict[str, str]], tmp_path: Path) -> None:
    folder, before, after = scene
    place = shutil.copytree(folder / "data", tmp_path / "data")
    assert ended(limit_files, size, news=folder / "news", place=place) > 0
    assert whole(place) == before
    assert ended(nothing, news=folder / "news", place=place) == 0
    assert whole(place) == after


def test_a_full_disk_is_told_in_one_line(scene: tuple[Path, dict[str, str], dict[str, str]], tmp_path: Path) -> None:
    folder, _, _ = scene
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", disk]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("a small disk needs the right to mount one")
    try:
        full = communique("build", folder / "news", "--out", disk / "data", cwd=tmp_path)
    finally:
        subprocess.run(["umount", disk], check=True)
    assert full.returncode == 1
    assert full.stderr.splitlines()[-1].startswith("communique: ")
    assert re.search("disk full|No space", full.stderr.splitlines()[-1])
    assert "Traceback" not in full.stderr


def test_a_damaged_part_is_made_again(scene: tuple[Path, dict[str, str], dict[str, str]], tmp_path: Path) -> None:
    folder, _, after = scene
    place = shutil.copytree(folder / "data", tmp_path / "data")
    assert ended(kill_at_rename, 2, True, news=folder / "news", place=place) == -signal.SIGKILL
    parts = begin(Output(place), full=False).parts
    (part,) = leftover(parts)
    assert read_part(part, "readings")["made"].any()
    table = part / "figures.parquet"
    table.write_bytes(table.read_bytes()[:-7])
    with pytest.raises(PartError, match="damaged"):
        read_part(part, "figures")
    assert leftover(parts) == []
    assert built([folder / "news"], place) == after


def test_finished_parts_are_not_made_again(
    scene: tuple[Path, dict[str, str], dict[str, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, _, after = scene
    place = shutil.copytree(folder / "data", tmp_path / "data")
    assert ended(kill_at_rename, 2, True, news=folder / "news", place=place) == -signal.SIGKILL
    monkeypatch.setattr("flows.workers.batches.work", lambda *_: pytest.fail("a batch was read again"))
    assert built([folder / "news"], place) == after


def test_the_disk_has_a_warehouse_before_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a power loss could leave the name and not the bytes."""
    output = Output(tmp_path)
    output.next_warehouse.write_bytes(b"whole")
    done: list[str] = []
    monkeypatch.setattr(swap, "synced", lambda path: done.append(f"on disk: {path.name}"))
    replace = Path.replace
    monkeypatch.setattr(Path, "replace", lambda self, target: (done.append("renamed"), replace(self, target))[1])
    output.accept()
    assert done == [f"on disk: {output.next_warehouse.name}", "renamed", f"on disk: {tmp_path.name}"]


def test_a_warehouse_that_could_not_be_written_whole_is_not_accepted(tmp_path: Path) -> None:
    """DuckDB closes without a word where the disk has no room for what its log holds."""
    output = Output(tmp_path)
    output.warehouse.write_bytes(b"before")
    output.next_warehouse.write_bytes(b"half")
    Path(f"{output.next_warehouse}.wal").write_bytes(b"the rest")
    with pytest.raises(OSError, match="disk full"):
        output.accept()
    assert output.warehouse.read_bytes() == b"before"


def die_once(batch: Path, folder: Path) -> list[Path]:
    """Stands for a worker that the system kills the first time."""
    if not batch.exists():
        batch.write_text("")
        os.kill(os.getpid(), signal.SIGKILL)
    return [folder]


def die(_batch: Path, _folder: Path) -> list[Path]:
    """Stands for a worker that the system kills each time."""
    os.kill(os.getpid(), signal.SIGKILL)
    return []


def test_a_worker_that_dies_is_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.workers.batches.work", die_once)
    with crew(3, 2) as worker:
        assert worker(tmp_path / "one", tmp_path) == [tmp_path]  # type: ignore[arg-type]
    monkeypatch.setattr("flows.workers.batches.work", die)
    with crew(3, 2) as worker, pytest.raises(WorkerDied, match="run the build again"):
        worker(tmp_path / "one", tmp_path)  # type: ignore[arg-type]


def test_a_second_build_into_the_same_folder_is_refused(tmp_path: Path) -> None:
    with Output(tmp_path).claimed():
        code = (
            "from pathlib import Path; from flows.output import Output, OutputInUse\n"
            f"try:\n    with Output(Path({str(tmp_path)!r})).claimed(): pass\n"
            "except OutputInUse as error: print(error)"
        )
        told = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == f"another build is writing to {tmp_path}; wait until it has ended"
    with pytest.raises(OutputInUse), Output(tmp_path).claimed(), Output(tmp_path).claimed():
        pass


def test_kill_of_the_command(tmp_path: Path) -> None:
    """No process of a killed build stays, and the next one completes."""
    (tmp_path / "news").mkdir()
    for number in range(3):
        story = f"Trade between Peru and Chile rose {number} per cent to $3 billion in 2018. " * 30_000
        (tmp_path / "news" / f"{number}.txt").write_text(story)
    mark = f"COMMUNIQUE_TEST={tmp_path}"
    command = [sys.executable, "-m", "flows.cli", "build", "news", "--workers", "2"]
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), "COMMUNIQUE_TEST": str(tmp_path)}
    build = subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.DEVNULL, env=environment)
    try:
        _wait(lambda: len(_marked(mark)) >= PROCESSES or build.poll() is not None)
        assert build.poll() is None, "it must be killed while it extracts"
    finally:
        build.kill()
        build.wait()
    _wait(lambda: not _marked(mark))
    for path in (tmp_path / "news").iterdir():
        path.write_text(path.read_text()[:500])
    after = communique("build", "news", cwd=tmp_path)
    assert after.returncode == 0, after.stderr
    whole(tmp_path / "data")


def _wait(condition: Callable[[], bool], seconds: float = 300) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def _marked(mark: str) -> list[str]:
    """The processes that a mark in the environment shows to be of one build."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if mark.encode() in (process / "environ").read_bytes().split(b"\0"):
                found.append(process.name)
        except OSError:
            continue
    return found


def test_rows_are_not_doubled_where_a_part_and_the_warehouse_have_them(
    scene: tuple[Path, dict[str, str], dict[str, str]], tmp_path: Path
) -> None:
    """A build that ends after its warehouse was accepted leaves parts that hold the same rows."""
    folder, _, after = scene
    place = shutil.copytree(folder / "data", tmp_path / "data")
    assert ended(kill_at_rename, 2, True, news=folder / "news", place=place) == -signal.SIGKILL
    kept = shutil.copytree(place / ".parts", tmp_path / "parts")
    assert built([folder / "news"], place) == after
    shutil.copytree(kept, place / ".parts")
    assert built([folder / "news"], place) == after
    documents = pl.read_parquet(place / "release" / "documents.parquet")
    assert documents["doc_id"].is_unique().all()
