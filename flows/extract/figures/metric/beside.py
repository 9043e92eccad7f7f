"""What the words directly beside an amount say of it: a gift, a price, capital, the change of a count."""

import re

from flows.extract.figures.scene import Cue, Draft, Scene
from flows.extract.quantities import Quantity
from flows.extract.text.lexicon import Hit
from flows.extract.text.worded import Worded
from flows.reference import table

_GRANTS = re.compile(r"grant(?:s|ed|ing)?|donat(?:e|es|ed|ing)")  # `granted RMB 300 million to Peru`
_CHANGED = re.compile(
    r"(?: (?:in|during|for|of|from|to) [\w ]{1,45})?,? ?(?:up|down|an? (?:\w+ ){0,2}(?:increase|rise|growth|jump|"
    r"fall|drop|decrease|decline) of|"
    r"rising|falling|increasing|representing an? \w+ of)(?: by)? ?"
)


def change_of_count(scene: Scene, quantity: Quantity) -> Draft | None:
    """The count that a percentage right behind tells the change of: `750 new projects, up 65 per cent`."""
    last = scene.made[-1]
    if last.measure != "count" and not (last.quantity.kind == "measure" and last.measure == "level"):
        return None
    behind = max(last.quantity.end, last.quantity.noun_end)
    return last if _CHANGED.fullmatch(scene.text, behind, quantity.hedge_start) else None


_GIVEN = Worded(
    "grant|grants|granted|granting|donates|donated|donating|gave|gives|given|give|giving|pledged|provide|provided|offered",
    r" (?:(?!for|to|by|in)\w+ ){1,4}$",
)


def gift(scene: Scene, quantity: Quantity) -> bool:
    """Whether money is what a country is given: `has granted Zambia US$30 million`, `pledged 3 mln euros to Zambia`."""
    if handed_over(scene, quantity):
        return True
    left = scene.left(quantity)
    match = None if _GIVEN.absent(scene.words) else _GIVEN.search(left)
    if match is None:
        return _GRANTS.fullmatch(scene.word_before(quantity)) is not None and any(
            m.codes and scene.fold[quantity.end : m.start] in (" to ", " to the ") for m in scene.mentions
        )
    start = quantity.hedge_start - len(left) + match.start()
    return any(m.codes and start < m.start < quantity.start for m in scene.mentions)


def given_as(scene: Scene, quantity: Quantity) -> Hit[Cue] | None:
    """The loan or aid that money before it is: `45 million is to be obtained as a loan`, `in health and other aid`.

    Also with its giver before: `received $3 billion from Peru as a loan`.
    """
    for cue in scene.cues:
        if cue.start >= quantity.end and cue.entry.value in ("loan", "aid") and cue.entry.kind == "metric":
            return cue if _GIVEN_AS.fullmatch(scene.text, quantity.end, cue.start) else None
    return None


_GIVEN_AS = re.compile(
    r"(?: (?:is|are|was|were|will|would|to|be|has|have|been|\w+ed|given|made|lent)){1,5} (?:as|through|by way of)"
    r"(?: an?)?(?: [a-z]+)? | in (?:[a-z-]+,? (?:and )?){1,7}|"
    r"(?: (?:from|by) [A-Z][\w ]{1,30}?)? (?:as|in the form of)(?: an?| its)?(?: [a-z-]{1,20}){0,2} "
)


_LENDS = Worded("lend|lends|lent|lending|loan|loaned", r" (?:(?:the|up|to|further|another) ){0,2}(?:[a-z]+ ){0,2}$")


def lent(scene: Scene, quantity: Quantity) -> bool:
    """Whether goods are lent as money is: `will lend Peru five mln barrels of crude`."""
    return not _LENDS.absent(scene.words) and _LENDS.search(scene.left(quantity, 40)) is not None


_HANDS = Worded(
    "give|gives|gave|given|giving|pledge|pledges|pledged|commit|commits|committed|provide|provides|provided|offers|"
    "offered|allocate|allocates|allocated|earmarked|contribute|contributes|contributed|announced|disbursed",
    r" (?:(?:an?|the|another|additional|further|extra|fresh|new) ){0,3}$",
)
_TOWARDS = re.compile(r" (?:to|for|towards?) (?:the )?")
_ACTS = frozenset({"name", "capital", "bloc", "body"})


def handed_over(scene: Scene, quantity: Quantity) -> bool:
    """Whether one state puts money at another's disposal: `Japan pledged 3 mln euros for Zambia's water sector`."""
    left = scene.left(quantity, 50)
    if _HANDS.absent(scene.words) or (verb := _HANDS.search(left)) is None:
        return False
    at = quantity.hedge_start - len(left) + verb.start(1)
    receiver = next(
        (
            m.codes
            for m in scene.mentions
            if m.start >= quantity.end and m.kind in _ACTS and _TOWARDS.fullmatch(scene.fold, quantity.end, m.start)
        ),
        (),
    )
    return bool(receiver) and any(m.codes and m.end <= at and m.codes != receiver for m in scene.mentions)


# `agreed to sell more than 32,000 tonnes of sugar to Chile`
_SOLD = Worded(
    "sell|sells|sold|selling|export|exporting|ship|shipping|deliver|delivering|buy|buys|bought|buying|import|importing|"
    "purchase|purchased|purchasing",
    r" (?:(?:the|a|an|up|another|further|additional|total|of|to|only|just) ){0,4}$",
)
_BUYING = frozenset("buy buys bought buying import importing purchase purchased purchasing".split())


