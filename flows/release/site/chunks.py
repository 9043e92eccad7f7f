"""Data for the page: scripts that hand it JSON, in pieces small enough to be loaded one at a time."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

import orjson

ROWS: Final = 2_000
"""Rows of a ledger in one piece: about a megabyte, read from disk in some ten milliseconds."""

_ESCAPES: Final = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def safe_json(value: Any) -> str:
    """JSON that stays data wherever HTML or a script holds it: no tag can begin or end in it, no line break hide."""
    text = orjson.dumps(value).decode()
    for sign, escape in _ESCAPES.items():
        text = text.replace(sign, escape)
    return text


class Chunks:
    """The folder of data scripts; `counts` tells for each name how many rows and how many pieces it has."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._folder = folder
        self.counts: dict[str, dict[str, int]] = {}

    def write(self, name: str, pieces: Iterable[Sequence[Any]]) -> None:
        """Write the pieces of `name`, each a sequence of rows."""
        count = number = 0
        for number, rows in enumerate(pieces, 1):
            self.put(f"{name}-{number - 1}", rows)
            count += len(rows)
        self.counts[name] = {"rows": count, "pieces": number}

    def put(self, name: str, value: Any) -> None:
        """Write one script of that name."""
        text = f'communique.take("{name}", {safe_json(value)});\n'
        (self._folder / f"{name}.js").write_text(text, encoding="utf-8")
