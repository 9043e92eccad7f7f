"""What the words right beside a cue tell before its sentence is read: that nothing is undertaken by it.

Most cues of a text are such (`will rise`, `to offer shares`), and a sentence is read only where one is left. Where a
glance does not suffice, the cue stays: no clause is lost.
"""

import re
from collections.abc import Callable
from functools import cached_property

from flows.extract.clauses.actor import EVENT, INSTRUMENT
from flows.extract.clauses.clausal import SHOULD, WILL
from flows.extract.clauses.cues import NOUNS, Cue, Frame
from flows.extract.clauses.line import DETERMINER, OBJECT_OPENERS, PREPOSITION, REPORT, TIME, is_adverb
from flows.extract.clauses.modals import BELIEF, GETS, TOLD
from flows.extract.clauses.owners import APPROVED, CABINET
from flows.extract.clauses.passives import BEGINNING, EFFECTED, IN_USE
from flows.extract.clauses.predicates import BEFORE_TIME
from flows.extract.clauses.subjects import FORECASTER, barred_by, foretells
from flows.extract.clauses.verbs import BASES, GERUNDS, PARTICIPLES
from flows.extract.clauses.wanting import DOING, WANTED
from flows.extract.text.lexicon import Hit
from flows.extract.text.sentences import Sentence

_NEXT = re.compile(r" ([A-Za-z]+)(?=[\s;:)]|[,.](?:\s|$))")
"""A word of letters alone as the line of the sentence has it too: no part of `co-operate`, `U.S.` or `don't`."""
_MODAL = WILL | SHOULD
_REPORT = frozenset(word for word in REPORT if not word.endswith("ing"))
_TOLD = _REPORT | {"according"}
_IMPERSONAL = EVENT | INSTRUMENT
_NOUN_WORDS = frozenset(NOUNS)

_SEALED = re.compile(r"\b(?:was|were|been) (?:approved|granted|given)\b")
_GIFT = frozenset({"grant", "loan", "contribution", "donation"})
_NEAR = 90
"""Whoever is told to do something is named in so many characters."""
_BEFORE_OBJECT = frozenset({"on", "in", "at"})
"""A time or place may stand before an object: `voiced on Monday their readiness to …`."""
_AHEAD = frozenset({"will", "shall", "is to", "are to"})
_BY_NEAR = 48
_TELLABLE = frozenset({"will", "would", "shall", "is to", "are to", "was to", "were to"})
"""Behind these a passive may be the plan of whoever tells it."""


class Glance:
    """The words beside the cue that is looked at, in one sentence of a text and its folded form.

    `word` is the first behind the cue, in lower case, None where it is not one of letters alone; it ends at `at`.
    """

    cue: Cue
    word: str | None
    start: int
    at: int

    def __init__(self, text: str, folded: str, sentence: Sentence) -> None:
        self.text, self.folded, self.sentence, self.end = text, folded, sentence, sentence.end

    @cached_property
    def words(self) -> set[str]:
        """The folded words of the sentence."""
        return set(self.folded[self.sentence.start : self.end].split())

    def hopeless(self, hit: Hit[Cue]) -> bool:
        """Whether the word before a cue keeps it from governing anything, or no complement or subject can be found."""
        cue = self.cue = hit.entry
        self.start = hit.end
        if cue.noun is not None and self.text.startswith(" to ", hit.end):
            return False
        if cue.after is not None:  # another cue behind a form of `be`
            return False
        if not (cue.after_be and self.sentence.kind == "headline"):
            word = self._before(hit.start)
            if word and not is_adverb(word) and barred_by(word, cue):
                return True
        if cue.frames[0].name in APPROVED:
            return not ("cabinet" in self.words or _SEALED.search(self.folded, self.sentence.start, self.end))
        self.word, self.at = self.after(hit.end)
        for frame in cue.frames:
            glance = _GLANCES.get(frame.name)
            if glance is None or glance(self, frame):
                return foretells(cue) and not FORECASTER.isdisjoint(self.words) and EVENT.isdisjoint(self.words)
        return True

    def _before(self, at: int) -> str:
        """The word before a position in lower case, or "" where it is not one of letters alone between spaces."""
        start, end = self.sentence.start, at - 1
        if end <= start or self.text[end] != " ":
            return ""
        word = self.text[max(self.text.rfind(" ", start, end) + 1, start) : end]
        return word.lower() if word.isalpha() else ""

    def after(self, at: int) -> tuple[str | None, int]:
        """The word of letters alone that follows a position, and where it ends."""
        match = _NEXT.match(self.text, at, self.end)
        return (match[1].lower(), match.end()) if match else (None, at)

    def has_to(self) -> bool:
        """Whether `to` stands anywhere behind the cue."""
        return self.folded.find(" to ", self.start, self.end) >= 0


def _to(seen: Glance, _: Frame) -> bool:
    word = seen.word
    if word == "to":
        return _base(seen, seen.at)
    return (word is None or word in PREPOSITION or word in TIME or is_adverb(word)) and seen.has_to()


