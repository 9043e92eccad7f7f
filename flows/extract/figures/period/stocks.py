"""What stands on the day of the document: numbers that no period dates and that the text tells as present."""

import re

from flows.extract.figures.metric.counted import STOCKS
from flows.extract.figures.period.in_force import in_force
from flows.extract.figures.period.own_period import RESULT
from flows.extract.figures.scene import TRADE, Draft, Scene
from flows.extract.figures.status.standing import attribute, financed_from, owed
from flows.extract.quantities import Quantity
from flows.extract.text.worded import Worded

_PRESENT = Worded(
    "is|are|has|have|goes|go|stands|ranks|accounts|runs|makes|make|take|takes|pass|holds|owns|remains|amount|amounts|"
    "represent|represents|lies|currently|now|contains|employ|employs|include|includes|already|hold|own|control|controls|"
    "lie|lives|resides|totals|stand|operate|operates|serve|serves|exceed|exceeds|carries|bears|supplies|provides|consumes|"
    "can send|can carry|can handle|can process|can produce|can supply|can store|can hold|can generate|can accommodate|"
    "can refine|can pump|can deliver|can transport"
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|(?<!have been )(?<!has been )(?<!have )(?<!has )(?!estimated \d)\w{3,}ed|"
    r"rose|fell|grew|went|came|stood|made|took|ran|hit|sold|bought|sent|"
    r"drew|held|met|put up|gave|flew|drove|began|saw|chose|wrote|broke|threw|sank|spoke|rode)\b"
)
_DWELL = re.compile(r" (?:live|reside|work|study|operate) (?:in|at|there|here|abroad)\b")
_STOCK_METRICS = frozenset({"border_demarcated", "border_not_demarcated"})
_STOCK_UNITS = frozenset({"km", "mile", "ha", "acre", "MW", "GW", "square metre", "square km"})
# `have signed an agreement on 145 mln marks of credits`: what was done once is no stock.
_PERFECT = re.compile(
    r"\b(?:has|have) (?:\w+ly |already |also |now )?(?!been|invested|increased)(?:\w{2,}(?:ed|[td]en|wn)|sold|bought|"
    r"paid|spent|sent|lent|made|put|cut|won|set) "
)
_REACHED = Worded(
    "has|have", r" (?:now |already |so far |also )?(?:reached|exceeded|surpassed|topped|hit|totall?ed) (?:\w+ )?$"
)
_GRANTED = frozenset({"loan", "aid", "other"})
_DAILY = frozenset({"imports", "exports", "energy"})
_TRADES = frozenset("imports exports supplies uses consumes produces needs".split())

# `the treaty grants Chad a quota of`, `they owe`: a present that governs the number, whatever was said before.
_GOVERNS = Worded(
    "exceeds|exceed|grants|allows|allow|permits|permit|entitles|entitle|obliges|oblige|owes|owe|claims|levies|levy|imposes|"
    "impose|charges|applies|apply|leases|consists|consist|comprises|comprise|maintains|maintain|keeps|spans|houses|"
    "hosts|pays|pay|earns|gives|administers|guards|patrols|cultivates|cultivate|farms|measures|weighs|numbers|surpasses",
    r" (?:(?!to |and |or |of the |by |that |will |would |at )[\w.]+ ){0,5}$",
    r"(?<!\bto )(?<!\bwill )(?<!\bwould )(?<!\bmay )(?<!\bcould )(?<!\bcan )(?<!\bmust )(?<!\bshould )(?<!\bnot )"
    r"(?<!\ba )(?<!\ban )(?<!\bof )(?<!\bin )(?<!\bfor )(?<!\bthe )(?<!\bits )(?<!\btheir )(?<!\band )(?<!\bs )(?<!  )",
)
_EXCEED = ("exceeds ", "exceed ", "surpasses ")
_MADE_OF = Worded("consists|consist|comprises|comprise|includes|rests|rest", r" (?:of |on )?$")
_THANKED = re.compile(
    r"\b(?:thanked|thanks|thanking|grateful|gratitude|appreciation|appreciated) [^,;.:]{0,50}\bfor (?:the |its |their )"
    r"(?:assistance [^,;.:]{0,30} )?$"
)

