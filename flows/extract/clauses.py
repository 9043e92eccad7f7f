"""The clauses in which somebody undertakes an action or asks for one: cue, subject, complement, single actions."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from flows.extract.actors import Actor, before_verb, noun_phrase, of_main_clause
from flows.extract.complements import FRAMES, Complement, inner_modality
from flows.extract.cues import CUES, Cue
from flows.extract.lexicon import Hit
from flows.extract.line import (
    BE,
    MODAL,
    NEGATION,
    PUNCTUATION,
    REPORT,
    SUBJECT_PRONOUN,
    Line,
    base_at,
    is_adverb,
    is_finite,
)
from flows.extract.parties import Mention
from flows.extract.sentences import Sentence
from flows.extract.split import limit, split
from flows.extract.verbs import BASES, lemma
from flows.extract.words import CLASSES, words

ANALYST = CLASSES["analyst"]
BELIEF = CLASSES["belief"]
EVENT = CLASSES["event"]
INCHOATIVE = CLASSES["inchoative"]
_CONDITION = frozenset({"if", "whether", "unless", "until", "once"})
_NOT_BEFORE_GERUND = frozenset("of by without for from against on in before after despite than".split())
_GIVING = frozenset("give provide grant help assist support aid donate contribute lend back".split())
_REPORTED = frozenset({"would", "should", "must", "may"})


class Action(NamedTuple):
    """One action, text[start:end] of the view, with its lemma (None for noun phrases) and form."""

    start: int
    end: int
    lemma: str | None
    form: str
    modality: str


class Clause(NamedTuple):
    """A cue with who is its subject (None where none was found), who is asked, and the actions it governs."""

    cue: str
    rule: str
    cue_start: int
    cue_end: int
    subject: Actor | None
    asked: Actor | None
    actions: tuple[Action, ...]
    sentence: Sentence


def clauses(text: str, folded: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> Iterator[Clause]:
    """The clauses of a view in order. A sentence without a cue costs nothing; time is linear in the text."""
    hits = CUES.find(folded)
    at = low = 0
    for sentence in sentences:
        while at < len(hits) and hits[at].start < sentence.start:
            at += 1
        first = at
        while at < len(hits) and hits[at].end <= sentence.end:
            at += 1
        if first == at and sentence.kind != "headline":
            continue
        while low < len(mentions) and mentions[low].start < sentence.start:
            low += 1
        high = low
        while high < len(mentions) and mentions[high].end <= sentence.end:
            high += 1
        if sentence.end - sentence.start <= MAX_SENTENCE:
            yield from _in_sentence(text, sentence, hits[first:at], mentions[low:high])


MAX_SENTENCE = 3000
"""A longer stretch without a full stop is no sentence (a table, a list of names) and is not read."""


def _in_sentence(
    text: str, sentence: Sentence, hits: Sequence[Hit[Cue]], mentions: Sequence[Mention]
) -> Iterator[Clause]:
    headline = sentence.kind == "headline"
    if not mentions and not any(hit.entry.form != "literal" for hit in hits):
        return
    line = Line(text, words(text, sentence.start, sentence.end), mentions, headline)
    done = -1
    for hit in hits:
        if hit.start < done:
            continue
        found = _clause(line, hit, sentence)
        if found:
            done = found.actions[-1].end
            yield found
    if headline and done < 0:
        found = _telegraphic(line, sentence)
        if found:
            yield found


def _clause(line: Line, hit: Hit[Cue], sentence: Sentence) -> Clause | None:
    cue = hit.entry
    first, after = line.words.at(hit.start), line.words.at(hit.end)
    if line.mention_at(first) is not None or _ruled_out(line, first, cue):
        return None
    subject = _subject(line, first, cue)
    if subject is None or subject.kind in ("other", "analyst"):
        return None
    if subject.kind == "event" and cue.form != "literal":
        return None
    for frame in cue.frames:
        found = FRAMES[frame.name](line, first, after, frame, subject)
        if found:
            return _made(line, sentence, hit, found, subject, frame.name)
    return None


def _ruled_out(line: Line, first: int, cue: Cue) -> bool:
    """Whether the form of the cue, or what stands before it, keeps it from being a verb that undertakes something."""
    low = line.words.low
    before = first - 1
    while before >= 0 and is_adverb(low[before]) and low[before] not in NEGATION:
        before -= 1
    word = low[before] if before >= 0 else ""
    if word in NEGATION or word.endswith("n't"):
        return True
    if cue.after_be:
        return word not in BE and not line.headline
    if cue.progressive:
        return word not in BE
    if cue.form == "literal":
        return False
    if cue.form == "gerund":
        return word in _NOT_BEFORE_GERUND
    if cue.form == "past":
        return word in BE or word == "being" or word == "to"
    if word == "to" or word in MODAL or word in ("did", "does", "do", "a", "an", "the", "its", "their", "his", "her"):
        return True
    return False


def _subject(line: Line, first: int, cue: Cue) -> Actor | None:
    low = line.words.low
    if cue.form == "gerund" and not cue.progressive:
        before = first - 1
        while before >= 0 and is_adverb(low[before]):
            before -= 1
        if before < 0 or low[before] not in BE:
            return of_main_clause(line, first)
    subject = before_verb(line, first)
    if subject is None:
        return None
    if cue.form == "base" and not subject.plural:
        return None
    if cue.form in ("base", "third") and not subject.bounded:
        return None
    at = line.words.at(subject.start)
    if any(word in _CONDITION for word in low[max(at - 3, 0) : at + 1]):
        return None
    return subject


def _made(line: Line, sentence: Sentence, hit: Hit[Cue], found: Complement, subject: Actor, rule: str) -> Clause | None:
    cue = hit.entry.lemma
    end = limit(line, found.start)
    if rule == "front":
        end = line.words.at(subject.start) - 1
    if end <= found.start:
        return None
    if rule == "bare":
        checked = _modal(line, hit, found, subject)
        if checked is None:
            return None
        subject, found = checked
    who = subject
    if (
        found.owner is not None
        and found.owner.codes
        and (not subject.codes or rule == "noun" or set(found.owner.codes) <= set(subject.codes))
    ):
        who = found.owner
    actions = []
    for start, stop, form in split(line, found.start, end, found.form):
        begin, finish = line.words.starts[start], line.words.ends[stop - 1]
        if finish > begin:
            verb = _lemma(line, start, form)
            actions.append(Action(begin, finish, verb, form, inner_modality(line, start, found.modality)))
    if not actions:
        return None
    return Clause(cue, rule, hit.start, hit.end, who, found.asked, tuple(actions), sentence)


def _lemma(line: Line, start: int, form: str) -> str | None:
    if form in ("phrase", "clause"):
        return None
    low = line.words.low
    for at in range(start, min(start + 5, len(low))):
        if not is_adverb(low[at]) and low[at] != "to":
            return lemma(low[at]) or low[at]
    return None


def _modal(line: Line, hit: Hit[Cue], found: Complement, subject: Actor) -> tuple[Actor, Complement] | None:
    """What a modal makes of its clause: `will give` is pledged, `he said X should` requested by him; None where nothing."""
    low = line.words.low
    first = line.words.at(hit.start)
    teller = _teller(line, first, subject)
    if teller is not None and teller.kind in ("analyst", "other"):
        return None
    word = hit.entry.lemma
    if any(w in BELIEF for w in low[max(first - 14, 0) : first]):
        return None
    if word in ("should", "must"):
        if subject.kind not in ("party", "speaker") or teller is None or found.form != "base":
            return None
        if set(teller.codes) == set(subject.codes) and len(teller.codes) == 1:
            return None
        return teller, found._replace(asked=subject)
    if word in ("would", "may") and word in _REPORTED and subject.kind == "event":
        return None
    if word == "would" and (teller is None or not _same_side(teller, subject)):
        return None
    if teller is not None and teller.codes and subject.codes and not set(teller.codes) & set(subject.codes):
        return None
    if subject.kind in ("event", "instrument"):
        verb = line.words.low[found.start]
        if found.form != "participle" and verb not in INCHOATIVE:
            return None
    elif found.form == "participle":
        return None
    if word in ("will", "would", "shall") and found.form == "base" and _lemma(line, found.start, "base") in _GIVING:
        found = found._replace(modality="pledged")
    if word in ("is to", "are to") and subject.kind not in ("party", "speaker", "event"):
        return None
    return subject, found


def _same_side(teller: Actor, subject: Actor) -> bool:
    return not teller.codes or not subject.codes or bool(set(teller.codes) & set(subject.codes))


def _teller(line: Line, verb: int, subject: Actor) -> Actor | None:
    """Who says the clause that the verb stands in: `X said …`, `…, X said`."""
    low = line.words.low
    for at in range(verb - 1, 0, -1):
        if low[at] in REPORT and not low[at].endswith("ing") and is_finite(line, at):
            return before_verb(line, at)
    for at in range(verb + 1, len(low)):
        if low[at] in REPORT and not low[at].endswith("ing") and low[at - 1] not in PUNCTUATION and is_finite(line, at):
            comma = next((k for k in range(at - 1, max(at - 14, verb), -1) if low[k] in (",", '"')), None)
            if comma is None:
                return None
            return noun_phrase(line, at - 1, comma + 1)
        if low[at] in ("said", "says") and low[at - 1] in (",", '"'):
            end = next((k for k in range(at + 1, len(low)) if low[k] in (",", ".", "who", "after", "at")), len(low))
            return noun_phrase(line, end - 1, at + 1) if end > at + 1 else None
    return None


def _telegraphic(line: Line, sentence: Sentence) -> Clause | None:
    """`X, Y to double trade and cooperate on Z`: a headline whose verb is an infinitive."""
    low = line.words.low
    for at in range(1, len(low) - 1):
        if low[at] == "to" and base_at(low, at + 1) is not None:
            subject = noun_phrase(line, at - 1)
            if subject is None or subject.kind not in ("party", "speaker") or subject.start != line.words.starts[0]:
                return None
            verb = base_at(low, at + 1)
            if verb is None or low[verb] not in BASES or not BASES[low[verb]].control:
                return None
            actions = tuple(
                Action(
                    line.words.starts[s],
                    line.words.ends[e - 1],
                    _lemma(line, s, form),
                    form,
                    inner_modality(line, s, "planned"),
                )
                for s, e, form in split(line, at + 1, limit(line, at + 1), "base")
            )
            return Clause(
                "to", "headline", line.words.starts[at], line.words.ends[at], subject, None, actions, sentence
            )
        if (low[at] in PUNCTUATION and low[at] not in (",", "-")) or low[at] in SUBJECT_PRONOUN or is_finite(line, at):
            return None
    return None
