"""The noun phrases that name instruments: a head from a lexicon, modifiers to its left, a complement behind it."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from flows.extract.agreements.extent import (
    adverbials,
    complement_of,
    date_starts,
    period_at,
    relative_of,
    without_place,
)
from flows.extract.agreements.heads import GENERIC, HEAD_WORDS, MODIFIERS, Head
from flows.extract.parties import Mention
from flows.extract.periods import Period
from flows.extract.quantities import Quantity
from flows.extract.text.lexicon import Hit, fold
from flows.extract.text.noun_complements import complement_end, list_of_names_end
from flows.extract.text.noun_phrases import LeftEdge, left_edge
from flows.extract.text.sentences import Sentence
from flows.reference import table

Span = tuple[int, int]


class Instrument(NamedTuple):
    """A phrase that may name an instrument; text[start:end] is its quote.

    `number` is 1 for a singular, else the number stated or None. `named` says that its own words tell it from others,
    `between` holds the words that name its parties, `relative` those of `signed on Friday` right behind the head;
    `about` are the words of its complement.
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
    about: frozenset[str] = frozenset()

    @property
    def definite(self) -> bool:
        """Whether an article, a demonstrative or a possessor says that the instrument is known."""
        return self.left.definite

    @property
    def telling(self) -> frozenset[str]:
        """The modifiers that tell it from others of its kind."""
        return _telling(self.modifiers)

    @property
    def words(self) -> frozenset[str]:
        """The words that tell it from others, before and behind the head."""
        return self.telling | self.about


_VERB_FORMS = frozenset(
    form
    for row in table("lexicons/instrument_verbs")
    for form in (row["lemma"], row["past"], row["participle"], row["gerund"], row["third"])
    if " " not in form
)
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth")

_YEAR = re.compile(r"(?:19|20)\d\d")
_NOTE = re.compile(r"\s?\((?:[A-Z][A-Za-z]{1,9}s?)\)|\s+No\.?\s?\d[\w./-]*|\s+of (?:19|20)\d\d\b")
_VERBAL = re.compile(r"\b(?:to|will|would|must|can|could|should|may|might|not|cannot|and)\s+$", re.I)
_DEAL_IN = re.compile(
    r"[A-Z]{2,20}S (?:DEAL|CONTRACT) (?!ON|FOR|WITH|TO|IN|AS|AT|BY|IS|WAS|AND|OR|OF|NEAR|SEEN|MAY|WILL|COULD)[A-Z]"
)
_BODIES = re.compile(
    r"\s+between (?!now\b|then\b|\d|them\b|(?:the|both|their|our) (?:[\w-]+ ){0,3}"
    r"(?:countries|sides|nations|governments|parties|states|neighbou?rs|peoples)\b(?!['’]))"
    r"(?:(?:the|their|both) )?(?=\w)",
    re.I,
)
"""Those between whom it is are bodies: `memorandum between the two central banks`, `letter between Alta and Banco`."""
_PARTNER = re.compile(r"\s+with (?!the Government\b)(?:the )?(?=[A-ZÀ-Ỹ])")
"""The partner belongs to the name: `tax treaty with Peru`, `supply contract with the Alta Power Company`."""
_AND_THE = re.compile(r"\s+(?:and|or)\s+(?:(?:the|an?|its|their)\s+)?")
_OF_ANOTHER = re.compile(r"\b(?:and|or) ((?:of|on|for) (?:(?:the|an?|its|their) )?)$")
"""`the conclusion of a treaty on trade and | of a protocol`: the preposition is taken up again."""
_UNDER_WHICH = re.compile(
    r"\s+(?:(?:under|by|through) which|whereby|that (?:allows?|permits?|lets?|obliges?|enables?|provides?|"
    r"will|would|gives?|grants?|regulates?|governs?|sets?|opens?))\s(?:[^,;:.\"()]|[.,](?=\d)){3,160}(?=[,;:.\"(]|$)"
)
"""The clause that alone tells an instrument without a name from others: `contract under which Alta buys gas`."""
_SMALL = frozenset("the a an of in on and for to with its their field area".split())


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
    dates = date_starts(text, periods)
    floor = sentence.start
    edges: list[LeftEdge] = []
    hits = [hit for hit in hits if hit.entry.type != "none" and not _is_verb(text, hit, sentence)]
    for hit in hits:
        edges.append(left_edge(text, hit.start, floor, _VERB_FORMS, HEAD_WORDS))
        floor = hit.end
    starts = [edge.start for edge in edges]
    starts += [again.start(1) for at in starts if (again := _OF_ANOTHER.search(text, max(at - 12, 0), at))]
    siblings = frozenset(starts)
    found: dict[Span, Instrument] = {}
    for hit, edge in zip(hits, edges, strict=True):
        made = _phrase(text, hit, edge, sentence, mentions, periods, quantities, dates, siblings)
        if made.relative is not None and any(made.start < outer.end for outer in found.values()):
            made = made._replace(
                end=made.head_end, relative=None, complement=None
            )  # the relative clause is that of the outer phrase
        found.setdefault((made.start, made.end), made)
    return _share_complements(text, _one_group(text, list(found.values())))


