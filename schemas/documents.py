"""The table of documents."""

from datetime import date

import pandera.polars as pa
import polars as pl

from schemas import ids
from schemas.column import column, condition, key, reference, term
from schemas.table import ForeignKey, Table
from schemas.vocabulary import PUBLISHED_BASIS, PUBLISHED_PRECISION, RIGHTS


class Documents(pa.DataFrameModel):
    """One row is a distinct text: a news report, press release or decision that was read."""

    doc_id: str = key(ids.PREFIX["documents"], "Id of the document: a hash of its text as ingested.")
    file: str = column("Path of the file below the input, with the line or row number for files of many documents.")
    url: str = column("Address at which the text was published.", nullable=True)
    title: str = column("Headline.", nullable=True, words=True)
    publisher: str = column("Who published the text.", nullable=True)
    place: str = column("Place named in the dateline.", nullable=True)
    published_on: date = column("Day of publication; the first day where only month or year is known.", nullable=True)
    published_basis: pl.Enum = term(PUBLISHED_BASIS, "What the date of publication rests on.", nullable=True)
    published_precision: pl.Enum = term(PUBLISHED_PRECISION, "How exact the date of publication is.", nullable=True)
    language: str = column(
        "Language of the text, ISO 639-1; und where the text does not show it.", pattern="^([a-z]{2}|und)$"
    )
    words: pl.Int64 = column("Length of the text.", unit="words", minimum=0)
    duplicate_of: str = reference(
        ids.PREFIX["documents"],
        "The earliest document of which this is a near copy, as syndicated news is.",
        nullable=True,
    )
    rights: pl.Enum = term(RIGHTS, "What a release may show of the document.")

    dated = condition(
        "date_without_basis",
        "(published_on IS NULL) = (published_basis IS NULL) AND (published_on IS NULL) = (published_precision IS NULL)",
        "date, basis and precision of publication are given together or not at all",
    )
    other = condition("copy_of_itself", "duplicate_of <> doc_id", "a document is no copy of itself")

    class Config:
        strict = True


TABLE = Table(
    "documents",
    Documents,
    "documents",
    ("doc_id",),
    ("doc_id",),
    (ForeignKey("duplicate_of", "documents", "doc_id"),),
)
