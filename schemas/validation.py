"""Candidates to good rows and rejects: pandera over the models, and what needs more than the row to be judged.

Nothing is dropped in silence: each refused row becomes one row of `rejects` with all that is wrong in it.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from math import isfinite
from typing import Any, Final, NamedTuple

import pandera.polars as pa
import polars as pl

from flows import reference
from schemas import TABLES, ids
from schemas.column import Column
from schemas.frames import candidate_dtype, frame, table_named, typed
from schemas.glance import Glance
from schemas.keeping import REASON
from schemas.table import Table

_ROW: Final = "row"
_FAILURES: Final = {_ROW: pl.UInt32, "reason": pl.String, "found": pl.String}


class Split(NamedTuple):
    """The rows that hold, in their final types, and a frame of `rejects`; together they are all candidates."""

    good: pl.DataFrame
    rejects: pl.DataFrame


def split(
    name: str,
    candidates: pl.DataFrame,
    texts: Mapping[str, str],
    known: Mapping[str, Collection[str]] | None = None,
) -> Split:
    """Part the candidate rows of table `name` into good ones and rejects of stage `validate`.

    `texts` are the texts of the documents by id; a record of any other document is refused. `known` gives, by table,
    the ids that foreign keys may hold; keys into tables that it does not name are left to the warehouse.
    Raises ValueError where the columns are not those of the table.
    """
    table = table_named(name)
    if candidates.columns != list(table.by_name):
        raise ValueError(f"columns of {name} are {candidates.columns}, not {list(table.by_name)}")
    failures = pl.concat(
        [
            _model_failures(table, candidates),
            *_further_failures(table, candidates, known or {}),
            _text_failures(table, candidates, texts),
        ]
    )
    if failures.is_empty():
        return Split(typed(name, candidates), typed("rejects", frame("rejects", [])))
    numbered = candidates.with_row_index(_ROW)
    good = numbered.join(failures, on=_ROW, how="anti", maintain_order="left").drop(_ROW)
    return Split(typed(name, good), _rejects(table, numbered, failures))


def split_all(candidates: Mapping[str, pl.DataFrame], texts: Mapping[str, str]) -> dict[str, pl.DataFrame]:
    """Split the candidate frames of a batch, referred-to tables first: good rows by table, all rejects in `rejects`.

    A record whose document is refused is refused with it; a reference to a refused figure becomes null, for the action
    that names it stands without. Ledgers are not judged but typed: rejects handed
    in among the candidates (of ingest and extraction) come out beside those made here.
    Raises polars' InvalidOperationError for a term of a ledger that is outside its vocabulary.
    """
    good: dict[str, pl.DataFrame] = {}
    refused: list[pl.DataFrame] = []
    kept = texts
    known: dict[str, Collection[str]] = {}
    for name, table in TABLES.items():
        if name not in candidates:
            continue
        if table.kind == "ledger":
            good[name] = typed(name, candidates[name])
            continue
        good[name], rejects = split(name, _without_refused(table, candidates, good), kept, known)
        refused.append(rejects)
        if table.kind == "record":
            known[name] = set(good[name][table.key[0]])
        elif table.kind == "documents":
            kept = {doc_id: texts[doc_id] for doc_id in good[name]["doc_id"]}
    handed = [good["rejects"]] if "rejects" in good else []
    good["rejects"] = pl.concat([*handed, *refused]).unique("reject_id", maintain_order=True)
    return good


def _without_refused(
    table: Table, candidates: Mapping[str, pl.DataFrame], good: Mapping[str, pl.DataFrame]
) -> pl.DataFrame:
    """The candidates of a table, with nullable references to rows refused in the same batch set to null."""
    frame = candidates[table.name]
    for foreign in table.foreign_keys:
        if foreign.table in good and table.by_name[foreign.column].nullable:
            refused = set(candidates[foreign.table][foreign.target]) - set(good[foreign.table][foreign.target])
            column = pl.col(foreign.column)
            frame = frame.with_columns(pl.when(~column.is_in(list(refused))).then(column))
    return frame


def prepare() -> None:
    """Make all that `split_all` needs but the rows."""
    for name, table in TABLES.items():
        if table.kind in ("documents", "record"):
            _glance(name)


def known_codes() -> frozenset[str]:
    """Every code that a party may have: countries, dissolved states and blocs of seeds/."""
    return frozenset(row["code"] for name in ("countries", "blocs") for row in reference.table(name))


@cache
def _schema(name: str) -> pa.DataFrameSchema:
    """The model's schema for candidate frames: terms are strings that must be in their vocabulary."""
    updates: dict[str, dict[str, Any]] = {}
    for column in table_named(name).columns:
        updates[column.name] = {"dtype": candidate_dtype(column)}
        if column.vocabulary is not None and not column.listed:
            updates[column.name]["checks"] = [pa.Check.isin(list(column.vocabulary.terms))]
    return table_named(name).model.to_schema().update_columns(updates)


