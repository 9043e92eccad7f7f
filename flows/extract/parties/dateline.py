"""Where a report comes from: the country of its dateline, `TAUPO, New Zealand, March 23 -`, `HANOI (VNA) -`."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from flows.extract.parties.names import Name, countries_in_title
from flows.extract.text.lexicon import fold
from flows.reference import table

_LINE = re.compile(
    r"(?=[^,(:_\u2013\u2014-]{1,26}[,(:_\u2013\u2014-])"  # without one of these marks no line can match
    r"(?P<place>[^\W\d_a-z][\w .'-]{2,24}?)(?:, (?P<country>[A-Z][\w .']{2,30}?))?"
    r"(?:(?P<dated>,? \((?:AP|AFP|UPI|FN|[A-Z][\w/ .]{1,14})\)|"
    r", ?(?:\d\d?(?:st|nd|rd|th)? )?(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[A-Za-z]*[.,]? \d)"
    r"| ?[-\u2013\u2014_] |:\s)",
)
REACH = 1_500
"""A dateline stands within so many characters of a document's beginning."""


class Origin(NamedTuple):
    """Where a text comes from: the code of its country (or none), and the span of the dateline that says so."""

    codes: tuple[str, ...]
    start: int
    end: int


@cache
def _cities() -> dict[str, str]:
    return {fold(row["city"]): row["country"] for row in table("cities")}


def origin(text: str, found: list[Name], publisher: str | None) -> Origin:
    """The country that the dateline names by a city, a capital or its own name, else the one in a publisher's name."""
    starts: dict[int, Name] = {}
    for match in _lines(text):
        if not text[match.start()].isupper():
            continue
        starts = starts or {name.start: name for name in found}
        country, place = starts.get(match.start("country")), starts.get(match.start("place"))
        name = country or place
        city = _cities().get(fold(match["place"]))
        if name and name.codes and (country or name.kind == "capital" or match["dated"]):
            return Origin(name.codes, *match.span())
        if city:
            return Origin((city,), *match.span())
    return Origin(_of_publisher(publisher) if publisher else (), 0, 0)


def _lines(text: str) -> Iterator[re.Match[str]]:
    """The openings of lines that could be datelines."""
    at = 0
    while True:
        match = _LINE.match(text, at, REACH)
        if match:
            yield match
        at = text.find("\n", match.end() if match else at, REACH) + 1
        if at == 0:
            return


@lru_cache(maxsize=1_000)
def _of_publisher(publisher: str) -> tuple[str, ...]:
    codes = countries_in_title(publisher)
    return tuple(codes) if len(codes) == 1 else ()
