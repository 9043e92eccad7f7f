"""Numbers of things that stand already, whatever is planned for them: `the remaining 16%`, `a 7,600ha concession`."""

import re

from flows.extract.figures.period.asides import period_beside
from flows.extract.figures.scene import Draft, Scene
from flows.extract.quantities import Quantity
from flows.extract.text.worded import Worded

_REMAINING = Worded("remaining|previous|already|official|instead of|instead of the", r"\s+(?:\w+ )?$")
_EXISTING = Worded("current|existing|present", r"\s+(?!account|loss|profit|prices|year|season|quarter)(?:\w+ ){0,4}$")
NOW = Worded("now", r" (?:at|around|about|only|running at|standing at|stands at|totalling|totaling|worth) (?:\w+ )?$")


# `its 5.2 mln outstanding shares`, `the two pct drop recorded in January`, `revenues of 33 mln posted for the quarter`
_OUTSTANDING = Worded("outstanding", before=r" (?:\w+ ){0,3}")
_RECORDED = Worded(
    "recorded|reported|registered|posted|earned|produced",
    r" (?:in|for|last|during|a)\b",
    r"(?:\s+or [\w ]{1,24}?)?(?:\s+(?:drop|rise|fall|gain|increase|decrease|decline|loss|profit|surplus|deficit))?\s+",
)


_EXTENDED = Worded(
    "extended|granted|provided|signed|concluded|received|obtained",
    r" (?:by|in|last|to)\b",
    r" (?:\w+ ){0,2}(?:loan|credit|facility|credit line|line of credit|grant) ",
)


_STANDING = frozenset[str]().union(*(known.opening for known in (_REMAINING, _EXISTING, NOW, _OUTSTANDING, _RECORDED)))
_STAKE = re.compile(r" (?:\w+ )?(?:stake|interest|share|shareholding|holding)\b")
_THE = re.compile(r"\bthe\s+$")
_OWNED = re.compile(r"\w (?:s|its|their|his|our)\s+$")


_ARTICLE = re.compile(r"\b(?:a|an|the|its|their)\s+$")


_ATTRIBUTE = re.compile(
    r"[ -](?!(?:\w+ed|sold|grown|made|bought|sent|"
    r"of|in|on|for|to|by|from|with|and|at|a|per|each|between|this|last|next|year|long|goal|"
    r"target)\b)[a-z]"
)


_MEANT = frozenset("meant intended supposed designed being built developed constructed laid under".split())
# `A 150-megawatt wind farm is to be finished in 2026`
_YET = re.compile(
    r"[^;]{0,110}? (?:is to|are to|will|would|is due to|is expected to|is planned to) (?:be (?:finished|completed|"
    r"built|constructed|ready|laid|opened|commissioned)|cost|link|connect|carry|span|run)\b"
)
# `a 400-megawatt cable that is meant to start in 2030`, `the 900-megawatt project, being developed by …`
_COMING = re.compile(
    r"[^;]{0,110}? (?:(?:is|are|was|were) (?:meant|intended|supposed|designed) to|(?:to be|being) "
    r"(?:built|developed|constructed|laid)|under construction)\b"
)


def stands(scene: Scene, draft: Draft) -> bool:
    """Whether a number belongs to a thing that stands already: `the remaining 16%`, `a 7,600ha concession`."""
    quantity = draft.quantity
    left, words = scene.left(quantity, 50), scene.words
    if not _MADE.absent(words) and _MADE.search(left):
        return False
    right = scene.right(quantity, 60)
    if quantity.kind == "money" and right.startswith((" is to ", " are to ", " will ")):
        return False  # `the remaining 45 million is to be obtained as a loan`
    if quantity.kind == "money" and not _EXTENDED.absent(words) and _EXTENDED.match(right):
        return True  # `under the $3 million credit facility extended by Peru`
    if not _STANDING.isdisjoint(words) and (
        any(not pattern.absent(words) and pattern.search(left) for pattern in (_REMAINING, _EXISTING, NOW))
        or any(not pattern.absent(words) and pattern.match(right) for pattern in (_OUTSTANDING, _RECORDED))
    ):
        return True
    if draft.measure == "share" and (_THE.search(left) or (_OWNED.search(left) and _STAKE.match(right))):
        return True
    if draft.measure == "count" and _OWNED.search(left):
        return True  # `the sector's 4,000 workers`
    if draft.measure == "count" and _told_of(scene, quantity):
        return True
    if not _DONE.absent(words) and (_DONE.match(right) or (_OF_WHICH.search(left) and _WAS_DONE.match(right))):
        return True
    if not scene.words.isdisjoint(_REMOVING) and _taken_away(scene, quantity):
        return True
    return owed(scene, quantity) or financed_from(scene, quantity) or attribute(scene, quantity)


