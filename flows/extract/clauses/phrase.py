"""A noun phrase that names an action: `the expansion of transport links`, `measures to promote trade`."""

from flows.extract.clauses.complement import Complement
from flows.extract.clauses.line import (
    AUXILIARY,
    DETERMINER,
    MODAL,
    PREPOSITION,
    PRONOUN,
    PUNCTUATION,
    RELATIVE,
    SUBORDINATOR,
    TIME,
    Line,
    base_at,
    is_adverb,
    is_finite,
)
from flows.extract.clauses.words import CLASSES

ACTION_NOUN = CLASSES["action_noun"]
VAGUE = CLASSES["vague"]
RESUMPTIVE = CLASSES["resumptive"]
_GRADED = frozenset({"both", "more", "much", "further", "less", "early", "better"})
"""Adverbs that may begin a noun phrase: `called for more cooperation`."""


def action_phrase(line: Line, at: int, modality: str) -> Complement | None:
    """A noun phrase as action, or the verb phrase inside it: `several measures to promote …`."""
    low = line.words.low
    if at >= len(low) or not begins_phrase(line, at):
        return None
    for k in range(at, min(at + 9, len(low) - 2)):
        adjunct = low[k - 2] in ("in", "as") and low[k - 1] in ("a", "an", "the")  # `rules in an attempt to …`
        if low[k] in ACTION_NOUN and low[k + 1] == "to" and base_at(low, k + 2) is not None and not adjunct:
            return Complement(k + 2, "base", modality)
        if low[k] in PUNCTUATION or is_finite(line, k):
            break
    head = at
    while head + 1 < len(low) and low[head] in DETERMINER:
        head += 1
    alone = head + 1 >= len(low) or low[head + 1] in PUNCTUATION
    if low[head] in VAGUE or (alone and low[head] in RESUMPTIVE):  # `agreed to the request`
        return None
    return Complement(at, "phrase", modality)


def begins_phrase(line: Line, at: int) -> bool:
    """Whether the word at `at` can be the first of a noun phrase."""
    word = line.words.low[at]
    return not (
        word in PREPOSITION
        or word in TIME
        or word in PUNCTUATION
        or word in SUBORDINATOR
        or word in RELATIVE
        or word in AUXILIARY
        or word in MODAL
        or word in PRONOUN
        or (is_adverb(word) and word not in _GRADED)
        or word in ("and", "or", "not")
    )


def head_of(line: Line, at: int) -> str:
    """The head noun of the phrase that begins at `at`: the last word before a preposition, mark or clause."""
    low = line.words.low
    k = at
    while k + 1 < len(low) and not (
        low[k + 1] in PREPOSITION
        or low[k + 1] in PUNCTUATION
        or low[k + 1] in RELATIVE
        or low[k + 1] in SUBORDINATOR
        or low[k + 1] in TIME
        or low[k + 1] in ("to", "that")
        or is_finite(line, k + 1)
    ):
        k += 1
    return low[k] if k < len(low) else ""
