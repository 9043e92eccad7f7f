"""Datelines: `TOKYO, March 12 -`, `HÀ NỘI —`, `HANOI:`, `MOSCOW (AP) _`, `Phnom Penh (FN), Nov. 8 –`, `May 11 –`."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from flows.ingest.layout import Line
from flows.ingest.stamps import Stamp, stamps
from flows.reference import table

_REACH: Final = 110
_MAX_WORDS: Final = 7
_STOP = re.compile(r"(?:(?<!\s)\s+)?(?:--+|—)\s*|(?<!\s)\s+[-–_](?:\s+|$)|(?:(?<!\s)\s+)?_\s+|:(?:\s+|$)")
_SIGNS = re.compile(r"[-–—_:]")
"""What every stop holds: most lines hold none in reach, and are dearer to look through for stops."""
_AGENCY = re.compile(r"(?:(?<!\s)\s+)?\(([^()]{2,30})\)")
_PLACE = re.compile(r"[^\W\d_][^\W\d_'’.-]*(?:['’.-]+[^\W\d_]+)*[.]?")
_NOT_PLACES = frozenset(row["word"] for row in table("lexicons/not_places"))


class Dateline(NamedTuple):
    """What opens a report, at text[start:end]: where from (None where it names no place), by which agency, of when.

    `agency` is as written; `alone` says that nothing else stands in its line.
    """

    start: int
    end: int
    place: str | None
    agency: str | None
    stamp: Stamp | None
    alone: bool


def dateline(lines: Sequence[Line]) -> Dateline | None:
    """The dateline in the first lines of a text, or None. Stamp offsets are those of the text."""
    for number, line in enumerate(lines[:8]):
        following = lines[number + 1].text if number + 1 < len(lines) else ""
        found = _read(line, following)
        if found:
            return found
    return None


def _read(line: Line, following: str) -> Dateline | None:
    piece = line.text[:_REACH]
    if not _SIGNS.search(piece):
        return None
    for stop in _STOP.finditer(piece):
        opening = piece[: stop.start()]
        rest = line.text[stop.end() : stop.end() + 40]
        found = _parse(line, opening, stop[0].strip(), rest or following)
        if found:
            return found._replace(end=line.start + stop.end() if rest else line.end, alone=not rest)
        if stop[0].strip() in ("--", "—", ":"):
            return None
    return None


def _parse(line: Line, opening: str, stop: str, rest: str) -> Dateline | None:
    """The dateline that `opening` is, if what stands after it begins a report."""
    agencies = [match[1].strip() for match in _AGENCY.finditer(opening)]
    bare = _AGENCY.sub(lambda match: " " * len(match[0]), opening)
    dates = stamps(bare)
    if len(agencies) > 2 or len(dates) > 1:
        return None
    for stamp in dates:
        bare = bare[: stamp.start] + " " * (stamp.end - stamp.start) + bare[stamp.end :]
    words = bare.replace(",", " ").split()
    if len(words) > _MAX_WORDS or not all(_PLACE.fullmatch(word) and word[0].isupper() for word in words):
        return None
    if (words and words[0].lower() in _NOT_PLACES) or not rest[:1].strip():
        return None
    capitals = bool(words) and len(words[0]) > 1 and words[0].upper() == words[0]
    begins = rest.lstrip("\"'“‘(<[$€£")[:1]
    if not dates and (not (begins.isupper() or begins.isdigit()) or rest.upper() == rest):
        return None
    if not dates and not agencies and not (capitals and (stop != ":" or len(words[0]) > 4)):
        return None
    if dates and not agencies and words and not capitals and "," not in opening:
        return None
    dated = dates[0].moved(line.start) if dates else None
    place = " ".join(" ".join(bare.split()).replace(" ,", ",").split()).strip(" ,") or None
    return Dateline(line.start, line.end, _plain(place), agencies[0] if agencies else None, dated, False)


def _plain(place: str | None) -> str | None:
    """A place as prose writes it: `HÀ NỘI` -> `Hà Nội`, `WASHINGTON, D.C.` -> `Washington, D.C.`."""
    if place is None:
        return None
    return " ".join(
        word.capitalize() if len(word) > 2 and word.isupper() and "." not in word else word for word in place.split()
    )
