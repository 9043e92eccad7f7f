"""What differs between two releases, row by row and value by value, and why."""

import filecmp
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from flows.release import sums
from flows.release.tables import withheld
from schemas import TABLES
from schemas.arrow import schema
from schemas.ddl import quoted
from schemas.table import Table

_HERE: Final = Path(__file__).parent
_NOT_VOCABULARY: Final = frozenset(("corrections",))
"""Reference tables whose lines have a cause of their own."""

_TARGETED: Final = "concat_ws(' ', metric, unit, reporter, coalesce(partner, '-'))"
"""What a target and the figures that come near it are both about."""

_LINKS: Final = {
    "claims": "SELECT claim_id, 'figures', figure_id FROM {side}_figures WHERE claim_id IS NOT NULL",
    "checks": "SELECT check_id, 'figures', unnest(figure_ids) FROM {side}_checks",
    "trade_series": "SELECT series_id, 'figures', unnest(figure_ids) FROM {side}_trade_series",
    "target_progress": f"SELECT {_TARGETED}, 'figures', figure_id FROM {{side}}_figures",
    "commitment_threads": "SELECT thread_id, 'commitments', commitment_id FROM {side}_commitments"
    " UNION ALL SELECT thread_id, CASE WHEN starts_with(fulfilled_by, 'evt') THEN 'events' ELSE 'agreements' END,"
    " fulfilled_by FROM {side}_commitment_threads WHERE fulfilled_by IS NOT NULL",
    "agreement_threads": "SELECT thread_id, 'agreements', agreement_id FROM {side}_agreements",
    "commitments": "SELECT thread_id, 'commitments', commitment_id FROM {side}_commitments",
    "agreements": "SELECT thread_id, 'agreements', agreement_id FROM {side}_agreements",
    "country_pairs": "SELECT pair_id, x.name, x.id FROM {side}_country_pairs AS p"
    " JOIN {side}_parties AS x ON x.code = p.a JOIN {side}_parties AS y ON y.code = p.b AND y.id = x.id",
}
"""What the rows of a table rest on: a name for the ground, table and id of a record in it. `side` is old or new.

A ground is the row itself where _SHARED does not say otherwise. A thread of n commitments is one ground of n records
and not n grounds of n.
"""

_SHARED: Final = {
    "target_progress": f"SELECT target_id, {_TARGETED} FROM {{side}}_target_progress",
    "commitments": "SELECT commitment_id, thread_id FROM {side}_commitments WHERE commitment_id IN (FROM rejoined)",
    "agreements": "SELECT agreement_id, thread_id FROM {side}_agreements WHERE agreement_id IN (FROM rejoined)",
}
"""Rows that share a ground, by table: id of the row, name of the ground.

A record joined to another thread rests on those that it is or was joined with.
"""


class Comparison(NamedTuple):
    """What differs between two releases: their versions, the word lists that changed, whether the code did, all rows.

    `columns` are those that only one of the two has, as `table.column`.
    """

    before: str
    after: str
    code: bool
    lists: tuple[str, ...]
    columns: tuple[str, ...]
    rows: pa.Table


class NoRelease(Exception):
    """A folder is no release that can be compared; the message is one line that says why."""


def compare(before: Path, after: Path, version: str | None = None) -> Comparison:
    """The differences of the release in folder `after` from that in `before`. Raises NoRelease.

    `version` is that of a release that is not yet described by its datapackage.json.
    """
    old, new = _facts(before), _facts(after, version)
    lists = tuple(
        name
        for name in sorted(old.lexicons.keys() | new.lexicons.keys())
        if old.lexicons.get(name) != new.lexicons.get(name) and name not in _NOT_VOCABULARY
    )
    code = old.code != new.code
    rules = [*(["rule_changed"] if code else []), *(["vocabulary_changed"] if lists else [])] or ["environment"]
    with duckdb.connect() as connection:
        connection.execute("SET VARIABLE rules = $rules", {"rules": rules})
        connection.execute("SET VARIABLE lists = $lists", {"lists": ", ".join(lists)})
        try:
            columns = tuple(_load(connection, before, after))
        except duckdb.Error as error:
            raise NoRelease(f"{before}, {after}: {str(error).splitlines()[0]}") from error
        for statement in connection.extract_statements((_HERE / "causes.sql").read_text(encoding="utf-8")):
            connection.execute(statement)
        rows = connection.sql("FROM changes").to_arrow_table().cast(schema("changes"))
    return Comparison(old.version, new.version, code, lists, columns, rows)


