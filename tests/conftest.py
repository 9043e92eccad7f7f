"""What several tests share: one build of the founding documents."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commandline import PROJECT, communique
from tests.servers import S3, Site, buckets


@pytest.fixture(scope="session")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which `communique build` was run once, as by the README's first command."""
    folder = tmp_path_factory.mktemp("workplace")
    (folder / "seeds").symlink_to(PROJECT / "seeds")
    built = communique("build", cwd=folder)
    assert built.returncode == 0, built.stderr
    (folder / "printed.txt").write_text(built.stdout)
    return folder


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
