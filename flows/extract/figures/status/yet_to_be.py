"""Sizes of works that are yet to be: their length, area or capacity is planned as they are.

`the 300-kilometre line, to be designed by …`, `will be built on 22 square km`, `agreed on building a 40-km road`
"""

import re

from flows.extract.figures.metric.sized import POWER, UNIT_METRICS
from flows.extract.figures.scene import Scene
from flows.extract.quantities import Quantity
from flows.extract.text.worded import Worded

_AREAS = frozenset({"square km", "square metre", "square mile", "ha", "hectare", "acre", "square kilometre"})
_LONG = frozenset({"metre", "meter", "foot", "yard"})
_CAPACITY = frozenset({"capacity", "handle", "process", "store"})
_AHEAD = r"(?:will|is to|are to|would|shall|is due to|is expected to|is planned to|is set to|is scheduled to|to be)"
_DONE_WITH = (
    r"(?:designed|built|constructed|laid|erected|tendered|put out|developed|completed|finished|ready|opened|"
    r"commissioned|financed|funded|expanded|upgraded|rehabilitated|installed|the subject|set up|created|established)"
)
# `The 40-km road will be built`, `a 900-metre bridge, whose construction begins in May`
_BEHIND = re.compile(
    rf"[^;]{{0,110}}? {_AHEAD} (?:(?:\w+ly |also |then |soon )?(?:be |get )?{_DONE_WITH}|begin)\b|"
    r"[^;]{0,80}?,? whose (?:construction|building|works?|laying) (?:is to|will|would|begins?|starts?|is due|"
    r"is planned)\b"
)
_FINISHED = re.compile(
    r"[^;]{0,80}? (?:was|were|has been|have been|had been|is|are) (?:\w+ly )?(?:completed|finished|opened|"
    r"inaugurated|built|"
    r"commissioned|under way|laid)\b|[^;]{0,40}, (?:completed|opened|inaugurated|built|finished|commissioned) "
)
# What plans are for: `the design of the 300-kilometre line`, `a tender for a 40-km road`
_PLANS_OF = Worded(
    "design|designs|designing|tender|tenders|feasibility study|study|studies|blueprint|plans|proposal|survey",
    r" (?:of|for|on|to build) (?:(?:the|a|an|new|planned|proposed|building|construction|of|laying) ){0,5}$",
)
_MAKING_OF = Worded(
    "construction|building|laying|creation|establishment|development|installation",
    r" (?:of )?(?:(?:the|a|an|new|planned|proposed|another) ){0,3}$",
)
_TALK = frozenset(
    "discussed discuss discussing envisages envisage envisaged envisaging considered considering reviewed examined "
    "proposed propose proposes agreed agree agrees plans plan planned planning provides foresees foresee intends "
    "negotiating includes include including will would to".split()
)
_PAST = frozenset("completed finished opened inaugurated ended began begun started since".split())


def size_to_come(scene: Scene, quantity: Quantity) -> bool:
    """Whether a length, area or capacity is of works that are yet to be designed, built or opened."""
    if not sized(scene, quantity):
        return False
    right = scene.text[quantity.end : min(scene.end, quantity.end + 200)]
    if _FINISHED.match(right):
        return False
    if _BEHIND.match(right):
        return True
    left = scene.left(quantity)
    if not _PLANS_OF.absent(scene.words) and _PLANS_OF.search(left) and scene.words.isdisjoint(_PAST):
        return True
    made = not _MAKING_OF.absent(scene.words) and _MAKING_OF.search(left) is not None
    return made and not scene.words.isdisjoint(_TALK) and scene.words.isdisjoint(_PAST)


def sized(scene: Scene, quantity: Quantity) -> bool:
    """Whether a quantity is a length, area or power, or a capacity of works: what plans fix, no event brings."""
    if quantity.kind != "measure":
        return False
    if quantity.unit in POWER or quantity.unit in _AREAS or quantity.unit in _LONG:
        return True
    return UNIT_METRICS.get(quantity.unit or "") == "length" or not _CAPACITY.isdisjoint(
        scene.left(quantity, 40).split()
    )
