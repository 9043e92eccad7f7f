"""Showing where a row came from: its document, its sentence with the quote marked, and the words that decided it."""

import dataclasses
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import duckdb

from flows.commands.failure import BadUse
from flows.commands.rows import as_text
from flows.commands.sql import asked
from flows.commands.terminal import printable
from flows.ingest.document import Document

_SPAN: Final = frozenset({"doc_id", "quote", "char_start", "char_end", "sentence", "rule", "confidence"})
_MARKS: Final = ("»", "«")


def explain(identity: str, warehouse: Path) -> str:
    """The account of one record, as text. Raises BadUse for an id that is no record's or is not in the warehouse."""
    from schemas import TABLES

    tables = {name: table for name, table in TABLES.items() if table.kind == "record"}
    with asked(warehouse) as connection:
        for name, table in tables.items():
            if found := _row(connection, name, table.key[0], identity):
                document = _document(connection, found["doc_id"])
                return _account(name, table.key[0], found, document)
    raise BadUse(f"{printable(identity)}: no figure, commitment, agreement, event or person of {warehouse} has this id")


def _row(connection: duckdb.DuckDBPyConnection, table: str, key: str, identity: str) -> dict[str, Any] | None:
    result = connection.execute(f'SELECT * FROM "{table}" WHERE "{key}" = ?', [identity])
    names = [column[0] for column in result.description or ()]
    row = result.fetchone()
    return None if row is None else dict(zip(names, row, strict=True))


def _document(connection: duckdb.DuckDBPyConnection, doc_id: str) -> Document:
    """The document as it was read, its noise found again."""
    from flows.ingest.describe import describe

    stored = _row(connection, "documents", "doc_id", doc_id)
    text = connection.execute("SELECT text FROM texts WHERE doc_id = ?", [doc_id]).fetchone()
    if stored is None or text is None:
        raise BadUse(f"{doc_id}: the warehouse has no text of this document")
    known = {field.name: stored[field.name] for field in dataclasses.fields(Document) if field.name in stored}
    return dataclasses.replace(describe(stored["file"], text[0]), **known)


def _account(table: str, key: str, row: Mapping[str, Any], document: Document) -> str:
    made = _made_again(table, key, row, document)
    evidence = made["evidence"] if made else {}
    lines = [
        f"{table.removesuffix('s')} {row[key]}",
        "",
        *_document_lines(document),
        "",
        _marked(row, document.text),
        "",
        *_columns({name: value for name, value in row.items() if name not in _SPAN and name != key}),
        "",
        *_columns({"rule": row["rule"], "confidence": f"{row['confidence']:.2f}"}),
    ]
    if made is None:
        lines += ["", "The rules of this version do not make this row any more: build anew to see its words."]
    elif evidence:
        lines += ["", "from the words", *_words(evidence, document.text)]
    return "\n".join(lines)


def _made_again(table: str, key: str, row: Mapping[str, Any], document: Document) -> dict[str, Any] | None:
    from flows.extract.records import extract

    return next((made for made in extract(document)[table] if made[key] == row[key]), None)


def _document_lines(document: Document) -> list[str]:
    published = "undated"
    if document.published_on is not None:
        published = f"{document.published_on} ({document.published_precision}, from the {document.published_basis})"
    facts = {
        "document": document.doc_id,
        "file": document.file,
        "title": document.title,
        "publisher": document.publisher,
        "published": published,
    }
    return _columns(facts)


def _marked(row: Mapping[str, Any], text: str) -> str:
    """The sentence on one line, the quote between marks."""
    sentence, start, end = row["sentence"], row["char_start"], row["char_end"]
    begin = text.index(sentence, max(0, end - len(sentence)))
    before, quote, after = text[begin:start], text[start:end], text[end : begin + len(sentence)]
    return printable(" ".join(f"{before}{_MARKS[0]}{quote}{_MARKS[1]}{after}".split()))


def _columns(facts: Mapping[str, Any]) -> list[str]:
    width = max(map(len, facts))
    return [f"  {name:{width}}  {printable(as_text(value)) or '-'}" for name, value in facts.items()]


def _words(evidence: Mapping[str, tuple[int, int]], text: str) -> list[str]:
    """Each role with the words that filled it, in the order in which they stand."""
    roles = sorted(evidence.items(), key=lambda item: (item[1], item[0]))
    width = max(len(role) for role, _ in roles)
    return [
        f"  {role:{width}}  {printable(' '.join(text[start:end].split()))}  ({start} to {end})"
        for role, (start, end) in roles
    ]
