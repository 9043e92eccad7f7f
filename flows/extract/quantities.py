"""Every quantity of a text: value, range, unit, hedge and span.

All numbers are returned, with their `kind`; those outside `FIGURE_KINDS` (dates, ages, names) are there so that a reader
of the layer can see why a number is no figure, and drop it by its kind.
"""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from flows.extract.hedges import hedge_after, hedge_before
from flows.extract.labels import label, names
from flows.extract.lexicon import fold
from flows.extract.nouns import counted
from flows.extract.numerals import Number, numbers
from flows.extract.ranks import ranks
from flows.extract.units import resolve, sign_before, unit_after


class Quantity(NamedTuple):
    """A quantity at text[start:end].

    The span holds the number with its currency, percent sign or unit of measure; of a counted noun only the number.
    `value` is in base units, `value_max` the upper end of a range. `unit` is `percent`, an ISO 4217 code, `rank`, a unit
    of measure, or the singular counted noun. `kind` is one of KINDS. `hedge` is from the vocabulary of
    figures.qualifier, `hedge_start` where it begins. `noun_start`, `noun_end` bound the counted noun phrase.
    `resolution` is the size in base units of the last digit given (5.75 billion: 10000000).
    """

    start: int
    end: int
    value: float
    value_max: float | None
    unit: str | None
    kind: str
    hedge: str
    hedge_start: int
    noun_start: int
    noun_end: int
    resolution: float


FIGURE_KINDS = frozenset(("money", "percent", "measure", "count", "rank", "fraction", "number"))
"""Kinds that a figure can be made of. A number has neither unit nor noun; a fraction has unit percent (half: 50)."""

OTHER_KINDS = frozenset(
    ("multiple", "ordinal", "duration", "age", "date", "year", "time", "score", "name", "label", "vague")
)
"""Kinds that are never figures: `vague` is `thousands of`, `label` a number that names (Article 56, item 1.)."""

KINDS = FIGURE_KINDS | OTHER_KINDS


_WRAPPED = re.compile(r"(?<=[^\s.:;?!])\n[ \t]{0,8}(?=[a-z(])")
"""A line end inside a sentence, in a text that did not come through the view."""


class _Term(NamedTuple):
    """A number with its unit, on its way to a quantity."""

    start: int
    end: int
    number: Number
    unit: str | None
    kind: str
    factor: float
    signed: bool


def quantities(text: str, folded: str | None = None) -> list[Quantity]:
    """All quantities of an English text, sorted, not overlapping; `folded` is `fold(text)` where it is at hand.

    >>> [(q.value, q.unit, q.hedge) for q in quantities("Trade rose nearly 11 per cent to US$5.75 billion.")]
    [(11.0, 'percent', 'nearly'), (5750000000.0, 'USD', 'exact')]
    """
    if folded is None:
        text = _WRAPPED.sub(lambda match: " " * len(match[0]), text)
        folded = fold(text)
    found = numbers(text, folded)
    places = ranks(text, folded, found)
    made = [
        Quantity(p.start, p.end, p.first, None, "rank", "rank", p.hedge, p.start, p.end, p.end, 1.0) for p in places
    ]
    if places:
        covered = {at for p in places for at in range(p.start, p.end)}
        found = [number for number in found if number.start not in covered and number.end - 1 not in covered]

    @cache
    def meant(noun: str) -> str:
        return resolve(noun, text, folded)

    terms: list[_Term] = []
    floor = 0
    for number in found:
        term = _term(text, folded, number, floor, meant)
        if terms and _is_part(text, terms[-1], term):
            term = _part(terms.pop(), term)
        terms.append(term)
        floor = term.end
    _share_unit(text, terms)
    index = 0
    count = len(terms)
    while index < count:
        term = terms[index]
        if (
            index + 1 < count
            and terms[index + 1].start - term.end <= _LONGEST_LINK
            and _is_range(text, term, terms[index + 1])
        ):
            made.append(_range(text, folded, term, terms[index + 1]))
            index += 2
        else:
            made.append(_single(text, folded, term))
            index += 1
    made.sort()
    _complete(text, made)
    return made


