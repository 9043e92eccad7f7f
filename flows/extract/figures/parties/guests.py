"""Who travels where: guests of one state in another are told of the state that they come from, as its exports are."""

import re

from flows.extract.figures.metric.counted import travels
from flows.extract.figures.parties.roles import Roles, first
from flows.extract.figures.scene import Draft, Scene
from flows.extract.parties import Mention

Sides = tuple[str | None, str | None]
"""Reporter and partner, as far as the clause names them."""


def guests(scene: Scene, draft: Draft, roles: Roles) -> tuple[Sides, bool]:
    """Who travels and where, however it is told: `9,000 Chileans visited Peru`, `Peru received 9,000 from Chile`.

    Guests of no known state are the host's alone: `Peru received 9,000 tourists`; the truth value says that they are
    those of all states, whatever two the text is about.
    """
    quantity = draft.quantity
    last = scene.made[-1] if scene.made else None
    if quantity.kind == "percent" and last is not None and last.frame == "visitors" and last.partner is not None:
        behind = max(last.quantity.end, last.quantity.noun_end)
        between = (m for m in scene.mentions if behind <= m.start < quantity.start)
        others = (m for m in between if m.codes not in ((last.reporter,), (last.partner,)))
        if all(_AFTER_BY.search(scene.fold, scene.start, m.start) for m in others):
            return (last.reporter, last.partner), False  # a part or the growth of those just counted
    place = travels(scene, quantity)
    there = place[0] if place is not None and len(place) == 1 else None
    host = there or first(roles, "to", "in")
    possessor = first(roles, "possessor") if place is not None or host is not None else None
    origin = _people(scene, draft) if place is not None or "from" not in roles else None
    origin = origin or (possessor if possessor != host else None) or _named_from(scene, draft, roles)
    origin = origin or _leads(scene, draft) or _sender(scene, host, roles)
    sides = [code for name in ("in", "to", "subject", "of", "possessor") for code in roles.get(name, ())]
    host = there or next((code for code in sides if code != origin), None)
    if origin is not None:
        return (origin, host), False
    return (host, None), host is not None and _part(scene, draft, host) is not None


def _named_from(scene: Scene, draft: Draft, roles: Roles) -> str | None:
    """The state that guests come from, where no part of them is counted before it: `20 million, 9,000 from Chile`."""
    origin, part = first(roles, "from"), _part(scene, draft, None)
    return None if part is not None and part.codes == (origin,) else origin


def _part(scene: Scene, draft: Draft, host: str | None) -> Mention | None:
    """The state of a part of the guests that is counted behind their number: `…, of whom 9,000 were Chileans`."""
    part = next((q for q in scene.quantities if q.start >= draft.quantity.end and q.kind == "count"), None)
    behind = (m for m in scene.mentions if part is not None and m.start >= draft.quantity.noun_end)
    named = next((m for m in behind if len(m.codes) == 1 and m.codes != (host,)), None)
    return named if named is not None and part is not None and named.start > part.start else None


def _sender(scene: Scene, host: str | None, roles: Roles) -> str | None:
    """The subject of a sentence on guests where it is no host: `Chile was the leading source of visitors to Peru`."""
    sender = first(roles, "subject")
    return sender if host not in (None, sender) and not _SOURCES.isdisjoint(scene.words) else None


_SOURCES = frozenset(
    "source sources origin sent sends send sending provided provides accounted accounts accounting made makes "
    "represented represents constituted formed".split()
)


def _leads(scene: Scene, draft: Draft) -> str | None:
    """The state that leads those of others, or is led by: `led by Chile with 9,000`, `Chile led with 9,000`."""
    if "with" not in scene.words:
        return None
    before = next((m for m in reversed(scene.mentions) if m.end <= draft.quantity.hedge_start), None)
    with_so_many = before is not None and _WITH.fullmatch(scene.fold, before.end, draft.quantity.hedge_start)
    return before.codes[0] if before is not None and with_so_many and len(before.codes) == 1 else None


_WITH = re.compile(r" (?:(?:led|leads|leading|topped|tops|headed|came first|ranked first)(?: \w+){0,3} )?with ")


def _people(scene: Scene, draft: Draft) -> str | None:
    """The people whose name stands before the noun for guests, or behind their journeys: `visits by Chileans`."""
    quantity = draft.quantity
    nouns = [cue.start for cue in scene.cues if cue.entry.frame == "visitors" and cue.start < quantity.start]
    if quantity.kind == "count" and quantity.noun_end > quantity.end:
        nouns.append(quantity.noun_end)
    peoples = [m for m in scene.mentions if m.kind == "demonym" and len(m.codes) == 1]
    for noun in reversed(nouns):
        for mention in peoples:
            if mention.end <= noun and _MODIFIED.fullmatch(scene.fold, mention.end, noun):
                return mention.codes[0]
    behind = (m for m in peoples if m.start >= quantity.end)
    by = next((m for m in behind if _JOURNEYS_BY.fullmatch(scene.fold, quantity.end, m.start)), None)
    return by.codes[0] if by is not None else None


_MODIFIED = re.compile(r" ?(?:\w+ ?){0,3}")
_AFTER_BY = re.compile(r" by (?:the )?$")
_JOURNEYS_BY = re.compile(r" (?:visits|trips|journeys|arrivals|stays) (?:in \d{4} )?(?:by|of) (?:the )?")
