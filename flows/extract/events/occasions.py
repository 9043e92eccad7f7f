"""The noun phrases that name meetings, visits, calls and ceremonies, and whether they are said to have been held."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from flows.extract.parties import Mention
from flows.extract.periods import Period
from flows.extract.text.lexicon import Hit, Lexicon, fold
from flows.extract.text.noun_complements import complement_end, list_of_names_end
from flows.extract.text.noun_phrases import DETERMINERS, LeftEdge, left_edge
from flows.extract.text.sentences import Sentence
from flows.reference import table

Span = tuple[int, int]


class Noun(NamedTuple):
    """A row of seeds/lexicons/event_nouns.csv."""

    form: str
    kind: str
    many: bool
    takes: str
    needs: str


class Occasion(NamedTuple):
    """A phrase that may name an occasion; text[start:end] is its quote, `others` the words that name who it was with.

    `modifiers` are the folded words before the noun, `place` is where a visit goes.
    """

    start: int
    end: int
    noun_start: int
    noun_end: int
    noun: Noun
    left: LeftEdge
    modifiers: tuple[str, ...]
    others: Span | None
    place: Span | None
    named: bool


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


NOUNS: Lexicon[Noun] = Lexicon(
    (
        (row["noun"], Noun(row["noun"], row["kind"], row["number"] == "many", row["takes"], row["needs"]))
        for row in table("lexicons/event_nouns")
    ),
    shared=True,
)
_NOUN_WORDS = frozenset(fold(row["noun"]).split()[0] for row in table("lexicons/event_nouns"))
_LEFT: Lexicon[Cue] = Lexicon(
    (r["form"], Cue(r["side"], r["tense"])) for r in table("lexicons/event_verbs") if r["side"] != "behind"
)
_BEHIND: Lexicon[Cue] = Lexicon(
    (r["form"], Cue(r["side"], r["tense"])) for r in table("lexicons/event_verbs") if r["side"] == "behind"
)
_VERBS = frozenset(
    row["form"] for row in table("lexicons/event_verbs") if row["side"] != "behind" and " " not in row["form"]
) - {"open", "opening", "end", "plan", "start", "make", "call"}
_GENERIC = frozenset(
    "first second third last latest next new recent previous current official two three four five day hour long brief "
    "short real actual main "
    "serious substantive week early special annual regular formal informal further final one full initial".split()
)
_PRAISE = re.compile(
    "(?:"
    + "|".join(row["word"] for row in table("lexicons/instrument_modifiers") if row["kind"] == "praise")
    + r")\s+",
    re.I,
)
_OPENERS = frozenset(["held", "scheduled", "due", "planned", "attended", "chaired", "hosted", "where"])
_WITH = re.compile(r"\s+(with|between|among|of|by)\s+(?=[\w\"'])")
_TO = re.compile(r"\s+to\s+(?:the\s+)?(?=[A-ZÀ-Ỹ])")
_IN_PLACE = re.compile(r"\b(?:in|at) (?:the )?(?=[A-ZÀ-Ỹ])")
_OF = re.compile(r"\s+of\s+(?:the\s+)?(?=\w)")
_ON = re.compile(r"\s+(?:on|about|over)\s+(?=\w)")
_GAP = frozenset("of also both jointly then just two three a an the".split())


def occasions(
    text: str, hits: Sequence[Hit[Noun]], sentence: Sentence, mentions: Sequence[Mention], periods: Sequence[Period]
) -> list[Occasion]:
    """The occasion phrases of one sentence, in order; a noun inside an earlier phrase gives none."""
    found: list[Occasion] = []
    dates = frozenset(
        [
            *(_with_preposition(text, period) for period in periods),
            *(period.start for period in periods),
            *(match.start() for match in _IN_PLACE.finditer(text, sentence.start, sentence.end)),
        ]
    )
    for hit in hits:
        if hit.entry.kind == "none" or (found and hit.start < found[-1].end) or _is_verb(text, hit, sentence):
            continue
        made = _phrase(text, hit, sentence, mentions, dates)
        if made is not None:
            found.append(made)
    return found


_VERBAL = re.compile(r"\b(?:to|will|would|can|could|may|might|should|must)\s+$", re.I)
_GERUND = re.compile(
    r"\b(?:after|before|by|while|since|without|of|from|ministers|leaders|officials|delegates|producers|members|governors|"
    r"bankers|nations|countries|experts|heads|are|were|is|was|been|be|today|now)\s+$",
    re.I,
)


def _is_verb(text: str, hit: Hit[Noun], sentence: Sentence) -> bool:
    """`will visit`, `visit Japan`, `after meeting with X`, `ministers meeting here`: no nouns."""
    if text[hit.start - 1 : hit.start] == "-":
        return True
    if hit.entry.form in ("visit", "tour", "conference", "forum", "trip"):
        after = text[hit.end : hit.end + 3]
        return _VERBAL.search(text, sentence.start, hit.start) is not None or (
            hit.entry.form in ("visit", "tour")
            and text[hit.start].islower()
            and len(after) > 1
            and after[0] == " "
            and after[1].isupper()
        )
    return hit.entry.form == "meeting" and _GERUND.search(text, sentence.start, hit.start) is not None


def _with_preposition(text: str, period: Period) -> int:
    before = text.rfind(" ", 0, max(period.start - 1, 0)) + 1
    return (
        before if text[before : period.start].strip().lower() in ("on", "in", "last", "this", "for") else period.start
    )


def _phrase(
    text: str, hit: Hit[Noun], sentence: Sentence, mentions: Sequence[Mention], dates: frozenset[int]
) -> Occasion | None:
    noun = hit.entry
    edge = left_edge(text, hit.start, sentence.start, _VERBS, _NOUN_WORDS)
    others: Span | None = None
    place: Span | None = None
    end = hit.end
    if noun.takes in ("with", "topic", "visit"):
        if noun.takes == "visit":
            place = _destination(text, end, sentence.end, mentions)
            end = place[1] if place else end
        others = _others(text, end, sentence.end, mentions, noun, dates)
        end = others[1] if others else end
    if end == hit.end and noun.takes in ("of", "topic"):
        opened = _OF.match(text, end, sentence.end) or (
            _ON.match(text, end, sentence.end) if noun.takes == "topic" else None
        )
        if opened is not None and opened.end() not in dates and opened.start() + 1 not in dates:
            last = complement_end(text, opened.end(), sentence.end, dates, (), _OPENERS)
            end = last if last > opened.end() else end
    words = tuple(fold(text[edge.start : hit.start]).split())
    telling = [word for word in words if word not in _GENERIC and not word[0].isdigit()]
    if noun.needs == "object" and end == hit.end:
        return None
    aimless = noun.kind == "visit" and place is None and others is None and not _own(edge, hit, mentions)
    if _WISHED.intersection(words) or (aimless and edge.before not in ("a", "an")):
        return None
    named = bool(telling) or end > hit.end or any(word[0].isdigit() for word in words)
    named = named or (noun.form.startswith("round of ") and not _ROUNDS.isdisjoint(words))
    praise = _PRAISE.match(text, edge.start, hit.start)
    start = praise.end() if praise else edge.start
    if noun.kind == "visit":  # whose it is tells a visit from others
        guest = _GUEST.search(text, max(sentence.start, start - 80), start)
        start = guest.start() if guest else start
    return Occasion(start, end, hit.start, hit.end, noun, edge, words, others, place, named)


_GUEST = re.compile(r"(?:(?<![\w.-])[A-ZÀ-Ỹ][\w.-]* ){0,5}(?<![\w.-])[A-ZÀ-Ỹ][\w.-]*(?:['’]s|s['’]) $")
_ROUNDS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth next latest final".split())
"""What tells a round of talks from the others."""
_WISHED = frozenset(["proposed", "planned", "possible", "future", "potential", "suggested"])


def _own(edge: LeftEdge, hit: Hit[Noun], mentions: Sequence[Mention]) -> bool:
    """Whether a country stands before the noun, as in `Thai visit` or `its China trip`."""
    return any(edge.start <= m.start < hit.start and m.codes for m in mentions)


def _destination(text: str, at: int, stop: int, mentions: Sequence[Mention]) -> Span | None:
    """`to Vietnam`: the place that a visit goes to."""
    opened = _TO.match(text, at, stop)
    if opened is None:
        return None
    place = next((m for m in mentions if m.start == opened.end()), None)
    if place is not None:
        return place.start, place.end
    word = re.compile(r"[A-ZÀ-Ỹ][\w'-]+(?: [A-ZÀ-Ỹ][\w'-]+){0,2}").match(text, opened.end(), stop)
    return (word.start(), word.end()) if word else None


def _others(
    text: str, at: int, stop: int, mentions: Sequence[Mention], noun: Noun, dates: frozenset[int]
) -> Span | None:
    """`with X`, `between X and Y`, `of the ministers of X and Y`, `by X`: who took part, where the words name them."""
    opened = _WITH.match(text, at, stop)
    if opened is None or (opened[1] == "by" and noun.takes != "visit") or (opened[1] == "of" and noun.takes == "with"):
        return None
    if opened[1] == "of":
        end = complement_end(text, opened.end(), stop, dates, (), _OPENERS)
    else:
        end = list_of_names_end(text, opened.end(), stop, [m.end for m in mentions if m.kind == "name"], dates)
    if end <= opened.end():
        return None
    named = any(opened.end() <= m.start < end for m in mentions)
    if opened[1] == "of" and not named:
        return None
    return opened.start() + 1, end


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
            return None
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
    return None


_ARRIVED = re.compile(
    r"\b(?:arrived?s?|travell?ed|flew|gathered|welcomed|received|joined|(?:is|are|was|were) here|"
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
