"""The figure that a text goes on about, where the words around a number do not say what it measures."""

import re

from flows.extract.figures.metric.heads import behind_article
from flows.extract.figures.scene import TRADE, Cue, Draft, Scene
from flows.extract.quantities import Quantity
from flows.extract.text.lexicon import Hit
from flows.reference import table

TWO = 2
"""So many sentences on, a percentage of what was told is still of that."""
_PRONOUNS = re.compile(
    r"(?:and |but |yet )?(?:it|they|this|that|these|those|of the figure|of that|of this|of the total|"
    r"the figure|the total|the value|the amount|the sum|its share)\b"
)


def pronoun_subject(scene: Scene) -> bool:
    """Whether a sentence is about what was told before: `It grew`, `The figure was`."""
    return _PRONOUNS.match(scene.fold[scene.start : scene.start + 40].strip()) is not None


def reached(scene: Scene, quantity: Quantity) -> Draft | None:
    """The percentage to which a share or rate moved, told as where it moved from: `rose from 36% in 2021 to 39%`."""
    last = scene.made[-1]
    if quantity.unit != "percent" or last.quantity.unit != "percent" or last.measure not in ("share", "level"):
        return None
    if not scene.fold.endswith(" from ", scene.start, last.quantity.hedge_start):
        return None
    if _TO.fullmatch(scene.fold, last.quantity.end, quantity.hedge_start) is None:
        return None
    draft = last.again(quantity, "reached", quantity.hedge)
    draft.evidence.pop("period", None)
    draft.first, draft.last, draft.dated = None, None, False
    return draft


# at most a period stands between: `from 36% in the first half of 2021 to 39%`
_TO = re.compile(r"(?: (?!and\b|or\b|while\b)[a-z0-9]+){0,7} to (?:the |a |its |their )?")


def inherited(scene: Scene, quantity: Quantity) -> Draft | None:
    """The figure before, where a text goes on about it: `It grew by 20%`, `They managed only US$1.33 billion`."""
    if quantity.kind not in ("money", "percent"):
        return None
    if scene.made:
        last = scene.made[-1]
        if quantity.kind == "percent" or (
            last.quantity.kind in ("money", "percent", "fraction") and last.rule != "domain_word"
        ):
            return last
        return None
    if quantity.kind == "percent" and scene.gap <= TWO and _OF_TOLD.match(scene.right(quantity)):
        return next((d for d in scene.before[:-6:-1] if d.quantity.kind == "money" and d.metric != "other"), None)
    left = scene.fold[scene.start : quantity.hedge_start]
    if not scene.before or scene.gap > (2 if pronoun_subject(scene) else 1):
        return None
    last = scene.before[-1]
    if not _CURRENCIES.isdisjoint(scene.words) and _MOVES.search(scene.fold, scene.start, quantity.hedge_start):
        return None  # `the peso has risen by 15 pct`
    if quantity.kind == last.quantity.kind == "money" and quantity.unit != last.quantity.unit and last.metric in TRADE:
        return None  # an account of trade is kept in one currency
    if last.metric in ("exports", "imports") and _THE_FIGURE.match(scene.fold, scene.start):
        whole = [d for d in scene.before[:-7:-1] if d.quantity.unit == last.quantity.unit or d.quantity.kind == "money"]
        last = next((d for d in whole if d.metric == "trade" and d.measure == "level"), last)
    if quantity.kind == "money" and not _PRICED.isdisjoint(scene.words) and not pronoun_subject(scene):
        return None  # `a tunnel whose cost is put at $13 million`
    if last.metric in ("exports", "imports") and (
        _BOTH.match(scene.fold, scene.start) or _BOTH_AIM.search(scene.fold, scene.start, quantity.hedge_start)
    ):
        last = next((d for d in scene.before[:-9:-1] if d.metric == "trade" and d.measure == "level"), last)
    if last.metric in ("loan", "aid") and quantity.kind == "money" and not _GIVEN.isdisjoint(scene.words):
        return last if scene.gap <= 1 else None  # `Under the first phase 5 million was obtained in 2013`
    if not pronoun_subject(scene) and last.metric not in TRADE:
        return last if last.metric == "transport" and quantity.kind == "percent" and _VOLUMES.match(left) else None
    counts = last.quantity.kind in ("count", "measure") and quantity.kind == "percent" and last.measure != "change"
    alike = last.quantity.kind in ("money", "percent", "fraction") or counts or _costs(scene, quantity)
    return last if last.metric != "other" and alike else None


