"""What several tests share: one build of the founding documents."""

from pathlib import Path

import pytest

from tests.commandline import PROJECT, communique


@pytest.fixture(scope="session")
def workplace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which `communique build` was run once, as by the README's first command."""
    folder = tmp_path_factory.mktemp("workplace")
    (folder / "seeds").symlink_to(PROJECT / "seeds")
    built = communique("build", cwd=folder)
    assert built.returncode == 0, built.stderr
    (folder / "printed.txt").write_text(built.stdout)
    return folder
