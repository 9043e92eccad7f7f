"""Complements that are clauses: `agreed that both would …`, `stressed that X should …`, `affirmed that X backs …`."""

from flows.extract.clauses.actor import Actor, judge
from flows.extract.clauses.actors import before_verb
from flows.extract.clauses.complement import ACTS, Complement, are_of_a_country
from flows.extract.clauses.cues import Frame
from flows.extract.clauses.line import (
    DETERMINER,
    MODAL,
    PREPOSITION,
    PUNCTUATION,
    REPORT,
    SUBORDINATOR,
    TIME,
    Line,
    base_at,
    is_adverb,
    is_finite,
    skip_adverbs,
)
from flows.extract.clauses.verbs import BASES, PARTICIPLES, lemma
from flows.extract.clauses.words import CLASSES

POLICY = CLASSES["policy"]
MAX_GAP = 14
"""So many words may stand between a cue and its complement (`agreed on Tuesday in Lima to …`)."""
WILL = frozenset({"will", "would", "shall"})
_PROPOSING = frozenset({"propose", "suggest", "recommend", "request", "demand", "ask", "urge"})
_NEAR = 7
_DONE = CLASSES["effected"]
_PARTICLE = frozenset({"up", "out", "down", "off"})
SHOULD = frozenset({"should", "must", "ought"})


def promised_clause(line: Line, _: int, after: int, frame: Frame, subject: Actor | None) -> Complement | None:
    """`agreed that both would …`: the verb phrase where a party acts, else the whole clause.

    What one agrees that another should do is a request.
    """
    found = clause_under(line, after, frame, WILL | SHOULD, whole=True)
    if found is None or found.owner is None or subject is None or not found.owner.codes or subject.plural:
        return found
    if line.words.low[line.words.at(found.owner.end)] not in SHOULD or set(subject.codes) & set(found.owner.codes):
        return found
    return found._replace(modality="requested", owner=None, asked=found.owner) if subject.codes else None


def clause_under(line: Line, after: int, frame: Frame, modals: frozenset[str], *, whole: bool) -> Complement | None:
    low = line.words.low
    at = _clause_start(line, after)
    for k in range(at + 1, min(at + 28, len(low))):
        if low[k] in modals:
            inner = before_verb(line, k)
            verb = base_at(low, k + 2 if low[k] == "ought" else k + 1)
            if verb is None or inner is None or inner.start < line.words.starts[at] or _is_state(low, verb):
                return None
            if inner.kind in ACTS:
                return Complement(k + 1, "base", frame.modality, owner=inner)
            return Complement(at, "clause", frame.modality, verb=k) if whole else None
        if low[k] in ';:"' or low[k] in SUBORDINATOR or (is_finite(line, k) and low[k] not in MODAL):
            return None
    return None


def _is_state(low: list[str], verb: int) -> bool:
    """Whether `be` and what follows tell how something is, not what is done: `it would be more sensible`."""
    after = skip_adverbs(low, verb + 1)
    return low[verb] == "be" and not (after < len(low) and low[after] in PARTICIPLES)


def _clause_start(line: Line, after: int) -> int:
    """The first word of a clause as complement: after `that`, and the adjunct before it (`agreed in May that`)."""
    low = line.words.low
    if after < len(low) and (low[after] in PREPOSITION or low[after] in TIME):
        for k in range(after + 1, min(after + 8, len(low))):
            if low[k] == "that":
                return k + 1
    return after + 1 if low[after : after + 1] == ["that"] else after


def wanted_clause(line: Line, first: int, after: int, frame: Frame, subject: Actor | None) -> Complement | None:
    """`stressed that X should …`, `proposed that X do …`, `hoped that X would …`."""
    low = line.words.low
    if after >= len(low):
        return None
    hopes = frame.links == frozenset({"hope"})
    found = clause_under(line, after, frame, WILL if hopes else SHOULD, whole=False)
    if not found and hopes and that_done(line, after):
        return clause_under(line, after, frame, WILL, whole=True)
    if found:
        if hopes and subject and found.owner and set(found.owner.codes) & set(subject.codes):
            return None
        return found._replace(owner=None, asked=found.owner)
    that = low[after] == "that"
    if that and lemma(low[first]) in _PROPOSING:
        passive = _to_be_done(line, after + 1)
        if passive is not None:
            return Complement(passive, "participle", frame.modality)
    if not that and (hopes or line.mention_at(after) is None) and low[after] not in DETERMINER:
        return None
    at = after + that
    for k in range(at + 1, min(at + 13, len(low))):
        if low[k] in BASES and line.mention_at(k) is None and _acts(line, k):
            start = k
            while start > at + 1 and is_adverb(low[start - 1]):
                start -= 1
            asked = judge(line, at, start - 1)
            wants = that or lemma(low[first]) in _PROPOSING
            named = asked is not None and wants and are_of_a_country(low[start - 1], asked)
            if asked and (asked.kind in ACTS or named) and (wants or not asked.plural):  # `they keep` states what is
                return Complement(start, "base", frame.modality, asked=asked)
            return None
        if low[k] in PUNCTUATION or low[k] in ("to", "for") or is_finite(line, k):
            return None
    return None


