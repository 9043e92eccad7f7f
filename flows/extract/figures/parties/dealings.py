"""What states ask of each other, thank each other for, levy on each other's goods, or take of them as a market."""

import re
from itertools import pairwise

from flows.extract.figures.parties.governed import governed
from flows.extract.figures.parties.passing import Sides, states_named
from flows.extract.figures.scene import Draft, Scene, clause
from flows.extract.text.worded import Worded

_FEW = (
    r"(?:(?:the|its|his|her|their|a|an|some|another|further|up|to|about|this|amount|of|total|new) ){0,4}(?:\w+ of )?$"
)
_ASKED = Worded(
    "ask|asks|asked|asking|appealed to|appeals to|applied to|turned to|pressed|lobbied|thank|thanks|thanked|thanking|"
    "grateful to|gratitude to|praised|commended|appreciation to",
    rf" (?P<who>[\w ]{{2,40}}?) for {_FEW}",
)


def asked_of(scene: Scene, draft: Draft) -> Sides | None:
    """Giver and receiver of what one asks another for or thanks it for: `Peru asked Chile for $3 million`."""
    quantity = draft.quantity
    if quantity.kind == "percent" or draft.frame not in ("own", "giver") or _ASKED.absent(scene.words):
        return None
    left = scene.left(quantity, 90)
    if (asked := _ASKED.search(left)) is None:
        return None
    at = quantity.hedge_start - len(left)
    named = states_named(scene)
    giver = next((m.codes[0] for m in named if at + asked.start("who") <= m.start < at + asked.end("who")), None)
    asker = next((m.codes[0] for m in reversed(named) if m.end <= at + asked.start() and not governed(scene, m)), None)
    if asker is None and giver in scene.pair:
        asker = next(code for code in scene.pair if code != giver)
    return (giver, asker) if giver is not None and asker is not None and giver != asker else None


_LEVIES = frozenset("tariff tariffs duty duties levy levies".split())
_LEVIED = re.compile(
    r"\b(?:tariffs?|dut(?:y|ies)|lev(?:y|ies))\b(?: [\w%]+){0,4}? (?:on|from|for) (?:the |all |some )?(?:\w+ ){0,3}?$"
)
_SUFFERS = Worded(
    "seek|seeks|seeking|sought|want|wants|wanted|wanting|ask|asks|asked|urged|urges|demand|demands|demanded|face|faces|"
    "faced|facing|pay|pays|paid|paying|subject to|hit by|hit with|exempt from|secured|won"
)


def levied(scene: Scene, draft: Draft) -> Sides | None:
    """Whose a duty is and towards whom: of the one that levies it, or of the one that bears it and wants it gone.

    `Peru put a 9 per cent tariff on Chilean wine`; `Chile wants Peru to scrap duties of 9 per cent on its wine`.
    """
    if draft.quantity.kind != "percent" or draft.metric not in ("other", "imports") or _LEVIES.isdisjoint(scene.words):
        return None
    start, end = clause(scene, draft.quantity, wide=True)
    beside = scene.fold[
        max(start, draft.quantity.hedge_start - BESIDE) : draft.quantity.end + len(" preferential duty ")
    ]
    if _LEVIES.isdisjoint(beside.split()):
        return None
    named = [m for m in states_named(scene) if start <= m.start < end]
    suffers = None if _SUFFERS.absent(scene.words) else _SUFFERS.search(scene.fold, start, end)
    if suffers is not None:
        bearer = next((m for m in reversed(named) if m.end <= suffers.start() and not governed(scene, m)), None)
        if bearer is None:
            return None
        other = next((m.codes[0] for m in named if m.start > suffers.start() and m.codes != bearer.codes), None)
        if other is None and bearer.codes[0] in scene.pair:
            other = next(code for code in scene.pair if code != bearer.codes[0])
        return (bearer.codes[0], other) if other is not None else None
    hit = next((m for m in named if _LEVIED.search(scene.fold, max(start, m.start - 90), m.start)), None)
    owner = next((m for m in named if hit is not None and m.start < hit.start and not governed(scene, m)), None)
    return (
        (owner.codes[0], hit.codes[0]) if owner is not None and hit is not None and owner.codes != hit.codes else None
    )


_WARES = frozenset("product good item commodity article merchandise line category".split())
_CUSTOMS = frozenset(
    "duty duties tariff tariffs customs levy levies charges exempt quota quotas preferential concessions access".split()
)


