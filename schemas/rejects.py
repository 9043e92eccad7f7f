"""The ledger of what was refused."""

import pandera.polars as pa
import polars as pl

from schemas import ids
from schemas.column import column, key, term
from schemas.keeping import REASON, RECORD_TABLE, STAGE
from schemas.table import Table


class Rejects(pa.DataFrameModel):
    """One row is a candidate or a document that was refused, with the reason and its values as they were."""

    reject_id: str = key(ids.PREFIX["rejects"], "Id of the reject: a hash of where, why and what was refused.")
    stage: pl.Enum = term(STAGE, "Where it was refused.")
    reason: pl.Enum = term(REASON, "Why it was refused; of several reasons the first in the order of the vocabulary.")
    detail: str = column("All that was found wrong, in words.", nullable=True, words=True)
    record_table: pl.Enum = term(RECORD_TABLE, "The table that the candidate was meant for.", nullable=True)
    doc_id: str = column("The document, where there is one; it may itself be refused.", nullable=True)
    file: str = column("Path of the file below the input, where it is known.", nullable=True)
    char_start: pl.Int64 = column(
        "Where the candidate begins in the text, as it was given.", unit="Unicode code points", nullable=True
    )
    char_end: pl.Int64 = column(
        "Where the candidate ends, exclusive, as it was given.", unit="Unicode code points", nullable=True
    )
    raw: str = column("The refused values as a JSON object.", nullable=True, words=True)

    class Config:
        strict = True


TABLE = Table("rejects", Rejects, "ledger", ("reject_id",), ("reject_id",))