def _complete(text: str, made: list[Quantity]) -> None:
    """Give a bare number the unit of the quantity it is set against, and an amount the currency of its sentence.

    `307,138 and 940,680 shares`, `to 3,501 from 2,578 cars`, `217,000 tonnes from 198,000` name their unit once. A
    conversion in brackets takes over the hedge of what it converts.
    """
    for at, quantity in enumerate(made):
        before = made[at - 1] if at else None
        if quantity.kind == "number":
            after = made[at + 1] if at + 1 < len(made) else None
            if (
                after is not None
                and _JOINED.fullmatch(text[quantity.end : after.start])
                and _alike(text, quantity, after)
            ):
                unit = after
            elif (
                before is not None
                and _COMPARED.fullmatch(text[before.end : quantity.start])
                and _alike(text, quantity, before)
            ):
                unit = before
            else:
                currency = _currency(text, made, at) if quantity.resolution >= 1000 and quantity.value >= 1e6 else None
                if currency:
                    made[at] = quantity._replace(unit=currency, kind="money")
                continue
            made[at] = quantity._replace(unit=unit.unit, kind=unit.kind, noun_start=quantity.end, noun_end=quantity.end)
        elif before is not None and quantity.hedge == "exact" and quantity.kind in ("money", "measure"):
            if before.kind == quantity.kind and text[before.end : quantity.start] in (" (", " (or "):
                made[at] = quantity._replace(hedge=before.hedge)


_JOINED = re.compile(r" (?:and|or|from|vs|versus|against|compared with|compared to) ")
_COMPARED = re.compile(r",? (?:up |down )?(?:from|vs|versus|against|compared with|compared to)(?: about| some)? ")


def _alike(text: str, quantity: Quantity, other: Quantity) -> bool:
    """Whether a bare number can have the unit of its neighbour: one of the same magnitude, no change and no cents."""
    if (
        other.kind not in ("money", "measure", "count", "percent")
        or not 0.02 < abs(quantity.value / (other.value or 1.0)) < 50
    ):
        return False
    if other.kind == "percent":
        return other.start > quantity.start or text[max(0, other.start - 4) : other.start] in (" to ", " at ")
    return other.kind != "money" or other.resolution >= 1 or "c" not in text[other.start : other.end].lower()


def _currency(text: str, made: list[Quantity], at: int) -> str | None:
    """The currency of the nearest amount before it in the sentence, or else after it."""
    return _neighbour(text, made, at, -1) or _neighbour(text, made, at, 1)


def _neighbour(text: str, made: list[Quantity], at: int, step: int) -> str | None:
    """The currency of the nearest amount on one side within the sentence."""
    other = at + step
    while 0 <= other < len(made) and abs(other - at) < 6:
        low, high = min(at, other), max(at, other)
        between = text[made[low].end : made[high].start]
        if len(between) > 160 or _SENTENCE_END.search(between):
            return None
        if made[other].kind == "money":
            return made[other].unit
        other += step
    return None


_SENTENCE_END = re.compile(r"[.!?] +[A-Z\"]|\n")


_OUT_OF = re.compile(r" (?:in|out of)(?: every)? ")


def _is_part(text: str, term: _Term, other: _Term) -> bool:
    """Whether two small numbers make a fraction: `one in five`, `nine out of 10`."""
    low, high = term.number, other.number
    if term.kind != "number" or other.kind != "number" or not 0 < low.value < high.value or high.value not in _ROUND:
        return False
    gap = text[term.end : other.start]
    if not _OUT_OF.fullmatch(gap):
        return False
    return low.value <= 10 and (gap != " in " or (low.form == "words" and high.form == "words"))


_ROUND = frozenset((3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000))


def _part(term: _Term, other: _Term) -> _Term:
    value = term.number.value / other.number.value
    number = Number(term.start, other.end, value, value, 1.0, value / 10, "fraction")
    return _Term(term.start, other.end, number, "percent", "fraction", 100.0, False)


def _negative(text: str, number: Number) -> tuple[Number, int] | None:
    """The number with the minus sign that stands before it, and where that begins, or None."""
    start = number.start
    if start and text[start - 1] == "-" and text[max(0, start - 2) : start - 1] in ("", " ", "(", "$", "€", "£", "\n"):
        return number._replace(value=-number.value, digits=-number.digits), start - 1
    if text[max(0, start - 6) : start - 1].lower() == "minus" and text[start - 1] in " -":
        return number._replace(value=-number.value, digits=-number.digits), start
    return None


