"""When a document was published: the date line of its head or foot, its dateline, its address."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from flows.ingest.dateline import Dateline
from flows.ingest.facts import Facts
from flows.ingest.layout import Line
from flows.ingest.stamps import MONTHS, Stamp, stamps

_MAX_DATE_LINE: Final = 160
_LABEL = (
    r"(?:date(?: of (?:issue|publication|release))?|published|posted|updated|last (?:updated|modified)|release date"
    r"|issued|created)"
)
_PLACED = r"[^\W\d_][\w.'’-]{1,30}(?:\s[^\W\d_][\w.'’-]{1,30}){0,3},(?:\s[A-Z][\w.]{1,20},?){0,3}"
_FILLER = re.compile(
    rf"""\b{_LABEL}\b(?:\s+(?:on|at))?
    | \b\d{{1,2}}[:.h]\d\d(?::\d\d)?(?:\.\d+)?Z?\b(?:\s*[ap]\.?m\b\.?)?(?:\s*hrs?\b)? | \b\d{{1,2}}\s?[ap]\.?m\b\.?
    | [+-]\d\d:?\d\d\b
    | \b(?:GMT|UTC|ICT|IST|SGT|JST|CES?T|EES?T|BST|WIB|MYT|PHT|HKT|[ECMP][SD]?T)\b(?:\s?[+-]\s?\d{{1,2}})?
    | \b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?
    | \b(?:on|at|by|the)\b | [\s|/,.:;()\[\]•·–—\-_*]+""",
    re.VERBOSE | re.IGNORECASE,
)
_LABELLED = re.compile(rf"\W{{0,3}}{_LABEL}(?:\s+(?:on|at))?\s*+(?P<colon>:?)\s*$", re.IGNORECASE)
_LABEL_FIRST = re.compile(rf"\W{{0,3}}{_LABEL}\b", re.IGNORECASE)
_BEGINS = re.compile(
    rf"\W{{0,3}}(?:\d|(?:{_LABEL}|by|for immediate release|press|news|media|communiqu[eé]|source"
    rf"|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|{'|'.join(MONTHS)})\b|{_PLACED})",
    re.IGNORECASE,
)
_DIGIT = re.compile(r"\d")
_TIME = re.compile(r"[\s,/|-]{0,4}\d{1,2}:\d\d(?::\d\d)?(?:\s*[ap]\.?m\b\.?)?", re.IGNORECASE)
_ENTITY = re.compile(r"&nbsp;?")
_BETWEEN = re.compile(r"\s{2,}|\s?[|•·]\s?|\s[-–—]\s")
_FORMS = (
    re.compile(r"By(?:\s[^\W\d_][\w.'’-]*){1,6},?", re.IGNORECASE),
    re.compile(
        r"(?:for immediate release|(?:press|news|media) (?:release|statement|note)|communiqu[eé])\W?", re.IGNORECASE
    ),
    re.compile(r"(?:sources?|editors?|authors?|writers?|reporters?|section)\s?:\s?[\w .,-]{2,40}", re.IGNORECASE),
    re.compile(_PLACED),
    re.compile(r"[A-Z]{3,20}(?: [A-Z]{2,20})?"),
)
_URL_DATE = re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<s>[/-]?)(?P<m>0[1-9]|1[0-2])(?P=s)(?P<d>[0-2]\d|3[01])(?!\d)")
_URL_MONTH = re.compile(r"/(?P<y>(?:19|20)\d\d)/(?P<m>0[1-9]|1[0-2])/")
_COUNTS: Final = {
    word: number for number, word in enumerate("two three four five six seven eight nine ten eleven".split(), 2)
}
_YEAR = re.compile(r"(?:19|20)\d\d(?![\w%]|[,.]\d)")
_MONTH_BEFORE = re.compile(
    rf"\b(?:(?P<month>{'|'.join(MONTHS)})\b\.?,?(?:\s\d{{1,2}},)?|(?P<count>\w{{1,8}})\smonths\s(?:of|in))\s$",
    re.IGNORECASE,
)
_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_EVIDENCE_REACH: Final = 12_000
_WEEKDAY_REACH: Final = 1_500


class Published(NamedTuple):
    """A publication date with its basis (sidecar, header, dateline, inferred) and precision (day, month, year)."""

    on: date
    basis: str
    precision: str


class DateLine(NamedTuple):
    """text[start:end] is the date line or the part of a line that gives the date; `stamp` has the text's offsets."""

    start: int
    end: int
    stamp: Stamp


