"""Complements that are verbs of a clause of their own: what is `will` or `will be`, and what a cabinet approved."""

from flows.extract.clauses.actor import Actor
from flows.extract.clauses.complement import Complement
from flows.extract.clauses.cues import Frame
from flows.extract.clauses.line import RELATIVE, SUBORDINATOR, TIME, Line, base_at, is_finite, skip_adverbs
from flows.extract.clauses.modals import GETS, is_meeting
from flows.extract.clauses.passives import BEGINNING, EFFECTED, IN_USE
from flows.extract.clauses.phrase import begins_phrase, head_of
from flows.extract.clauses.verbs import BASES, GERUNDS, PARTICIPLES, controls
from flows.extract.clauses.words import CLASSES

BEFORE_TIME = frozenset("in on for at by here before early late later next this within after from".split())
_SEASONS = frozenset("spring summer autumn winter half quarter year years".split())
_TIME_NEAR = 8
_PENDING_NEAR = 11
_BEFORE_PENDING = frozenset({",", "both", "each"})
_MAX_APPROVED = 60
DOING = ("tion", "sion", "ment", "ing", "ance", "ence", "exchange", "purchase", "sale", "transfer", "training")
"""How nouns of an action end."""
POLICY = CLASSES["policy"]
_WELCOMING = CLASSES["welcoming"]
_APPROVAL = frozenset({"approved", "approves", "granted", "grants", "decided", "approval"})


def bare(line: Line, _: int, after: int, frame: Frame, __: Actor | None) -> Complement | None:
    """`will step up cooperation`, `will not allow …`; `will be held` where no party is the subject."""
    low = line.words.low
    after += low[after : after + 1] == ['"']  # `said Peru would "always honour its word"`
    verb = base_at(low, after)
    if verb is None or low[verb] not in BASES:
        return None
    if low[verb] == "be":
        inner = skip_adverbs(low, verb + 1)
        if inner >= len(low):
            return None
        if low[inner] in PARTICIPLES:
            return Complement(inner, "participle", frame.modality)
        if low[inner] in GERUNDS and low[inner] not in ("being", "having"):
            return Complement(inner, "gerund", frame.modality)
        return Complement(verb, "base", frame.modality) if low[inner] in IN_USE else None
    if low[verb] == "end" and low[verb + 1 : verb + 2] == ["up"]:
        return None
    gets = low[verb] in GETS and low[after - 1] == "to"  # `Chile is to receive a first shipment`
    gets = gets or low[verb] in BEGINNING  # of a thing; of a person it is not chosen
    return Complement(after, "base", frame.modality) if gets or controls(low, verb) else None


def dated(line: Line, first: int, after: int, frame: Frame, subject: Actor | None) -> Complement | None:
    """`The next round is due in May`, `The premier is expected in Lima on Monday`: when it will be, without a verb."""
    low = line.words.low
    if after >= len(low) or low[after] not in BEFORE_TIME or low[after - 1] == "been":
        return None
    if subject is not None and subject.kind not in ("event", "party", "speaker"):
        return None
    if subject is not None and subject.kind == "event" and not is_meeting(line, subject):
        return None  # `Harvests are due in May`
    came = low[after - 1] in ("expected", "due", "scheduled")
    if subject is not None and subject.kind != "event" and not (came and low[after] in ("in", "here", "at")):
        return None
    near = low[after : after + _TIME_NEAR]
    if any(word in TIME or word in _SEASONS or word[:2] in ("19", "20") for word in near):
        return Complement(first, "phrase", frame.modality)
    return None


def pending(line: Line, first: int, after: int, frame: Frame, __: Actor | None) -> Complement | None:
    """`a treaty, to be signed in May`: what is said by the way to be done at a time."""
    low = line.words.low
    if after >= len(low) or first < 2 or low[first - 1] not in _BEFORE_PENDING:
        return None
    if low[after] not in EFFECTED and low[after] != "held":
        return None
    near = low[after + 1 : after + _PENDING_NEAR]
    dated = any(word in TIME or word in _SEASONS or word[:2] in ("19", "20") for word in near)
    return Complement(after, "participle", frame.modality) if dated else None


def approved(line: Line, _: int, after: int, frame: Frame, __: Actor | None) -> Complement | None:
    """`the proposal made by the Minister of …, to sign …, was approved by the Cabinet`."""
    low = line.words.low
    if not any(word in _APPROVAL for word in low):
        return None
    for at in range(after, min(after + _MAX_APPROVED, len(low) - 1)):
        if low[at] == "to" and base_at(low, at + 1) is not None and low[at + 1] in BASES:
            return Complement(at + 1, "base", frame.modality)
        if low[at] in ("that", ";", "but", "if"):
            return None
    return None


def passed(line: Line, first: int, __: int, frame: Frame, ___: Actor | None) -> Complement | None:
    """`The opening of talks was approved`: a noun of doing that a cabinet, named or not, has set its seal on."""
    low = line.words.low
    begins = begins_phrase(line, 0) and low[first - 1 : first] in (["was"], ["were"], ["been"])
    if not begins or not (head_of(line, 0).endswith(DOING) or head_of(line, 0) == "signing"):
        return None
    if any(low[k] in RELATIVE or low[k] == ";" or is_finite(line, k) for k in range(1, first - 2)):
        return None
    return Complement(0, "phrase", frame.modality)


def owned(line: Line, first: int, after: int, frame: Frame, __: Actor | None) -> Complement | None:
    """`Peru's offer to build a port`: the infinitive right behind a noun."""
    low = line.words.low
    if low[after : after + 1] != ["to"] or base_at(low, after + 1) is None:
        return None
    if frame.links and _WELCOMING.isdisjoint(low[:first]):
        return None  # what was decided long ago is told as a fact
    return Complement(after + 1, "base", frame.modality)


def before_predicate(line: Line, start: int, end: int) -> int:
    """Where an infinitive inside the subject of a sentence ends: `Peru's plan to sell copper | has failed`."""
    low = line.words.low
    fronted = not any(is_finite(line, at) for at in range(start))
    for at in range(start + 1, end):
        if low[at] == "--" or (fronted and low[at] == ","):
            return at
        if low[at] in RELATIVE or low[at] in SUBORDINATOR:
            return end
        if is_finite(line, at):
            return at
    return end


def before_next_stance(line: Line, start: int, end: int) -> int:
    """Where a stance ends before the next one: `adheres to the treaty | and supports its neighbour`."""
    low = line.words.low
    for at in range(start + 1, end - 1):
        if low[at] == "and":
            verb = skip_adverbs(low, at + 1)
            if verb < end and low[verb] in POLICY and low[verb] not in BASES:
                return at
    return end
