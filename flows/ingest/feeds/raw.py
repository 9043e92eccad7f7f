"""The folder of raw pages: every body under the hash of its bytes, sources.csv with what the feeds said of it.

Pages are only added: what a build read yesterday it can read again, and an article that was changed stands there in
both forms. What the next run needs to ask little (validators, pages refused for good) is in `.fetch.json`.
"""

import csv
import fcntl
import hashlib
import io
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from flows.ingest.refusal import InputError
from flows.ingest.sidecar import COLUMNS
from flows.ingest.sidecar import NAME as SIDECAR

_STATE: Final = ".fetch.json"
Memory = dict[str, str]
"""What is remembered of an address: etag, last_modified, version, file or refused."""


class Raw:
    """A folder of raw pages, open for adding. Use as `with Raw.claimed(root) as raw`."""

    def __init__(self, root: Path) -> None:
        """Raises InputError where what stands there was not left by an earlier run."""
        self._root = root
        self._rows = {row["file"]: row for row in self._read_rows()}
        told = self._read_state()
        self.feeds: dict[str, Memory] = told["feeds"]
        self.pages: dict[str, Memory] = told["pages"]

    @classmethod
    @contextmanager
    def claimed(cls, root: Path) -> Iterator["Raw"]:
        """The folder, made where there is none, for one run at a time. Raises InputError, OSError."""
        root.mkdir(parents=True, exist_ok=True)
        with (root / ".lock").open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                raise InputError(f"{root}: another run is fetching into this folder") from error
            yield cls(root)

    def page(self, url: str) -> Memory:
        """What is remembered of a page; nothing where its file has been taken away."""
        known = self.pages.get(url, {})
        return known if "refused" in known or (self._root / known.get("file", "")).is_file() else {}

    def keep(self, body: bytes, ending: str, facts: dict[str, str]) -> str:
        """Keep a page (ending `.html` or `.txt`) with its facts; returns its file, which has the name of its bytes."""
        digest = hashlib.sha256(body).hexdigest()
        file = f"{digest[:2]}/{digest}{ending}"
        path = self._root / file
        if not path.is_file():
            path.parent.mkdir(exist_ok=True)
            _write(path, body)
        self._rows.setdefault(file, {**dict.fromkeys(COLUMNS, ""), **facts, "file": file})
        return file

    def save(self) -> None:
        """Write sources.csv and what is remembered; pages stand already, so that a crash only asks for them again."""
        lines = io.StringIO()
        writer = csv.DictWriter(lines, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(self._rows[file] for file in sorted(self._rows))
        _write(self._root / SIDECAR, lines.getvalue().encode())
        state = {"feeds": self.feeds, "pages": self.pages}
        _write(self._root / _STATE, json.dumps(state, indent=1, sort_keys=True, ensure_ascii=False).encode())

    def _read_rows(self) -> list[dict[str, str]]:
        path = self._root / SIDECAR
        if not path.exists():
            return []
        with path.open(encoding="utf-8", newline="") as stream:
            rows = csv.DictReader(stream)
            if tuple(rows.fieldnames or ()) != COLUMNS:
                raise InputError(f"{path}: not written by fetch; give it a folder of its own")
            return list(rows)

    def _read_state(self) -> dict[str, dict[str, Any]]:
        path = self._root / _STATE
        try:
            told = json.loads(path.read_bytes()) if path.exists() else {"feeds": {}, "pages": {}}
            return {name: dict(told[name]) for name in ("feeds", "pages")}
        except (ValueError, KeyError, TypeError) as error:
            raise InputError(f"{path}: damaged; without it every page is asked for once more: delete it") from error


def _write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all."""
    part = path.with_name(f".{path.name}.part")
    with part.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(path)
