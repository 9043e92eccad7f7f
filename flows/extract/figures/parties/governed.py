"""Countries behind a preposition, and which one it is: `to Peru`, `from the neighbouring Chile`."""

import re

from flows.extract.figures.scene import Scene
from flows.extract.parties import Mention

_GOVERNING = "to|towards|into|from|through|with|in|at|inside|across|between|among|by|of|for|against|over|on"
_BEFORE_COUNTRY = (
    "the |its |their |his |all of |both |neighbouring |neighboring |fellow |nearby |southern |northern |mainland |"
    "the whole of |partner |rival |mr |mrs |neighbor |neighbour "
)
_PREPOSITION = re.compile(rf"\b({_GOVERNING})\s+(?:{_BEFORE_COUNTRY}){{0,2}}$")
_LAST = frozenset(phrase.split()[-1] for phrase in f"{_GOVERNING}|{_BEFORE_COUNTRY}".split("|"))
"""One of these words stands right before a country that a preposition governs."""


def governing(left: str) -> str | None:
    """The preposition that governs a country behind the folded words `left`."""
    words = left.rsplit(None, 1)
    found = _PREPOSITION.search(left) if words and words[-1] in _LAST else None
    return found[1] if found else None


def governed(scene: Scene, mention: Mention) -> bool:
    """Whether a preposition governs a mention of a country."""
    return governing(scene.fold[max(scene.start, mention.start - 40) : mention.start]) is not None
