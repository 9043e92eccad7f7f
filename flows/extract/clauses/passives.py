"""What will be done to a thing: `"A committee will be set up," the minister said` is a plan of the minister's state."""

from flows.extract.clauses.actor import Actor
from flows.extract.clauses.line import TIME, Line, skip_adverbs
from flows.extract.clauses.tellers import teller
from flows.extract.clauses.words import CLASSES

EFFECTED = CLASSES["effected"]
"""Participles of what authorities bring about: `set up`, `abolished`."""
_WILL = frozenset({"will", "would", "shall"})
_SPEAKS = frozenset({"party", "speaker"})


def told_passive(line: Line, modal: int, thing: Actor) -> Actor | None:
    """Who undertakes what the passive behind the word at `modal` says of a thing: the state whose speaker tells it."""
    low = line.words.low
    be = skip_adverbs(low, modal + 1)
    if low[modal] not in _WILL or low[be : be + 1] != ["be"]:
        return None
    done = skip_adverbs(low, be + 1)
    if done >= len(low) or low[done] not in EFFECTED or _by_somebody(low, done + 1):
        return None
    told_by = teller(line, modal)
    if told_by is None or told_by.kind not in _SPEAKS or len(told_by.codes) != 1:
        return None
    return thing._replace(codes=told_by.codes, kind="instrument")


def _by_somebody(low: list[str], start: int) -> bool:
    """Whether it is told who does it: `set up by the firms`, not `set up by May`."""
    for at in range(start, min(start + 2, len(low) - 1)):
        if low[at] == "by":
            return low[at + 1] not in TIME and not low[at + 1][0].isdigit() and low[at + 1 : at + 3] != ["the", "end"]
    return False
