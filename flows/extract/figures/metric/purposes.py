"""What money is for, where no word beside it names what it measures: works, plants, stakes, agreements, interest.

A state's `$3 million for the rehabilitation of the railway` is a figure of transport, a firm's `$2 billion on a battery
plant` is investment, as is the half of a company that somebody holds.
"""

import re
from typing import NamedTuple

from flows.extract.figures.metric.works import carried, works_named, works_told_of
from flows.extract.figures.parties.owing import OWES
from flows.extract.figures.scene import Cue, Scene
from flows.extract.quantities import Quantity
from flows.extract.text.lexicon import Hit
from flows.extract.text.worded import Worded


class Purpose(NamedTuple):
    """The metric and frame that a purpose gives, and the word that names it where there is one."""

    metric: str
    frame: str
    cue: Hit[Cue] | None = None


def purpose(scene: Scene, quantity: Quantity) -> Purpose | None:
    """What an amount or percentage is for, or a part of; None where the text does not say."""
    if quantity.kind in ("percent", "fraction"):
        return _held(scene, quantity) or _financed(scene, quantity)
    if quantity.kind != "money":
        return None
    return (
        _capital(scene, quantity)
        or _earned(scene, quantity)
        or _owed(scene, quantity)
        or _financed(scene, quantity)
        or _for_works(scene, quantity)
        or _for_a_plant(scene, quantity)
        or _of_agreements(scene, quantity)
    )


_HOLDS = Worded(
    "hold|holds|held|holding|own|owns|owned|owning|acquire|acquires|acquired|acquiring|take|takes|took|taking|retain|"
    "retains|retained|retaining|have|has|bought|sold|sell|buy",
    r" (?:(?:the|a|an|its|up|to|only|just|remaining|further|another|other|of) ){0,4}$",
)
_OF_EQUITY = re.compile(
    r" (?:(?:of|in) )?(?:the |its |their )?(?:\w+ ){0,3}?(?:equity|shares|shareholding|stake|stock|ownership|"
    r"(?:company|venture|firm|joint venture|consortium|operator|airline|refinery|terminal|bank|port|airport|mine|field|"
    r"oilfield|insurer|lender|carrier|retailer|brewery|smelter|plant|factory|hotel|utility|broadcaster|"
    r"subsidiary)(?=[ .,;]|$))"
)
_A_SHARE = re.compile(r" (?:share|interest|holding)\b(?! (?:of the (?:\w+ )?(?:market|trade|total|vote)|rate))")
# `took a 20 per cent share in the bank`
_A_SHARE_IN = re.compile(
    r" (?:share|interest|holding) in (?:the |its |their |an? )?(?:\w+ ){0,3}?(?:company|venture|firm|consortium|"
    r"operator|"
    r"airline|refinery|terminal|bank|insurer|lender|mine|field|project|port|airport|brewery|retailer|maker|producer|group|"
    r"hotel|plant|smelter|mill|broadcaster|carrier|utility|developer|shipyard|subsidiary)(?=[ .,;]|$)"
)
_ITSELF = frozenset("hold holds held holding own owns owned owning".split())
# `the port, in which Peru holds 60 per cent`
_IN_WHICH = re.compile(r"\b(?:in|of) which [^,;.]{2,60}$")
_ENDS = re.compile(r"\s*(?:[,.;]|$|and )")


def _held(scene: Scene, quantity: Quantity) -> Purpose | None:
    """A part of a company that somebody holds or takes: `51% of the equity`, `in which Peru holds 60 per cent`."""
    if _HOLDS.absent(scene.words) or (verb := _HOLDS.search(scene.left(quantity))) is None:
        return None
    right = scene.right(quantity)
    share = verb[1] in _ITSELF and _A_SHARE.match(right) is not None
    which = verb[1] in _ITSELF and _ENDS.match(scene.text, quantity.end) and _IN_WHICH.search(scene.left(quantity))
    owned = share or which or _OF_EQUITY.match(right) or _A_SHARE_IN.match(right)
    return Purpose("investment", "investor") if owned else None


