"""The words of time as atoms: what a phrase such as `last year` or `first nine months` says on its own.

The word lists of seeds/ (months.csv, periods.csv) are multiplied out into phrases for one automaton, so that a
single pass over the text finds every atom; how neighbouring atoms join is the matter of `periods`.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from flows.extract.text.lexicon import Lexicon
from flows.reference import table

YEARS = range(1700, 2100)
"""Four digits in this range may be a year."""

MOST = {"day": 365, "year": 120, "minute": 120}
"""The highest number of a unit in digits that is looked for; of other units, and before `ago` and the like, 60."""

CUES = frozenset(("ahead", "behind", "plan", "saying"))
"""Classes of words that name no time but tell which way an incomplete one lies: they are the matter of `tense`."""


class Atom(NamedTuple):
    """A phrase of time. `kind` is a class of periods.csv or one of those below; the rest depends on it.

    month (number, name `full` or `short`; way: -1, 0, 1 with last, this, next), weekday (likewise), year, decade,
    fiscal_year (number: the year, 0 where a later word gives it), relative (unit, way), rolling, opening, closing
    (number, unit, way), nth (number, unit), count (number, unit), ago (number, unit, way), day (way), near (unit,
    way), definite (unit), part (name), stock, so_far, full, versus, rate (unit), clock, season, year_end,
    named.
    """

    kind: str
    number: int = 0
    unit: str = ""
    way: int | None = None
    name: str = ""


class Unit(NamedTuple):
    form: str
    many: bool
    unit: str


def _rows(kind: str) -> list[dict[str, str]]:
    return [row for row in table("lexicons/periods") if row["class"] == kind]


@cache
def _units() -> tuple[Unit, ...]:
    return tuple(Unit(row["form"], row["value"] == "many", row["unit"]) for row in _rows("unit"))


def _numerals(most: int) -> Iterator[tuple[str, int]]:
    for row in _rows("numeral"):
        yield row["form"], int(row["value"])
    for number in range(1, most + 1):
        yield str(number), number


def _entries() -> Iterator[tuple[str, Atom]]:
    yield from _single_words()
    yield from _months_and_weekdays()
    yield from _years()
    for unit in _units():
        yield from _counted(unit)
        if not unit.many and unit.unit not in CLOCK_UNITS:
            yield from _single_unit(unit)


def _single_words() -> Iterator[tuple[str, Atom]]:
    for row in table("lexicons/periods"):
        kind = row["class"]
        if kind == "day":
            yield row["form"], Atom("day", way=int(row["value"]))
        elif kind == "part":
            yield row["form"], Atom("part", name=row["value"])
        elif kind in (
            "stock",
            "so_far",
            "full",
            "same",
            "versus",
            "rate",
            "clock",
            "named",
            "fiscal",
            "season",
            "year_end",
        ):
            yield row["form"], Atom(kind, unit=row["unit"])


def _months_and_weekdays() -> Iterator[tuple[str, Atom]]:
    named = [("month", row["form"], int(row["month"]), row["short"] == "yes") for row in table("lexicons/months")]
    named += [("weekday", row["form"], int(row["value"]), row["unit"] == "short") for row in _rows("weekday")]
    for kind, form, number, short in named:
        atom = Atom(kind, number, name="short" if short else "full")
        yield form, atom
        if not short:
            for row in _rows("deictic"):
                yield f"{row['form']} {form}", atom._replace(way=int(row["value"]))


def _years() -> Iterator[tuple[str, Atom]]:
    for year in YEARS:
        yield str(year), Atom("year", year)
        yield f"FY{year}", Atom("fiscal_year", year)
        if year % 10 == 0:
            yield f"{year}s", Atom("decade", year)
            yield f"{year}'s", Atom("decade", year)
    for short in range(100):
        yield f"FY{short:02}", Atom("fiscal_year", 2000 + short if short < 60 else 1900 + short)
    for letter, unit, most in (("Q", "quarter", 4), ("H", "half", 2)):
        for number in range(1, most + 1):
            yield f"{letter}{number}", Atom("nth", number, unit)
            yield f"{number}{letter}", Atom("nth", number, unit)


def _single_unit(unit: Unit) -> Iterator[tuple[str, Atom]]:
    form, _, name = unit
    for row in _rows("deictic"):
        yield f"{row['form']} {form}", Atom("relative", unit=name, way=int(row["value"]))
        if form == "year":
            for season in _rows("season"):
                yield f"{row['form']} {season['form']}", Atom("season", way=int(row["value"]))
            for fiscal in _rows("fiscal"):
                yield f"{row['form']} {fiscal['form']}", Atom("fiscal", unit="year", way=int(row["value"]))
    for row in _rows("near"):
        yield f"{row['form']} {form}", Atom("near", unit=name, way=int(row["value"]))
    yield f"past {form}", Atom("rolling", 1, name, -1)
    yield form, Atom("definite", unit=name)
    yield f"the {form}", Atom("definite", unit=name)
    for tail, way in AGO:
        yield f"{form} {tail}", Atom("ago", 1, name, way)
        yield f"a {form} {tail}", Atom("ago", 1, name, way)
        if tail in ("before", "earlier", "ago"):
            yield f"the {form} {tail}", Atom("ago", 1, name, way)
    ordinals = [(row["form"], int(row["value"])) for row in _rows("ordinal")]
    if name in ("quarter", "half"):
        ordinals.append(("final", 4 if name == "quarter" else 2))
    else:
        yield f"a {form}", Atom("rate", unit=name)
    for lead in ("per", "each", "every"):
        yield f"{lead} {form}", Atom("rate", unit=name)
    for ordinal, number in ordinals:
        yield f"{ordinal} {form}", Atom("nth", number, name)


AGO = (("ago", -1), ("earlier", -1), ("before", -1), ("previously", -1), ("later", 1), ("from now", 1))
CLOCK_UNITS = ("hour", "minute")


def _counted(unit: Unit) -> Iterator[tuple[str, Atom]]:
    form, many, name = unit
    if name in ("quarter", "half") and not many:
        return  # a number before them makes a fraction
    for numeral, number in _numerals(MOST.get(name, 60)):
        yield f"{numeral} {form}", Atom("count", number, name)
        if name in CLOCK_UNITS or number > 60:
            continue
        if many or number == 1:
            for row in (*_rows("rolling"), *_rows("opening"), *_rows("closing")):
                yield f"{row['form']} {numeral} {form}", Atom(row["class"], number, name, int(row["value"]))
            for tail, way in AGO:
                yield f"{numeral} {form} {tail}", Atom("ago", number, name, way)


TIME_WORDS: Lexicon[Atom] = Lexicon(_entries(), shared=True)
"""All atoms."""

TENSE_WORDS: Lexicon[str] = Lexicon(
    (row["form"], row["class"]) for row in table("lexicons/periods") if row["class"] in CUES
)
"""The words that tell of time past (`behind`, `saying`), to come (`ahead`) or planned (`plan`)."""