def _base(seen: Glance, at: int) -> bool:
    """Whether a base form may follow: a known one, or any word before an object."""
    word, at = seen.after(at)
    if word is None or word in BASES or is_adverb(word):
        return True
    if len(word) < 4 or word in PREPOSITION or word in DETERMINER:
        return False
    known, _ = seen.after(at)
    return known is None or known in OBJECT_OPENERS


def _bare(seen: Glance, _: Frame) -> bool:
    """Whether a verb that one can choose follows, and who is needed to tell of it may be named."""
    word = seen.word
    can_be = word in BEGINNING or (
        word in BASES and (word == "be" or BASES[word].control or bool(BASES[word].objects) or word in GETS)
    )
    if word is not None and not is_adverb(word) and not can_be:
        return False
    if seen.cue.lemma in TOLD and _TOLD.isdisjoint(seen.words):
        return False
    before = seen.folded[seen.sentence.start : seen.start].split()
    if not BELIEF.isdisjoint(before):
        return False
    if word == "be":
        inner, _at = seen.after(seen.at)
        if inner in PARTICIPLES and not is_adverb(inner):
            if seen.cue.lemma in _AHEAD and seen.folded.find(" by ", _at, _at + _BY_NEAR) >= 0:
                return True
            told = inner in EFFECTED and seen.cue.lemma in _TELLABLE
            return told or not _IMPERSONAL.isdisjoint(before)
        return inner is None or inner in GERUNDS or is_adverb(inner) or inner in IN_USE
    return True


def _preposition(seen: Glance, frame: Frame) -> bool:
    word = seen.word
    return word is None or word in frame.links or word == "in" or is_adverb(word)


def _gerund(seen: Glance, _: Frame) -> bool:
    return seen.word is None or seen.word in GERUNDS or is_adverb(seen.word)


def _noun(seen: Glance, _: Frame) -> bool:
    word = seen.word
    apart = word in PREPOSITION and word not in _BEFORE_OBJECT
    if word is not None and word not in NOUNS and (apart or word in ("to", "that", "no")):
        return False
    return not _NOUN_WORDS.isdisjoint(seen.words)


def _object(seen: Glance, _: Frame) -> bool:
    return seen.word not in ("to", "that") and seen.has_to()


def _order(seen: Glance, _: Frame) -> bool:
    return (
        seen.word not in ("to", "that") and seen.folded.find(" to ", seen.start, min(seen.end, seen.start + _NEAR)) >= 0
    )


def _that(seen: Glance, _: Frame) -> bool:
    return not _MODAL.isdisjoint(seen.words)


def _sum(seen: Glance, _: Frame) -> bool:
    if seen.cue.lemma not in ("offer", "announce"):
        return True
    return seen.word is None or (seen.word in DETERMINER and not _GIFT.isdisjoint(seen.words))


def _course(seen: Glance, _: Frame) -> bool:
    """Whether a noun of doing may follow that a cabinet has approved, or that an instrument provides for."""
    if seen.cue.lemma == "provide":
        return not INSTRUMENT.isdisjoint(seen.words)
    return not CABINET.isdisjoint(seen.words)


def _wanted(seen: Glance, _: Frame) -> bool:
    if seen.word is not None and (seen.word in PREPOSITION or seen.word in ("to", "that", "and", "or", "no")):
        return False
    if "from" in seen.words or not WANTED.isdisjoint(seen.words):
        return True
    return any(word.endswith(DOING) for word in seen.words)


def _until(seen: Glance, _: Frame) -> bool:
    return "until" in seen.words or "till" in seen.words


def _accepted(seen: Glance, _: Frame) -> bool:
    return "invitation" in seen.words


def _charge(seen: Glance, _: Frame) -> bool:
    return "with" in seen.words


def _when(seen: Glance, _: Frame) -> bool:
    return seen.word is None or seen.word in BEFORE_TIME


def _pending(seen: Glance, _: Frame) -> bool:
    return seen.word in EFFECTED or seen.word == "held"


def _asked(seen: Glance, _: Frame) -> bool:
    return seen.word == "by"


def _gift(seen: Glance, frame: Frame) -> bool:
    return "of" in seen.words or not frame.links


_GLANCES: dict[str, Callable[[Glance, Frame], bool]] = {
    "to": _to,
    "bare": _bare,
    "prep": _preposition,
    "gerund": _gerund,
    "noun": _noun,
    "object": _object,
    "order": _order,
    "that": _that,
    "sum": _sum,
    "course": _course,
    "charge": _charge,
    "wanted": _wanted,
    "until": _until,
    "accepted": _accepted,
    "invited": _order,
    "when": _when,
    "gift": _gift,
    "pending": _pending,
    "asked": _asked,
}
"""Frame -> whether its complement may follow; the other frames are not told at a glance."""
