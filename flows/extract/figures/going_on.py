"""The figure that a text goes on about, where the words around a number do not say what it measures."""

import re

from flows.extract.figures.scene import TRADE, Draft, Scene
from flows.extract.quantities import Quantity

TWO = 2
"""So many sentences on, a percentage of what was told is still of that."""
_PRONOUNS = re.compile(
    r"(?:and |but |yet )?(?:it|they|this|that|these|those|of the figure|of that|of this|of the total|"
    r"the figure|the total|the value|the amount|the sum|its share)\b"
)


def pronoun_subject(scene: Scene) -> bool:
    """Whether a sentence is about what was told before: `It grew`, `The figure was`."""
    return _PRONOUNS.match(scene.fold[scene.start : scene.start + 40].strip()) is not None


def inherited(scene: Scene, quantity: Quantity) -> Draft | None:
    """The figure before, where a text goes on about it: `It grew by 20%`, `They managed only US$1.33 billion`."""
    if quantity.kind not in ("money", "percent"):
        return None
    if scene.made:
        last = scene.made[-1]
        if quantity.kind == "percent" or (last.quantity.kind in ("money", "percent") and last.rule != "domain_word"):
            return last
        return None
    if quantity.kind == "percent" and scene.gap <= TWO and _OF_TOLD.match(scene.right(quantity)):
        return next((d for d in scene.before[:-6:-1] if d.quantity.kind == "money" and d.metric != "other"), None)
    if not scene.before or scene.gap > (2 if pronoun_subject(scene) else 1):
        return None
    last = scene.before[-1]
    if last.metric in ("exports", "imports") and _BOTH.match(scene.fold, scene.start):
        last = next((d for d in scene.before[:-9:-1] if d.metric == "trade" and d.measure == "level"), last)
    if not pronoun_subject(scene) and last.metric not in TRADE:
        return None
    alike = last.quantity.kind in ("money", "percent") or _costs(scene, quantity)
    return last if last.metric != "other" and alike else None


# What two undertake of an amount is of what goes both ways.
_BOTH = re.compile(r" *(?:both|the two) (?:countries|sides|nations|governments|leaders|parties|neighbours|neighbors)\b")
# `47 per cent of the capital`, in a text that has told how much there is
_OF_TOLD = re.compile(
    r" of (?:the|this|that|its|their) (?:total |whole |entire |combined |registered |overall )*"
    r"(?:capital|sum|total|amount|value|turnover|volume|figure)\b"
)
_COST = re.compile(r"\bcosts?\s+(?:\w+ ){0,2}$")


def _costs(scene: Scene, quantity: Quantity) -> bool:
    """`It will cost …`: money for the thing that the measures before described."""
    return quantity.kind == "money" and pronoun_subject(scene) and _COST.search(scene.left(quantity)) is not None
