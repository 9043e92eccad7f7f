"""Whether an occasion is said to have been held, to be under way or to come."""

import re
from typing import NamedTuple

from flows.extract.events.occasions import Occasion, is_numbered
from flows.extract.text.lexicon import Lexicon
from flows.extract.text.noun_phrases import DETERMINERS
from flows.extract.text.sentences import Sentence
from flows.reference import table


class Cue(NamedTuple):
    """What a row of seeds/lexicons/event_verbs.csv says of its form."""

    side: str
    tense: str


class Told(NamedTuple):
    """That an occasion is past, now or future, as the words text[start:end] say; `side` is where and what they are."""

    tense: str
    side: str
    start: int
    end: int


_LEFT: Lexicon[Cue] = Lexicon(
    (r["form"], Cue(r["side"], r["tense"])) for r in table("lexicons/event_verbs") if r["side"] != "behind"
)
_BEHIND: Lexicon[Cue] = Lexicon(
    (r["form"], Cue(r["side"], r["tense"])) for r in table("lexicons/event_verbs") if r["side"] == "behind"
)
_GAP = frozenset("of also both jointly then just two three a an the".split())


def tense(text: str, folded: str, sentence: Sentence, made: Occasion) -> Told | None:
    """What the sentence says of when the occasion took place; None where it does not say that it did or will."""
    behind = _told_behind(text, folded, sentence, made)
    if behind is not None:
        return behind
    low = max(sentence.start, made.left.start - 60)
    for hit in reversed(_LEFT.find(folded[low : made.left.start])):
        start, end = hit.start + low, hit.end + low
        gap = folded[end : made.left.start].split()
        if not all(word in _GAP or word in DETERMINERS for word in gap) and (
            len(gap) > 3 or any(word.endswith("ing") or word in ("to", "for") for word in gap)
        ):
            break
        side, tone = hit.entry
        if tone == "none" or _WOULD.match(text, made.end, sentence.end):
            return None
        if tone == "arrived":
            came = _ARRIVED.search(text, max(sentence.start, start - 80), start)
            return Told("past", "arrival", came.start(), came.end()) if came is not None else None
        if tone == "visiting":
            if made.noun.kind != "visit":
                return None
            came = _ARRIVED.search(text, max(sentence.start, start - 80), start)
            if came is not None and made.left.before in ("a", "an"):
                return Told("past", "arrival", came.start(), came.end())
            tone = "now"
        if made.noun.kind == "talks" and folded[start:end] == "in":
            return None  # being in talks is no occasion
        if (
            side == "preposition"
            and tone == "past"
            and _AWAITED.search(text, max(sentence.start, start - 90), made.noun_start)
        ):
            tone = "future"
        if tone == "plain" and _NOT.search(text, max(sentence.start, start - 12), start):
            return None
        if tone == "plain":
            tone = "future" if _TO_COME.search(text, max(sentence.start, start - 40), start) else "now"
        elif tone == "past" and _DENIED.search(text, max(sentence.start, start - 16), start):
            return None
        return Told(tone, side, start, end)
    return _identified(text, sentence, made)


def _identified(text: str, sentence: Sentence, made: Occasion) -> Told | None:
    """A definite phrase that tells one occasion from all others speaks of one that was, where nothing awaits it."""
    if made.left.start == sentence.start and sentence.kind == "headline" and made.place and made.others:
        return Told("past", "named", made.start, made.noun_start)  # `Official visit of the minister to Lima`
    if made.noun.many or made.noun.form in _GOING_ON:
        return None
    numbered = is_numbered(made.modifiers)
    if not made.left.definite or not (made.others or made.place or (numbered and made.end > made.noun_end)):
        return None
    low, high = max(sentence.start, made.left.start - 120), min(sentence.end, made.end + 60)
    if _AHEAD.search(text, low, high):
        return None
    return Told("past", "named", made.start, made.noun_start)


_GOING_ON = frozenset(["dialogue", "contacts", "negotiations", "call"])
"""What two states may have without any day of its own."""
_AHEAD = re.compile(
    r"\b(?:will|would|should|shall|may|might|could|can|expected|hop(?:e[sd]?|ing)|forthcoming|upcoming|next|due|scheduled|"
    r"likely|plan(?:s|ned|ning)?|prepar\w+|invit\w+|propos\w+|possib\w+|request\w*|call\w* for|ahead of|before|if|"
    r"until|not|never|cancel\w*|postpon\w*|delay\w*|agree\w* to|decid\w* to|look\w* forward|dates?|approv\w+|"
    r"want\w*|seek\w*)\b",
    re.I,
)
_ARRIVED = re.compile(
    r"\b(?:arrived?s?|travell?ed|flew|came|comes|landed|touched down|gathered|welcomed|received|joined|"
    r"(?:is|are|was|were) here|"
    r"(?:is|are|was|were) in [A-Z]\w+)\b"
)
_TO_COME = re.compile(
    r"\b(?:will|would|shall|to|may|might|could|should|can|must)\s+(?:\w{2,12}ly\s+|also\s+|jointly\s+|be\s+){0,2}$",
    re.I,
)
_DENIED = re.compile(r"\b(?:not|never|no|without|if|would|could)\s+(?:\w+\s)?$", re.I)
_WOULD = re.compile(r"\s+(?:would|could|should|might|may|will)\b")
_AWAITED = re.compile(
    r"\b(?:will|would|should|expected|hope[sd]?|forthcoming|upcoming|next|due|scheduled|likely|plans?|could|may)\b"
)
_NOT = re.compile(r"\b(?:not|never)\s$", re.I)
_CLAUSE = frozenset("which that who said and but must should may could might".split())


# `Rey's visit to Peru, the first since 2018, is scheduled for May`; `the forum, which took place last week`
_ASIDE = re.compile(r", (?:the|a|an|its|his|her|their) [^,;:]{4,90},(?= )")
_WHICH = re.compile(r",? which(?= )")


def _told_behind(text: str, folded: str, sentence: Sentence, made: Occasion) -> Told | None:
    aside = _ASIDE.match(text, made.end, sentence.end) or _WHICH.match(text, made.end, sentence.end)
    at = aside.end() if aside else made.end
    for hit in _BEHIND.find(folded[at : min(sentence.end, at + 70)]):
        between = folded[at : at + hit.start].split()
        if len(between) > 6 or any(word in _CLAUSE for word in between):
            return None
        if text[at : at + hit.start].count(",") % 2 == 1:
            return None  # `the repayment that preceded the meeting in Lima, took place`
        return Told(hit.entry.tense, "behind", at + hit.start, at + hit.end)
    return None
