"""Records of single documents to what all documents together say: one SQL file a table, run by DuckDB.

Each file begins with a comment that states what one row is and how it is made. A result depends on the rows of the
warehouse and not on the order in which they came.
"""

from pathlib import Path
from typing import Final, Literal, NamedTuple

import duckdb

from schemas import ids
from schemas.ddl import quoted

_HERE: Final = Path(__file__).parent


class Step(NamedTuple):
    """One SQL file and what becomes of it.

    A `table` holds the query for all rows of the curated table of that name. An `update` fills columns of a record
    table that only the whole corpus knows. A `scratch` view is there for the steps after it and never in the file.
    """

    name: str
    makes: Literal["scratch", "update", "table"]

    @property
    def sql(self) -> str:
        """The statement of the file."""
        return (_HERE / f"{self.name}.sql").read_text(encoding="utf-8")


STEPS: Final = (
    Step("origins", "scratch"),
    Step("figures", "update"),
    Step("claims", "table"),
    Step("country_pairs", "table"),
)


def run(connection: duckdb.DuckDBPyConnection) -> None:
    """Run all steps in their order, within the caller's transaction."""
    connection.execute(ids.MACRO)
    for step in STEPS:
        match step.makes:
            case "scratch":
                connection.execute(f"CREATE OR REPLACE TEMP VIEW {quoted(step.name)} AS {step.sql}")
            case "update":
                connection.execute(step.sql)
            case "table":
                connection.execute(f"DELETE FROM {quoted(step.name)}")
                connection.execute(f"INSERT INTO {quoted(step.name)} BY NAME {step.sql}")
