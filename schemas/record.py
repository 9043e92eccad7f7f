"""The columns that every record has."""

import pandera.polars as pa
import polars as pl

from schemas.column import NOT_BLANK, column, condition, reference


class Record(pa.DataFrameModel):
    """A row that can be proved from one span of one document."""

    doc_id: str = reference("doc", "The document that the record was read from.")
    quote: str = column("The exact words of the document between the two offsets.", pattern=NOT_BLANK, words=True)
    char_start: pl.Int64 = column(
        "Where the quote begins in the text as ingested.", unit="Unicode code points", minimum=0
    )
    char_end: pl.Int64 = column("Where the quote ends, exclusive.", unit="Unicode code points", minimum=0)
    sentence: str = column("The sentence that holds the quote, as it stands in the document.", last=True, words=True)
    rule: str = column("The rule that made the record.", pattern="^[a-z][a-z0-9_]*$", last=True)
    confidence: float = column(
        "How likely the record is right, measured on annotated documents.",
        unit="probability",
        minimum=0,
        maximum=1,
        last=True,
    )

    span_not_empty = condition("span_empty", "char_start < char_end", "the quote has at least one character")

    class Config:
        strict = True
