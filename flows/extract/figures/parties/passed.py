"""Who gives and who receives of two states, by whichever rule knows: dealings, debts, joint works, what passes.

Here also who covers the needs of another, the people and firms of one state in another, and the money they send home.
"""

import re

from flows.extract.figures.parties.dealings import asked_of, dutiable, levied, market_share, outlet, share_of_trade
from flows.extract.figures.parties.governed import governing
from flows.extract.figures.parties.joint import crossing, linked
from flows.extract.figures.parties.owing import held, owed, repaid
from flows.extract.figures.parties.passing import Sides, passing
from flows.extract.figures.scene import Draft, Scene, clause
from flows.extract.parties import Mention
from flows.extract.text.worded import Worded


def passed(scene: Scene, draft: Draft) -> Sides | None:
    """Reporter and partner of what passes from one state to another, by the words beside it; None for all else."""
    return (
        asked_of(scene, draft)
        or remitted(scene, draft)
        or levied(scene, draft)
        or dutiable(scene, draft)
        or linked(scene, draft)
        or crossing(scene, draft)
        or repaid(scene, draft)
        or held(scene, draft)
        or owed(scene, draft)
        or share_of_trade(scene, draft)
        or market_share(scene, draft)
        or outlet(scene, draft)
        or passing(scene, draft)
        or covers(scene, draft)
        or natives(scene, draft)
    )


_COVERS = Worded(
    "cover|covers|covered|covering|meet|meets|met|meeting|satisfy|satisfies|satisfied|supply|supplies|supplied|"
    "supplying|provide|provides|provided|providing|accounted for|accounts for|furnishes|furnished",
    r" (?:(?:about|some|nearly|up|to|over|more|than|almost|roughly|only|around) ){0,3}$",
)
_NEEDS = re.compile(r" of (?:[\w]+ ){1,5}?(?:needs|demand|requirements|consumption|supplies)\b")


def covers(scene: Scene, draft: Draft) -> Sides | None:
    """Who covers a share of another's needs, and whose: `Peru meets half of Chilean gas demand`."""
    quantity = draft.quantity
    if quantity.kind != "percent" or _COVERS.absent(scene.words):
        return None
    needs = _NEEDS.match(scene.fold, quantity.end, scene.end)
    left = scene.left(quantity, 60)
    verb = _COVERS.search(left) if needs is not None else None
    if needs is None or verb is None:
        return None
    named = [m for m in scene.mentions if len(m.codes) == 1]
    in_need = next((m.codes[0] for m in named if needs.start() < m.start < needs.end()), None)
    at = quantity.hedge_start - len(left) + verb.start()
    giver = next((m for m in reversed(named) if m.end <= at), None)
    if giver is None or in_need is None or giver.codes[0] == in_need:
        return None
    between = scene.fold[giver.end : at]
    return (giver.codes[0], in_need) if between.count(" ") <= WORDS and not _THEN.search(between) else None


WORDS = 5
"""Who covers another's needs stands within so many words before the verb."""
_THEN = re.compile(r" (?:imports?|purchases|from|to|with) ")
_FIRMS = frozenset(
    "company firm enterprise business investor bank exporter importer manufacturer producer supplier boat vessel ship "
    "trawler truck lorry athlete team artist school university".split()
)


def natives(scene: Scene, draft: Draft) -> Sides | None:
    """The people or firms from one state that are in another: `3,000 students from Peru are enrolled in Chile`."""
    quantity = draft.quantity
    of_a_state = quantity.unit in _OF_A_STATE
    if quantity.kind != "count" or draft.frame != "own" or not ("from" in scene.words or of_a_state):
        return None
    if draft.metric != "people" and quantity.unit not in _FIRMS and not of_a_state:
        return None
    named = [m for m in scene.mentions if len(m.codes) == 1 and m.kind in _STATES]
    ways = _FROM_OR_OF if of_a_state else _FROM
    origin = next((m for m in named if scene.fold[quantity.noun_end : m.start] in ways), None)
    if origin is None:
        return None
    start, end = clause(scene, quantity, wide=True)
    others = [m for m in named if m.codes != origin.codes and start <= m.start < end]
    behind = next((m for m in others if m.start > origin.end), None)
    if behind is not None and scene.fold[origin.end : behind.start] in (" ", " and ", " or "):
        return None  # `from Peru, Chile and Kenya`
    if behind is not None and behind.start - origin.end <= NEAR:
        return origin.codes[0], behind.codes[0]
    before = next((m for m in reversed(others) if m.end <= quantity.start), None)
    return (origin.codes[0], before.codes[0]) if before is not None else None


_FROM = frozenset({" from ", " from the "})
_FROM_OR_OF = _FROM | {" of ", " of the "}
_OF_A_STATE = frozenset("resident citizen national native subject inhabitant".split())
"""Those who are of a state: `3,000 citizens of Peru live in Chile`."""
NEAR = 70
"""Where those from another state are stands within so many characters behind it."""
_STATES = frozenset({"name", "capital", "anaphor", "demonym", "body", "pronoun"})

_REMITTANCES = frozenset({"remittance", "remittances", "remitted", "home"})
_HOME = re.compile(r"\b(?:remittances?|remitted|(?:sent|send|sends|sending) (?:back )?home)\b")


def remitted(scene: Scene, draft: Draft) -> Sides | None:
    """Whose workers send money home, and from where: `remittances from Peruvians in Chile`."""
    if draft.quantity.kind == "count" or draft.frame != "own" or _REMITTANCES.isdisjoint(scene.words):
        return None
    start, end = clause(scene, draft.quantity, wide=True)
    if (word := _HOME.search(scene.fold, start, end)) is None:
        return None
    named = [m for m in scene.mentions if len(m.codes) == 1 and start <= m.start < end and m.kind in _STATES]
    near = (m for m in named if m.kind != "demonym" and _beside(scene, m, word.start(), word.end()))
    ways = ((m, governing(scene.fold[max(scene.start, m.start - 40) : m.start])) for m in near)
    host = next((m.codes[0] for m, way in ways if way in _WHERE), None)
    if host is None:
        return None
    people = [m for m in named if m.codes[0] != host]
    home = next((m for m in people if m.kind == "demonym"), None) or next(
        (m for m in people if m.end <= word.start() or governing(scene.fold[max(0, m.start - 24) : m.start]) == "to"),
        None,
    )
    return (home.codes[0], host) if home is not None else None


_WHERE = frozenset({"in", "from"})


def _beside(scene: Scene, mention: Mention, start: int, end: int) -> bool:
    """Whether a state stands close to a word, no comma between: `remittances from workers in Chile`."""
    low, high = (mention.end, start) if mention.end <= start else (end, mention.start)
    return high - low <= NEAR and "," not in scene.text[low:high]
