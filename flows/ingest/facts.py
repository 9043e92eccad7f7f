"""What is said of a document beside its text: by sources.csv, by the fields of a record, by the page it comes from."""

import re
from datetime import date
from typing import Final, NamedTuple

RIGHTS: Final = ("quote", "offsets")
_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:[T ]\d\d:\d\d.{0,24})?", re.ASCII)


class Facts(NamedTuple):
    """Metadata of one document; None where nothing is said. `precision` belongs to `published_on`: day, month, year."""

    url: str | None = None
    title: str | None = None
    publisher: str | None = None
    published_on: date | None = None
    precision: str | None = None
    rights: str | None = None

    def over(self, other: "Facts") -> "Facts":
        """These facts, with those of `other` where these are silent; a date and its precision go together."""
        dated = self if self.published_on else other
        return Facts(
            self.url or other.url,
            self.title or other.title,
            self.publisher or other.publisher,
            dated.published_on,
            dated.precision,
            self.rights or other.rights,
        )


NO_FACTS: Final = Facts()


def facts(fields: dict[str, str]) -> Facts:
    """Facts from text fields (url, title, publisher, published_on, rights); an empty field says nothing.

    Raises ValueError, with the field's name, for a date that is not ISO 8601 (`2023-12-11`, `2023-12`, `2023`, with
    or without a time behind the day) and for rights other than quote and offsets.
    """
    plain = {name: " ".join(value.split()) or None for name, value in fields.items()}
    day, precision = stated_date(plain.get("published_on"))
    rights = plain.get("rights")
    if rights is not None and rights not in RIGHTS:
        raise ValueError(f"rights: {rights[:40]!r} is neither quote nor offsets")
    return Facts(plain.get("url"), plain.get("title"), plain.get("publisher"), day, precision, rights)


def stated_date(value: str | None) -> tuple[date | None, str | None]:
    """A date given as metadata and its precision; a month or year stands for its first day. Raises ValueError."""
    if value is None:
        return None, None
    match = _ISO.fullmatch(value)
    if not match:
        raise ValueError(f"published_on: {value[:40]!r} is no date like 2023-12-11")
    year, month, day = match.groups()
    try:
        found = date(int(year), int(month or 1), int(day or 1))
    except ValueError as error:
        raise ValueError(f"published_on: {value[:40]!r} is no date of the calendar") from error
    return found, "day" if day else "month" if month else "year"
