"""What one state has or spends at home, whatever a text tells of it and another: its land, its budget, its plants."""

import re

from flows.extract.figures.metric.sized import POWER, UNIT_METRICS
from flows.extract.figures.parties.homes import homes
from flows.extract.figures.parties.roles import Roles, first
from flows.extract.figures.scene import Draft, Scene
from flows.extract.text.worded import Worded


def at_home(scene: Scene, draft: Draft, roles: Roles) -> bool:
    """Whether a sentence that names one of two tells of its land, its own people or its own money."""
    quantity, mine = draft.quantity, draft.reporter
    if quantity.kind == "count":
        return quantity.unit in _LAND or first(roles, "in", "at") == mine
    if quantity.kind == "money":
        return homes().get(quantity.unit or "") == mine and quantity.unit != "USD"
    return _HOUSEHOLDS.search(scene.fold, quantity.end, min(scene.end, quantity.end + 40)) is not None


_LAND = frozenset("province zone region district county island town city village municipality state lane".split())
"""What a country has as parts of it: `its ten border provinces`."""
_HOUSEHOLDS = re.compile(r" of (?:the |its |all |rural )*(?:households|homes|population|people|needs|demand)\b")


_SETTLED = frozenset("inhabitant voter taxpayer household".split())
"""These are of one country, wherever a text on two tells of them."""
_HURT = frozenset("killed dead died lives injured wounded missing homeless displaced".split())
_PEOPLED = re.compile(r"(?:\b(?:country|nation|state|island|kingdom|republic|population) of|,? with(?: only| just)?) $")
"""`a nation of 7 million people`, `Laos, with 7 million people`."""
_MACRO = frozenset("inflation unemployment population reserves budget".split())


def of_home(scene: Scene, draft: Draft) -> bool:
    """Whether a figure tells of one country's own state, whatever was told of two before: its prices, its roads."""
    if draft.metric == "gdp" or UNIT_METRICS.get(draft.quantity.unit or "") == "length":
        return True
    if draft.quantity.unit == "percent" and draft.metric == "other" and _OF_OWN.match(scene.right(draft.quantity)):
        return True
    if draft.metric == "people" and draft.quantity.unit == "person" and _PEOPLED.search(scene.left(draft.quantity, 30)):
        return True
    if draft.metric == "people" and (draft.quantity.unit in _SETTLED or not _HURT.isdisjoint(scene.words)):
        return True
    if draft.quantity.unit == "percent" and draft.metric == "other" and "budget" in scene.words:
        return True
    cue = draft.cue
    return cue is not None and not _MACRO.isdisjoint(scene.fold[cue.start : cue.end].split())


# `5.4 per cent of GDP`, `6 per cent of its budget`
_OF_OWN = re.compile(
    r" of (?:the |its |their )?(?:country s |state |national |annual |public |government )?"
    r"(?:gdp|gnp|gross domestic product|gross national product|budget|national income)\b"
)


def spent(scene: Scene, draft: Draft, roles: Roles) -> str | None:
    """The state that spends its own currency, where no other is named: `Kazakhstan will spend 93 billion tenge`."""
    if draft.quantity.kind != "money" or _SPENDS.absent(scene.words) or not _ABROAD.isdisjoint(scene.words):
        return None
    if "there" in scene.words and _PLACE.search(scene.text, scene.start, draft.quantity.start) is None:
        return None
    mine = homes().get(draft.quantity.unit or "")
    if mine is None or mine not in scene.principal or not _SPENDS.search(scene.left(draft.quantity)):
        return None
    named = {code for name, codes in roles.items() if name != "near" for code in codes}
    acts = mine in named or not _STATE.isdisjoint(scene.words)
    return mine if acts and named <= {mine} else None


_STATE = frozenset("state government cabinet parliament ministry council treasury budget".split())
_ABROAD = frozenset({"abroad", "overseas"})
_PLACE = re.compile(r" (?:at|in|near) [A-Z]")
"""A place named in the sentence is where `there` is."""
_SPENDS = Worded(
    "spend|spends|spent|spending|allocate|allocates|allocated|allocating|set aside|sets aside|setting aside|earmark|"
    "earmarks|earmarked|budget|budgets|budgeted|disburse|disburses|disbursed",
    r" (?:(?:about|some|up|to|nearly|over|more|than|another|a|further|additional|an|at|least|around) ){0,4}$",
)


def plant(scene: Scene, draft: Draft) -> bool:
    """Whether power is the size of a plant, which stands in one country: `the 900-megawatt Karnali project`."""
    if draft.quantity.unit not in POWER or _PLANTS.isdisjoint(scene.words):
        return False
    return bool(_PLANT.match(scene.right(draft.quantity))) and not _BUILDS.search(scene.left(draft.quantity))


def sited(scene: Scene, roles: Roles) -> str | None:
    """Where a plant stands: in the country that is named, or in the one of the two that the document comes from."""
    here = scene.home[0] if len(scene.home) == 1 and scene.home[0] in scene.principal[:2] else None
    return first(roles, "in", "possessor") or here


_PLANTS = frozenset("project plant station dam farm".split())
_PLANT = re.compile(
    r" (?:(?!of\b|from\b|to\b|in\b|and\b|for\b|at\b|by\b)[\w]+ ){0,5}?(?:project|plant|station|dam|farm)\b"
)
_BUILDS = re.compile(
    r"\b(?:buil[dt]\w*|develop\w*|construct\w*|inaugurat\w*|operat\w*|financ\w*|fund\w*|own\w*|complet\w*|commission\w*|"
    r"bought|acquir\w*|agreement\w*|jointly?|with)\b"
)
