"""Threads: which statements, in the order of their days, are of the same undertaking or instrument.

A statement that restates none founds a thread. Any other joins the thread of the earlier one that it restates and comes
nearest to, unless it has drifted from what the thread was founded on: it must come near the founding statement too. The
id of a thread is made of the statement that founded it.

So the threads are a function of the documents, in whatever order they were read, and a statement depends on earlier
ones alone. A document later than all others adds to threads and begins new ones; it cannot renumber a thread, nor join
two. A document that is published before others and read after them is put where its day puts it. What it was the first
to say is its thread from then on, and takes in what restates it; no other thread changes. It cannot be otherwise: what
restates is not transitive, so that threads which never change at all would have to depend on the order of reading.
Documents of one day stand in the order of their ids, undated ones after all others.
"""

from itertools import groupby
from operator import itemgetter

import duckdb
import numpy as np
import polars as pl


def founders(links: pl.DataFrame, count: int) -> pl.DataFrame:
    """The founder of the thread of each of `count` statements; `turn` and `founder` count from 0.

    `links` has `later`, `earlier` and `restates`, ordered by `later` and, within it, nearest first.
    """
    founder = list(range(count))
    columns = (links["later"].to_list(), links["earlier"].to_list(), links["restates"].to_list())
    for later, group in groupby(zip(*columns, strict=True), key=itemgetter(0)):
        near = [(earlier, restates) for _, earlier, restates in group]
        within_reach = {earlier for earlier, _ in near}
        joined = (founder[earlier] for earlier, restates in near if restates and founder[earlier] in within_reach)
        founder[later] = next(joined, later)
    return pl.DataFrame({"turn": np.arange(count), "founder": np.array(founder, dtype=np.int64)})


def of_commitments(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """The founder of each commitment, by turn."""
    return _founders(connection, "commitment_links", "undertakings")


def of_agreements(connection: duckdb.DuckDBPyConnection) -> pl.DataFrame:
    """The founder of each agreement, by turn."""
    return _founders(connection, "agreement_links", "instruments")


def _founders(connection: duckdb.DuckDBPyConnection, links: str, statements: str) -> pl.DataFrame:
    ((count,),) = connection.execute(f"SELECT count(*) FROM {statements}").fetchall()
    return founders(
        connection.sql(f"SELECT later, earlier, restates FROM {links} ORDER BY later, nearness DESC, earlier").pl(),
        count,
    )
