"""A warehouse for each test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from flows.warehouse import Warehouse


@pytest.fixture
def warehouse(fresh: Callable[[Path], Warehouse], tmp_path: Path) -> Iterator[Warehouse]:
    with fresh(tmp_path / "w.duckdb") as opened:
        yield opened
