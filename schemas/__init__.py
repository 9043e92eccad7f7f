"""The tables of communique: each model is the only place where a column is named, typed, explained and checked.

`TABLES` are those of a release, in an order in which every table follows the ones it refers to, but for the claims,
which are made from the figures that then point to them. `STATE` are those that stay in the warehouse.
"""

from typing import Final

from schemas import (
    agreements,
    claims,
    commitments,
    corrections,
    country_pairs,
    documents,
    events,
    figures,
    persons,
    rejects,
    state,
)
from schemas.column import Column, Condition
from schemas.table import ForeignKey, Table
from schemas.vocabulary import VOCABULARIES, Vocabulary

TABLES: Final[dict[str, Table]] = {
    table.name: table
    for table in (
        documents.TABLE,
        figures.TABLE,
        commitments.TABLE,
        agreements.TABLE,
        events.TABLE,
        persons.TABLE,
        rejects.TABLE,
        corrections.TABLE,
        claims.TABLE,
        country_pairs.TABLE,
    )
}
STATE: Final[dict[str, Table]] = {table.name: table for table in (state.TEXTS, state.META)}

__all__ = ["STATE", "TABLES", "VOCABULARIES", "Column", "Condition", "ForeignKey", "Table", "Vocabulary"]
