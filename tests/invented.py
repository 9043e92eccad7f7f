"""Invented documents and records for tests: whole rows of every table from the few facts that a test is about."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import polars as pl

from schemas import TABLES, ids
from schemas.frames import frame
from schemas.validation import split_all

Row = dict[str, Any]

OWN: dict[str, Row] = {
    "figures": {
        "value": 4e9,
        "unit": "USD",
        "qualifier": "exact",
        "measure": "level",
        "metric": "trade",
        "status": "actual",
        "reporter": "BRA",
        "partner": "CHL",
        "period_start": date(2019, 1, 1),
        "period_end": date(2019, 12, 31),
        "value_low": 3.5e9,
        "value_high": 4.5e9,
    },
    "commitments": {"modality": "agreed", "parties": ["BRA", "CHL"], "addressees": [], "topics": ["trade"]},
    "agreements": {"type": "protocol", "status": "signed", "count": 1, "parties": ["BRA", "CHL"]},
    "events": {"kind": "talks", "parties": ["BRA", "CHL"]},
    "persons": {"name": "Ana Rojas"},
}


def document(text: str, **columns: Any) -> Row:
    """The row of a document with this text."""
    row = {
        "doc_id": ids.document_id(text),
        "file": "a.txt",
        "publisher": "The Courier",
        "published_on": date(2020, 2, 3),
        "published_basis": "sidecar",
        "published_precision": "day",
        "language": "en",
        "words": len(text.split()),
        "rights": "quote",
    }
    return row | columns


def record(table: str, text: str, quote: str, **columns: Any) -> Row:
    """The row of a record of `table` that stands on the first `quote` in `text`."""
    start = text.index(quote)
    doc_id = ids.document_id(text)
    return {
        TABLES[table].key[0]: ids.record_id(table, doc_id, start, start + len(quote)),
        "doc_id": doc_id,
        "quote": quote,
        "char_start": start,
        "char_end": start + len(quote),
        **OWN[table],
        "sentence": text,
        "rule": "made_up",
        "confidence": 0.9,
        **columns,
    }


def figure(text: str, quote: str, **columns: Any) -> Row:
    """The row of a figure; where only the value is given, the interval is that value alone."""
    if "value" in columns:
        columns = {"value_low": columns["value"], "value_high": columns["value"]} | columns
    return record("figures", text, quote, **columns)


def frames(rows: Mapping[str, Iterable[Row]]) -> dict[str, pl.DataFrame]:
    """Candidate frames by table."""
    return {name: frame(name, list(made)) for name, made in rows.items()}


def batch(rows: Mapping[str, Iterable[Row]], texts: Iterable[str]) -> tuple[dict[str, pl.DataFrame], dict[str, str]]:
    """What the warehouse takes in: frames of rows that all are good, and the texts by document."""
    by_id = {ids.document_id(text): text for text in texts}
    good = split_all(frames(rows), by_id)
    assert good["rejects"].is_empty(), good["rejects"].to_dicts()
    return good, by_id
