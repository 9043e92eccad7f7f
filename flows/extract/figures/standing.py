"""Numbers of things that stand already, whatever is planned for them: `the remaining 16%`, `a 7,600ha concession`."""

import re

from flows.extract.figures.scene import Draft, Scene
from flows.extract.quantities import Quantity

_EXISTING = re.compile(
    r"\b(?:remaining|previous|already|official|instead of(?: the)?)\s+(?:\w+ )?$|\b(?:current|existing|"
    r"present)\s+(?!account|loss|profit|prices|year|season|quarter)(?:\w+ ){0,4}$|"
    r"\bnow (?:at|around|about|only|running at|standing at|stands at|totalling|totaling|worth) (?:\w+ )?$"
)


# `its 5.2 mln outstanding shares`, `the two pct drop recorded in January`, `revenues of 33 mln posted for the quarter`
_STOOD = re.compile(
    r" (?:\w+ ){0,3}outstanding\b|(?:\s+or [\w ]{1,24}?)?"
    r"(?:\s+(?:drop|rise|fall|gain|increase|decrease|decline|loss|profit|surplus|deficit))?\s+"
    r"(?:recorded|reported|registered|posted|earned|produced) (?:in|for|last|during|a)\b"
)


_OWNED = re.compile(r"\w (?:s|its|their|his|our)\s+$")


_ARTICLE = re.compile(r"\b(?:a|an|the|its|their)\s+$")


_ATTRIBUTE = re.compile(
    r"[ -](?!(?:\w+ed|sold|grown|made|bought|sent|"
    r"of|in|on|for|to|by|from|with|and|at|a|per|each|between|this|last|next|year|long|goal|"
    r"target)\b)[a-z]"
)


def stands(scene: Scene, draft: Draft) -> bool:
    """Whether a number belongs to a thing that stands already: `the remaining 16%`, `a 7,600ha concession`."""
    quantity = draft.quantity
    left = scene.left(quantity, 50)
    if _MADE.search(left):
        return False
    if _EXISTING.search(left) or _STOOD.match(scene.right(quantity, 60)):
        return True
    if draft.measure == "share" and re.search(r"\bthe\s+$", left):
        return True
    if draft.measure == "count" and _OWNED.search(left):
        return True  # `the sector's 4,000 workers`
    return attribute(scene, quantity)


# `will construct a 456,000-square-foot centre`: the thing is yet to be.
_MADE = re.compile(
    r"\b(?:build|construct|develop|lay|erect|install|create|open|set up|establish|launch|start|buy|acquire)\s+an?\s+$"
)


def attribute(scene: Scene, quantity: Quantity) -> bool:
    """Whether a measure describes the noun behind it: `the 135-kilometer road`, `a 7,600ha concession`."""
    return (
        quantity.kind == "measure"
        and _MADE.search(scene.left(quantity, 30)) is None
        and _ARTICLE.search(scene.left(quantity, 12)) is not None
        and _ATTRIBUTE.match(scene.right(quantity, 20)) is not None
    )
