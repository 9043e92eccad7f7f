"""Dates as headers, footers and datelines write them: `Dec 11, 2023 / 21:37`, `18/08/2025`, `Feb 28th at 09:45`."""

import re
from datetime import date
from typing import Final, NamedTuple

from flows.reference import table

MONTHS: Final = {row["form"].lower(): int(row["month"]) for row in table("lexicons/months")}

_MONTH = r"(?P<{0}>" + "|".join(sorted((re.escape(name) for name in MONTHS), key=len, reverse=True)) + r")\b\.?"
_DAY = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<{0}>(?:19|20)\d\d)\b"
_STAMP = re.compile(
    rf"""(?=[\djfmasond])(?<![\w/.-])(?:
      {_YEAR.format("y1")}\s?[-/.‑–]\s?(?P<m1>[01]?\d)\s?[-/.‑–]\s?(?P<d1>[0-3]?\d)(?![\d/])  # 2025-12-10
    | (?P<a2>[0-3]?\d)\s?[-/.‑]\s?(?P<b2>[0-3]?\d)\s?[-/.‑]\s?{_YEAR.format("y2")}  # 18/08/2025
    | {_MONTH.format("m3")}\s*{_DAY.format("d3")}(?:\s*,\s*|\s+){_YEAR.format("y3")}  # December 11, 2023
    | {_DAY.format("d4")}(?:\sof)?[\s-]{{1,3}}{_MONTH.format("m4")}[\s,-]{{1,3}}{_YEAR.format("y4")}  # 11 December 2023
    | {_MONTH.format("m5")}\s*{_DAY.format("d5")}(?![\w:])  # Nov. 8
    | {_DAY.format("d6")}[\s-]{_MONTH.format("m6")}(?!\w)  # 8 November
    | (?<!\d\s){_MONTH.format("m7")},?\s{{1,2}}{_YEAR.format("y7")}  # November 2023
    )""",
    re.VERBOSE | re.IGNORECASE,
)
_AMERICAN = re.compile(r"\b(?:[AP]\.?M\.?\s+)?(?:ET|EST|EDT|CT|CST|CDT|MT|PT|PST|PDT)\b")


class Stamp(NamedTuple):
    """A date written at text[start:end]; `year`, or `day` of a month and year, may be missing."""

    start: int
    end: int
    year: int | None
    month: int
    day: int | None

    @property
    def on(self) -> date | None:
        """The day, the first of the month where no day is given; None without a year."""
        return date(self.year, self.month, self.day or 1) if self.year else None

    @property
    def precision(self) -> str:
        """`day` or `month`."""
        return "day" if self.day else "month"

    def moved(self, by: int) -> "Stamp":
        """The same stamp in a text that begins `by` characters earlier."""
        return self._replace(start=self.start + by, end=self.end + by)


def stamps(text: str, american: bool | None = None) -> list[Stamp]:
    """The dates written in a short text, in order; what names no day of the calendar is left out.

    `12/05/2014` is the 12th of May, as in all but one of the world's conventions, unless that is impossible
    or `american` (None: whether a time zone of the United States stands in the text).
    """
    found = []
    for match in _STAMP.finditer(text):
        groups = {name[0]: value for name, value in match.groupdict().items() if value is not None}
        if "a" in groups:
            if american is None:
                american = bool(_AMERICAN.search(text))
            day, month = int(groups["a"]), int(groups["b"])
            if month > 12 or (american and day <= 12):
                day, month = month, day
        else:
            month = int(groups["m"]) if groups["m"].isdigit() else MONTHS[groups["m"].lower()]
            day = int(groups["d"]) if "d" in groups else 0
        year = int(groups["y"]) if "y" in groups else None
        try:
            date(year or 2000, month, day or 1)
        except ValueError:
            continue
        if day or "d" not in groups:
            found.append(Stamp(match.start(), match.end(), year, month, day or None))
    return found
