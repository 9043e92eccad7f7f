"""Charges in force and sums that stand, undated: `the 20 per cent duty`, `has boosted reserves to $5 billion`."""

import re

from flows.extract.figures.scene import Scene
from flows.extract.quantities import Quantity

_CHARGES = frozenset("tariff tariffs duty duties levy levies toll tolls surcharge surcharges fee fees".split())
_NOUN = r"(?:tariffs?|dut(?:y|ies)|lev(?:y|ies)|tolls?|surcharges?|fees?)"
_CHARGE_OF = re.compile(
    rf"\b{_NOUN}(?: (?:in|on|for) [\w ]{{2,24}}?)? +(?:still |now |currently )?(?:of|averaging|ranging|as high as|at)"
    r"(?: (?:from|to|up|a|high|of|about|around|some|almost|nearly|over|more|than|as|much|between|only))* $"
)
# `a 20 per cent anti-dumping duty`, not `5 million in duties`, `a 20 per cent duty cut`
_CHARGE = re.compile(
    r"[ -](?:(?!in\b|of\b|from\b|for\b|as\b|on\b|to\b|and\b|or\b|by\b|per\b|a\b|the\b|more\b|less\b)[\w-]+ +){0,3}?"
    rf"{_NOUN}\b"
    r"(?! (?:cut|cuts|reduction|reductions|increase|increases|rise|rises|hike|hikes|bill|revenue|revenues|income|"
    r"receipts|waiver|waivers|concession|concessions|preference|preferences|exemption|exemptions|free)\b)"
)
_CHANGED = re.compile(r"\b(?:was|were|had been|had) (?:\w+ )?$")
_SUMS = frozenset("reserves debt debts stock stocks holdings".split())
_BROUGHT = re.compile(
    r"\b(?:has|have) (?:\w+ly |also |since |now )?(?:raised|boosted|lifted|brought|pushed|increased|swelled|cut|"
    r"reduced|swollen|driven|taken) [^,;]{0,50}\b(?:reserves|debts?|stocks?|holdings) to "
    r"(?:about |some |over |nearly |around )?$"
)


def in_force(scene: Scene, quantity: Quantity) -> bool:
    """Whether an undated number is a duty or fee that is charged, or what a stock has been brought to."""
    if quantity.kind not in ("percent", "money"):
        return False
    charges = not _CHARGES.isdisjoint(scene.words)
    if charges:
        left = scene.left(quantity, 70)
        if _CHARGE_OF.search(left):
            return True
        if _CHARGE.match(scene.fold, quantity.end) and _CHANGED.search(left) is None:
            return True
    sums = not _SUMS.isdisjoint(scene.words)
    return sums and _BROUGHT.search(scene.left(quantity, 100)) is not None
