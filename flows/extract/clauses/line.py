"""One sentence as the reader of clauses sees it: its words, its mentions, and what they are to each other."""

from collections.abc import Sequence
from typing import NamedTuple

from flows.extract.clauses.verbs import BASES, GERUNDS, PASTS, THIRDS
from flows.extract.clauses.words import CLASSES, Words, words
from flows.extract.parties.mentions import Mention
from flows.extract.text.sentences import Sentence

ADVERB = CLASSES["adverb"]
AUXILIARY = CLASSES["auxiliary"]
BE = CLASSES["be"]
DETERMINER = CLASSES["determiner"]
GERUND_NOUN = CLASSES["gerund_noun"]
MODAL = CLASSES["modal"]
NEGATION = CLASSES["negation"]
PREPOSITION = CLASSES["preposition"]
RELATIVE = CLASSES["relative"]
REPORT = CLASSES["report"]
SPEAKER = CLASSES["speaker"]
SUBORDINATOR = CLASSES["subordinator"]
TIME = CLASSES["time"] | CLASSES["month"]
PRONOUN = frozenset("he she it they we i you him her them us himself itself themselves each everyone who".split())
SUBJECT_PRONOUN = frozenset("he she it they we i you".split())
PARTICLES = frozenset({"up", "out", "down", "off"})
OBJECT_OPENERS = frozenset({"the", "its", "their", "a", "an", "all", "more", "each", "both"})
"""Words that show an unknown word before them to be a verb."""
PUNCTUATION = frozenset(",;:()[]\"'–—-.?!`_")

_AFTER_VERB = frozenset({"that", "to", "it", "him", "them"})
_MAX_INSERTED = 6
MAX_ADVERBS = 4
"""So many adverbs may stand before a verb (`not only further jointly`)."""


class Line(NamedTuple):
    """A sentence of a view. `mentions` are those within it, in order; `headline` is whether it is one.

    `owners` gives for each word the mention that it belongs to.
    """

    text: str
    words: Words
    mentions: Sequence[Mention]
    headline: bool
    owners: list[Mention | None]

    def mention_at(self, index: int) -> Mention | None:
        """The mention that the word at `index` belongs to."""
        return self.owners[index]


def line(text: str, sentence: Sentence, mentions: Sequence[Mention]) -> Line:
    """The line of a sentence with the mentions that lie in it."""
    found = words(text, sentence.start, sentence.end)
    owners: list[Mention | None] = [None] * len(found.low)
    for mention in mentions:
        for at in range(found.at(mention.start), found.at(mention.end)):
            owners[at] = mention
    return Line(text, found, mentions, sentence.kind == "headline", owners)


def is_adverb(word: str) -> bool:
    """Whether a lower-case word modifies a verb and may stand before it."""
    return word in ADVERB or word in NEGATION or (word.endswith("ly") and len(word) > 4 and word not in BASES)


def skip_adverbs(low: list[str], at: int) -> int:
    """Index of the first word from `at` on that is no adverb."""
    end = min(at + MAX_ADVERBS, len(low))
    while at < end and (is_adverb(low[at]) or (low[at] == "no" and low[at + 1 : at + 2] == ["longer"])):
        at += 1 + (low[at] == "no")
    return at


def base_at(low: list[str], at: int) -> int | None:
    """Index of the base-form verb that the words from `at` on begin with after its adverbs, or None."""
    at = skip_adverbs(low, at)
    if at < len(low) and low[at] in BASES:
        return at
    known = low[at + 1 : at + 2]
    if (
        at < len(low)
        and low[at].isalpha()
        and len(low[at]) > 3
        and not low[at].endswith(("ing", "ed"))
        and known
        and (known[0] in OBJECT_OPENERS or known[0][:1].isdigit())
    ):
        return at if low[at] not in PREPOSITION and low[at] not in DETERMINER else None
    return None


def gerund_at(low: list[str], at: int) -> int | None:
    """Index of the gerund that the words from `at` on begin with after its adverbs, or None."""
    at = skip_adverbs(low, at)
    if at >= len(low) or low[at] not in GERUNDS:
        return None
    if low[at] in GERUND_NOUN and not (at + 1 < len(low) and (low[at + 1] in DETERMINER or low[at + 1] in PARTICLES)):
        return None
    if at + 1 < len(low) and low[at + 1] == "of":
        return None
    return at


def is_finite(line: Line, at: int) -> bool:
    """Whether the word at `at` is surely a finite verb: an auxiliary, modal, verb of saying, past or third person."""
    low = line.words.low
    word = low[at]
    if word in MODAL or word in AUXILIARY:
        return word not in ("be", "been", "being", "having", "may") or (
            word == "may" and at + 1 < len(low) and low[at + 1] in BASES
        )
    if line.mention_at(at) is not None or not at:
        return False
    before = low[at - 1]
    if before in DETERMINER and not (before in ADVERB and word in REPORT):  # `He further said …`
        return False
    if before in PREPOSITION or before == "to" or before in BE or before == "-":
        return False
    if before == "and" and at > 1 and (low[at - 2] in GERUNDS or low[at - 2] in PASTS):  # `developing and developed`
        return False
    if word in REPORT and not word.endswith("ing"):
        return True
    if word in PASTS or word in THIRDS:
        actor = at - 1
        while actor > 0 and (
            is_adverb(low[actor]) or low[actor] in TIME or (low[actor] == "on" and low[actor + 1] in TIME)
        ):
            actor -= 1
        if low[actor] == "," and actor:  # `Peru, in turn, wants …`
            opening = next((k for k in range(actor - 1, max(actor - _MAX_INSERTED, 0), -1) if low[k] == ","), 0)
            actor = opening - 1 if opening else actor
        mention = line.mention_at(actor)
        if low[actor] in PRONOUN or (mention is not None and mention.kind != "demonym" and not mention.possessive):
            return True
        if low[actor] in SPEAKER and word in PASTS:
            return True
    after = low[at + 1] if at + 1 < len(low) else ""
    if word in PASTS:
        return after in DETERMINER or after in PREPOSITION or after in _AFTER_VERB or after in TIME
    return False
