"""Persons named with their office: a row at every place where a document gives both."""

from bisect import bisect_right
from typing import Any, Final

from flows.extract.analysis import Analysis

Row = dict[str, Any]

_CONFIDENCE: Final = {True: 0.9, False: 0.7}
"""By whether the country is known."""


def persons(a: Analysis) -> list[Row]:
    """The records of table persons, sorted by span."""
    starts = [sentence.start for sentence in a.sentences]
    return [
        {
            "start": person.start,
            "end": person.end,
            "name": person.name,
            "role": person.role,
            "country": person.country,
            "rule": "office_with_name",
            "confidence": _CONFIDENCE[person.country is not None],
            "evidence": {"cue": (person.start, person.end)},
        }
        for person in a.parties.persons
        if person.role is not None
        and (at := bisect_right(starts, person.start)) > 0
        and person.end <= a.sentences[at - 1].end
    ]
