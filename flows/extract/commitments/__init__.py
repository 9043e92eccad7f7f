"""Commitments: the actions that parties undertake or ask of each other, who to whom, about what and until when."""

import re
from collections import Counter
from datetime import date
from typing import Any

from flows.extract.analysis import Analysis, within
from flows.extract.clauses import clauses
from flows.extract.clauses.actor import Actor, is_shared_body
from flows.extract.clauses.made import Action, Clause
from flows.extract.clauses.modals import MEETINGS
from flows.extract.commitments.deadlines import deadline as deadline_of
from flows.extract.commitments.topics import about
from flows.extract.parties import Mention

STALE_DAYS = 45
"""What was asked longer ago than this is history, unless the document says that it stands."""
STANDS_DAYS = 4 * 365
"""What was agreed or promised stands longer than a request: it is carried out over years."""
_OF_A_STATE = frozenset({"ministry", "minister", "government", "secretary"})
"""Words that tell a part of a state's government from a bank or a party."""
_HEADS_OF_STATE = ("President ", "Premier ", "King ", "Queen ", "Emir ", "Sultan ", "Chancellor ")
_OFFICIAL = _OF_A_STATE | set(
    "ministers cabinet president presidency department embassy parliament foreign gov.uk".split()
)
"""Words in the name of a publisher that is a part of a state."""
_IN_PASSING = 4
"""A third country named so many times less often than the second is no party of the story."""
_OF_A_BLOC = frozenset({"ministers", "commissioners"})
"""Who speaks for a bloc without its name, where a document is about it first of all."""
_COUNTRY = 3
_INITIALS = 4
"""Letters and points of a name that stands as an adjective too: `U.S.`, `EC`."""
_FIRST = 12
_NOUN_BEHIND = re.compile(
    r" (?!(?:to|in|on|for|by|and|or|of|with|at|as|is|are|was|were|will|would)\b)[A-Za-z]{4}", re.I
)
_DECIDED = frozenset({"it was decided", "it was also decided", "it was further decided", "it has been decided"})
"""What is decided where two meet, they agree on."""
_AHEAD = frozenset({"will", "shall"})
"""What is said by these lies ahead, whatever else the sentence dates: `Under a pact of 2016, Peru will buy …`."""
_JOINT_BODY = re.compile(
    r"\b(?:joint|mixed|bilateral|intergovernmental|inter governmental|binational|coordination|strategic) "
    r"(?:\w+ ){0,4}(?:committee|commission|council)\b"
)
"""A body that two states have together."""
_NEVER_ADDRESSED = frozenset({"planned", "considered"})


def commitments(a: Analysis) -> list[dict[str, Any]]:
    """One row per action, in the order of the text.

    Each has start and end (view offsets), the columns of ANNOTATION.md, lemma, rule, confidence and evidence.
    """
    rows: list[dict[str, Any]] = []
    if not a.parties.mentions:
        return rows
    reached = -1
    pair = _pair(a)
    for clause in clauses(a.text, a.fold, a.sentences, a.parties):
        if _is_history(a, clause):
            continue
        parties = _parties(a, pair, clause, rows)
        if not parties and not _may_be_states(a.fold, clause.subject):
            continue
        for action in clause.actions:
            if action.start >= reached:
                rows.append(_row(a, pair, clause, action, parties))
                reached = action.end
    return rows


def _may_be_states(folded: str, subject: Actor) -> bool:
    """Whether a subject of no known country may be states all the same: `the donors`; one that is alone is a person."""
    if subject.kind == "event":
        return not MEETINGS.isdisjoint(folded[subject.start : subject.end].split())
    return subject.kind == "instrument" or (subject.plural and subject.kind != "nobody")


def _row(a: Analysis, pair: frozenset[str], clause: Clause, action: Action, parties: tuple[str, ...]) -> dict[str, Any]:
    subject = clause.subject
    said = about(a, clause, action)
    evidence = {"cue": (clause.cue_start, clause.cue_end)} | {
        f"topic {name}": span for name, span in said.words.items()
    }
    evidence["parties"] = (subject.start, subject.end)
    if clause.asked is not None:
        evidence["addressees"] = (clause.asked.start, clause.asked.end)
    deadline = deadline_of(a, action)
    if deadline is not None:
        evidence["date"] = (deadline.start, deadline.end)
    return {
        "start": action.start,
        "end": action.end,
        "modality": "agreed" if clause.cue in _DECIDED and len(parties) > 1 else action.modality,
        "parties": list(parties),
        "addressees": _addressees(a, pair, clause, action, parties),
        "topics": list(said.names),
        "due": deadline.last if deadline is not None else None,
        "lemma": action.lemma,
        "rule": f"{clause.cue.replace(' ', '_')}_{clause.rule}",
        "confidence": _confidence(clause, action, parties),
        "evidence": evidence,
    }


