"""SHA256SUMS: the checksum of every file of a release, in the form that `sha256sum --check` reads."""

import hashlib
import re
from pathlib import Path
from typing import Final

NAME: Final = "SHA256SUMS"
_LINE: Final = re.compile(r"([0-9a-f]{64})  ([^/\\\n]+)")


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def write(folder: Path) -> None:
    """List every file of `folder` in its SHA256SUMS, by name."""
    lines = [f"{digest(path)}  {path.name}\n" for path in sorted(folder.iterdir()) if path.name != NAME]
    (folder / NAME).write_text("".join(lines), encoding="utf-8")


def read(folder: Path) -> dict[str, str]:
    """The checksums of a folder by file name. Raises OSError, or ValueError that names the line which is none."""
    found: dict[str, str] = {}
    text = (folder / NAME).read_bytes().decode("utf-8")
    for number, line in enumerate(text.splitlines(), 1):
        match = _LINE.fullmatch(line)
        if not match or match[2] in found:
            raise ValueError(f"{NAME}, line {number}: no checksum and file name")
        found[match[2]] = match[1]
    if not text.endswith("\n"):
        raise ValueError(f"{NAME}: the last line does not end")
    return found
