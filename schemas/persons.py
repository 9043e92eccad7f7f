"""The table of persons."""

from schemas import ids
from schemas.column import NOT_BLANK, code, column, key
from schemas.record import Record
from schemas.table import record_table


class Persons(Record):
    """One row is a person whom a document names with an office, at one place of its text."""

    person_id: str = key(ids.PREFIX["persons"], "Id of the mention: a hash of its document and span.")
    name: str = column("The name without the office, as the document writes it.", pattern=NOT_BLANK, words=True)
    role: str = column("The office, as the document writes it.", nullable=True, words=True)
    country: str = code("The country or bloc that the person speaks for.", nullable=True)


TABLE = record_table("persons", Persons)
