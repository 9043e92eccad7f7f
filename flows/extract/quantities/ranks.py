"""Places in an order: `third-largest`, `the biggest`, `ranked fifth`, `five biggest investors`, `No. 1 supplier`."""

import re
from functools import cache
from typing import NamedTuple

from flows.extract.quantities.numberwords import SENSES, Word
from flows.extract.quantities.scales import Number
from flows.reference import table


class Rank(NamedTuple):
    """A place: text[start:end] names it; `first` is the place, `hedge` is `at_most` for the first so many together."""

    start: int
    end: int
    first: float
    hedge: str


@cache
def _nouns() -> frozenset[str]:
    nouns = {row["noun"] for row in table("lexicons/rank_nouns")}
    return frozenset(
        nouns | {f"{noun}s" for noun in nouns} | {noun[:-1] + "ies" for noun in nouns if noun.endswith("y")}
    )


_AMONG = re.compile(
    r"\b(?:one|some|many|most|two|three|several|among|amongst|are|were) (?:of )?"
    r"(?:(?:the|its|their|his|our|[a-z]+'s) )?(?:world's |country's |region's )?$",
    re.I,
)
_DETERMINED = re.compile(r"(?:\b(?:the|its|their|our|his|her|this|whose)|'s?|’s?) (?:[a-z]+ )?$|^$|\n *$", re.I)
_WORD = re.compile(r"[ -]([A-Za-z]+)")
_PLACE_AFTER = re.compile(
    r"(?:[- ](?:place|rank|position|spot)\b| (?:among|amongst) |,? in terms of | only to |"
    r" (?:in|on) (?:the|this|that|its|their) (?:list|ranking|rankings|league|table)\b|"
    r" (?:and|or|to) (?:the )?[a-z0-9]{3,10} (?:place|rank|position|spot)\b)",
    re.I,
)
_LAST_BEFORE = frozenset("rRoO.")
"""How `number`, `no` and `No.` end, before one space."""
_NUMBER_ONE = re.compile(r"(?:\b(?:number|no\.?) ?)$", re.I)

_RANKING = re.compile(r"\b(?:rank(?:s|ed|ing)?|is|as|at|was|remains?|remained|became) (?:at )?$")
# `placing it third after China`
_PLACING = re.compile(r"\b(?:plac|rank|putt)ing (?:it|them|the (?:country|kingdom)|[A-Z]\w{2,16}) (?:in )?$")
_BEHIND = re.compile(r" (?:after|behind|among|of|out of|in)\b|[,.;]")


def ranks(text: str, folded: str, found: list[Number], superlatives: list[Word]) -> list[Rank]:
    """Every place in an order, sorted, not overlapping; `found` are the numbers of the text, which goes on behind."""
    places: list[Rank] = []
    by_start = {number.start: number for number in found} if superlatives else {}
    by_end = {number.end: number for number in found} if superlatives else {}
    for hit in superlatives:
        sense = SENSES[hit.entry[1]]
        if sense == "verb":
            number = by_start.get(hit.end + 1)
            rank = None if number is None else _ranked(text, folded.startswith("rank", hit.start), number)
        else:
            rank = _superlative(text, hit.start, hit.end, sense, by_start, by_end)
        if rank is not None and (not places or rank.start >= places[-1].end):
            places.append(rank)
    doubtful = [number for number in found if number[6] == "ordinal" or text[number[0] - 2] in _LAST_BEFORE]
    covered = {at for place in places for at in range(place.start, place.end)} if doubtful else ()
    for number in doubtful:
        if number.start not in covered and number.end - 1 not in covered:
            rank = _placed(text, number)
            if rank is None and places and number.form == "ordinal":
                rank = _in_series(text, number, places) or _again(text, number, places)
            if rank is not None:
                places.append(rank)
    if not places:
        return places
    places.sort()
    return [place for at, place in enumerate(places) if at == 0 or place.start >= places[at - 1].end]


# `Kenya's second-largest trading partner, fifth export market and third source of imports`
_SERIES = re.compile(r"(?: [a-z]+){1,4}(?: [a-z]+)?(?:,| and|, and|, as well as| as well as)(?: the| its)? ")
SERIES = 70
"""The next of several places of one thing stands within so many characters behind the one before."""


def _in_series(text: str, number: Number, places: list[Rank]) -> Rank | None:
    """The place that an ordinal gives as the next of several, each with the noun that holds it."""
    before = next((p for p in reversed(places) if p.end <= number.start), None)
    if before is None or number.start - before.end > SERIES or not _followed(text, number.end):
        return None
    joined = _SERIES.fullmatch(text, before.end, number.start) is not None
    return Rank(number.start, number.end, number.value, "exact") if joined else None


# `ranked ninth, after Peru, and as a country of origin eighth`, `its fifth-largest partner in 2013, down from fourth`
_ELIDED = re.compile(
    r"[^.;:]{0,60}(?:\band (?:as|in|for|among|on)\b[^.;:,\d]{3,36} |\b(?:up|down) from (?:the )?|"
    r"\bcompared (?:with|to) )"
)
_ALONE = re.compile(r"[.,;)]|$| (?:a|one|two|three|the) (?:year|decade|month|previous)| (?:in|last) ")


