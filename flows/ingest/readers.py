"""Sources -> records -> documents: the formats. Every file, line and row becomes one or a refusal; nothing raises.

Nothing but Unreachable, that is: where a storage does not answer, no one can say what is in it.
"""

import os
from collections.abc import Callable, Iterator
from datetime import date, datetime
from itertools import islice
from typing import Any, Final

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from flows.ingest.addresses import opened
from flows.ingest.decoding import MAX_BYTES, MAX_RATIO, decode, lines, read_bounded
from flows.ingest.describe import describe
from flows.ingest.document import Document
from flows.ingest.facts import facts
from flows.ingest.page import MAX_PAGE_BYTES, page
from flows.ingest.record import Record
from flows.ingest.refusal import Refusal, Refused
from flows.ingest.sources import Source, discover

__all__ = ["Source", "discover", "document", "read", "records"]

FIELDS: Final = ("url", "title", "publisher", "published_on", "rights")
"""What a record may say beside `text` and `file`; any other field is not read."""
_ROWS_AT_ONCE: Final = 64


def read(source: Source) -> Iterator[Document | Refusal]:
    """The documents of a source in its order, complete, and a refusal for whatever is none. Raises only Unreachable."""
    for item in records(source):
        yield document(item) if isinstance(item, Record) else item


def document(record: Record) -> Document | Refusal:
    """The document of a record, or why it is none: always the same for records of the same key, but for its file."""
    try:
        text = decode(record.content)
        if record.markup:
            text, told = page(text)
            return describe(record.file, text, record.told, told)
    except Refused as refused:
        return refused.refusal(record.place)
    return describe(record.file, text, record.told)


def records(source: Source) -> Iterator[Record | Refusal]:
    """What a source holds, in its order, before any text is looked at; reading costs little more than the disk.

    Raises only Unreachable.
    """
    if source.refusal is not None:
        yield source.refusal
        return
    nothing = True
    try:
        for item in _READERS[source.format](source):
            nothing = False
            yield item
    except Refused as refused:
        yield refused.refusal(source.file)
    except (OSError, pa.ArrowException, UnicodeDecodeError) as error:
        system = isinstance(error, OSError) and error.errno is not None
        detail = " ".join(str(error.args[-1] if error.args else error).split())[:200]
        yield Refusal(source.file, "unreadable" if system else "damaged", detail)
    else:
        if nothing:
            yield Refusal(source.file, "empty", "no records")


def _read_text(source: Source) -> Iterator[Record]:
    with opened(source.path) as stream:
        yield Record(source.file, source.file, read_bounded(stream), source.facts)


def _read_html(source: Source) -> Iterator[Record]:
    with opened(source.path) as stream:
        yield Record(source.file, source.file, read_bounded(stream, MAX_PAGE_BYTES), source.facts, markup=True)


def _read_lines(source: Source) -> Iterator[Record | Refusal]:
    packing = source.format.removeprefix("jsonl").removeprefix(".")
    with opened(source.path) as stream:
        stream.seek(source.offset)
        for number, line in enumerate(islice(lines(stream, packing), source.records), source.first + 1):
            place = f"{source.file}#{number}"
            if isinstance(line, Refused):
                yield line.refusal(place)
            elif line.strip():
                yield _line(source, place, line)


def _line(source: Source, place: str, line: bytes) -> Record | Refusal:
    """The record of one JSON line."""
    try:
        fields = orjson.loads(decode(line).lstrip("\ufeff"))
    except Refused as refused:
        return refused.refusal(place)
    except orjson.JSONDecodeError as error:
        return Refusal(place, "bad_json", str(error)[:200])
    if not isinstance(fields, dict):
        return Refusal(place, "bad_json", f"not an object but a {type(fields).__name__}")
    return _record(source, place, fields)


