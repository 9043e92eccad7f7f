"""The curated table of undertakings over documents."""

from datetime import date

import pandera.polars as pa
import polars as pl

from schemas import ids
from schemas.column import codes, column, condition, key, reference, terms
from schemas.table import Table
from schemas.vocabulary import TOPIC


class CommitmentThreads(pa.DataFrameModel):
    """One row is an undertaking, stated once or restated over documents and years; near copies count once."""

    thread_id: str = key(
        ids.PREFIX["commitment_threads"], "Id of the undertaking: a hash of the commitment that states it first."
    )
    label: str = column("How the document that states it first puts it.", words=True)
    topics: pl.List = terms(TOPIC, "What its commitments are about.", fewest=1)
    parties: pl.List = codes("Who undertakes it, is asked for it or promised it.")
    first_seen: date = column("Publication of the first document that states it.", nullable=True)
    last_seen: date = column("Publication of the last one.", nullable=True)
    mentions: pl.Int64 = column("How many commitments state it.", unit="commitments", minimum=1)
    documents: pl.Int64 = column("In how many documents.", unit="documents", minimum=1)
    publishers: pl.Int64 = column("Of how many publishers.", unit="publishers", minimum=0)
    modality_path: str = column(
        "Its modalities in the order of publication, each where it changes: requested > agreed.",
        pattern="^[a-z]+( > [a-z]+)*$",
    )
    fulfilled_by: str = column(
        "The signing or event that a later document tells of and that does what was undertaken: id of an agreement or"
        " event; null where no text shows it.",
        pattern="^(agr|evt)_[0-9a-f]{16}$",
        nullable=True,
    )
    doc_id: str = reference(ids.PREFIX["documents"], "The document that states it first.")

    forward = condition("period_reversed", "first_seen <= last_seen", "the first is not after the last")

    class Config:
        strict = True


TABLE = Table("commitment_threads", CommitmentThreads, "curated", ("thread_id",), ("thread_id",))
