"""Actions as items of a list: under one cue (`Both sides agreed:`) or each under its own (`The two ministers:`).

The items stand on lines of their own, or in the sentence behind the colon, parted by marks or semicolons.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from flows.extract.clauses.actor import Actor
from flows.extract.clauses.actors import noun_phrase
from flows.extract.clauses.complement import ACTS, Complement
from flows.extract.clauses.cues import Cue
from flows.extract.clauses.line import PREPOSITION, Line, base_at
from flows.extract.clauses.subjects import subject_of
from flows.extract.clauses.verbs import BASES, GERUNDS, PARTICIPLES
from flows.extract.text.lexicon import Hit
from flows.extract.text.sentences import Sentence

_NUMBER = r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)]\s+"
_MARK = re.compile(rf"(?:[-–—•*·▪‣]\s+|{_NUMBER})")
_INLINE = re.compile(rf"(?<=[:;,.\s])\s(?:and )?{_NUMBER}")
_GRANTING = frozenset({"approve"})
_MAX_SUBJECT = 16
_SEMICOLON = re.compile(r";\s+(?:and\s+)?")
_BETWEEN = frozenset("to on upon that the following points steps measures actions as follows in particular , :".split())
"""Words that may stand between a cue and the colon before its list."""


class Opened(NamedTuple):
    """Whose the items of a list are, with the cue that makes actions of them; without one they bring their own."""

    hit: Hit[Cue] | None
    subject: Actor
    modality: str


def opens_list(line: Line, hits: Sequence[Hit[Cue]], several: bool, marked: bool) -> Opened | None:
    """The list that a sentence opens with the colon at its end, or None; one under no cue has `marked` items."""
    low = line.words.low
    if len(low) < 2:
        return None
    if hits:
        hit = hits[-1]
        first, after = line.words.at(hit.start), line.words.at(hit.end)
        if first < after and all(word in _BETWEEN for word in low[after:]):
            subject = subject_of(line, first, hit.entry, several)
            if subject is None or subject.kind not in ACTS:
                return None
            return Opened(hit, subject, hit.entry.frames[0].modality)
    subject = noun_phrase(line, len(low) - 2) if marked else None
    if subject is None or subject.kind not in ACTS or not subject.codes or not subject.bounded:
        return None
    return Opened(None, subject, "")


def item_at(text: str, sentence: Sentence) -> Sentence | None:
    """The item that a sentence is, without its mark; None where it has none."""
    mark = _MARK.match(text, sentence.start, sentence.end)
    return sentence._replace(start=mark.end(), kind="body") if mark else None


def inline(text: str, sentence: Sentence) -> tuple[Sentence, list[Sentence], bool] | None:
    """The head and the items of a list inside a sentence, and whether they have marks: `agreed to: (a) open …`."""
    colon = text.find(":", sentence.start, sentence.end)
    if colon < 0 or colon == sentence.end - 1:
        return None
    marks = [match.span() for match in _INLINE.finditer(text, colon, sentence.end)]
    marked = bool(marks) and not text[colon + 1 : marks[0][0]].strip()
    if not marked:
        marks = [(colon + 1, colon + 1), *(m.span() for m in _SEMICOLON.finditer(text, colon, sentence.end))]
    if len(marks) < 2:
        return None
    stops = [*(start for start, _ in marks[1:]), sentence.end]
    items = [_trimmed(text, begin, stop) for (_, begin), stop in zip(marks, stops, strict=True)]
    return Sentence(sentence.start, colon + 1, "body"), [item for item in items if item.start < item.end], marked


def _trimmed(text: str, start: int, end: int) -> Sentence:
    while start < end and text[start].isspace():
        start += 1
    return Sentence(start, start + len(text[start:end].rstrip()), "body")


def item_action(line: Line, opened: Opened) -> Complement | None:
    """Where the action of an item begins: its verb, with or without `to`; None where it begins with none."""
    low = line.words.low
    at = 1 if low[:1] == ["to"] else 0
    verb = base_at(low, at)
    if verb is not None and low[verb] in BASES:
        return Complement(at, "base", opened.modality)
    if low[:1] and low[0] in GERUNDS and low[1:2] != ["of"]:
        return Complement(0, "gerund", opened.modality)
    return _granted(line, opened) if opened.hit is not None and opened.hit.entry.lemma in _GRANTING else None


def _granted(line: Line, opened: Opened) -> Complement | None:
    """`the Minister sign the protocol`, `a sum be set aside`: the subjunctive under `approved that`."""
    low = line.words.low
    for k in range(1, min(_MAX_SUBJECT, len(low) - 1)):
        if low[k] == "be":
            passive = low[k + 1] in PARTICIPLES or low[k + 1].endswith("ed")
            if not passive:
                return None
            return Complement(k + 1, "participle", opened.modality)
        verb = BASES.get(low[k])
        if verb is None or line.mention_at(k) is not None or low[k - 1] in PREPOSITION or low[k - 1] in ("and", "to"):
            continue
        if verb.noun != "often" and low[k + 1] not in PREPOSITION:
            return Complement(k, "base", opened.modality)
    return None
