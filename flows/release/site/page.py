"""index.html: filled from the release by templates that escape whatever they are given."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import duckdb
import pyarrow.parquet as pq
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from flows import reference
from flows.release import describe, sums
from flows.release.site import conflicts
from flows.release.site.chunks import Chunks, safe_json
from flows.release.site.ledgers import DOCUMENT, LEDGERS
from schemas import BETWEEN, TABLES, VOCABULARIES, ids
from schemas.ddl import quoted
from schemas.keeping import CHECK_KIND

_ENVIRONMENT: Final = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_DESCRIBED: Final = {**TABLES, **BETWEEN}
_FILES: Final = {
    "README.md": "The data card: how it was made, what it covers, how right it is, how to query and cite it",
    "CHANGES.md": "What changed since the last release, and why",
    "datapackage.json": "Every table and column described for programs, as a Data Package",
    "croissant.json": "The same for machine learning tools, as Croissant",
    "quality.json": "Accuracy on annotated documents, all rungs, and how far confidence can be trusted",
    sums.NAME: "Checksums of all files",
}
_KINDS: Final = {"String": "text", "Int64": "whole number", "Float64": "number", "Boolean": "yes or no", "Date": "day"}
_ACCURACY: Final = ("figures", "commitments", "agreements", "events")


def page(
    connection: duckdb.DuckDBPyConnection, release: Path, chunks: Chunks, chart: dict[str, Any], scripts: Sequence[str]
) -> str:
    """The text of index.html, from the views of the release that `connection` has and the files in `release`."""
    package = json.loads((release / describe.NAME).read_text(encoding="utf-8"))
    names = _names(connection)
    return _ENVIRONMENT.get_template("page.html").render(
        version=package["version"],
        scripts=scripts,
        covered=_covered(connection),
        failed=_failed(connection),
        check_kinds=list(CHECK_KIND.terms),
        kinds=_KINDS,
        counts=chunks.counts,
        ledgers=LEDGERS,
        options={ledger.name: _options(connection, ledger.name, ledger.filters) for ledger in LEDGERS},
        names=names,
        pairs=chart["pairs"],
        pair_count=chart["pair_count"],
        accuracy=_accuracy(release),
        tables=_DESCRIBED,
        vocabularies=[one for one in VOCABULARIES if _used(one.name)],
        files=_files(release),
        facts=Markup(safe_json(_facts(chunks, chart, names))),  # noqa: S704 (safe_json has escaped it)
    )


def _facts(chunks: Chunks, chart: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """What the scripts know from the start."""
    ledgers = {
        ledger.name: {
            "columns": ledger.columns,
            "key": TABLES[ledger.name].key[0],
            "prefix": ids.PREFIX[ledger.name],
            "terms": {
                name: column.vocabulary.name
                for name, column in TABLES[ledger.name].by_name.items()
                if column.vocabulary is not None
            },
            "codes": [name for name, column in TABLES[ledger.name].by_name.items() if column.codes],
        }
        for ledger in LEDGERS
    }
    return {
        "ledgers": ledgers,
        "conflicts": {"columns": conflicts.COLUMNS},
        "document": ("doc_id", *DOCUMENT),
        "counts": chunks.counts,
        "names": names,
        "terms": {one.name: dict(one.terms) for one in VOCABULARIES if _used(one.name)},
        "charts": chart,
    }


def _used(vocabulary: str) -> bool:
    return any(
        column.vocabulary is not None and column.vocabulary.name == vocabulary
        for table in _DESCRIBED.values()
        for column in table.columns
    )


def _covered(connection: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    result = connection.execute(
        "SELECT count(*) AS documents, count(DISTINCT publisher) AS publishers, count(duplicate_of) AS copies,"
        " min(published_on) AS first, max(published_on) AS last,"
        " count(*) FILTER (rights = 'offsets') AS closed FROM documents"
    )
    columns = [column[0] for column in result.description or ()]
    (row,) = result.fetchall()
    return dict(zip(columns, row, strict=True))


def _failed(connection: duckdb.DuckDBPyConnection) -> int:
    (row,) = connection.execute("SELECT count(*) FROM checks WHERE NOT holds").fetchall()
    return int(row[0])


def _names(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """The names of all countries and blocs that records name, by code; a bloc's code is its name."""
    codes = connection.execute(
        "SELECT DISTINCT code FROM ("
        " SELECT unnest([reporter, partner]) AS code FROM figures UNION ALL"
        " SELECT unnest(parties || addressees) FROM commitments UNION ALL SELECT unnest(parties) FROM agreements"
        " UNION ALL SELECT unnest(parties) FROM events UNION ALL SELECT country FROM persons"
        ") WHERE code IS NOT NULL ORDER BY code"
    ).fetchall()
    known = {row["code"]: row["name"] for row in reference.table("countries")}
    return {code: known.get(code, code) for (code,) in codes}


def _options(
    connection: duckdb.DuckDBPyConnection, table: str, filters: tuple[tuple[str, str], ...]
) -> dict[str, list[tuple[str, int]]]:
    """The terms that occur in each column by which a ledger is filtered, with the number of rows."""
    found = {}
    for name, _ in filters:
        term = f"unnest({quoted(name)})" if TABLES[table].by_name[name].listed else quoted(name)
        found[name] = connection.execute(
            f"SELECT term::VARCHAR, count(*) FROM (SELECT {term} AS term FROM {quoted(table)})"
            " WHERE term IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1"
        ).fetchall()
    return found


def _accuracy(release: Path) -> list[dict[str, Any]]:
    """How right each ledger was on each set of annotated documents."""
    measured = json.loads((release / "quality.json").read_text(encoding="utf-8"))["accuracy"]
    return [
        {"set": name, "documents": one["documents"], "table": table, **one["tables"][table]}
        for name, one in measured.items()
        for table in _ACCURACY
        if table in one["tables"]
    ]


def _files(release: Path) -> list[dict[str, Any]]:
    """Every file of the release: what it is, its rows where it is a table, its size and checksum."""
    listed = sums.read(release) | {sums.NAME: ""}
    ranked = [*(f"{name}.parquet" for name in _DESCRIBED), *_FILES]
    found = []
    for name in sorted(listed, key=lambda name: (ranked.index(name) if name in ranked else len(ranked), name)):
        table = _DESCRIBED.get(name.removesuffix(".parquet"))
        found.append(
            {
                "name": name,
                "what": table.description if table else _FILES.get(name, ""),
                "rows": pq.read_metadata(release / name).num_rows if table else None,
                "bytes": (release / name).stat().st_size,
                "sha256": listed[name],
            }
        )
    return found
