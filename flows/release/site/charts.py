"""What the charts of the page draw: trade of a pair over time with its targets, commitments by topic and year."""

from typing import Any, Final

import duckdb

from flows.release.site.chunks import Chunks

FIRST: Final = 12
"""Pairs that the page itself shows; the others are asked for."""

_PAIRS: Final = """
WITH traded AS (
    SELECT least(reporter, partner) || '-' || greatest(reporter, partner) AS pair_id, count(*) AS points
    FROM trade_series GROUP BY 1
)
SELECT a, b, documents, figures, commitments, agreements, first_seen, last_seen, coalesce(points, 0) AS points
FROM country_pairs LEFT JOIN traded USING (pair_id)
ORDER BY (documents + 2 * coalesce(points, 0)) DESC, a, b
"""
_TRADE: Final = """
SELECT
    least(reporter, partner) || '-' || greatest(reporter, partner) AS pair, reporter, flow, unit,
    period_start, period_end, low, high, value, basis, figures,
    figure_ids[:40] AS figure_ids
FROM trade_series ORDER BY pair, flow, reporter, unit, period_start, period_end, series_id
"""
_TARGETS: Final = """
SELECT
    least(reporter, partner) || '-' || greatest(reporter, partner) AS pair, reporter, metric, unit, target, due,
    annualised, share, growth_needed, latest, latest_period_start, latest_period_end, times
FROM target_progress WHERE metric IN ('trade', 'exports', 'imports') AND partner IS NOT NULL
ORDER BY pair, metric, reporter, target, due, target_id
"""
_TOPICS: Final = """
WITH named AS (
    SELECT
        list_sort(list_distinct(parties || addressees)) AS codes, unnest(topics)::VARCHAR AS topic,
        year(published_on) AS year
    FROM commitments JOIN documents USING (doc_id)
    WHERE duplicate_of IS NULL AND published_on IS NOT NULL
), alone AS (
    SELECT codes, topic, year, unnest(codes) AS a FROM named
), paired AS (
    SELECT a || '-' || b AS pair, topic, year FROM (SELECT *, unnest(codes) AS b FROM alone) WHERE a < b
    UNION ALL SELECT '' AS pair, topic, year FROM named
)
SELECT pair, topic, year, count(*) AS count FROM paired GROUP BY ALL ORDER BY pair, year, topic
"""


def write(connection: duckdb.DuckDBPyConnection, chunks: Chunks) -> dict[str, Any]:
    """Write what all charts draw as one data script; returns what the first view draws.

    `pairs` are those of countries, the ones with most to show first, `chosen` the first with values of trade; `trade`,
    `targets` and `topics` are rows by pair, of commitments with the empty name for all countries together.
    """
    pairs = connection.execute(_PAIRS).fetchall()
    drawn = {
        "trade": _by_pair(connection, _TRADE),
        "targets": _by_pair(connection, _TARGETS),
        "topics": _by_pair(connection, _TOPICS),
    }
    chunks.put("charts", {"pairs": pairs, **drawn})
    chosen = next((f"{a}-{b}" for a, b, *_, points in pairs if points), "")
    first = {"", chosen}
    return {
        "chosen": chosen,
        "pairs": pairs[:FIRST],
        "pair_count": len(pairs),
        **{name: {pair: rows for pair, rows in found.items() if pair in first} for name, found in drawn.items()},
    }


def _by_pair(connection: duckdb.DuckDBPyConnection, query: str) -> dict[str, list[tuple[Any, ...]]]:
    found: dict[str, list[tuple[Any, ...]]] = {}
    for pair, *row in connection.execute(query).fetchall():
        found.setdefault(pair, []).append(tuple(row))
    return found
