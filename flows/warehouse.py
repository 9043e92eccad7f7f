"""The warehouse: one DuckDB file with every table, its comments, and the state from which a build goes on.

`Warehouse` is its only writer, and DuckDB lets in one writer at a time; for questions see flows/questions.py. Each
batch lands in one transaction, so that an interrupted build leaves whole batches. The models are imported where they
are needed, for they take a second that a command should not wait.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final, NamedTuple, Self, TypeVar

import duckdb

from flows.questions import WarehouseError, connected, fingerprint, meta, structure

if TYPE_CHECKING:
    import polars as pl

    from flows.curate.corrections_csv import Correction

T = TypeVar("T")

_WRITING: Final = {
    "autoinstall_known_extensions": "false",
    "python_enable_replacements": "false",
    # DuckDB 2.0.0 loses, without a word, every row of an insert of more than one row group (122,880 rows) into a table
    # without index that several threads make in order within a transaction.
    "preserve_insertion_order": "false",
}

_LEAST: Final = 768 << 20
"""Bytes of memory that DuckDB has to begin with; 100,000 documents are curated with it."""


class Dangling(NamedTuple):
    """Rows of `table` whose `column` names a row of another table that is not there."""

    table: str
    column: str
    rows: int


class Warehouse:
    """The warehouse at `path`, open for writing; made where there is none. Close it, or use it in a `with`.

    Raises WarehouseError where another process has it, or another schema made it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        path.parent.mkdir(parents=True, exist_ok=True)
        self.connection = connected(path, _WRITING, read_only=False)
        try:
            self._most = _bytes(self.connection)
            self._hold(min(_LEAST, self._most))
            self._prepare()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file, with all of it in the one file."""
        self.connection.close()

    @contextmanager
    def transaction(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """All statements within take effect together, or none where an exception leaves the block."""
        self.connection.begin()
        try:
            yield self.connection
        except BaseException:
            self.connection.rollback()
            raise
        self.connection.commit()

    def land(self, batch: Mapping[str, "pl.DataFrame"], texts: Mapping[str, str]) -> None:
        """Take in a batch of validated frames by table, in one transaction.

        `texts` are the texts of all documents that were read, by id. What the warehouse had of these documents gives
        way to the batch; a document that was read and is not in the batch any more is forgotten.
        Raises duckdb.ConstraintException, with nothing changed, for rows that break the schema.
        """
        import polars as pl

        from schemas import STATE, TABLES

        kept = pl.DataFrame({"doc_id": sorted(batch["documents"]["doc_id"]) if "documents" in batch else []})
        kept = kept.cast({"doc_id": pl.String})
        before = self._here(texts)
        self.forget(before - set(kept["doc_id"]))
        text = kept.with_columns(text=kept["doc_id"].replace_strict(dict(texts), return_dtype=pl.String))

        def take() -> None:
            with self.transaction() as connection:
                self._forget_rejects(texts)
                if before:
                    self._delete_records(before)
                for table in (*TABLES.values(), STATE["texts"]):
                    frame = text if table.name == "texts" else batch.get(table.name)
                    if frame is not None and frame.height:
                        self._insert(connection, table.name, frame)

        self._fitting(take)

    def forget(self, doc_ids: Collection[str]) -> None:
        """Remove documents with all their rows.

        DuckDB lets no document go in the transaction in which the rows that refer to it go, so this takes two. Between
        them a document stands without text and does not count as `known`: a build that goes on reads it anew.
        """
        if not doc_ids:
            return
        with self.transaction() as connection:
            self._forget_rejects(doc_ids)
            self._delete_records(doc_ids)
            with self._listed(doc_ids):
                connection.execute("DELETE FROM texts WHERE doc_id IN (SELECT id FROM listed)")
        with self.transaction() as connection, self._listed(doc_ids):
            connection.execute("DELETE FROM documents WHERE doc_id IN (SELECT id FROM listed)")

    def retain(self, doc_ids: Collection[str], reject_ids: Collection[str]) -> None:
        """Forget all documents but `doc_ids`, and all rejects that have no document but `reject_ids`."""
        self.forget(
            {row[0] for row in self.connection.execute("SELECT doc_id FROM documents").fetchall()} - set(doc_ids)
        )
        with self.transaction() as connection:
            with self._listed(reject_ids):
                connection.execute(
                    "DELETE FROM rejects WHERE doc_id IS NULL AND reject_id NOT IN (SELECT id FROM listed)"
                )
            with self._listed(doc_ids):
                connection.execute("DELETE FROM rejects WHERE doc_id NOT IN (SELECT id FROM listed)")

    def settle(self, documents: "pl.DataFrame", rejects: "pl.DataFrame", readings: "pl.DataFrame") -> None:
        """Take in what depends on all inputs together, once every part has landed.

        `documents` gives to every document (`doc_id`) its `file` and `duplicate_of`; `rejects` are all those of stage
        ingest; `readings` is what the next build may rely on, but for documents that failed or were refused whole.
        """
        with self.transaction() as connection:
            connection.register("told", documents.select("doc_id", "file", "duplicate_of"))
            connection.execute(
                "UPDATE documents SET file = told.file, duplicate_of = told.duplicate_of FROM told"
                " WHERE told.doc_id = documents.doc_id AND (told.file <> documents.file"
                " OR told.duplicate_of IS DISTINCT FROM documents.duplicate_of)"
            )
            connection.unregister("told")
            connection.execute("DELETE FROM rejects WHERE stage = 'ingest'")
            self._insert(connection, "rejects", rejects)
        with self.transaction() as connection:
            connection.execute("DELETE FROM readings")
        with self.transaction() as connection:
            self._insert(connection, "readings", readings)
            connection.execute(
                "DELETE FROM readings WHERE doc_id IN (SELECT doc_id FROM rejects WHERE record_table = 'documents')"
            )

    def note(self, facts: Mapping[str, str]) -> None:
        """Keep facts about this file."""
        with self.transaction() as connection:
            connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", [list(fact) for fact in facts.items()])

    def curate(self, corrections: "Sequence[Correction]" = ()) -> int:
        """Apply the corrections of single rows and make the tables that need all documents, in one transaction.

        Returns how many corrections wait because their row is not here. Raises WarehouseError where rows point to rows
        that are not there, for what is counted would be wrong, and CorrectionError for a correction that does not fit.
        """
        from flows.curate import corrections as by_hand
        from flows.curate import run

        if found := self.dangling():
            one = found[0]
            raise WarehouseError(f"{one.rows} rows of {one.table} have a {one.column} that is not there")

        def make() -> int:
            with self.transaction() as connection:
                waiting = by_hand.apply(connection, corrections)
                run(connection)
            return waiting

        return self._fitting(make)

    def _fitting(self, work: Callable[[], T]) -> T:
        """Do what is one transaction, again with twice the memory where DuckDB had too little, up to the machine's.

        DuckDB keeps on the disk, beside the file, what memory cannot hold; left to itself it takes most of the machine
        first. Raises duckdb.OutOfMemoryException where all of it is too little.
        """
        while True:
            try:
                return work()
            except duckdb.OutOfMemoryException:
                if self._limit >= self._most:
                    raise
                self._hold(min(2 * self._limit, self._most))

    def _hold(self, limit: int) -> None:
        self._limit = limit
        self.connection.execute(f"SET memory_limit = '{limit}B'")

    def _here(self, doc_ids: Collection[str]) -> set[str]:
        """Those of the documents whose rows are here, whole."""
        with self._listed(doc_ids):
            query = "SELECT doc_id FROM texts WHERE doc_id IN (SELECT id FROM listed)"
            return {row[0] for row in self.connection.execute(query).fetchall()}

    def known(self) -> set[str]:
        """The ids of all documents whose rows are here, whole."""
        return {row[0] for row in self.connection.execute("SELECT doc_id FROM texts").fetchall()}

    def texts(self, doc_ids: Collection[str]) -> dict[str, str]:
        """The texts of those of the documents that are here, by id."""
        with self._listed(doc_ids):
            query = "SELECT doc_id, text FROM texts WHERE doc_id IN (SELECT id FROM listed)"
            return dict(self.connection.execute(query).fetchall())

    def frame(self, name: str) -> "pl.DataFrame":
        """All rows of a table in their order and types. Raises KeyError for an unknown table."""
        from schemas.ddl import ordered
        from schemas.frames import table_named, typed

        return typed(name, self.connection.sql(ordered(table_named(name))).pl())

    def count(self) -> dict[str, int]:
        """How many rows each released table has, by name, in the order of the schema."""
        from schemas import TABLES
        from schemas.ddl import quoted

        query = " UNION ALL ".join(f"SELECT '{name}', count(*) FROM {quoted(name)}" for name in TABLES)
        found = dict(self.connection.execute(query).fetchall())
        return {name: found[name] for name in TABLES}

    def dangling(self) -> list[Dangling]:
        """Foreign keys that DuckDB does not enforce and that do not hold; claims are made after this and left out."""
        from schemas import TABLES
        from schemas.ddl import quoted

        found = []
        for table in TABLES.values():
            for foreign in table.foreign_keys:
                if foreign.enforced or TABLES[foreign.table].kind == "curated":
                    continue
                column = quoted(foreign.column)
                # Without the first condition every null would be among them where the other table is empty.
                ((rows,),) = self.connection.execute(
                    f"SELECT count(*) FROM {quoted(table.name)} WHERE {column} IS NOT NULL"
                    f" AND {column} NOT IN (SELECT {quoted(foreign.target)} FROM {quoted(foreign.table)})"
                ).fetchall()
                if rows:
                    found.append(Dangling(table.name, foreign.column, rows))
        return found

    def _prepare(self) -> None:
        from schemas import ddl

        made_of, comments = structure(), fingerprint(ddl.comments())
        if self.connection.execute("SELECT count(*) FROM duckdb_tables()").fetchall() == [(0,)]:
            with self.transaction() as connection:
                for statement in ddl.statements():
                    connection.execute(statement)
                connection.execute("INSERT INTO meta VALUES ('schema', ?), ('comments', ?)", [made_of, comments])
            return
        made_by = meta(self.connection, self.path)
        if made_by.get("schema") != made_of:
            raise WarehouseError(
                f"{self.path} was made with another schema; build it anew:"
                f" communique build INPUT... --out '{self.path.parent}' --full"
            )
        if made_by.get("comments") != comments:
            with self.transaction() as connection:
                for statement in ddl.comments():
                    connection.execute(statement)
                connection.execute("UPDATE meta SET value = ? WHERE key = 'comments'", [comments])

    def _insert(self, connection: duckdb.DuckDBPyConnection, name: str, frame: "pl.DataFrame") -> None:
        from schemas.ddl import quoted
        from schemas.frames import typed

        # Keys of documents and rejects may be here already; records of these documents were deleted before.
        replace = "OR REPLACE " if name in {"documents", "texts", "rejects", "corrections"} else ""
        connection.register("landing", typed(name, frame))
        connection.execute(f"INSERT {replace}INTO {quoted(name)} BY NAME SELECT * FROM landing")
        connection.unregister("landing")

    def _delete_records(self, doc_ids: Collection[str]) -> None:
        from schemas import TABLES
        from schemas.ddl import quoted

        with self._listed(doc_ids):
            for name in ("corrections", "struck"):
                self.connection.execute(f"DELETE FROM {name} WHERE doc_id IN (SELECT id FROM listed)")
            for table in TABLES.values():
                if table.kind == "record":
                    self.connection.execute(f"DELETE FROM {quoted(table.name)} WHERE doc_id IN (SELECT id FROM listed)")

    def _forget_rejects(self, doc_ids: Collection[str]) -> None:
        with self._listed(doc_ids):
            self.connection.execute("DELETE FROM rejects WHERE doc_id IN (SELECT id FROM listed)")

    @contextmanager
    def _listed(self, values: Collection[str]) -> Iterator[None]:
        """Let the statements within see `values` as the table `listed` with the column `id`."""
        import polars as pl

        self.connection.register("listed", pl.DataFrame({"id": sorted(values)}, schema={"id": pl.String}))
        yield
        self.connection.unregister("listed")


def _bytes(connection: duckdb.DuckDBPyConnection) -> int:
    """The memory that DuckDB may use, in bytes: most of the machine's, if nothing else was said."""
    ((told,),) = connection.execute("SELECT current_setting('memory_limit')").fetchall()
    number, unit = str(told).split()
    return int(float(number) * 1024 ** _UNITS.index(unit))


_UNITS: Final = ("bytes", "KiB", "MiB", "GiB", "TiB")
