"""All parts together: which text stays of equal ones, which copies which, and what of it the warehouse has to take in.

It depends on the documents that the inputs hold now, and not on the builds in which they were read, so that a build
that goes on from the last one and one that starts from nothing come to the same rows.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import polars as pl

from flows.incremental.readings import KNOWN, settled
from flows.ingest.duplicates import first_of_each, near_duplicates
from flows.ingest.refusal import InputError
from flows.ingest.sources import PART_BYTES
from flows.workers.batches import read_part, whole_reject
from schemas.frames import frame, typed

_IN_WAREHOUSE: Final = -1
_AT_ONCE: Final = 16 * PART_BYTES
"""Text whose rows land together: keys cost half as much to check in large transactions."""
_TOLD: Final = ("file", "duplicate_of")
"""Columns of documents that depend on other documents or on where the text was found."""


class Landing(NamedTuple):
    """Parts as they go into the warehouse: validated frames by table, the texts of their documents by id, how many."""

    rows: dict[str, pl.DataFrame]
    texts: dict[str, str]
    parts: int


class Joined(NamedTuple):
    """The outcome of all readings.

    `documents` are those that are kept (`doc_id`, `file`, `duplicate_of`, and `part`: the number of the part that has
    its rows, -1 where the warehouse has them already); `rejects` the refusals of stage ingest; `readings` what is known
    from now on.
    """

    documents: pl.DataFrame
    rejects: pl.DataFrame
    readings: pl.DataFrame
    parts: tuple[Path, ...]

    @property
    def staying(self) -> list[str]:
        """The documents whose rows in the warehouse stay as they are."""
        return self.documents.filter(pl.col("part") == _IN_WAREHOUSE)["doc_id"].to_list()

    def landings(self, size: int = _AT_ONCE) -> Iterator[Landing]:
        """The parts that have rows for the warehouse, about `size` characters of text in memory at a time."""
        waiting: list[Landing] = []
        held = 0
        for number, documents in sorted(self.documents.partition_by("part", as_dict=True).items()):
            if number[0] != _IN_WAREHOUSE:
                waiting.append(_landing(self.parts[number[0]], documents.select("doc_id", *_TOLD)))
                held += sum(map(len, waiting[-1].texts.values()))
                if held >= size:
                    yield _together(waiting)
                    waiting, held = [], 0
        if waiting:
            yield _together(waiting)


def join(
    seen: pl.DataFrame, parts: Sequence[Path], leftover: Sequence[Path] = (), landed: pl.DataFrame | None = None
) -> Joined:
    """Bring together what a survey has seen, what the workers read in `parts`, and what was there before.

    `leftover` are parts of an interrupted build, `landed` the readings that the warehouse has. Raises InputError where
    inputs changed while they were read, PartError for a part that cannot be read.
    """
    landed = pl.DataFrame(schema=KNOWN) if landed is None else landed
    fresh = [read_part(part, "readings") for part in parts]
    before = [settled(part) for part in leftover]
    outcomes = pl.concat([one.select(*KNOWN).filter(_OUTCOME) for one in (*fresh, *before, landed)]).unique(
        "key", keep="first", maintain_order=True
    )
    present = pl.concat([seen, *(one.select(seen.columns) for one in fresh)])
    keyed = present.filter(pl.col("key").is_not_null()).select("file", "key").join(outcomes, on="key", how="left")
    documents = keyed.filter(pl.col("doc_id").is_not_null()).with_row_index("at")
    kept = _located(first_of_each(documents), [*fresh, *before], landed)
    copies = near_duplicates(kept)
    kept = kept.with_columns(duplicate_of=pl.col("doc_id").replace_strict(copies, default=None, return_dtype=pl.String))
    refusals = pl.concat(
        [present.filter(pl.col("key").is_null()), keyed.filter(pl.col("reason").is_not_null())], how="diagonal"
    )
    again = documents.join(kept, on="at", how="anti").join(kept.select("doc_id", first="file"), on="doc_id")
    rejects = [
        *(whole_reject("ingest", *row) for row in refusals.select("reason", "detail", doc_id=None, file="file").rows()),
        *(
            whole_reject("ingest", "duplicate", f"the same text as {first}", None, file)
            for file, first in again.select("file", "first").rows()
        ),
    ]
    return Joined(
        kept.select("doc_id", *_TOLD, "part"),
        typed("rejects", frame("rejects", rejects)).unique("reject_id"),
        keyed.select(*KNOWN).unique("key").with_columns(made=pl.col("key").is_in(kept["key"].implode())),
        (*parts, *leftover),
    )


_OUTCOME: Final = pl.col("key").is_not_null() & (pl.col("doc_id").is_not_null() | pl.col("reason").is_not_null())


def _located(kept: pl.DataFrame, parts: Sequence[pl.DataFrame], landed: pl.DataFrame) -> pl.DataFrame:
    """Documents with the `part` that has the rows made of their very record."""
    places = pl.concat(
        [
            made.filter(pl.col("made")).select("key", part=pl.lit(number, pl.Int64))
            for number, made in enumerate([landed, *parts], _IN_WAREHOUSE)
        ]
    )
    located = kept.join(places.unique("key", keep="first", maintain_order=True), on="key", how="left")
    if located["part"].null_count():
        file = located.filter(pl.col("part").is_null())["file"][0]
        raise InputError(f"{file}: the inputs changed while they were read; run the build again")
    return located


def _landing(part: Path, documents: pl.DataFrame) -> Landing:
    """The rows of some documents of a part."""
    here = documents["doc_id"].implode()
    rows = {
        path.stem: read_part(part, path.stem).filter(pl.col("doc_id").is_in(here))
        for path in sorted(part.glob("*.parquet"))
        if path.stem != "readings"
    }
    texts = dict(rows.pop("texts").iter_rows())
    order = rows["documents"].columns
    rows["documents"] = rows["documents"].drop(_TOLD).join(documents, on="doc_id").select(order)
    return Landing(rows, texts, 1)


def _together(parts: Sequence[Landing]) -> Landing:
    names = dict.fromkeys(name for part in parts for name in part.rows)
    rows = {name: pl.concat([part.rows[name] for part in parts if name in part.rows]) for name in names}
    return Landing(rows, {doc_id: text for part in parts for doc_id, text in part.texts.items()}, len(parts))
