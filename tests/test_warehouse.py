import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import polars as pl
import pytest

from flows.curate import _renew, run
from flows.questions import WarehouseError, reader
from flows.warehouse import Dangling, Warehouse
from schemas import TABLES, VIEWS, ddl, ids
from schemas.frames import frame
from tests.invented import batch, document, figure, record

A = "Brazil and Chile traded 4 billion dollars in 2019 and agreed to build a bridge."
B = "Chile and Peru signed a protocol on fish worth 7 billion dollars."
DOC_A, DOC_B = ids.document_id(A), ids.document_id(B)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "new" / "communique.duckdb"


def rows_of(text: str, **columns: object) -> dict[str, pl.DataFrame]:
    quote = "4 billion dollars" if text == A else "7 billion dollars"
    action = {"commitments": [record("commitments", A, "build a bridge")]} if text == A else {}
    return batch({"documents": [document(text, **columns)], "figures": [figure(text, quote)], **action}, [text])[0]


def filled(path: Path) -> Warehouse:
    warehouse = Warehouse(path)
    warehouse.land(rows_of(A), {DOC_A: A})
    warehouse.land(rows_of(B), {DOC_B: B})
    return warehouse


def contents(warehouse: Warehouse) -> dict[str, pl.DataFrame]:
    return {name: warehouse.frame(name) for name in TABLES}


def same(one: dict[str, pl.DataFrame], other: dict[str, pl.DataFrame]) -> bool:
    return one.keys() == other.keys() and all(one[name].equals(other[name]) for name in one)


def test_what_lands_can_be_read_back(path: Path) -> None:
    with filled(path) as warehouse:
        good = rows_of(A)
        for name in ("documents", "figures", "commitments"):
            found = warehouse.frame(name)
            assert dict(found.schema) == TABLES[name].dtypes
            assert found.filter(pl.col("doc_id") == DOC_A).equals(good[name])
        assert warehouse.known() == {DOC_A, DOC_B}
        assert warehouse.texts([DOC_A, "doc_0"]) == {DOC_A: A}
        assert {name: n for name, n in warehouse.count().items() if n} == {
            "documents": 2,
            "figures": 2,
            "commitments": 1,
        }


def test_rows_come_in_their_one_order(path: Path) -> None:
    with filled(path) as warehouse:
        found = warehouse.frame("figures")
        assert found.equals(found.sort(TABLES["figures"].order_by))


def test_a_document_that_lands_again_replaces_its_rows(path: Path) -> None:
    with filled(path) as warehouse:
        before = contents(warehouse)
        warehouse.land(rows_of(A), {DOC_A: A})
        assert same(contents(warehouse), before)

        changed = batch(
            {"documents": [document(A, title="Bridge", published_on=date(2021, 1, 1))], "figures": [figure(A, "2019")]},
            [A],
        )
        warehouse.land(*changed)
        assert warehouse.frame("figures")["quote"].sort().to_list() == ["2019", "7 billion dollars"]
        assert warehouse.frame("commitments").is_empty()
        assert warehouse.frame("documents").filter(doc_id=DOC_A)["title"].to_list() == ["Bridge"]


def test_a_document_that_is_refused_the_second_time_goes(path: Path) -> None:
    with filled(path) as warehouse:
        warehouse.land({"documents": frame("documents", [])}, {DOC_A: A})
        assert warehouse.known() == {DOC_B}
        assert warehouse.frame("documents")["doc_id"].to_list() == [DOC_B]
        assert warehouse.frame("commitments").is_empty()


def test_a_forgotten_document_takes_its_rows_with_it(path: Path) -> None:
    with filled(path) as warehouse:
        warehouse.forget([DOC_B, "doc_never"])
        left = contents(warehouse)
    with Warehouse(path.with_name("other.duckdb")) as alone:
        alone.land(rows_of(A), {DOC_A: A})
        assert same(left, contents(alone))


def test_only_what_is_retained_stays(path: Path) -> None:
    def reject(digit: int, **where: str) -> dict[str, str]:
        return {"reject_id": f"rej_{digit:016x}", "stage": "ingest", "reason": "empty", **where}

    rejects = [reject(1, file="x"), reject(2, file="y"), reject(3, doc_id=DOC_A), reject(4, doc_id=DOC_B)]
    with filled(path) as warehouse:
        warehouse.land({"rejects": frame("rejects", rejects)}, {})
        warehouse.retain([DOC_A], [rejects[0]["reject_id"]])
        assert warehouse.known() == {DOC_A}
        assert warehouse.frame("rejects")["reject_id"].to_list() == [rejects[0]["reject_id"], rejects[2]["reject_id"]]