def published(
    told: Facts, page: Facts, date_lines: Sequence[DateLine], opening: Dateline | None, text: str
) -> Published | None:
    """The publication date, from the first of: what was told, the page's metadata, date lines, dateline, address.

    A date line or dateline without a year takes it from the address or, where a weekday or a month of that year in
    the text supports it, from the text. A date in the prose of the article is never taken.
    """
    if told.published_on:
        return Published(told.published_on, "sidecar", told.precision or "day")
    if page.published_on:
        return Published(page.published_on, "header", page.precision or "day")
    full = [line.stamp for line in date_lines if line.stamp.on]
    by_precision = sorted(full, key=lambda stamp: stamp.precision != "day")
    if by_precision:
        return _dated(by_precision[0], "header")
    if opening and opening.stamp and opening.stamp.on:
        return _dated(opening.stamp, "dateline")
    address = _from_address(told.url or page.url or "")
    partial = [(line.stamp, "header") for line in date_lines]
    if opening and opening.stamp:
        partial.append((opening.stamp, "dateline"))
    for stamp, basis in partial:
        year = address.on.year if address else _year_of(stamp, text)
        if year is not None:
            return _dated(stamp._replace(year=year), basis)
    return address


def _dated(stamp: Stamp, basis: str) -> Published | None:
    try:
        return Published(stamp.on, basis, stamp.precision) if stamp.on else None
    except ValueError:  # the 29th of February in the year that was found for it
        return None


def date_lines(lines: Sequence[Line]) -> list[DateLine]:
    """The date lines among outer lines: nothing but date, time and byline, or a date behind its label."""
    found = []
    for line in lines:
        if not _DIGIT.search(line.text) or not _BEGINS.match(line.text) or (not line.apart and line.text[-1] in ".,;"):
            continue
        if len(line.text) > _MAX_DATE_LINE and not _LABEL_FIRST.match(line.text):
            continue
        piece = _ENTITY.sub(lambda match: " " * len(match[0]), line.text[:_MAX_DATE_LINE])
        dates = stamps(piece)
        if not dates:
            continue
        if _nothing_else(piece, dates):
            best = min(dates, key=lambda one: (one.year is None, one.day is None, one.start))
            found.append(DateLine(line.start, line.end, best.moved(line.start)))
            continue
        labelled = _LABELLED.match(piece[: dates[0].start])
        if labelled and (labelled["colon"] or piece[dates[0].start].isdigit()):
            time = _TIME.match(piece, dates[0].end)
            end = time.end() if time else dates[0].end
            found.append(DateLine(line.start, line.start + end, dates[0].moved(line.start)))
    return found


def _nothing_else(piece: str, dates: Sequence[Stamp]) -> bool:
    """Whether a line holds nothing beside its dates but time, byline, place or a heading like `Press release`."""
    bare = piece
    for stamp in dates:
        bare = bare[: stamp.start] + " " * (stamp.end - stamp.start) + bare[stamp.end :]
    for segment in _BETWEEN.split(bare):
        if _FILLER.sub("", segment) and not any(form.fullmatch(segment.strip()) for form in _FORMS):
            return False
    return True


def _from_address(url: str) -> Published | None:
    """The date that many publishers put into the address of an article: `/2014/02/28/`, `20231211`, `/2014/02/`."""
    path = url.partition("://")[2].partition("/")[2]
    for pattern in (_URL_DATE, _URL_MONTH):
        match = pattern.search("/" + path)
        if match:
            day = match.groupdict().get("d")
            try:
                on = date(int(match["y"]), int(match["m"]), int(day or 1))
            except ValueError:
                continue
            return Published(on, "inferred", "day" if day else "month")
    return None


def _year_of(stamp: Stamp, text: str) -> int | None:
    """The year of a date without one, if the text speaks of a month shortly before it, in a year, and nothing speaks
    against it: `first 11 months of 2023` in a report of December 12 that names a Tuesday, as that day of 2023 was.

    Else None: most news names years of the past or of plans only, and a wrong year is worse than none.
    """
    weekdays = {number for number, name in enumerate(_WEEKDAYS) if text.find(name, 0, _WEEKDAY_REACH) >= 0}
    if stamp.day is None or not weekdays:
        return None
    years: set[int] = set()
    for match in _YEAR.finditer(text, 0, _EVIDENCE_REACH):
        before = _MONTH_BEFORE.search(text, max(match.start() - 24, 0), match.start())
        month = _month(before["month"] or before["count"]) if before else None
        if month and (stamp.month - month) % 12 <= 2:
            years.add(int(match[0]) + (month > stamp.month))
    if len(years) != 1:
        return None
    try:
        day = date(years.pop(), stamp.month, stamp.day)
    except ValueError:
        return None
    return day.year if {day.weekday(), (day - timedelta(days=1)).weekday()} & weekdays else None


def _month(word: str) -> int | None:
    """The number of a month by name, or of so many months since January."""
    lowered = word.lower()
    if lowered in MONTHS:
        return MONTHS[lowered]
    number = int(word) if word.isdigit() else _COUNTS.get(lowered, 0)
    return number if 1 <= number <= 12 else None