def _is_verb(text: str, hit: Hit[Head], sentence: Sentence) -> bool:
    """`to deal`, `will contract`: no noun."""
    if hit.entry.form in ("mou", "mous"):
        return not text.startswith(("MoU", "MOU"), hit.start) or text[hit.end : hit.end + 1] == "'"
    if hit.entry.form not in ("deal", "contract"):
        return False
    if _VERBAL.search(text, sentence.start, hit.start):
        return True
    return (
        text[hit.start : hit.end].isupper() and _DEAL_IN.search(text, max(hit.start - 24, 0), hit.end + 24) is not None
    )


def _one_group(text: str, found: list[Instrument]) -> list[Instrument]:
    """`11 agreements and memoranda on energy`: one group, counted once, of instruments of more than one type."""
    made: list[Instrument] = []
    for one in found:
        before = made[-1] if made else None
        if (
            before is not None
            and before.head.many
            and one.head.many
            and before.number is not None
            and one.number is None
            and one.complement is not None
            and before.end <= one.start
            and text[before.head_end : one.start] == " and "
        ):
            kind = before.head.type if before.head.type == one.head.type else "document"
            made[-1] = one._replace(
                start=before.start,
                head=before.head._replace(type=kind),
                left=before.left,
                number=before.number,
                named=True,
            )
            continue
        made.append(one)
    return made


def _share_complements(text: str, found: list[Instrument]) -> list[Instrument]:
    """`the Agreement and the Protocol on Road Transport`: the complement of the second is also the first's."""
    for index, (one, other) in enumerate(pairwise(found)):
        alike = one.head.many == other.head.many and one.definite == other.definite
        if alike and not one.named and other.complement is not None and _AND_THE.fullmatch(text, one.end, other.start):
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
    at, between = adverbials(text, head_end, stop, mentions, periods)
    words = tuple(fold(text[edge.start : hit.start]).split())
    telling = _telling(words)
    dated = period_at(text, head_end, periods) >= 0
    complement = complement_of(
        text, at, stop, hit.entry, dates, siblings, purpose=dated and (bool(words) or " " in hit.entry.form)
    )
    if complement is not None:
        complement = complement[0], without_place(text, *complement, mentions)
    end = head_end
    if complement is not None:
        end = complement[1]
    elif between is not None and not text.startswith("with", between[0]) and _names(between, mentions):
        end = between[1]
    told = between is not None and _names(between, mentions)
    if not told and (bodies := _BODIES.match(text, end, stop)):
        end = complement_end(text, bodies.end(), stop, dates, siblings)
    known = edge.definite or edge.before in ("a", "an")
    of_a_year = known and any(_YEAR.fullmatch(word) for word in words)  # `the 1992 treaty`
    named = bool(telling) or of_a_year or complement is not None or end > hit.end
    if (telling or not edge.definite) and (partner := _partner(text, end, stop, mentions)):
        end = partner
        if complement is None:
            complement = complement_of(text, end, stop, hit.entry, dates, siblings, purpose=True)
            end = complement[1] if complement is not None else end
    relative = None
    if not hit.entry.many:
        behind = head_end if complement is None else complement[1]
        relative = relative_of(text, behind, stop, mentions, periods, named or complement is not None)
    if relative is not None:
        end, named, between = relative[1], True, between or relative
    if relative is not None and complement is None:
        complement = complement_of(text, end, stop, hit.entry, dates, siblings, purpose=False)
        end = complement[1] if complement is not None else end
    unnamed = end == hit.end and not words and not hit.entry.many and hit.entry.type != "statement"
    if unnamed and (told_by := _UNDER_WHICH.match(text, end, stop)):
        end, named = told_by.end(), True
    start = _without_doubt(text, edge.start, hit.start)
    count = _count(quantities, edge.start, hit.start) if hit.entry.many else 1
    if count is None and hit.entry.type != "contract" and (counted := _counted(quantities, hit.start)) is not None:
        start, count = counted.start, int(counted.value)  # `another | five agreements`, `twelve more papers`
    about = frozenset(fold(text[slice(*complement)]).split()) - _SMALL if complement is not None else frozenset()
    return Instrument(
        start, end, hit.start, hit.end, hit.entry, edge, count, words, complement, between, relative, named, about
    )


def _partner(text: str, at: int, stop: int, mentions: Sequence[Mention]) -> int:
    """The end of a partner that the name goes on with, 0 where none follows."""
    opened = _PARTNER.match(text, at, stop)
    if opened is None:
        return 0
    end = list_of_names_end(text, opened.end(), stop, [m.end for m in mentions if m.kind == "name"])
    comma = text.find(",", opened.end(), end)
    if comma > 0 and " and " not in text[comma:end]:  # `under an accord with Chile, Peru will …`
        end = comma
    return 0 if end <= opened.end() else end


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


def _counted(quantities: Sequence[Quantity], head: int) -> Quantity | None:
    """The whole number that counts the noun at `head`, whatever stands between them."""
    for quantity in quantities:
        if quantity.kind == "count" and quantity.noun_start <= head < quantity.noun_end:
            return quantity if quantity.value == int(quantity.value) else None
    return None


def _count(quantities: Sequence[Quantity], start: int, end: int) -> int | None:
    for quantity in quantities:
        if (
            start <= quantity.start < end
            and quantity.unit not in ("percent", "rank")
            and quantity.value == int(quantity.value)
        ):
            return int(quantity.value) if quantity.start - start < 2 else None
    return None
