"""A wheel of the project works in an empty folder, far from any checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.commandline import PROJECT


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, made with the build backend that is installed here, without network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*command, "-w", str(folder), str(PROJECT)], check=True)
    (made,) = folder.glob("communique-*.whl")
    return made


def test_the_wheel_holds_all_code_and_every_reference_table(wheel: Path):
    names = set(zipfile.ZipFile(wheel).namelist())
    code = [
        path
        for room in ("flows", "schemas")
        for ending in ("py", "sql", "html", "css", "js")
        for path in (PROJECT / room).rglob(f"*.{ending}")
    ]
    assert {path.relative_to(PROJECT).as_posix() for path in code} <= names
    seeds = [path for path in (PROJECT / "seeds").rglob("*") if path.is_file()]
    assert {f"flows/{path.relative_to(PROJECT).as_posix()}" for path in seeds} <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_it_builds_the_founding_documents_in_an_empty_folder(wheel: Path, tmp_path: Path):
    installed, folder = tmp_path / "installed", tmp_path / "empty"
    folder.mkdir()
    pip = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--no-index", "--target", str(installed)]
    subprocess.run([*pip, str(wheel)], check=True)
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")}
    environment = {**clean, "PYTHONPATH": str(installed)}
    where = [sys.executable, "-c", "import flows.reference; print(flows.reference.SEEDS)"]
    seeds = subprocess.run(where, cwd=folder, env=environment, capture_output=True, text=True, check=True).stdout
    assert Path(seeds.strip()) == installed / "flows" / "seeds"
    build = [sys.executable, "-m", "flows.cli", "build"]
    ended = subprocess.run(build, cwd=folder, env=environment, capture_output=True, text=True, timeout=600)
    assert ended.returncode == 0, ended.stderr
    assert [path.name for path in folder.iterdir()] == ["data"]
    assert (folder / "data" / "site" / "vega.js").stat().st_size > 500_000
    assert pq.read_table(folder / "data" / "release" / "documents.parquet").num_rows == 5
