"""What the warehouse keeps for itself and no release holds."""

import pandera.polars as pa

from schemas import ids
from schemas.column import column, reference
from schemas.table import ForeignKey, Table


class Texts(pa.DataFrameModel):
    """One row is the text of a document as ingested, from which every quote can be cut again."""

    doc_id: str = reference(ids.PREFIX["documents"], "The document.")
    text: str = column("Its whole text, never altered.")

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
META = Table("meta", Meta, "state", ("key",), ("key",))