def _term(text: str, folded: str, number: Number, floor: int, meant: Callable[[str], str]) -> _Term:
    """The number with its unit, or with the kind that says why it is no quantity."""
    start, end, form = number.start, number.end, number.form
    if form in _NAMED_FORMS:
        return _Term(start, end, number, None, _NAMED_FORMS[form], 1.0, False)
    if form == "fraction":
        return _Term(start, end, number, "percent", "fraction", 100.0, False)
    amount = number.scale >= 1000 or number.value >= 1000 or number.step < 1
    sign = sign_before(text, start, amount)
    unit = unit_after(text, folded, end, amount)
    if unit is not None or sign is not None or text[start - 1 : start] == "-":
        negative = _negative(text, number)
        if negative is not None:
            sign = sign or sign_before(text, negative[1], amount)
            if sign is not None or unit is not None:
                number, start = negative
    if sign is not None and sign.start >= floor:
        name = sign.name
        if unit is not None and unit.kind == "money" and unit.factor == 1.0 and name == "?dollar":
            name, end = unit.name, unit.end
        return _Term(sign.start, end, number, meant(name[1:]) if name[0] == "?" else name, "money", 1.0, True)
    why = label(text, folded, number, unit)
    if why is not None:
        aged = unit.end if unit is not None and why == "age" else end
        return _Term(start, aged, number, "year" if aged > end else None, why, 1.0, False)
    if unit is not None:
        name = meant(unit.name[1:]) if unit.name[0] == "?" else unit.name
        return _Term(start, unit.end, number, name, unit.kind, unit.factor, False)
    return _Term(start, end, number, None, "number", 1.0, False)


_NAMED_FORMS = {"ordinal": "ordinal", "vague": "vague", "date": "date", "time": "time", "code": "name"}
_RANGED = frozenset(("number", "money", "percent", "measure", "duration"))
_LONGEST_LINK = 20
_LINK = re.compile(
    r" ?(?:to|-|–|—|or|and)[ -]?(?:(?:between|about|around|some|as much as|perhaps|nearly|over|almost) )?|-to-"
)
_CHANGED = re.compile(
    r"\b(?:rose|ris(?:e|es|en|ing)|fell|fall(?:s|en|ing)?|up|down|gr[eo]w(?:n|s|th|ing)?|gain(?:s|ed|ing)?|increas\w+|decreas\w+|drop\w*|"
    r"declin\w+|jump\w*|soar\w*|climb\w*|slipp?\w*|dipp?\w*|surg\w+|lost|add(?:s|ed|ing)?|advanc\w+|higher|lower(?:s|ed|ing)?|cut(?:s|ting)?|"
    r"rais\w+|reduc\w+|expand\w*|lift\w*|boost\w*|bring\w*|brought|from)\b[^\d]*$",
    re.I,
)
_FROM = re.compile(r"\bfrom (?:(?:about|around|some|nearly|over|almost|more than|an estimated|as little as) )?$", re.I)
_SPREAD = re.compile(
    r"\b(?:rang(?:e|es|ed|ing)|vary|varied|varies|varying|anywhere|anything|between|somewhere)\b", re.I
)
_BETWEEN = re.compile(r"\bbetween (?:(?:about|around|some) )?$", re.I)


def _is_range(text: str, term: _Term, other: _Term) -> bool:
    """Whether two neighbouring terms are the ends of one range."""
    if term.kind not in _RANGED or other.kind not in _RANGED:
        return False
    gap = text[term.end : other.start]
    if not _LINK.fullmatch(gap):
        return False
    if term.unit and other.unit and (term.unit != other.unit or term.factor != other.factor):
        return False
    if term.unit and not other.unit and not term.signed:
        return False
    elided = _elided(term, other)
    low = term.number.value * elided
    if not low < other.number.value:
        return False
    before = text[max(0, term.start - 32) : term.start]
    if "and" in gap:
        return bool(_BETWEEN.search(before))
    if " or " in gap:
        return not (term.unit and other.unit) and other.number.value <= 3 * low
    if " to" in gap and _FROM.search(before):
        return bool(_SPREAD.search(text, max(0, term.start - 40), term.start))
    if elided == 1.0 and term.unit and (other.unit or term.number.scale > 1):
        return not _CHANGED.search(_clause(text, term.start))
    if elided == 1.0 and "to" in gap and other.unit is None and other.number.form == "digits":
        return not _CHANGED.search(_clause(text, term.start))
    return True


