"""Actions as items of a list under one cue: `Both sides agreed:`, then `- to build …;` and `- to train …` on lines."""

import re
from typing import NamedTuple

from flows.extract.clauses.actor import Actor
from flows.extract.clauses.complement import ACTS, Complement
from flows.extract.clauses.cues import Cue
from flows.extract.clauses.line import Line, base_at
from flows.extract.clauses.subjects import subject_of
from flows.extract.clauses.verbs import BASES, GERUNDS
from flows.extract.text.lexicon import Hit
from flows.extract.text.sentences import Sentence

_MARK = re.compile(r"(?:[-–—•*·▪‣]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,5})[.)])\s+")
_BETWEEN = frozenset("to on upon that the following points steps measures actions as follows in particular , :".split())
"""Words that may stand between a cue and the colon before its list."""


class Opened(NamedTuple):
    """A cue whose actions follow as items, with its subject and what it makes of them."""

    hit: Hit[Cue]
    subject: Actor
    modality: str


def opens_list(line: Line, hit: Hit[Cue], several: bool) -> Opened | None:
    """The list that the last cue of a sentence opens with the colon at its end, or None."""
    low = line.words.low
    first, after = line.words.at(hit.start), line.words.at(hit.end)
    if first == after or not all(word in _BETWEEN for word in low[after:]):
        return None
    subject = subject_of(line, first, hit.entry, several)
    if subject is None or subject.kind not in ACTS:
        return None
    return Opened(hit, subject, hit.entry.frames[0].modality)


def item_at(text: str, sentence: Sentence) -> Sentence | None:
    """The item that a sentence is, without its mark; None where it has none."""
    mark = _MARK.match(text, sentence.start, sentence.end)
    return sentence._replace(start=mark.end(), kind="body") if mark else None


def item_action(line: Line, opened: Opened) -> Complement | None:
    """Where the action of an item begins: its verb, with or without `to`; None where it begins with none."""
    low = line.words.low
    at = 1 if low[:1] == ["to"] else 0
    verb = base_at(low, at)
    if verb is not None and low[verb] in BASES:
        return Complement(at, "base", opened.modality)
    opens = low[:1] and low[0] in GERUNDS and low[1:2] != ["of"]
    return Complement(0, "gerund", opened.modality) if opens else None
