"""What extraction knows of a document, and what all its record makers share."""

from dataclasses import dataclass, field
from datetime import date

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Document:
    """One distinct text with what is known of it. Offsets are Unicode code points of `text`, which is never altered.

    `published_basis` is sidecar, header, dateline or inferred; `published_precision` day, month or year; all three
    are None where no date was found. `noise` are the stretches that are not the article (navigation, related news,
    share bars, the date line itself), sorted; they yield no records.
    """

    doc_id: str
    file: str
    text: str
    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    place: str | None = None
    published_on: date | None = None
    published_basis: str | None = None
    published_precision: str | None = None
    language: str = "en"
    words: int = 0
    duplicate_of: str | None = None
    rights: str = "quote"
    noise: tuple[Span, ...] = field(default=())
