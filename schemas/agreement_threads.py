"""The curated table of instruments over documents."""

from datetime import date

import pandera.polars as pa
import polars as pl

from schemas import ids
from schemas.column import codes, column, condition, key, reference, term
from schemas.table import Table
from schemas.vocabulary import AGREEMENT_TYPE


class AgreementThreads(pa.DataFrameModel):
    """One row is an instrument, from proposed or to be signed to signed to in force; near copies count once."""

    thread_id: str = key(
        ids.PREFIX["agreement_threads"], "Id of the instrument: a hash of the agreement that names it first."
    )
    title: str = column("Its name in one form, as its first mention has it.", nullable=True, words=True)
    type: pl.Enum = term(AGREEMENT_TYPE, "What kind of instrument it is, as its first mention has it.")
    parties: pl.List = codes("Who concludes it.")
    first_seen: date = column("Publication of the first document that names it.", nullable=True)
    last_seen: date = column("Publication of the last one.", nullable=True)
    status_path: str = column(
        "How far it had come, in the order of publication, each where it changes: to_be_signed > signed.",
        pattern="^[a-z_]+( > [a-z_]+)*$",
    )
    signed_on: date = column("Day of signing, the one that most mentions give.", nullable=True)
    mentions: pl.Int64 = column("How many agreements name it.", unit="agreements", minimum=1)
    documents: pl.Int64 = column("In how many documents.", unit="documents", minimum=1)
    doc_id: str = reference(ids.PREFIX["documents"], "The document that names it first.")

    forward = condition("period_reversed", "first_seen <= last_seen", "the first is not after the last")

    class Config:
        strict = True


TABLE = Table("agreement_threads", AgreementThreads, "curated", ("thread_id",), ("thread_id",))
