"""Units left out where a neighbour has them: `to 3,501 from 2,578 cars`, `206 out of 314 markers`."""

import re

from flows.extract.quantities.again import taken_up
from flows.extract.quantities.nouns import singular
from flows.extract.quantities.quantity import Quantity
from flows.extract.quantities.wholes import DATING, whole_of
from flows.reference import table

_COMPARING = ("from", "vs", "versus", "against", "compared with", "compared to")
_JOINED = frozenset(f" {word} " for word in ("and", "or", *_COMPARING))
_COMPARED = frozenset(
    f"{comma} {way}{word}{hedge} "
    for comma in ("", ",")
    for way in ("", "up ", "down ")
    for word in _COMPARING
    for hedge in ("", " about", " some", " a record", " the record", " a revised", " a")
)
_UP_FROM = re.compile(
    r"(?: of [a-z]+)?(?: (?:in|during|for|last|this) [\w ]{1,24}?)?,? (?:up|down) from (?:an? )?(?:record |about |"
    r"some )?"
)
_NO_NOUN = re.compile(
    r"[,.;)]|$| (?:in|this|last|next|a year|annually|for|from|to|by|below|above|less|more|higher|lower|during|under|"
    r"over|against|compared|up|down|earlier|previously|estimated|forecast|projected|and)\b"
)
_SENTENCE_END = re.compile(r"[.!?] +[A-Z\"]|\n")
_CENTS = re.compile(r"\d(?: ?[a-zA-Z.]+)? ?(?:c|p)|cent", re.I)
_FARTHEST = 160
_LONGEST_LIST = 240
LISTED = 1000
"""Heads counted in a list without their noun are so many or more."""
_HEADS = frozenset(row["noun"] for row in table("lexicons/counted") if row["metric"] == "tourists") | {"passenger"}
_SUBJECT = 110
"""A subject that is counted begins within so many characters of its number."""
_TRAVELLERS = (
    *("isitors", "ourists", "rrivals", "assengers", "olidaymakers", "ravellers", "ravelers", "efugees", "igrants"),
    *("tudents", "orkers", "ationals", "xpatriates", "ilgrims"),
)
"""One of these stands in every text that counts heads of travellers and those who live abroad, capitalised or not."""
_NUMBERED = re.compile(
    r"\b(?P<noun>(?:tourist|visitor|arrival|passenger|holidaymaker|traveller|traveler|refugee|immigrant|migrant|student|"
    r"worker|national|expatriate|pilgrim)s)\b"
    r"(?: (?:to|from|in|at|by|during|for|last|this) [^.;:]{2,50}?)?(?:,? (?:which|who))? ?(?:has |have |had )?"
    r"(?:to|number|numbered|reached|totall?ed|stood at|hit|topped|exceeded|surpassed|amounted to|came to|(?:was|"
    r"were) estimated at|"
    r"(?:rose|grew|climbed|jumped|surged|soared|fell|dropped|declined|plunged|slumped|increased|decreased|"
    r"recovered|rebounded)"
    r"(?: by)?(?: \d[\d.]* ?(?:%|per ?cent|pct))? (?:to|at)) (?:a |the )?(?:record |total of )?$",
    re.I,
)
_HEADS_OF = ("population of ", "populations of ", "population is ", "population was ")
_NUMBER_OF = re.compile(
    r"\b[Nn]umber of (?:[A-Za-z-]+ ){0,3}?(?P<noun>[a-z]{3,}s|people|children)\b(?: [^.;:\d]{2,60}?)? "
    r"(?:rose|grew|climbed|jumped|surged|soared|fell|dropped|declined|increased|decreased|went (?:up|down)|reached|hit|"
    r"stood at|totall?ed)(?: (?:by )?\d[\d.]* ?(?:%|per ?cent|pct|percent))?,?(?: (?:to|from|at))? (?:a record )?$"
)
_FLOW = re.compile(
    r"\b(?:surplus|deficit|[Ee]xports|[Ii]mports|earnings|spending|receipts|payments|reserves)\b[^.;:]*$"
)
_LIST_BEFORE = re.compile(r"(?:\b(?:with|at|and|by|while) |, |\()$")
_LIST_AFTER = re.compile(r"[,.;)]| and | from |$")
_MOST_BETWEEN = 6


