"""Who travels where: guests of one state in another are told of the state that they come from, as its exports are."""

import re

from flows.extract.figures.metric.counted import travels
from flows.extract.figures.parties.roles import Roles, first
from flows.extract.figures.scene import Draft, Scene

Sides = tuple[str | None, str | None]
"""Reporter and partner, as far as the clause names them."""


def guests(scene: Scene, draft: Draft, roles: Roles) -> Sides:
    """Whose guests they are and where: `9,000 Chileans visited Peru`, `Chilean arrivals in Peru rose 9 per cent`.

    Guests without a people's name are the host's: `Peru received 9,000 visitors from Chile`, `Peru's arrivals`.
    """
    quantity = draft.quantity
    last = scene.made[-1] if scene.made else None
    if quantity.kind == "percent" and last is not None and last.frame == "visitors" and last.partner is not None:
        behind = max(last.quantity.end, last.quantity.noun_end)
        between = (m for m in scene.mentions if behind <= m.start < quantity.start)
        if all(_AFTER_BY.search(scene.fold, scene.start, m.start) for m in between):
            return last.reporter, last.partner  # a part or the growth of those just counted
    host, origin = first(roles, "in", "to", "subject", "of"), first(roles, "from", "possessor", "by")
    place = travels(scene, quantity)
    if "from" not in roles and (people := _people(scene, draft)) is not None:
        sides = (code for name in ("in", "to", "subject", "of", "possessor") for code in roles.get(name, ()))
        there = place[0] if place is not None and len(place) == 1 else None
        return people, there or next((code for code in sides if code != people), None)
    if place is not None:
        return origin, place[0] if len(place) == 1 else host
    return host, origin


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
                return None if _stay(scene, noun) else mention.codes[0]
    behind = (m for m in peoples if m.start >= quantity.end)
    by = next((m for m in behind if _JOURNEYS_BY.fullmatch(scene.fold, quantity.end, m.start)), None)
    return by.codes[0] if by is not None else None


def _stay(scene: Scene, noun: int) -> bool:
    """Whether those who are guests are counted where they are: `Chilean tourists in Peru numbered 9,000`."""
    there = _THERE.search(scene.fold, max(noun - 16, scene.start), min(noun + 32, scene.end))
    return there is not None and any(m.start == there.end() for m in scene.mentions)


_THERE = re.compile(r"(?:tourists|visitors|guests|holidaymakers) (?:in|at) (?:the )?")
_MODIFIED = re.compile(r" ?(?:\w+ ?){0,3}")
_AFTER_BY = re.compile(r" by (?:the )?$")
_JOURNEYS_BY = re.compile(r" (?:visits|trips|journeys|arrivals|stays) (?:in \d{4} )?(?:by|of) (?:the )?")
