"""Inputs that cannot become documents, and errors that stop a build before it reads anything."""

from typing import Final, NamedTuple

REASONS: Final[dict[str, str]] = {
    "unknown_format": "the file name ends in none of .txt .html .htm .jsonl .jsonl.gz .jsonl.zst .parquet",
    "outside_folder": "a link that leads out of the input folder, or a linked folder, which is not followed",
    "missing_file": "a row of sources.csv names a file that is not there",
    "unreadable": "the system would not read it: permission, device, vanished while reading, no regular file",
    "empty": "no character but white space",
    "not_utf8": "bytes that are no UTF-8",
    "binary": "a NUL or more control characters than any text has",
    "too_large": "longer than the documented maximum, or packed data that unpacks beyond all measure",
    "html_without_article": "no main text in the page",
    "bad_json": "a line that is no JSON object",
    "no_text": "a record without a string `text`",
    "bad_value": "a record with a field of the wrong type, or a date or rights that mean nothing",
    "damaged": "a compressed or Parquet file that breaks off or contradicts itself",
    "duplicate": "the same text, to the character, as a document that is kept",
}
"""The closed list of reasons for which an input is refused (rejects with stage `ingest`), and what each means."""


class Refusal(NamedTuple):
    """An input that did not become a document: the path below its input (`#n` for line or row n), why, and the facts."""

    file: str
    reason: str
    detail: str = ""


class Refused(ValueError):
    """Raised while one input is read; becomes its Refusal."""

    def __init__(self, reason: str, detail: str = "") -> None:
        """`reason` is a key of REASONS."""
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail

    def refusal(self, file: str) -> Refusal:
        """The Refusal of the input `file`."""
        return Refusal(file, self.reason, self.detail)


class InputError(ValueError):
    """What the user gave cannot be used at all: a missing input, a malformed sources.csv. The message is one clear line."""
