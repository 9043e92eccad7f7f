"""Numbers that count nothing: they point at what is known, or stand in a name."""

import re

from flows.extract.analysis import Analysis
from flows.extract.figures.metric.counted import COUNTED
from flows.extract.quantities import Quantity
from flows.reference import table

DURATIONS = frozenset(
    [
        "second",
        "minute",
        "hour",
        "day",
        "night",
        "week",
        "weekend",
        "fortnight",
        "month",
        "quarter",
        "year",
        "decade",
        "century",
    ]
)


REFERRING = frozenset(row["noun"] for row in table("lexicons/referring_nouns"))


_OF_A_WHOLE = frozenset({"page", "member", "point"})
"""What a thing is made of as its attribute is no count: `the 28-member bloc`, `a 13-point agenda`."""

SMALL = 12
"""Up to this value a number before a noun of actors or occasions refers rather than counts."""


_DEFINITE = re.compile(r"\b(?:the|these|those|his|her|its|their|our|both|all|other|of)\s+$")


# `the opening of two consulates`: what is made, given or sent is counted, as in `they opened two consulates`.
_MADE = re.compile(
    r"\b(?:opening|building|construction|creation|establishment|purchase|sale|supply|delivery|donation|gift|handover|"
    r"transfer|loan|lease|hire|release|return|launch|launching|deployment|installation|addition|closure|loss|arrest|"
    r"expulsion|appointment|reopening|acquisition|completion|rehabilitation|modernisation|modernization|repair) of $"
)

QUOTED = 50
"""A phrase between quotation marks of up to so many characters is a name or slogan rather than what somebody said."""


_GROUP_OF = re.compile(r"\bgroup of $")


_NAMED = re.compile(r"[\"'`]\s?$")


def only_refers(a: Analysis, quantity: Quantity) -> bool:
    """Whether a count points at things known instead of counting them: `the two sides`, `three ministers`."""
    if quantity.kind == "fraction":
        return a.fold.startswith(" dozen", quantity.end)  # `a half dozen companies`
    if quantity.kind != "count":
        return False
    attribute = a.text.startswith("-", quantity.end)
    refers = quantity.unit in REFERRING
    if (
        quantity.unit in DURATIONS
        or (attribute and quantity.unit in _OF_A_WHOLE and not a.text.startswith("-strong", quantity.end))
        or (refers and attribute)
    ):  # `the 12-nation Community`
        return True
    if _is_name(a, quantity):
        return True
    if quantity.value > SMALL or quantity.value_max is not None:
        return False
    written = a.text[quantity.start].isalpha()
    if quantity.value == 1 or refers:
        return written or quantity.value <= 3
    before = a.fold[max(0, quantity.hedge_start - 8) : quantity.hedge_start]
    if written and quantity.value <= 4 and _DEFINITE.search(before):
        if before.endswith(" of ") and _MADE.search(a.fold, max(0, quantity.hedge_start - 24), quantity.hedge_start):
            return False
        return COUNTED.get(quantity.unit or "") != "agreements_signed"
    return attribute or _NAMED.search(a.text, max(0, quantity.start - 2), quantity.start) is not None


def _is_name(a: Analysis, quantity: Quantity) -> bool:
    """`Six Flags`, `the Group of 10 countries`, `"One journey, three destinations" packages`."""
    if a.text[quantity.start].isupper() and a.text[quantity.noun_start : quantity.noun_start + 1].isupper():
        last = a.text.rfind(" ", quantity.noun_start, quantity.noun_end) + 1
        return not (last and a.text[last].islower())  # `Thirty-one Peruvian factories`
    if _MODEL.match(a.text, quantity.noun_start) and _CAPITAL.search(
        a.text, max(0, quantity.start - 12), quantity.start
    ):
        return True  # `its HP 3000 series computers`
    opens = quantity.start == 0 or a.text[quantity.start - 1] in "\n<"
    if (
        opens
        and a.text[quantity.noun_start : quantity.noun_start + 1].isupper()
        and _FIRM.match(a.text, quantity.noun_end)
    ):
        return True  # `202 DATA SYSTEMS INC`
    if quantity.unit in REFERRING and _GROUP_OF.search(a.fold, max(0, quantity.start - 10), quantity.start):
        return True
    return _in_quoted_name(a.text, quantity)


_MODEL = re.compile(r"(?:Series|series|[Mm]odels?)\b")
_CAPITAL = re.compile(r"(?<!\. )\b[A-Z][\w-]{0,40} $")
_FIRM = re.compile(r"(?: [A-Z][\w&.-]*){0,3} (?:INC|CORP|CO|LTD|PLC|Inc|Corp|Co|Ltd|Plc)\b")


def _in_quoted_name(text: str, quantity: Quantity) -> bool:
    """Whether a number stands in a short phrase between quotation marks, as names and slogans do."""
    opening = text.rfind('"', max(0, quantity.start - QUOTED), quantity.start)
    closing = text.find('"', quantity.end, quantity.end + QUOTED)
    return opening >= 0 and 0 < closing - opening <= QUOTED and not text[opening + 1].isspace()
