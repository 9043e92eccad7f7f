"""The build: the founding documents end to end, bad inputs, and what does not depend on how the work is cut."""

import gzip
import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.extract.analysis import Analysis
from flows.extract.records import MAKERS
from flows.incremental.join import join
from flows.output import Output, OutputInUse
from flows.reference import SEEDS
from flows.release import sums
from flows.release.quality import quality
from flows.warehouse import Warehouse
from flows.workers import batches
from flows.workers.batches import SEEN
from schemas import TABLES
from tests.commandline import PROJECT, communique
from tests.plainbuild import built, extracted

DOCUMENTS = SEEDS / "documents"

# One row a table that must keep its id: a change here breaks every correction and link that others hold.
PINNED = {
    "doc_126395f671945538": ("documents", "000_e08ae095c46d25fc.txt"),
    "fig_7766cb1f2d83ec9c": ("figures", "US$11 billion"),
    "com_b36d4110d3fa0397": ("commitments", "exchange information to fight cross-border smuggling"),
    "agr_7ff85f53f5259bef": ("agreements", "11 documents"),
    "evt_7e6d213682d8e74a": ("events", "working session"),
    "per_5e21fbdae20ded05": ("persons", "Cambodian Minister of Commerce Cham Nimul"),
}


def rows(folder: Path, table: str) -> list[dict]:
    return pq.read_table(folder / "release" / f"{table}.parquet").to_pylist()


def test_the_founding_documents_fill_every_record_table(workplace: Path):
    data = workplace / "data"
    dated = {row["file"]: str(row["published_on"]) for row in rows(data, "documents")}
    assert sorted(dated.values()) == ["2022-11-08", "2023-12-11", "2023-12-12", "2025-08-18", "2025-12-10"]
    for name, table in TABLES.items():
        assert bool(rows(data, name)) == (table.kind != "ledger"), name


@pytest.mark.parametrize("identity", PINNED)
def test_known_rows_keep_their_ids(identity: str, workplace: Path):
    table, words = PINNED[identity]
    key = TABLES[table].key[0]
    found = {row[key]: row for row in rows(workplace / "data", table)}
    assert found[identity]["file" if table == "documents" else "quote"] == words


def test_a_build_writes_only_into_its_folder_and_tells_nothing_of_the_machine(
    workplace: Path, tmp_path_factory: pytest.TempPathFactory
):
    assert {path.name for path in (workplace / "data").iterdir()} == {
        "communique.duckdb",
        "checks",
        "release",
        "site",
        ".prefect",
        ".lock",
    }
    above = str(tmp_path_factory.getbasetemp().parent).encode()
    released = [path for name in ("release", "site") for path in (workplace / "data" / name).rglob("*")]
    for path in released:
        assert path.is_dir() or above not in path.read_bytes()


def test_the_flow_leaves_its_counts_as_an_artifact(workplace: Path):
    with sqlite3.connect(workplace / "data" / ".prefect" / "prefect.db") as connection:
        ((markdown,),) = connection.execute("SELECT data FROM artifact WHERE key = 'build'").fetchall()
    figures = len(rows(workplace / "data", "figures"))
    assert f"| figures | {figures:,} |" in json.loads(markdown)


def test_a_build_publishes_and_a_failed_one_leaves_what_the_one_before_published(tmp_path: Path):
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "latin.txt").write_bytes(b"Le caf\xe9")
    (tmp_path / "news" / "one.txt").write_text("Peru exported copper worth $2 billion to Chile in 2019.")
    first = communique("build", "news", "--publish", f"file://{tmp_path}/out", cwd=tmp_path)
    assert first.returncode == 0, first.stderr
    pointer = json.loads((tmp_path / "out" / "latest.json").read_text())
    assert sums.read(tmp_path / "out" / pointer["path"]) == sums.read(tmp_path / "data" / "release")
    assert first.stderr.splitlines()[0].endswith("2 sources")
    assert [row["reason"] for row in rows(tmp_path / "data", "rejects")] == ["not_utf8"]
    before = sums.read(tmp_path / "data" / "release")
    (tmp_path / "news" / "sources.csv").write_text('file,url\none.txt,"unclosed\n')
    bad = communique("build", "news", cwd=tmp_path)
    assert bad.returncode == 2
    assert bad.stderr.startswith("communique: news/sources.csv, line 2: ")
    assert bad.stderr.count("\n") == 1
    assert sums.read(tmp_path / "data" / "release") == before


@pytest.fixture
def inputs(tmp_path: Path) -> list[Path]:
    """The founding documents, and a file of records with an exact and a near copy, a bad line and closed rights."""
    text = (DOCUMENTS / "001_799e9e3a39d74a37.txt").read_text()
    records = [
        {"text": text, "file": "z_again.txt"},
        {"text": text.replace("Hanoi", "HANOI", 1), "file": "z_near.txt", "published_on": "2024-02-02"},
        {"text": "Laos will build a bridge over the Mekong by 2030.", "file": "z_own.txt", "rights": "offsets"},
        {"text": 7},
    ]
    folder = tmp_path / "more"
    folder.mkdir()
    with gzip.open(folder / "z.jsonl.gz", "wt") as stream:
        stream.writelines(json.dumps(record) + "\n" for record in records)
    return [DOCUMENTS, folder]


