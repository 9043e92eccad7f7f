"""One number with its unit, or with the reason why it is no quantity."""

import re
from collections.abc import Callable
from typing import NamedTuple

from flows.extract.beside import ANY, HEDGE, LABEL, LONGEST, MINUS, SIGN, UNIT, after, before
from flows.extract.labels import label
from flows.extract.scales import Number
from flows.extract.units import sign_before, unit_after


class Term(NamedTuple):
    """A number on its way to a quantity: text[start:end] with its unit.

    `kind` is one of quantity.KINDS, `factor` turns the number into base units, `signed` says that the currency stands
    before it, `hedged` that a hedge may.
    """

    start: int
    end: int
    number: Number
    unit: str | None
    kind: str
    factor: float
    signed: bool
    hedged: bool


_NAMED_FORMS = {"ordinal": "ordinal", "vague": "vague", "date": "date", "time": "time", "code": "name"}
_MEASURED = frozenset(("digits", "words"))
_AMOUNT = SIGN | MINUS
_OUT_OF = re.compile(r" (?:in|out of)(?: every)? ")
_ROUND = frozenset((3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000))
_BEFORE_MINUS = frozenset(("", " ", "(", "$", "€", "£", "\n"))


def read_term(text: str, folded: str, number: Number, floor: int, meant: Callable[[str], str]) -> Term:
    """The number with its unit; its sign does not begin before `floor`.

    `meant` gives the ISO code that an ambiguous currency name has in this document.
    """
    start, end, value, _, scale, step, form = number
    if form not in _MEASURED:
        if form == "fraction":
            return Term(start, end, number, "percent", "fraction", 100.0, False, True)
        return Term(start, end, number, None, _NAMED_FORMS[form], 1.0, False, False)
    left = right = ANY
    word = ""
    at = start - 1
    if text[at:start] == " ":
        word = folded[folded.rfind(" ", 0, at) + 1 : at]
        if word:
            left = before().get(word, 0)
    at = end + 1
    if text[end:at] == " ":
        stop = folded.find(" ", at, end + LONGEST)
        if stop > at and text[at].isascii():
            right = after().get(folded[at:stop], 0)
    if not left and not right and end - start != 4:
        return Term(start, end, number, None, "number", 1.0, False, False)
    hedged = left & HEDGE != 0
    amount = scale >= 1000 or value >= 1000 or step < 1
    unit = unit_after(text, folded, end, amount) if right & UNIT else None
    if left & _AMOUNT:
        sign = sign_before(text, start, amount) if left & SIGN else None
        negative = _negative(text, number) if left & MINUS else None
        if negative is not None:
            sign = sign or sign_before(text, negative[1], amount)
            if sign is not None or unit is not None:
                number, start = negative
                hedged = True
        if sign is not None and sign.start >= floor:
            name = sign.name
            if unit is not None and unit.kind == "money" and unit.factor == 1.0 and name == "?dollar":
                name, end = unit.name, unit.end
            return Term(sign.start, end, number, _called(name, meant), "money", 1.0, True, True)
    doubtful = end - start == 4 if unit is None else unit.kind == "duration"
    if doubtful or (left | right) & LABEL:
        why = label(text, folded, number, unit, word)
        if why is not None:
            aged = unit.end if unit is not None and why == "age" else end
            return Term(start, aged, number, "year" if aged > end else None, why, 1.0, False, hedged)
    if unit is None:
        return Term(start, end, number, None, "number", 1.0, False, hedged)
    return Term(start, unit.end, number, _called(unit.name, meant), unit.kind, unit.factor, False, hedged)


def _called(name: str, meant: Callable[[str], str]) -> str:
    """The name of a unit, or of what an ambiguous currency means."""
    return meant(name[1:]) if name[0] == "?" else name


def _negative(text: str, number: Number) -> tuple[Number, int] | None:
    """The number with the minus sign that stands before it, and where that begins, or None."""
    start = number.start
    if text[start - 1 : start] == "-" and text[max(0, start - 2) : start - 1] in _BEFORE_MINUS:
        return number._replace(value=-number.value, digits=-number.digits), start - 1
    if text[max(0, start - 6) : start].lower() in ("minus ", "minus-"):
        return number._replace(value=-number.value, digits=-number.digits), start
    return None


def as_part(text: str, term: Term, other: Term) -> Term | None:
    """The fraction that two neighbours make: `one in five`, `nine out of 10`; None where they make none."""
    low, high = term.number, other.number
    if term.kind != "number" or other.kind != "number" or not 0 < low.value < high.value or high.value not in _ROUND:
        return None
    gap = text[term.end : other.start]
    if low.value > 10 or not _OUT_OF.fullmatch(gap):
        return None
    if gap == " in " and low.value != 1 and not low.form == high.form == "words":
        return None
    value = low.value / high.value
    number = Number(term.start, other.end, value, value, 1.0, value / 10, "fraction")
    return Term(term.start, other.end, number, "percent", "fraction", 100.0, False, True)