def _clause(text: str, start: int) -> str:
    """What stands before a number in its sentence, at most 110 characters and not beyond another number."""
    before = text[max(0, start - 110) : start]
    return before[max(before.rfind(". "), before.rfind("\n"), before.rfind("; ")) + 1 :]


def _share_unit(text: str, terms: list[_Term]) -> None:
    """Give a bare number the unit and scale of the one it is joined to: `from 5.2 to 6.3 pct`, `3, 4 and 5 mln dlrs`."""
    shared = ranged = -1
    for at in range(len(terms) - 2, -1, -1):
        term, other = terms[at], terms[at + 1]
        if other.start - term.end > _LONGEST_LINK:
            continue
        if ranged == at + 1:
            other = terms[at + 2]
        elif _is_range(text, term, other):
            ranged = at
            continue
        if term.kind != "number" or other.unit is None or other.kind not in _RANGED or other.signed:
            continue
        gap = text[term.end : terms[at + 1].start]
        if gap in (" and ", " or ", " to ") or (gap == ", " and shared == at + 1):
            if gap == " to " and not _FROM.search(text, max(0, term.start - 32), term.start):
                continue
            scale = other.number.scale if term.number.scale == 1.0 and term.number.digits < 1000 else 1.0
            number = term.number
            if scale > 1.0:
                number = number._replace(value=round(number.value * scale, 6), scale=scale, step=number.step * scale)
            terms[at] = term._replace(number=number, unit=other.unit, kind=other.kind, factor=other.factor)
            shared = at


def _elided(term: _Term, other: _Term) -> float:
    """What multiplies the first of two numbers that share the scale of the second: 11 to 15 million."""
    low, high = term.number, other.number
    if (
        low.scale == 1.0
        and high.scale > 1.0
        and low.digits < 1000
        and low.digits < high.digits
        and (not term.unit or term.signed)
    ):
        return high.scale
    return 1.0


def _range(text: str, folded: str, term: _Term, other: _Term) -> Quantity:
    """The quantity that two terms span."""
    factor = other.factor if other.unit else term.factor
    whole = _Term(
        term.start,
        other.end,
        other.number,
        other.unit or term.unit,
        other.kind if other.unit else term.kind,
        factor,
        term.signed,
    )
    single = _single(text, folded, whole)
    low = term.number.value * _elided(term, other) * factor
    return single._replace(
        value=round(low, 9),
        value_max=single.value,
        resolution=max(single.resolution, term.number.step * _elided(term, other) * factor),
    )


def _single(text: str, folded: str, term: _Term) -> Quantity:
    """The quantity of one term, with its hedge and the noun it counts."""
    number = term.number
    start, end, kind, unit = term.start, term.end, term.kind, term.unit
    noun_start = noun_end = end
    if kind == "number":
        if number.form == "digits" or number.form == "words":
            fold_word = _FOLD.match(text, end)
            if fold_word:
                kind = "multiple"
            else:
                noun = counted(text, end, number.value == 1)
                if noun is not None:
                    noun_start, noun_end, unit = noun
                    kind = "count"
                else:
                    kind = names(text, folded, start, end) or kind
    hedge, hedge_start = "exact", start
    if kind not in ("ordinal", "date", "year", "time", "name", "label", "score"):
        before = hedge_before(text, folded, start)
        if before is not None:
            hedge, hedge_start = before
        else:
            after = hedge_after(text, folded, end)
            if after is not None:
                hedge = after[0]
                noun = counted(text, after[1]) if kind == "number" and number.form in ("digits", "words") else None
                if noun is not None:
                    noun_start, noun_end, unit = noun
                    kind = "count"
    factor = term.factor
    value = number.value if factor == 1.0 else round(number.value * factor, 9)
    return Quantity(start, end, value, None, unit, kind, hedge, hedge_start, noun_start, noun_end, number.step * factor)


_FOLD = re.compile(r"[- ]?(?:fold|times)(?![a-z])")
