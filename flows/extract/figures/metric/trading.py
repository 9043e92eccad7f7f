"""Goods that a verb takes from one country to another: `Peru dispatched copper worth $3 million to Chile`.

Which way they go makes them exports or imports, whatever the goods are. What is given, lent or invested is no trade.
"""

import re

from flows.extract.figures.metric.beside import UNPAID
from flows.extract.figures.metric.sized import UNIT_METRICS
from flows.extract.figures.scene import Cue, Scene
from flows.extract.quantities import Quantity
from flows.extract.text.lexicon import Hit
from flows.extract.text.worded import Worded
from flows.reference import table

_WAYS = {row["form"]: row["way"] for row in table("lexicons/trade_verbs")}
_FORMS = "|".join(sorted(_WAYS))
_EXPORTS, _IMPORTS = Cue("metric", "exports", "out"), Cue("metric", "imports", "in")
TWO = 2
"""Goods are traded between so many countries."""

_HEDGED = (
    r"(?:(?:the|a|an|about|some|up|another|further|additional|total|of|to|only|just|nearly|over|around|almost) ){0,4}"
)
# `sent Chile copper worth`, `shipped copper to Chile for a value of`; no mark and no other clause parts the two
_BEFORE_MONEY = Worded(
    _FORMS,
    r"(?P<goods>(?: (?!and\b|that\b|which\b|who\b|but\b|as\b|when\b|after\b|was\b|were\b|is\b|are\b)\w+){1,14}?)"
    rf" (?P<at>worth|valued at|(?:for|to|with|at) (?:a|the) (?:total )?(?:value|price|cost) of|for) {_HEDGED}$",
)
# `supply Chile with 3,000 tonnes of copper`, `sells the island some 3,000 tonnes`
_BEFORE_GOODS = Worded(_FORMS, rf" (?:(?!of\b|in\b|to\b|and\b|that\b)\w+ (?:\w+ )?(?:with )?)?{_HEDGED}$")
_OF_GOODS = re.compile(
    r" {1,3}(?:s )?(?:worth )?of (?:(?:all|its|their|our|his|her|the|it|s|country|total|annual|domestic|whole) )*"
    r"(?P<goods>(?!all\b|which\b|whom\b|it\b|that\b|this\b)\w+(?: \w+)?)"
)
# `30 per cent of Peru's copper goes to Chile`, `copper worth $3 million was sold to Chile`
_GOES = re.compile(
    r"(?: {1,3}(?:s )?(?:worth )?of (?P<goods>(?! )[\w ]{2,60}?))? (?:(?:is|are|was|were|being|"
    r"been) (?:\w+ly )?(?:sold|shipped|sent|"
    r"exported|supplied|delivered|dispatched|despatched|marketed)|goes|went|go|ends up|(?:is|are) (?:destined|bound)|"
    r"heads|headed) (?:to|for|in|on) "
)
_COMES = re.compile(
    r"(?: {1,3}(?:s )?(?:worth )?of (?P<goods>(?! )[\w ]{2,60}?))? (?:(?:is|are|was|were|being|"
    r"been) (?:\w+ly )?(?:bought|imported|"
    r"purchased|sourced|procured|brought in)|comes|came|come|originates?|originated) (?:from|in) |"
    r" {1,3}(?:s )?worth of (?P<entering>(?! )[\w ]{2,60}?) (?:entered|enters|flowed into|came into|reached) "
)
_GRATIS = re.compile(
    rf"\b(?:{UNPAID}|victims?|survivors?|earthquake|quake|flood|floods|flooding|refugees|famine|humanitarian|"
    r"medical supplies|relief)\b"
)
_GIFT = Cue("metric", "aid", "giver")
_ENDS = re.compile(r" (?:to|from|in|on|last|this|a year|each|every|by|per|annually)\b|  | ?$")
_GOVERNED = {
    "out": re.compile(r" (?:to|for|into|towards?|on) (?:the |its |neighbou?ring |nearby |[a-z]+ s )*$"),
    "in": re.compile(r" (?:from|in|of) (?:the |its |neighbou?ring |nearby )*$"),
}
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be) (?:\w+ly )?$")
SECURITIES = frozenset(
    "bond bonds eurobond eurobonds sukuk share shares stock stocks stake stakes notes bills securities debenture "
    "debentures land property".split()
)
"""What is sold without being traded: `sold bonds worth $3 million`."""
_NO_GOODS = SECURITIES | frozenset(
    "aid assistance relief support loan loans credit credits grant grants funds fund funding money budget capital "
    "revenue revenues income investment investments equity tourists tourist visitors guests students workers "
    "troops remittances debt debts tax taxes votes profit profits help humanitarian donation donations gift gifts "
    "scholarships currency exports export imports import trade earnings unit units subsidiary operator firm maker "
    "producer brewery airline insurer retailer chain manufacturer group carrier utility refinery mine company "
    "companies division business businesses assets operations bank banks building hotel rights control interest "
    "financing project projects".split()
)
_PLACES = frozenset(
    "port airport plant factory hotel smelter mill field terminal network railway dam mine oilfield gasfield estate "
    "island newspaper".split()
)
"""Of these a part is owned, not traded."""