@cache
def _glance(name: str) -> Glance:
    return Glance(_schema(name))


_BUILT_IN: Final = {
    "not_nullable": "missing_value",
    "field_uniqueness": "duplicate_id",
    "isin": "unknown_term",
    "str_matches": "malformed_value",
    "greater_than_or_equal_to": "out_of_range",
    "less_than_or_equal_to": "out_of_range",
}


def _model_failures(table: Table, candidates: pl.DataFrame) -> pl.DataFrame:
    if _glance(table.name).finds_nothing(candidates):
        return pl.DataFrame(schema=_FAILURES)
    try:
        _schema(table.name).validate(candidates, lazy=True)
    except pa.errors.SchemaErrors as errors:
        cases = errors.failure_cases
    else:
        return pl.DataFrame(schema=_FAILURES)
    if cases["index"].null_count():
        raise ValueError(f"{table.name}: {cases.filter(pl.col('index').is_null()).to_dicts()}")
    conditions = _schema(table.name).checks
    found = []
    for row, column, check, number, value in cases.select(
        "index", "column", pl.col("check").str.split("(").list.first(), "check_number", "failure_case"
    ).iter_rows():
        if check in _BUILT_IN:
            found.append((row, _BUILT_IN[check], f"{column}: {value}"))
        else:
            found.append((row, check, f"it does not hold that {conditions[number].description}"))
    return pl.DataFrame(found, schema=_FAILURES, orient="row")


class _Fault(NamedTuple):
    """What may be wrong in a column beside its model: the rows for which `failing` is true are refused."""

    failing: pl.Expr
    reason: str
    column: Column


def _further_failures(
    table: Table, candidates: pl.DataFrame, known: Mapping[str, Collection[str]]
) -> list[pl.DataFrame]:
    """What lists, codes and keys are refused for. All are looked at in one pass, and named where one fails."""
    faults = [*_list_faults(table), *_code_faults(table), *_key_faults(table, known)]
    if not faults:
        return []
    found = candidates.select(fault.failing.any().alias(str(at)) for at, fault in enumerate(faults)).row(0)
    return [_failing(candidates, *fault) for fault, fails in zip(faults, found, strict=True) if fails]


def _list_faults(table: Table) -> Iterator[_Fault]:
    for column in (column for column in table.columns if column.listed):
        name = pl.col(column.name)
        yield _Fault(name != name.list.unique().list.sort(), "list_disordered", column)
        yield _Fault(name.list.len() < column.fewest, "list_empty", column)
        if column.vocabulary is not None:
            strange = name.list.set_difference(list(column.vocabulary.terms)).list.len() > 0
            yield _Fault(strange, "unknown_term", column)


def _code_faults(table: Table) -> Iterator[_Fault]:
    codes = sorted(known_codes())
    for column in (column for column in table.columns if column.codes):
        name = pl.col(column.name)
        strange = name.list.set_difference(codes).list.len() > 0 if column.listed else ~name.is_in(codes)
        yield _Fault(strange, "unknown_code", column)


