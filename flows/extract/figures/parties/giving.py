"""Who gives a loan or aid: whoever is asked for it, or a bank of many members, which is no country."""

import re

from flows.extract.figures.parties.roles import GIVING_TO, Roles, first
from flows.extract.figures.scene import Draft, Scene, clause
from flows.extract.text.worded import Worded

_ASKS = re.compile(
    r"\b(?:requests?|requested|requesting|seeks?|seeking|sought|ask(?:s|ed|ing)? for|appeal\w* for|"
    r"applied for|to receive|receives?|received|to get|gets?|got|to obtain|obtained|secures?|secured|borrowed)\b"
)


_BANK = Worded(
    "bank|fund|imf|adb|aiib|ebrd|eib|ifad|opec fund",
    "",
    r"\b(?:from|by|apply to|applied to|turned to) (?:the )?"
    r"(?:(?:african|asian|inter american|islamic|european|world|international|arab|new|latin|"
    r"eurasian|caribbean|monetary|investment|reconstruction|development|infrastructure|kuwait|for|and) ){0,5}",
)


def of_bank(scene: Scene, draft: Draft) -> bool:
    """Whether a bank or fund of many members gives: then the figure is the receiver's alone."""
    if _BANK.absent(scene.words):
        return False
    start, _ = clause(scene, draft.quantity, wide=True)
    if not _LENDER.absent(scene.words) and _LENDER.search(scene.fold, start, draft.quantity.start):
        return True
    end = min(scene.end, draft.quantity.end + FAR)
    return _BANK.search(scene.fold, max(scene.start, draft.quantity.start - FAR), end) is not None


def promised_by(scene: Scene, draft: Draft) -> str | None:
    """Who gives an amount, told behind it: `aid of 100 million euros, which Bucharest undertook to provide`."""
    for mention in scene.mentions:
        if mention.start < draft.quantity.end or len(mention.codes) != 1 or mention.kind not in _STATES:
            continue
        which = _WHICH.fullmatch(scene.fold, draft.quantity.end, mention.start)
        return mention.codes[0] if which and _PROMISED.match(scene.fold, mention.end) else None
    return None


_STATES = frozenset({"name", "capital", "body", "bloc", "group"})
_WHICH = re.compile(r" (?:of (?:\w+ ){1,3}| )?(?:(?:that|which) )(?:the |its )?")
_PROMISED = re.compile(
    r" (?:(?:has|had|have|will|would|is to|recently|already) ){0,2}(?:(?:undertook|agreed|promised|pledged|offered) to "
    r"(?:give|provide|lend|grant|extend)|undertook|offers?|offered|pledged|promised|gave|give|granted|grants?|provided|"
    r"provides?|extended|extends?|lent|lends?|committed|announced|earmarked|made available)\b"
)


def lent_to(scene: Scene, draft: Draft, roles: Roles) -> str | None:
    """The state that gets an amount of a bank: of several in a row the one named last before it."""
    named = [m for m in scene.mentions if m.end <= draft.quantity.hedge_start and len(m.codes) == 1]
    for mention in reversed(named):
        if GIVING_TO.search(scene.fold, max(scene.start, mention.start - 24), mention.start):
            return mention.codes[0]
    return first(roles, "to")


_OF_MANY = (
    r"world bank|(?:international )?monetary fund|imf|adb|aiib|ebrd|eib|ifad|afdb|idb|"
    r"reconstruction and development|opec fund(?: for international development)?|"
    r"(?:asian|african|islamic|american|caribbean|eurasian|new|infrastructure|european) (?:development|investment) bank"
)
_LENDER = Worded(
    "lend|lends|lent|lending|give|gives|gave|given|giving|grant|grants|granted|granting|provide|provides|provided|"
    "providing|approve|approves|approved|approving|extend|extends|extended|extending|finances|finance|financed|offered",
    "",
    rf"\b(?:{_OF_MANY}) (?:[a-z]+ )?(?:(?:has|had|have|is|was|will|would|also|already|itself|recently|to|agreed|"
    r"again|last|this|year|month|week) ){0,4}",
)
"""A bank or fund of many members as the subject of a verb of giving: `the World Bank is lending Malawi $15 million`."""
FAR = 90
"""Who gives a loan stands within so many characters of its amount."""


def asked_for(scene: Scene, draft: Draft) -> bool:
    """Whether aid or a loan is what somebody would receive: `Peru's request for a credit`, `sought a loan`."""
    until = min(draft.cue.start, draft.quantity.start) if draft.cue is not None else draft.quantity.start
    return _ASKS.search(scene.fold, max(scene.start, until - ASKED), until) is not None


ASKED = 50
"""What is asked for stands within so many characters of the verb."""


_HELPS = Worded("help|helps|helping|helped|enable|enables|enabling|allow|allows|allowing|assist|assists|assisting")
_RIGHT_BEHIND = frozenset({" ", " the "})


def helped(scene: Scene, draft: Draft) -> str | None:
    """Who is helped to do something by what is given: `a grant of $9 million from Japan to help Peru rebuild`."""
    if _HELPS.absent(scene.words):
        return None
    verb = _HELPS.search(scene.fold, draft.quantity.end, scene.end)
    behind = (m for m in scene.mentions if verb is not None and m.start >= verb.end() and len(m.codes) == 1)
    one = next(behind, None)
    beside = one is not None and verb is not None and scene.fold[verb.end() : one.start] in _RIGHT_BEHIND
    return one.codes[0] if one is not None and beside else None
