"""The table of commitments."""

from datetime import date

import polars as pl

from schemas import ids
from schemas.column import codes, column, key, reference, term, terms
from schemas.record import Record
from schemas.table import ForeignKey, record_table
from schemas.vocabulary import MODALITY, TOPIC


class Commitments(Record):
    """One row is an action that a party undertakes, or asks another to take, at one place of a text."""

    commitment_id: str = key(ids.PREFIX["commitments"], "Id of the commitment: a hash of its document and span.")
    modality: pl.Enum = term(MODALITY, "With what force the action is put.")
    parties: pl.List = codes("Who undertakes it; of a request, who asks.")
    addressees: pl.List = codes("Who is asked or promised to, where not simply all of the parties; else empty.")
    topics: pl.List = terms(TOPIC, "What the action is about.", fewest=1)
    due: date = column("The deadline, where one is stated.", nullable=True)
    lemma: str = column("Base form of the main verb of the action.", nullable=True)
    figure_id: str = reference(ids.PREFIX["figures"], "The figure that the action names as its target.", nullable=True)
    thread_id: str = reference(
        ids.PREFIX["commitment_threads"], "The undertaking that is restated here, over all documents.", nullable=True
    )


TABLE = record_table(
    "commitments",
    Commitments,
    ForeignKey("figure_id", "figures", "figure_id"),
    ForeignKey("thread_id", "commitment_threads", "thread_id"),
)
