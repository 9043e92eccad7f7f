"""Inputs cut into batches of seconds of work, and what a worker makes of one: parts of validated rows on the disk.

A worker needs nothing but its batch and a folder, and leaves all that it found in Parquet files. So batches can run in
this process, in others or on other machines, in any order; what depends on all documents (which of two equal texts is
kept, which text copies which) is settled afterwards in `flows.incremental.join`, and only then rows meet in the
warehouse.

A part appears whole, under its name, once its files are on the disk: what an interrupted build leaves, the next uses.
"""

import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any, Final, NamedTuple

import polars as pl

from flows.extract.together import Extracted, extract_all
from flows.ingest import readers
from flows.ingest.document import Document
from flows.ingest.duplicates import first_of_each, signature
from flows.ingest.record import Record
from flows.ingest.refusal import Refusal
from flows.ingest.sources import PART_BYTES, Source
from flows.output import PartError
from flows.release import swap
from schemas import STATE, TABLES, ids
from schemas.frames import frame
from schemas.validation import split_all

Row = dict[str, Any]
Extractor = Callable[[Iterable[Document]], Iterable[Extracted]]

_TEXT_AT_ONCE: Final = PART_BYTES
"""Characters of text whose rows a worker holds at once; more is written as a further part."""
_DOCUMENT_COLUMNS: Final = tuple(field.name for field in fields(Document) if field.name in TABLES["documents"].by_name)
_HALF: Final = ".half"
"""How the folder of a part ends that is being written."""

READ: Final[dict[str, Any]] = {"file": pl.String, **STATE["readings"].dtypes}
"""A reading: the file or place it was found at, and what it came to; without key where it cannot be known again."""
SEEN: Final = pl.DataFrame(schema={name: READ[name] for name in ("file", "key", "reason", "detail")})
"""A reading of which only the key was looked at, or that was refused before."""


class Unread(NamedTuple):
    """A source that holds something new: about `size` bytes of it, beside records whose keys are `known`."""

    source: Source
    size: int
    known: frozenset[str] = frozenset()


class Batch(NamedTuple):
    """Some sources in a row, and the size in bytes of what is new in them. `number` tells its parts from others.

    Records with `known` keys are not read again.
    """

    number: int
    sources: tuple[Source, ...]
    size: int
    known: frozenset[str]


def cut(unread: Iterable[Unread], size: int = PART_BYTES, first: int = 0) -> list[Batch]:
    """Batches of about `size` bytes of new text, numbered from `first`. How they are cut changes no row."""
    batches: list[Batch] = []
    waiting: list[Unread] = []
    held = 0
    for one in unread:
        if waiting and held + one.size > size:
            batches.append(_batch(first + len(batches), waiting))
            waiting, held = [], 0
        waiting.append(one)
        held += one.size
    return [*batches, _batch(first + len(batches), waiting)] if waiting else batches


def _batch(number: int, unread: Sequence[Unread]) -> Batch:
    sources = tuple(one.source for one in unread)
    return Batch(number, sources, sum(one.size for one in unread), frozenset().union(*(one.known for one in unread)))


def work(batch: Batch, folder: Path, extractor: Extractor = extract_all) -> list[Path]:
    """Read, extract and validate a batch; leaves its parts in `folder`. Raises OSError where that cannot be written."""
    parts: list[Path] = []
    held = _Held()
    for record in (record for source in batch.sources for record in readers.records(source)):
        held.take(record, batch.known)
        if held.size >= _TEXT_AT_ONCE:
            parts.append(held.write(folder / f"{batch.number:06}-{len(parts):04}", extractor))
            held = _Held()
    if held.readings:
        parts.append(held.write(folder / f"{batch.number:06}-{len(parts):04}", extractor))
    return parts


