"""A document's records in all tables: the makers run, their rows finished with quotes, sentences and ids."""

from bisect import bisect_left
from collections.abc import Callable
from operator import itemgetter
from typing import Any

from flows.extract.agreements import agreements
from flows.extract.analysis import Analysis
from flows.extract.commitments import commitments
from flows.extract.events import events
from flows.extract.figures import figures
from flows.extract.persons import persons
from flows.extract.text.sentences import sentence_at
from flows.ingest.document import Document
from schemas.ids import record_id

Row = dict[str, Any]

MAKERS: dict[str, Callable[[Analysis], list[Row]]] = {
    "figures": figures,
    "commitments": commitments,
    "agreements": agreements,
    "events": events,
    "persons": persons,
}
_ID = {
    "figures": "figure_id",
    "commitments": "commitment_id",
    "agreements": "agreement_id",
    "events": "event_id",
    "persons": "person_id",
}
_PLACE = itemgetter("start", "end")


def extract(doc: Document, tables: tuple[str, ...] = tuple(MAKERS)) -> dict[str, list[Row]]:
    """The records of one document by table, each row complete but for what only curation knows.

    A row has the columns of its table and `evidence`: role -> raw (start, end) of the words that decided it
    (cue, parties, period, topic, hedge …). Where two records of a table claim the same span, the first stands.
    """
    a = Analysis(doc)
    found = {table: made(a, table) for table in tables}
    link(found)
    return found


def made(a: Analysis, table: str) -> list[Row]:
    """The records of one table, as far as they depend on no other."""
    return _finish(a, table, MAKERS[table](a))


def link(found: dict[str, list[Row]]) -> None:
    """Tell each record the records of other tables that it depends on."""
    if "figures" in found and "commitments" in found:
        _link_targets(found["figures"], found["commitments"])


def _finish(a: Analysis, table: str, made: list[Row]) -> list[Row]:
    """Rows with raw offsets, quote, sentence and id in place of the offsets of the view."""
    if not made:
        return []
    raw, doc_id, back, sentences = a.doc.text, a.doc.doc_id, a.view.span, a.sentences
    rows: dict[str, Row] = {}
    begin = finish = low = high = at = -1
    shift: int | None = None
    for row in sorted(made, key=_PLACE):
        row_start, row_end = row.pop("start"), row.pop("end")
        holds = sentence_at(sentences, row_end - 1)
        if holds != at:
            at = holds
            begin, finish, _ = sentences[at]
            low, high = back(begin, finish)
            shift = a.view.shift(begin, finish)  # most sentences stand in the raw text as they do in the view
        evidence: dict[str, tuple[int, int]] = row.pop("evidence")
        if shift is not None and begin <= row_start and row_end <= finish:
            start, end = row_start + shift, row_end + shift
            for role, (first, last) in evidence.items():
                inside = begin <= first and last <= finish
                evidence[role] = (first + shift, last + shift) if inside else back(first, last)
        else:
            start, end = back(row_start, row_end)
            evidence = {role: back(*span) for role, span in evidence.items()}
        key = record_id(table, doc_id, start, end)
        if key not in rows:
            rows[key] = {
                _ID[table]: key,
                "doc_id": doc_id,
                "quote": raw[start:end],
                "char_start": start,
                "char_end": end,
                **row,
                "sentence": raw[min(low, start) : max(high, end)],
                "evidence": evidence,
            }
    return list(rows.values())


def _link_targets(made: list[Row], promised: list[Row]) -> None:
    """Give a commitment the figure that it names as its target: the first one inside its quote."""
    targets = [figure for figure in made if figure["status"] == "target"]  # in the order of the text, none overlaps
    starts = [figure["char_start"] for figure in targets]
    for commitment in promised:
        at = bisect_left(starts, commitment["char_start"])
        inside = at < len(targets) and targets[at]["char_end"] <= commitment["char_end"]
        commitment["figure_id"] = targets[at]["figure_id"] if inside else None
