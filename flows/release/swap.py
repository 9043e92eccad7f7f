"""Putting a finished folder in the place of the one before, so that a reader always finds a whole one.

On Linux the two folders change places in one step of the file system. Elsewhere it takes two renames; what an
interruption between them leaves is mended by `recover`.
"""

import ctypes
import errno
import os
import shutil
import sys
from pathlib import Path
from typing import Final

_AT_FDCWD: Final = -100
_RENAME_EXCHANGE: Final = 2
_UNSUPPORTED: Final = {errno.EINVAL, errno.ENOSYS, errno.ENOTSUP}


def aside(place: Path) -> Path:
    """Where the next content of `place` is written before it stands: a name beside it that no one else uses."""
    return place.with_name(f".{place.name}.next")


def put(candidate: Path, place: Path) -> None:
    """Make the folder `candidate` the content of `place`; what stood there before goes once the new one stands.

    Every file is on the disk before the change, so a power loss leaves the old folder or the new one, whole.
    Raises OSError, with `place` as it was.
    """
    to_disk(candidate)
    if not place.exists():
        candidate.rename(place)
    elif not _exchange(candidate, place):
        place.rename(_before(place))
        candidate.rename(place)
    synced(place.parent)
    shutil.rmtree(candidate, ignore_errors=True)
    shutil.rmtree(_before(place), ignore_errors=True)


def recover(place: Path) -> None:
    """Undo what an interrupted `put` left: the folder before returns where no new one stands, half-written ones go."""
    before = _before(place)
    if before.exists() and not place.exists():
        before.rename(place)
    shutil.rmtree(before, ignore_errors=True)
    shutil.rmtree(aside(place), ignore_errors=True)


def _before(place: Path) -> Path:
    return place.with_name(f".{place.name}.before")


def to_disk(path: Path) -> None:
    """Wait until a file, or a folder with all that is in it, would survive a power loss."""
    for below in path.rglob("*") if path.is_dir() else ():
        synced(below)
    synced(path)


def synced(path: Path) -> None:
    """Wait until a file, or the names in a folder, would survive a power loss."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _exchange(a: Path, b: Path) -> bool:
    """Let two folders change places in one step; False where the system cannot."""
    if not sys.platform.startswith("linux"):
        return False
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "renameat2"):
        return False
    if library.renameat2(_AT_FDCWD, os.fsencode(a), _AT_FDCWD, os.fsencode(b), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in _UNSUPPORTED:
        return False
    raise OSError(code, os.strerror(code), str(a), None, str(b))
