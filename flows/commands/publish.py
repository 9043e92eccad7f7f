"""Sending a release to where others find it."""

from pathlib import Path

from flows.commands.failure import BadUse, Failure
from flows.release.upload import UploadError, upload


def publish(address: str, place: Path) -> str:
    """Say where the release stands now. Raises BadUse where there is none to send, Failure where it cannot be sent."""
    folder = place / "release" if (place / "release").is_dir() else place
    if not folder.is_dir():
        raise BadUse(f"{place}: no release here")
    try:
        sent = upload(folder, address)
    except UploadError as error:
        raise Failure(str(error)) from error
    return f"{sent.address}: {f'{sent.sent} files sent' if sent.sent else 'was there'}"
