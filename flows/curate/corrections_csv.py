"""The file of corrections: its lines read, and those that no warehouse could take refused with file and line."""

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from flows.ingest.refusal import InputError
from schemas import TABLES
from schemas.keeping import RECORD_TABLE
from schemas.table import Table
from schemas.validation import known_codes

HEADER: Final = ("table", "id", "column", "expect", "value", "reason")
ROW: Final = "*"
"""What stands for the column in a line that deletes a row; such a line expects the quote of the row."""
_BETWEEN: Final = ";"
_GIVEN: Final = frozenset(
    {"doc_id", "quote", "char_start", "char_end", "sentence", "rule", "confidence", "claim_id", "thread_id", "words"}
)
"""Columns that prove a row or that are worked out from others: no reading of a person can change them."""


class Correction(NamedTuple):
    """A line of corrections.csv; `line` is its number in the file, `source` the name of the file."""

    source: str
    line: int
    table: str
    id: str
    column: str
    expect: str
    value: str
    reason: str

    @property
    def where(self) -> str:
        """File and line, for messages."""
        return f"{self.source}, line {self.line}"


class CorrectionError(InputError):
    """A line of corrections.csv that cannot be applied; the message is one clear line with its number."""


def read(path: Path) -> list[Correction]:
    """The lines of corrections.csv in their order.

    Lines that begin with `#` explain, columns after the six are notes, and a line with neither value nor reason is
    undecided, as `communique review` writes it. Raises CorrectionError for a file that cannot be read or a malformed
    line.
    """
    try:
        told = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise CorrectionError(f"{path}: no such file") from error
    except (OSError, UnicodeDecodeError) as error:
        raise CorrectionError(f"{path} cannot be read: {error}") from error
    lines = [(at, line) for at, line in enumerate(told.split("\n"), 1) if line.strip() and not line.startswith("#")]
    if not lines:
        raise CorrectionError(f"{path.name}: no header line {','.join(HEADER)}")
    try:
        header, *rows = csv.reader((line for _, line in lines), strict=True)
    except csv.Error as error:
        raise CorrectionError(f"{path.name}: {error}") from error
    if tuple(header[: len(HEADER)]) != HEADER or len(rows) != len(lines) - 1:
        raise CorrectionError(f"{path.name}: the header must begin with {','.join(HEADER)}, each row be one line")
    made = []
    for (number, _), cells in zip(lines[1:], rows, strict=True):
        if len(cells) != len(header):
            raise CorrectionError(f"{path.name}, line {number}: {len(cells)} cells where the header has {len(header)}")
        line = Correction(path.name, number, *cells[: len(HEADER)])
        if line.value or line.reason.strip():
            made.append(line)
    _refuse_malformed(made)
    return made


def _refuse_malformed(lines: Sequence[Correction]) -> None:
    """Raise CorrectionError for the first line that no warehouse could take."""
    first: dict[tuple[str, str], Correction] = {}
    for line in lines:
        if line.table not in RECORD_TABLE.terms:
            raise CorrectionError(f"{line.where}: no table {line.table!r} of records or documents")
        table = TABLES[line.table]
        if line.column == ROW:
            _refuse_deletion(line, table)
        elif line.column not in table.by_name or line.column in _GIVEN or line.column in table.key:
            raise CorrectionError(f"{line.where}: no column {line.column!r} of {line.table} can be corrected")
        if not line.reason.strip():
            raise CorrectionError(f"{line.where}: no reason is given")
        column = table.by_name.get(line.column)
        if column is not None and column.codes and (strange := sorted(set(items(line.value)) - known_codes())):
            raise CorrectionError(f"{line.where}: no country or bloc has the code {strange[0]!r}")
    deleted = {line.id: line for line in lines if line.column == ROW}
    for line in lines:
        if line.id in deleted and line.column != ROW:
            raise CorrectionError(f"{line.where}: line {deleted[line.id].line} deletes the row that this one corrects")
        before = first.setdefault((line.id, line.column), line)
        if before is not line:
            raise CorrectionError(f"{line.where}: line {before.line} corrects the same column of the same row")


def _refuse_deletion(line: Correction, table: Table) -> None:
    if table.kind != "record":
        raise CorrectionError(f"{line.where}: a row of {table.name} cannot be deleted; leave it out of the inputs")
    if line.value:
        raise CorrectionError(f"{line.where}: a row that is deleted has no value, but here it is {line.value!r}")


def written(value: object) -> str:
    """A value as a line of corrections.csv has it."""
    if value is None:
        return ""
    if isinstance(value, list):
        return _BETWEEN.join(str(item) for item in value)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)


def items(cell: str) -> list[str]:
    """The items of a cell of a listed column, each once, sorted."""
    return sorted({item.strip() for item in cell.split(_BETWEEN) if item.strip()})
