"""From `communique review` to a correction: what it lists can be taken over into corrections.csv."""

import csv
import shutil
from pathlib import Path

import pytest

from flows.commands.review import review
from flows.curate.corrections_csv import read
from flows.warehouse import Warehouse
from tests.invented import batch, document, figure, record
from tests.readme import README

A = "Brazil and Chile traded 4 billion dollars in 2019 and agreed to build a bridge."
B = "Chile puts its trade with Brazil at 7\nbillion dollars in 2019."


@pytest.fixture
def warehouse(tmp_path: Path) -> Path:
    rows = {
        "documents": [document(A), document(B, file="b.txt")],
        "figures": [
            figure(A, "4 billion dollars", value=4e9),
            figure(B, "7\nbillion dollars", value=7e9),
            figure(A, "2019", metric="other", confidence=0.2),
        ],
        "commitments": [record("commitments", A, "build a bridge", confidence=0.4)],
    }
    path = tmp_path / "w.duckdb"
    with Warehouse(path) as opened:
        opened.land(*batch(rows, [A, B]))
        opened.curate()
    return path


def listed(warehouse: Path, **options: object) -> list[dict[str, str]]:
    output = warehouse.with_name("review.csv")
    review(warehouse, "csv", options.get("limit"), output)  # type: ignore[arg-type]
    with output.open(newline="") as stream:
        return list(csv.DictReader(stream))


def test_the_example_of_the_readme_can_be_applied(workplace: Path, tmp_path: Path) -> None:
    text = README.read_text(encoding="utf-8")
    (tmp_path / "mine.csv").write_text(text.split("```csv\n")[1].split("```")[0])
    copy = Path(shutil.copy(workplace / "data" / "communique.duckdb", tmp_path / "w.duckdb"))
    with Warehouse(copy) as opened:
        commitments = opened.count()["commitments"]
        assert opened.curate(read(tmp_path / "mine.csv")) == 0
        assert (opened.count()["corrections"], opened.count()["commitments"]) == (2, commitments - 1)


def test_the_most_urgent_come_first(warehouse: Path) -> None:
    rows = listed(warehouse)
    assert [(row["table"], row["concern"], row["column"], row["expect"]) for row in rows] == [
        ("figures", "conflict", "value", rows[0]["expect"]),
        ("figures", "conflict", "value", rows[1]["expect"]),
        ("figures", "low_confidence", "value", "4000000000"),
        ("commitments", "low_confidence", "modality", "agreed"),
    ]
    assert {row["expect"] for row in rows[:2]} == {"4000000000", "7000000000"}
    assert {row["quote"] for row in rows[:2]} == {"4 billion dollars", "7 billion dollars"}
    assert len(listed(warehouse, limit=2)) == 2


def test_an_untouched_list_corrects_nothing_and_a_filled_line_settles_it(warehouse: Path) -> None:
    rows = listed(warehouse)
    path = warehouse.with_name("review.csv")
    assert read(path) == []
    text = path.read_text()
    (wrong,) = (row for row in rows if row["expect"] == "7000000000")
    begun = f"figures,{wrong['id']},"
    assert f"{begun}value,7000000000,,," in text
    low, high = (f"{begun}value_{end},7000000000,4000000000,misread," + ",,," for end in ("low", "high"))
    filled = text.replace(f"{begun}value,7000000000,,,", f"{begun}value,7000000000,4000000000,misread,")
    path.write_text(f"{filled}{low}\n{high}\n")
    with Warehouse(warehouse) as opened:
        opened.curate(read(path))
        assert opened.frame("checks")["holds"].to_list() == [True]
        assert opened.count()["corrections"] == 3
    assert [row["concern"] for row in listed(warehouse)] == ["low_confidence", "low_confidence"]
