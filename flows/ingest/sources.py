"""Inputs -> sources: what there is to read, in a stable order, cut into parts of about one batch each."""

import os
import stat
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath, PurePosixPath
from typing import Final

import pyarrow as pa
import pyarrow.parquet as pq

from flows.ingest.addresses import answering, files, is_file, is_remote, opened, place
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
    .jsonl part begins. A source that is refused at once carries its refusal. `path` is one of `addresses.place`.
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
    """Everything that the inputs hold, sorted by `file`, each file once.

    Inputs are folders, read recursively, and files, on the disk or by address (`s3://…`). Names that begin with a dot
    and sources.csv itself are not inputs; every other file becomes at least one source, if only to be refused. Reads
    no text but to count the lines of long .jsonl files. Raises InputError for an input that is missing and for a
    malformed sources.csv, Unreachable for a storage that does not answer.
    """
    sources: list[Source] = []
    seen: set[str] = set()
    real: dict[Path, str] = {}
    for item in inputs:
        found = [(_identity(source.path, real), source) for source in _found(place(item))]
        sources += [source for identity, source in found if identity not in seen]
        seen.update(identity for identity, _ in found)
    return sorted(sources, key=lambda source: (source.file, source.first))


def _found(path: Path) -> Iterator[Source]:
    """The sources of one input."""
    if is_remote(path):
        return _storage_folder(path) if _format(path.name) is None or str(path).endswith("/") else _one(path)
    if path.is_dir():
        return _folder(path)
    return _one(path)


def _one(path: Path) -> Iterator[Source]:
    """The sources of one file, with what the sidecar beside it says."""
    beside = path.parent / SIDECAR
    if not (is_file(path) if is_remote(path) else path.exists()):
        raise InputError(f"{path}: no such file or folder")
    told = sidecar(beside).get(path.name, NO_FACTS) if is_file(beside) else NO_FACTS
    yield from _file(path, _printable(path.name), told)


def _identity(path: Path, real: dict[Path, str]) -> str:
    """The one name of a file that no other has; `real` remembers those of folders, for to find out takes time."""
    if is_remote(path):
        return str(path)
    if os.path.islink(path):
        return os.path.realpath(path)
    folder = path.parent
    if folder not in real:
        real[folder] = os.path.realpath(folder)
    return os.path.join(real[folder], path.name)


def _storage_folder(root: Path) -> Iterator[Source]:
    """The sources of a folder of another storage, which has no links, and lists all it holds at once."""
    told: dict[str, Facts] = {}
    listed = {name: (path, size) for name, path, size in files(root) if not _hidden(name)}
    for name, (path, _) in listed.items():
        if name.rpartition("/")[2] == SIDECAR:
            _tell(told, PurePosixPath(name).parent, path)
    for name, (path, size) in listed.items():
        if name.rpartition("/")[2] != SIDECAR:
            yield from _file(path, _printable(name), told.get(name, NO_FACTS), size)
    yield from _missing(told, listed, root)


def _hidden(name: str) -> bool:
    return any(part.startswith(".") for part in name.split("/"))


def _folder(root: Path) -> Iterator[Source]:
    """The sources of a folder; each sidecar speaks for the files of its own folder and of those below."""
    top = os.path.realpath(root)
    told: dict[str, Facts] = {}
    present: list[tuple[str, Path]] = []
    for folder, folders, names in os.walk(root, onerror=_raise):
        here = Path(folder)
        below = "" if here == root else f"{here.relative_to(root).as_posix()}/"
        folders[:] = [name for name in folders if not name.startswith(".")]
        if SIDECAR in names:
            _tell(told, here.relative_to(root), here / SIDECAR)
        links = [name for name in folders if (here / name).is_symlink()]
        for name in names + links:
            if name != SIDECAR and not name.startswith("."):
                present.append((below + name, here / name))
    for name, path in present:
        file = _printable(name)
        if path.is_symlink() and (path.is_dir() or os.path.commonpath([top, os.path.realpath(path)]) != top):
            yield Source(path, file, "", 0, refusal=Refusal(file, "outside_folder", "a link"))
        else:
            yield from _file(path, file, told.get(name, NO_FACTS))
    yield from _missing(told, {name for name, _ in present}, root)


def _missing(told: dict[str, Facts], present: Collection[str], root: Path) -> Iterator[Source]:
    for name in told.keys() - set(present):
        yield Source(root / name, name, "", 0, refusal=Refusal(name, "missing_file", "named in sources.csv"))


def _tell(told: dict[str, Facts], below: PurePath, path: Path) -> None:
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


def _format(name: str) -> str | None:
    """The format that a name promises, or None."""
    lowered = name.lower()
    return next((kind for ending, kind in FORMATS.items() if lowered.endswith(ending)), None)


def _file(path: Path, file: str, told: Facts, size: int | None = None) -> Iterator[Source]:
    """The sources of a file; `size` in bytes where a listing has told it."""
    kind = _format(file)
    if kind is None:
        yield Source(path, file, "", 0, refusal=Refusal(file, "unknown_format"))
        return
    try:
        whole = Source(path, file, kind, _size(path) if size is None else size, told)
        if whole.format == "jsonl" and whole.size > PART_BYTES:
            yield from _line_parts(whole)
        elif whole.format == "parquet":
            yield from _row_parts(whole)
        else:
            yield whole
    except OSError as error:
        yield Source(path, file, kind, 0, refusal=Refusal(file, "unreadable", error.strerror or str(error)))


def _size(path: Path) -> int:
    with answering(path):
        status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise OSError("no regular file")
    return status.st_size


def _line_parts(whole: Source) -> list[Source]:
    """Parts of a .jsonl file, each from the beginning of a line to the end of a line."""
    parts: list[Source] = []
    first = offset = lines = length = 0
    with opened(whole.path) as stream:
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
        with opened(whole.path) as stream, pq.ParquetFile(stream) as file:
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