class _Held:
    """What a worker has read and not yet written."""

    def __init__(self) -> None:
        self.readings: list[Row] = []
        self.size = 0
        self._documents: list[Document] = []

    def take(self, record: Record | Refusal, known: frozenset[str]) -> None:
        """Read a record, unless its key is known."""
        if isinstance(record, Refusal):
            self._refuse(record, None)
            return
        key = record.key
        if key in known:
            self.readings.append({"file": record.file, "key": key})
            return
        made = readers.document(record)
        if isinstance(made, Refusal):
            self._refuse(made, key if made.file == record.file else None)
            return
        self._documents.append(made)
        self.size += len(made.text)
        told = {"file": made.file, "key": key, "doc_id": made.doc_id, "published_on": made.published_on}
        self.readings.append({**told, "signature": signature(made.text, made.noise)})

    def _refuse(self, refusal: Refusal, key: str | None) -> None:
        told = {"file": refusal.file, "key": key, "reason": refusal.reason, "detail": refusal.detail or None}
        self.readings.append(told)

    def write(self, part: Path, extractor: Extractor) -> Path:
        """Leave a part with the rows of all documents held; of equal texts only the first of each."""
        of_documents = [row["key"] for row in self.readings if row.get("doc_id")]
        read = pl.DataFrame(self.readings, schema=READ)
        first = set(first_of_each(read.filter(pl.col("doc_id").is_not_null()))["key"])
        read = read.with_columns(made=pl.col("key").is_in(list(first)).fill_null(False))
        # Records of one key are one document, of whatever file.
        documents = dict(zip(of_documents, self._documents, strict=True))
        chosen = [one for key, one in documents.items() if key in first]
        tables = _tables(chosen, extractor) if chosen else {}
        half = part.with_name(part.name + _HALF)
        shutil.rmtree(half, ignore_errors=True)
        half.mkdir(parents=True)
        for name, good in {**tables, "readings": read}.items():
            _write(good, half / f"{name}.parquet")
        swap.to_disk(half)
        shutil.rmtree(part, ignore_errors=True)  # a batch that is tried again writes the same once more
        half.rename(part)
        return part


def _write(rows: pl.DataFrame, path: Path) -> None:
    try:
        rows.write_parquet(path, compression="lz4")
    except pl.exceptions.PolarsError as error:  # of the rows nothing can be wrong: they were validated
        raise OSError(f"{path} cannot be written: {str(error).splitlines()[0]}") from error


def _tables(documents: Sequence[Document], extractor: Extractor) -> dict[str, pl.DataFrame]:
    """The rows of documents, validated, with their texts."""
    texts = {document.doc_id: document.text for document in documents}
    frames = {name: frame(name, made, drop=("evidence",)) for name, made in rows(documents, extractor).items()}
    return {**split_all(frames, texts), "texts": _texts(texts)}


def read_part(part: Path, name: str) -> pl.DataFrame:
    """One table of a part. Raises PartError."""
    try:
        return pl.read_parquet(part / f"{name}.parquet")
    except (OSError, pl.exceptions.PolarsError) as error:
        raise PartError(f"{part} is damaged ({str(error).splitlines()[0]}); run the build again") from error


def leftover(folder: Path) -> list[Path]:
    """The whole parts that an interrupted build left in a folder; what is half written or damaged is removed."""
    found = []
    for part in sorted(folder.iterdir()) if folder.is_dir() else ():
        try:
            if part.name.endswith(_HALF):
                raise PartError(f"{part} is half written")
            for path in part.glob("*.parquet"):
                read_part(part, path.stem)
            read_part(part, "readings")
        except PartError:
            shutil.rmtree(part, ignore_errors=True)
        else:
            found.append(part)
    return found


def rows(documents: Sequence[Document], extractor: Extractor = extract_all) -> dict[str, list[Row]]:
    """The candidate rows of documents by table, with the documents themselves; what fails becomes a reject."""
    found: dict[str, list[Row]] = {name: [] for name, table in TABLES.items() if table.kind in ("documents", "record")}
    found["rejects"] = []
    for document, made in zip(documents, extractor(documents), strict=True):
        found["documents"].append({name: getattr(document, name) for name in _DOCUMENT_COLUMNS})
        if isinstance(made, Exception):
            found["rejects"].append(_failed(document, made))
            continue
        for name, records in made.items():
            found[name] += records
    return found


def _failed(document: Document, error: Exception) -> Row:
    detail = f"{type(error).__name__}: {error}"[:500]
    return whole_reject("extract", "extract_failed", detail, document.doc_id, document.file)


def whole_reject(stage: str, reason: str, detail: str | None, doc_id: str | None, file: str) -> Row:
    """The row of `rejects` for a whole document; its detail stands in for the raw values in its id."""
    identity = ids.reject_id(stage, reason, "documents", doc_id, file, None, None, detail)
    return {
        "reject_id": identity,
        "stage": stage,
        "reason": reason,
        "detail": detail,
        "record_table": "documents",
        "doc_id": doc_id,
        "file": file,
    }


def _texts(texts: Mapping[str, str]) -> pl.DataFrame:
    return frame("texts", [{"doc_id": doc_id, "text": text} for doc_id, text in texts.items()])