def complete(text: str, made: list[Quantity]) -> None:
    """Give, in place, a bare number the unit of the quantity it is set against, or the currency of its sentence.

    A conversion in brackets takes over the hedge of what it converts.
    """
    last = len(made) - 1
    bracketed = " (" in text
    if not bracketed and "number" not in [quantity.kind for quantity in made]:
        return
    travelled = any(word in text for word in _TRAVELLERS)
    for at, quantity in enumerate(made):
        kind = quantity.kind
        if kind == "number":
            if text.endswith(_HEADS_OF, 0, quantity.hedge_start) and _ends(text, quantity.end):
                end = quantity.end
                made[at] = quantity._replace(unit="person", kind="count", noun_start=end, noun_end=end)
                continue
            unit = None
            if at < last and text[quantity.end : made[at + 1].start] in _JOINED:
                unit = _alike(text, quantity, made[at + 1])
            if unit is None and at and _is_compared(text[_behind(made[at - 1]) : quantity.start]):
                unit = _alike(text, quantity, made[at - 1])
            if unit is None and at:
                unit = _of_another_year(text, made, at)
            if unit is None and at and quantity.value >= LISTED:
                unit = _in_row(text, made, at)
            if unit is None:
                unit = _numbered(text, made, at)
            whole = whole_of(text, made, at) if unit is None else None
            if whole is not None:
                noun = whole if whole.kind == "count" else quantity
                made[at] = quantity._replace(
                    unit=whole.unit, kind=whole.kind, noun_start=noun.noun_start, noun_end=noun.noun_end
                )
                continue
            if unit is None:
                unit = taken_up(text, made, at)
            if unit is None and travelled and quantity.value >= LISTED:
                unit = _listed(text, made, at)
            if unit is None and quantity.resolution >= 1000 and quantity.value >= 1e6:
                unit = _beside(text, made, at, -1) or _beside(text, made, at, 1) or _of_flow(text, made, at)
            if unit is not None:
                made[at] = quantity._replace(unit=unit.unit, kind=unit.kind)
                if unit.kind == "count":
                    made[at] = made[at]._replace(noun_start=quantity.end, noun_end=quantity.end)
        elif bracketed and at and kind in ("money", "measure") and quantity.hedge == "exact":
            before = made[at - 1]
            if before.kind == kind and text[before.end : quantity.start] in (" (", " (or "):
                made[at] = quantity._replace(hedge=before.hedge)


def _is_compared(between: str) -> bool:
    """Whether what follows is what an amount is compared with: `4.5 mln tonnes of rice last year, up from 4.06 mln`."""
    return between in _COMPARED or (between.endswith("from ") and _UP_FROM.fullmatch(between) is not None)


def _behind(quantity: Quantity) -> int:
    """Where a quantity ends with the noun that it counts."""
    return quantity.noun_end if quantity.kind == "count" else quantity.end


def _listed(text: str, made: list[Quantity], at: int) -> Quantity | None:
    """The heads counted before a bare number that goes on with their list: `… , followed by Peru with 18,300`."""
    quantity = made[at]
    subject = _NUMBERED.search(text, max(0, quantity.hedge_start - _SUBJECT), quantity.hedge_start)
    if subject is None and quantity.hedge_start < quantity.start:  # `arrivals topped 200,000`
        subject = _NUMBERED.search(text, max(0, quantity.start - _SUBJECT), quantity.start)
    if subject is not None:
        return quantity._replace(unit=subject["noun"].lower().removesuffix("s"), kind="count")
    if not at or not _LIST_BEFORE.search(text, max(0, quantity.hedge_start - 6), quantity.hedge_start):
        return None
    if not _LIST_AFTER.match(text, quantity.end):
        return None
    for other in reversed(made[max(0, at - _MOST_BETWEEN) : at]):
        if quantity.start - other.end > _LONGEST_LIST:
            return None
        if other.kind == "count":
            return other if other.unit in _HEADS else None
    return None


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


_SET_AGAINST = re.compile(
    r"(?P<apart>, (?:up |down )?)?\b(?:against|compared (?:with|to)|from)(?: just| only| about| some| around)? $"
)
_YEAR = re.compile(
    r" (?:in|for|during) (?:19|20)\d\d\b| (?:(?:a|the|one|two|three|four|five|six|seven|eight|nine|ten|twenty|\d\d?) "
    r"(?:year|decade|month)s? (?:earlier|before|ago|previously)|(?:last|the previous|the preceding) (?:year|month))\b"
)


def _of_another_year(text: str, made: list[Quantity], at: int) -> Quantity | None:
    """The things counted before that a number of another year is set against: `as against 6,216 in 2019`."""
    quantity = made[at]
    against = _SET_AGAINST.search(text, max(0, quantity.hedge_start - 30), quantity.hedge_start)
    if against is None or (quantity.value < LISTED and not against["apart"]):
        return None
    if not _YEAR.match(text, quantity.end):
        return None
    for other in reversed(made[max(0, at - _MOST_BETWEEN) : at]):
        if quantity.start - other.end > _FARTHEST or _SENTENCE_END.search(text, other.end, quantity.start):
            return None
        if other.kind == "count":
            return _alike(text, quantity, other)
    return None


