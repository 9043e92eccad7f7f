"""Who holds a place in an order: a buyer, supplier or lender that one country is to another tells what is ranked."""

import re

from flows.extract.figures.scene import METRIC_KINDS, Cue, Scene
from flows.extract.quantities import Quantity
from flows.extract.text.lexicon import Hit
from flows.extract.text.worded import Worded
from flows.reference import table

_HOLDERS = {row["noun"]: Cue("metric", row["metric"], row["frame"]) for row in table("lexicons/rank_holders")}
# The noun, with at most three words before it and what it is of behind it: `biggest overseas market for tea`
_NOUN = re.compile(
    rf" (?P<kind>(?:(?!of\b|in\b|for\b|to\b|and\b|or\b)\w+ ){{0,3}}?)(?P<noun>{'|'.join(_HOLDERS)})s?\b"
    r"(?P<of>(?: (?:of|for|in|to) (?:\w+ ){0,2}\w+)?)"
)
_TOURISM = frozenset("tourism tourist tourists visitor visitors travel holiday arrivals guests holidaymakers".split())
_NO_GOODS = frozenset(
    "stock bond capital labour labor job property housing money financial black migrant migrants refugee refugees "
    "student students investment investments fdi remittances aid assistance income revenue growth jobs employment "
    "retail domestic internal home local".split()
)
_OTHER_TIES = frozenset(
    "strategic security coalition military dialogue defence defense nuclear energy political alliance sports research "
    "joint project local foreign venture senior junior".split()
)
"""Partners of one of these kinds trade nothing, as far as the words go."""
_ANYBODYS = frozenset({"customer", "client", "taker", "vendor", "partner"})
"""Of these only the largest ones are told by what they trade."""
_GIVER = Cue("metric", "aid", "giver")
_GUESTS = Cue("metric", "tourists", "visitors")
_OWNER = 14
"""The owner of a place stands within so many characters before it: `Peru's largest`, `its largest`."""
# `As an export destination Chile ranked ninth`
_AS = Worded(
    "as",
    r" (?:an?|the) (?:(?P<out>(?:export )?(?:destination|market|outlet|customer|buyer)\b)|"
    r"(?P<into>(?:country|source|place) of (?:origin|imports)|(?:import )?(?:supplier|source)\b)|"
    r"(?P<both>(?:trad(?:e|ing)|commercial|economic) partner\b))",
)
_WAYS = {
    "out": Cue("metric", "exports", "out"),
    "into": Cue("metric", "imports", "in"),
    "both": Cue("metric", "trade", "two_way"),
}


def holder(scene: Scene, quantity: Quantity) -> Cue | None:
    """What is ranked where the noun behind a rank says what one country is to another; None for any other rank."""
    noun = _NOUN.match(scene.right(quantity, 90))
    if noun is None:
        return _as_what(scene, quantity)
    kinds = {*noun["kind"].split(), *noun["of"].split()}
    if not _TOURISM.isdisjoint(kinds):
        return _GUESTS
    if noun["noun"] == "partner":
        if "development" in kinds:
            return _GIVER
        if not _OTHER_TIES.isdisjoint(kinds):
            return None
    elif not _NO_GOODS.isdisjoint(kinds):
        return None
    if noun["noun"] in _ANYBODYS and not scene.fold.endswith("est", quantity.start, quantity.end):
        return None  # `its ninth customer`
    owner = _owner(scene, quantity, quantity.end + noun.end("noun"))
    others = {*scene.pair, *(code for mention in scene.mentions for code in mention.codes)} - {owner}
    return _HOLDERS[noun["noun"]] if owner is not None and others else None


def _as_what(scene: Scene, quantity: Quantity) -> Cue | None:
    """What is ranked where `as` names it before the rank or behind it: `ranked eighth as a source of imports`."""
    if _AS.absent(scene.words):
        return None
    found = _AS.search(scene.left(quantity, 90)) or _AS.search(scene.right(quantity, 60))
    return _WAYS[found.lastgroup] if found is not None and found.lastgroup is not None else None


def _owner(scene: Scene, quantity: Quantity, behind: int) -> str | None:
    """The one country that a place is of, named right before the rank or behind the noun of its holder."""
    for mention in scene.mentions:
        if len(mention.codes) != 1:
            continue
        gap = quantity.hedge_start - mention.end
        if 0 <= gap <= _OWNER and (mention.possessive or mention.kind in ("pronoun", "demonym")):
            return mention.codes[0]
        if behind <= mention.start <= behind + _OWNER and scene.fold.startswith((" of ", " for ", " to "), behind):
            return mention.codes[0]
    return None


def said_of(scene: Scene, quantity: Quantity) -> Hit[Cue] | None:
    """The noun of what is measured that a rank without one is said of: `Peru's harvest was the fourth-largest in`."""
    if _BARE.match(scene.text, quantity.end) is None:
        return None
    for cue in reversed(scene.cues):
        if cue.end <= quantity.start and cue.entry.value in _RANKED and cue.entry.kind in METRIC_KINDS:
            return cue if _COPULA.fullmatch(scene.fold, cue.end, quantity.hedge_start) else None
    return None


_BARE = re.compile(r" (?:in|on|of|after|behind|since|ever|worldwide)\b|[.,;]|\s*$")
_RANKED = frozenset({"gdp", "agriculture", "energy", "exports", "imports", "investment", "aid", "trade", "tourists"})
_COPULA = re.compile(
    r"(?: harvest| output| production| crop| sector| reserves| fleet)?(?:  at [\w. ]{3,40} )?"
    r" (?:is|was|are|were|ranks?|ranked|remains?|became) (?:the |now |thus |also |still )*"
)
