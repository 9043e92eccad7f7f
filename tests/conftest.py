"""What several tests share: one build of the founding documents, one server of Prefect; no example is timed."""

import fcntl
import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pytest
from hypothesis import settings

from flows import cli
from flows.engine import served
from flows.warehouse import Warehouse
from tests.commandline import PROJECT, SERVER, Ended, communique
from tests.servers import S3, Site, buckets

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

MOST_PROCESSES: Final = 6
"""A process holds up to 0.6 GB while it tests, and starts builds of its own."""


def whole_suite(config: pytest.Config) -> bool:
    """Whether no tests were chosen."""
    return config.args_source is pytest.Config.ArgsSource.TESTPATHS


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Whoever runs chosen tests has them in this process; the whole suite, in which many tests wait for servers and
    other processes, is shared out to one process more than there are processors.
    """
    return min((os.cpu_count() or 1) + 1, MOST_PROCESSES) if whole_suite(config) else 0


def pytest_configure(config: pytest.Config) -> None:
    """The server that the builds of the whole suite share, started by the process that shares out the tests."""
    if whole_suite(config) and "PYTEST_XDIST_WORKER" not in os.environ and not config.option.collectonly:
        stack = ExitStack()
        config.add_cleanup(stack.close)
        home = stack.enter_context(TemporaryDirectory())
        os.environ[SERVER] = json.dumps(stack.enter_context(served(Path(home))))


_LONG: Final = ("tests", "release", "curate")
"""Folders of tests that take long, the longest first: whole builds, releases, warehouses."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long begins first, and what is short can be taken over at the end."""
    here = Path(__file__).parent
    places = {name: place for place, name in enumerate(_LONG)}
    items.sort(key=lambda item: places.get((item.path.relative_to(here).parent.parts or ("tests",))[0], len(_LONG)))


@pytest.fixture(scope="session")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which `communique build` was run once, as by the README's first command.

    Processes that share out the tests each have a copy of it; whoever needs it first makes it for all.
    """
    own = tmp_path_factory.getbasetemp()
    shared = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "workplace-of-all"
    shared.mkdir(exist_ok=True)
    with (shared / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "printed.txt").exists():
            (shared / "seeds").symlink_to(PROJECT / "seeds")
            built = communique("build", cwd=shared, alone=True)
            assert built.returncode == 0, built.stderr
            (shared / "printed.txt").write_text(built.stdout)
    return shutil.copytree(shared, own / "workplace", symlinks=True, ignore=shutil.ignore_patterns("lock"))


@pytest.fixture
def ask(workplace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ended]:
    """Runs a command in this process, where the build of the founding documents is."""
    monkeypatch.chdir(workplace)

    def run(*arguments: str) -> Ended:
        capsys.readouterr()
        code = cli.run(list(arguments))
        printed = capsys.readouterr()
        return subprocess.CompletedProcess(arguments, code, printed.out, printed.err)

    return run


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Warehouse]:
    """Gives a new warehouse, open: a copy of one that is made once, for making all tables takes half a second."""
    empty = tmp_path_factory.mktemp("empty") / "communique.duckdb"
    Warehouse(empty).close()

    def opened(path: Path) -> Warehouse:
        path.parent.mkdir(parents=True, exist_ok=True)
        return Warehouse(shutil.copy(empty, path))

    return opened


@pytest.fixture(scope="session")
def s3() -> Iterator[S3]:
    """Buckets that every client of S3 finds in this session, in this process and those it starts."""
    with buckets() as server:
        yield server


@pytest.fixture
def site() -> Iterator[Site]:
    """A site on this machine that answers as the test says."""
    with Site() as server:
        yield server
