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
_LABEL = r"(?:date(?: of (?:issue|publication|release))?|published|posted|updated|last (?:updated|modified)|release date|issued|created)"
_FILLER = re.compile(
    rf"""\b{_LABEL}\b(?:\s+(?:on|at))?
    | \b\d{{1,2}}[:.h]\d\d(?::\d\d)?(?:\.\d+)?Z?\b(?:\s*[ap]\.?m\b\.?)?(?:\s*hrs?\b)? | \b\d{{1,2}}\s?[ap]\.?m\b\.?
    | [+-]\d\d:?\d\d\b | \b(?:GMT|UTC|ICT|IST|SGT|JST|CET|CEST|EET|BST|WIB|MYT|PHT|HKT|ET|EST|EDT|CT|CST|CDT|MT|PT|PST|PDT)\b(?:\s?[+-]\s?\d{{1,2}})?
    | \b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?
    | \b(?:on|at|by|the)\b | &?nbsp;? | [\s|/,.:;()\[\]•·–—\-_*]+""",
    re.VERBOSE | re.IGNORECASE,
)
_LABELLED = re.compile(rf"\W{{0,3}}{_LABEL}(?:\s+(?:on|at))?\s*(?P<colon>:?)\s*$", re.IGNORECASE)
_LABEL_FIRST = re.compile(rf"\W{{0,3}}{_LABEL}\b", re.IGNORECASE)
_TIME = re.compile(r"[\s,/|-]*\d{1,2}:\d\d(?::\d\d)?(?:\s*[ap]\.?m\b\.?)?", re.IGNORECASE)
_BYLINE = re.compile(r"By(?:\s+[^\W\d_][\w.'’-]*){1,6}\s*(?:&?nbsp;?)?[\s,|/–—-]*", re.IGNORECASE)
_HEADING = re.compile(
    r"(?:for immediate release|(?:press|news|media) (?:release|statement|note)|communiqu[eé]|source:?\s[\w .]{2,40})\W*",
    re.IGNORECASE,
)
_PLACED = re.compile(r"(?:[^\W\d_][\w.'’-]*\s?){1,4},(?:\s?[A-Z][\w.]*,?){0,3}\s*")
_URL_DATE = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d\d)(?P<s>[/-]?)(?P<m>0[1-9]|1[0-2])(?:(?P=s)(?P<d>[0-2]\d|3[01]))(?!\d)"
)
_URL_MONTH = re.compile(r"/(?P<y>(?:19|20)\d\d)/(?P<m>0[1-9]|1[0-2])/")
_YEAR = re.compile(r"(?<![\w.,$-])(?:19[5-9]\d|20\d\d)(?![\w%]|[,.]\d)")
_AHEAD = re.compile(
    r"\b(?:by|until|till|before|towards?|through|to|after|beyond|from|for|of the|expires?)\s+(?:the\s+)?(?:end\s+of\s+)?(?:year\s+)?$|[-–/]$",
    re.IGNORECASE,
)
_MONTH_OF = re.compile(
    r"(?:\b(?:" + "|".join(MONTHS) + r")\b\.?,?(?:\s\d{1,2},)?|months? of|quarter of|half of)\s$", re.IGNORECASE
)
_WEEKDAY = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_WEEKDAYS: Final = ("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun")
_EVIDENCE_REACH: Final = 12_000


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
    partial = [(line.stamp, "header") for line in date_lines] + (
        [(opening.stamp, "dateline")] if opening and opening.stamp else []
    )
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
        if len(line.text) > _MAX_DATE_LINE and not _LABEL_FIRST.match(line.text):
            continue
        piece = line.text[:_MAX_DATE_LINE]
        dates = stamps(piece)
        if dates:
            stamp = min(dates, key=lambda one: (one.year is None, one.day is None, one.start))
            placed = stamp._replace(start=line.start + stamp.start, end=line.start + stamp.end)
            if _nothing_else(piece, dates):
                found.append(DateLine(line.start, line.end, placed))
            elif labelled := _LABELLED.match(piece[: dates[0].start]):
                if labelled["colon"] or piece[dates[0].start].isdigit():
                    time = _TIME.match(line.text, dates[0].end)
                    end = time.end() if time else dates[0].end
                    placed = dates[0]._replace(start=line.start + dates[0].start, end=line.start + dates[0].end)
                    found.append(DateLine(line.start, line.start + end, placed))
    return found


def _nothing_else(piece: str, dates: Sequence[Stamp]) -> bool:
    """Whether a line holds nothing beside its dates but time, byline, place or a heading like `Press release`."""
    rest = list(piece)
    for stamp in dates:
        rest[stamp.start : stamp.end] = " " * (stamp.end - stamp.start)
    bare = "".join(rest)
    if not _FILLER.sub("", bare):
        return True
    before, after = piece[: dates[0].start], bare[dates[0].end :]
    if _FILLER.sub("", after):
        return bool(dates[0].start == 0 and _HEADING.fullmatch(after.strip(" |,-–—")))
    return bool(_BYLINE.fullmatch(before) or _HEADING.fullmatch(before) or _PLACED.fullmatch(before))


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
    """The year of a date without one: the latest of which the text speaks in the past or present, if more supports it.

    A weekday named at the beginning must be that of the date or of the day before; without any weekday, the text must
    speak of a month, quarter or half of that year. Else None: a wrong year is worse than none.
    """
    years: dict[int, bool] = {}
    for match in _YEAR.finditer(text, 0, _EVIDENCE_REACH):
        before = text[max(match.start() - 24, 0) : match.start()]
        if not _AHEAD.search(before):
            year = int(match[0])
            years[year] = years.get(year, False) or bool(_MONTH_OF.search(before))
    if not years or stamp.day is None:
        return None
    latest = max(years)
    weekdays = {_WEEKDAYS.index(name) for name in _WEEKDAY.findall(text, 0, 1_500)}
    if not weekdays:
        return latest if years[latest] else None
    for year in (latest, latest + 1):
        try:
            day = date(year, stamp.month, stamp.day)
        except ValueError:
            continue
        if {day.weekday(), (day - timedelta(days=1)).weekday()} & weekdays:
            return year
    return None
