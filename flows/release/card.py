"""The data card: README.md of a release, written from the release itself, so that no number in it is another's."""

import math
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

import duckdb

from schemas import TABLES

_DEVIATES: Final = 1.959964
"""Standard deviations on either side that hold 95 per cent of a normal distribution."""

_WEAKEST: Final = 5

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
number or span; a rung with `+` asks for that field as well, `strict` for every column. In brackets stand 95 per cent
intervals after Wilson (1927), which take rows for independent; those of one document err together, so that the truth
may lie a little outside. The reliability of `confidence` is in `quality.json`.

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

```python
import pandas as pd

pd.read_parquet("commitments.parquet").explode("topics")["topics"].value_counts()
```

```r
library(arrow)
library(dplyr)
read_parquet("figures.parquet") |> filter(metric == "trade") |> select(value, unit, period_end, quote)
```

`sha256sum --check SHA256SUMS` proves the files; `communique verify FOLDER` also the keys, terms and quotes.

## Known weaknesses

{weaknesses}

## How to cite

{citation}

## Rights

The tables are licensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/). Quotes, sentences and titles
are the publishers' and are given as evidence. {closed} of the documents have the rights `offsets`: their rows have
offsets and no word of theirs, neither quote nor sentence, title, name or office of a person.
"""


class Coverage(NamedTuple):
    """What a release is made from. `first` and `last` are days of publication, None where no document is dated.

    `years` are the years of publication with how many documents each has; `closed` documents show no words.
    """

    documents: int
    copies: int
    silent: int
    publishers: int
    countries: int
    first: Any
    last: Any
    years: tuple[tuple[int, int], ...]
    closed: int


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
            count(DISTINCT publisher), (SELECT count(DISTINCT code) FROM named), min(published_on), max(published_on),
            (SELECT list((year, documents) ORDER BY year) FROM (
                SELECT year(published_on) AS year, count(*) AS documents FROM documents
                WHERE published_on IS NOT NULL GROUP BY 1
            )),
            count(*) FILTER (rights = 'offsets')
        FROM documents
        """
    ).fetchone()
    if row is None:
        raise ValueError("a count gives one row")
    return Coverage(*row)


def card(version: str, counts: Mapping[str, int], covered: Coverage, measured: Mapping[str, Any], citation: str) -> str:
    """The text of the data card. `measured` is the content of quality.json, `citation` how the release is cited."""
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
        weaknesses=_weaknesses(measured["accuracy"]),
        citation=citation,
        closed=f"{covered.closed:,}",
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
            *(f"- {year}: {documents:,} documents" for year, documents in covered.years or ()),
        )
    )


def _accuracy(accuracy: Mapping[str, Any]) -> str:
    lines = [
        (
            name,
            table,
            rung,
            _with_interval(score["precision"], score["made"]),
            _with_interval(score["recall"], score["gold"]),
            f"{score['f1']:.2f}",
            score["gold"],
        )
        for name, measured in accuracy.items()
        for table, ladder in measured["tables"].items()
        for rung, score in ladder.items()
    ]
    return _grid(("gold set", "table", "rung", "precision", "recall", "F1", "gold rows"), lines)


def _with_interval(share: float, rows: int) -> str:
    low, high = wilson(share, rows)
    return f"{share:.2f} ({low:.2f}-{high:.2f})"


def wilson(share: float, rows: int) -> tuple[float, float]:
    """The 95 per cent interval of a share of so many rows, after Wilson (1927); from 0 to 1 where there are none."""
    if not rows:
        return 0.0, 1.0
    spread = _DEVIATES**2 / rows
    middle = share + spread / 2
    half = _DEVIATES * math.sqrt(share * (1 - share) / rows + spread / (4 * rows))
    return max(0.0, (middle - half) / (1 + spread)), min(1.0, (middle + half) / (1 + spread))


def _weaknesses(accuracy: Mapping[str, Any]) -> str:
    scores = [
        (score["f1"], f"{table} {rung} on {name} ({score['f1']:.2f})")
        for name, measured in accuracy.items()
        for table, ladder in measured["tables"].items()
        for rung, score in ladder.items()
    ]
    documents = ", ".join(f"{measured['documents']:,} in {name}" for name, measured in accuracy.items())
    return "\n".join(
        (
            f"- The lowest F1 of this build: {', '.join(text for _, text in sorted(scores)[:_WEAKEST])}.",
            f"- Few documents are annotated ({documents}), and news unlike them may be read worse than measured.",
            "- The rules read English; a text in another language gives few rows or none.",
            "- A row tells what a text says, not what is true: see `checks` for figures that contradict each other.",
        )
    )


def _grid(names: tuple[str, ...], lines: Any) -> str:
    """A Markdown table."""
    made = ["| " + " | ".join(names) + " |", "|" + " --- |" * len(names)]
    return "\n".join([*made, *("| " + " | ".join(map(str, line)) + " |" for line in lines)])
