"""Checks for the page: what is said on both sides, with the sentences; those that do not hold come first."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

import duckdb

from flows.release.site.chunks import Chunks
from flows.release.site.ledgers import places

ROWS: Final = 500
SHOWN: Final = 6
"""Figures that one side of a conflict shows; the others are counted."""

COLUMNS: Final = (
    "check_id", "kind", "holds", "gap", "detail", "unit", "expected_low", "expected_high", "observed_low",
    "observed_high", "expected", "observed", "countries", "metrics",
)  # fmt: skip
_QUERY: Final = """
WITH compared AS (
    SELECT *,
        CASE
            WHEN holds THEN NULL
            WHEN observed_low > expected_high
                THEN (observed_low - expected_high) / greatest(abs(observed_low), abs(expected_high))
            ELSE (expected_low - observed_high) / greatest(abs(expected_low), abs(observed_high))
        END AS gap
    FROM checks
), sides AS (
    SELECT check_id, observed_ids, unnest(figure_ids) AS figure_id FROM compared
), said AS (
    SELECT
        check_id, list_contains(observed_ids, figure_id) AS observed, reporter, partner, metric, published_on,
        struct_pack(
            id := figure_id, quote, sentence, publisher, title, published_on, file
        ) AS one
    FROM sides JOIN figures USING (figure_id) JOIN documents USING (doc_id)
), told AS (
    SELECT
        check_id,
        list(one ORDER BY published_on NULLS LAST, one.id) FILTER (NOT observed) AS expected,
        list(one ORDER BY published_on NULLS LAST, one.id) FILTER (said.observed) AS observed,
        list_sort(list_distinct(flatten(list([reporter, partner])))) AS countries,
        list_sort(list(DISTINCT metric::VARCHAR)) AS metrics
    FROM said GROUP BY check_id
)
SELECT
    check_id, kind, holds, gap, detail, unit, expected_low, expected_high, observed_low, observed_high,
    coalesce(expected[:$shown], []), coalesce(len(expected), 0), coalesce(observed[:$shown], []),
    coalesce(len(observed), 0), countries, metrics
FROM compared JOIN told USING (check_id)
ORDER BY holds, gap DESC, check_id
"""
_SENTENCES: Final = """
WITH compared AS (SELECT DISTINCT unnest(figure_ids) AS figure_id FROM checks),
told AS (SELECT DISTINCT doc_id, sentence FROM figures JOIN compared USING (figure_id))
SELECT doc_id, sentence, quote, char_start, figure_id FROM figures JOIN told USING (doc_id, sentence)
"""


def write(connection: duckdb.DuckDBPyConnection, chunks: Chunks) -> None:
    """Write the checks as data scripts, those that do not hold first, the widest gap before the others."""
    chunks.write("conflicts", _pieces(connection))


def _pieces(connection: duckdb.DuckDBPyConnection) -> Iterator[list[tuple[Any, ...]]]:
    told = connection.execute(_SENTENCES).fetchall()
    begins = dict(zip((row[-1] for row in told), places([row[:-1] for row in told]), strict=True))
    result = connection.execute(_QUERY, {"shown": SHOWN})
    while rows := result.fetchmany(ROWS):
        yield [(*row[:10], _side(row[10], row[11], begins), _side(row[12], row[13], begins), *row[14:]) for row in rows]


def _side(shown: list[dict[str, Any]], count: int, begins: Mapping[str, int]) -> dict[str, Any]:
    """The first figures of one side with the place of each quote in its sentence, and how many more there are."""
    return {
        "figures": [one | {"begin": begins.get(one["id"], -1)} for one in shown],
        "more": count - len(shown),
    }
