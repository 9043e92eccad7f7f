"""The commands as users meet them: help, answers, refusals, exit codes."""

import csv
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from tests.commandline import PROJECT, communique

COMMANDS = ("build", "fetch", "sql", "explain", "review", "verify", "diff", "publish", "score")
ELEVEN_BILLION = "fig_7766cb1f2d83ec9c"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(command: str, ask):
    shown = ask(command, "--help")
    assert shown.returncode == 0
    assert f"Example: communique {command}" in shown.stdout


def test_help_imports_nothing_heavy():
    program = (
        "import sys; from flows import cli; code = cli.run(['--help']); print(code, *sys.modules, file=sys.stderr)"
    )
    ended = subprocess.run([sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=True)
    code, *modules = ended.stderr.split()
    assert code == "0"
    heavy = {"prefect", "polars", "pandas", "pandera", "duckdb", "pyarrow", "numpy", "rich", "flows.build"}
    assert not heavy & set(modules)


def test_a_question_imports_no_more_than_it_needs():
    program = "import sys; from flows.commands import sql; print(*sys.modules)"
    ended = subprocess.run([sys.executable, "-c", program], cwd=PROJECT, capture_output=True, text=True, check=True)
    assert not {"prefect", "polars", "pandera", "great_expectations"} & set(ended.stdout.split())


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["nonsense"], "nonsense"),
        (["build", "nowhere"], "nowhere: no such file or folder"),
        (["build", "--workers", "0"], "--workers"),
        (["build", "--corrections", "nowhere.csv"], "nowhere.csv: no such file"),
        (["build", "s4://bucket"], "s4://bucket: "),
        (["build", "--runner", "ray://host:1"], "ray://host:1: no runner"),
        (["fetch"], "FEEDS"),
        (["fetch", "nowhere.csv"], "nowhere.csv: No such file"),
        (["fetch", "printed.txt"], "printed.txt, line 1: "),
        (["build", "--out", "printed.txt"], "printed.txt: not a folder"),
        (["sql"], "QUERY"),
        (["sql", "SELEC"], "syntax error"),
        (["sql", "SELECT nothing FROM figures"], "nothing"),
        (["sql", "SELECT 1; SELECT 2"], "one query"),
        (["sql", ""], "one query"),
        (["sql", "SELECT 1", "--db", "nowhere"], "no warehouse at nowhere"),
        (["sql", "SELECT 1", "--format", "xml"], "xml"),
        (["sql", "SELECT 1", "--output", "nowhere/file"], "nowhere/file"),
        (["explain", "fig_0000000000000000"], "fig_0000000000000000"),
        (["explain", "\x1b[31mred"], "\\x1b[31mred"),
        (["verify", "nowhere"], "nowhere: no release here"),
        (["score", "nowhere", "data"], "nowhere"),
        (["score", "printed.txt", "data"], "line 1"),
        (["score", "seeds/gold/seeds.jsonl", "nowhere"], "nowhere: no release here"),
    ],
)
def test_bad_use_is_one_clear_line_and_exit_code_2(arguments: list[str], named: str, ask):
    ended = ask(*arguments)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.startswith("communique: ")
    assert named in ended.stderr
    assert ended.stderr.count("\n") == 1


def test_a_query_that_breaks_off_is_a_failure(ask):
    ended = ask("sql", "SELECT quote::INTEGER FROM figures")
    assert ended.returncode == 1
    assert "Conversion Error" in ended.stderr


def test_answers_come_as_table_csv_json_and_parquet(ask, workplace: Path):
    query = "SELECT quote, value, period_end, [reporter, partner] AS pair, value_max FROM figures WHERE value = 11e9"
    assert "US$11 billion" in ask("sql", query).stdout
    rows = list(csv.DictReader(io.StringIO(ask("sql", query, "--format", "csv").stdout)))
    assert rows[0] == {
        "quote": "US$11 billion",
        "value": "11000000000",
        "period_end": "2022-12-31",
        "pair": "[KHM, VNM]",
        "value_max": "",
    }
    parsed = json.loads(ask("sql", query, "--format", "json").stdout)
    assert parsed == [
        {
            "quote": "US$11 billion",
            "value": 11e9,
            "period_end": "2022-12-31",
            "pair": ["KHM", "VNM"],
            "value_max": None,
        }
    ]
    assert json.loads(ask("sql", "FROM figures WHERE false", "--format", "json").stdout) == []
    ended = ask("sql", query, "--format", "parquet", "--output", "answer.parquet")
    assert (ended.returncode, ended.stdout) == (0, "")
    assert pq.read_table(workplace / "answer.parquet")["pair"].to_pylist() == [["KHM", "VNM"]]


def test_an_answer_goes_to_a_file_where_one_is_named(ask, workplace: Path):
    assert ask("sql", "SELECT 1 AS one", "--format", "csv", "--output", "answer.csv").stdout == ""
    assert (workplace / "answer.csv").read_text() == "one\n1\n"


def test_every_column_has_a_comment(ask):
    query = "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND coalesce(comment, '') = ''"
    assert json.loads(ask("sql", query, "--format", "json").stdout) == []
    assert len(json.loads(ask("sql", "SELECT * FROM duckdb_columns()", "--format", "json").stdout)) > 100


@pytest.mark.parametrize(
    "hostile", ["chr(27) || '[2J'", "chr(155) || '2J'", "chr(8238) || 'evil'", "chr(13) || 'over'"]
)
def test_a_table_shows_control_characters_as_escapes(hostile: str, ask):
    shown = ask("sql", f"SELECT '[bold]' || {hostile} || '[/bold]' AS text").stdout
    assert "[bold]" in shown
    assert "[/bold]" in shown
    assert all(char.isprintable() or char == "\n" for char in shown)


def test_explain_marks_the_quote_and_names_the_words_that_decided(ask):
    shown = ask("explain", ELEVEN_BILLION).stdout
    assert "»US$11 billion«" in shown
    assert "Viet Nam News" in shown
    for words in (
        "value_low     9900000000",
        "confidence",
        "hedge    nearly",
        "period   2022",
        "metric   trade turnover",
    ):
        assert words in shown


@pytest.mark.parametrize("table", ["commitments", "agreements", "events", "persons"])
def test_explain_knows_every_record_table(table: str, ask):
    key = f"{table.removesuffix('s')}_id"
    for row in json.loads(ask("sql", f"SELECT {key} AS id FROM {table}", "--format", "json").stdout):
        ended = ask("explain", row["id"])
        assert ended.returncode == 0
        assert "»" in ended.stdout
        assert "from the words" in ended.stdout


def test_verify_passes_and_fails_once_a_byte_is_changed(workplace: Path, tmp_path: Path):
    assert communique("verify", "data", cwd=workplace).returncode == 0
    shutil.copytree(workplace / "data", tmp_path / "data", ignore=shutil.ignore_patterns(".prefect"))
    path = tmp_path / "data" / "release" / "quality.json"
    path.write_bytes(path.read_bytes().replace(b"0", b"1", 1))
    ended = communique("verify", "data", cwd=tmp_path)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == "communique: quality.json: the content is not what SHA256SUMS says\n"


def test_score_counts_and_shows_misses(ask):
    counted = json.loads(ask("score", "seeds/gold/seeds.jsonl", "data", "--json").stdout)
    assert counted["figures.found"]["gold"] == 32
    shown = ask("score", "seeds/gold/seeds.jsonl", "data", "--misses").stdout
    assert shown.splitlines()[-1].startswith("events.strict")
