"""What a release holds, and what it must not hold."""

import json
from pathlib import Path

import frictionless
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows.release import describe, sums
from flows.release.publish import publish
from flows.release.tables import released
from schemas import BETWEEN, TABLES
from tests.release.conftest import CLOSED, MEASURED, OPEN


def test_a_release_has_a_file_a_table_and_what_describes_them(place: Path):
    names = {f"{table}.parquet" for table in TABLES | BETWEEN}
    names |= {"CHANGES.md", "datapackage.json", "README.md", "quality.json", "SHA256SUMS"}
    assert {path.name for path in (place / "release").iterdir()} == names


def test_the_same_rows_give_the_same_bytes(place: Path):
    publish(place / "communique.duckdb", place / "again", MEASURED)
    assert sums.read(place / "again") == sums.read(place / "release")


def test_rows_stand_in_their_order_with_descriptions_in_the_metadata(place: Path):
    for name, table in TABLES.items():
        rows = pq.read_table(place / "release" / f"{name}.parquet")
        assert rows.schema.metadata[b"description"].decode() == table.description
        for column in table.columns:
            assert rows.schema.field(column.name).metadata[b"description"].decode() == column.description
        keys = list(zip(*(rows[column].to_pylist() for column in table.order_by), strict=True))
        assert keys == sorted(keys)


def test_terms_are_dictionaries_of_the_whole_vocabulary(place: Path):
    figures = pq.read_table(place / "release" / "figures.parquet")
    assert pa.types.is_dictionary(figures.schema.field("metric").type)
    assert figures.schema.names == released("figures").names


def test_a_document_with_closed_rights_appears_with_offsets_and_without_its_words(place: Path):
    closed = [row for row in pq.read_table(place / "release" / "figures.parquet").to_pylist() if row["value"] == 9]
    assert [(row["quote"], row["sentence"]) for row in closed] == [(None, None)]
    assert CLOSED[closed[0]["char_start"] : closed[0]["char_end"]] == "nine"


@pytest.mark.parametrize(
    "words", ["secretly vowed", "buy nine turbines", "Zephyr", "Turbines for Brazil", "price of wind"]
)
def test_no_released_byte_tells_the_words_of_closed_documents(place: Path, words: str):
    assert _values(place, words) == []


@pytest.mark.parametrize("words", ["worth $4 billion", "Salt Protocol", "Ana Rojas"])
def test_the_words_of_open_documents_are_found_that_way(place: Path, words: str):
    assert words in OPEN
    assert _values(place, words)


def _values(place: Path, words: str) -> list[str]:
    """Files of the release in which the words stand, in their bytes or, once unpacked, in any value."""
    found = []
    for path in (place / "release").iterdir():
        content = path.read_bytes()
        if path.suffix == ".parquet":
            content += repr(pq.read_table(path).to_pylist()).encode()
        if words.encode() in content:
            found.append(path.name)
    return found


def test_the_data_package_is_valid(place: Path):
    report = frictionless.validate(str(place / "release" / "datapackage.json"))
    assert report.valid, report.flatten(["type", "message"])


def test_the_data_package_names_its_version_and_the_checksum_of_every_table(place: Path):
    package = json.loads((place / "release" / describe.NAME).read_text())
    assert package["version"].startswith("2020-02-03-")
    listed = sums.read(place / "release")
    for resource in package["resources"]:
        assert resource["hash"] == f"sha256:{listed[resource['path']]}"


def test_the_card_states_coverage_accuracy_and_licence(place: Path):
    card = (place / "release" / "README.md").read_text()
    for words in ("2 documents", "2020-02-03", "| seeds | figures | found | 1.00 | 0.50 | 0.67 | 2 |", "CC BY 4.0"):
        assert words in card


def test_a_failure_leaves_the_release_before_as_it_was(place: Path, monkeypatch: pytest.MonkeyPatch):
    before = sums.read(place / "release")

    def full(_folder: Path) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(sums, "write", full)
    with pytest.raises(OSError, match="no space"):
        publish(place / "communique.duckdb", place / "release", {**MEASURED, "reliability": {"figures": []}})
    assert sums.read(place / "release") == before
