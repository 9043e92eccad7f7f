"""Works that join two states: a line, road, pipeline or bridge between them is of both, in alphabetical order."""

import re
from itertools import pairwise

from flows.extract.figures.metric.sized import POWER, UNIT_METRICS
from flows.extract.figures.parties.passing import Sides, states_named
from flows.extract.figures.parties.roles import Roles
from flows.extract.figures.scene import Draft, Scene, clause
from flows.extract.parties import Mention
from flows.extract.quantities import Quantity
from flows.extract.text.worded import Worded

JOINT = "joint"
"""The frame of a figure of works that join two states; what the text goes on to say of them has it too."""
_KINDS = frozenset({"other", "energy", "transport", "investment"})
_OF_ONE = re.compile(r"\b(?:side|section|stretch|portion|part|leg|segment|half)\b")
_RUNS = re.compile(r" of which\b")
_COSTS = frozenset("cost costs costing costed priced estimated budgeted bill".split())
_DASH = re.compile(r" ?[-–—/] ?")
_WORKS = re.compile(
    r" (?:\w+ ){0,4}?(?:lines?|link|cable|interconnect\w+|pipeline|railway|railroad|rail|bridge|road|highway|motorway|"
    r"expressway|tunnel|corridor|ferry|connection)\b"
)
_GOES_ON = re.compile(
    r" *(?:but |and )?(?:(?:at|with) [^;.]{0,50}? )?(?:the|this|its|their|it|cost|costs) (?:[\w-]+ ){0,4}?"
    r"(?:line|link|cable|pipeline|railway|bridge|road|highway|project|scheme|works|costs?|estimates|interconnector|will|"
    r"is|has|would|was)\b"
)


def joint(scene: Scene, draft: Draft, roles: Roles) -> tuple[str, str] | None:
    """The two states that works join whose length, power or cost a figure is; None for what lies in one of them."""
    quantity = draft.quantity
    if draft.metric not in _KINDS or not (_sized(draft) or (quantity.kind == "money" and _costs(scene))):
        return None
    until = next((q.start for q in scene.quantities if q.start >= quantity.end), scene.end)
    right = scene.right(quantity)[: until - quantity.end]
    if _OF_ONE.search(scene.left(quantity, 30)) or _OF_ONE.search(right) or _RUNS.match(right):
        return None
    if quantity.unit in POWER and len(roles.keys() & {"to", "from"}) == 1:
        return None  # power that one sends the other
    if (ends := ends_of_works(scene, quantity)) is not None:
        return ends
    last = scene.near(1)
    goes_on = bool(scene.made) or _GOES_ON.match(scene.fold, scene.start) is not None
    if last is not None and last.frame == JOINT and last.reporter and last.partner and goes_on:
        named = {code for name in ("possessor", "subject", "in", "by") for code in roles.get(name, ())}
        return (last.reporter, last.partner) if named <= {last.reporter, last.partner} and len(named) != 1 else None
    told = scene.start if not goes_on else min(scene.opened_at, scene.start)
    if scene.ties and scene.fold.find("interconnector", told, scene.end) >= 0:
        return min(scene.pair), max(scene.pair)
    return None


BESIDE = 24
"""Works named behind a length are what it is the length of within so many characters: `the 90-km Ghana–Togo road`."""


def _sized(draft: Draft) -> bool:
    unit = draft.quantity.unit or ""
    return draft.quantity.kind == "measure" and (unit in POWER or unit == "kV" or UNIT_METRICS.get(unit) == "length")


def _costs(scene: Scene) -> bool:
    return not _COSTS.isdisjoint(scene.words)


def ends_of_works(scene: Scene, quantity: Quantity) -> tuple[str, str] | None:
    """The two states after which, or after whose capitals, works are named: `the Ghana–Togo railway`."""
    for one, other in pairwise(scene.mentions):
        if len(one.codes) == len(other.codes) == 1 and one.codes != other.codes:
            dashed = _DASH.fullmatch(scene.text, one.end, other.start) is not None
            beside = other.end <= quantity.start or one.start <= quantity.end + BESIDE
            if dashed and beside and _WORKS.match(scene.fold, other.end):
                return min(one.codes[0], other.codes[0]), max(one.codes[0], other.codes[0])
    return None


