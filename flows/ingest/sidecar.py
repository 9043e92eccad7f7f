"""sources.csv: what a folder says of its files."""

import csv
import os
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final

from flows.ingest.addresses import is_remote, opened
from flows.ingest.facts import Facts, facts
from flows.ingest.refusal import InputError

NAME: Final = "sources.csv"
COLUMNS: Final = ("file", "url", "title", "publisher", "published_on", "rights")


def sidecar(path: Path) -> dict[str, Facts]:
    """Facts by file, as paths below the folder of the sidecar with `/` between their parts.

    The first line names the columns: `file` and any of the others, in any order. Raises InputError that names file
    and line: for a column unknown, a cell too many or too few, a date or rights without meaning, bytes that are not
    UTF-8, a file named twice, and a file outside the folder (absolute, by `..`, or through a link).
    """
    found: dict[str, Facts] = {}
    folder = None if is_remote(path) else os.path.realpath(path.parent)
    rows = csv.reader(_lines(path), strict=True)
    header: list[str] = []
    try:
        for row in rows:
            if not row:
                continue
            if not header:
                header = _header(row)
                continue
            if len(row) != len(header):
                raise ValueError(f"{len(row)} cells where the header has {len(header)}")
            fields = dict(zip(header, row, strict=True))
            name = _inside(folder, fields.pop("file"))
            if name in found:
                raise ValueError(f"{name} is named twice")
            found[name] = facts(fields)
    except InputError:
        raise
    except (ValueError, csv.Error) as error:
        raise InputError(f"{path}, line {max(rows.line_num, 1)}: {error}") from error
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from error
    return found


def _lines(path: Path) -> Iterator[str]:
    with opened(path) as file:
        for number, line in enumerate(file, 1):
            try:
                yield line.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError as error:
                raise InputError(f"{path}, line {number}: not UTF-8 ({error.reason})") from error


def _header(row: list[str]) -> list[str]:
    unknown = [name for name in row if name not in COLUMNS]
    if unknown:
        raise ValueError(f"unknown column {unknown[0][:40]!r}; the columns are {', '.join(COLUMNS)}")
    if "file" not in row:
        raise ValueError("no column file")
    if len(set(row)) < len(row):
        raise ValueError("a column is named twice")
    return row


def _inside(folder: str | None, name: str) -> str:
    """`name` as a plain path below the folder (None: of a storage without links); ValueError where it is none."""
    parts = PurePosixPath(name)
    if not name or "\0" in name or not parts.parts:
        raise ValueError("no file is named")
    if parts.is_absolute() or ".." in parts.parts or "\\" in name:
        raise ValueError(f"{name!r} lies outside the folder")
    if folder and _leads_outside(folder, parts):
        raise ValueError(f"{name!r} leads outside the folder")
    return str(parts)


def _leads_outside(folder: str, parts: PurePosixPath) -> bool:
    path = os.path.join(folder, *parts.parts)
    if len(parts.parts) == 1 and not os.path.islink(path):
        return False
    return os.path.commonpath([folder, os.path.realpath(path)]) != folder