# `match $75 million already spent`, `of which one billion was paid out`
_DONE = Worded(
    "already|was|were|has|have",
    r" (?:(?:been|already|since) ){0,2}(?:spent|paid|given|disbursed|used|drawn|received|transferred|released|invested|"
    r"delivered|sent|handed over|granted|provided|exported|sold)\b",
    r"(?: of [\w ]{2,24})? ",
)
_WAS_DONE = re.compile(r"(?: of [\w ]{2,24})? (?:was|were|has|have) ")
_OF_WHICH = re.compile(r"\bof (?:which|these|this|that|them) (?:only |just |some |about )?$")
_THOSE = re.compile(r"\b(?:all|these|those|(?:all )?the) $")
_WHO_DID = re.compile(
    r" (?:(?:that|which|who) (?!will\b|would\b|are to\b|is to\b|shall\b|could\b|can\b|may\b|should\b|might\b)"
    r"|(?:signed|concluded|held|built|opened|agreed|named|listed|located|based|affected|identified) )"
)
_WITH_ALL = re.compile(r"\ball $")


def _told_of(scene: Scene, quantity: Quantity) -> bool:
    """Whether what is counted is there already: `the 14 countries that gave …`, `to all fourteen regions`."""
    left = scene.left(quantity, 14)
    if _THOSE.search(left) is None:
        return False
    return _WITH_ALL.search(left) is not None or _WHO_DID.match(scene.fold, quantity.noun_end) is not None


_REMOVING = frozenset(
    "scrap scrapping remove removing removal abolish abolishing abolition waive waiving waiver eliminate eliminating "
    "elimination drop dispense dispensed lift lifting cancel cancelling exempt exemption".split()
)
_TAKEN = re.compile(
    r"\b(?:scrap|scrapping|remove|removing|removal of|abolish|abolishing|abolition of|waive|waiving|waiver of|"
    r"eliminate|eliminating|elimination of|drop|lift|lifting|cancel|cancelling|exemption from) "
    r"(?:(?:the|its|their|all|a|an) )?"
    r"(?:(?!to\b|by\b|from\b|and\b)\w+ ){0,5}?"
    r"(?:(?:tariffs?|dut(?:y|ies)|tax|taxes|lev(?:y|ies)|charges?|fees?|tolls?|surcharges?|quotas?|cap) "
    r"(?:(?:averaging|of|at|up|to|as|high|currently|now|about|worth|some|more|than) ){0,6}|(?:the|its|their|a|an) )$"
)
_CHARGED = re.compile(
    r"[ -](?:\w+ ){0,2}?(?:tariffs?|dut(?:y|ies)|tax|lev(?:y|ies)|charges?|fees?|tolls?|surcharges?|cap|caps|limit)\b"
)
_BARE = re.compile(r"\b(?:the|its|their|a|an) $")


def _taken_away(scene: Scene, quantity: Quantity) -> bool:
    """Whether a duty or charge is to go, which stands till then: `scrap tariffs averaging 16 percent`."""
    left = scene.left(quantity, 90)
    if quantity.kind == "count" or _TAKEN.search(left) is None:
        return False
    return _BARE.search(left) is None or _CHARGED.match(scene.right(quantity, 40)) is not None


_FINANCED = Worded(
    "financed|funded|paid|supported",
    r" (?:entirely |partly |largely |in part )?(?:from|by|with|through|under|out of) [\w ]{0,50}"
    r"(?:loan|credit|facility) (?:of|worth) $",
)


def financed_from(scene: Scene, quantity: Quantity) -> bool:
    """Whether works are paid from a loan of an amount, which stands whatever is planned for them."""
    return (
        quantity.kind == "money"
        and not _FINANCED.absent(scene.words)
        and _FINANCED.search(scene.left(quantity, 90)) is not None
    )


def owed(scene: Scene, quantity: Quantity) -> bool:
    """Whether money is what somebody owes, or has, by now: `stop payment of its 109 billion dlr foreign debt`."""
    if quantity.kind != "money" or _DEBT.isdisjoint(scene.words):
        return False
    left = scene.left(quantity, 50)
    return bool((_OWNED.search(left) and _OWED.match(scene.right(quantity))) or _OWNS_DEBT.search(left))