BESIDE = 40
"""A period that dates a thing counted stands within so many characters of it."""
_OWNED = re.compile(r" (?:\w+ )?(?:owned|held|controlled)\b")
_LONG = re.compile(r" (?:long|wide|deep|tall)\b")
_NEW_CLAUSE = ("; ", ": ", ", and ", ", while ", ", but ")


def _clause_from(scene: Scene, quantity: Quantity) -> int:
    """Where the main clause of a figure begins, if a coordinated one stands before it."""
    start = scene.start
    for mark in _NEW_CLAUSE:
        found = scene.text.rfind(mark, start, quantity.start)
        if found >= 0:
            start = found + len(mark)
    for now in _AND_NOW.finditer(scene.fold, start, quantity.start):
        start = now.start()
    return start


_AND_NOW = re.compile(r" and (?=(?:now|currently) |[\w ]{0,60}? (?:is|are|has|have|stands?) )")

# A past that tells of no number: of the telling itself, and forms that only look like one.
_TELLING = (
    "noted|added|announced|stated|stressed|underlined|underscored|explained|recalled|reported|indicated|observed|"
    "emphasised|emphasized|confirmed|informed|disclosed|revealed|estimated|acknowledged|recognised|recognized|showed|"
    "praised|hailed|appreciated|commended|thanked"
)
_TOLD = re.compile(
    rf"\b(?:(?:{_TELLING}|expressed|voiced|welcomed)(?: \w+){{0,4}} that |"
    rf"(?:{_TELLING}) (?=the |its |their |arrears |debts? ))"
)
_LOOKS_PAST = re.compile(
    r"(?:(?<=\bis )|(?<=\bare ))(?!estimated)\w{3,}ed\b|"
    r"\b(?:united|limited|indeed|hundred|exceed|proceed|speed|combined|based|located|related|so called)\b|"
    r"(?:(?<= (?:the|its|our) )|(?<= a )|(?<= an )|(?<= their ))\w{3,}ed(?= )"
)
_APPOSED = re.compile(
    r", (?:(?:\w+ly|first|already|jointly|now) )?(?:\w{3,}ed|held|run|built|known|set|led|born|sold|given|drawn) "
    r"[^,;]{1,90},"
)
_COMPOUND = re.compile(r"\b[A-Za-z]+-[a-z]{3,}ed\b")
_WERE = re.compile(r"(?<= )(?:was|were) (?=\w+ing |active |present |registered |now |still |currently )")
_SAID = frozenset("said says told added stated noted announced".split())
_HAD_DONE = re.compile(
    r"(?<= )had (?=(?:already |now |also |since )?(?:\w{3,}ed|set|put|built|made|begun|taken|been) )"
)


def apposed(scene: Scene, quantity: Quantity, until: int) -> tuple[int, int] | None:
    """Start and end of the participle in apposition that a quantity stands in, if it is closed before `until`."""
    if "," not in scene.text[quantity.end : until]:
        return None
    for phrase in _APPOSED.finditer(scene.text, max(scene.start, quantity.start - APPOSED), until):
        if phrase.start() < quantity.start < phrase.end():
            return phrase.span()
    return None


APPOSED = 80
"""A participle in apposition begins within so many characters before a number in it."""


