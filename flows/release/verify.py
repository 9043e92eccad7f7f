"""Proving a release: every byte, every column, every key, every term, and every quote cut again from its document."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from flows.questions import reader
from flows.release import describe, rules, shape, sums
from schemas import BETWEEN, TABLES, ids
from schemas.table import Table

_ROWS_AT_ONCE: Final = 1_000
_OTHER_FILES: Final = ("CHANGES.md", "README.md", "croissant.json", "datapackage.json", "quality.json")


def verify(place: Path) -> list[str]:
    """What is wrong with a release, one line each; empty where it holds.

    `place` is a release folder or what a build leaves, with `release/` in it. Where the warehouse stands beside the
    release, every quote and sentence is compared with its document too. Raises FileNotFoundError where there is no
    release.
    """
    folder = place / "release" if (place / "release").is_dir() else place
    if not (folder / sums.NAME).is_file():
        raise FileNotFoundError(f"{place}: no release here (no {sums.NAME})")
    wrong = list(_files(folder))
    sound = [table for table in (TABLES | BETWEEN).values() if not wrong or _readable(folder, table)]
    for table in sound:
        wrong += _schema(folder, table)
    if not wrong:
        wrong += describe.faults(folder)
        wrong += _rows(folder)
    warehouse = folder.parent / "communique.duckdb"
    if not wrong and warehouse.is_file():
        wrong += _quotes(folder, warehouse)
    return wrong


def _files(folder: Path) -> Iterator[str]:
    """Every file that is missing, changed or not listed."""
    try:
        listed = sums.read(folder)
    except (OSError, ValueError) as error:
        yield str(error)
        return
    present = {path.name for path in folder.iterdir()} - {sums.NAME}
    for name in sorted(present - listed.keys()):
        yield f"{name}: not listed in {sums.NAME}"
    for name in sorted(listed.keys() - present):
        yield f"{name}: listed in {sums.NAME} and not there"
    for name in sorted({*_OTHER_FILES, *(f"{table}.parquet" for table in TABLES | BETWEEN)} - listed.keys()):
        yield f"{name}: belongs to every release and is not listed in {sums.NAME}"
    for name in sorted(listed.keys() & present):
        if not (folder / name).is_file() or (folder / name).is_symlink():
            yield f"{name}: no file"
        elif sums.digest(folder / name) != listed[name]:
            yield f"{name}: the content is not what {sums.NAME} says"


def _readable(folder: Path, table: Table) -> bool:
    try:
        pq.read_schema(folder / f"{table.name}.parquet")
    except (OSError, pa.ArrowException):
        return False
    return True


def _schema(folder: Path, table: Table) -> Iterator[str]:
    for column, what in shape.differences(folder, table):
        yield f"{table.name}.{column}: {what}" if column else f"{table.name}: {what}"


def _rows(folder: Path) -> Iterator[str]:
    """What does not hold within and between the tables."""
    for table, counted in rules.breaches(folder):
        for rule, rows in counted.items():
            if rows:
                yield f"{table.name}: {rows} rows: {rule.meaning}"


def _quotes(folder: Path, warehouse: Path) -> list[str]:
    """What does not stand in the documents as the release says; the texts are those of the warehouse."""
    wrong: list[str] = []
    documents = pq.read_table(folder / "documents.parquet", columns=["doc_id"]).column(0).to_pylist()
    texts: dict[str, str] = {}
    with reader(warehouse) as connection:
        result = connection.execute("SELECT doc_id, text FROM texts")
        while rows := result.fetchmany(_ROWS_AT_ONCE):
            texts.update(rows)
    for doc_id in documents:
        if doc_id not in texts:
            wrong.append(f"{doc_id}: the warehouse has no text of it")
        elif ids.document_id(texts[doc_id]) != doc_id:
            wrong.append(f"{doc_id}: the text in the warehouse is another")
    for table in (table for table in TABLES.values() if table.kind == "record"):
        wrong += _cut_again(folder, table, texts)
    return wrong


def _cut_again(folder: Path, table: Table, texts: dict[str, str]) -> Iterator[str]:
    """Rows whose span, quote or sentence is not that of their document; withheld words are not compared."""
    columns = [table.key[0], "doc_id", "char_start", "char_end", "quote", "sentence"]
    for batch in pq.ParquetFile(folder / f"{table.name}.parquet").iter_batches(_ROWS_AT_ONCE, columns=columns):
        for row in batch.to_pylist():
            identity, doc_id, start, end = (row[name] for name in columns[:4])
            text = texts.get(doc_id, "")
            if ids.record_id(table.name, doc_id, start, end) != identity:
                yield f"{identity}: the id is not that of its document and span"
            if end > len(text):
                yield f"{identity}: the span reaches beyond its document"
            elif row["quote"] is not None and text[start:end] != row["quote"]:
                yield f"{identity}: the document has {text[start:end]!r} where the quote is {row['quote']!r}"
            elif row["sentence"] is not None and row["sentence"] not in text:
                yield f"{identity}: its sentence does not stand in the document"
