"""Places in an order: `third-largest`, `the biggest`, `ranked fifth`, `five biggest investors`, `No. 1 trading partner`."""

import re
from functools import cache
from typing import NamedTuple

from flows.extract.lexicon import Lexicon
from flows.extract.numerals import Number
from flows.reference import table


class Rank(NamedTuple):
    """A place: text[start:end] names it; `first` is the place, `hedge` is `at_most` for the first so many together."""

    start: int
    end: int
    first: float
    hedge: str


@cache
def _superlatives() -> Lexicon[str]:
    return Lexicon((row["word"], row["sense"]) for row in table("lexicons/superlatives"))


@cache
def _nouns() -> frozenset[str]:
    nouns = {row["noun"] for row in table("lexicons/rank_nouns")}
    return frozenset(
        nouns | {f"{noun}s" for noun in nouns} | {noun[:-1] + "ies" for noun in nouns if noun.endswith("y")}
    )


_AMONG = re.compile(
    r"\b(?:one|some|many|most|two|three|several|among|amongst|are|were) (?:of )?(?:(?:the|its|their|his|our|[a-z]+'s) )?(?:world's |country's |region's )?$",
    re.I,
)
_DETERMINED = re.compile(r"(?:\b(?:the|its|their|our|his|her|this|whose)|'s?|’s?) (?:[a-z]+ )?$|^$|\n *$", re.I)
_WORD = re.compile(r"[ -]([A-Za-z]+)")
_PLACE_AFTER = re.compile(r"(?:[- ](?:place|rank|position|spot)\b| (?:among|amongst) |,? in terms of )", re.I)
_NUMBER_ONE = re.compile(r"(?:\b(?:number|no\.?) ?)$", re.I)


def ranks(text: str, folded: str, found: list[Number]) -> list[Rank]:
    """Every place in an order, sorted, not overlapping; `found` are the numbers of the text."""
    by_end = {number.end: number for number in found}
    by_start = {number.start: number for number in found}
    places: list[Rank] = []
    for hit in _superlatives().find(folded):
        rank = None
        if hit.entry == "verb":
            number = by_start.get(hit.end + 1)
            if number is not None and (
                number.form == "ordinal"
                or (
                    hit.entry == "verb"
                    and folded[hit.start : hit.start + 4] == "rank"
                    and number.form != "fraction"
                    and number.value < 300
                    and number.scale == 1.0
                )
            ):
                if (
                    number.form == "ordinal"
                    and not folded.startswith("rank", hit.start)
                    and not _PLACE_AFTER.match(text, number.end)
                ):
                    continue
                rank = Rank(number.start, number.end, float(number.value), "exact")
        else:
            rank = _superlative(text, hit.start, hit.end, hit.entry, by_start, by_end)
        if rank is not None and (not places or rank.start >= places[-1].end):
            places.append(rank)
    for number in found:
        if (
            number.form == "ordinal"
            and _PLACE_AFTER.match(text, number.end)
            and not any(p.start < number.end and number.start < p.end for p in places)
        ):
            places.append(Rank(number.start, number.end, float(number.value), "exact"))
        elif number.scale == 1.0 and number.step == 1.0 and number.value < 101 and number.form in ("digits", "words"):
            before = _NUMBER_ONE.search(text, max(0, number.start - 8), number.start)
            if before and _followed(text, number.end):
                places.append(Rank(before.start(), number.end, float(number.value), "exact"))
    places.sort()
    return places


def _superlative(
    text: str, start: int, end: int, sense: str, by_start: dict[int, Number], by_end: dict[int, Number]
) -> Rank | None:
    """The place a superlative gives, alone, with an ordinal before it or a number beside it."""
    before = by_end.get(start - 1)
    if before is not None and before.form == "ordinal" and text[start - 1] in " -\n":
        return Rank(before.start, end, before.value, "exact")
    if sense == "noun":
        return None
    if before is not None and before.form in ("words", "digits") and 1 < before.value <= 100 and before.step == 1.0:
        return Rank(before.start, end, before.value, "at_most")
    after = by_start.get(end + 1)
    if (
        after is not None
        and after.form in ("words", "digits")
        and 1 < after.value <= 500
        and after.step == 1.0
        and text[start : start + 3].lower() == "top"
    ):
        return Rank(start, after.end, after.value, "at_most")
    left = text[max(0, start - 40) : start]
    if _AMONG.search(left):
        return None
    if sense == "plain" and not _followed(text, end):
        return None
    if not _DETERMINED.search(left) and text[start : start + 1].islower():
        return None
    if text[end : end + 1] == "-":
        return None
    return Rank(start, end, 1.0, "exact")


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