_DEBT = frozenset("debt debts deficit surplus reserves economy arrears liabilities".split())
_OWNS_DEBT = re.compile(
    r"\b(?:(?:s|its|their|his|our) (?:\w+ ){0,3}(?:debts?|arrears|reserves|liabilities)|arrears) of $|"
    r"\b(?:debts?|arrears|reserves|liabilities) (?:of which )?(?:now |currently )?"
    r"(?:totals?|stands? at|comes? to|amounts? to) $"
)


_OWED = re.compile(r"[ -](?:\w+ ){0,2}(?:debt|deficit|surplus|reserves|economy)\b")
# `will construct a 456,000-square-foot centre`: the thing is yet to be.
_MADE = Worded(
    "build|construct|develop|lay|erect|install|create|open|set up|establish|launch|start|buy|acquire",
    r"(?:\s+(?:and|finance|operate|own|run|manage|maintain|equip|design|transfer|commission)){0,5}\s+an?\s+$",
)


def attribute(scene: Scene, quantity: Quantity) -> bool:
    """Whether a measure describes the noun behind it: `the 135-kilometer road`, `a 7,600ha concession`."""
    return (
        quantity.kind == "measure"
        and _ARTICLE.search(scene.left(quantity, 12)) is not None
        and (_MADE.absent(scene.words) or _MADE.search(scene.left(quantity, 30)) is None)
        and _ATTRIBUTE.match(scene.right(quantity, 20)) is not None
        and (not scene.planned or _YET.match(scene.right(quantity, 160)) is None)
        and not to_come(scene, quantity)
    )


def to_come(scene: Scene, quantity: Quantity) -> bool:
    """Whether a measure describes works that are yet to be: `a 400-megawatt cable that is meant to start in 2030`."""
    if quantity.kind != "measure" or scene.words.isdisjoint(_MEANT):
        return False
    return _COMING.match(scene.right(quantity, 160)) is not None


_FROM = Worded(
    "from", r" (?:(?:about|around|some|nearly|over|just|only|the|its|their|(?P<now>current|present)|level|of) )*$"
)


def starting_point(scene: Scene, quantity: Quantity) -> bool:
    """Whether a plan starts from a figure, which is then a fact of today or of a period that is over.

    `raise trade from $690 million in 2009 to $2 billion`, `from the current four flights to ten`
    """
    if _FROM.absent(scene.words):
        return False
    opened = _FROM.search(scene.left(quantity, 40))
    if opened is None:
        return False
    if opened["now"] is not None:
        return True
    beside = period_beside(scene, quantity)
    index = scene.quantities.index(quantity) + 1
    if beside is None and index < len(scene.quantities):
        goal = scene.quantities[index]
        raised = goal.unit == quantity.unit and scene.fold[quantity.end : goal.hedge_start] == " to "
        return raised and _RAISED.search(scene.fold, scene.start, quantity.start) is not None
    if beside is None or beside.last is None or scene.published_on is None:
        return False
    return beside.last < scene.published_on


def told_past(scene: Scene, quantity: Quantity) -> bool:
    """Whether an amount set beside its noun is of a year that is over: `raise trade, $705 million in 2011, to …`."""
    if not scene.text.endswith((", ", " of "), scene.start, quantity.hedge_start) or scene.published_on is None:
        return False
    beside = period_beside(scene, quantity)
    if beside is None or beside.last is None or beside.last >= scene.published_on:
        return False
    return _THEN.match(scene.text, beside.end) is not None


_THEN = re.compile(r"[,)] (?:to|by|will|would|should|could) | (?:will|would|should|could|is to|to) ")


def raised_from_today(scene: Scene, quantity: Quantity) -> bool:
    """Whether what is yet to be done starts from an amount that no period dates: `to raise the share from 6 to 9%`."""
    return (
        not _FROM.absent(scene.words)
        and starting_point(scene, quantity)
        and period_beside(scene, quantity) is None
        and _TO_RAISE.search(scene.fold, scene.start, quantity.start) is not None
    )


_TO_RAISE = re.compile(
    r"\b(?:to|will|would|shall|should|must|can|could|and|or) (?:\w+ly )?"
    r"(?:rais|increas|lift|boost|expand|cut|reduc|lower|bring|grow|hik|improv|shorten)e? [^;]{0,120}$"
)
_RAISED = re.compile(
    r"\b(?:rais|increas|lift|boost|expand|cut|reduc|lower|bring|grow|hik|improv|shorten|ris|climb|fall|drop|declin|go)\w{0,4}\b[^;]{0,120}$"
)
