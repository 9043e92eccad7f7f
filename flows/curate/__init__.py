"""Records of single documents to what all documents together say: one SQL file a table, run by DuckDB.

Each file begins with a comment that states what one row is and how it is made. A result depends on the rows of the
warehouse and not on the order in which they came.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, Literal, NamedTuple

import duckdb
import polars as pl

from flows.curate import terms, threads
from schemas import TABLES, VIEWS, ids
from schemas.ddl import quoted, view
from schemas.table import Table

_HERE: Final = Path(__file__).parent


class Step(NamedTuple):
    """One SQL file and what becomes of it.

    A `table` holds the query for all rows of the curated table of that name, a `view` the query that is asked anew each
    time. An `update` fills columns of a record table that only the whole corpus knows. A `scratch` table is there for
    the steps after it and never in the file; a `frame` is one that Python makes, where SQL cannot. The `macros` stay
    for whoever asks the warehouse.
    """

    name: str
    makes: Literal["macros", "scratch", "frame", "update", "table", "view"]

    @property
    def sql(self) -> str:
        """The statement of the file; of macros, the statements."""
        return (_HERE / f"{self.name}.sql").read_text(encoding="utf-8")


STEPS: Final = (
    Step("macros", "macros"),
    Step("origins", "scratch"),
    Step("figures", "update"),
    Step("claims", "table"),
    Step("statements", "scratch"),
    Step("measured", "scratch"),
    Step("checks_of_value", "scratch"),
    Step("checks_of_sum", "scratch"),
    Step("checks_of_growth", "scratch"),
    Step("checks_of_share", "scratch"),
    Step("checks", "table"),
    Step("conflicts", "view"),
    Step("trade_series", "table"),
    Step("target_progress", "table"),
    Step("country_pairs", "table"),
    Step("words", "scratch"),
    Step("terms", "frame"),
    Step("vectors", "scratch"),
    Step("instruments", "scratch"),
    Step("agreement_links", "scratch"),
    Step("agreement_founders", "frame"),
    Step("agreements", "update"),
    Step("agreement_threads", "table"),
    Step("undertakings", "scratch"),
    Step("commitment_links", "scratch"),
    Step("commitment_founders", "frame"),
    Step("commitments", "update"),
    Step("fulfilments", "scratch"),
    Step("commitment_threads", "table"),
    Step("review", "view"),
)


_FRAMES: Final[Mapping[str, Callable[[duckdb.DuckDBPyConnection], pl.DataFrame]]] = {
    "terms": terms.of_words,
    "agreement_founders": threads.of_agreements,
    "commitment_founders": threads.of_commitments,
}
"""Scratch tables that Python makes, by step."""


def run(connection: duckdb.DuckDBPyConnection) -> None:
    """Run all steps in their order, within the caller's transaction."""
    connection.execute(ids.MACRO)
    for step in STEPS:
        match step.makes:
            case "macros" | "update":
                connection.execute(step.sql)
            case "scratch":
                connection.execute(f"CREATE OR REPLACE TEMP TABLE {quoted(step.name)} AS {step.sql}")
            case "frame":
                connection.register("made", _FRAMES[step.name](connection))
                connection.execute(f"CREATE OR REPLACE TEMP TABLE {quoted(step.name)} AS FROM made")
                connection.unregister("made")
            case "table":
                _renew(connection, TABLES[step.name], step.sql)
            case "view":
                for statement in view(VIEWS[step.name], step.sql):
                    connection.execute(statement)
    for step in STEPS:
        if step.makes in ("scratch", "frame"):
            connection.execute(f"DROP TABLE {quoted(step.name)}")


def _renew(connection: duckdb.DuckDBPyConnection, table: Table, query: str) -> None:
    """Let a table hold the rows of a query. Those that it has stay as they are: writing costs more than comparing."""
    name, key = quoted(table.name), ", ".join(map(quoted, table.key))
    if connection.execute(f"SELECT 1 FROM {name} LIMIT 1").fetchone() is None:
        connection.execute(f"INSERT INTO {name} BY NAME {query}")
        return
    connection.execute(f"CREATE OR REPLACE TEMP TABLE made AS FROM {name} LIMIT 0")
    connection.execute(f"INSERT INTO made BY NAME {query}")
    connection.execute(f"DELETE FROM {name} WHERE ({key}) IN (SELECT ({key}) FROM (FROM {name} EXCEPT FROM made))")
    connection.execute(f"INSERT INTO {name} (FROM made EXCEPT FROM {name})")
    connection.execute("DROP TABLE made")
