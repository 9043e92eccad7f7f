"""The noun phrases that name meetings, visits, calls and ceremonies, and whether they are said to have been held."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from flows.extract.parties import Mention
from flows.extract.periods import Period
from flows.extract.text.lexicon import Hit, Lexicon, fold
from flows.extract.text.noun_complements import complement_end, list_of_names_end
from flows.extract.text.noun_phrases import LeftEdge, left_edge
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


NOUNS: Lexicon[Noun] = Lexicon(
    (
        (row["noun"], Noun(row["noun"], row["kind"], row["number"] == "many", row["takes"], row["needs"]))
        for row in table("lexicons/event_nouns")
    ),
    shared=True,
)
_NOUN_WORDS = frozenset(fold(row["noun"]).split()[0] for row in table("lexicons/event_nouns"))
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
_AND_NAME = re.compile(
    r" and (?:[A-ZÀ-Ỹ][\w'-]+)(?: [A-ZÀ-Ỹ][\w'-]+)?(?= (?:is|was|will|on|in|from|this|last|next|by)\b|[.,;])"
)
_LENGTHS = frozenset(["day", "days", "week", "weeks", "hour"])
_OF = re.compile(r"\s+of\s+(?:the\s+)?(?=\w)")
_ON = re.compile(r"\s+(?:on|about|over)\s+(?!how\b|wh)(?=\w)")


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
        if _is_other(text, hit, mentions):
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


def _is_other(text: str, hit: Hit[Noun], mentions: Sequence[Mention]) -> bool:
    """`Convention on Torture` is a treaty, `the Peruvian Congress` a parliament."""
    if hit.entry.form == "convention":
        return text.startswith((" on ", " against ", " for the "), hit.end)
    return hit.entry.form == "congress" and any(m.codes and m.start < hit.start <= m.end + 1 for m in mentions)


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
        if noun.takes == "visit" and others and place is None:  # `visit of the minister to Lima`
            goals = (m for m in mentions if m.start < end and text.endswith((" to ", " to the "), others[0], m.start))
            place = next(((m.start, m.end) for m in goals), None) or _destination(text, end, sentence.end, mentions)
            end = max(end, place[1]) if place else end
    if end == hit.end and noun.takes in ("of", "topic"):
        opened = _OF.match(text, end, sentence.end) or (
            _ON.match(text, end, sentence.end) if noun.takes == "topic" else None
        )
        if opened is not None and opened.end() not in dates and opened.start() + 1 not in dates:
            last = complement_end(text, opened.end(), sentence.end, dates, (), _OPENERS)
            end = last if last > opened.end() else end
    words = tuple(fold(text[edge.start : hit.start]).split())
    telling = [word for word in words if word not in _GENERIC and not word[0].isdigit()]
    lacking = {
        "object": end == hit.end,
        "ordinal": not is_numbered(words),
        "length": _LENGTHS.isdisjoint(words),
    }
    if lacking.get(noun.needs):
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
_NUMBERED = re.compile(r"\d+(?:st|nd|rd|th)|[ivx]{2,6}|\w+(?:teen|ie)th(?:[- ]\w+)?|\w+-(?:first|second|third|\w+th)")
_ROUNDS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth next latest final".split())
"""What tells a round of talks from the others."""
_WISHED = frozenset(["proposed", "planned", "possible", "future", "potential", "suggested"])


def is_numbered(words: Sequence[str]) -> bool:
    """Whether an ordinal tells an occasion from the others of its row."""
    return not _ROUNDS.isdisjoint(words) or any(_NUMBERED.fullmatch(word) for word in words)


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
        other = _AND_NAME.match(text, place.end, stop)
        return place.start, other.end() if other is not None else place.end
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
