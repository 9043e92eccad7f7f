"""The table of events."""

from datetime import date

import polars as pl

from schemas import ids
from schemas.column import codes, column, condition, key, term
from schemas.record import Record
from schemas.table import record_table
from schemas.vocabulary import EVENT_KIND, LEVEL


class Events(Record):
    """One row is a meeting, visit, signing, inauguration or call that a document reports, at one place of its text."""

    event_id: str = key(ids.PREFIX["events"], "Id of the event: a hash of its document and span.")
    kind: pl.Enum = term(EVENT_KIND, "What took place.")
    date_start: date = column("First day, where the document fixes it.", nullable=True)
    date_end: date = column("Last day, where the document fixes it.", nullable=True)
    place: str = column("Where it took place, as the document names it.", nullable=True, words=True)
    parties: pl.List = codes("Who took part.")
    level: pl.Enum = term(LEVEL, "The highest rank of those who took part.", nullable=True)

    forward = condition("period_reversed", "date_start <= date_end", "an event ends on or after its first day")


TABLE = record_table("events", Events)
