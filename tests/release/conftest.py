"""A small release of invented rows, one document of it with closed rights."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from flows.release.gate.examine import Failed, Suite
from flows.release.publish import publish
from flows.warehouse import Warehouse
from tests.invented import batch, document, figure, record

OPEN = "Brazil exported goods worth $4 billion to Chile in 2019. Ana Rojas signed the Salt Protocol."
CLOSED = "Chile secretly vowed to buy nine turbines from Brazil, its Zephyr Accord says."
MEASURED = {
    "versions": {"communique": "0", "code": "c0de", "lexicons": {}},
    "accuracy": {
        "seeds": {
            "documents": 1,
            "gold": "901d",
            "tables": {
                "figures": {
                    rung: {"precision": 1.0, "recall": 0.5, "f1": 0.6667, "gold": 2, "made": 1}
                    for rung in ("found", "strict")
                }
            },
        }
    },
    "reliability": {},
}


def unexamined(_suites: Sequence[Suite], _run: str, pages: Path) -> list[Failed]:
    """Lets every candidate through at once, for tests that are not about the gate."""
    pages.mkdir()
    return []


@pytest.fixture
def place(made_once: Path, tmp_path: Path) -> Path:
    """What a build would leave: warehouse and release, to be spoilt at will."""
    return shutil.copytree(made_once, tmp_path / "place")


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The warehouse and release that every `place` is a copy of."""
    folder = tmp_path_factory.mktemp("release")
    rows = {
        "documents": [document(OPEN), document(CLOSED, file="b.txt", rights="offsets", title="Turbines for Brazil")],
        "figures": [figure(OPEN, "$4 billion", value=4e9), figure(CLOSED, "nine", value=9, unit="turbine")],
        "commitments": [record("commitments", CLOSED, "buy nine turbines from Brazil")],
        "agreements": [
            record("agreements", OPEN, "Salt Protocol"),
            record("agreements", CLOSED, "Zephyr Accord", subject="the price of wind"),
        ],
        "events": [],
        "persons": [record("persons", OPEN, "Ana Rojas")],
    }
    with Warehouse(folder / "communique.duckdb") as warehouse:
        warehouse.land(*batch(rows, [OPEN, CLOSED]))
        warehouse.curate()
    publish(folder / "communique.duckdb", folder / "release", MEASURED)
    return folder