def write(rows: pa.Table, folder: Path) -> None:
    """Write the rows as changes.parquet."""
    pq.write_table(rows, folder / "changes.parquet", compression="zstd")


def none() -> pa.Table:
    """The rows of a release that has none before it."""
    return schema("changes").empty_table()


class _Facts(NamedTuple):
    version: str
    code: str
    lexicons: dict[str, str]


def _facts(folder: Path, version: str | None = None) -> _Facts:
    """Version and fingerprints of the release in a folder."""
    if version is None and not (folder / sums.NAME).is_file():
        raise NoRelease(f"{folder}: no release here (no {sums.NAME})")
    try:
        if version is None:
            version = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["version"]
        made: dict[str, Any] = json.loads((folder / "quality.json").read_text(encoding="utf-8"))["versions"]
        return _Facts(str(version), str(made["code"]), dict(made["lexicons"]))
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise NoRelease(f"{folder}: no release that can be read ({error})") from error


def _load(connection: duckdb.DuckDBPyConnection, before: Path, after: Path) -> Iterator[str]:
    """Views of both releases, their differences, and what they rest on; yields the columns that only one has."""
    connection.execute(
        "CREATE TEMP TABLE cells (record_table VARCHAR, record_id VARCHAR, column_name VARCHAR, change VARCHAR,"
        " doc_id VARCHAR, file VARCHAR, before VARCHAR, after VARCHAR)"
    )
    for table in TABLES.values():
        shared = list(_views(connection, table, before, after))
        yield from (f"{table.name}.{name}" for name in table.by_name if name not in shared)
        if _same(*(folder / f"{table.name}.parquet" for folder in (before, after))):
            continue
        connection.execute(_whole(table, shared))
        if set(shared) - set(table.key):
            connection.execute(_changed(table, shared))
    names = [table.name for table in TABLES.values() if table.kind != "curated"]
    connection.execute("CREATE TEMP TABLE direct_tables AS SELECT unnest($names) AS name", {"names": names})
    connection.execute(
        "CREATE TEMP TABLE links (record_table VARCHAR, record_id VARCHAR, side VARCHAR, ground VARCHAR)"
    )
    connection.execute(
        "CREATE TEMP TABLE grounds"
        " (record_table VARCHAR, side VARCHAR, ground VARCHAR, source_table VARCHAR, source_id VARCHAR)"
    )
    connection.execute("CREATE TEMP TABLE rejoined AS SELECT record_id FROM cells WHERE column_name = 'thread_id'")
    for side in ("old", "new"):
        _relate(connection, side)


def _same(before: Path, after: Path) -> bool:
    """Whether both releases have a file, and the same."""
    return before.is_file() and after.is_file() and filecmp.cmp(before, after, shallow=False)


def _views(connection: duckdb.DuckDBPyConnection, table: Table, before: Path, after: Path) -> Iterator[str]:
    """`old_` and `new_` of a table, empty where a release does not have it; yields the columns that both have."""
    paths = {"old": before / f"{table.name}.parquet", "new": after / f"{table.name}.parquet"}
    present = [path for path in paths.values() if path.is_file()]
    if not present:
        raise NoRelease(f"{before}, {after}: neither has {table.name}.parquet")
    for side, path in paths.items():
        source = str(path if path.is_file() else present[0]).replace("'", "''")
        end = "" if path.is_file() else " LIMIT 0"
        connection.execute(f"CREATE VIEW {side}_{table.name} AS FROM read_parquet('{source}'){end}")
    columns = [set(pq.read_schema(path).names) for path in present]
    yield from (name for name in table.by_name if all(name in one for one in columns))


def _whole(table: Table, shared: list[str]) -> str:
    """The statement that notes the rows of one table that only one release has."""
    key, using, doc, file = _named(table, shared)
    parts = (
        f"SELECT '{table.name}', {key.format(side=side)}, '*', '{change}', {doc.format(side=side)},"
        f" {file.format(side=side)}, NULL, NULL FROM {side}_{table.name} AS {side}"
        f" ANTI JOIN {other}_{table.name} AS {other} USING ({using})"
        for side, other, change in (("new", "old", "added"), ("old", "new", "removed"))
    )
    return "INSERT INTO cells " + " UNION ALL ".join(parts)