def test_batches_and_workers_change_no_byte(inputs: list[Path], tmp_path: Path):
    whole = built(inputs, tmp_path / "whole")
    assert built(inputs, tmp_path / "cut", batch_size=1, workers=2) == whole
    assert built(list(reversed(inputs)), tmp_path / "turned", batch_size=9_000) == whole
    refused = {row["file"]: row["reason"] for row in rows(tmp_path / "whole", "rejects")}
    assert refused == {"z_again.txt": "duplicate", "z.jsonl.gz#4": "no_text"}
    copies = {row["file"]: row["duplicate_of"] for row in rows(tmp_path / "whole", "documents")}
    assert {file for file, original in copies.items() if original} == {"z_near.txt"}


def test_the_flow_gives_those_bytes_too(workplace: Path, tmp_path: Path):
    plain = built([DOCUMENTS], tmp_path / "plain", measured=quality())
    assert sums.read(workplace / "data" / "release") == plain


def test_own_corrections_take_effect_and_give_way_again(workplace: Path, tmp_path: Path):
    place = shutil.copytree(workplace / "data", tmp_path / "data")
    lines = tmp_path / "mine.csv"
    lines.write_text(
        "table,id,column,expect,value,reason\nfigures,fig_7766cb1f2d83ec9c,metric,trade,exports,to see it change\n"
    )
    built = communique("build", "--out", str(place), "--corrections", str(lines), cwd=tmp_path)
    assert built.returncode == 0, built.stderr
    assert "1 of 1 corrections" in built.stderr
    assert [row["value"] for row in rows(place, "corrections")] == ["exports"]
    assert communique("verify", str(place), cwd=tmp_path).returncode == 0
    lines.write_text(lines.read_text().replace(",trade,exports", ",imports,exports"))
    refused = communique("build", "--out", str(place), "--corrections", str(lines), cwd=tmp_path)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "mine.csv, line 2: expects 'imports'" in refused.stderr
    assert communique("build", "--out", str(place), cwd=tmp_path).returncode == 0
    for name in TABLES:
        assert rows(place, name) == rows(workplace / "data", name), name


def test_one_build_at_a_time(tmp_path: Path):
    with Output(tmp_path).claimed(), pytest.raises(OutputInUse, match="another build"), Output(tmp_path).claimed():
        pytest.fail("two builds have one folder")
    with Output(tmp_path).claimed():
        pass


def test_what_an_interrupted_build_left_half_done_is_cleared(tmp_path: Path):
    output = Output(tmp_path)
    output.next_warehouse.write_text("half")
    spilled = tmp_path / f"{output.next_warehouse.name}.tmp"
    spilled.mkdir()
    (spilled / "block").write_text("what memory could not hold")
    with output.claimed():
        assert not output.next_warehouse.exists()
        assert not spilled.exists()


def test_a_document_that_a_rule_cannot_bear_is_kept_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def broken(a: Analysis) -> list:
        if a.doc.file.startswith("003"):
            raise RecursionError("too deep")
        return []

    monkeypatch.setitem(MAKERS, "agreements", broken)
    parts = extracted([DOCUMENTS], tmp_path)
    ((landed, texts, _),) = join(SEEN, parts).landings()
    assert len(texts) == landed["documents"].height == 5
    assert landed["rejects"].select("stage", "reason", "detail", "file").rows() == [
        ("extract", "extract_failed", "RecursionError: too deep", "003_cf58c876e22955a5.txt")
    ]


def test_long_inputs_are_written_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(batches, "_TEXT_AT_ONCE", 6_000)
    parts = extracted([DOCUMENTS], tmp_path)
    assert [batches.read_part(part, "readings").height for part in parts] == [2, 2, 1]
    assert sum(landed["documents"].height for landed, _, _ in join(SEEN, parts).landings()) == 5


def test_what_workers_are_forked_from_is_ready_and_starts_no_thread():
    """A fork has one thread: what others were to do, it would wait for without end."""
    code = "import os, flows.workers.batches; before = len(os.listdir('/proc/self/task')); import flows.workers.warm;"
    code += "print(len(os.listdir('/proc/self/task')) - before)"
    made = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert made.stdout.strip() == "0"


@pytest.fixture(scope="module")
def numbered(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Every folder asked for is another one."""

    def folders() -> Iterator[Path]:
        while True:
            yield tmp_path_factory.mktemp("any")

    return folders()


@settings(max_examples=25)
@given(st.lists(st.binary(max_size=300) | st.text(max_size=300).map(str.encode), min_size=1, max_size=4))
def test_any_bytes_at_all_become_rows_or_rejects(numbered: Iterator[Path], contents: list[bytes]):
    folder = next(numbered)
    (folder / "in").mkdir()
    for number, content in enumerate(contents):
        (folder / "in" / f"{number}.txt").write_bytes(content)
    joined = join(SEEN, extracted([folder / "in"], folder / "parts"))
    told = set(joined.documents["file"]) | set(joined.rejects["file"])
    assert told >= {f"{number}.txt" for number in range(len(contents))}
    with Warehouse(folder / "warehouse.duckdb") as warehouse:
        for landed, texts, _ in joined.landings():
            assert "extract_failed" not in landed["rejects"]["reason"]
            warehouse.land(landed, texts)
        warehouse.settle(joined.documents, joined.rejects, joined.readings)


def test_the_warehouse_is_open_to_readers_while_the_next_one_is_made(tmp_path: Path):
    output = Output(tmp_path)
    Warehouse(output.warehouse).close()
    with duckdb.connect(str(output.warehouse), read_only=True), output.claimed():
        Warehouse(output.next_warehouse).close()
        output.accept()
    assert output.warehouse.is_file()