_RATE = re.compile(
    r"\binterest (?:rate |rates )?(?:of |at |was |is |to ){0,2}$|\binterest on [^,;.]{2,50} (?:of|at|was|is|will be) $|"
    r"\brate (?:\w+ ){0,2}(?:of|at|to|is|was|from) $"
)
_RATE_OF = re.compile(r" rates?\b")  # `its base lending rate`
_BEARS = re.compile(r" (?:of )?(?:\w+ )?interest payable\b")


def interest(scene: Scene, quantity: Quantity, frame: str) -> Purpose | None:
    """The interest on a loan that the text tells of: `an interest of two per cent`, `the effective rate of 1 pct`."""
    if scene.words.isdisjoint(("interest", "rate")):
        return None
    if not _RATE.search(scene.left(quantity)) and not _BEARS.match(scene.right(quantity, 40)):
        return None
    told = scene.near(1)
    if told is not None and told.metric == "loan":
        return Purpose("loan", told.frame)
    lent = any(c.entry.value == "loan" and not _RATE_OF.match(scene.fold, c.end) for c in scene.cues)
    return Purpose("loan", frame) if lent and "interest" in scene.words else None


def _owed(scene: Scene, quantity: Quantity) -> Purpose | None:
    """What one state or its bank is owed by another: `owed Lima $3 million at the end of March`."""
    if scene.words.isdisjoint(_OWE):
        return None
    if scene.fold.startswith(" owed to ", quantity.end):
        return Purpose("loan", "own")
    if (verb := OWES.search(scene.left(quantity, 40))) is None:
        return None
    at = quantity.hedge_start - len(scene.left(quantity, 40)) + verb.end()
    creditor = any(at - 1 <= m.start and m.end <= quantity.start and m.codes for m in scene.mentions)
    return Purpose("loan", "own") if creditor or any(c.entry.value == "loan" for c in scene.cues) else None


_CAPITAL = Worded(
    "capital", r" (?:stock |base )?(?:of|is|was|stands at|stood at|amounts to|totals) (?:about |some |over |nearly )?$"
)
_VENTURE = frozenset({"venture", "ventures", "joint", "subsidiary", "consortium"})


def _capital(scene: Scene, quantity: Quantity) -> Purpose | None:
    """What partners put into a venture of theirs: `The joint venture has a capital of $3 million`."""
    if _CAPITAL.absent(scene.words) or scene.words.isdisjoint(_VENTURE):
        return None
    return Purpose("investment", "investor") if _CAPITAL.search(scene.left(quantity, 50)) else None


_EARNS = Worded("earn|earns|earned|earning|receipts|revenue|proceeds", "")
_FROM_SALES = re.compile(
    r" (?:a year |annually |each year )?from (?:the |its |their )?(?:sales?|exports?|exporting|selling)\b"
)
_SALES_BROUGHT = re.compile(
    r"\b(?:receipts|revenues?|proceeds|earnings) from (?:the |its )?(?:sales?|exports?)\b[^,;]{0,50} "
    r"(?:was|were|stood at|reached|totall?ed|came to|amounted to|rose to|fell to) $"
)


def _earned(scene: Scene, quantity: Quantity) -> Purpose | None:
    """What sales abroad bring in: `expects to earn $9 million from the sale of electricity`."""
    if _EARNS.absent(scene.words):
        return None
    behind = _FROM_SALES.match(scene.right(quantity)) and _EARNS.search(scene.left(quantity, 40))
    if behind or _SALES_BROUGHT.search(scene.left(quantity, 120)):
        return Purpose("exports", "out") if len(scene.principal) >= TWO else None
    return None


TWO = 2
"""What is sold goes abroad in a text of so many countries."""
_OWE = frozenset({"owe", "owes", "owed"})
_BANK_PAYS = re.compile(
    r"\bbank\b[\w ]{0,40} (?:bankrolled|financed|funded|is financing|is funding)\b[^,;.]{0,60} with $"
)
_PAID_BY_BANK = re.compile(r"\b(?:financed|funded|bankrolled) (?:to|up to|for) (?:\w+ )?$")
_BY_BANK = re.compile(r" (?:financed |funded )?by (?:the |an? )?[\w -]{0,40}?\bbank\b")
_PAID_WITH = re.compile(r"\b(?:financed|funded|paid for)\b[^,;.]{0,60} with $")


