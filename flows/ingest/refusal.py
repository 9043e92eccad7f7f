"""Inputs that cannot become documents, and errors that stop a build before it reads anything."""

from typing import Literal, NamedTuple

Reason = Literal[
    "unknown_format",
    "outside_folder",
    "missing_file",
    "unreadable",
    "empty",
    "not_utf8",
    "binary",
    "too_large",
    "html_without_article",
    "bad_json",
    "no_text",
    "bad_value",
    "damaged",
    "duplicate",
]
"""Why an input is refused: the reasons of stage `ingest` in schemas.keeping.REASON, which says what each means."""


class Refusal(NamedTuple):
    """An input that did not become a document: its path below the input (`#n`: line or row n), why, and the facts."""

    file: str
    reason: Reason
    detail: str = ""


class Refused(ValueError):
    """Raised while one input is read; becomes its Refusal."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        """`detail` is for a person: what was found, and where."""
        super().__init__(reason, detail)
        self.reason: Reason = reason
        self.detail = detail

    def refusal(self, file: str) -> Refusal:
        """The Refusal of the input `file`."""
        return Refusal(file, self.reason, self.detail)


class InputError(ValueError):
    """What cannot be used at all: a missing input, a malformed sources.csv. The message is one clear line."""