def dutiable(scene: Scene, draft: Draft) -> Sides | None:
    """Whose goods another taxes or lets in: `Chile exempts 300 Peruvian products from customs duties`."""
    quantity = draft.quantity
    if quantity.kind != "count" or quantity.unit not in _WARES or _CUSTOMS.isdisjoint(scene.words):
        return None
    named = states_named(scene)
    ways = (" from ", " from the ")
    origin = next((m for m in named if quantity.end <= m.start < quantity.noun_end), None) or next(
        (m for m in named if scene.fold[quantity.noun_end : m.start] in ways), None
    )
    if origin is None:
        return None
    here = (m.codes[0] for m in named if m.codes != origin.codes)
    other = next(here, None)
    if other is None and origin.codes[0] in scene.pair:
        other = next(code for code in scene.pair if code != origin.codes[0])
    return (origin.codes[0], other) if other is not None else None


BESIDE = 45
"""A duty stands within so many characters before its height, or right behind it."""
_SHARE_IN = Worded("share", r" (?:of|in) (?:the )?", r"(?: s)? (?:\w+ )?")
_IN_TRADE = re.compile(
    r"(?: s)? (?:foreign |external |total |overall |world |goods |merchandise ){0,2}(?:trade|turnover)\b"
)


_PART_OF = re.compile(r" of (?:the |all )?$")


def share_of_trade(scene: Scene, draft: Draft) -> Sides | None:
    """Whose trade it is that another has a share in, and who: `the EU's share in Ukrainian foreign trade`.

    Of trade just told of two it is the share in that of one: `$3 million, 2 per cent of Chile's foreign trade`.
    """
    if draft.quantity.kind != "percent" or draft.metric != "trade":
        return None
    told = scene.near(1)
    if told is not None and told.metric == "trade" and told.reporter and told.partner:
        for mention in scene.mentions:
            if mention.start >= draft.quantity.end:
                two, whose = (told.reporter, told.partner), mention.codes[:1]
                part = _PART_OF.fullmatch(scene.fold, draft.quantity.end, mention.start) and whose and whose[0] in two
                if part and _IN_TRADE.match(scene.fold, mention.end):
                    return whose[0], two[1] if whose[0] == two[0] else two[0]
                break
    if _SHARE_IN.absent(scene.words):
        return None
    named = states_named(scene)
    for one, other in pairwise(named):
        beside = other.end <= draft.quantity.start and one.codes != other.codes
        if beside and _SHARE_IN.fullmatch(scene.fold, one.end, other.start) and _IN_TRADE.match(scene.fold, other.end):
            return other.codes[0], one.codes[0]
    return None


_MARKET = re.compile(r"(?: s)? (?:\w+ ){0,2}?markets?\b")


def market_share(scene: Scene, draft: Draft) -> Sides | None:
    """Whose goods have a share of whose market: `Peru's share of the Chilean fish market is 9 per cent`."""
    if draft.quantity.kind != "percent" or _MARKETS.isdisjoint(scene.words):
        return None
    start, end = clause(scene, draft.quantity, wide=True)
    named = [m for m in states_named(scene) if start <= m.start < end]
    market = next((m for m in named if _MARKET.match(scene.fold, m.end) and governed(scene, m)), None)
    seller = next((m for m in named if market is not None and m.end <= market.start and not governed(scene, m)), None)
    if market is None or seller is None or market.codes == seller.codes:
        return None
    shared = "share" in scene.words or scene.fold[draft.quantity.end : market.start] in (" of ", " of the ")
    return (seller.codes[0], market.codes[0]) if shared else None


_MARKETS = frozenset({"market", "markets"})
_OUTLET = Worded(
    "destination|market|outlet|home|buyer|customer", r" (?:of|for|to) (?:about |some |nearly |up to |over |almost )?$"
)
_GOODS_OF = re.compile(r" of (?:the |its )?$")
_GOODS = re.compile(r"(?: s)? (?:\w+ ){0,3}?(?:exports|goods|products|shipments|output|production|sales)\b")


def outlet(scene: Scene, draft: Draft) -> Sides | None:
    """Whose goods go where, a share of them: `Chile is the market for 9 per cent of Peruvian goods`."""
    quantity = draft.quantity
    if quantity.kind != "percent" or _OUTLET.absent(scene.words):
        return None
    left = scene.left(quantity, 40)
    if (word := _OUTLET.search(left)) is None:
        return None
    named = states_named(scene)
    seller = next((m for m in named if m.start >= quantity.end), None)
    at = quantity.hedge_start - len(left) + word.start()
    buyer = next((m for m in reversed(named) if m.end <= at and not governed(scene, m)), None)
    if seller is None or buyer is None or seller.codes == buyer.codes:
        return None
    of = _GOODS_OF.fullmatch(scene.fold, quantity.end, seller.start) and _GOODS.match(scene.fold, seller.end)
    return (seller.codes[0], buyer.codes[0]) if of else None
