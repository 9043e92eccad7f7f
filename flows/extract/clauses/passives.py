"""What will be done to a thing: `"A committee will be set up," the minister said` is a plan of the minister's state."""

from flows.extract.clauses.actor import PRIVATE, Actor, judge
from flows.extract.clauses.line import PREPOSITION, PUNCTUATION, RELATIVE, REPORT, SPEAKER, TIME, Line, skip_adverbs
from flows.extract.clauses.tellers import teller
from flows.extract.clauses.words import CLASSES

BEGINNING = CLASSES["inchoative"] - {"continue", "end", "conclude", "proceed"}
EFFECTED = CLASSES["effected"]
"""Participles of what authorities bring about: `set up`, `abolished`."""
IN_USE = frozenset({"operational", "ready", "functional"})
"""What a work is once it serves: `will be operational in May`."""
_AHEAD = frozenset({"will", "would", "shall", "is", "are", "was", "were"})
_PLAIN = frozenset({"will", "shall", "is", "are"})
"""What is foretold with no word of who said it."""
_FORESEEN = frozenset({"expected", "due", "set", "scheduled", "slated", "planned", "going", "about", "poised"})
_BY_WITHIN = 6
_GOES_ON = PREPOSITION | {"and", "or", "but", "to", "while", "which", "who", "if", "when", "as"}
_SPEAKS = frozenset({"party", "speaker"})
_TELLS = _SPEAKS | {"pronoun"}


def told_passive(line: Line, modal: int, thing: Actor) -> Actor | None:
    """Who undertakes what the passive behind the word at `modal` says of a thing: the state whose speaker tells it."""
    low = line.words.low
    done = _done(low, modal)
    if not _starts(low, modal) and (done is None or _by_somebody(low, done + 1)):
        return None
    told_by = teller(line, modal)
    if told_by is None or not (told_by.codes or (told_by.plural and told_by.kind == "speaker")):
        return None
    if told_by.kind not in _TELLS:
        return None
    return thing._replace(codes=told_by.codes, kind="instrument")


def untold_passive(line: Line, modal: int) -> Actor | None:
    """The plan of those whom the document is about, where nobody tells it: `The cost will be shared equally`."""
    low = line.words.low
    done = _done(low, modal)
    if done is None or low[modal] not in _PLAIN or _by_somebody(low, done + 1):
        return None
    if not PRIVATE.isdisjoint(low) or not REPORT.isdisjoint(low) or '"' in low or "if" in low[:modal]:
        return None
    if not any(m.codes or m.kind == "group" for m in line.mentions):
        return None
    return Actor(line.words.starts[modal], line.words.ends[modal], (), "event", False, True)


def _starts(low: list[str], modal: int) -> bool:
    """Whether a thing is to begin or to be in use: `exports would begin`, `the line will be operational`."""
    if low[modal] not in _AHEAD and low[modal] not in _FORESEEN:
        return False
    to = low[modal + 1 : modal + 2] == ["to"]
    verb = skip_adverbs(low, modal + 1 + to)
    if verb >= len(low) or not (to or low[modal] not in _FORESEEN):
        return False
    return low[verb] in BEGINNING or (low[verb] == "be" and low[verb + 1 : verb + 2] in ([w] for w in IN_USE))


def _done(low: list[str], modal: int) -> int | None:
    """The participle of `will be built`, `is to be built`, `is expected to be built`, where authorities can do it."""
    if low[modal] not in _AHEAD and low[modal] not in _FORESEEN:
        return None
    to = low[modal + 1 : modal + 2] == ["to"]
    be = skip_adverbs(low, modal + 1 + to)
    done = skip_adverbs(low, be + 1)
    if low[be : be + 1] != ["be"] or done >= len(low) or low[done] not in EFFECTED:
        return None
    return done if to or low[modal] not in _FORESEEN else None


def by_agent(line: Line, modal: int, thing: Actor) -> Actor | None:
    """Who undertakes the passive behind the word at `modal`, where it is told by whom: `will be financed by Japan`."""
    low = line.words.low
    done = _done(low, modal)
    if done is None:
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
