"""Inputs -> sources: what there is to read, in a stable order, cut into parts of about one batch each."""

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from flows.ingest.facts import NO_FACTS, Facts
from flows.ingest.refusal import InputError, Refusal
from flows.ingest.sidecar import NAME as SIDECAR
from flows.ingest.sidecar import sidecar

FORMATS: Final = {
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "jsonl",
    ".jsonl.gz": "jsonl.gz",
    ".jsonl.zst": "jsonl.zst",
    ".parquet": "parquet",
}
PART_BYTES: Final = 2 << 20
"""About so much text is one part of a file that holds many documents: some seconds of work."""
MAX_PARTS_OF_GROUP: Final = 8
"""A part in the middle of a Parquet row group decodes what precedes it: so many parts at most keep that cheap."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file, or one part of a file of many records, that `readers.read` turns into documents and refusals.

    `file` is the path below its input, `size` the bytes on disk of the file or part. A part of a .jsonl or .parquet
    file begins at record `first` (counted from 0) and holds `records`, None for all; `offset` is the byte where a
    .jsonl part begins. A source that is refused at once carries its refusal.
    """

    path: Path
    file: str
    format: str
    size: int
    facts: Facts = NO_FACTS
    first: int = 0
    records: int | None = None
    offset: int = 0
    refusal: Refusal | None = None


def discover(inputs: Sequence[Path | str]) -> list[Source]:
    """Everything that the inputs (folders, read recursively, and files) hold, sorted by `file`, each file once.

    Names that begin with a dot and sources.csv itself are not inputs; every other file becomes at least one source,
    if only to be refused. Reads no text but to count the lines of long .jsonl files. Raises InputError for an input
    that is missing and for a malformed sources.csv.
    """
    sources: list[Source] = []
    seen: set[str] = set()
    for item in inputs:
        path = Path(item)
        if path.is_dir():
            found = _folder(path)
        elif path.exists():
            beside = path.parent / SIDECAR
            told = sidecar(beside).get(path.name, NO_FACTS) if beside.is_file() else NO_FACTS
            found = _file(path, _printable(path.name), told)
        else:
            raise InputError(f"{path}: no such file or folder")
        fresh = [source for source in found if os.path.realpath(source.path) not in seen]
        seen.update(os.path.realpath(source.path) for source in fresh)
        sources += fresh
    return sorted(sources, key=lambda source: (source.file, source.first))


def _folder(root: Path) -> Iterator[Source]:
    """The sources of a folder; each sidecar speaks for the files of its own folder and of those below."""
    top = os.path.realpath(root)
    told: dict[str, Facts] = {}
    present: list[tuple[str, Path]] = []
    for folder, folders, names in os.walk(root, onerror=_raise):
        here = Path(folder)
        folders[:] = [name for name in folders if not name.startswith(".")]
        if SIDECAR in names:
            _tell(told, here.relative_to(root), here / SIDECAR)
        links = [name for name in folders if (here / name).is_symlink()]
        for name in names + links:
            if name != SIDECAR and not name.startswith("."):
                present.append((str((here / name).relative_to(root).as_posix()), here / name))
    for name, path in present:
        file = _printable(name)
        if path.is_symlink() and (path.is_dir() or os.path.commonpath([top, os.path.realpath(path)]) != top):
            yield Source(path, file, "", 0, refusal=Refusal(file, "outside_folder", "a link"))
        else:
            yield from _file(path, file, told.get(name, NO_FACTS))
    for name in told.keys() - {name for name, _ in present}:
        yield Source(root / name, name, "", 0, refusal=Refusal(name, "missing_file", "named in sources.csv"))


def _tell(told: dict[str, Facts], below: Path, path: Path) -> None:
    for name, facts in sidecar(path).items():
        full = (below / name).as_posix()
        if full in told:
            raise InputError(f"{path}: {name} is already described by the sources.csv of a folder above")
        told[full] = facts


def _raise(error: OSError) -> None:
    raise InputError(f"{error.filename}: {error.strerror}") from error


def _printable(name: str) -> str:
    """A file name as valid Unicode: bytes that are none are written as `\\xe9`."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _file(path: Path, file: str, told: Facts) -> Iterator[Source]:
    lowered = file.lower()
    kinds = [kind for ending, kind in FORMATS.items() if lowered.endswith(ending)]
    if not kinds:
        yield Source(path, file, "", 0, refusal=Refusal(file, "unknown_format"))
        return
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise OSError("no regular file")
        whole = Source(path, file, kinds[0], status.st_size, told)
        if whole.format == "jsonl" and whole.size > PART_BYTES:
            yield from _line_parts(whole)
        elif whole.format == "parquet":
            yield from _row_parts(whole)
        else:
            yield whole
    except OSError as error:
        yield Source(path, file, kinds[0], 0, refusal=Refusal(file, "unreadable", error.strerror or str(error)))


def _line_parts(whole: Source) -> list[Source]:
    """Parts of a .jsonl file, each from the beginning of a line to the end of a line."""
    parts: list[Source] = []
    first = offset = lines = length = 0
    with whole.path.open("rb") as stream:
        while block := stream.read(PART_BYTES):
            cut = block.rfind(b"\n") + 1
            if not cut:
                length += len(block)
                continue
            lines += block.count(b"\n")
            length += cut
            parts.append(replace(whole, first=first, records=lines, offset=offset, size=length))
            first, offset, lines, length = first + lines, offset + length, 0, len(block) - cut
    if length:
        parts.append(replace(whole, first=first, records=1, offset=offset, size=length))
    return parts


def _row_parts(whole: Source) -> list[Source]:
    """Parts of a Parquet file: whole row groups, or even shares of a large one."""
    try:
        with pq.ParquetFile(whole.path) as file:
            groups = [file.metadata.row_group(at) for at in range(file.metadata.num_row_groups)]
            sizes = [(group.num_rows, group.total_byte_size) for group in groups]
    except (pa.ArrowException, ValueError):
        return [whole]  # whose reading will say what is wrong
    parts: list[Source] = []
    first = 0
    for rows, size in sizes:
        shares = max(1, min(MAX_PARTS_OF_GROUP, rows, size // PART_BYTES))
        for share in range(shares):
            begin, end = rows * share // shares, rows * (share + 1) // shares
            parts.append(replace(whole, first=first + begin, records=end - begin, size=size // shares))
        first += rows
    return parts or [whole]
