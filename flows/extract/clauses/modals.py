"""What `will`, `would`, `should`, `must` and `may` make of a clause, and what a subject can choose to do."""

from flows.extract.clauses.actor import Actor
from flows.extract.clauses.complement import Complement
from flows.extract.clauses.line import BE, DETERMINER, PREPOSITION, Line, base_at, skip_adverbs
from flows.extract.clauses.split import lemma_at
from flows.extract.clauses.tellers import teller
from flows.extract.clauses.verbs import BASES, controls, lemma
from flows.extract.clauses.words import CLASSES

BELIEF = CLASSES["belief"]
INCHOATIVE = CLASSES["inchoative"]
TOLD = frozenset({"would", "should", "must", "might", "was to", "were to"})
"""Modals that make an undertaking or a request only of what somebody tells."""
_CONSIDERING = frozenset("consider study explore examine contemplate weigh investigate".split())
GETS = frozenset({"receive", "get", "obtain", "start", "begin"})
"""What one does not choose, but may be to do by a plan: `Chile is to receive a first shipment`."""
MEETINGS = frozenset(
    "meeting meetings talks discussions negotiations round summit session visit conference ceremony forum".split()
)
_TIMES = frozenset("about only time years year months month weeks days long longer hours".split())
_MONEY = frozenset("$€£¥")
_TAKES = frozenset({"place", "effect"})
_PROMISING = frozenset({"will", "would", "shall", "is to", "are to", "set", "due"})
GIVING = frozenset("give provide grant help assist support aid donate contribute lend back finance fund".split())
"""What one does for another who has the good of it."""


_RECEIVED = GIVING | frozenset(
    (
        "write cancel forgive finance fund build supply train send sell buy deliver pay repay compensate waive return "
        "host export import invest ship award lend extend offer send open lift"
    ).split()
)
"""What one will do for another, the other may tell."""


def under_modal(
    line: Line, first: int, word: str, found: Complement, subject: Actor
) -> tuple[Actor, Complement] | None:
    """What a modal makes of its clause: `will give` is pledged, `he said X should` requested by him; or None."""
    low = line.words.low
    told_by = teller(line, first)
    if told_by is not None and told_by.kind in ("analyst", "other"):
        return None
    if any(w in BELIEF for w in low[:first]):
        return None
    if word in ("should", "must"):
        if subject.kind not in ("party", "speaker") or told_by is None or found.form != "base":
            return None
        if set(told_by.codes) == set(subject.codes) and len(told_by.codes) == 1:
            return None
        return told_by, found._replace(asked=subject)
    if word in ("may", "might") and subject.kind == "event":
        return None
    if word == "would" and subject.kind == "event":  # `He said a third round would be held in May`
        known = told_by is not None and (told_by.kind in ("party", "speaker", "pronoun"))
        return (subject, found) if known and is_meeting(line, subject) else None
    if subject.kind in ("event", "instrument") and not subject.codes and told_by is not None:
        subject = subject._replace(codes=told_by.codes)
    verb = _carried_on(line, found.start, found.form)
    received = verb in _RECEIVED and low[first - 1] not in ("this", "that", "it")
    if word in ("would", "might", "was to", "were to") and (
        told_by is None or not (received or _same_side(told_by, subject))
    ):
        return None
    apart = told_by is not None and told_by.codes and subject.codes and not set(told_by.codes) & set(subject.codes)
    if apart and not received:
        return None
    if found.form == "participle" and subject.kind not in ("event", "instrument"):
        return None
    signed = subject.kind == "instrument" and found.form == "participle"
    if (
        word in ("is to", "are to", "was to", "were to")
        and not signed
        and subject.kind not in ("party", "speaker", "event")
    ):
        return None
    return subject, found


def is_meeting(line: Line, subject: Actor) -> bool:
    """Whether several take part in the event that a phrase names first."""
    low = line.words.low[line.words.at(subject.start) : line.words.at(subject.end)]
    return not MEETINGS.isdisjoint(low)


def given(line: Line, word: str, start: int, form: str, modality: str) -> str:
    """`pledged` for what one will do for another (`will help`, `is to give`), else the modality given."""
    return "pledged" if word in _PROMISING and _carried_on(line, start, form) in GIVING else modality


def _carried_on(line: Line, start: int, form: str) -> str | None:
    """The verb of an action; of `continue to support` the one that is continued."""
    verb = lemma_at(line, start, form)
    low = line.words.low
    at = skip_adverbs(low, start) + 1
    if verb in ("go", "keep", "carry") and low[at : at + 1] == ["on"]:
        return lemma(low[at + 1]) if at + 1 < len(low) else verb
    if verb != "continue":
        return verb
    inner = base_at(low, at + 1) if low[at : at + 1] == ["to"] else None
    return low[inner] if inner is not None else verb


def _same_side(told_by: Actor, subject: Actor) -> bool:
    return not told_by.codes or not subject.codes or bool(set(told_by.codes) & set(subject.codes))


def asks_what(line: Line, start: int, end: int, before: list[str]) -> bool:
    """Whether the object of a lone verb stands before it: `the form that any compromise will take`."""
    lone = " " not in line.text[start:end]
    return lone and any(word in ("what", "which", "that", "whom") for word in before)


def chosen(line: Line, found: Complement, subject: Actor) -> bool:
    """Whether what is only foretold (`is expected to`, `will`) is something that its subject can choose to do."""
    if found.modality not in ("planned", "considered") or found.form not in ("base", "gerund", "participle"):
        return True
    verb = lemma_at(line, found.start, found.form)
    if subject.kind in ("event", "instrument"):
        passive = verb == "be" and base_at(line.words.low, found.start) is not None
        held = verb == "take" and not _TAKES.isdisjoint(line.words.low[found.start + 1 : found.start + 3])
        return found.form == "participle" or passive or held or verb in INCHOATIVE
    if verb == "take" and any(word in _TIMES for word in line.words.low[found.start + 1 : found.start + 4]):
        return False  # `it will take years`
    if verb not in BASES or BASES[verb].control:
        return True
    if verb in GETS and line.words.low[found.start - 1] == "to" and line.words.low[found.start - 2] in BE:
        return True
    at = skip_adverbs(line.words.low, found.start)
    return found.form == "base" and line.words.low[at] in BASES and controls(line.words.low, at)


def transitive(line: Line, found: Complement) -> bool:
    """Whether a verb that need not be chosen has an object here: `increase its exports`; not `rise in May`."""
    low = line.words.low
    at = skip_adverbs(low, found.start) + 1
    if low[at - 1] in ("see", "have"):  # `wishes to see more trade` is a hope
        return False
    return (
        found.form == "base"
        and at < len(low)
        and (low[at] in DETERMINER or low[at][0].isdigit() or low[at][0] in _MONEY or line.headline)
        and low[at] not in PREPOSITION
    )


def inner_modality(line: Line, start: int, modality: str) -> str:
    """`considered` where the action itself begins with consider, study or the like; else the modality given."""
    low = line.words.low
    verb = skip_adverbs(low, start)
    if verb >= len(low):
        return modality
    word = low[verb]
    considers = word in _CONSIDERING or any(
        word == v[:-1] + "ing" if v.endswith("e") else word in (v + "ing", v[:-1] + "ying") for v in _CONSIDERING
    )
    if considers or (word in ("look", "looking") and low[verb + 1 : verb + 2] in (["into"], ["at"])):
        return "considered" if modality != "requested" else modality
    return modality
