"""What earlier builds came to know of the inputs, and what is left to read.

A reading is what one record of the inputs came to: a document, told by its id, date and signature, or a refusal. It
depends on the record's key and on the extractor alone, so a record whose key is known is neither decoded nor
extracted again: hashing its bytes is all that it costs. Times and sizes of files are never trusted.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import polars as pl

from flows.ingest.duplicates import first_of_each
from flows.ingest.readers import records
from flows.ingest.refusal import Refusal
from flows.ingest.sources import Source
from flows.workers.batches import SEEN, Unread, read_part
from schemas import STATE

KNOWN: Final = STATE["readings"].dtypes
"""What is kept of a reading from build to build: all but the file, which may be called otherwise next time."""


class Survey(NamedTuple):
    """What the inputs hold: `seen` are the readings of sources of which all is known, `unread` the other sources."""

    seen: pl.DataFrame
    unread: list[Unread]


def known(landed: pl.DataFrame, leftover: Sequence[Path]) -> pl.DataFrame:
    """What is known by key: of the rows in the warehouse, and of parts that an interrupted build has left.

    A reading is `made` where rows of it can be had from either.
    """
    frames = [landed, *(settled(part) for part in leftover)]
    every = pl.concat([frame.select(*KNOWN) for frame in frames])
    return every.sort("made", descending=True, maintain_order=True).unique("key", keep="first", maintain_order=True)


def settled(part: Path) -> pl.DataFrame:
    """The readings of a part that came to something which the next build may rely on.

    A document that a rule could not bear, or that was refused whole, is read anew by every build.
    """
    rows = read_part(part, "readings").filter(pl.col("key").is_not_null() & _has_outcome())
    if (part / "rejects.parquet").is_file():
        whole = read_part(part, "rejects").filter(pl.col("record_table").cast(pl.String) == "documents")["doc_id"]
        rows = rows.filter(pl.col("doc_id").is_null() | ~pl.col("doc_id").is_in(whole.drop_nulls().implode()))
    return rows.select(*KNOWN)


def _has_outcome() -> pl.Expr:
    return pl.col("doc_id").is_not_null() | pl.col("reason").is_not_null()


def survey(sources: Sequence[Source], known: pl.DataFrame, step: Callable[[int], None] = lambda _: None) -> Survey:
    """Compare the inputs with what is known; `step` hears of the bytes that were looked at.

    A known text of which other rows were kept until now is to be read again where it has become the first of its kind.
    """
    if known.is_empty():
        return Survey(SEEN.clear(), [Unread(source, source.size) for source in sources])
    keys = set(known["key"])
    found: list[tuple[int, str, str | None, str | None, str | None]] = []
    new = [0] * len(sources)
    for at, source in enumerate(sources):
        for item in records(source):
            if isinstance(item, Refusal):
                found.append((at, item.file, None, item.reason, item.detail or None))
                continue
            key = item.key
            found.append((at, item.file, key, None, None))
            if key not in keys:
                new[at] += max(1, len(item.content))
        step(source.size)
    seen = pl.DataFrame(found, schema={"at": pl.UInt32, **SEEN.schema}, orient="row")
    documents = seen.join(known.drop("reason", "detail"), on="key").filter(pl.col("doc_id").is_not_null())
    again = first_of_each(documents).filter(~pl.col("made"))
    for at in again["at"]:
        new[at] += sources[at].size
    keys -= set(again["key"])
    holds: dict[int, set[str]] = {at: set() for at, size in enumerate(new) if size}
    for at, _, one, _, _ in found:
        if at in holds and one is not None and one in keys:
            holds[at].add(one)
    done = seen.filter(~pl.col("at").is_in(list(holds))).drop("at")
    return Survey(done, [Unread(sources[at], new[at], frozenset(held)) for at, held in holds.items()])