def sold(scene: Scene, quantity: Quantity) -> Hit[Cue] | None:
    """The trade that goods are part of which one country is to sell to, or buy from, another; None for any others."""
    if _SOLD.absent(scene.words) or "intervention" in scene.words:
        return None
    named = [
        m for m in scene.mentions if m.codes and not (m.start == scene.start and scene.text.startswith(",", m.end))
    ]
    if len({code for m in named for code in m.codes}) < TWO and not any(m.start >= quantity.end for m in named):
        return None  # what a board buys of the crop at home
    verb = _SOLD.search(scene.left(quantity, 40))
    if verb is None:
        return None
    start = quantity.hedge_start - len(scene.left(quantity, 40)) + verb.start(1)
    cue = Cue("metric", "imports", "in") if verb[1] in _BUYING else Cue("metric", "exports", "out")
    return Hit(start, start + len(verb[1]), cue)


UNPAID = (
    r"free of (?:all )?(?:charge|cost)|for free|gratis|"
    r"as (?:an? )?(?:gift|donation|aid|humanitarian \w+|assistance|grant|relief)"
)
"""How it is said that goods are not paid for."""
_FOR_NOTHING = re.compile(rf"\b(?:{UNPAID})\b")


def for_nothing(scene: Scene, quantity: Quantity) -> bool:
    """Whether what goes abroad is not paid for: `supplied 25,000 tonnes of wheat to Peru free of charge`."""
    return _FOR_NOTHING.search(scene.fold, quantity.end, scene.end) is not None


# `a $5 billion contract with Peru to export tanks`
_CONTRACT = Worded(
    "contract|deal|order|agreement",
    r" (?:with [\w ]{2,30}? |under which it (?:will|would) )?(?:to|for the) "
    r"(?P<way>export|sell|supply|deliver|buy|purchase|import|sale) ",
    r" (?:\w+ ){0,2}",
)


def contracted(scene: Scene, quantity: Quantity) -> Hit[Cue] | None:
    """The trade that a contract behind an amount is about, where it says who sells or buys."""
    if quantity.kind != "money" or _CONTRACT.absent(scene.words):
        return None
    found = _CONTRACT.match(scene.fold, quantity.end, scene.end)
    if found is None or len({*scene.home, *scene.pair, *(code for m in scene.mentions for code in m.codes)}) < TWO:
        return None
    entry = _BOUGHT_CUE if found["way"] in ("buy", "purchase", "import") else _SOLD_CUE
    return Hit(found.start(1), found.end(1), entry)


TWO = 2
"""A contract is trade between so many countries."""
_BOUGHT_CUE = Cue("metric", "imports", "in")
_SOLD_CUE = Cue("metric", "exports", "out")


PRICE = re.compile(
    r" (?:to|per|against) (?:the |one |a )?(?:u s )?(?:dollar|dlr|mark|yen|pound|franc|euro)\b|"
    r" (?:a|an|per|each) (?:(?:metric|short|long) )?(?:share|unit|barrel|bbl|tonne|ton|lb|pound|kilo|kg|kilogram|"
    r"ounce|bushel|bale|kilowatt hour|kwh|mwh|megawatt hour|"
    r"gallon|litre|liter|bag|head|house|person)\b"
)
_FUEL_PRICE = re.compile(r" (?:a|an|per|each) (?:barrel|bbl|kilowatt hour|kwh|mwh|megawatt hour)\b")
"""Behind the price of what carries energy alone."""
_BY_WEIGHT = re.compile(
    r" (?:a|an|per|each) (?:(?:metric|short|long|thousand) )?(?:unit|tonne|ton|cubic|litre|liter|gallon)\b"
)
_ALSO_FOR = re.compile(r" for (?:[a-z]+ ){0,2}$")
_PRICED = frozenset({"price", "prices", "priced", "tariff", "tariffs", "cents"})


def fuel_price(scene: Scene, quantity: Quantity) -> bool:
    """Whether money is the price of fuel or power: `44 dollars a tonne of coal`, `6 cents a unit`.

    Prices of what carries energy are figures of energy; those of other goods measure no trade.
    """
    right = scene.right(quantity, 30)
    if _FUEL_PRICE.match(right):
        return True
    weighed = _BY_WEIGHT.match(right) is not None
    if not weighed and _PRICED.isdisjoint(scene.words):
        return False
    for cue in scene.cues:
        if cue.entry.value != "energy":
            continue
        low, high = (cue.end, quantity.start) if cue.end <= quantity.start else (quantity.end, cue.start)
        if high - low > _NEAR_FUEL or "," in scene.text[low:high]:
            continue
        if weighed or (low == quantity.end and _ALSO_FOR.fullmatch(scene.fold, low, high)):
            return True
    return weighed and any(_POWER_OF.get(other.unit or "") == "energy" for other in scene.quantities)


_NEAR_FUEL = 90
_POWER_OF = {
    row["unit"]: row["metric"] for row in table("lexicons/unit_metrics") if row["unit"] not in ("barrel", "bpd")
}
COMMITTED = re.compile(
    r"\b(?:commit\w*|pour\w*|plough\w*|put|puts|putting|sink|sank|pump\w*) (?:only |another |a further |some |in )?$"
)
INTO = re.compile(r" (?:in|into|to) ")
