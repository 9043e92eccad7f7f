"""Where a report comes from: the country of its dateline, `TAUPO, New Zealand, March 23 -`, `HANOI (VNA) -`."""

import re
from functools import cache
from typing import NamedTuple

from flows.extract.lexicon import fold
from flows.extract.names import Name, countries_in_title
from flows.reference import table

_LINE = re.compile(
    r"(?:^|\n)(?P<place>[^\W\d_a-z][\w .'-]{2,24}?)(?:, (?P<country>[A-Z][\w .']{2,30}?))?"
    r"(?:(?P<dated>,? \((?:AP|AFP|UPI|FN|[A-Z][\w/ .]{1,14})\)|"
    r", ?(?i:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[A-Za-z]*\.? \d)| ?[-\u2013\u2014_] |:\s)",
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
    starts = {name.start: name for name in found if name.start < REACH}
    for match in _LINE.finditer(text, 0, REACH):
        if not text[match.start("place")].isupper():
            continue
        country, place = starts.get(match.start("country")), starts.get(match.start("place"))
        name = country or place
        city = _cities().get(fold(match["place"]))
        if name and name.codes and (country or name.kind == "capital" or match["dated"]):
            return Origin(name.codes, *match.span())
        if city:
            return Origin((city,), *match.span())
    codes = countries_in_title(publisher) if publisher else frozenset()
    return Origin(tuple(codes) if len(codes) == 1 else (), 0, 0)