def gone(scene: Scene, quantity: Quantity) -> Hit[Cue] | None:
    """The trade of goods that a verb takes from one country to another."""
    return _moved(scene, quantity) if quantity.kind != "measure" or weighs(scene, quantity) else None


def weighs(scene: Scene, quantity: Quantity) -> bool:
    """Whether a unit is one of goods in general: what carries energy, or a length, is measured as what it is."""
    metric = UNIT_METRICS.get(quantity.unit or "", "goods")
    return metric == "goods" and all(cue.entry.value != "energy" for cue in scene.cues)


def _moved(scene: Scene, quantity: Quantity) -> Hit[Cue] | None:
    """The trade that an amount, a part or a weight of goods is of, where a verb says which way these go."""
    if not scene.mentions or "intervention" in scene.words:
        return None
    if quantity.kind not in ("percent", "fraction", "money", "measure"):
        return None
    right = scene.right(quantity, 110)
    flows = quantity.kind != "measure" and _FLOWS.fullmatch(scene.word_before(quantity)) is not None
    if quantity.kind != "money" and not flows and _of_energy(scene, quantity):
        return None
    if quantity.kind in ("percent", "fraction", "money"):
        for pattern, cue in ((_GOES, _EXPORTS), (_COMES, _IMPORTS)):
            moved = pattern.match(right)
            if moved is None or (moved["goods"] is None and quantity.kind != "money"):
                continue
            if _NO_GOODS.isdisjoint((moved["goods"] or "").split()) and _behind(scene, quantity.end + moved.end()):
                return Hit(quantity.end + moved.start(), quantity.end + moved.end(), cue)
    if quantity.kind == "money" and (told := shipped(scene, quantity)) is not None:
        return told
    if quantity.kind == "money" and (paid := _paid(scene, quantity)) is not None:
        return paid
    if _BEFORE_GOODS.absent(scene.words):
        return None
    left = scene.left(quantity, 130)
    verb, goods = None, ""
    if (behind := _OF_GOODS.match(right)) is not None and (verb := _BEFORE_GOODS.search(left)) is not None:
        goods = behind["goods"]
    elif quantity.kind == "money" and (verb := _BEFORE_MONEY.search(left)) is not None:
        goods = verb["goods"] if verb["at"] != "for" or _ENDS.match(right) else ""
    if verb is None or not goods or not _NO_GOODS.isdisjoint(goods.split()):
        return None
    if quantity.kind != "money" and goods.split()[-1] in _PLACES:
        return None
    start = quantity.hedge_start - len(left) + verb.start(1)
    end = start + len(verb[1])
    if _PASSIVE.search(scene.fold, max(scene.start, start - 24), start):
        return None
    cue = _EXPORTS if _WAYS[verb[1]] == "out" else _IMPORTS
    if _GRATIS.search(scene.fold, end, scene.end):
        cue = _GIFT
    return Hit(start, end, cue) if _between_two(scene, quantity, end, verb[1]) else None


_FLOWS = re.compile(r"(?:im|ex)port(?:s|ed|ing)?")  # `imports 95 per cent of its fuel`
_PAYS = Worded("spend|spends|spent|spending|pay|pays|paid|paying", rf" {_HEDGED}$")
_FOR_GOODS = re.compile(
    r" (?:a year |last year |annually |each year )?(?:on|for|(?:to )?(?:buy|buying|import|importing|purchas(?:e|ing)))"
    r"(?: \w+)?(?P<goods>(?: (?!from\b)\w+){1,5}) from "
)


def _paid(scene: Scene, quantity: Quantity) -> Hit[Cue] | None:
    """The imports that money is paid for: `spent $3 million on wheat from Peru`."""
    if _PAYS.absent(scene.words) or (verb := _PAYS.search(scene.left(quantity, 60))) is None:
        return None
    goods = _FOR_GOODS.match(scene.right(quantity, 80))
    if goods is None or not _NO_GOODS.isdisjoint(goods["goods"].split()):
        return None
    if not _behind(scene, quantity.end + goods.end()):
        return None
    start = quantity.hedge_start - len(scene.left(quantity, 60)) + verb.start(1)
    return Hit(start, start + len(verb[1]), _IMPORTS)


