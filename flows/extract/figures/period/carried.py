"""The time of which a text goes on to tell: flows of a sentence without a period, behind a figure that has one."""

from flows.extract.figures.scene import SHORTEST, Draft, Scene, clause, latest
from flows.extract.text.worded import Worded

# What moves, is earned or is used in the course of a time, told in the simple past of how much it was.
_FLOWED = Worded(
    "rose|fell|grew|climbed|dropped|jumped|surged|increased|decreased|declined|rebounded|recovered|contracted|shrank|"
    "narrowed|widened|slipped|soared|plunged|slumped|expanded|doubled|tripled|averaged|reached|totalled|totaled|"
    "amounted to|came to|accounted for|made up|contributed|fetched|earned|brought in|generated|yielded|spent|received|"
    "imported|exported|bought|sold|purchased|shipped|supplied|delivered|moved|carried|handled|transported|produced|"
    "consumed|harvested|attracted|welcomed|took in|absorbed|registered|recorded|collected|remitted|sent home|"
    "was estimated|were estimated|was put|were put|was worth|were worth|stood at|numbered"
)
_WENT = Worded(
    "came|went|travelled|traveled|visited|arrived|crossed|passed|were sold|were exported|were imported|were shipped|"
    "were produced|were delivered|was sold|was exported|was imported|was shipped|was produced|was delivered"
)
_NOT_TOLD = frozenset(
    "has have had will would could may might to so now currently ever previously earlier once assuming if".split()
)
_ONCE = frozenset({"agreements_signed", "border_demarcated", "border_not_demarcated", "loan", "gdp"})
"""What was signed, lent or measured by its own years is of no time that was told of something else."""
_LONG = frozenset({"decade", "decades", "years"})
MEMORY = 2
"""So many sentences on, a flow is still of the time told."""
NEAR = 30
"""A verb whose subject a number is stands within so many characters behind it."""


def carried(scene: Scene, draft: Draft) -> Draft | None:
    """The fact told just before whose time an undated flow is of too: `They sold 40 tonnes. Peru took half of it.`"""
    thing = draft.metric == "other" and draft.measure == "count"
    if scene.headline or thing or draft.metric in _ONCE or scene.gap > MEMORY:
        return None
    if _FLOWED.absent(scene.words) and _WENT.absent(scene.words):
        return None
    if any(period.role not in ("base", "rate") for period in scene.periods) or not _flows(scene, draft):
        return None
    told = (d for d in (*scene.made[::-1], *scene.before[:-7:-1]) if d.rule != "compared" and not _stands(scene, d))
    fact = next((d for d in told if d.status == "actual"), None)
    if fact is not None and fact.dated:
        fact = latest([fact, *(d for d in told if d.status == "actual" and d.dated)])
    if fact is None or not fact.dated or fact.first is None or fact.last is None:
        return None
    if any(p.basis in _LONG or (p.first and fact.first <= p.first <= fact.last) for p in scene.periods):
        return None  # it is measured against the time told, or one long ago
    return fact if (fact.last - fact.first).days >= SHORTEST else None


def _stands(scene: Scene, draft: Draft) -> bool:
    """Whether a figure told is of the day of the document itself."""
    return draft.first is not None and draft.first == draft.last == scene.published_on


def _flows(scene: Scene, draft: Draft) -> bool:
    """Whether the clause of a figure tells in the simple past what moved or was earned."""
    quantity = draft.quantity
    start, end = clause(scene, quantity)
    start = max(start, scene.text.rfind(": ", start, quantity.hedge_start))
    if scene.fold.endswith(" from ", start, quantity.hedge_start):
        return False  # `went from 23 to 20`: of the time before
    verb = _FLOWED.search(scene.fold, start, quantity.hedge_start)
    if verb is None:
        behind = max(quantity.end, quantity.noun_end)
        verb = _WENT.search(scene.fold, behind, min(end, behind + NEAR))
    return verb is not None and _NOT_TOLD.isdisjoint(scene.fold[start : verb.start()].split())
