"""A release to where others find it: a folder of any storage that fsspec knows, its pointer moved last.

Below the address stand a folder a release, which is never changed once it is complete, and `latest.json`, which names
the newest. The pointer is put in one step after every file of the release has arrived, so that whoever follows it finds
a whole release, however an upload ends.
"""

import json
from pathlib import Path
from typing import Any, Final, NamedTuple

from flows.release import sums

POINTER: Final = "latest.json"
_DIGITS: Final = 8


class Uploaded(NamedTuple):
    """Where a release stands now: the address of its folder; `sent` files had to be sent."""

    address: str
    sent: int


class UploadError(Exception):
    """A release that could not be sent; the message is one line. What the pointer names is as it was before."""


def upload(folder: Path, address: str) -> Uploaded:
    """Send the release in `folder` to `address` (`s3://bucket/path`, `file:///path`, `memory://path`, …).

    What the storage needs to know (endpoints, credentials) stands where its own client looks for it, never in the
    address. A release that is there already is not sent again; an interrupted upload is completed. Raises UploadError.
    """
    try:
        listed = sums.read(folder)
        version = str(json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["version"])
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise UploadError(f"{folder}: no release that can be read ({error})") from error
    import fsspec

    digest = sums.digest(folder / sums.NAME)
    name = f"{version}-{digest[:_DIGITS]}"
    try:
        store, root = fsspec.core.url_to_fs(address)
        root = root.rstrip("/")
        store.invalidate_cache()
        sent = _send(store, folder, f"{root}/{name}", [*sorted(listed), sums.NAME])
        _point(store, f"{root}/{POINTER}", {"version": version, "path": name, "sha256sums": digest})
    except Exception as error:
        # Each storage's client has errors of its own, few of them an OSError.
        raise UploadError(f"{address}: {type(error).__name__}: {' '.join(str(error).split())[:200]}") from error
    return Uploaded(f"{address.rstrip('/')}/{name}", sent)


def _send(store: Any, folder: Path, target: str, names: list[str]) -> int:
    """Copy the files that are not there in their length; the checksums go last and so mark a folder as complete.

    The name of the folder holds the digest of the checksums, so that a complete one has this content.
    """
    if store.exists(f"{target}/{sums.NAME}"):
        return 0
    if "file" in store.protocol:  # elsewhere folders come with their files, and making one could make a bucket
        store.makedirs(target, exist_ok=True)
    for name in names:
        store.put_file(str(folder / name), f"{target}/{name}")
        arrived = store.info(f"{target}/{name}")["size"]
        if arrived != (folder / name).stat().st_size:
            raise OSError(f"{name} arrived with {arrived:,} bytes of {(folder / name).stat().st_size:,}")
    return len(names)


def _point(store: Any, path: str, pointer: dict[str, str]) -> None:
    """Put the pointer in one step; a transaction keeps half a file from being seen."""
    with store.transaction, store.open(path, "wb") as stream:
        stream.write(json.dumps(pointer, indent=1).encode() + b"\n")
