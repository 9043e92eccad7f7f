"""Words that tell of trade only beside a country or in a text that counts it: sales, purchases, surplus."""

import re

from flows.extract.figures.metric.accounts import of_account
from flows.extract.figures.metric.trading import SECURITIES
from flows.extract.figures.scene import TRADE, Cue, Scene
from flows.extract.quantities import Quantity
from flows.extract.text.lexicon import Hit
from flows.extract.text.worded import Worded

_HANDLED = re.compile(r"[\w ]{0,30}\d")
THREE = 3
"""Among so many figures back one of trade keeps a text at it."""
TWO = 2
"""So many sentences on, a text that counts trade still does."""
_OF_GOODS = re.compile(r" (?:of|worth|in|from|to) ")


def is_bought(scene: Scene, cue: Hit[Cue], quantity: Quantity) -> bool:
    """Whether the money itself changes hands: `the bank bought 50 mln dlrs`, unlike `bought 50 mln dlrs of wheat`."""
    if _goes_on(scene, cue):
        return False
    between = scene.fold[cue.end : quantity.hedge_start].strip()
    money = quantity.kind == "money" and not _OF_GOODS.match(scene.right(quantity))
    return money and between in ("", "between", "up to", "a total of")


def of_securities(scene: Scene, cue: Hit[Cue], quantity: Quantity) -> bool:
    """Whether what is sold or bought is paper: `sold bonds worth $3 million`, `sales of Peruvian shares rose to …`."""
    if quantity.kind != "money" or SECURITIES.isdisjoint(scene.words):
        return False
    return not SECURITIES.isdisjoint(scene.fold[cue.end : quantity.hedge_start].split())


_IN = re.compile(r" [\w ]{2,40} (?:in|on the|across) (?:the )?")


def _sold_in(scene: Scene, cue: Hit[Cue]) -> bool:
    """Whether goods of one country are sold in another: `Sales of Peruvian copper in Chile`."""
    origin = next((m for m in scene.mentions if m.codes and m.start >= cue.end), None)
    if origin is None or origin.kind != "demonym" or origin.start - cue.end > len(" of the "):
        return False
    return any(
        m.codes and m.codes != origin.codes and _IN.fullmatch(scene.fold, origin.end, m.start)
        for m in scene.mentions
        if origin.end < m.start
    )


_SENT = re.compile(r" (?:to|from|in the (?:opposite|other|reverse) direction) ?")
_OF_ITS_SUBJECT = frozenset({"has ", "have ", "also ", "has also ", "which ", "which has ", "who ", "had "})
_DEALT = Worded(
    "sales|shipments|deliveries|purchases|shipped|fetched",
    r" (?:only |just |of [\w ]{3,40}? |goods |[\w ]{3,60} worth )?"
    r"(?:(?:were |was |has |have |in fact |also )*(?:up|down|at|rose|fell|grew|climbed|dropped|declined|contracted|"
    r"shrank|jumped|surged|slipped|slid|reached|totall?ed|came|amounted|stood|averaged|increased|decreased)\b|"
    r"[^a-z ]*\d|us |a )",
)


def part_of_trade(scene: Scene, quantity: Quantity) -> Hit[Cue] | None:
    """The flow that makes up money of a trade: `Peruvian shipments accounted for $2 million of bilateral trade`."""
    if quantity.kind not in ("money", "percent"):
        return None
    for cue in reversed(scene.cues):
        if cue.end <= quantity.hedge_start and cue.entry.value in TRADE and cue.entry.value != "trade":
            between = scene.fold[cue.end : quantity.hedge_start]
            if between == " of " or (between == " " and scene.fold.endswith(" by", cue.start, cue.end)):
                return cue  # `a positive balance of $3 million in trade`, `exceeded imports by $3 million in its trade`
            break
    if _MAKES_UP.absent(scene.words):
        return None
    left = scene.left(quantity)
    verb = _MAKES_UP.search(left)
    at = quantity.hedge_start - len(left) + verb.start(1) if verb is not None else 0
    for cue in reversed(scene.cues):
        if verb is not None and cue.end <= at and cue.entry.value in ("exports", "imports"):
            return cue if cue.entry.kind == "metric" or near_country(scene, cue) else None
    return None


