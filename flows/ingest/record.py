"""One text as an input holds it, before it is looked at."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Final

from flows.ingest.facts import Facts

_DIGITS: Final = 32


@dataclass(frozen=True, slots=True)
class Record:
    """A file, a line or a row: its bytes and what is told beside them (by its fields, by sources.csv).

    `file` is what it is called, `place` where it stands (`news.jsonl#3`); they are the same where it names no file of
    its own. `markup` tells HTML from plain text.
    """

    file: str
    place: str
    content: bytes
    told: Facts
    markup: bool = False

    @property
    def key(self) -> str:
        """Hash of all that the document depends on but its file: records of one key become the same document."""
        made = sha256(repr((self.markup, *self.told)).encode())
        made.update(self.content)
        return made.hexdigest()[:_DIGITS]
