"""Inputs cut into batches of seconds of work, and what a worker makes of one: parts of validated rows on the disk.

A worker needs nothing but its batch and a folder, and hands back a few numbers a document. So batches can run in this
process, in others or on other machines, in any order; what depends on all documents (which of two equal texts is kept,
which text copies which) is settled afterwards in `join`, and only then rows meet in the warehouse.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple

import polars as pl

from flows.extract.records import extract
from flows.ingest.document import Document
from flows.ingest.duplicates import Signature, kept, near_duplicates, signature
from flows.ingest.readers import read
from flows.ingest.refusal import Refusal
from flows.ingest.sources import PART_BYTES, Source
from schemas import TABLES, ids
from schemas.frames import frame, typed
from schemas.validation import split_all

Row = dict[str, Any]
Extractor = Callable[[Document], dict[str, list[Row]]]

_TEXT_AT_ONCE: Final = PART_BYTES
"""Characters of text whose rows a worker holds at once; more is written as a further part."""
_DOCUMENT_COLUMNS: Final = tuple(field.name for field in fields(Document) if field.name in TABLES["documents"].by_name)


class Batch(NamedTuple):
    """Some sources in a row, and their size on disk in bytes. `number` orders the batches of a build."""

    number: int
    sources: tuple[Source, ...]
    size: int


class Identity(NamedTuple):
    """What tells a document from its copies."""

    doc_id: str
    published_on: date | None
    file: str
    signature: Signature


class Part(NamedTuple):
    """Rows that a worker made: a Parquet file a table in `folder`, and every document that was read, copies too."""

    folder: Path
    documents: tuple[Identity, ...]


class Joined(NamedTuple):
    """A part as it goes into the warehouse: validated frames by table, and the texts of its documents by id."""

    rows: dict[str, pl.DataFrame]
    texts: dict[str, str]


def cut(sources: Iterable[Source], size: int = PART_BYTES) -> list[Batch]:
    """Batches of about `size` bytes on disk, in the order of the sources. How they are cut changes no row."""
    batches: list[Batch] = []
    waiting: list[Source] = []
    for source in sources:
        if waiting and sum(one.size for one in waiting) + source.size > size:
            batches.append(_batch(len(batches), waiting))
            waiting = []
        waiting.append(source)
    return [*batches, _batch(len(batches), waiting)] if waiting else batches


def _batch(number: int, sources: Sequence[Source]) -> Batch:
    return Batch(number, tuple(sources), sum(source.size for source in sources))


def work(batch: Batch, folder: Path, extractor: Extractor = extract) -> list[Part]:
    """Read, extract and validate a batch; leaves its parts in `folder`. Raises OSError where that cannot be written."""
    parts: list[Part] = []
    documents: list[Document] = []
    refusals: list[Refusal] = []
    waiting = 0
    for item in (item for source in batch.sources for item in read(source)):
        if isinstance(item, Refusal):
            refusals.append(item)
        else:
            documents.append(item)
            waiting += len(item.text)
        if waiting >= _TEXT_AT_ONCE:
            parts.append(_part(folder / f"{batch.number:06}-{len(parts):04}", documents, refusals, extractor))
            documents, refusals, waiting = [], [], 0
    if documents or refusals:
        parts.append(_part(folder / f"{batch.number:06}-{len(parts):04}", documents, refusals, extractor))
    return parts


def _part(folder: Path, read_here: list[Document], refusals: list[Refusal], extractor: Extractor) -> Part:
    """Write the rows of some documents; of equal texts only the one that `kept` would choose."""
    stay = kept([(document.doc_id, document.published_on, document.file) for document in read_here])
    documents = [document for document, first in zip(read_here, stay, strict=True) if first]
    found = rows(documents, extractor)
    found["rejects"] += [_refused(refusal) for refusal in refusals]
    texts = {document.doc_id: document.text for document in documents}
    frames = {name: frame(name, made, drop=("evidence",)) for name, made in found.items()}
    folder.mkdir(parents=True, exist_ok=True)  # a batch that is tried again writes the same once more
    for name, good in {**split_all(frames, texts), "texts": _texts(texts)}.items():
        good.write_parquet(folder / f"{name}.parquet", compression="lz4")
    return Part(folder, tuple(_identity(document) for document in read_here))


def rows(documents: Iterable[Document], extractor: Extractor = extract) -> dict[str, list[Row]]:
    """The candidate rows of documents by table, with the documents themselves; what fails becomes a reject."""
    found: dict[str, list[Row]] = {name: [] for name, table in TABLES.items() if table.kind in ("documents", "record")}
    found["rejects"] = []
    for document in documents:
        found["documents"].append({name: getattr(document, name) for name in _DOCUMENT_COLUMNS})
        try:
            made = extractor(document)
        except Exception as error:  # noqa: BLE001 one document that a rule cannot bear must not stop all others
            found["rejects"].append(_failed(document, error))
            continue
        for name, records in made.items():
            found[name] += records
    return found


def _failed(document: Document, error: Exception) -> Row:
    detail = f"{type(error).__name__}: {error}"[:500]
    return _reject("extract", "extract_failed", detail, document.doc_id, document.file)


def _refused(refusal: Refusal) -> Row:
    return _reject("ingest", refusal.reason, refusal.detail or None, None, refusal.file)


def _reject(stage: str, reason: str, detail: str | None, doc_id: str | None, file: str) -> Row:
    """A reject of a whole document; its detail stands in for the raw values in its id."""
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


def _identity(document: Document) -> Identity:
    return Identity(document.doc_id, document.published_on, document.file, signature(document.text, document.noise))


def join(parts: Sequence[Part]) -> Iterator[Joined]:
    """The parts as they go into the warehouse, in their order, one in memory at a time.

    Each distinct text stays once, as the earliest of its kind, and the others become rejects; near copies get their
    `duplicate_of`. The rows that come out do not depend on how the inputs were cut into batches.
    """
    every = [identity for part in parts for identity in part.documents]
    stay = kept([identity[:3] for identity in every])
    first = {identity.doc_id: identity for identity, is_first in zip(every, stay, strict=True) if is_first}
    copies = near_duplicates(first.values())
    stays = iter(stay)
    for part in parts:
        yield _join(part, [identity for identity in part.documents if not next(stays)], first, copies)


def _join(part: Part, lost: Sequence[Identity], first: Mapping[str, Identity], copies: Mapping[str, str]) -> Joined:
    """One part, of whose documents those `lost` are kept elsewhere, in this part or another."""
    rows = {path.stem: pl.read_parquet(path) for path in sorted(part.folder.glob("*.parquet"))}
    here = set(part.documents)
    gone = [identity.doc_id for identity in lost if first[identity.doc_id] not in here]
    if gone:
        rows = {name: table.filter(~pl.col("doc_id").is_in(gone).fill_null(False)) for name, table in rows.items()}
    repeated = [
        _reject("ingest", "duplicate", f"the same text as {first[identity.doc_id].file}", None, identity.file)
        for identity in lost
    ]
    rows["rejects"] = pl.concat([rows["rejects"], typed("rejects", frame("rejects", repeated))])
    rows["documents"] = rows["documents"].with_columns(
        duplicate_of=pl.col("doc_id").replace_strict(copies, default=None, return_dtype=pl.String)
    )
    texts = dict(rows.pop("texts").iter_rows())
    return Joined(rows, texts)