def _again(text: str, number: Number, places: list[Rank]) -> Rank | None:
    """The place that stands without its noun beside one told before, of another order or time."""
    before = next((p for p in reversed(places) if p.end <= number.start), None)
    if before is None or number.start - before.end > 2 * SERIES or _ALONE.match(text, number.end) is None:
        return None
    joined = _ELIDED.fullmatch(text, before.end, number.start) is not None
    return Rank(number.start, number.end, number.value, "exact") if joined else None


def _ranked(text: str, by_rank: bool, number: Number) -> Rank | None:
    """The place behind a verb: `ranks 16th`, `ranked 16`; behind `came` or `stood` only where more shows a place."""
    if number.form == "ordinal":
        sure = by_rank or _PLACE_AFTER.match(text, number.end) is not None
    else:
        sure = by_rank and number.form in ("digits", "words") and number.scale == 1.0 and number.value < 300
    return Rank(number.start, number.end, number.value, "exact") if sure else None


def _placed(text: str, number: Number) -> Rank | None:
    """The place a number gives without verb and superlative: `in fifth place`, `16th among`, `No. 1 supplier`."""
    if number.form == "ordinal":
        sure = (
            _PLACE_AFTER.match(text, number.end)
            or _held(text, number)
            or (_PLACING.search(text, max(0, number.start - 30), number.start) and _BEHIND.match(text, number.end))
        )
        return Rank(number.start, number.end, number.value, "exact") if sure else None
    if number.form not in ("digits", "words") or number.scale != 1.0 or number.step != 1.0 or number.value > 100:
        return None
    before = _NUMBER_ONE.search(text, max(0, number.start - 8), number.start)
    if before is None:
        return None
    if not _followed(text, number.end):
        ranked = _RANKING.search(text, max(0, before.start() - 16), before.start()) and _BEHIND.match(text, number.end)
        return Rank(before.start(), number.end, number.value, "exact") if ranked else None
    return Rank(before.start(), number.end, number.value, "exact")


_OWNS = re.compile(r"\b(?:[A-Z]\w+(?:'s|s'|’s|s’)|its|their|our|the country's|the country’s) $")
_HOLDER = re.compile(
    r" (?:(?:trade|trading|export|import|foreign|commercial|economic) )?(?:customer|client|supplier|partner|market|"
    r"investor|provider|buyer|destination|source|donor|lender|creditor)(?! (?:to|for the first|since|in (?:19|20))\b)\b"
)
# `Peru's first trading partner`, `has been the first customer of Peru`: of these nobody tells which came first in time.
_FIRST_OF = re.compile(
    r" (?:trade|trading|commercial|economic) partner\b| (?:customer|client|supplier|export market|export destination)\b"
)
_THE = re.compile(r"\b(?:is|are|was|remains?|remained|been|being|as|becom\w+|became) the $")


def _held(text: str, number: Number) -> bool:
    """Whether an ordinal is the place of a customer or supplier that somebody owns: `Portugal's ninth customer`."""
    owned = _OWNS.search(text, max(0, number.start - 24), number.start) is not None
    if number.value > 1:
        return owned and _HOLDER.match(text, number.end) is not None
    owned = owned or _THE.search(text, max(0, number.start - 16), number.start) is not None
    return owned and _FIRST_OF.match(text, number.end) is not None


def _superlative(
    text: str, start: int, end: int, sense: str, by_start: dict[int, Number], by_end: dict[int, Number]
) -> Rank | None:
    """The place a superlative gives, alone, with an ordinal before it or a number beside it."""
    before = by_end.get(start - 1)
    if before is not None and before.form == "ordinal" and text[start - 1] in " -":
        return Rank(before.start, end, before.value, "exact")
    if sense == "noun":
        return None
    if before is not None and before.form in ("words", "digits") and 1 < before.value <= 100 and before.step == 1.0:
        return Rank(before.start, end, before.value, "at_most")
    after = by_start.get(end + 1) if text[start:end].lower() == "top" else None
    if after is not None and after.form in ("words", "digits") and 1 < after.value <= 500 and after.step == 1.0:
        return Rank(start, after.end, after.value, "at_most")
    left = text[max(0, start - 40) : start]
    if text[end : end + 1] == "-" or _AMONG.search(left) or (sense == "plain" and not _followed(text, end)):
        return None
    if text[start].islower() and not _DETERMINED.search(left) and not (_joined(left) and _followed(text, end)):
        return None
    return Rank(start, end, 1.0, "exact")


def _joined(left: str) -> bool:
    """Whether a noun that holds a place stands right before, joined: `its largest trading partner and top supplier`."""
    noun = _NOUN_AND.search(left)
    return noun is not None and noun[1] in _nouns()


_NOUN_AND = re.compile(r"\b([a-z]+)(?: and|, and|,) $")


def _followed(text: str, end: int) -> bool:
    """Whether a noun that can hold a place stands within the next words."""
    at = end
    for _ in range(4):
        match = _WORD.match(text, at)
        if match is None:
            return False
        if match[1].lower() in _nouns():
            return True
        at = match.end()
    return False
