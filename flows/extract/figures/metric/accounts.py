"""Accounts that have surpluses and deficits as trade has: those of payments, of capital, of a state."""

import re

from flows.extract.figures.scene import Cue, Scene
from flows.extract.text.lexicon import Hit

# The surplus of these is none of trade.
_ACCOUNT = re.compile(
    r"\b(?:current account|payments|budget|capital|balancing item|federal|fiscal|operating|"
    r"reserve|money market|capital account) "
)
_OF_TRADE = re.compile(r"\b(?:trade|exports?|imports?|merchandise)\b")
TOLD = 260
"""A text names the account that a deficit is of so many characters before, or nearer."""
_IN_ACCOUNT = re.compile(r" (?:in|on|of) (?:the |its )?(?:\w+ ){0,2}(?:accounts?|budget)\b")


def of_account(scene: Scene, cue: Hit[Cue]) -> bool:
    """Whether a surplus or deficit is one of another account than trade: `in the capital account`."""
    if _IN_ACCOUNT.match(scene.fold, cue.end):
        return True
    told = max(scene.start - TOLD, 0)
    return not _OF_TRADE.search(scene.fold, told, cue.start) and bool(_ACCOUNT.search(scene.fold, told, cue.start))
