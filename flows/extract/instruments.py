"""The noun phrases that name instruments: a head from a lexicon, modifiers to its left, a complement behind it."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from flows.extract.lexicon import Hit, Lexicon, fold
from flows.extract.noun_phrases import LeftEdge, complement_end, left_edge, list_of_names_end
from flows.extract.parties import Mention
from flows.extract.periods import Period
from flows.extract.quantities import Quantity
from flows.extract.sentences import Sentence
from flows.reference import table

Span = tuple[int, int]


class Head(NamedTuple):
    """A row of seeds/lexicons/instruments.csv."""

    form: str
    type: str
    many: bool
    needs: str


class Instrument(NamedTuple):
    """A phrase that may name an instrument; text[start:end] is its quote.

    `number` is 1 for a singular, else the number stated or None. `named` says that its own words tell it from others,
    `between` holds the words that name its parties, `relative` those of `signed on Friday` right behind the head.
    """

    start: int
    end: int
    head_start: int
    head_end: int
    head: Head
    left: LeftEdge
    number: int | None
    modifiers: tuple[str, ...]
    complement: Span | None
    between: Span | None
    relative: Span | None
    named: bool

    @property
    def definite(self) -> bool:
        """Whether an article, a demonstrative or a possessor says that the instrument is known."""
        return self.left.definite

    @property
    def telling(self) -> frozenset[str]:
        """The modifiers that tell it from others of its kind."""
        return _telling(self.modifiers)


HEADS: Lexicon[Head] = Lexicon(
    (row["head"], Head(row["head"], row["type"], row["number"] == "many", row["needs"]))
    for row in table("lexicons/instruments")
)
HEAD_WORDS = frozenset(word for row in table("lexicons/instruments") for word in fold(row["head"]).split()[:1])
MODIFIERS = {row["word"]: row["kind"] for row in table("lexicons/instrument_modifiers")}
GENERIC = frozenset(["generic", "praise"])
"""Kinds of modifiers that do not tell one instrument from another."""
_VERB_FORMS = frozenset(
    form
    for row in table("lexicons/instrument_verbs")
    for form in (row["lemma"], row["past"], row["participle"], row["gerund"], row["third"])
    if " " not in form
)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth")

_NOTE = re.compile(r"\s?\((?:[A-Z][A-Za-z]{1,9}s?)\)|\s+No\.?\s?\d[\w./-]*|\s+of (?:19|20)\d\d\b")
_OPENER = re.compile(
    r"\s*(,\s*)?\b(on|over|concerning|regarding|covering|governing|relating to|related to|aimed at|designed to|for|to|"
    r"of|in the (?:field|area|sphere)s? of|(?!including|following|during|saying|adding|being|having|meaning|according|"
    r"pending|expiring|ending|beginning|starting|signing|noting)[a-z]+ing)\s+(?=[\w\"'$])"
)
_NOT_SUBJECT = re.compile(
    r"(?:the )?(?:first|second|third|last) time|"
    r"(?:now|once|signature|signing|ratification|approval|debate|consideration|review)\b|"
    r"(?:(?:the|a|an|another|a further) )?[\w-]+ (?:more )?(?:years?|months?|weeks?|days?)\b|behalf|condition|"
    r"the (?:sidelines|occasion|basis|grounds|understanding|table)|schedule|board|top|hold|course|ice|grounds|"
    r"date\b|which\b|whom\b|"
    r"(?:its|their|his) own\b|(?:it|them|him|us)\b|(?:themselves|itself)\b"
)
_VERB_AFTER_TO = re.compile(
    r"(?!be\b|the\b|a\b|an\b|its\b|their\b|his\b|date\b|which\b|lawmakers\b|that\b)[a-z]{2,}(?:\s|-)"
)
_TAKES_OF = frozenset(["treaty", "protocol", "minutes", "memorandum", "statement", "plan", "document"])
_NAME = re.compile(r"[A-ZÀ-Ỹ][\w'-]+(?:,? (?:(?:and|of|on|for|in) )?[A-ZÀ-Ỹ][\w'-]+)*")
_HERE = re.compile(r"\s+(?:here|there|in principle|today|yesterday|tomorrow)\b")
_PLACE = re.compile(r"\s+(?:in|at) (?=[A-Z])")
_PARTIES = re.compile(r"\s+(between|among|with)\s+")
_RELATIVE = re.compile(r"\s+(?:signed|reached|concluded|initialled|initialed|struck)\b")
_VERBAL = re.compile(r"\b(?:to|will|would|must|can|could|should|may|might|not|cannot|and)\s+$", re.I)
_AND_THE = re.compile(r"\s+(?:and|or)\s+(?:(?:the|an?|its|their)\s+)?")
_PREPOSITIONS = re.compile(r"\s*(?:on|in|of|since|for|last|this|early|late)?\s*")
OPENERS = frozenset({"another"})


def instruments(
    text: str,
    hits: Sequence[Hit[Head]],
    sentence: Sentence,
    mentions: Sequence[Mention],
    periods: Sequence[Period],
    quantities: Sequence[Quantity],
) -> list[Instrument]:
    """The instrument phrases of one sentence, in order of their heads `hits`; mentions etc. are those inside it.

    Phrases may nest (`protocol to the agreement on …`); none has the span of another.
    """
    dates = _date_starts(text, periods)
    floor = sentence.start
    edges: list[LeftEdge] = []
    hits = [hit for hit in hits if hit.entry.type != "none" and not _is_verb(text, hit, sentence)]
    for hit in hits:
        edges.append(left_edge(text, hit.start, floor, _VERB_FORMS, HEAD_WORDS))
        floor = hit.end
    siblings = frozenset(edge.start for edge in edges)
    found: dict[Span, Instrument] = {}
    for hit, edge in zip(hits, edges, strict=True):
        made = _phrase(text, hit, edge, sentence, mentions, periods, quantities, dates, siblings)
        if made.relative is not None and any(made.start < outer.end for outer in found.values()):
            made = made._replace(
                end=made.head_end, relative=None, complement=None
            )  # the relative clause is that of the outer phrase
        found.setdefault((made.start, made.end), made)
    return _share_complements(text, list(found.values()))


def _is_verb(text: str, hit: Hit[Head], sentence: Sentence) -> bool:
    """`to deal`, `will contract`: no noun."""
    if hit.entry.form in ("mou", "mous"):
        return not text.startswith(("MoU", "MOU"), hit.start) or text[hit.end : hit.end + 1] == "'"
    return hit.entry.form in ("deal", "contract") and _VERBAL.search(text, sentence.start, hit.start) is not None


def _share_complements(text: str, found: list[Instrument]) -> list[Instrument]:
    """`the Agreement and the Protocol on Road Transport`: the complement of the second is also the first's."""
    for index, (one, other) in enumerate(pairwise(found)):
        if not one.named and other.complement is not None and _AND_THE.fullmatch(text, one.end, other.start):
            found[index] = one._replace(complement=other.complement, named=True)
    return found


