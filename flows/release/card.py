"""The data card: README.md of a release, written from the release itself, so that no number in it is another's."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

import duckdb

from schemas import TABLES

_RUNGS: Final = ("found", "strict")
_PARTS: Final = ("precision", "recall", "f1")

_CARD: Final = """\
# communique: ledgers of what governments said to each other

Version {version}. Figures, commitments, agreements and events that news reports and press releases
state, one row a mention, each proved by the words it was read from.

## What it is

{tables}

A record stands on one span of one document: `quote` is the exact text between `char_start` and `char_end` (Unicode
code points of the document as ingested). Countries are ISO 3166-1 alpha-3 codes, blocs their acronyms; dates are days,
both ends included; values are in base units. What a text does not say is null. The meaning of every column and every
term stands in `datapackage.json`, and in the metadata of the Parquet fields.

## How it was made

By rules and word lists, without a trained model: communique {communique} (code {code}) read the documents, mended odd
spacing in a view with a map of offsets back to the raw text, found quantities, periods, parties and cues, and made
records of them. What could not be settled was refused and is in `rejects` with the reason. `rule` names the rule that
made a row; `confidence` is how often rows like it were right on annotated documents. The same input and code give the
same bytes.

## Coverage

{coverage}

## Measured accuracy

Measured in the build that made this release, on documents annotated by hand. `found`: the row is there, with the right
number or span; `strict`: every column is right as well. All rungs and the reliability of `confidence` are in
`quality.json`.

{accuracy}

## How to query it

```sql
-- DuckDB, in the folder of the release
SELECT value, unit, period_end, quote, file
FROM 'figures.parquet' JOIN 'documents.parquet' USING (doc_id)
WHERE metric = 'trade' AND status = 'actual' ORDER BY period_end;
```

```python
import polars as pl
pl.read_parquet("figures.parquet").filter(pl.col("metric") == "trade")
```

`sha256sum --check SHA256SUMS` proves the files; `communique verify FOLDER` also the keys, terms and quotes.

## Licence

The tables are licensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/). Quotes, sentences and titles
are the publishers' and are given as evidence; documents whose rights say `offsets` appear without them.
"""


class Coverage(NamedTuple):
    """What a release is made from. `first` and `last` are days of publication, None where no document is dated."""

    documents: int
    copies: int
    silent: int
    publishers: int
    countries: int
    first: Any
    last: Any


def coverage(connection: duckdb.DuckDBPyConnection) -> Coverage:
    """Counts of the warehouse that `connection` reads; a silent document is one without any record."""
    row = connection.execute(
        """
        WITH named AS (
            SELECT unnest([reporter, partner]) AS code FROM figures
            UNION ALL SELECT unnest(parties || addressees) FROM commitments
            UNION ALL SELECT unnest(parties) FROM agreements
            UNION ALL SELECT unnest(parties) FROM events
        ), speaking AS (
            SELECT doc_id FROM figures UNION SELECT doc_id FROM commitments
            UNION SELECT doc_id FROM agreements UNION SELECT doc_id FROM events UNION SELECT doc_id FROM persons
        )
        SELECT
            count(*), count(duplicate_of), count(*) FILTER (doc_id NOT IN (FROM speaking)),
            count(DISTINCT publisher), (SELECT count(DISTINCT code) FROM named), min(published_on), max(published_on)
        FROM documents
        """
    ).fetchone()
    if row is None:
        raise ValueError("a count gives one row")
    return Coverage(*row)


def card(version: str, counts: Mapping[str, int], covered: Coverage, measured: Mapping[str, Any]) -> str:
    """The text of the data card. `measured` is the content of quality.json."""
    return _CARD.format(
        version=version,
        communique=measured["versions"]["communique"],
        code=measured["versions"]["code"],
        tables=_grid(
            ("table", "rows", "one row is"),
            ((f"`{name}`", f"{counts[name]:,}", _what(table.description)) for name, table in TABLES.items()),
        ),
        coverage=_coverage(covered),
        accuracy=_accuracy(measured["accuracy"]),
    )


def _what(description: str) -> str:
    return description.split(". ")[0].removeprefix("One row is ").rstrip(".").replace("|", "\\|")


def _coverage(covered: Coverage) -> str:
    dates = f"published from {covered.first} to {covered.last}" if covered.first else "none of them dated"
    return "\n".join(
        (
            f"- {covered.documents:,} documents of {covered.publishers:,} publishers, {dates}",
            f"- {covered.copies:,} of them near copies of another, {covered.silent:,} in which nothing was found",
            f"- {covered.countries:,} countries and blocs named as parties",
        )
    )


def _accuracy(accuracy: Mapping[str, Any]) -> str:
    lines = [
        (name, table, rung, *(f"{ladder[rung][part]:.2f}" for part in _PARTS), ladder[rung]["gold"])
        for name, measured in accuracy.items()
        for table, ladder in measured["tables"].items()
        for rung in _RUNGS
    ]
    return _grid(("gold set", "table", "rung", "precision", "recall", "F1", "gold rows"), lines)


def _grid(names: tuple[str, ...], lines: Any) -> str:
    """A Markdown table."""
    made = ["| " + " | ".join(names) + " |", "|" + " --- |" * len(names)]
    return "\n".join([*made, *("| " + " | ".join(map(str, line)) + " |" for line in lines)])