def _key_faults(table: Table, known: Mapping[str, Collection[str]]) -> Iterator[_Fault]:
    for foreign in table.foreign_keys:
        if foreign.table in known:
            absent = ~pl.col(foreign.column).is_in(list(known[foreign.table]))
            yield _Fault(absent, "unknown_record", table.by_name[foreign.column])


def _text_failures(table: Table, candidates: pl.DataFrame, texts: Mapping[str, str]) -> pl.DataFrame:
    """What the text decides, in a plain loop: Python slices by code points at once, polars counts from the start."""
    found: list[tuple[int, str, str]] = []
    if table.kind == "documents":
        for row, doc_id in enumerate(candidates["doc_id"]):
            if doc_id not in texts:
                found.append((row, "unknown_document", f"no text of {doc_id}"))
            elif ids.document_id(texts[doc_id]) != doc_id:
                found.append((row, "wrong_id", f"the text has the id {ids.document_id(texts[doc_id])}"))
    elif table.kind == "record":
        spans = candidates.select("doc_id", "char_start", "char_end", "quote", table.key[0]).iter_rows()
        for row, (doc_id, start, end, quote, identity) in enumerate(spans):
            text = texts.get(doc_id)
            if text is None:
                found.append((row, "unknown_document", f"no text of {doc_id}"))
                continue
            if start is None or end is None:
                continue
            if not 0 <= start <= end <= len(text):
                found.append((row, "span_outside", f"{start} to {end} of {len(text)} characters"))
            elif text[start:end] != quote:
                found.append((row, "quote_mismatch", f"the document has {text[start:end]!r}"))
            if ids.record_id(table.name, doc_id, start, end) != identity:
                found.append((row, "wrong_id", "the id is not that of table, document and span"))
    return pl.DataFrame(found, schema=_FAILURES, orient="row")


def _failing(candidates: pl.DataFrame, failing: pl.Expr, reason: str, column: Column) -> pl.DataFrame:
    found = pl.concat_str(pl.lit(f"{column.name}: "), _text(column))
    return (
        candidates.with_row_index(_ROW)
        .filter(failing)
        .select(pl.col(_ROW), pl.lit(reason).alias("reason"), found.alias("found"))
    )


def _text(column: Column) -> pl.Expr:
    return pl.col(column.name).list.join(", ") if column.listed else pl.col(column.name)


def _rejects(table: Table, numbered: pl.DataFrame, failures: pl.DataFrame) -> pl.DataFrame:
    rank = {reason: place for place, reason in enumerate(REASON.terms)}
    by_row: dict[int, list[tuple[int, str, str]]] = {}
    for row, reason, found in failures.iter_rows():
        by_row.setdefault(row, []).append((rank[reason], reason, found))
    refused = numbered.filter(pl.col(_ROW).is_in(list(by_row)))
    rows = []
    for values in refused.iter_rows(named=True):
        wrong = sorted(set(by_row[values.pop(_ROW)]))
        rows.append(_reject(table.name, values, wrong[0][1], "; ".join(found for _, _, found in wrong)))
    return typed("rejects", frame("rejects", rows)).unique("reject_id", maintain_order=True)


def _reject(name: str, values: dict[str, Any], reason: str, detail: str) -> dict[str, Any]:
    storable = {
        key: str(value) if isinstance(value, float) and not isfinite(value) else value for key, value in values.items()
    }
    raw = json.dumps(storable, ensure_ascii=False, default=str)
    where = {key: values.get(key) for key in ("doc_id", "file", "char_start", "char_end")}
    identity = ids.reject_id(
        "validate", reason, name, where["doc_id"], where["file"], where["char_start"], where["char_end"], raw
    )
    return {
        "reject_id": identity,
        "stage": "validate",
        "reason": reason,
        "detail": detail,
        "record_table": name,
        "raw": raw,
        **where,
    }