def _phrase(
    text: str,
    hit: Hit[Head],
    edge: LeftEdge,
    sentence: Sentence,
    mentions: Sequence[Mention],
    periods: Sequence[Period],
    quantities: Sequence[Quantity],
    dates: frozenset[int],
    siblings: frozenset[int],
) -> Instrument:
    stop = sentence.end
    head_end = hit.end
    while note := _NOTE.match(text, head_end, stop):
        head_end = note.end()
    at, between = _adverbials(text, head_end, stop, mentions, periods)
    words = tuple(fold(text[edge.start : hit.start]).split())
    telling = _telling(words)
    dated = _period_at(text, head_end, periods) >= 0
    complement = _complement(text, at, stop, hit.entry, dates, siblings, purpose=dated and bool(telling))
    end = head_end
    if complement is not None:
        end = complement[1]
    elif between is not None and not text.startswith("with", between[0]) and _names(between, mentions):
        end = between[1]
    named = bool(telling) or complement is not None or end > hit.end
    relative = None
    if not hit.entry.many:
        behind = head_end if complement is None else complement[1]
        relative = _relative(text, behind, stop, mentions, periods, named or complement is not None)
    if relative is not None:
        end, named, between = relative[1], True, between or relative
    if relative is not None and complement is None:
        complement = _complement(text, end, stop, hit.entry, dates, siblings, purpose=False)
        end = complement[1] if complement is not None else end
    start = _without_doubt(text, edge.start, hit.start)
    count = _count(quantities, edge.start, hit.start) if hit.entry.many else 1
    return Instrument(
        start, end, hit.start, hit.end, hit.entry, edge, count, words, complement, between, relative, named
    )


def _names(span: Span, mentions: Sequence[Mention]) -> bool:
    """Whether the words name parties, and do not only point to them as `the two countries`."""
    return any(span[0] <= m.start < span[1] and m.kind not in ("group", "pronoun", "anaphor") for m in mentions)


