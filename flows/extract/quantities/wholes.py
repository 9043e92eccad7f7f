"""Parts of what was counted: `206 out of 314 markers`, `Of the 312 firms, 41 are Peruvian`, `900 of them`."""

import re

from flows.extract.quantities.quantity import Quantity

DATING = frozenset(("year", "date"))
"""Kinds of numbers that only date the others."""
_OUT_OF = frozenset(
    f" {out}of {whole}" for out in ("", "out ") for whole in ("", "the ", "its ", "their ", "all ", "a total of ")
)
_OF_WHICH = re.compile(r"[^,.;:!?]{0,60}, (?:out )?of (?:which|whom) (?:only |just )?")
_WHOLE_FIRST = re.compile(r"(?:^|[.!?,;\"] +|\n)(?:out )?of (?:the |its |their |all |a total of )?$", re.I)
_OF_THEM = re.compile(r" of (?:them|these|those)\b(?! [a-z]+s\b)")
_ATTRIBUTES = re.compile(r" [^,.;:!?\d]{0,90}, ")
_BEFORE_WHOLE = 24
FEW = 12
"""Up to so many of what was counted only refer: `two of them`."""
_ARE = re.compile(r" (?:are|were|is|was|have|has|had|will|operate|work|live|belong|went|came) ")
_LONGEST = 240
_MOST_BETWEEN = 6


def whole_of(text: str, made: list[Quantity], at: int) -> Quantity | None:
    """The count that a bare number is a part of: `206 out of 314 markers`, `Of the 371 projects, 315 are …`."""
    part = made[at]
    if at + 1 < len(made):
        other = made[at + 1]
        if other.kind == "count" and part.value < other.value and text[part.end : other.start] in _OUT_OF:
            return other
    if at and part.value > FEW and _OF_THEM.match(text, part.end):
        ends = text.rfind(". ", 0, part.start)
        back = max(0, ends - _LONGEST)
        begins = max(text.rfind(mark, back, max(0, ends)) for mark in (". ", "\n"))
        near = [q for q in made[max(0, at - _MOST_BETWEEN) : at] if q.start > begins]
        return next((q for q in near if q.kind == "count" and q.value > part.value), None)
    return _first_told(text, made, at) if at else None


def _first_told(text: str, made: list[Quantity], at: int) -> Quantity | None:
    """The whole told before a part: `Of the 312 firms on its list, 41 are Peruvian`, `1,200 km, of which 900 are …`."""
    part = made[at]
    told = _ARE.match(text, part.end) is not None
    if not told and not text[part.start].isdigit():
        return None
    before = at - 1
    while before and made[before].kind in DATING:  # `tourists came in 2023, of whom 547,789 …`
        before -= 1
    other = made[before]
    if other.kind not in ("count", "measure") or part.value >= other.value:
        return None
    between = text[other.noun_end : part.hedge_start]
    if _OF_WHICH.fullmatch(between):
        return other if other.kind == "count" or told else None
    joined = between == ", " or (told and _ATTRIBUTES.fullmatch(between) is not None)
    first = joined and _WHOLE_FIRST.search(text, max(0, other.start - _BEFORE_WHOLE), other.start)
    return other if first and other.kind == "count" else None