# `In the first half, though, volumes were up 5 per cent`
_VOLUMES = re.compile(r"(?:.{0,70}  )?(?:the |its |their )?(?:volumes?|traffic|throughput|tonnage|turnover) ")
_THE_FIGURE = re.compile(
    r"(?: ?(?:but |yet )?(?:in|during|for|from|over) [\w ]{3,50}  )?(?:however  )?(?:the|this|that) "
    r"(?:figure|total|value|volume|turnover|amount) "
)
_PRICED = frozenset("cost costs costing priced budget budgets salary salaries wages fine fined tax taxes".split())
_GIVEN = frozenset("obtained disbursed granted provided received extended allocated lent".split())
_CURRENCIES = frozenset(row["noun"] for row in table("lexicons/currency_nouns")) | {"currency", "currencies"}
_MOVES = re.compile(
    r"\b(?:" + "|".join(sorted(_CURRENCIES)) + r") (?:has |had |have |was |also |sharply ){0,2}"
    r"(?:risen|rose|fallen|fell|gained|lost|appreciated|depreciated|weakened|strengthened|surged|dropped|devalued|been)\b"
)


def same_goods(scene: Scene, quantity: Quantity) -> Draft | None:
    """The goods measured just before in the same unit, where a text says no more than how much: `puts output at …`."""
    told = [*scene.made[::-1], *(scene.before[:-5:-1] if scene.gap <= TWO else ())]
    if "capacity" in scene.words:
        return None
    grown = not _GROWN.isdisjoint(scene.words)
    for draft in told:
        if draft.quantity.unit == quantity.unit and draft.metric in _GOODS and draft.rule != "compared":
            return None if grown and draft.metric in TRADE else draft
    return None


_GROWN = frozenset("output production crop harvest harvests crops yield".split())
_GOODS = frozenset({"agriculture", "energy", "exports", "imports"})
_RECEIPTS = frozenset({"earnings", "receipts", "proceeds", "revenue", "revenues"})


def receipts(scene: Scene, cue: Hit[Cue]) -> bool:
    """Whether a sentence begins with what the exports told of before bring in: `The earnings fell to …`."""
    if cue.entry.value != "other":
        return False
    told = scene.before[-1] if scene.before and scene.gap <= 1 else None
    opens = scene.fold[scene.start : cue.start].strip() in ("", "the", "these", "its", "their")
    return told is not None and told.metric == "exports" and opens and scene.fold[cue.start : cue.end] in _RECEIPTS


# What two undertake of an amount is of what goes both ways.
_BOTH = re.compile(r" *(?:both|the two) (?:countries|sides|nations|governments|leaders|parties|neighbours|neighbors)\b")
_BOTH_AIM = re.compile(
    r"\b(?:both|the two) (?:countries|sides|nations|governments) (?:\w+ ){0,2}"
    r"(?:achieve|reach|attain|hit|meet|realise|realize) "
)
# `47 per cent of the capital`, in a text that has told how much there is
_OF_TOLD = re.compile(
    r" of (?:the|this|that|its|their) (?:total |whole |entire |combined |registered |overall )*"
    r"(?:capital|sum|total|amount|value|turnover|volume|figure|money|funds|funding|inflows?|outflows?)\b"
)
PART = "part_of_told"
"""The rule of money told as a part of the money before: parties and period are those of the whole."""
_OF_THIS = re.compile(r" of (?:this|that|these|those|it|the (?:total|figure|amount|sum))\b(?! \w+s\b)")


_OUT_OF = re.compile(
    r" *(?:out )?of (?:this|that|the total|the) (?:total )?(?:amount|sum|loan|credit|grant|figure|money|facility)  "
)


def part_of_told(scene: Scene, quantity: Quantity) -> Draft | None:
    """The money that another is told as a part of: `Dairy products account for $700 million of this`."""
    if quantity.kind not in ("money", "percent"):
        return None
    if not _OF_THIS.match(scene.right(quantity)) and (scene.made or not _OUT_OF.match(scene.fold, scene.start)):
        return None
    told = [*scene.made[::-1], *(scene.before[:-4:-1] if scene.gap <= 1 else ())]
    return next((d for d in told if d.quantity.kind == "money" and d.metric != "other"), None)


