"""Units left out where a neighbour has them: `to 3,501 from 2,578 cars`, `$5.2 billion and 3.1 billion`."""

import re

from flows.extract.quantities.quantity import Quantity

_COMPARING = ("from", "vs", "versus", "against", "compared with", "compared to")
_JOINED = frozenset(f" {word} " for word in ("and", "or", *_COMPARING))
_COMPARED = frozenset(
    f"{comma} {way}{word}{hedge} "
    for comma in ("", ",")
    for way in ("", "up ", "down ")
    for word in _COMPARING
    for hedge in ("", " about", " some")
)
_SENTENCE_END = re.compile(r"[.!?] +[A-Z\"]|\n")
_CENTS = re.compile(r"\d(?: ?[a-zA-Z.]+)? ?(?:c|p)|cent", re.I)
_FARTHEST = 160
_MOST_BETWEEN = 6


def complete(text: str, made: list[Quantity]) -> None:
    """Give, in place, a bare number the unit of the quantity it is set against, or the currency of its sentence.

    A conversion in brackets takes over the hedge of what it converts.
    """
    last = len(made) - 1
    bracketed = " (" in text
    if not bracketed and "number" not in [quantity.kind for quantity in made]:
        return
    for at, quantity in enumerate(made):
        kind = quantity.kind
        if kind == "number":
            unit = None
            if at < last and text[quantity.end : made[at + 1].start] in _JOINED:
                unit = _alike(text, quantity, made[at + 1])
            if unit is None and at and text[made[at - 1].end : quantity.start] in _COMPARED:
                unit = _alike(text, quantity, made[at - 1])
            if unit is None and quantity.resolution >= 1000 and quantity.value >= 1e6:
                unit = _money(text, made, at, -1) or _money(text, made, at, 1)
            if unit is not None:
                made[at] = quantity._replace(unit=unit.unit, kind=unit.kind)
        elif bracketed and at and kind in ("money", "measure") and quantity.hedge == "exact":
            before = made[at - 1]
            if before.kind == kind and text[before.end : quantity.start] in (" (", " (or "):
                made[at] = quantity._replace(hedge=before.hedge)


def _alike(text: str, quantity: Quantity, other: Quantity) -> Quantity | None:
    """The neighbour, where a bare number can have its unit: of the same magnitude, a level, not in cents."""
    if other.kind not in ("money", "measure", "count", "percent"):
        return None
    if not 0.02 < abs(quantity.value / (other.value or 1.0)) < 50:
        return None
    if other.kind == "percent" and other.start < quantity.start:
        return other if text[max(0, other.start - 4) : other.start] in (" to ", " at ") else None
    if other.kind == "money" and other.resolution < 1 and _CENTS.search(text, other.start, other.end):
        return None
    return other


def _money(text: str, made: list[Quantity], at: int, step: int) -> Quantity | None:
    """The nearest amount of money on one side within the sentence."""
    other = at + step
    while 0 <= other < len(made) and abs(other - at) < _MOST_BETWEEN:
        low, high = made[min(at, other)], made[max(at, other)]
        if high.start - low.end > _FARTHEST or _SENTENCE_END.search(text, low.end, high.start):
            return None
        if made[other].kind == "money":
            return made[other]
        other += step
    return None
