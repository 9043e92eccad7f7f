"""Where a report comes from: the country of its dateline, `TAUPO, New Zealand, March 23 -`, `HANOI (VNA) -`."""

import re
from functools import cache

from flows.extract.lexicon import fold
from flows.extract.names import Name, countries_in_title
from flows.reference import table

_LINE = re.compile(
    r"(?:^|\n)(?P<place>[^\W\d_a-z][\w .'-]{2,24}?)(?:, (?P<country>[A-Z][\w .']{2,30}?))?"
    r"(?:,? \((?:AP|AFP|UPI|FN|[A-Z][\w/ .]{1,14})\)|, (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d| ?[-–—_] |:\s)"
)
REACH = 1_500
"""A dateline stands within so many characters of a document's beginning."""


@cache
def _cities() -> dict[str, str]:
    return {fold(row["city"]): row["country"] for row in table("cities")}


def home(text: str, found: list[Name], publisher: str | None) -> tuple[str, ...]:
    """The country that the dateline names by a city, a capital or its own name, else the one in the publisher's name.

    Empty without either.
    """
    starts = {name.start: name for name in found if name.start < REACH}
    for match in _LINE.finditer(text, 0, REACH):
        name = starts.get(match.start("country")) or starts.get(match.start("place"))
        if (
            name
            and name.codes
            and (name.kind == "capital" or name.start == match.start("country") or name.codes == ("SGP",))
        ):
            return name.codes
        city = _cities().get(fold(match["place"]))
        if city:
            return (city,)
    if publisher:
        codes = countries_in_title(publisher)
        if len(codes) == 1:
            return tuple(codes)
    return ()
