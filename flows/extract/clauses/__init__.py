"""The clauses in which somebody undertakes an action or asks for one: cue, subject, complement, single actions."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from flows.extract.analysis import within
from flows.extract.clauses.actor import Actor
from flows.extract.clauses.actors import noun_phrase
from flows.extract.clauses.complement import Complement
from flows.extract.clauses.complements import FRAMES
from flows.extract.clauses.cues import CUES, Cue
from flows.extract.clauses.extent import limit
from flows.extract.clauses.firms import Firms
from flows.extract.clauses.glance import Glance
from flows.extract.clauses.line import PREPOSITION, PUNCTUATION, SUBJECT_PRONOUN, Line, base_at, is_finite
from flows.extract.clauses.line import line as read_line
from flows.extract.clauses.lists import Opened, item_action, item_at, opens_list
from flows.extract.clauses.modals import asks_what, chosen, given, inner_modality, under_modal
from flows.extract.clauses.predicates import before_next_stance, before_predicate
from flows.extract.clauses.split import lemma_at, split
from flows.extract.clauses.subjects import FORECASTER, follows_be, promising, subject_of
from flows.extract.clauses.verbs import BASES
from flows.extract.clauses.voices import Voices
from flows.extract.parties.mentions import Mention, Parties
from flows.extract.text.lexicon import Hit
from flows.extract.text.sentences import Sentence

MAX_SENTENCE = 3000
"""A longer stretch without a full stop is no sentence (a table, a list of names) and is not read."""
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


class Around(NamedTuple):
    """What a sentence is read beside: whether its document is about several countries, its firms and quotations."""

    several: bool
    firms: Firms
    voices: Voices


def clauses(text: str, folded: str, sentences: Sequence[Sentence], parties: Parties) -> Iterator[Clause]:
    """The clauses of a view in order. A sentence without a cue costs nothing; time is linear in the text."""
    hits = CUES.find(folded)
    mentions = parties.mentions
    several = len(parties.principal) > 1
    around = Around(several, Firms(text, parties), Voices(text, sentences, mentions))
    at, count = 0, len(hits)
    opened: Opened | None = None
    for sentence in sentences:
        start, end, kind = sentence
        while at < count and hits[at].start < start:
            at += 1
        first = at
        while at < count and hits[at].end <= end:
            at += 1
        item = item_at(text, sentence) if opened is not None else None
        if item is None:
            opened = None
            if first == at and kind != "headline":
                continue
        if end - start > MAX_SENTENCE:
            continue
        named = within(mentions, start, end)
        if opened is not None and item is not None:
            yield from _item(text, item, named, opened)
            continue
        last = at
        if text[end - 1] == ":" and first < at:
            opened = opens_list(read_line(text, sentence, named), hits[at - 1], several)
            last -= opened is not None
        if named or several:
            yield from _in_sentence(text, folded, sentence, hits[first:last], named, around)


def _item(text: str, item: Sentence, mentions: Sequence[Mention], opened: Opened) -> Iterator[Clause]:
    """An item of a list that a cue has opened (`Both sides agreed:`), as an action of the same subject."""
    line = read_line(text, item, mentions)
    found = item_action(line, opened)
    if found is not None:
        actions = _actions(line, found, limit(line, found.start, found.form))
        hit, who = opened.hit, opened.subject
        yield Clause(hit.entry.lemma, "list", hit.start, hit.end, who, None, tuple(actions), item)


def _in_sentence(
    text: str,
    folded: str,
    sentence: Sentence,
    hits: Sequence[Hit[Cue]],
    mentions: Sequence[Mention],
    around: Around,
) -> Iterator[Clause]:
    several = around.several
    glance = Glance(text, folded, sentence)
    hits = [hit for hit in hits if promising(hit, mentions, several) and not glance.hopeless(hit)]
    headline = sentence.kind == "headline" and bool(mentions) and " to " in text[sentence.start : sentence.end].lower()
    if not hits and not headline:
        return
    line = around.voices.heard(read_line(text, sentence, mentions), sentence)
    done = -1
    for hit in hits:
        if hit.start < done:
            continue
        found = _clause(line, hit, sentence, around)
        if found:
            done = found.actions[-1].end
            yield found
    if headline and done < 0:
        found = _telegraphic(line, sentence)
        if found:
            yield found


def _clause(line: Line, hit: Hit[Cue], sentence: Sentence, around: Around) -> Clause | None:
    first, after = line.words.at(hit.start), line.words.at(hit.end)
    if first == after or line.words.starts[first] != hit.start or line.words.ends[after - 1] != hit.end:
        return None  # part of a longer word: `state-set`
    if hit.entry.after is not None and follows_be(line, first):
        hit = hit._replace(entry=hit.entry.after)
    return _governed(line, hit, sentence, around) or _owned(line, hit, sentence, around)


def _owned(line: Line, hit: Hit[Cue], sentence: Sentence, around: Around) -> Clause | None:
    """The clause of a word as a noun: `Peru's offer to build …`."""
    noun = hit.entry.noun
    if noun is None or noun is hit.entry:
        return None
    return _governed(line, hit._replace(entry=noun), sentence, around)


def _governed(line: Line, hit: Hit[Cue], sentence: Sentence, around: Around) -> Clause | None:
    first, after = line.words.at(hit.start), line.words.at(hit.end)
    if not hit.entry.leans and not any(FRAMES[f.name](line, first, after, f, None) for f in hit.entry.frames):
        return None
    subject = subject_of(line, first, hit.entry, around.several, around.firms)
    if subject is None:
        return None
    for frame in hit.entry.frames:
        found = FRAMES[frame.name](line, first, after, frame, subject)
        if found:
            return _made(line, sentence, hit, found, subject, frame.name)
    return None


def _made(line: Line, sentence: Sentence, hit: Hit[Cue], found: Complement, subject: Actor, rule: str) -> Clause | None:
    """The clause of a cue with its complement found; None where that is nothing that can be undertaken."""
    low, first = line.words.low, line.words.at(hit.start)
    end = limit(line, found.verb if found.verb > 0 else found.start, found.form)
    if rule == "approved":
        end = next(
            (k for k in range(found.start + 1, end) if low[k] in _PASSIVE and low[k + 1 : k + 2] == ["approved"]), end
        )
    if rule == "self":
        end = before_next_stance(line, found.start, end)
    if rule == "owned":
        end = before_predicate(line, found.start, end)
    if rule == "front":
        end = line.words.at(subject.start) - 1
    if end <= found.start or not chosen(line, found, subject):
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
    actions = _actions(line, found, end)
    if rule == "bare" or hit.entry.after_be:
        actions = [
            a._replace(modality=given(line, hit.entry.lemma, line.words.at(a.start), a.form, a.modality))
            for a in actions
        ]
    if rule == "bare" and len(actions) == 1 and asks_what(line, actions[0].start, actions[0].end, low[:first]):
        return None
    if subject.kind == "instrument" and not subject.codes:  # `The accord, signed by …, calls for …`
        inserted = (m for m in line.mentions if subject.end <= m.start < hit.start)
        subject = subject._replace(codes=tuple(sorted({code for m in inserted for code in m.codes})))
    who = _undertaker(found, subject, rule)
    return Clause(hit.entry.lemma, rule, hit.start, hit.end, who, found.asked, tuple(actions), sentence)


def _undertaker(found: Complement, subject: Actor, rule: str) -> Actor:
    """The owner that the complement names (`Japan's readiness to …`), where it is one of those who speak."""
    owner = found.owner
    if owner is None or not owner.codes:
        return subject
    return owner if not subject.codes or rule == "noun" or set(owner.codes) <= set(subject.codes) else subject


def _disclaimer(low: list[str], first: int, found: Complement) -> Complement:
    """`do not seek to exclude anyone` is quoted whole, as a stance that stands."""
    if low[first - 1].endswith("n't"):
        return found._replace(start=first - 1, form="phrase", modality="reaffirmed")
    if low[first - 1] == "not" and first > 1:
        return found._replace(start=first - 2, form="phrase", modality="reaffirmed")
    return found


def _actions(line: Line, found: Complement, end: int) -> list[Action]:
    low = line.words.low
    actions: list[Action] = []
    for start, stop, form in split(line, found.start, end, found.form):
        while start + 1 < stop and low[start] in _ALSO:
            start += 1
        modality = found.modality
        if actions and form == "base" and low[start] in _ANNOUNCING and low[start + 1] == "to":
            start, modality = start + 2, "planned"
        modality = inner_modality(line, start, modality)
        actions.append(
            Action(line.words.starts[start], line.words.ends[stop - 1], lemma_at(line, start, form), form, modality)
        )
    return actions


def _telegraphic(line: Line, sentence: Sentence) -> Clause | None:
    """`X, Y to double trade and cooperate on Z`: a headline whose verb is an infinitive."""
    low = line.words.low
    told = next((k for k in range(max(len(low) - 3, 0), len(low)) if low[k] in FORECASTER), 0)
    if told and low[told - 1] in (",", "-", "--"):  # `Chile to cut output, traders say`
        return None
    for at in range(1, len(low) - 1):
        verb = base_at(low, at + 1) if low[at] == "to" else None
        if verb is not None:
            subject = noun_phrase(line, at - 1)
            if subject is None or subject.kind not in ("party", "speaker") or subject.start != line.words.starts[0]:
                return None
            if any(word in PREPOSITION and word != "of" for word in low[:at]):  # `Japan in last effort to …`
                return None
            if low[verb] not in BASES or not BASES[low[verb]].control:
                return None
            actions = _actions(line, Complement(at + 1, "base", "planned"), limit(line, at + 1))
            start, end = line.words.starts[at], line.words.ends[at]
            return Clause("to", "headline", start, end, subject, None, tuple(actions), sentence)
        if (low[at] in PUNCTUATION and low[at] not in (",", "-")) or low[at] in SUBJECT_PRONOUN or is_finite(line, at):
            return None
    return None
