"""What a curator should look at first, as a table or as lines to be turned into corrections."""

from pathlib import Path
from typing import Final

from flows.commands.sql import sql

_LINES: Final = """\
SELECT
    record_table AS "table", record_id AS "id", column_name AS "column", expect, NULL AS value, NULL AS reason,
    concern, detail, quote, file
FROM review
"""
_TABLE: Final = 'SELECT concern, record_id AS id, column_name AS "column", expect, detail, quote, file FROM review'


def review(warehouse: Path, form: str, limit: int | None, output: Path | None) -> None:
    """Write the most urgent rows of the view `review` to `output`, else to standard output.

    CSV begins with the columns of corrections.csv, value and reason left to the curator; an untouched line changes
    nothing there. Raises WarehouseError where there is no warehouse.
    """
    query = _LINES if form == "csv" else _TABLE
    sql(query if limit is None else f"{query} LIMIT {limit:d}", warehouse, form, output)
