"""Complements that name who is asked: `called on both to exercise restraint`, `told his minister to act`."""

from flows.extract.clauses.actor import Actor, judge
from flows.extract.clauses.complement import ACTS, Complement, are_of_a_country
from flows.extract.clauses.cues import Frame
from flows.extract.clauses.line import (
    AUXILIARY,
    MODAL,
    PRONOUN,
    PUNCTUATION,
    REPORT,
    Line,
    base_at,
    gerund_at,
    skip_adverbs,
)
from flows.extract.clauses.phrase import action_phrase
from flows.extract.clauses.verbs import PASTS, THIRDS
from flows.extract.clauses.words import CLASSES

AT_LARGE = CLASSES["at_large"]
_MAX_OBJECT = 18
_OF_A_FIELD = frozenset("minister ministers ministry secretary department directorate office commissioner".split())
_INDEFINITE = frozenset(
    "a an another more further additional some two three four five six seven eight nine ten $".split()
)
_OBJECT_PRONOUN = frozenset({"it", "him", "her", "them", "us"})


def somebody(line: Line, _: int, after: int, frame: Frame, __: Actor | None) -> Complement | None:
    """`called on both sides to exercise restraint`."""
    low = line.words.low
    at = skip_adverbs(low, after) if after < len(low) and low[after] not in ("both", "all", "each") else after
    if at >= len(low) or low[at] in PUNCTUATION or low[at] in ("to", "that"):
        return None
    for k in range(at + 1, min(at + _MAX_OBJECT, len(low))):
        if low[k] == "to" and line.mention_at(k) is None and base_at(low, k + 1) is not None:
            asked = judge(line, at, k - (2 if low[k - 1] in ("not", "never") else 1))
            if low[at] in _OBJECT_PRONOUN and k - at <= 2 and asked is not None and not asked.codes:
                asked = asked._replace(kind="pronoun")
            known = asked is not None and (asked.kind in ACTS or are_of_a_country(low[k - 1], asked))
            last = k - 2 if low[k - 1] in ("not", "never") else k - 1
            if not (known or low[last] in AT_LARGE) or _for_something(low[at:k]):
                return None
            return Complement(k - 1 if low[k - 1] in ("not", "never") else k + 1, "base", frame.modality, asked=asked)
        if line.mention_at(k) is not None:  # the United States is no verb of saying
            continue
        if low[k] in ";:" or low[k] in MODAL or low[k] in REPORT or low[k] in AUXILIARY:
            return None
    return None


def ordered(line: Line, first: int, after: int, frame: Frame, subject: Actor | None) -> Complement | None:
    """`told his minister to redouble efforts`; not `told reporters the agreement reached in May was to …`."""
    found = somebody(line, first, after, frame, subject)
    if found is None or found.asked is None:
        return None
    low = line.words.low
    if any(low[k] in PRONOUN or low[k] in PASTS or low[k] in THIRDS for k in range(after + 1, found.start - 1)):
        return None
    apart = subject is not None and bool(found.asked.codes) and not set(found.asked.codes) & set(subject.codes)
    if frame.links and subject is not None and not (subject.codes and apart):
        return None
    return found


def for_something(line: Line, _: int, after: int, frame: Frame, __: Actor | None) -> Complement | None:
    """`asked Peru for a million tonnes of oil`."""
    low = line.words.low
    if after >= len(low) or line.mention_at(after) is None:
        return None
    at = next((k for k in range(after + 1, min(after + 8, len(low))) if line.mention_at(k) is None), len(low))
    asked = judge(line, after, at - 1)
    if low[at : at + 1] != ["for"] or asked is None or asked.kind not in ACTS:
        return None
    found = action_phrase(line, at + 1, frame.modality)
    return found._replace(asked=asked) if found else None


def charged(line: Line, _: int, after: int, frame: Frame, __: Actor | None) -> Complement | None:
    """`tasked their negotiators with completing the text`, `entrusted the ministry with the preparation of talks`."""
    low = line.words.low
    for k in range(after + 1, min(after + _MAX_OBJECT, len(low) - 1)):
        if low[k] == "with":
            asked = judge(line, after, k - 1)
            if asked is None or asked.kind == "analyst" or line.mention_at(k + 1) is not None:
                return None
            if gerund_at(low, k + 1) is not None:
                return Complement(k + 1, "gerund", frame.modality, asked=asked)
            return None
        if low[k] in PUNCTUATION or low[k] in MODAL or low[k] in REPORT or low[k] in AUXILIARY:
            return None
    return None


def gift(line: Line, _: int, after: int, frame: Frame, __: Actor | None) -> Complement | None:
    """`offered Peru two aircraft`, `assured Chile of easier visas`: to whom, and what."""
    low = line.words.low
    the = after < len(low) and low[after] == "the"
    named = line.mention_at(after + the) if after + the < len(low) else None
    pronoun = after < len(low) and low[after] in _OBJECT_PRONOUN
    if named is None and not pronoun:
        return None
    if named is not None and (named.possessive or named.kind == "demonym"):
        return None
    at = after + 1 if named is None else line.words.at(named.end)
    if frame.links:
        at += 1
        if at >= len(low) or low[at - 1] not in frame.links or gerund_at(low, at) is not None:
            return None
    elif at >= len(low) or not (low[at] in _INDEFINITE or low[at][0].isdigit()):
        return None
    found = action_phrase(line, at, frame.modality)
    asked = judge(line, after, at - 1 - bool(frame.links))
    return found._replace(asked=asked) if found and asked and (asked.codes or pronoun) else None


def asked(line: Line, _: int, after: int, frame: Frame, subject: Actor | None) -> Complement | None:
    """`Peru was asked by Chile to open the border`: the subject is who is asked."""
    low = line.words.low
    if low[after : after + 1] != ["by"]:
        return None
    for k in range(after + 2, min(after + _MAX_OBJECT, len(low))):
        if low[k] == "to" and line.mention_at(k) is None and base_at(low, k + 1) is not None:
            agent = judge(line, after + 1, k - 1)
            if agent is None or agent.kind not in ACTS or not agent.codes:
                return None
            return Complement(k + 1, "base", frame.modality, owner=agent, asked=subject)
        if low[k] in ";:" or low[k] in MODAL or low[k] in REPORT or low[k] in AUXILIARY:
            return None
    return None


def _for_something(words: list[str]) -> bool:
    """Whether `for` in an object opens what is asked for: not in `the Minister for Trade`."""
    return any(word == "for" and words[at - 1] not in _OF_A_FIELD for at, word in enumerate(words) if at)