def _read_rows(source: Source) -> Iterator[Record | Refusal]:
    with opened(source.path) as stream, pq.ParquetFile(stream, pre_buffer=False, buffer_size=1 << 20) as file:
        packed = stream.seek(0, os.SEEK_END)
        names = set(file.schema_arrow.names)
        if "text" not in names:
            raise Refused("no_text", "no column text")
        columns = [name for name in ("text", "file", *FIELDS) if name in names]
        end = source.first + (source.records if source.records is not None else file.metadata.num_rows)
        begin = 0
        for at in range(file.metadata.num_row_groups):
            rows = file.metadata.row_group(at).num_rows
            if begin < end and begin + rows > source.first:
                _weigh(file.metadata.row_group(at), packed)
                yield from _rows_of_group(source, file, at, columns, begin, end)
            begin += rows


def _rows_of_group(
    source: Source, file: pq.ParquetFile, group: int, columns: list[str], begin: int, end: int
) -> Iterator[Record | Refusal]:
    """Records of the rows of a row group, which begins at row `begin` of the file, that are the source's."""
    for batch in file.iter_batches(_ROWS_AT_ONCE, row_groups=[group], columns=columns, use_threads=False):
        if begin >= end:
            return
        if begin + batch.num_rows > source.first:
            made = [_values(batch.column(name)) for name in batch.schema.names]
            for row in range(max(source.first - begin, 0), min(batch.num_rows, end - begin)):
                fields = {name: values[row] for name, values in zip(batch.schema.names, made, strict=True)}
                yield _record(source, f"{source.file}#{begin + row + 1}", fields)
        begin += batch.num_rows


def _values(column: pa.Array) -> list[Any]:
    """Python values of a column; strings as bytes, since Parquet does not promise that they are UTF-8."""
    if pa.types.is_dictionary(column.type):
        column = column.dictionary_decode()
    if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
        column = column.cast(pa.large_binary())
    elif pa.types.is_timestamp(column.type):
        column = column.cast(pa.date32(), safe=False)
    values: list[Any] = column.to_pylist()
    return values


def _weigh(group: pq.RowGroupMetaData, packed: int) -> None:
    # The sizes of its columns would be more exact, but Arrow aborts the process where their count is a lie.
    if group.total_byte_size > MAX_BYTES and group.total_byte_size > MAX_RATIO * max(packed, 1):
        raise Refused("too_large", f"a row group unpacks to more than {MAX_RATIO} times the file")


def _record(source: Source, place: str, fields: dict[str, Any]) -> Record | Refusal:
    """A record from its fields; `place` names it where it does not name a file of its own."""
    try:
        told = {name: _string(name, fields.get(name)) for name in ("file", *FIELDS)}
        file = told.pop("file") or place
        text = fields.get("text")
        if isinstance(text, str):
            text = text.encode("utf-8", "surrogatepass")
        if not isinstance(text, bytes):
            raise Refused("no_text", "text is null" if text is None else f"text is a {type(text).__name__}")
        try:
            known = facts(told)
        except ValueError as error:
            raise Refused("bad_value", str(error)) from error
        return Record(file, place, text, known.over(source.facts))
    except Refused as refused:
        return refused.refusal(place)


def _string(name: str, value: Any) -> str:
    """A field as text, empty for null. Raises Refused(bad_value)."""
    if value is None:
        return ""
    if isinstance(value, bytes):
        try:
            value = value.decode("utf-8")
        except UnicodeDecodeError as error:
            raise Refused("bad_value", f"{name} is not UTF-8") from error
    if isinstance(value, datetime | date):
        return value.isoformat()
    if not isinstance(value, str):
        raise Refused("bad_value", f"{name} is a {type(value).__name__}")
    if "\0" in value or len(value) > 4_096:
        raise Refused("bad_value", f"{name} holds a NUL or is longer than 4,096 characters")
    return value


_READERS: Final[dict[str, Callable[[Source], Iterator[Record | Refusal]]]] = {
    "text": _read_text,
    "html": _read_html,
    "jsonl": _read_lines,
    "jsonl.gz": _read_lines,
    "jsonl.zst": _read_lines,
    "parquet": _read_rows,
}
