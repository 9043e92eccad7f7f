"""What `communique sql` refuses, whoever wrote the query: to change or reach anything, to run or grow without end."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from flows import questions
from flows.commands import sql
from tests.commandline import PROJECT, Ended

Ask = Callable[..., Ended]


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM figures",
        "UPDATE figures SET value = 0",
        "DROP TABLE figures",
        "MERGE INTO figures USING figures AS f ON true WHEN MATCHED THEN DELETE",
        "WITH gone AS (DELETE FROM figures RETURNING *) FROM gone",
        "EXPLAIN ANALYZE DELETE FROM figures",
        "COMMENT ON TABLE figures IS 'mine'",
        "CREATE TABLE mine AS SELECT 1",
        "CREATE TEMP TABLE mine AS SELECT 1",
        "CREATE MACRO mine() AS 1",
        "CREATE SECRET (TYPE s3)",
        "ATTACH 'other.duckdb'",
        "ATTACH ':memory:' AS other",
        "DETACH communique",
        "USE memory",
        "COPY figures TO 'stolen.csv'",
        "COPY (SELECT 1) TO 'stolen.parquet'",
        "EXPLAIN ANALYZE COPY figures TO 'stolen.csv'",
        "FROM query('COPY figures TO ''stolen.csv''')",
        "EXPORT DATABASE 'stolen'",
        "IMPORT DATABASE 'other'",
        "SELECT * FROM read_text('/etc/hostname')",
        "SELECT * FROM read_blob('/etc/hostname')",
        "SELECT * FROM read_csv('printed.txt')",
        "SELECT * FROM read_csv('/dev/stdin')",
        "SELECT * FROM read_json_objects('/etc/hostname')",
        "SELECT * FROM sniff_csv('/etc/hostname')",
        "SELECT * FROM parquet_metadata('data/release/figures.parquet')",
        "SELECT * FROM read_duckdb('other.duckdb')",
        "SELECT * FROM 'data/release/figures.parquet'",
        "SELECT * FROM glob('/*')",
        "SELECT * FROM duckdb_secrets()",
        "SELECT getenv('HOME')",
        "SELECT * FROM statements",
        "INSTALL httpfs",
        "LOAD httpfs",
        "UPDATE EXTENSIONS",
        "SET enable_external_access = true",
        "SET VARIABLE mine = 1",
        "RESET memory_limit",
        "EXPLAIN ANALYZE SET memory_limit = '100GB'",
        "PRAGMA enable_profiling",
        "CALL pragma_version()",
        "CHECKPOINT",
        "VACUUM",
    ],
)
def test_sql_cannot_write_attach_or_read_files(query: str, ask: Ask, workplace: Path) -> None:
    before = (workplace / "data" / "communique.duckdb").read_bytes()
    beside = sorted(workplace.iterdir())
    ended = ask("sql", query)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.count("\n") == 1
    assert (workplace / "data" / "communique.duckdb").read_bytes() == before
    assert sorted(workplace.iterdir()) == beside


ENDLESS = {
    "counting": "SELECT count(*) FROM range(1_000_000_000_000) WHERE hash(range) = 3",
    "an answer": "SELECT * FROM range(1_000_000_000_000)",
    "recursion": "WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n FROM r) SELECT count(*) FROM r",
}


@pytest.mark.parametrize("kind", ENDLESS)
def test_a_query_ends(kind: str, ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert 0 < int(questions._READING["max_execution_time"]) <= 600_000
    monkeypatch.setattr(questions, "_READING", {**questions._READING, "max_execution_time": "300"})
    ended = ask("sql", ENDLESS[kind], "--format", "csv", "--output", str(tmp_path / "answer"))
    assert ended.returncode == 1
    assert "maximum execution time" in ended.stderr


def test_a_query_that_does_not_fit_into_memory_is_refused_and_spills_nothing(
    ask: Ask, workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(questions, "_READING", {**questions._READING, "memory_limit": "50MB"})
    ended = ask("sql", "SELECT range FROM range(100_000_000) ORDER BY hash(range)", "--format", "csv")
    assert ended.returncode == 1
    assert "Out of Memory" in ended.stderr
    assert not list((workplace / "data").glob("*.tmp"))


def test_a_table_that_nobody_can_read_is_refused(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sql, "MOST_ROWS_OF_A_TABLE", 20)
    assert ask("sql", "FROM range(20)").returncode == 0
    ended = ask("sql", "FROM range(21)")
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "more than 20 rows" in ended.stderr
    assert ask("sql", "FROM range(21)", "--format", "csv").stdout.count("\n") == 22


def bounded(query: str, seconds: float, size: int) -> Ended:
    """Run a query without a warehouse in a process that is bounded."""
    program = (
        "import duckdb, sys; from flows.commands.bounds import bounded\n"
        "seconds, size, query = float(sys.argv[1]), int(sys.argv[2]), sys.argv[3]\n"
        "with bounded(seconds, size): print(duckdb.connect(config={'memory_limit': '100MB'}).execute(query).fetchall())"
    )
    command = [sys.executable, "-c", program, str(seconds), str(size), query]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=300)


def test_one_value_that_does_not_fit_into_memory_is_refused() -> None:
    """DuckDB does not count what its functions take for one value."""
    ended = bounded("SELECT length(repeat('x', 4_000_000_000))", 250, 1 << 30)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert "OutOfMemoryException" in ended.stderr


def test_what_cannot_be_interrupted_ends_with_its_process() -> None:
    """DuckDB looks at the time between rows alone."""
    ended = bounded("SELECT sleep_ms(10_000_000)", 0.1, 8 << 30)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == "communique: the query was still running after 0 seconds\n"
