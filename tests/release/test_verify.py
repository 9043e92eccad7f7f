"""Whatever is wrong with a release, verify finds it and says where."""

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from flows.release import describe, sums
from flows.release.verify import verify
from schemas import BETWEEN, TABLES

Change = Callable[[list[dict]], None]

FILES = [
    *(f"{table}.parquet" for table in TABLES | BETWEEN),
    "CHANGES.md",
    "README.md",
    "SHA256SUMS",
    "croissant.json",
    "datapackage.json",
    "quality.json",
]


def test_a_release_holds_beside_its_warehouse_and_alone(place: Path, tmp_path_factory: pytest.TempPathFactory):
    assert verify(place) == []
    alone = tmp_path_factory.mktemp("download") / "release"
    shutil.copytree(place / "release", alone)
    assert verify(alone) == []


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("where", [0.0, 0.5, 1.0])
def test_any_changed_byte_is_found(place: Path, name: str, where: float):
    path = place / "release" / name
    content = bytearray(path.read_bytes())
    content[int(where * (len(content) - 1))] ^= 1
    path.write_bytes(content)
    assert any(name in line for line in verify(place)) or name == "SHA256SUMS"
    assert verify(place)


def test_missing_and_unlisted_files_are_named(place: Path):
    (place / "release" / "figures.parquet").unlink()
    (place / "release" / "extra.txt").write_text("hello")
    found = verify(place)
    assert any(line.startswith("figures.parquet: listed") for line in found)
    assert any(line.startswith("extra.txt: not listed") for line in found)


def test_a_file_cut_short_in_the_list_is_still_wanted(place: Path):
    path = place / "release" / "events.parquet"
    path.unlink()
    sums.write(place / "release")
    assert any(line.startswith("events.parquet: belongs to every release") for line in verify(place))


def test_a_folder_without_release_is_none(tmp_path: Path):
    with pytest.raises(FileNotFoundError, match="no release here"):
        verify(tmp_path)


def forge(place: Path, table: str, change: Change, schema: pa.Schema | None = None) -> list[str]:
    """Change the rows of a table, list the new checksums as if nothing had happened, and verify."""
    folder = place / "release"
    path = folder / f"{table}.parquet"
    before = pq.read_table(path)
    rows = before.to_pylist()
    change(rows)
    pq.write_table(pa.Table.from_pylist(rows, schema or before.schema), path)
    described = json.loads((folder / describe.NAME).read_text())
    describe.write(folder, described["version"])
    sums.write(folder)
    return verify(place)


def first(**columns: object) -> Change:
    def change(rows: list[dict]) -> None:
        rows[0].update(columns)

    return change


@pytest.mark.parametrize(
    ("table", "change", "complaint"),
    [
        ("figures", first(quote="$5 billion"), "where the quote is"),
        ("figures", first(sentence="$4 billion or so"), "sentence does not stand"),
        ("figures", first(char_start=21), "the id is not that"),
        ("figures", first(char_end=5000), "reaches beyond"),
        ("figures", first(figure_id="fig_0000000000000000"), "the id is not that"),
        ("figures", first(doc_id="doc_0000000000000000"), "names no row of documents"),
        ("figures", first(claim_id="clm_0000000000000000"), "names no row of claims"),
        ("figures", first(value_low=9e9), "the interval begins at or below the value"),
        ("figures", first(period_end=date(2018, 1, 1)), "a period ends on or after its first day"),
        ("figures", first(partner="chile"), "rows: not "),
        ("figures", first(quote=None), '"quote" is null'),
        ("figures", first(confidence=1.5), "rows: not "),
        ("agreements", first(parties=["CHL", "BRA"]), "rows: not "),
        ("figures", lambda rows: rows.append(rows[0]), "is not unique"),
        ("documents", lambda rows: rows.pop(), "names no row of documents"),
    ],
)
def test_a_forged_row_is_found_behind_true_checksums(place: Path, table: str, change: Change, complaint: str):
    rows = sorted(pq.read_table(place / "release" / "figures.parquet")["value"].to_pylist())
    assert rows == [9.0, 4e9]

    def on_open_rows(found: list[dict]) -> None:
        found.sort(key=lambda row: row.get("quote") is None)
        change(found)

    found = forge(place, table, on_open_rows)
    assert any(complaint in line for line in found), found


def test_words_shown_against_the_rights_of_their_document_are_found(place: Path):
    def show(rows: list[dict]) -> None:
        for row in rows:
            row["quote"] = row["quote"] or "nine"

    assert any("shown against the rights" in line for line in forge(place, "figures", show))


def test_a_term_outside_its_vocabulary_is_found(place: Path):
    path = place / "release" / "figures.parquet"
    schema = pq.read_schema(path)
    found = forge(place, "figures", first(metric="weather"), schema)
    assert any('"metric" is outside its vocabulary' in line for line in found)


def test_a_table_with_another_schema_is_found(place: Path):
    schema = pq.read_schema(place / "release" / "persons.parquet")
    at = schema.get_field_index("name")
    other = schema.set(at, schema.field(at).with_metadata({"description": "something else"}))
    found = forge(place, "persons", lambda rows: None, other)  # noqa: ARG005
    assert found == ["persons.name: type or description differ from the schema"]


def test_a_text_changed_in_the_warehouse_is_found(place: Path):
    with duckdb.connect(str(place / "communique.duckdb")) as connection:
        connection.execute("UPDATE texts SET text = replace(text, 'Brazil', 'Bhutan')")
    assert any("the text in the warehouse is another" in line for line in verify(place))
