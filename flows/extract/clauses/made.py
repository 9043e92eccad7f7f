"""The clause that a cue makes of its complement: where its actions end, how they part, of what modality they are."""

from typing import NamedTuple

from flows.extract.clauses.actor import INSTRUMENT, Actor
from flows.extract.clauses.complement import Complement
from flows.extract.clauses.cues import Cue
from flows.extract.clauses.extent import limit
from flows.extract.clauses.line import DETERMINER, Line
from flows.extract.clauses.modals import asks_what, chosen, given, inner_modality, transitive, under_modal
from flows.extract.clauses.predicates import before_next_stance, before_predicate
from flows.extract.clauses.split import lemma_at, split
from flows.extract.text.lexicon import Hit
from flows.extract.text.sentences import Sentence

_INTENDING = frozenset({"want", "plan", "aim", "intend", "wish"})
"""Who has such an intention chooses what happens to an object: `wants to increase its exports`."""
_PASSIVE = frozenset({"was", "were", "is", "are", "been"})
_ALSO = frozenset({"also", "then", "therefore", "however"})
_ANNOUNCING = frozenset({"intend", "plan", "aim"})
"""Verbs that, joined to an action, announce another one: `will open a school, and intend to train …`."""


class Action(NamedTuple):
    """One action, text[start:end] of the view, with its lemma (None for noun phrases) and form."""

    start: int
    end: int
    lemma: str | None
    form: str
    modality: str


class Clause(NamedTuple):
    """A cue with who is its subject, who is asked (None where nobody is named), and the actions it governs."""

    cue: str
    rule: str
    cue_start: int
    cue_end: int
    subject: Actor
    asked: Actor | None
    actions: tuple[Action, ...]
    sentence: Sentence


def made(line: Line, sentence: Sentence, hit: Hit[Cue], found: Complement, subject: Actor, rule: str) -> Clause | None:
    """The clause of a cue with its complement found; None where that is nothing that can be undertaken."""
    low, first = line.words.low, line.words.at(hit.start)
    end = limit(line, found.verb if found.verb > 0 else found.start, found.form)
    if rule == "approved":
        end = next(
            (k for k in range(found.start + 1, end) if low[k] in _PASSIVE and low[k + 1 : k + 2] == ["approved"]), end
        )
    if rule == "passed":
        end = first - 1 - (low[first - 2] in ("has", "have"))
    if rule == "self":
        end = before_next_stance(line, found.start, end)
    if rule == "owned":
        end = before_predicate(line, found.start, end)
    if rule == "front":
        end = line.words.at(subject.start) - 1
    if end <= found.start or not (
        chosen(line, found, subject) or (rule == "to" and hit.entry.lemma in _INTENDING and transitive(line, found))
    ):
        return None
    if rule == "bare":
        checked = under_modal(line, first, hit.entry.lemma, found, subject)
        if checked is None:
            return None
        subject, found = checked
    if rule == "to" and first:
        found = _disclaimer(low, first, found)
    if subject.kind == "instrument" and found.modality == "requested" and rule != "bare":
        found = found._replace(modality="agreed")  # `the memorandum calls for …`
    if hit.entry.lemma == "decide" and len(subject.codes) > 1:
        found = found._replace(modality="agreed")  # decided jointly
    actions = actions_of(line, found, end)
    if rule == "bare" or hit.entry.after_be:
        actions = [
            a._replace(modality=given(line, hit.entry.lemma, line.words.at(a.start), a.form, a.modality))
            for a in actions
        ]
    if rule == "bare" and subject.kind == "party" and _under_accord(low, line.words.at(subject.start)):
        promised = "agreed" if len(subject.codes) > 1 else "pledged"
        actions = [a._replace(modality=promised) if a.modality == "planned" else a for a in actions]
    if rule == "bare" and len(actions) == 1 and asks_what(line, actions[0].start, actions[0].end, low[:first]):
        return None
    if subject.kind == "instrument" and not subject.codes:  # `The accord, signed by …, calls for …`
        inserted = (m for m in line.mentions if subject.end <= m.start < hit.start)
        subject = subject._replace(codes=tuple(sorted({code for m in inserted for code in m.codes})))
    who = _undertaker(found, subject, rule)
    return Clause(hit.entry.lemma, rule, hit.start, hit.end, who, found.asked, tuple(actions), sentence)


def _under_accord(low: list[str], subject: int) -> bool:
    """Whether a sentence tells what an instrument binds to: `Under the protocol, Peru will …`."""
    return subject > 1 and low[0] == "under" and low[1] in DETERMINER and not INSTRUMENT.isdisjoint(low[2:subject])


def _undertaker(found: Complement, subject: Actor, rule: str) -> Actor:
    """The owner that the complement names (`Japan's readiness to …`), where it is one of those who speak."""
    owner = found.owner
    if owner is None or not owner.codes:
        return subject
    return (
        owner
        if not subject.codes or rule in ("noun", "accepted", "asked") or set(owner.codes) <= set(subject.codes)
        else subject
    )


def _disclaimer(low: list[str], first: int, found: Complement) -> Complement:
    """`do not seek to exclude anyone` is quoted whole, as a stance that stands."""
    if low[first - 1].endswith("n't"):
        return found._replace(start=first - 1, form="phrase", modality="reaffirmed")
    if low[first - 1] == "not" and first > 1:
        return found._replace(start=first - 2, form="phrase", modality="reaffirmed")
    return found


def actions_of(line: Line, found: Complement, end: int) -> list[Action]:
    low = line.words.low
    actions: list[Action] = []
    for start, stop, form in split(line, found.start, end, found.form):
        while start + 1 < stop and low[start] in _ALSO:
            start += 1
        while stop - 1 > start and low[stop - 1] == ",":
            stop -= 1
        modality = found.modality
        if actions and form == "base" and low[start] in _ANNOUNCING and low[start + 1] == "to":
            start, modality = start + 2, "planned"
        modality = inner_modality(line, start, modality)
        actions.append(
            Action(line.words.starts[start], line.words.ends[stop - 1], lemma_at(line, start, form), form, modality)
        )
    return actions
