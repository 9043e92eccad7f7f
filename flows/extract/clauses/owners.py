"""Who acts by a noun: the owner of an offer or plan, the cabinet whose approval a sentence tells."""

from flows.extract.clauses.actor import Actor
from flows.extract.clauses.line import DETERMINER, PREPOSITION, PUNCTUATION, Line

CABINET = frozenset({"cabinet", "government", "ministers"})
"""Words in the names of those whose approval sets a course."""
APPROVED = frozenset({"approved", "passed"})
"""Frames of what a cabinet has approved."""
_MAX_ATTRIBUTES = 4
_NO_ATTRIBUTE = PREPOSITION | PUNCTUATION | {"and", "or", "to", "no"}


def owner_of(line: Line, noun: int) -> Actor | None:
    """Whose the plan or offer is that the word at `noun` names: `Peru's latest offer`, `a Peruvian pledge`."""
    low, ends = line.words.low, line.words.ends
    at = noun - 1
    while at > noun - _MAX_ATTRIBUTES and at >= 0 and line.mention_at(at) is None and low[at] not in _NO_ATTRIBUTE:
        at -= 1
    mention = line.mention_at(at) if at >= 0 else None
    if mention is None or not mention.codes:
        return None
    if not mention.possessive:
        before = line.words.at(mention.start) - 1
        named = mention.kind == "demonym" and before >= 0 and low[before] in DETERMINER
        if not named or any(word.endswith("s") for word in low[at + 1 : noun]):
            return None  # `Peruvian growers plan to …`
    return Actor(mention.start, ends[noun - 1], mention.codes, "party", len(mention.codes) > 1, True)


def cabinet(line: Line, at: int) -> Actor:
    """The cabinet that approves, where the sentence names it; else whoever it is whose minutes are read."""
    low, starts, ends = line.words
    for k, word in enumerate(low):
        if word == "cabinet":
            mention = line.mention_at(k)
            codes = mention.codes if mention is not None else ()
            return Actor(starts[k], ends[k], codes, "speaker", False, True)
    return Actor(starts[at], ends[at], (), "nobody", False, True)