def _around(scene: Scene, draft: Draft) -> str:
    """The clause of a number, without what tells of another past than the number's own.

    Left out are the words of telling (`noted that`), participles in apposition (`, opened in May,`) and adjectives;
    of what somebody said, `had` is what he said as `have`: `the minister said 40 firms had set up offices`.
    """
    quantity = draft.quantity
    low, high = max(_clause_from(scene, quantity), quantity.start - 100), min(scene.end, quantity.end + 80)
    around = scene.fold[low:high]
    at = quantity.start - low
    for phrase in _APPOSED.finditer(scene.text, low, high):
        first, last = phrase.start() - low, phrase.end() - low
        if first < at < last:
            return around[first:last]  # `, built at a cost of $5 million,`
        if last <= at or first >= quantity.end - low:
            around = around[:first] + " " * (last - first) + around[last:]
    if _PAST.search(around) is None:
        return around
    for compound in _COMPOUND.finditer(scene.text, low, high):  # `state-owned`
        first, last = compound.start() - low, compound.end() - low
        around = around[:first] + " " * (last - first) + around[last:]
    left, right = around[:at], around[at:]
    if "that" in scene.words or not _SAID.isdisjoint(scene.words):
        right = _WERE.sub("are ", _HAD_DONE.sub("have ", right))
        if draft.metric == "investment":
            left = _HAD_DONE.sub("have ", left)
    left = _TOLD.sub(" ", left)
    return _LOOKS_PAST.sub(" ", left + right)


def is_stock(scene: Scene, draft: Draft) -> bool:
    """Whether an undated number is of what there is on the day of the document: `20 firms operate in Peru`."""
    quantity = draft.quantity
    if draft.measure == "change":
        return False
    if draft.metric == "other" and draft.measure == "level" and in_force(scene, quantity):
        return True
    if draft.metric == "agreements_signed":
        return not _MADE_OF.absent(scene.words) and _MADE_OF.search(scene.left(quantity)) is not None
    if draft.measure == "rank" or draft.metric in _STOCK_METRICS:
        return True
    if quantity.kind == "money" and not scene.headline and scene.fold.startswith(_EXCEED, quantity.hedge_start):
        return True
    governs = draft.metric not in TRADE and not scene.headline and not _GOVERNS.absent(scene.words)
    if governs and _GOVERNS.search(scene.left(quantity)):
        return True
    if draft.metric in ("people", "aid") and _THANKED.search(
        scene.fold, max(scene.start, quantity.start - 70), quantity.start
    ):
        return True
    if scene.periods and any(0 <= p.start - quantity.end < BESIDE and p.role == "base" for p in scene.periods):
        return False  # `less than the 5.8 mln bags produced in 1985/86`
    if (
        quantity.kind == "measure"
        and not scene.headline
        and draft.metric in _DAILY
        and scene.word_before(quantity) in _TRADES
    ):
        return True  # `Jordan imports 10,000 barrels a day`
    stands = quantity.unit in STOCKS or quantity.unit in _STOCK_UNITS or draft.measure in ("share", "count")
    around = _around(scene, draft)
    if draft.metric in ("other", "loan") and owed(scene, quantity) and not _PAST.search(around):
        return True
    if quantity.kind == "measure" and _LONG.match(scene.right(quantity, 8)):
        return True  # `a bridge 261 metres long`
    if draft.metric == "loan" and financed_from(scene, quantity):
        return True
    if quantity.kind == "money" and not stands and _PRESENT.absent(scene.words):
        return False
    if quantity.kind == "money" and not RESULT.absent(scene.words) and RESULT.search(around):
        return False  # `1986 net includes a gain of 5 mln dlrs`: of the period of the result
    if attribute(scene, quantity) or (draft.measure == "share" and _OWNED.match(scene.right(quantity, 20))):
        return True
    if quantity.kind == "money" and draft.metric in _GRANTED and not scene.words.isdisjoint(("has", "have")):
        around = _PERFECT.sub(" ", around)
    if draft.metric == "investment" and not _REACHED.absent(scene.words) and _REACHED.search(scene.left(quantity)):
        return True
    present = not _PRESENT.absent(scene.words) and _PRESENT.search(around) is not None
    if stands:
        return present or not _PAST.search(around) or _DWELL.search(around) is not None
    return present and draft.metric not in TRADE and not _PAST.search(around)