def _parties(a: Analysis, pair: frozenset[str], clause: Clause, before: list[dict[str, Any]]) -> tuple[str, ...]:
    """Whose undertaking a clause is; what `will be provided` is promised by those who promised before."""
    subject = clause.subject
    if subject.kind == "event" and clause.actions[0].modality == "pledged" and before:
        return tuple(before[-1]["parties"])
    sitting = clause.rule == "course" and len(a.parties.home) == 1 and " cabinet " in a.fold
    if sitting and (not subject.codes or set(a.parties.home) < set(subject.codes)):
        return a.parties.home  # `Ministers gave the green light to …`
    if subject.codes:
        return subject.codes
    if subject.kind == "nobody" and clause.actions[0].modality != "agreed":  # what a government says of its own plans
        if len(a.parties.home) == 1 and (_is_official(a) or " cabinet " in a.fold):
            return a.parties.home
        met = clause.cue in _DECIDED and any(m.kind == "group" for m in a.parties.mentions)
        return tuple(sorted(pair)) if met else ()
    if subject.kind in ("speaker", "party") and subject.plural and a.parties.principal:
        first = a.parties.principal[0]
        if len(first) != _COUNTRY and a.fold[subject.start : subject.end].split()[-1] in _OF_A_BLOC:
            return (first,)  # `Ministers called on the Commission to …` in news of the Community
    together = subject.kind == "speaker" and subject.plural and a.fold.startswith(("the ", "both "), subject.start)
    if pair and (together or subject.kind in ("event", "instrument", "nobody")):
        return tuple(sorted(pair))  # `The health ministries will meet`
    if pair and is_shared_body(a.text[subject.start : subject.end]) and _JOINT_BODY.search(a.fold):
        return tuple(sorted(pair))  # `The commission will meet again in May`
    asked = set(clause.asked.codes) if clause.asked is not None else set()
    if len(asked) == 1 and asked < pair and _is_one_of_two(a, clause):
        return tuple(pair - asked)  # of two countries, `President Moyo` asks the other to act
    named = a.fold[subject.start : subject.end]
    if len(a.parties.home) == 1 and named.endswith(("cabinet", "council of ministers")):
        return a.parties.home  # whose `Cabinet` is spoken of with no more words
    if subject.kind in ("speaker", "party") and not _OF_A_STATE.isdisjoint(a.fold[subject.start : subject.end].split()):
        if len(asked) == 1 and asked < pair:
            return tuple(pair - asked)  # `The ministry has called on Peru to …`
        if len(a.parties.home) == 1 and set(a.parties.home) <= set(a.parties.principal) - asked:
            return a.parties.home
    if clause.rule == "approved":  # a cabinet undertakes it towards those whom the action names
        action = clause.actions[0]
        own = set(a.parties.principal) - {
            code for m in within(a.parties.mentions, action.start, action.end) for code in m.codes
        }
        return tuple(own) if len(own) == 1 else a.parties.home
    return ()


def _is_one_of_two(a: Analysis, clause: Clause) -> bool:
    """Whether who asks one of two countries for something is of the other: a head of state, `he` for whom no name is.

    Nobody asks their own state in a document about two.
    """
    subject = clause.subject
    if a.text.startswith(_HEADS_OF_STATE, subject.start):
        return True
    return clause.actions[0].modality == "requested" and a.fold[subject.start : subject.end] in ("he", "she")


def _addressees(
    a: Analysis, pair: frozenset[str], clause: Clause, action: Action, parties: tuple[str, ...]
) -> list[str]:
    """Who is asked or promised to, where that is not simply all of the parties."""
    if action.modality == "requested":
        if clause.asked is not None and not clause.asked.codes and clause.asked.kind in ("party", "pronoun"):
            found = _other_of(pair, parties) if len(parties) == 1 else set()  # `invited the premier to …`
        elif clause.asked is not None and clause.asked.codes:
            found = set(clause.asked.codes)
            if found == set(parties) and clause.asked.kind == "party" and _is_pronoun(a, clause.asked):
                found = _other_of(pair, parties)  # `He invited him to visit Peru`
        else:
            named = within(a.parties.mentions, action.start, action.end)
            found = {code for m in named if _attributive(a.text, m, action.start) for code in m.codes}
            involved = {code for m in named for code in m.codes}
            to_both = clause.cue in ("propose", "suggest") and clause.rule in ("to", "gerund")
            own = (
                clause.rule == "np" and not involved and clause.cue not in ("request", "demand")
            )  # `proposes tax cuts`
            if len(parties) == 1 and not found - set(parties) and involved <= pair and not (to_both or own):
                found = _other_of(pair, parties)  # what one of two wants, it wants of the other
        return [] if found == set(parties) else sorted(found - set(parties))
    if action.modality in _NEVER_ADDRESSED or action.form == "clause" or len(parties) != 1:
        return []
    named = [
        m
        for m in within(a.parties.mentions, action.start, action.end)
        if m.codes and not set(m.codes) & set(parties) and not _OCCASION.match(a.fold, m.end)
    ]
    if clause.rule == "self":  # a stance is one towards a single country that it names, or towards nobody
        return list(named[0].codes) if len({m.codes for m in named}) == 1 else []
    if named:
        return list(named[0].codes)
    if not pair and _is_official(a) and len(a.parties.home) == 1 and not set(parties) & set(a.parties.home):
        return list(a.parties.home)  # what a government's own report says that another agreed to
    return sorted(_other_of(pair, parties))


