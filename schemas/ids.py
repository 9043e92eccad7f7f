"""Stable ids, and the policy that keeps them so.

An id is a prefix that names the table and the first 16 hexadecimal digits (64 bits) of a SHA-256 over the fewest raw
facts that make the row itself:

| id | facts |
| --- | --- |
| document | its text, in UTF-8, as ingested; not its file name, address, title or date, which may change |
| figure, commitment, agreement, event, person | table, document id, first and last offset of the quote |
| reject | stage, reason, table, document or file, offsets, the raw values as they were refused |
| claim | what is measured: metric, measure, status, reporter, partner, unit, period |
| check | its kind, and the claims (of a share, the figure and the claims) that are held against each other |
| value of a series | reporter, partner, flow, unit, period |
| thread | the commitment that founded it, or the agreement |
| target | metric, reporter, partner, unit, the number, the deadline |

No cleaned or interpreted value (number, unit, party, date, confidence, rule) is inside a document's or record's id. So
a better rule changes the columns of a row and not its id, corrections keep their target, and releases can be compared
row by row. A claim is made of interpreted values by its nature: it is the meaning that its figures share.

Facts are joined by the unit separator (U+001F), which no fact contains; null is the empty string. SQL makes the ids of
curated rows with the macro of `MACRO`, which gives the same digits.
"""

import hashlib
from typing import Final

PREFIX: Final = {
    "documents": "doc",
    "figures": "fig",
    "commitments": "com",
    "agreements": "agr",
    "events": "evt",
    "persons": "per",
    "rejects": "rej",
    "claims": "clm",
    "checks": "chk",
    "trade_series": "ser",
    "target_progress": "tgt",
    "commitment_threads": "cth",
    "agreement_threads": "ath",
}
DIGITS: Final = 16

MACRO: Final = (
    "CREATE OR REPLACE TEMP MACRO identifier(prefix, facts) AS prefix || '_' || "
    f"left(sha256(array_to_string(list_transform(facts, lambda fact: coalesce(fact, '')), chr(31))), {DIGITS})"
)


def identifier(prefix: str, *facts: str | int | None) -> str:
    """`prefix` + `_` + 16 hex digits of the facts; the twin of the SQL macro `identifier(prefix, [facts])`."""
    joined = "\x1f".join("" if fact is None else str(fact) for fact in facts)
    return f"{prefix}_{hashlib.sha256(joined.encode('utf-8')).hexdigest()[:DIGITS]}"


def document_id(text: str) -> str:
    """`doc_` + 16 hex digits of the text. Raises UnicodeEncodeError for a lone surrogate, which no text may hold."""
    return f"{PREFIX['documents']}_{hashlib.sha256(text.encode('utf-8')).hexdigest()[:DIGITS]}"


def record_id(table: str, doc_id: str, char_start: int, char_end: int) -> str:
    """Id of a record, e.g. `fig_…`; offsets are code points of the raw text. Raises KeyError for an unknown table."""
    facts = f"{table}\x1f{doc_id}\x1f{char_start}\x1f{char_end}"  # what `identifier` joins, none of them null
    return f"{PREFIX[table]}_{hashlib.sha256(facts.encode()).hexdigest()[:DIGITS]}"


def reject_id(
    stage: str,
    reason: str,
    record_table: str | None,
    doc_id: str | None,
    file: str | None,
    char_start: int | None,
    char_end: int | None,
    raw: str | None,
) -> str:
    """`rej_` + 16 hex digits: the same candidate refused for the same reason is the same reject in every build."""
    source = file if doc_id is None else doc_id
    return identifier(PREFIX["rejects"], stage, reason, record_table, source, char_start, char_end, raw)