_INCLUDES = re.compile(r"[^.;]{0,60}?,? (?:including|of which|comprising|made up of|among them|with)(?: an?| the)? ?")
_AND_FOR = re.compile(r" for [^.;]{2,70}?,? (?:and )?")
MEMBER = "member_of_sum"
"""The rule of money that is named, with its purpose, as one part of the sum before."""


def member_of_sum(scene: Scene, quantity: Quantity) -> Draft | None:
    """The sum of which money for some purpose is a part: `3 million in aid, including 1 million for schools`."""
    if quantity.kind != "money" or not scene.made:
        return None
    last = next((d for d in reversed(scene.made) if d.quantity.unit == quantity.unit), None)
    if last is None or last.metric not in _SUMS:
        return None
    begin = max(d.quantity.end for d in scene.made if d.rule == "conversion" or d is last)
    begin += scene.text.startswith(")", begin)
    if last.rule == MEMBER:
        return last if _AND_FOR.fullmatch(scene.fold, begin, quantity.hedge_start) else None
    end = behind_article(scene, quantity)
    purpose = scene.fold.startswith(" for ", end)
    return last if purpose and _INCLUDES.fullmatch(scene.fold, begin, quantity.hedge_start) else None


_SUMS = frozenset({"aid", "loan", "investment"})
_COST = re.compile(r"\bcosts?\s+(?:\w+ ){0,2}$")


def _costs(scene: Scene, quantity: Quantity) -> bool:
    """`It will cost …`: money for the thing that the measures before described."""
    return quantity.kind == "money" and pronoun_subject(scene) and _COST.search(scene.left(quantity)) is not None


# `exports declined 4.5 percent to $555 million and imports 29 percent to $1.2 billion`
_GAP = re.compile(r"(?: (?:in|during|last|this) [\w ]{1,20}?)?,? (?:and|while|but) (?:[a-z]+ ){1,4}$")
_TO_LEVEL = re.compile(r" to ")


def gapped(scene: Scene, quantity: Quantity) -> Draft | None:
    """The change before whose verb a percentage shares, with another subject and the level it came to."""
    if len(scene.made) < TWO or not _TO_LEVEL.match(scene.right(quantity, 4)):
        return None
    level, change = scene.made[-1], scene.made[-2]
    gapped = change.measure == "change" and change.quantity.unit == "percent" and level.quantity.kind == "money"
    if not gapped or not _GAP.fullmatch(scene.fold, level.quantity.end, quantity.hedge_start):
        return None
    return (
        None
        if any(level.quantity.end <= c.start < quantity.start for c in scene.cues if c.entry.kind in _MOVED)
        else change
    )


_MOVED = frozenset({"up", "down", "actual"})


def part_otherwise(scene: Scene, quantity: Quantity) -> Draft | None:
    """The money right before whose part in a whole a percentage tells: `took $57 billion, or 19 per cent`."""
    last = scene.made[-1] if scene.made else None
    if last is None or last.quantity.kind != "money" or last.measure != "level" or quantity.unit != "percent":
        return None
    same = _OR.fullmatch(scene.text, last.quantity.end, quantity.hedge_start)
    return last if same and _END_OR_OF.match(scene.fold, quantity.end) else None


_OR = re.compile(r",? or (?:about |around |some |roughly |nearly |just |over )?")
_END_OR_OF = re.compile(
    r" of (?:the|all|its|their|total)\b|  (?!to\b|from\b|above\b|below\b|higher|lower|more|less)| ?$"
)
_OTHERWISE = re.compile(r",? or (?:about |around |some |roughly |nearly )?| \(")


def put_otherwise(scene: Scene, quantity: Quantity) -> tuple[str, Hit[Cue] | None] | None:
    """The change right before that an amount puts in another unit: `rose 60 tonnes, or 14 pct`, `3 pct ($9 mln)`."""
    last = scene.made[-1] if scene.made else None
    if last is None or last.measure != "change" or last.direction is None or last.quantity.unit == quantity.unit:
        return None
    if quantity.kind not in ("percent", "money", "measure") or "percent" not in (quantity.unit, last.quantity.unit):
        return None
    same = _OTHERWISE.fullmatch(scene.text, last.quantity.end, quantity.hedge_start) is not None
    return (last.direction, None) if same else None
