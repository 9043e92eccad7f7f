"""Ranges, and units that a list or a range names once: `11 to 15 million`, `3, 4 and 5 pct`."""

import re

from flows.extract.quantities.scales import times
from flows.extract.quantities.terms import Term

LONGEST_LINK = 20
"""Terms further apart than this many characters are neither a range nor a list."""

_RANGED = frozenset(("number", "money", "percent", "measure", "duration"))
_HEDGES = ("", "between ", "about ", "around ", "some ", "as much as ", "perhaps ", "nearly ", "over ", "almost ")
_LINKS = frozenset(
    f"{space}{word}{mark}{hedge}"
    for space in ("", " ")
    for word in ("to", "-", "–", "—", "or", "and")
    for mark in ("", " ", "-")
    for hedge in _HEDGES
) | {"-to-"}
LINKS = _LINKS | {", "}
"""What may stand between the numbers of a range or a list."""
_CHANGED = re.compile(
    r"\b(?:rose|ris(?:e|es|en|ing)|fell|fall(?:s|en|ing)?|up|down|gr[eo]w(?:n|s|th|ing)?|gain(?:s|ed|ing)?|increas\w+|"
    r"decreas\w+|drop\w*|declin\w+|jump\w*|soar\w*|climb\w*|slipp?\w*|dipp?\w*|surg\w+|lost|add(?:s|ed|ing)?|"
    r"advanc\w+|higher|lower(?:s|ed|ing)?|cut(?:s|ting)?|rais\w+|reduc\w+|expand\w*|lift\w*|boost\w*|bring\w*|"
    r"brought|slump\w*|plung\w+|tumbl\w+|eas(?:ed|es|ing)|firm(?:ed|er|ing)|shed|edg(?:ed|es|ing)|retreat\w*|recover\w*|"
    r"strengthen\w*|weaken\w*|widen\w*|narrow\w*|improv\w+|from)\b[^\d]*$",
    re.I,
)
_FROM = re.compile(r"\bfrom (?:(?:about|around|some|nearly|over|almost|more than|an estimated|as little as) )?$", re.I)
_SPREAD = re.compile(
    r"\b(?:rang(?:e|es|ed|ing)|vary|varied|varies|varying|anywhere|anything|between|somewhere)\b", re.I
)
_BETWEEN = re.compile(r"\bbetween (?:(?:about|around|some) )?$", re.I)


def is_range(text: str, term: Term, other: Term) -> bool:
    """Whether two neighbouring terms are the ends of one range."""
    if term.kind not in _RANGED or other.kind not in _RANGED:
        return False
    gap = text[term.end : other.start]
    if gap not in _LINKS:
        return False
    if term.unit and other.unit and (term.unit != other.unit or term.factor != other.factor):
        return False
    if term.unit and not other.unit and not term.signed:
        return False
    low = term.number.value * _elided(term, other)
    if not low < other.number.value:
        return False
    before = text[max(0, term.start - 40) : term.start]
    if "and" in gap:
        return bool(_BETWEEN.search(before))
    if " or " in gap:
        return not (term.unit and other.unit) and other.number.value <= 3 * low
    if " to" in gap and _FROM.search(before):
        return bool(_SPREAD.search(before))
    return not _is_change_and_level(text, term, other)


_FAR_APART = 5
"""No range spans more than so many times its lower end: `rose 200 mln to 7.2 billion dlrs`."""


def _is_change_and_level(text: str, term: Term, other: Term) -> bool:
    """Whether the first is a change, the second what it led to: `fell 12 mln dlrs to 45 mln dlrs`, `rose 2 to 45`."""
    alone = bool(other.unit or term.number.scale > 1.0) if term.unit else other.unit is None
    scaled = term.number.scale > 1.0 and other.number.value > _FAR_APART * term.number.value
    if not (alone or scaled) or _elided(term, other) > 1.0:
        return False
    before = text[max(0, term.start - 110) : term.start]
    clause = before[max(before.rfind(". "), before.rfind("\n"), before.rfind("; ")) + 1 :]
    return bool(_CHANGED.search(clause))


def _elided(term: Term, other: Term) -> float:
    """What multiplies the first of two numbers that share the scale of the second: 11 to 15 million."""
    low, high = term.number, other.number
    shares = low.scale == 1.0 < high.scale and low.digits < 1000 and low.digits < high.digits
    return high.scale if shares and (not term.unit or term.signed) else 1.0


def span(term: Term, other: Term) -> tuple[Term, float, float]:
    """The term that a range makes, with its upper number, and the lower value and step in base units."""
    rich = other if other.unit else term
    whole = Term(term.start, other.end, other.number, rich.unit, rich.kind, rich.factor, term.signed, term.hedged)
    factor = _elided(term, other) * rich.factor
    return whole, times(term.number.value, factor), times(term.number.step, factor)


def share_units(text: str, terms: list[Term], linked: list[int]) -> None:
    """Give, in place, a bare number the unit and scale of the one it is joined to: `from 5.2 to 6.3 pct`.

    `linked` are the indices of the terms with one of LINKS behind them, in order.
    """
    shared = ranged = -1
    for at in reversed(linked):
        term, other = terms[at], terms[at + 1]
        if ranged == at + 1:
            other = terms[at + 2]
        elif is_range(text, term, other):
            ranged = at
            continue
        if term.kind != "number" or other.unit is None or other.kind not in _RANGED or other.signed:
            continue
        if term.number.scale > other.number.scale:
            continue
        gap = text[term.end : terms[at + 1].start]
        if gap in (" and ", " or ") or (gap == ", " and shared == at + 1):
            joined = True
        else:
            joined = gap == " to " and bool(_FROM.search(text, max(0, term.start - 32), term.start))
        if joined:
            terms[at] = _with_unit(term, other)
            shared = at


def _with_unit(term: Term, other: Term) -> Term:
    """The bare term in the unit of the other, and in its scale where it gives none of its own."""
    number, scale = term.number, other.number.scale
    if number.scale == 1.0 < scale and number.digits < 1000:
        number = number._replace(value=times(number.value, scale), scale=scale, step=times(number.step, scale))
    return term._replace(number=number, unit=other.unit, kind=other.kind, factor=other.factor)