def _changed(table: Table, shared: list[str]) -> str:
    """The statement that notes the values of one table that differ; words of documents are compared and not repeated.

    Rows are told apart by a hash of their values, and only those that differ are looked at value by value.
    """
    hidden = withheld(table)
    key, using, doc, file = _named(table, shared)
    compared = [name for name in shared if name not in table.key]
    content = f"hash({', '.join(map(quoted, compared))})"
    values = ", ".join(
        f"{{'name': '{name}', 'differs': old.{quoted(name)} IS DISTINCT FROM new.{quoted(name)},"
        f" 'before': {_text('old', name, hidden)}, 'after': {_text('new', name, hidden)}}}"
        for name in compared
    )
    sides = {side: f"{side}_{table.name} SEMI JOIN differing USING ({using})" for side in ("old", "new")}
    return (
        "INSERT INTO cells WITH differing AS MATERIALIZED ("
        f"SELECT {using} FROM (SELECT {using}, {content} AS before FROM old_{table.name})"
        f" JOIN (SELECT {using}, {content} AS after FROM new_{table.name}) USING ({using}) WHERE before <> after)"
        f" SELECT '{table.name}', id, name, 'changed', doc, file, before, after FROM ("
        f"SELECT {key.format(side='new')} AS id, {doc.format(side='new')} AS doc, {file.format(side='new')} AS file,"
        f" unnest([{values}], recursive := true)"
        f" FROM (FROM {sides['old']}) AS old JOIN (FROM {sides['new']}) AS new USING ({using})) WHERE differs"
    )


def _named(table: Table, shared: list[str]) -> tuple[str, str, str, str]:
    """SQL for a row of a `{side}`: its key in one, the columns of its key, its document, its file."""
    key = " || ' ' || ".join(f"{{side}}.{quoted(name)}" for name in table.key)
    doc, file = (f"{{side}}.{name}" if name in shared else "NULL" for name in ("doc_id", "file"))
    return key, ", ".join(map(quoted, table.key)), doc, file


def _text(side: str, name: str, hidden: frozenset[str]) -> str:
    return "NULL" if name in hidden else f"{side}.{quoted(name)}::VARCHAR"


def _relate(connection: duckdb.DuckDBPyConnection, side: str) -> None:
    """Note what the rows of one release that differ rest on, as far as that differs too."""
    connection.execute(
        f"CREATE VIEW {side}_files AS SELECT file FROM {side}_documents UNION SELECT file FROM {side}_rejects"
    )
    connection.execute(
        f"CREATE TEMP TABLE {side}_parties AS SELECT DISTINCT name, id, unnest(codes) AS code FROM ("
        f"SELECT 'figures' AS name, figure_id AS id, [reporter, partner] AS codes FROM {side}_figures"
        f" UNION ALL SELECT 'commitments', commitment_id, parties || addressees FROM {side}_commitments"
        f" UNION ALL SELECT 'agreements', agreement_id, parties FROM {side}_agreements)"
        " WHERE id IN (SELECT record_id FROM cells)"
    )
    for name, query in _LINKS.items():
        asked = "SELECT record_id FROM cells WHERE record_table = $name"
        if connection.execute(f"{asked} LIMIT 1", {"name": name}).fetchone():
            own = "SELECT record_id, record_id FROM cells WHERE record_table = $name"
            linked = _SHARED.get(name, own).format(side=side)
            connection.execute(
                f"INSERT INTO links SELECT DISTINCT $name, id, '{side}', ground FROM ({linked}) AS said(id, ground)"
                f" WHERE id IN ({asked})",
                {"name": name},
            )
            connection.execute(
                f"INSERT INTO grounds SELECT $name, '{side}', ground, source, id"
                f" FROM ({query.format(side=side)}) AS said(ground, source, id)"
                " WHERE id IN (SELECT record_id FROM cells) AND ground IN"
                f" (SELECT ground FROM links WHERE record_table = $name AND side = '{side}')",
                {"name": name},
            )