# `finish the talks before the ASEAN summit`: nobody promises that to those whose occasion it is
_OCCASION = re.compile(r"(?: s)? (?:\w+ )?(?:summit|conference|forum|games|presidency)\b")


def _is_official(a: Analysis) -> bool:
    """Whether the publisher is a part of a state."""
    return not _OFFICIAL.isdisjoint((a.doc.publisher or "").lower().replace(",", " ").split())


def _other_of(pair: frozenset[str], parties: tuple[str, ...]) -> set[str]:
    """The one country beside the parties, where the document is about two."""
    others = pair - set(parties)
    return set(others) if len(others) == 1 else set()


def _pair(a: Analysis) -> frozenset[str]:
    """The two countries that a document is about, a third but named in passing; empty where there are not two."""
    principal = a.parties.principal
    if len(principal) > 2:
        named = Counter(code for mention in a.parties.mentions for code in mention.codes)
        if named[principal[2]] * _IN_PASSING > named[principal[1]]:
            return frozenset()
    return frozenset(principal[:2]) if len(principal) > 1 else frozenset()


def _attributive(text: str, mention: Mention, opening: int) -> bool:
    """Whether a mention tells whose the following is: `Peru's help`, `Peruvian help`, `U.S. help`."""
    if mention.possessive or mention.kind == "demonym":
        return True
    short = text[mention.start : mention.end].replace(".", "").isupper() and mention.end - mention.start <= _INITIALS
    first = mention.start - opening <= _FIRST and not text.endswith("-", opening, mention.start)
    return short and first and _NOUN_BEHIND.match(text, mention.end) is not None


def _is_pronoun(a: Analysis, actor: Actor) -> bool:
    return a.fold[actor.start : actor.end] in ("him", "her", "them", "it")


def _is_history(a: Analysis, clause: Clause) -> bool:
    """Whether an undertaking is told as one of long ago: `agreed last year to …`. What one `has agreed` stands."""
    if clause.cue in _AHEAD:
        return False
    told = clause.subject.end  # of an owner that the complement names (`reaffirmed their wish`) the sentence tells
    told = told if told <= clause.cue_start else clause.sentence.start
    if {"has", "have"} & set(a.fold[told : clause.cue_start].split()):
        return False
    start, end = _clause_start(a.text, clause), min(clause.actions[0].start, clause.cue_end + 90)
    for period in within(a.periods, start, end):
        by_cue = period.start > clause.cue_start - 40 or period.start < start + 12
        if _RELATIVE.search(a.text, start, period.start) and a.text.startswith(",", period.end):
            continue  # `praised trade, which doubled in 2023, and agreed to …`
        if " and " in a.fold[period.end : clause.cue_start] and period.start > told:
            continue  # `thanked them for the suspects of last year and asked them to …`
        if by_cue and period.role in ("in", "since", "at") and _is_stale(period.last, a, clause):
            return True
    if a.fold.startswith(_LAST_YEAR, start):
        return True
    joined = a.fold.rfind(" and ", told, clause.cue_start)
    subject = clause.subject.start if start <= clause.subject.start < clause.cue_start else start
    # `In a statement issued after talks last year, both agreed to …` dates the talks; `who last year agreed` the accord
    after = max(subject, joined, clause.cue_start - 24)
    around = a.fold[after : clause.actions[0].start]
    return any(word in around for word in _YEARS_AGO)


_YEARS_AGO = (" last year ", " a year ago ", " years ago ")
_LAST_YEAR = ("last year ", " last year ")
_STANDING = frozenset({"agreed", "pledged", "planned"})
_RELATIVE = re.compile(r", (?:which|who|where|whose) [^,]*$")
_MAIN_CLAUSE = re.compile(r", (?:and|but|while) (?=[A-Z])|; ")


def _clause_start(text: str, clause: Clause) -> int:
    """Where the coordinated main clause of an undertaking begins: what dates the one before does not date it."""
    start = clause.sentence.start
    for mark in _MAIN_CLAUSE.finditer(text, start, max(clause.subject.start + 1, start)):
        start = mark.end()
    return start


def _is_stale(day: date | None, a: Analysis, clause: Clause) -> bool:
    published = a.doc.published_on
    if day is None or published is None:
        return False
    by_the_way = a.text.endswith("which ", 0, clause.subject.start)  # `the aid, which Lima undertook to give in 2022`
    stands = clause.actions[0].modality in _STANDING and clause.rule != "approved" and not by_the_way
    return (published - day).days > (STANDS_DAYS if stands else STALE_DAYS)


def _confidence(clause: Clause, action: Action, parties: tuple[str, ...]) -> float:
    """0.9 for a sure cue with resolved parties, less for each weaker sign."""
    sure = 0.9
    subject = clause.subject
    if not parties:
        sure -= 0.5
    elif subject.kind in ("event", "instrument"):
        sure -= 0.3
    if clause.rule in ("bare", "np", "self"):
        sure -= 0.15
    if clause.rule in ("front", "stance") or action.form == "clause":
        sure -= 0.1
    return round(max(sure, 0.1), 2)
