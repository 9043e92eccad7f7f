"""The rows of the ledgers for the page: newest first, each with its document and the sentence that proves it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

import duckdb

from flows.release.site.chunks import ROWS, Chunks
from schemas import TABLES
from schemas.ddl import quoted

DOCUMENT: Final = ("title", "publisher", "published_on", "file", "url", "rights")
_APART: Final = ("doc_id", "sentence")


class Ledger(NamedTuple):
    """How the page shows a table: its title, the words above its columns, and the columns by which it is filtered."""

    name: str
    title: str
    lead: str
    heads: tuple[str, ...]
    filters: tuple[tuple[str, str], ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of a row in its data script; documents and sentences stand apart, since many rows share them."""
        return tuple(name for name in TABLES[self.name].by_name if name not in _APART)


LEDGERS: Final = (
    Ledger(
        "figures",
        "Figures",
        "Every quantity that a document asserts: how much, of what, between whom, for when.",
        ("Value", "What", "Who", "Period", "Said by"),
        (("metric", "Measured"), ("status", "Status")),
    ),
    Ledger(
        "commitments",
        "Commitments",
        "Every action that a party undertakes, or asks another to take.",
        ("Action", "Force", "Who", "Topics", "Said by"),
        (("topics", "Topic"), ("modality", "Force")),
    ),
    Ledger(
        "agreements",
        "Agreements",
        "Every instrument that a document names: signed, pending or in force.",
        ("Instrument", "Status", "Who", "Signed", "Said by"),
        (("type", "Type"), ("status", "Status")),
    ),
    Ledger(
        "events",
        "Events",
        "Every meeting, visit, signing or call that a document reports.",
        ("Event", "Kind", "Who", "Date", "Said by"),
        (("kind", "Kind"), ("level", "Level")),
    ),
    Ledger(
        "persons",
        "Persons",
        "Every person whom a document names with an office.",
        ("Person", "Office", "For", "Said by"),
        (),
    ),
)


def write(connection: duckdb.DuckDBPyConnection, ledger: Ledger, chunks: Chunks) -> None:
    """Write the rows of a ledger as data scripts.

    A piece is `{rows, sentences, documents}`; a row begins with its places in the other two lists and with where the
    quote begins in the sentence, -1 where that cannot be told.
    """
    columns = ", ".join(f"row.{quoted(name)}" for name in ledger.columns)
    document = ", ".join(f"document.{quoted(name)}" for name in DOCUMENT)
    result = connection.execute(
        f"SELECT row.doc_id, row.sentence, {document}, {columns} FROM {quoted(ledger.name)} AS row"
        " JOIN documents AS document USING (doc_id)"
        " ORDER BY document.published_on DESC NULLS LAST, row.doc_id, row.char_start, row.char_end"
    )
    pieces = 0
    count = 0
    while rows := result.fetchmany(ROWS):
        chunks.put(f"{ledger.name}-{pieces}", _piece(rows, ledger.columns))
        pieces += 1
        count += len(rows)
    chunks.counts[ledger.name] = {"rows": count, "pieces": pieces}


def _piece(rows: Sequence[tuple[Any, ...]], columns: Sequence[str]) -> dict[str, Any]:
    after = 2 + len(DOCUMENT)
    quote, start = (after + columns.index(name) for name in ("quote", "char_start"))
    begins = places([(row[0], row[1], row[quote], row[start]) for row in rows])
    documents: dict[tuple[Any, ...], int] = {}
    sentences: dict[str | None, int] = {}
    made = [
        (
            documents.setdefault((row[0], *row[2:after]), len(documents)),
            sentences.setdefault(row[1], len(sentences)),
            begin,
            *row[after:],
        )
        for row, begin in zip(rows, begins, strict=True)
    ]
    return {"rows": made, "sentences": list(sentences), "documents": list(documents)}


def places(spans: Sequence[tuple[str, str | None, str | None, int]]) -> list[int]:
    """Where each quote begins in its sentence, in code points; -1 where it is withheld or cannot be told.

    `spans` are document, sentence, quote and the offset of the quote in the document. A quote that stands more than
    once in its sentence is placed by the others of that sentence: one beginning of the sentence must suit all of them.
    """
    begins: dict[tuple[str, str], set[int]] = defaultdict(set)
    for document, sentence, quote, start in spans:
        if sentence is not None and quote is not None:
            possible = {start - found for found in _all(sentence, quote)}
            known = begins.get((document, sentence))
            begins[document, sentence] = possible if known is None else known & possible
    found = []
    for document, sentence, _, start in spans:
        possible = begins.get((document, sentence), set()) if sentence is not None else set()
        found.append(start - next(iter(possible)) if len(possible) == 1 else -1)
    return found


def _all(sentence: str, quote: str) -> Iterator[int]:
    at = sentence.find(quote)
    while at >= 0:
        yield at
        at = sentence.find(quote, at + 1)