def _telling(words: Sequence[str]) -> frozenset[str]:
    return frozenset(
        word
        for word in words
        if MODIFIERS.get(word) not in GENERIC and not _ORDINAL.fullmatch(word) and not word.isdigit()
    )


def _without_doubt(text: str, start: int, head: int) -> int:
    """`possible free trade agreement` is quoted without its `possible`."""
    doubt = re.compile(r"(?:possible|potential|eventual|prospective|future|so-called)\s+").match(text, start, head)
    return doubt.end() if doubt else start


def _count(quantities: Sequence[Quantity], start: int, end: int) -> int | None:
    for quantity in quantities:
        if (
            start <= quantity.start < end
            and quantity.unit not in ("percent", "rank")
            and quantity.value == int(quantity.value)
        ):
            return int(quantity.value) if quantity.start - start < 2 else None
    return None


def _date_starts(text: str, periods: Sequence[Period]) -> frozenset[int]:
    """Where words begin that say on which day something was done, with their preposition."""
    starts: set[int] = set()
    for period in periods:
        if period.role == "by" or period.first is None or period.last is None or (period.last - period.first).days > 31:
            continue
        starts.add(period.start)
        before = text.rfind(" ", 0, max(period.start - 1, 0)) + 1
        if text[before : period.start].strip().lower() in ("on", "in", "last", "this", "early", "late"):
            starts.add(before)
    return frozenset(starts)


def _period_at(text: str, at: int, periods: Sequence[Period]) -> int:
    """The end of the period that stands at `at`, its preposition skipped; -1 where none does."""
    skipped = _PREPOSITIONS.match(text, at)
    reach = skipped.end() if skipped else at
    for period in periods:
        if at <= period.start <= reach and period.role != "by":
            return period.end
    return -1


def _adverbials(
    text: str, at: int, stop: int, mentions: Sequence[Mention], periods: Sequence[Period]
) -> tuple[int, Span | None]:
    """Skip dates, places and parties between a head and its complement. Returns where they end, and the parties."""
    between: Span | None = None
    for _ in range(4):
        if (end := _period_at(text, at, periods)) >= 0:
            at = end
        elif here := _HERE.match(text, at, stop):
            at = here.end()
        elif place := _PLACE.match(text, at, stop):
            end = next((m.end for m in mentions if m.start == place.end() and m.kind in ("capital", "name")), -1)
            if end < 0:
                return at, between
            at = end
        elif between is None and (opened := _PARTIES.match(text, at, stop)):
            end = list_of_names_end(text, opened.end(), stop, [m.end for m in mentions if m.kind == "name"])
            if not any(opened.end() <= m.start < end for m in mentions):
                return at, between
            between = (opened.start(1), end)
            at = end
        else:
            return at, between
    return at, between


def _complement(
    text: str, at: int, stop: int, head: Head, dates: frozenset[int], siblings: frozenset[int], *, purpose: bool
) -> Span | None:
    """What it is about. `purpose`: an infinitive would say why it was signed on its date, not what it is."""
    opened = _OPENER.match(text, at, stop)
    if opened is None or (opened[1] and opened[2] != "to") or (purpose and opened[2] == "to"):
        return None
    word, start = opened[2], opened.end()
    if word in ("on", "over", "for", "to", "of") and _NOT_SUBJECT.match(text, start, stop):
        return None
    if start in dates or (word == "to" and not _VERB_AFTER_TO.match(text, start, stop)):
        return None
    if word == "of" and head.type not in _TAKES_OF and head.form != "amendment" and not text[start].isupper():
        return None
    if word == "of" and text[start].isupper() and (name := _NAME.match(text, start, stop)):
        return start, name.end()
    end = complement_end(text, start, stop, dates, siblings, OPENERS)
    return (start, end) if end > start else None


def _relative(
    text: str, at: int, stop: int, mentions: Sequence[Mention], periods: Sequence[Period], named: bool
) -> Span | None:
    """`signed between A and B`, `signed Friday` right behind a head: words that tell the instrument from others."""
    verb = _RELATIVE.match(text, at, stop)
    if verb is None:
        return None
    end, between = _adverbials(text, verb.end(), stop, mentions, periods)
    if between is None and (named or end == verb.end()):
        return None
    return verb.start() + len(verb[0]) - len(verb[0].lstrip()), end
