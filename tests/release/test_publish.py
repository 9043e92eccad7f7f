"""What a release holds, and what it must not hold."""

import json
import re
import socket
from pathlib import Path
from typing import Any

import duckdb
import frictionless
import mlcroissant
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows.release import croissant, describe, sums
from flows.release.card import wilson
from flows.release.publish import publish
from flows.release.tables import released
from schemas import BETWEEN, TABLES, ForeignKey
from tests.release.conftest import CLOSED, MEASURED, OPEN


def test_a_release_has_a_file_a_table_and_what_describes_them(place: Path):
    names = {f"{table}.parquet" for table in TABLES | BETWEEN}
    names |= {"CHANGES.md", "croissant.json", "datapackage.json", "README.md", "quality.json", "SHA256SUMS"}
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


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """No connection to anywhere."""

    def none(*_: object) -> None:
        raise OSError("no network")

    monkeypatch.setattr(socket.socket, "connect", none)


@pytest.mark.usefixtures("offline")
def test_the_croissant_is_valid_without_a_warning_and_gives_the_rows(place: Path, caplog: pytest.LogCaptureFixture):
    dataset = mlcroissant.Dataset(str(place / "release" / croissant.FILE))
    assert dataset.metadata.ctx.issues.report() == ""
    assert caplog.text == ""
    for name in TABLES:
        rows = list(dataset.records(name))
        assert len(rows) == pq.read_metadata(place / "release" / f"{name}.parquet").num_rows
        for row in rows:
            assert list(row) == [f"{name}/{column}" for column in TABLES[name].by_name]


def test_all_descriptions_say_the_same(place: Path):
    """Parquet, DuckDB, data package and Croissant tell one meaning of each table and column."""
    package = json.loads((place / "release" / describe.NAME).read_text())
    bread = json.loads((place / "release" / croissant.FILE).read_text())
    resources = {one["name"]: one for one in package["resources"]}
    sets = {one["@id"]: one for one in bread["recordSet"]}
    assert list(resources) == list(sets) == [*TABLES, *BETWEEN]
    with duckdb.connect(str(place / "communique.duckdb"), read_only=True) as connection:
        told = connection.execute("SELECT table_name, column_name, comment FROM duckdb_columns()").fetchall()
        tables = dict(connection.execute("SELECT table_name, comment FROM duckdb_tables()").fetchall())
    comments = {(table, column): text for table, column, text in told}
    for name, table in (TABLES | BETWEEN).items():
        parquet = pq.read_schema(place / "release" / f"{name}.parquet")
        assert resources[name]["description"] == sets[name]["description"] == table.description
        assert parquet.metadata[b"description"].decode() == table.description
        fields = resources[name]["schema"]["fields"]
        assert [field["name"] for field in fields] == parquet.names == [one["name"] for one in sets[name]["field"]]
        for field, crumb in zip(fields, sets[name]["field"], strict=True):
            assert parquet.field(field["name"]).metadata[b"description"].decode() == field["description"]
            assert crumb["description"].startswith(field["description"])
            if name in TABLES:
                assert tables[name] == table.description
                assert comments[name, field["name"]] == crumb["description"]


def test_the_package_tells_licence_sources_contributors_keys_and_sizes(place: Path):
    package = json.loads((place / "release" / describe.NAME).read_text())
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    assert package["sources"] == [{"title": "The Courier"}]
    assert package["contributors"][0]["roles"] == ["creator"]
    for resource in package["resources"]:
        assert resource["byteSize"] == (place / "release" / resource["path"]).stat().st_size
        assert resource["schema"]["primaryKey"]
        keys = {(key["fields"][0], key["reference"]["resource"]) for key in resource["schema"].get("foreignKeys", [])}
        assert {(key.column, "" if key.table == resource["name"] else key.table) for key in keys_of(resource)} == keys


def keys_of(resource: dict[str, Any]) -> tuple[ForeignKey, ...]:
    return (TABLES | BETWEEN)[resource["name"]].foreign_keys


def test_the_data_package_names_its_version_and_the_checksum_of_every_table(place: Path):
    package = json.loads((place / "release" / describe.NAME).read_text())
    assert package["version"].startswith("2020-02-03-")
    listed = sums.read(place / "release")
    for resource in package["resources"]:
        assert resource["hash"] == f"sha256:{listed[resource['path']]}"


def test_the_card_states_coverage_accuracy_and_licence(place: Path):
    card = (place / "release" / "README.md").read_text()
    for words in (
        "2 documents",
        "2020-02-03",
        "| seeds | figures | found | 1.00 (0.21-1.00) | 0.50 (0.09-0.91) | 0.67 | 2 |",
        "CC BY 4.0",
        "- 2020: 2 documents",
        "1 of the documents have the rights `offsets`",
        "The makers of communique (2020)",
    ):
        assert words in card


def test_a_failure_leaves_the_release_before_as_it_was(place: Path, monkeypatch: pytest.MonkeyPatch):
    before = sums.read(place / "release")

    def full(_folder: Path) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(sums, "write", full)
    with pytest.raises(OSError, match="no space"):
        publish(place / "communique.duckdb", place / "release", {**MEASURED, "reliability": {"figures": []}})
    assert sums.read(place / "release") == before


@pytest.mark.parametrize("language", ["sql", "python"])
def test_every_query_of_the_card_runs_in_the_folder_of_the_release(
    language: str, place: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.chdir(place / "release")
    found = re.findall(rf"```{language}\n(.*?)```", Path("README.md").read_text(), re.DOTALL)
    assert found
    for block in found:
        if language == "sql":
            duckdb.sql(block).fetchall()
        else:
            exec(block, {})  # noqa: S102 the card's own code


def test_the_r_of_the_card_names_files_and_columns_that_are_there(place: Path):
    (block,) = re.findall(r"```r\n(.*?)```", (place / "release" / "README.md").read_text(), re.DOTALL)
    (file,) = re.findall(r'read_parquet\("(.*?)"\)', block)
    columns = re.findall(r"filter\((\w+)", block) + re.findall(r"select\((.*?)\)", block)[0].split(", ")
    assert set(columns) <= set(pq.read_schema(place / "release" / file).names)


def test_an_interval_of_wilson():
    assert [round(end, 4) for end in wilson(0.5, 10)] == [0.2366, 0.7634]
    assert wilson(0.0, 0) == (0.0, 1.0)
