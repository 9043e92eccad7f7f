"""The tables of communique: each model is the only place where a column is named, typed, explained and checked.

`TABLES` are those of a release, in an order in which every table follows the ones it refers to, but for claims and
threads, which are made from the records that then point to them. `BETWEEN` is what a release says of the one before; it
is in no warehouse. `STATE` are those that stay in the warehouse, `VIEWS` the questions that it has an answer to.
"""

from typing import Final

from schemas import (
    agreement_threads,
    agreements,
    changes,
    checks,
    claims,
    commitment_threads,
    commitments,
    corrections,
    country_pairs,
    documents,
    events,
    figures,
    keeping,
    persons,
    rejects,
    review,
    state,
    target_progress,
    trade_series,
    vocabulary,
)
from schemas.column import Column, Condition
from schemas.table import ForeignKey, Table
from schemas.vocabulary import Vocabulary

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
        checks.CHECKS,
        trade_series.TABLE,
        target_progress.TABLE,
        commitment_threads.TABLE,
        agreement_threads.TABLE,
        country_pairs.TABLE,
    )
}
BETWEEN: Final[dict[str, Table]] = {changes.TABLE.name: changes.TABLE}
STATE: Final[dict[str, Table]] = {
    table.name: table for table in (state.TEXTS, state.READINGS, state.STRUCK, state.META)
}
VIEWS: Final[dict[str, Table]] = {table.name: table for table in (checks.CONFLICTS, review.TABLE)}
VOCABULARIES: Final = (
    vocabulary.QUALIFIER,
    vocabulary.MEASURE,
    vocabulary.DIRECTION,
    vocabulary.METRIC,
    vocabulary.FIGURE_STATUS,
    vocabulary.MODALITY,
    vocabulary.TOPIC,
    vocabulary.AGREEMENT_TYPE,
    vocabulary.AGREEMENT_STATUS,
    vocabulary.EVENT_KIND,
    vocabulary.LEVEL,
    vocabulary.PUBLISHED_BASIS,
    vocabulary.PUBLISHED_PRECISION,
    vocabulary.RIGHTS,
    keeping.RECORD_TABLE,
    keeping.STAGE,
    keeping.REASON,
    keeping.CHECK_KIND,
    keeping.FLOW,
    keeping.BASIS,
    keeping.CONCERN,
    keeping.CHANGE,
    keeping.CAUSE,
)

__all__ = [
    "BETWEEN",
    "STATE",
    "TABLES",
    "VIEWS",
    "VOCABULARIES",
    "Column",
    "Condition",
    "ForeignKey",
    "Table",
    "Vocabulary",
]
