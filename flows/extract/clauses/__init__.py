"""The clauses in which somebody undertakes an action or asks for one: cue, subject, complement, single actions."""

from collections.abc import Generator, Iterator, Sequence
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
from flows.extract.clauses.lists import Opened, inline, item_action, item_at, opens_list
from flows.extract.clauses.made import Clause, actions_of, made
from flows.extract.clauses.subjects import FORECASTER, follows_be, promising, subject_of
from flows.extract.clauses.verbs import BASES
from flows.extract.clauses.voices import Voices
from flows.extract.parties.mentions import Mention, Parties
from flows.extract.text.lexicon import Hit
from flows.extract.text.sentences import Sentence

__all__ = ["Clause", "Glance", "clauses"]

MAX_SENTENCE = 3000
"""A longer stretch without a full stop is no sentence (a table, a list of names) and is not read."""
_JOINING = frozenset({"and", ",", ";"})


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
            if first == at and kind != "headline" and text[end - 1] != ":":
                continue
        if end - start > MAX_SENTENCE:
            continue
        named = within(mentions, start, end)
        if opened is not None and item is not None:
            yield from _item(text, folded, item, hits[first:at], named, opened, around)
        elif named or several:
            opened = yield from _with_list(text, folded, sentence, hits[first:at], named, around)


def _with_list(
    text: str,
    folded: str,
    sentence: Sentence,
    hits: Sequence[Hit[Cue]],
    mentions: Sequence[Mention],
    around: Around,
) -> Generator[Clause, None, Opened | None]:
    """The clauses of a sentence and of the list in it; returns the list that it opens for the lines that follow."""
    inside = inline(text, sentence)
    if inside is None and text[sentence.end - 1] != ":":
        yield from _in_sentence(text, folded, sentence, hits, mentions, around)
        return None
    head, items, marked = inside or (sentence, [], True)
    before = [hit for hit in hits if hit.end <= head.end]
    named = within(mentions, head.start, head.end)
    opened = opens_list(read_line(text, head, named), before, around.several, marked)
    if opened is None:
        yield from _in_sentence(text, folded, sentence, hits, mentions, around)
        return None
    own = before[:-1] if opened.hit is not None else before
    yield from _in_sentence(text, folded, head, own, named, around)
    for item in items:
        theirs = [hit for hit in hits if item.start <= hit.start and hit.end <= item.end]
        yield from _item(text, folded, item, theirs, within(mentions, item.start, item.end), opened, around)
    return None if items else opened


def _item(
    text: str,
    folded: str,
    item: Sentence,
    hits: Sequence[Hit[Cue]],
    mentions: Sequence[Mention],
    opened: Opened,
    around: Around,
) -> Iterator[Clause]:
    """An item of a list as an action of the subject before its colon, by the cue there or by one of its own."""
    if opened.hit is None:
        yield from _in_sentence(text, folded, item, hits, mentions, around, opened.subject)
        return
    line = read_line(text, item, mentions)
    found = item_action(line, opened)
    if found is not None:
        actions = actions_of(line, found, limit(line, found.start, found.form))
        hit, who = opened.hit, opened.subject
        yield Clause(hit.entry.lemma, "list", hit.start, hit.end, who, None, tuple(actions), item)


def _in_sentence(
    text: str,
    folded: str,
    sentence: Sentence,
    hits: Sequence[Hit[Cue]],
    mentions: Sequence[Mention],
    around: Around,
    heading: Actor | None = None,
) -> Iterator[Clause]:
    """The clauses of a sentence; `heading` is whose an item of a list is, which begins with its verb."""
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
        found = _clause(line, hit, sentence, around, heading)
        while found:
            done = found.actions[-1].end
            yield found
            found = _and_that(line, hit, sentence, found)
    if headline and done < 0:
        found = _telegraphic(line, sentence)
        if found:
            yield found


def _clause(
    line: Line, hit: Hit[Cue], sentence: Sentence, around: Around, heading: Actor | None = None
) -> Clause | None:
    first, after = line.words.at(hit.start), line.words.at(hit.end)
    if first == after or line.words.starts[first] != hit.start or line.words.ends[after - 1] != hit.end:
        return None  # part of a longer word: `state-set`
    if hit.entry.after is not None and follows_be(line, first):
        hit = hit._replace(entry=hit.entry.after)
    return _governed(line, hit, sentence, around, heading) or _owned(line, hit, sentence, around)


def _and_that(line: Line, hit: Hit[Cue], sentence: Sentence, before: Clause) -> Clause | None:
    """The next clause that a cue governs: `agreed that both would build a road, and | that talks should be held`."""
    low = line.words.low
    at = line.words.at(before.actions[-1].end)
    at += low[at : at + 1] == [","]
    if before.rule not in ("that", "should") or low[at : at + 2] != ["and", "that"]:
        return None
    frame = next(frame for frame in hit.entry.frames if frame.name == before.rule)
    found = FRAMES[frame.name](line, line.words.at(hit.start), at + 1, frame, before.subject)
    return made(line, sentence, hit, found, before.subject, frame.name) if found else None


def _owned(line: Line, hit: Hit[Cue], sentence: Sentence, around: Around) -> Clause | None:
    """The clause of a word as a noun: `Peru's offer to build …`."""
    noun = hit.entry.noun
    if noun is None or noun is hit.entry:
        return None
    return _governed(line, hit._replace(entry=noun), sentence, around)


def _governed(
    line: Line, hit: Hit[Cue], sentence: Sentence, around: Around, heading: Actor | None = None
) -> Clause | None:
    first, after = line.words.at(hit.start), line.words.at(hit.end)
    if not hit.entry.leans and not any(FRAMES[f.name](line, first, after, f, None) for f in hit.entry.frames):
        return None
    subject = subject_of(line, first, hit.entry, around.several, around.firms)
    if heading is not None and (first == 0 or (subject is None and line.words.low[first - 1] in _JOINING)):
        subject = heading
    if subject is None:
        return None
    for frame in hit.entry.frames:
        found = FRAMES[frame.name](line, first, after, frame, subject)
        if found:
            return made(line, sentence, hit, found, subject, frame.name)
    return None


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
            actions = actions_of(line, Complement(at + 1, "base", "planned"), limit(line, at + 1))
            start, end = line.words.starts[at], line.words.ends[at]
            return Clause("to", "headline", start, end, subject, None, tuple(actions), sentence)
        if (low[at] in PUNCTUATION and low[at] not in (",", "-")) or low[at] in SUBJECT_PRONOUN or is_finite(line, at):
            return None
    return None