def between_them(scene: Scene, draft: Draft) -> tuple[str, str] | None:
    """The two on whose relations a report is, for a figure of nobody named: `Seven of the 21 chapters are closed`.

    Roads, freight, harvests and the dead are of one place; a sentence that names a third state tells of that one too.
    """
    quantity = draft.quantity
    placed = draft.metric in _OF_ONE_PLACE or UNIT_METRICS.get(quantity.unit or "") == "length"
    if quantity.kind == "rank" or (placed and (scene.mentions or _AT_BORDER.isdisjoint(scene.words))):
        return None
    if not _OF_SOME.isdisjoint(scene.words) or any(set(m.codes) - set(scene.pair) for m in scene.mentions):
        return None
    return min(scene.pair), max(scene.pair)


_AT_BORDER = frozenset(
    "border frontier bridge crossing crossings tunnel ferry ferries checkpoint interconnector binational "
    "bilateral".split()
)
"""What is counted at one of these is of both sides."""
_OF_ONE_PLACE = frozenset({"transport", "agriculture", "gdp"})
_OF_SOME = frozenset("killed dead died lives injured wounded arrested detained vehicles".split())


_CROSSERS = frozenset(
    "truck lorry vehicle car bus coach trailer wagon traveller traveler passenger commuter trader pedestrian "
    "tanker train".split()
)
_CROSSES = re.compile(
    r" (?:\w+ ){0,4}?(?:pass|passes|passed|passing|cross|crosses|crossed|crossing|uses?|used|using|go through|"
    r"went through|going through|walk\w*|queue[ds]?|queuing|wait|waiting|waited|stranded|stuck)\b"
)
_BORDERS = frozenset("border frontier bridge crossing checkpoint customs post gate".split())


_SIDES = Worded("sides|side", "", r"\b(?:on|of) (?:both|each|either|the two) ")
_BEHIND = 60


def crossing(scene: Scene, draft: Draft) -> Sides | None:
    """The two between which lorries or travellers of no state pass, in a report on both: `900 lorries a day cross`.

    Also what lies on both sides of their border: `four border provinces on each side`.
    """
    quantity = draft.quantity
    if scene.pair and draft.frame in ("own", "investor") and not _SIDES.absent(scene.words):
        end = max(quantity.end, quantity.noun_end)
        if _SIDES.search(scene.fold, end, min(end + _BEHIND, scene.end)) and quantity.kind != "percent":
            return min(scene.pair), max(scene.pair)
    if quantity.kind != "count" or quantity.unit not in _CROSSERS or not scene.ties or draft.frame != "own":
        return None
    end = quantity.noun_end
    noun = any(m.codes and (quantity.end <= m.start < end or _of_a_state(scene, m, end)) for m in scene.mentions)
    if noun or _BORDERS.isdisjoint(scene.words) or not _CROSSES.match(scene.fold, end, min(end + 60, scene.end)):
        return None
    return min(scene.pair), max(scene.pair)


def _of_a_state(scene: Scene, mention: Mention, end: int) -> bool:
    return scene.fold[end : mention.start] in (" from ", " of ", " to ", " from the ", " of the ", " to the ")


_LINKS = Worded(
    "link|links|linking|linked|connect|connects|connecting|connected|join|joins|joining|tie|ties",
    r" (?:the |up )?",
)
_AND = re.compile(r"(?: s)?(?: \w+){0,2} (?:with|to|and|and the|with the|to the) (?:\w+ ){0,2}?")


def linked(scene: Scene, draft: Draft) -> Sides | None:
    """The two that a road, line or flight joins: `A 90-kilometre railway will link Peru with Chile`."""
    if draft.metric not in ("transport", "energy") or draft.frame != "own" or _LINKS.absent(scene.words):
        return None
    start, end = clause(scene, draft.quantity, wide=True)
    verb = _LINKS.search(scene.fold, start, end)
    if verb is None:
        return None
    for one, other in pairwise(states_named(scene)):
        beside = one.start == verb.end() and one.codes != other.codes
        if beside and _AND.fullmatch(scene.fold, one.end, other.start):
            return min(one.codes[0], other.codes[0]), max(one.codes[0], other.codes[0])
    return None