# `the 36 million bottles that Peru exported`, `the $3 billion of goods that Peru sold to Chile`
_RELATIVE = Worded(
    "exported|exports|sold|sells|shipped|ships|bought|buys|imported|imports|purchased|purchases",
    "",
    r"(?: {1,3}(?:s )?(?:worth )?of | )(?:(?!or\b|to\b|from\b|by\b|but\b|was\b|were\b|when\b|said\b)\w+ ){1,8}?",
)


def shipped(scene: Scene, quantity: Quantity) -> Hit[Cue] | None:
    """The trade of goods whose relative clause says who sells or buys them: `36 million bottles that Peru exported`."""
    if quantity.kind == "percent" or _RELATIVE.absent(scene.words) or not scene.mentions:
        return None
    verb = _RELATIVE.match(scene.fold, quantity.end, min(scene.end, quantity.end + _FAR))
    if verb is None or not _NO_GOODS.isdisjoint(scene.fold[quantity.end : verb.start(1)].split()):
        return None
    subject = scene.fold.rfind(" ", 0, verb.start(1) - 1) + 1
    named = any(m.codes and m.start >= quantity.end and 0 < verb.start(1) - m.end <= _BESIDE for m in scene.mentions)
    if not named or subject <= quantity.end:
        return None
    cue = _EXPORTS if _WAYS[verb[1]] == "out" else _IMPORTS
    return Hit(verb.start(1), verb.end(1), cue)


# `will deliver 18 helicopters to Peru`, `bought 48 jets from Chile`
_PIECES = Worded(
    "sell|sells|sold|selling|export|exports|exported|exporting|deliver|delivers|delivered|delivering|supply|supplies|"
    "supplied|supplying|buy|buys|bought|buying|purchase|purchases|purchased|purchasing|order|orders|ordered|ordering|"
    "import|imports|imported|importing|procure|procures|procured|procuring",
    rf" {_HEDGED}$",
)
_NO_PIECES = _NO_GOODS | frozenset("ticket copy licence license permit place seat park house home plant player".split())
"""What is bought and sold where it stands."""


def pieces(scene: Scene, quantity: Quantity) -> Hit[Cue] | None:
    """The trade of things that are counted: one country sells them to another, or buys them from it."""
    if _PIECES.absent(scene.words) or quantity.unit in _NO_PIECES:
        return None
    left = scene.left(quantity)
    if (verb := _PIECES.search(left)) is None:
        return None
    start = quantity.hedge_start - len(left) + verb.start(1)
    end = start + len(verb[1])
    if _PASSIVE.search(scene.fold, max(scene.start, start - 24), start):
        return None
    cue = _EXPORTS if _WAYS[verb[1]] == "out" else _IMPORTS
    if _GRATIS.search(scene.fold, quantity.end, scene.end):
        cue = _GIFT
    return Hit(start, end, cue) if _between_two(scene, quantity, end, verb[1]) else None


_BESIDE = 6
"""The verb of a relative clause stands right behind its subject, but for `has` or `also`."""


def _of_energy(scene: Scene, quantity: Quantity) -> bool:
    """Whether a part or weight is of what carries energy, or of what a country needs, which it is a figure of."""
    if _NEEDS.match(scene.right(quantity, 90)):
        return True
    return any(0 <= cue.start - quantity.end <= _NEAR and cue.entry.value == "energy" for cue in scene.cues)


_NEEDS = re.compile(r" of [\w ]{0,60}?\b(?:needs?|demand|consumption|requirements?|budget)\b")


def _behind(scene: Scene, at: int) -> bool:
    """Whether a country stands right behind a place, with or without its article."""
    return any(m.codes and 0 <= m.start - at <= len("the ") for m in scene.mentions)


def _between_two(scene: Scene, quantity: Quantity, at: int, verb: str) -> bool:
    """Whether a verb of trade, which ends at `at`, has another country behind it as seller or buyer."""
    if len({*scene.home, *scene.pair, *(code for m in scene.mentions for code in m.codes)}) < TWO:
        return False
    way, until = _WAYS[verb], quantity.end + _FAR
    for mention in scene.mentions:
        if not mention.codes or not at <= mention.start < until:
            continue
        if way == "out" and mention.start - at <= len(" the ") and mention.kind != "demonym":
            return True  # `supplied Chile with copper`
        if _GOVERNED[way].search(scene.fold, at, mention.start):
            return True
        if way == "in" and mention.kind == "demonym" and mention.start < quantity.end + _NEAR:
            return True  # `bought Chilean copper worth $3 million`
    return False


_FAR, _NEAR = 110, 24
"""Where goods go to stands within so many characters behind their amount, whose they are beside it."""