_GOES_ON = re.compile(r" \(| of [a-z]+(?: and [a-z]+)?[,.;]")
_ROW = re.compile(
    r"(?:\)| \((?:zero|nil|same|unchanged|none)\)| of [a-z]+(?: and [a-z]+)?)?(?:,|;|,? and) (?:the )?"
    r"(?:[A-Z][A-Za-z.]{1,20} ){1,3}(?:with )?"
)


def _in_row(text: str, made: list[Quantity], at: int) -> Quantity | None:
    """The amount before, where a list goes on without its unit: `Peru 500,000 tonnes (600,000), Chile 300,000 (…)`."""
    quantity, other = made[at], made[at - 1]
    if other.kind == "number" and not other.value and at > 1:
        other = made[at - 2]  # `Peru 500,000 tonnes (zero), Chile …`
    if other.kind not in ("money", "measure"):
        return None
    between = text[other.end : quantity.hedge_start]
    bracketed = between == " (" and text.startswith(")", quantity.end)
    ends = _ends(text, quantity.end) or _GOES_ON.match(text, quantity.end) is not None
    return _alike(text, quantity, other) if bracketed or (ends and _ROW.fullmatch(between)) else None


def _numbered(text: str, made: list[Quantity], at: int) -> Quantity | None:
    """The things whose number is told, as `the number of firms fell from 9,400 in 2014 to 4,300`."""
    quantity = made[at]
    of_these = _OF_THESE.search(text, max(0, quantity.start - 60), quantity.start)
    if of_these is not None and _ARE.match(text, quantity.end) and (noun := singular(of_these[1])):
        return quantity._replace(unit=noun, kind="count")
    if "umber" not in text or not _ends(text, quantity.end):
        return None
    that = _THAT_NUMBER.search(text, max(0, quantity.hedge_start - 60), quantity.hedge_start)
    if that is not None:
        return next((q for q in reversed(made[max(0, at - _MOST_BETWEEN) : at]) if q.kind == "count"), None)
    told = _NUMBER_OF.search(text, max(0, quantity.hedge_start - _FARTHEST), quantity.hedge_start)
    if told is not None:
        noun = singular(told["noun"].lower())
        return quantity._replace(unit=noun, kind="count") if noun else None
    before = next((q for q in reversed(made[max(0, at - 2) : at]) if q.kind not in DATING), None)
    if before is not None and before.kind == "count" and before.noun_end == before.end:
        return before if _TO.fullmatch(text, before.end, quantity.hedge_start) else None
    return None


_OF_THESE = re.compile(r"(?:^|[.!?\n] *)Of (?:the|these|those|its|their) (?:[a-z]+ ){0,2}?([a-z]{3,}s), $")
_ARE = re.compile(r" (?:are|were|is|was|have|has|had|will|operate|work|live|belong|went|came) ")
_THAT_NUMBER = re.compile(r"\b(?:that|this|the|their|its) number\b[^.;:\d]{0,40} (?:to|at|of) $")
_TO = re.compile(r"(?: (?:in|during|last|a) [\w ]{2,20}?)? to (?:a record )?")


def _of_flow(text: str, made: list[Quantity], at: int) -> Quantity | None:
    """The money of the sentence before, for a bare amount of trade: `This compared with a surplus of 3.0 billion`."""
    start = made[at].start
    if not _FLOW.search(text, max(0, start - _SUBJECT), start):
        return None
    for other in reversed(made[max(0, at - _MOST_BETWEEN) : at]):
        if start - other.end > _LONGEST_LIST:
            return None
        if other.kind == "money":
            return other if other.resolution >= 1000 else None
    return None


def _beside(text: str, made: list[Quantity], at: int, step: int) -> Quantity | None:
    """The nearest amount of money, or of goods before it of like size, on one side within the sentence.

    `1.56 mln tonnes in 1987 and 2.11 mln in 1988`, `25 billion cubic metres, and 28 billion this year`
    """
    other = at + step
    while 0 <= other < len(made) and abs(other - at) < _MOST_BETWEEN:
        low, high = made[min(at, other)], made[max(at, other)]
        if high.start - low.end > _FARTHEST or _SENTENCE_END.search(text, low.end, high.start):
            return None
        if made[other].kind == "money":
            converted = step < 0 and other and text[made[other].start - 1] == "(" and made[other - 1].kind == "money"
            return made[other - 1] if converted else made[other]
        if made[other].kind == "measure":
            alike = step < 0 and made[other].resolution >= 1000 and _ends(text, made[at].end)
            return _alike(text, made[at], made[other]) if alike else None
        other += step
    return None


def _ends(text: str, end: int) -> bool:
    """Whether no noun follows a bare number that it could count."""
    return _NO_NOUN.match(text, end) is not None
