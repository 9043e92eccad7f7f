"""The closed vocabularies of keeping the ledgers: tables, refusals, checks, series, changes and their causes."""

from schemas.vocabulary import Vocabulary

RECORD_TABLE = Vocabulary(
    "record_table",
    "the table that a row belongs to",
    {
        "documents": "a document",
        "figures": "a figure",
        "commitments": "a commitment",
        "agreements": "an agreement",
        "events": "an event",
        "persons": "a person",
    },
)

STAGE = Vocabulary(
    "stage",
    "where a candidate or document was refused",
    {
        "ingest": "while reading inputs",
        "extract": "while reading the sentences of a document",
        "validate": "while checking rows against the schema",
    },
)

REASON = Vocabulary(
    "reason",
    "why a candidate or document was refused",
    {
        "unknown_format": "the name of the file ends in none of the formats that are read",
        "outside_folder": "a link that leads out of the input folder, or a linked folder",
        "missing_file": "a row of sources.csv names a file that is not there",
        "unreadable": "the system would not read it: permission, device, vanished while reading",
        "empty": "no character but white space",
        "not_utf8": "bytes that are no UTF-8",
        "binary": "a NUL or more control characters than any text has",
        "too_large": "longer than the documented maximum, or packed data that unpacks beyond all measure",
        "html_without_article": "no main text in the page",
        "bad_json": "a line that is no JSON object",
        "no_text": "a record without a string `text`",
        "bad_value": "a field of the wrong type, or a date or rights that mean nothing",
        "damaged": "a compressed or Parquet file that breaks off or contradicts itself",
        "duplicate": "the same text, to the character, as a document that is kept",
        "extract_failed": "a layer failed on the document",
        "missing_value": "a column that must be filled is empty",
        "unknown_term": "a term outside its closed vocabulary",
        "unknown_code": "a code of no known country or bloc",
        "malformed_value": "a value that does not have the form of its column",
        "out_of_range": "a number outside the range of its column, or not finite",
        "list_disordered": "a list that is not sorted or names something twice",
        "list_empty": "a list that must name something is empty",
        "unknown_document": "the document is not among those kept",
        "unknown_record": "the row points to a record that is not kept",
        "span_empty": "the span has no characters",
        "span_outside": "the span reaches beyond the document",
        "quote_mismatch": "the quote is not the slice of its document",
        "duplicate_id": "another row has the same id",
        "wrong_id": "the id does not follow from the raw facts of the row",
        "period_reversed": "a period ends before it begins",
        "range_reversed": "the upper end of a range lies below the lower",
        "interval_excludes_value": "the interval of a figure does not hold its value",
        "direction_without_change": "a direction on a figure that is no change",
        "unit_contradicts_measure": "the unit rank without the measure rank, or the other way round",
        "same_party": "reporter and partner, or the two of a pair, are the same",
        "date_without_basis": "a date of publication without basis and precision, or these without a date",
        "copy_of_itself": "a document that is a near-duplicate of itself",
    },
)

CHECK_KIND = Vocabulary(
    "check_kind",
    "what figures are held against",
    {
        "value": "figures of one thing against each other, and exports against what the partner counts as imports",
        "sum": "exports and imports against the two-way trade of the same two and period",
        "growth": "a value and a stated growth against the value of the period after",
        "share": "parts against their whole",
    },
)

FLOW = Vocabulary(
    "flow",
    "which way goods and services go",
    {
        "trade": "two-way turnover",
        "exports": "from the reporter to the partner",
        "imports": "from the partner to the reporter",
    },
)

BASIS = Vocabulary(
    "basis",
    "what a value of a series rests on",
    {
        "reported": "figures that state it",
        "sum": "exports and imports together, where none states it or all that do allow more",
        "mirror": "what the partner states of the same flow, where the reporter states nothing",
    },
)

CONCERN = Vocabulary(
    "concern",
    "why a row should be looked at by a person",
    {
        "conflict": "the figure is on one side of a check that does not hold",
        "low_confidence": "rows like it were wrong more often than right on annotated documents",
        "reject": "a candidate or document that was refused",
    },
)

CHANGE = Vocabulary(
    "change",
    "what became of a row since the release before",
    {
        "added": "the release before did not have it",
        "removed": "only the release before had it",
        "changed": "both have it, with another value",
    },
)

CAUSE = Vocabulary(
    "cause",
    "why a row is not what it was in the release before",
    {
        "new_document": "the document is new",
        "changed_document": "the file has another text, or other things are said of it beside the text",
        "removed_document": "the document is no longer there",
        "correction": "a person corrected it, or no longer does",
        "rule_changed": "the code is another",
        "vocabulary_changed": "a word list or reference table is another",
        "environment": "documents, code and word lists are the same: another version of a library reads otherwise",
    },
)