def test_rejects_of_a_document_that_lands_again_give_way(path: Path) -> None:
    old = {"reject_id": "rej_0000000000000001", "stage": "extract", "reason": "extract_failed", "doc_id": DOC_A}
    with filled(path) as warehouse:
        warehouse.land({**rows_of(A), "rejects": frame("rejects", [old])}, {DOC_A: A})
        assert warehouse.count()["rejects"] == 1
        warehouse.land(rows_of(A), {DOC_A: A})
        assert warehouse.count()["rejects"] == 0


def test_a_batch_lands_whole_or_not_at_all(path: Path) -> None:
    with filled(path) as warehouse:
        before = contents(warehouse)
        broken = rows_of(A, title="Another")
        broken["commitments"] = broken["commitments"].with_columns(confidence=pl.lit(2.0))
        with pytest.raises(duckdb.ConstraintException):
            warehouse.land(broken, {DOC_A: A})
        assert same(contents(warehouse), before)
        warehouse.land(rows_of(A), {DOC_A: A})
        assert same(contents(warehouse), before)


def test_a_killed_build_leaves_whole_batches(path: Path) -> None:
    with filled(path) as warehouse:
        before = contents(warehouse)
    code = (
        "import os, signal, sys; from pathlib import Path; from flows.warehouse import Warehouse\n"
        f"warehouse = Warehouse(Path({str(path)!r}))\n"
        "warehouse.connection.begin(); warehouse.connection.execute('DELETE FROM figures')\n"
        "warehouse.connection.execute('DELETE FROM commitments')\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    killed = subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)})
    assert killed.returncode == -signal.SIGKILL
    with Warehouse(path) as warehouse:
        assert same(contents(warehouse), before)


def test_duckdb_refuses_what_the_models_refuse(path: Path) -> None:
    with filled(path) as warehouse:
        for change in (
            "metric = NULL",
            "char_end = char_start",
            "value_low = value + 1",
            "confidence = 1.5",
            "partner = reporter",
            "reporter = 'brazil'",
            "doc_id = 'doc_0123456789abcdef'",
        ):
            with pytest.raises(duckdb.ConstraintException):
                warehouse.connection.execute(f"UPDATE figures SET {change}")
        with pytest.raises(duckdb.ConversionException):
            warehouse.connection.execute("UPDATE figures SET metric = 'weather'")


def test_keys_that_lead_nowhere_are_found_and_stop_curation(path: Path) -> None:
    with filled(path) as warehouse:
        assert warehouse.dangling() == []
        copy = document(A, duplicate_of="doc_0123456789abcdef")
        warehouse.land(*batch({"documents": [copy]}, [A]))
        assert warehouse.dangling() == [Dangling("documents", "duplicate_of", 1)]
        with pytest.raises(WarehouseError, match="1 rows of documents have a duplicate_of that is not there"):
            warehouse.curate()


def test_every_column_of_the_file_has_a_comment(path: Path) -> None:
    with filled(path) as warehouse:
        warehouse.curate()
    with reader(path) as connection:
        bare = "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND comment IS NULL"
        assert connection.execute(bare).fetchall() == []
        assert connection.execute("SELECT count(*) FROM duckdb_columns() WHERE NOT internal").fetchone() > (90,)
        views = "SELECT view_name, comment FROM duckdb_views() WHERE NOT internal ORDER BY view_name"
        assert connection.execute(views).fetchall() == [(name, VIEWS[name].description) for name in sorted(VIEWS)]


def test_a_reader_can_only_ask(path: Path, tmp_path: Path) -> None:
    filled(path).close()
    secret = tmp_path / "secret.csv"
    secret.write_text("a\n1\n")
    other = tmp_path / "other.duckdb"
    duckdb.connect(str(other)).close()
    local = pl.DataFrame({"x": [1]})
    with reader(path) as connection:
        assert connection.execute("SELECT count(*) FROM figures").fetchone() == (2,)
        for statement in (
            "DELETE FROM figures",
            "DROP TABLE figures",
            "CREATE TABLE more (a INTEGER)",
            f"ATTACH '{other}'",
            f"ATTACH '{other}' AS o (READ_ONLY)",
            f"SELECT * FROM '{secret}'",
            f"SELECT * FROM read_csv('{secret}')",
            f"SELECT * FROM read_text('{secret}')",
            f"SELECT * FROM glob('{tmp_path}/*')",
            f"COPY figures TO '{tmp_path}/out.csv'",
            f"EXPORT DATABASE '{tmp_path}/out'",
            "INSTALL httpfs",
            "SET enable_external_access = true",
            "SET lock_configuration = false",
            "SELECT * FROM local",
        ):
            with pytest.raises(duckdb.Error):
                connection.execute(statement).fetchall()
    assert local.height == 1
    assert not (tmp_path / "out.csv").exists()


def test_a_missing_or_strange_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(WarehouseError, match=r"no warehouse at .*communique build"):
        reader(tmp_path / "none.duckdb")
    strange = tmp_path / "strange.duckdb"
    strange.write_bytes(b"no database " * 1000)
    for opening in (reader, Warehouse):
        with pytest.raises(WarehouseError, match="cannot be opened"):
            opening(strange)
    foreign = tmp_path / "foreign.duckdb"
    with duckdb.connect(str(foreign)) as connection:
        connection.execute("CREATE TABLE t (a INTEGER)")
    with pytest.raises(WarehouseError, match="no warehouse of communique"):
        Warehouse(foreign)


def test_a_second_writer_is_refused(path: Path) -> None:
    code = (
        "from pathlib import Path; from flows.questions import WarehouseError, reader\n"
        "from flows.warehouse import Warehouse\n"
        "for opening in (Warehouse, reader):\n"
        "    try: opening(Path({path!r}))\n"
        "    except WarehouseError as error: print(error)\n"
    )
    with filled(path):
        told = subprocess.run(
            [sys.executable, "-c", code.format(path=str(path))],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    assert told.splitlines() == [f"{path} is in use by another process; try again when it has ended"] * 2


def test_another_schema_is_refused_with_the_command_that_rebuilds(path: Path) -> None:
    with filled(path) as warehouse:
        warehouse.connection.execute("UPDATE meta SET value = 'older' WHERE key = 'schema'")
    with pytest.raises(WarehouseError, match=r"made with another schema.*communique build"):
        Warehouse(path)


def test_other_comments_are_brought_up_to_date(path: Path) -> None:
    with filled(path) as warehouse:
        warehouse.connection.execute("COMMENT ON COLUMN figures.value IS 'older words'")
        warehouse.connection.execute("UPDATE meta SET value = 'older' WHERE key = 'comments'")
        before = contents(warehouse)
    with Warehouse(path) as warehouse:
        comment = "SELECT comment FROM duckdb_columns() WHERE table_name = 'figures' AND column_name = 'value'"
        assert warehouse.connection.execute(comment).fetchall() == [(ddl.comment(TABLES["figures"].by_name["value"]),)]
        assert same(contents(warehouse), before)


def test_reading_needs_no_models() -> None:
    """A question should not wait for the second that they take to load."""
    code = "import sys, flows.warehouse; print([m for m in ('pandera', 'polars', 'schemas') if m in sys.modules])"
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    told = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"


MANY = 130_000
"""More rows than DuckDB keeps in one group: several threads insert so many."""


def test_curated_rows_that_stay_the_same_stay(fresh: Callable[[Path], Warehouse], path: Path) -> None:
    claims = (
        f"SELECT printf('clm_%016x', i) AS claim_id, 'trade' AS metric, 'level' AS measure, 'actual' AS status,"
        f" 'PER' AS reporter, 'USD' AS unit, 1 AS figures, 1 AS documents, 1 AS publishers, true AS agreed"
        f" FROM range({MANY}) AS t(i)"
    )
    with fresh(path) as warehouse:
        for query in (claims, "FROM claims"):
            with warehouse.transaction() as connection:
                _renew(connection, TABLES["claims"], query)
        assert warehouse.connection.sql("SELECT count(DISTINCT claim_id) FROM claims").fetchall() == [(MANY,)]


def test_too_little_memory_is_doubled_up_to_the_machines(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def held(warehouse: Warehouse) -> str:
        ((told,),) = warehouse.connection.execute("SELECT current_setting('memory_limit')").fetchall()
        return str(told)

    left = [duckdb.OutOfMemoryException("too little")] * 2

    def hungry(connection: duckdb.DuckDBPyConnection) -> None:
        run(connection)
        if left:
            raise left.pop()

    monkeypatch.setattr("flows.curate.run", hungry)
    with filled(path) as warehouse:
        assert held(warehouse) == "768.0 MiB"
        warehouse.curate()
        assert held(warehouse) == "3.0 GiB"
        assert warehouse.frame("claims").height == 1
        left.extend([duckdb.OutOfMemoryException("too little")] * 99)
        with pytest.raises(duckdb.OutOfMemoryException):
            warehouse.curate()
        assert warehouse.frame("claims").height == 1
