"""Who gives a loan or aid: whoever is asked for it, or a bank of many members, which is no country."""

import re

from flows.extract.figures.scene import Draft, Scene
from flows.extract.text.worded import Worded

_ASKS = re.compile(
    r"\b(?:requests?|requested|requesting|seeks?|seeking|sought|ask(?:s|ed|ing)? for|appeal\w* for|"
    r"applied for|to receive|receives?|received|to obtain|obtained|secures?|secured|borrowed)\b"
)


_BANK = Worded(
    "bank|fund|imf|adb|aiib|ebrd|eib|ifad|opec fund",
    "",
    r"\b(?:from|by) (?:the )?(?:(?:african|asian|inter american|islamic|european|world|international|arab|new|latin|"
    r"eurasian|caribbean|monetary|investment|reconstruction|development|infrastructure|kuwait|for|and) ){0,5}",
)


def of_bank(scene: Scene, draft: Draft) -> bool:
    """Whether a bank or fund of many members gives: then the figure is the receiver's alone."""
    if _BANK.absent(scene.words):
        return False
    end = min(scene.end, draft.quantity.end + FAR)
    return _BANK.search(scene.fold, max(scene.start, draft.quantity.start - FAR), end) is not None


FAR = 90
"""Who gives a loan stands within so many characters of its amount."""


def asked_for(scene: Scene, draft: Draft) -> bool:
    """Whether aid or a loan is what somebody would receive: `Peru's request for a credit`, `sought a loan`."""
    until = min(draft.cue.start, draft.quantity.start) if draft.cue is not None else draft.quantity.start
    return _ASKS.search(scene.fold, max(scene.start, until - ASKED), until) is not None


ASKED = 50
"""What is asked for stands within so many characters of the verb."""