_MAKES_UP = Worded("accounted for|account for|accounts for|accounting for|made up|make up|makes up|represented", r" $")
# `deliveries of copper and zinc to Chile`
_OF_WHAT = re.compile(r" of (?!to\b|from\b)\w+(?: (?!to\b|from\b)\w+){0,4}(?= (?:to|from) )")
_TOWARDS = frozenset(("out of", "to", "from", "by", "in", "between", "with"))


def _goes_on(scene: Scene, cue: Hit[Cue]) -> bool:
    """Whether a verb of trade is joined to an amount of trade: `bought coal worth $9 million from Peru and sold …`."""
    traded = scene.made[-1].metric if scene.made else ""
    return traded in ("exports", "imports") and scene.fold.endswith(" and ", scene.start, cue.start)


def near_country(scene: Scene, cue: Hit[Cue]) -> bool:
    """Whether a weak word is one of trade: beside a country (`Cambodian purchases`) or in a text that counts trade."""
    last = scene.last()
    if cue.entry.value == "trade_balance" and of_account(scene, cue):
        return False
    if _goes_on(scene, cue):
        return True  # `bought coal worth $990 million from Peru and sold …`
    if cue.entry.value == "trade_balance" and any(
        m.codes and m.start >= cue.end and scene.fold.endswith((" with ", " with the "), cue.end, m.start)
        for m in scene.mentions
    ):
        return True  # `ran a surplus of $3 billion with Peru`
    if cue.entry.value == "trade_balance" and any(
        other.entry.value in TRADE for other in scene.cues if other is not cue
    ):
        return True
    sent = cue.entry.value in ("exports", "imports") and _SENT.match(scene.fold, cue.end)
    told = [*scene.made[::-1], *(scene.before[:-4:-1] if scene.gap <= TWO else ())][:THREE]
    last = next((d for d in told if d.metric in TRADE), last)
    goes_on = bool(told) and last is not None and last.metric in TRADE
    if goes_on and (sent or cue.entry.value in ("trade_balance", "trade")):
        return True
    if goes_on and last is not None and last.partner is not None and _DEALT.match(scene.fold, cue.start):
        return True  # of what two trade: `Sales of milk fell to $3 million`
    if _HANDLED.match(scene.fold, cue.end) and any(
        m.codes and m.start > cue.end and scene.fold.endswith((" worth of ", " worth of the "), cue.end, m.start)
        for m in scene.mentions
    ):
        return True  # `It bought $17 million worth of Peruvian goods`
    if cue.entry.value in ("exports", "imports") and (goods := _OF_WHAT.match(scene.fold, cue.end)) is not None:
        way = " to " if cue.entry.value == "exports" else " from "
        at = goods.end() + len(way)
        if scene.fold.startswith(way, goods.end()) and any(
            m.codes and 0 <= m.start - at <= len("the ") for m in scene.mentions
        ):
            return True  # `Deliveries of Peruvian copper to Chile`
    if cue.entry.value == "exports" and scene.fold.startswith(" of ", cue.end) and _sold_in(scene, cue):
        return True
    if cue.entry.value == "aid" and scene.fold.endswith((" for", " to"), cue.start, cue.end):
        return any(m.codes and 0 < m.start - cue.end <= len(" the ") for m in scene.mentions)  # `a package for Peru`
    return any(
        m.codes
        and m.kind != "pronoun"
        and (
            0 <= cue.start - m.end <= 4
            or scene.fold[m.end : cue.start].lstrip() in _OF_ITS_SUBJECT
            or (
                0 <= m.start - cue.end <= 10
                and scene.fold[cue.end : m.start].strip().removesuffix(" the").removesuffix(" its") in _TOWARDS
            )
        )
        for m in scene.mentions
    )
