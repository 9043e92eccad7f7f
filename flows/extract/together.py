"""Many documents at once: the layers take turns, each over some documents, so that it stays at hand in the processor.

One document after the other through all layers takes a quarter more time, for each layer drives the code and tables
of the others from the caches. So does the collector of cycles, which every few hundred new objects goes through all
that are new: it waits until the documents are read. What is found in a document holds no cycles.
"""

import gc
from collections.abc import Iterable, Iterator
from operator import methodcaller

from flows.extract import records
from flows.extract.analysis import Analysis
from flows.extract.records import MAKERS, Row
from flows.ingest.document import Document

TEXT_AT_ONCE = 30_000
"""So many characters of text pass through a layer before the next has its turn; a longer document goes alone."""
_LAYERS = ("sentences", "countable", "periods", "parties")

Extracted = dict[str, list[Row]] | Exception
"""The records of a document by table, or what was raised by a rule that could not bear the document."""


def extract_all(docs: Iterable[Document], tables: tuple[str, ...] = tuple(MAKERS)) -> Iterator[Extracted]:
    """What `records.extract` makes of each document, in order; what it raises is handed out instead."""
    some: list[Document] = []
    size = 0
    for doc in docs:
        if some and size + len(doc.text) > TEXT_AT_ONCE:
            yield from _side_by_side(some, tables)
            some, size = [], 0
        some.append(doc)
        size += len(doc.text)
    yield from _side_by_side(some, tables)


class _Underway:
    """A document on its way through the layers, with the records made so far; the first error ends it."""

    __slots__ = ("analysis", "doc", "error", "made", "needs")

    analysis: Analysis

    def __init__(self, doc: Document, tables: tuple[str, ...]) -> None:
        self.doc = doc
        self.needs = ("countable",) if tables == ("figures",) else ("sentences", "countable", "parties")
        self.made: dict[str, list[Row]] = {}
        self.error: Exception | None = None

    def begin(self) -> None:
        self.analysis = Analysis(self.doc)

    def read(self, layer: str) -> None:
        """Read a layer, unless only figures need it and the document has nothing to make them of."""
        if layer in self.needs or self.analysis.countable:
            getattr(self.analysis, layer)

    def make(self, table: str) -> None:
        self.made[table] = records.made(self.analysis, table)

    def link(self) -> None:
        records.link(self.made)


def _side_by_side(docs: Iterable[Document], tables: tuple[str, ...]) -> list[Extracted]:
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _in_turns(docs, tables)
    finally:
        if collecting:
            gc.enable()


def _in_turns(docs: Iterable[Document], tables: tuple[str, ...]) -> list[Extracted]:
    underway = [_Underway(doc, tables) for doc in docs]
    for step in (
        methodcaller("begin"),
        *(methodcaller("read", layer) for layer in _LAYERS),
        *(methodcaller("make", table) for table in tables),
        methodcaller("link"),
    ):
        for one in underway:
            if one.error is None:
                try:
                    step(one)
                except Exception as error:  # noqa: BLE001 what a rule cannot bear must not stop all other documents
                    one.error = error
    return [one.error or one.made for one in underway]
