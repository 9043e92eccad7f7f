"""What the warehouse keeps for itself and no release holds."""

from datetime import date

import pandera.polars as pa
import polars as pl

from schemas import ids
from schemas.column import column, reference, term
from schemas.keeping import RECORD_TABLE
from schemas.table import ForeignKey, Table


class Texts(pa.DataFrameModel):
    """One row is the text of a document as ingested, from which every quote can be cut again."""

    doc_id: str = reference(ids.PREFIX["documents"], "The document.")
    text: str = column("Its whole text, never altered.")

    class Config:
        strict = True


class Readings(pa.DataFrameModel):
    """One row is what a record of the inputs came to, so that the next build need not read the same again."""

    key: str = column("Hash of the record: its bytes and what was told beside them.")
    doc_id: str = reference(ids.PREFIX["documents"], "The document that it is.", nullable=True)
    published_on: date = column("Day of publication, as read from this record.", nullable=True)
    signature: pl.Binary = column("What near copies are found by.", nullable=True)
    made: bool = column("Whether the rows of its document are those made of this record, not of an equal text.")
    reason: str = column("Why it is no document, of the reasons of rejects.", nullable=True)
    detail: str = column("What was found wrong, in words.", nullable=True)

    class Config:
        strict = True


class Struck(pa.DataFrameModel):
    """One row is a cell as it was before a correction deleted its row, or the row that it refers to."""

    doc_id: str = reference(ids.PREFIX["documents"], "The document of the row.")
    record_table: pl.Enum = term(RECORD_TABLE, "The table of the row.")
    record_id: str = column("Id of the row.")
    column_name: str = column("The column of the cell; cells that were empty are not here.")
    value: str = column("What stood in it, as corrections write it.")

    class Config:
        strict = True


class Meta(pa.DataFrameModel):
    """One row is a fact about this file, such as the schema that it was made by."""

    key: str = column("Name of the fact.")
    value: str = column("The fact.")

    class Config:
        strict = True


TEXTS = Table(
    "texts",
    Texts,
    "state",
    ("doc_id",),
    ("doc_id",),
    (ForeignKey("doc_id", "documents", "doc_id", enforced=True),),
)
READINGS = Table("readings", Readings, "state", ("key",), ("key",))
STRUCK = Table("struck", Struck, "state", ("record_id", "column_name"), ("record_id", "column_name"))
META = Table("meta", Meta, "state", ("key",), ("key",))