def that_done(line: Line, after: int) -> bool:
    """Whether what is hoped is that something will be done: `that a treaty would be signed`."""
    low = line.words.low
    will = next((k for k in range(after, min(after + MAX_GAP, len(low) - 2)) if low[k] in WILL), 0)
    return will > 0 and low[will + 1] == "be" and low[will + 2] in _DONE


def _to_be_done(line: Line, at: int) -> int | None:
    """The participle of `that the quota be raised`, what is wanted done to a thing."""
    low = line.words.low
    for k in range(at + 1, min(at + 13, len(low) - 1)):
        if low[k] == "be" and low[k - 1] not in MODAL and low[k - 1] != "to" and low[k + 1] in PARTICIPLES:
            return k + 1
        if low[k] in PUNCTUATION - {"-", "'"} or is_finite(line, k):
            return None
    return None


def _acts(line: Line, at: int) -> bool:
    """Whether a base form behind a noun phrase is a verb: one that is often a noun needs an object that shows it."""
    low, verb = line.words.low, BASES[line.words.low[at]]
    if verb.noun != "often":
        return True
    follows = low[at + 1] if at + 1 < len(low) else ""
    if low[at - 1] in ("sides", "parties", "countries", "governments", "ministries") or (
        line.mention_at(at - 1) is not None
        and not (follows in PREPOSITION or follows in PUNCTUATION or follows in MODAL)
    ):
        return "be" not in low[at : at + _NEAR]  # `that Peru issue passports`; not `that Peru trade talks be held`
    return line.mention_at(at - 1) is not None and (
        follows in DETERMINER or follows in verb.objects or follows in _PARTICLE
    )


def stated_policy(line: Line, _: int, after: int, frame: Frame, __: Actor | None) -> Complement | None:
    """`affirmed that X gives high priority to …`; `reaffirms project is open`: the whole clause where no party acts."""
    low = line.words.low
    at = after + 1 if low[after : after + 1] == ["that"] else after
    for k in range(at + 1, min(at + 20, len(low))):
        if (low[k] in POLICY and low[k] not in BASES) or (low[k] in POLICY and low[k - 1] != "to"):
            start = k
            while start > at + 1 and is_adverb(low[start - 1]):
                start -= 1
            owner = judge(line, at, start - 1)
            if owner and owner.kind in ACTS:
                return Complement(start, "phrase", frame.modality, owner=owner)
            return None
        if low[k] in ("is", "are", "remains", "remain"):
            opens = low[k + 1 : k + 2] and low[k + 1] in (
                "open",
                "committed",
                "ready",
                "willing",
                "determined",
                "prepared",
                "opposed",
            )
            if not opens:
                return None
            owner = judge(line, at, k - 1)
            if owner and owner.kind in ACTS:
                return Complement(k, "phrase", frame.modality, owner=owner)
            return Complement(at, "clause", frame.modality, verb=k)
        if low[k] in ';:"' or low[k] in SUBORDINATOR or low[k] in MODAL:
            return None
    return None


def clause_before(line: Line, _: int, after: int, frame: Frame, subject: Actor | None) -> Complement | None:
    """`Trade should double, the two governments agreed`: the clause before the comma before the subject."""
    low = line.words.low
    if subject is None or (
        after < len(low) and low[after] not in TIME and low[after] not in PUNCTUATION and not is_adverb(low[after])
    ):
        return None
    comma = line.words.at(subject.start) - 1
    if comma <= 3 or low[comma] != ",":
        return None
    if any(low[k] in WILL | SHOULD for k in range(1, comma)) and not any(
        low[k] in REPORT and line.mention_at(k) is None for k in range(comma)
    ):
        return Complement(0, "clause", frame.modality)
    return None


def assured(line: Line, _: int, after: int, frame: Frame, __: Actor | None) -> Complement | None:
    """`assured its neighbour that it would supply …`: promised to who is named, here by whoever acts in the clause."""
    low = line.words.low
    that = next((k for k in range(after, min(after + MAX_GAP, len(low))) if low[k] == "that"), None)
    if that is None or any(is_finite(line, k) or low[k] in PUNCTUATION for k in range(after, that)):
        return None
    found = clause_under(line, that, Frame("that", frozenset(), frame.modality), WILL, whole=False)
    asked = judge(line, after, that - 1) if that > after else None
    return found._replace(asked=asked if asked and asked.kind in ACTS else None) if found else None
