"""One number with its unit, or with the reason why it is no quantity."""

import re
from collections.abc import Callable
from typing import NamedTuple

from flows.extract.quantities.beside import AFTER, ANY, BEFORE, HEDGE, LABEL, LONGEST, MINUS, SIGN, UNIT
from flows.extract.quantities.labels import EARLIEST, LATEST, MONTHS, is_aged, label
from flows.extract.quantities.scales import Number
from flows.extract.quantities.units import Unit, sign_before, unit_after, unit_at


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
_MARKS = frozenset(',.;)"\n')
"""Behind a number with a word before it these marks show that it has no unit and no label."""

_PARTING = frozenset(",;)")
"""Before a number and a space they part it from any sign and hedge."""

_POINT = re.compile(r"[ -](?:(?:of )?an? )?(?:percentage |pct )?points?\b")
_OUT_OF = re.compile(r" (?:in|out of)(?: every)? ")
_ROUND = frozenset((3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000))
_BEFORE_MINUS = frozenset(("", " ", "(", "$", "€", "£", "\n"))


def read_term(text: str, folded: str, number: Number, floor: int, meant: Callable[[str], str]) -> Term:
    """The number with its unit; its sign does not begin before `floor`. Both texts go on behind their last number.

    `meant` gives the ISO code that an ambiguous currency name has in this document.
    """
    start, end, value, _, scale, step, form = number
    if form not in _MEASURED:
        point = _POINT.match(text, end) if form == "fraction" else None
        if point is not None:  # `a quarter point` is of a percentage
            return Term(start, point.end(), number, "percent", "percent", 1.0, False, True)
        if form == "fraction":
            return Term(start, end, number, "percent", "fraction", 100.0, False, True)
        return Term(start, end, number, None, _NAMED_FORMS[form], 1.0, False, True)
    left = right = ANY
    word = ""
    at = start - 1
    if text[at] == " ":
        word = folded[folded.rfind(" ", 0, at) + 1 : at]
        if word:
            left = BEFORE.get(word, 0)
        elif text[at - 1] in _PARTING:
            left = LABEL
    at = end + 1
    following = text[end]
    if following == " ":
        stop = folded.find(" ", at, end + LONGEST)
        if stop > at and text[at].isascii():
            following = folded[at:stop]
            right = AFTER.get(following, 0)
    elif following in _MARKS and left != ANY:
        right = 0
    if right & UNIT or left & _AMOUNT:
        amount = scale >= 1000 or value >= 1000 or step < 1
        if right == ANY:
            unit = unit_after(text, folded, end, amount)
        else:
            wanted = right & UNIT and (following != "p" or folded.startswith("p c ", at))  # pence stand at the digits
            unit = unit_at(text, folded, at, following, amount) if wanted else None
        sign = sign_before(text, start, amount) if left & SIGN else None
        negative = _negative(text, number) if left & MINUS else None
        if negative is not None:
            sign = sign or sign_before(text, negative[1], amount)
            if sign is not None or unit is not None:
                number, start = negative
                value = number.value
                left |= HEDGE
        if sign is not None and sign.start >= floor:
            return _signed(number, sign, unit, meant)
        if unit is not None:
            sure = (left != ANY and right != ANY and form == "digits") or unit.kind == "duration"
            why = None if sure else label(text, folded, number, unit, word)
            if why is not None:
                return Term(start, end, number, None, why, 1.0, False, left & HEDGE != 0)
            return _measured(text, start, number, unit, left & HEDGE != 0, meant)
    if not right and word in MONTHS and value <= 31 and end - start <= 2 and text[start:end].isdigit():
        why = "date"
    elif end - start == 4 and not right and left != ANY and EARLIEST <= value <= LATEST:
        why = "year"
    elif (left | right) & LABEL or end - start == 4:
        why = label(text, folded, number, None, word)
    else:
        why = None
    return tuple.__new__(Term, (start, end, number, None, why or "number", 1.0, False, left & HEDGE != 0))


_PASSED = "?mark"
"""No German money behind a dollar sign, but a point that is passed: `the $100 billion mark`."""


def _signed(number: Number, sign: Unit, unit: Unit | None, meant: Callable[[str], str]) -> Term:
    """A number with the currency before it, and what says after it which dollars are meant."""
    name, end = sign.name, number.end
    dollars = unit is not None and unit.kind == "money" and unit.factor == 1.0 and unit.name != _PASSED
    if unit is not None and dollars and name == "?dollar":
        name, end = unit.name, unit.end
    name = meant(name[1:]) if name[0] == "?" else name
    return tuple.__new__(Term, (sign.start, end, number, name, "money", 1.0, True, True))


def _measured(text: str, start: int, number: Number, unit: Unit, hedged: bool, meant: Callable[[str], str]) -> Term:
    """A number with the unit after it; a duration may be an age."""
    _, end, name, kind, factor = unit
    if kind == "duration" and is_aged(text, end):
        return Term(start, end, number, "year", "age", 1.0, False, hedged)
    name = meant(name[1:]) if name[0] == "?" else name
    return tuple.__new__(Term, (start, end, number, name, kind, factor, False, hedged))


def _negative(text: str, number: Number) -> tuple[Number, int] | None:
    """The number with the minus sign that stands before it, and where that begins, or None."""
    start = number.start
    if text[start - 1 : start] == "-" and text[max(0, start - 2) : start - 1] in _BEFORE_MINUS:
        return number._replace(value=-number.value, digits=-number.digits), start - 1
    if text[max(0, start - 6) : start].lower() in ("minus ", "minus-") and text[start - 9 : start - 6] not in (
        "or ",
        "nd ",
    ):
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
