"""What will be done to a thing: `"A committee will be set up," the minister said` is a plan of the minister's state."""

from flows.extract.clauses.actor import Actor, judge
from flows.extract.clauses.line import PREPOSITION, PUNCTUATION, RELATIVE, SPEAKER, TIME, Line, skip_adverbs
from flows.extract.clauses.tellers import teller
from flows.extract.clauses.words import CLASSES

EFFECTED = CLASSES["effected"]
"""Participles of what authorities bring about: `set up`, `abolished`."""
_WILL = frozenset({"will", "would", "shall"})
_AHEAD = _WILL | {"is", "are"}
_BY_WITHIN = 6
_GOES_ON = PREPOSITION | {"and", "or", "but", "to", "while", "which", "who", "if", "when", "as"}
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


def by_agent(line: Line, modal: int, thing: Actor) -> Actor | None:
    """Who undertakes the passive behind the word at `modal`, where it is told by whom: `will be financed by Japan`."""
    low = line.words.low
    if low[modal] not in _AHEAD:
        return None
    be = skip_adverbs(low, modal + 1 + (low[modal + 1 : modal + 2] == ["to"]))
    done = skip_adverbs(low, be + 1)
    if low[be : be + 1] != ["be"] or done >= len(low) or low[done] not in EFFECTED:
        return None
    by = next((k for k in range(done + 1, min(done + _BY_WITHIN, len(low) - 1)) if low[k] == "by"), 0)
    if not by or any(low[k] in PUNCTUATION or low[k] in RELATIVE for k in range(done + 1, by)):
        return None
    last = by + 1
    while (
        last + 1 < len(low)
        and last - by < _BY_WITHIN
        and (line.mention_at(last + 1) is not None or low[last] in ("the", "both", "two") or low[last + 1] in SPEAKER)
    ):
        last += 1
    named = line.mention_at(last)
    if low[last] not in SPEAKER and (named is None or named.kind == "demonym"):
        return None  # `by two Canadian funds`
    follows = low[last + 1 : last + 2]
    if follows and follows[0].isalpha() and not (follows[0] in _GOES_ON or follows[0] in TIME):
        return None
    agent = judge(line, by + 1, last)
    if agent is None or agent.kind not in _SPEAKS or not agent.codes:
        return None
    return thing._replace(codes=agent.codes, kind="instrument")


def _by_somebody(low: list[str], start: int) -> bool:
    """Whether it is told who does it: `set up by the firms`, not `set up by May`."""
    for at in range(start, min(start + 2, len(low) - 1)):
        if low[at] == "by":
            return low[at + 1] not in TIME and not low[at + 1][0].isdigit() and low[at + 1 : at + 3] != ["the", "end"]
    return False
