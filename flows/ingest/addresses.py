"""Inputs by address: folders and files of other storages (s3://, gs://, https://, memory://, …), by way of fsspec.

What a storage needs to know (endpoints, credentials) stands where fsspec and the storage's own client look for it: in
the environment and their files, never in an address. A file that is missing or closed is refused like one on the disk;
when the storage itself does not answer, nothing is known of the file, and the build must not go on as if there were
none: that is Unreachable, and a reason to try again.
"""

import errno
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final, cast

from flows.ingest.refusal import InputError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_AT_ONCE: Final = 2 << 20
"""Bytes asked for in one request: about one batch, of which nothing is fetched in vain."""
_KNOWN: Final = {FileNotFoundError: errno.ENOENT, PermissionError: errno.EACCES, IsADirectoryError: errno.EISDIR}
"""What an answer can be beside the bytes, and its number."""
_NOT_HERE: Final = (401, 403, 404, 410)
"""Answers of HTTP that say something of the file and not of the server."""
_LOCAL: Final = ("file://", "local://")


class Unreachable(Exception):
    """A storage that did not answer; the message is one line that names the address."""


def place(item: str | Path) -> Path:
    """A path for an input or output as given: a local one, or for `scheme://…` one that opens its storage.

    Raises InputError for a scheme that no installed package knows.
    """
    text = str(item)
    if isinstance(item, Path) or "://" not in text:
        return Path(item)
    for scheme in _LOCAL:
        if text.startswith(scheme):
            return Path(text.removeprefix(scheme))
    from upath import UPath

    try:
        found = UPath(text)
        _ = found.fs
    except (ValueError, ImportError, OSError) as error:
        raise InputError(f"{text}: {' '.join(str(error).split())[:200]}") from error
    return cast(Path, found)


def is_remote(path: Path) -> bool:
    """Whether a path of `place` leads to another storage than the disk."""
    return hasattr(path, "fs")


@contextmanager
def answering(path: Path) -> Iterator[None]:
    """Tell a storage that does not answer (Unreachable) from a file that cannot be had (OSError, as on the disk)."""
    if not is_remote(path):
        yield
        return
    try:
        yield
    except InputError:
        raise
    except Exception as error:
        # Each storage's client has errors of its own, few of them an OSError.
        number = next((number for kind, number in _KNOWN.items() if isinstance(error, kind)), None)
        cause = error.__cause__
        if number and cause is not None and type(cause).__module__.partition(".")[0] == "aiohttp":
            # That of HTTP calls every failure "not found"; which one it was stands in the cause.
            number = number if getattr(cause, "status", None) in _NOT_HERE else None
        if number:
            raise OSError(number, os.strerror(number), str(path)) from error
        told = cause if isinstance(error, FileNotFoundError) else error
        raise Unreachable(f"{path}: {type(told).__name__}: {' '.join(str(told).split())[:200]}") from error


def is_file(path: Path) -> bool:
    """Whether there is a file. Raises Unreachable where that cannot be said."""
    if not is_remote(path):
        return path.is_file()
    try:
        with answering(path):
            about = path.fs.info(path.path)  # type: ignore[attr-defined]
    except FileNotFoundError:
        return False
    return bool(about["type"] == "file")


def opened(path: Path) -> BinaryIO:
    """The bytes of a file, to be read and sought in. Raises OSError or Unreachable, now and while it is read."""
    if not is_remote(path):
        return path.open("rb")
    with answering(path):
        stream = path.open("rb", block_size=_AT_ONCE)  # type: ignore[call-overload]
    return io.BufferedReader(_Answering(path, stream))


def files(folder: Path) -> list[tuple[str, Path, int]]:
    """Every file below a folder of another storage: its name below the folder, its path, its size in bytes.

    One listing tells all of it. Raises InputError where there is no such folder, Unreachable.
    """
    from upath import UPath

    store = folder.fs  # type: ignore[attr-defined]
    root = folder.path.rstrip("/") + "/"  # type: ignore[attr-defined]
    protocol, options = folder.protocol, folder.storage_options  # type: ignore[attr-defined]
    listed: list[tuple[str, Path, int]] = []
    try:
        with answering(folder):
            store.invalidate_cache()
            for full, about in sorted(store.find(root, detail=True).items()):
                name = full.removeprefix(root)
                if full.startswith(root) and name and not name.endswith("/"):
                    # A list of links, unlike a bucket, tells no sizes.
                    size = about["size"] if about["size"] is not None else store.info(full)["size"] or 0
                    listed.append((name, cast(Path, UPath(full, protocol=protocol, **options)), size))
    except OSError as error:
        raise InputError(f"{folder}: {error.strerror or error}") from error
    if not listed:
        raise InputError(f"{folder}: no such file or folder, or nothing in it")
    return listed


class _Answering(io.RawIOBase):
    """A stream of fsspec whose failures say whether to try again."""

    def __init__(self, path: Path, stream: BinaryIO) -> None:
        self._path = path
        self._stream = stream

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer)
        with answering(self._path):
            data = self._stream.read(len(view))
        view[: len(data)] = data
        return len(data)

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        with answering(self._path):
            return self._stream.seek(offset, whence)

    def tell(self) -> int:
        return self._stream.tell()

    def close(self) -> None:
        self._stream.close()
        super().close()
