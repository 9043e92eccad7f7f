"""The table of agreements."""

from datetime import date

import polars as pl

from schemas import ids
from schemas.column import codes, column, key, reference, term
from schemas.record import Record
from schemas.table import ForeignKey, record_table
from schemas.vocabulary import AGREEMENT_STATUS, AGREEMENT_TYPE


class Agreements(Record):
    """One row is an instrument that a document names, concluded, pending or in force, at one place of its text."""

    agreement_id: str = key(ids.PREFIX["agreements"], "Id of the agreement: a hash of its document and span.")
    type: pl.Enum = term(AGREEMENT_TYPE, "What kind of instrument it is.")
    status: pl.Enum = term(AGREEMENT_STATUS, "How far it has come.")
    count: pl.Int64 = column(
        "How many instruments are named: 11 documents is 11, a single one 1; null for a group without a number.",
        unit="instruments",
        minimum=1,
        nullable=True,
    )
    parties: pl.List = codes("Who concludes it.")
    signed_on: date = column("Day of signing, where the document fixes it.", nullable=True)
    subject: str = column("The words that say what it is about, as they stand.", nullable=True, words=True)
    title: str = column("Its name in one form, so that mentions of one instrument meet.", nullable=True, words=True)
    thread_id: str = reference(
        ids.PREFIX["agreement_threads"], "The instrument that is named here, over all documents.", nullable=True
    )


TABLE = record_table("agreements", Agreements, ForeignKey("thread_id", "agreement_threads", "thread_id"))
