"""Roads, railways and power lines: what they cost and measure, named beside the number or sentences before."""

import re
from bisect import bisect_left

from flows.extract.figures.scene import Cue, Scene
from flows.extract.quantities import Quantity
from flows.extract.text.lexicon import Hit
from flows.extract.text.worded import Worded

_COSTS = Worded(
    "cost|costs|costing",
    r" (?:of (?:(?:the|a|an|its|this|building|constructing) )?(?:\w+ ){1,4}?)?(?:(?:is|was|are|were|has|have|been|"
    r"to|be|of|at|put|an|a|which|estimated|reckoned|some|over|only) ){0,6}$",
)
_WORKS = frozenset(
    "bridge bridges railway railways railroad road roads highway highways expressway motorway line lines tunnel port "
    "airport pipeline pipelines plant plants dam link grid interconnector cable cables canal waterway terminal "
    "terminals substation substations station metro viaduct bypass".split()
)
TAKES_WORKS = frozenset({"transport", "energy"})
"""Metrics of which works are."""


def built_at(scene: Scene, quantity: Quantity, cue: Hit[Cue]) -> bool:
    """Whether money is what a road or power line costs, which is a figure of transport or energy as its length is."""
    if _COSTS.absent(scene.words) or cue.entry.value not in TAKES_WORKS:
        return False
    works = not _WORKS.isdisjoint(scene.fold[cue.start : cue.end].split()) or not _WORKS.isdisjoint(scene.words)
    return works and _COSTS.search(scene.left(quantity)) is not None


def works_costing(scene: Scene, quantity: Quantity) -> Hit[Cue] | None:
    """The road or power line named before that an amount is the cost of: `the railway, at a cost of $3 million`."""
    if quantity.kind != "money" or _COSTS.absent(scene.words):
        return None
    for cue in reversed(scene.cues):
        if cue.end <= quantity.hedge_start and cue.entry.kind == "domain" and built_at(scene, quantity, cue):
            return cue
    return None


def cost_ahead(scene: Scene, quantity: Quantity) -> bool:
    """Whether an amount is what works are to cost that are yet to be done: `at a cost of $3 million, will be built`."""
    if quantity.kind != "money" or _PRICED.isdisjoint(scene.words):
        return False
    if _ESTIMATE.search(scene.fold, scene.start, quantity.start) and not _BUILT.search(
        scene.fold, scene.start, scene.end
    ):
        return True
    if _COSTS.absent(scene.words) or _COSTS.search(scene.left(quantity)) is None:
        return False
    if _TO_COST.search(scene.left(quantity)) is not None:
        return True  # `The railway, estimated to cost $3 million, has not been begun`
    return _AHEAD.match(scene.text, quantity.end) is not None


# `the cost of which is estimated at $3 million`, `Cost estimates have risen from $2 million to $3 million`
_ESTIMATE = re.compile(
    r"\b(?:costs?|price tag|volume of the (?:\w+ ){0,2}(?:procurement|project|works|contract))\b[^;]{0,120}? "
    r"(?:estimated|put|reckoned|budgeted|projected) at (?:\w+ )?$|"
    r"\bcost estimates? (?!was|were|had)[^;]{0,110}(?:from|to|at|of) (?:\w+ )?$|"
    r"\bcosts? [^;]{0,150} an initial estimate of (?:[^;]{0,50})?$"
)
_BUILT = re.compile(
    r"\b(?:was|were|had been|has been|have been) (?:built|completed|finished|opened|inaugurated|commissioned|spent|"
    r"paid)\b|\bwas (?:put|estimated) at\b"
)
_TO_COST = re.compile(r"\b(?:estimated|reckoned|calculated) to cost (?:\w+ )?$")
_AHEAD = re.compile(
    r"[^;.,]{0,30}, (?:will|is to|are to|would|is due to|is expected to|is planned to) (?:be |get )?"
    r"(?:finished|completed|built|constructed|ready|laid|opened|commissioned|begin|start|open|take|designed|tendered|"
    r"put out|the subject|launched|link|connect|carry|cross)\b"
)

_TOLD = 700
"""Works named at most so many characters before a sentence are those that it goes on about."""
# `The line, estimated to cost …`, `Its cost has been put at …`, `The 70-kilometre link`, `Cost estimates have …`
_GOES_ON = re.compile(
    r" *(?:but |and |yet )?(?:(?:the|this|that|its|their|total|overall) (?:[\w-]+ ){0,4}?"
    r"(?:line|link|project|scheme|works?|route|corridor|section|stretch|extension|undertaking|facility|terminal|"
    r"interconnector|costs?|bill|price tag)"
    r"|(?:it|they|costs?|construction|building it)|[a-z]+ costs?) "
)
_PRICED = frozenset("cost costs costing costed bill budget budgeted estimated estimates financed funded tag".split())


def works_told(scene: Scene, quantity: Quantity) -> Hit[Cue] | None:
    """The works of sentences before that an amount is the cost, or a length the extent of; None for any other."""
    if quantity.kind == "money":
        if _PRICED.isdisjoint(scene.words):
            return None
    elif quantity.unit not in _LENGTHS or not scene.kinds.isdisjoint(_OF_BORDERS):
        return None
    if _GOES_ON.match(scene.fold, scene.start) is None and (
        quantity.kind != "money" or not _OF_THE_WORKS.search(scene.fold, scene.start, quantity.hedge_start)
    ):
        return None
    return works_told_of(scene)


def works_told_of(scene: Scene) -> Hit[Cue] | None:
    """The works that the sentences before speak of; None where they name none."""
    if not scene.told:
        return None
    at = bisect_left(scene.told, (scene.start,))
    for cue in reversed(scene.told[max(0, at - _AS_MANY) : at]):
        if cue.start < scene.start - _TOLD:
            return None
        if cue.entry.kind == "domain" and carried(scene, cue):
            return cue
    return None


def works_named(scene: Scene, quantity: Quantity) -> Hit[Cue] | None:
    """The works named before an amount in its own sentence."""
    for cue in reversed(scene.cues):
        if cue.end <= quantity.hedge_start and cue.entry.kind == "domain" and carried(scene, cue):
            return cue
    return None


# `the full cost of the works on both banks, estimated at $3 million`, `At 400 kilovolts, it will cost $154 million`
_OF_THE_WORKS = re.compile(
    r"\bcosts? of (?:the |its |these )?(?:\w+ )?(?:works?|construction|project|scheme|line|link)\b"
    r"|\b(?:it|they) (?:will|would|is to|are to|is expected to|is estimated to) cost\b"
)


_LENGTHS = frozenset({"km", "mile"})
_OF_BORDERS = frozenset({"border", "done"})
"""The kinds of cues of a border: the line that it is, is no railway."""
_AS_MANY = 60
"""So many cues stand in the sentences before at most."""


def carried(scene: Scene, cue: Hit[Cue]) -> bool:
    """Whether a word of transport or energy names works, or what stands before them: `a gas interconnector`."""
    if cue.entry.value not in TAKES_WORKS or _NO_WORKS.match(scene.fold, cue.end):
        return False
    return not _WORKS.isdisjoint(scene.fold[cue.start : cue.end + _NOUN].split()[:_FEW])


_NO_WORKS = re.compile(r"\s+(?:financing|loans?|credits?|facility)\b")
_NOUN, _FEW = 28, 3
"""Works stand within so many characters behind what they carry, among so many words from it on."""