def _financed(scene: Scene, quantity: Quantity) -> Purpose | None:
    """What a bank finances works with is lent; what a state does, is a figure of the works."""
    if scene.words.isdisjoint(("financed", "funded", "bankrolled", "paid", "financing")):
        return None
    left = scene.left(quantity, 110)
    if _BANK_PAYS.search(left) or (_PAID_BY_BANK.search(left) and _BY_BANK.match(scene.right(quantity))):
        return Purpose("loan", "giver")
    if quantity.kind == "money" and _PAID_WITH.search(left) and (works := works_named(scene, quantity)) is not None:
        return Purpose(works.entry.value, "own", works)
    return None


_FOR = re.compile(r" (?:to|for|on|towards?|into|in) ")
_STUDY = re.compile(
    r" (?:for|on|towards?|to) (?:the |a |its )?(?:\w+ ){0,2}?(?:study|studies|design|construction|works|work|project|"
    r"project management|supervision)\b"
)


def _for_works(scene: Scene, quantity: Quantity) -> Purpose | None:
    """Works behind an amount that it is for: `spend 9 million on rehabilitating the railway`, `towards the study`."""
    if _FOR.match(scene.right(quantity, 12)) is None:
        return None
    for cue in scene.cues:
        if cue.start < quantity.end:
            continue
        between = scene.fold[quantity.end : cue.start]
        if cue.start - quantity.end > _FAR or _OTHER_CLAUSE.search(between):
            break
        if cue.entry.kind == "domain" and carried(scene, cue) and not _MARK.search(scene.text, quantity.end, cue.start):
            return Purpose(cue.entry.value, "own", cue)
    if _STUDY.match(scene.right(quantity)) and (works := works_told_of(scene)) is not None:
        return Purpose(works.entry.value, "own", works)
    return None


_FAR = 90
_MARK = re.compile(r"[,;:(]")
_OTHER_CLAUSE = re.compile(r" (?:that|which|who|while|but|if|when|because|by the|at the) ")
_A_PLANT = re.compile(
    r" (?:on|in|into|for|to build|to set up|to construct|building|to expand) (?:an?|the|its|two|three|four|new) "
    r"(?:[\w]+ ){0,5}?(?:plants?|factory|factories|facility|facilities|mills?|smelters?|mines?|hotels?|resorts?|"
    r"shipyards?|data cent(?:er|re)s?|warehouses?|assembly line|steelworks)\b"
)
_INVESTS = Worded(
    "spend|spends|spent|spending|put|puts|putting|committed|commit|commits|committing|plough|ploughed|sink|sank|sunk|"
    "pumped|pump|cost|costing|worth|injected|inject",
    r" (?:\w+ ){0,3}$",
)


def _for_a_plant(scene: Scene, quantity: Quantity) -> Purpose | None:
    """What a firm spends on a plant: `is spending 40 billion yen on a chip packaging facility`."""
    if _INVESTS.absent(scene.words) or not _INVESTS.search(scene.left(quantity)):
        return None
    return Purpose("investment", "investor") if _A_PLANT.match(scene.right(quantity, 100)) else None


_KINDS = r"(?:deals|agreements|memorand(?:a|ums)|mous|accords|pacts)"
_WORTH_OF = re.compile(rf" worth of (?:\w+ ){{0,3}}?{_KINDS}\b")
_WORTH = re.compile(
    rf"\b{_KINDS}\b[^;.]{{0,220}}?\b(?:worth|valued at|value (?:of|at|exceeding)|totall?ing) "
    r"(?:(?:a|an|total|combined|of|about|more|than|some|up|to|over|nearly|around|estimated) ){0,5}$"
)


def _of_agreements(scene: Scene, quantity: Quantity) -> Purpose | None:
    """What agreements that were signed together bring: `13 memoranda worth $30 billion`, `$3 bn worth of deals`."""
    if scene.words.isdisjoint(_PLURALS):
        return None
    behind = _WORTH_OF.match(scene.right(quantity)) is not None
    if not behind and not _WORTH.search(scene.fold, scene.start, quantity.hedge_start):
        return None
    return Purpose("investment", "own")


_PLURALS = frozenset("deals agreements memoranda memorandums mous accords pacts".split())
