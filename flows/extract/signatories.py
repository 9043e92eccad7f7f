"""The countries that an instrument binds: from its own words, its clause, or who the document is about."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from flows.extract.governing import Standing
from flows.extract.instruments import Instrument
from flows.extract.lexicon import Lexicon
from flows.extract.parties import Mention, Parties
from flows.extract.sentences import Sentence
from flows.reference import table

Span = tuple[int, int]

_WITH = re.compile(r"\b(?:between|among|with)\s")
_BETWEEN = re.compile(r"\bbetween (?:the )?(?=[A-ZÀ-Ỹ])")
_BY = re.compile(r"\s*,?\s*(?:[\w-]+ ){0,12}?by\s")
_SIGNED_BY = re.compile(r"(?:signed|reached|concluded|agreed) (?:[\w-]+ ){0,3}by\s")
_GROUP = re.compile(
    r"\b(?:two|both|three|four|six) (?:sides|countries|nations|governments|leaders|ministers|parties|presidents|states|"
    r"prime ministers|premiers|neighbou?rs)\b|\bthe two\b|\beach other\b",
    re.I,
)
_COMPANY = re.compile(
    r"\b(?:Inc|Corp|Corporation|Co|Cos|Ltd|PLC|Plc|SpA|AG|S\.?A|NV|BV|GmbH|AB|LP|Bancorp|Holdings|Industries|Bancshares|"
    r"CORP|INC|LTD|UNIT|unit|CO)\b|<[^<>]{1,40}>"
)
_WORDS: Lexicon[str] = Lexicon((row["word"], row["kind"]) for row in table("lexicons/instrument_actors"))
_ACTORS = frozenset(["name", "body", "person", "bloc", "capital", "group", "anaphor"])
_NO_NAMES = frozenset(["group", "pronoun", "anaphor"])


_DATELINE = re.compile(
    r"[A-ZÀ-Ỹ][\w.'/ -]{1,40}(?:, [A-Z][\w. ]{1,20})?,? ?"
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|\([A-Z][A-Za-z]{1,8}\)(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?)"
    r"\s*(?:--|-|–|—|_)\s"
)


_DATED = re.compile(r"(?:, [A-Z][\w. ]{1,20})?,? [A-Z][a-z]{2,8}\.? \d{1,2} (?:--?|–|—|_) ")


class Signatories(NamedTuple):
    """Sorted codes, the words that gave the first of them, and how surely.

    `source`: own (its own words), clause, document (who the document is about), before (named before a contract),
    international (bodies without codes), none.
    """

    codes: tuple[str, ...]
    span: Span | None
    source: str
    sure: float


def signatories(
    text: str,
    made: Instrument,
    kind: str,
    sentence: Sentence,
    stands: Standing | None,
    known: Parties,
    near: Sequence[Mention],
) -> Signatories:
    """Who is bound by `made`, an instrument of type `kind`; `near` are the mentions of its sentence."""
    own = [m for m in _own(text, made, near) if m.codes]
    codes = union(own)
    only_others = made.between is not None and text.startswith("with", made.between[0])
    if len(codes) >= 2 and not only_others:
        return Signatories(codes, (own[0].start, own[0].end), "own", 0.95)
    clause = [m for m in _acting(text, made, sentence, stands, near) if m.codes and m.codes != ("UN",)]
    concluding = stands is not None and stands.act in _CONCLUDE
    if not codes and not concluding and (rivals := _at_odds(text, sentence, made, near)):
        return Signatories(rivals, None, "clause", 0.7)
    pair = next((m for m in reversed(clause) if m.kind == "group" and len(m.codes) > 1), None)
    if pair is not None and set(codes) <= set(pair.codes):
        return Signatories(pair.codes, (pair.start, pair.end), "clause", 0.85)
    if not codes and not concluding and _proper(text, made, near):
        return Signatories((), None, "none", 0.3)  # the Louvre accord binds more than those who speak of it
    both = union([*own, *clause])
    found = own or clause
    blocs = tuple(code for code in both if len(code) != 3)
    if len(codes) >= 2 and not concluding:
        return Signatories(codes, _span(own), "own", 0.9)
    if concluding and (len(both) >= 2 or blocs):
        return Signatories(both, _span(found), "clause", 0.85)
    if blocs:
        return Signatories(blocs, _span(found), "clause", 0.7)
    lead = of_lead(text, known)
    group = group_of(text, sentence)
    if kind == "contract" and not group:
        return _contractor(both, found, made, known)
    principal = tuple(sorted(known.principal[:2]))
    if group and len(principal) == 2 and set(both) <= set(principal):
        return Signatories(principal, group, "document", 0.7)
    if (
        set(both) <= set(lead.codes)
        and not _many_sided(text, made)
        and not (both and _with_strangers(text, made, near))
    ):
        return lead
    signing = stands is not None and stands.act in ("sign", "approve") and not corporate(text)
    if (
        signing
        and len(both) == 1
        and both[0] in principal
        and len(principal) == 2
        and not _with_strangers(text, made, near)
    ):
        return Signatories(principal, _span(found), "document", 0.6)
    return Signatories(both, _span(found), "clause", 0.8 if len(both) == 2 else 0.5)


_CONCLUDE = frozenset(["sign", "reach", "negotiate", "propose", "approve"])
"""Acts whose subjects are the parties; whoever applies or denounces an instrument need not be one."""


_MANY_SIDED = re.compile(
    r"\b(?:international|multilateral|world|coffee|cocoa|rubber|sugar|tin|currency|commodity)\b", re.I
)


def _many_sided(text: str, made: Instrument) -> bool:
    """Whether its words tell an instrument of many states, however two countries fill the document."""
    return _MANY_SIDED.search(text, made.start, made.end) is not None


def _with_strangers(text: str, made: Instrument, near: Sequence[Mention]) -> bool:
    """Whether the other side is named right behind the phrase and is no country (`with foreign banks`)."""
    opened = _WITH.match(text, made.end + 1)
    reach = made.between or ((opened.end(), opened.end() + 40) if opened else None)
    return reach is not None and not any(reach[0] <= m.start < reach[1] and m.codes for m in near)


def _span(found: Sequence[Mention]) -> Span | None:
    return (found[0].start, found[0].end) if found else None


def _bare_bloc(codes: tuple[str, ...]) -> bool:
    """Whether a bloc alone is named; ISO codes of countries have three letters, those of blocs seldom."""
    return len(codes) == 1 and len(codes[0]) != 3


def _proper(text: str, made: Instrument, near: Sequence[Mention]) -> bool:
    """Whether its name is a proper one that tells no party, but a place or matter (International Cocoa Agreement)."""
    named = [m for m in near if made.left.start <= m.start and m.end <= made.head_start]
    if named:
        return len(named) == 1 and (named[0].kind == "capital" or named[0].place)
    words = [word for word in text[made.start : made.head_start].split() if word[0].isupper()]
    if text[made.head_start : made.head_end].isupper():  # a headline in capitals: the body tells names from words
        return any(f" {word.title()} " in text and f" {word.lower()} " not in text for word in words)
    return bool(words)


def _at_odds(text: str, sentence: Sentence, made: Instrument, near: Sequence[Mention]) -> tuple[str, ...]:
    """The two countries that the sentence sets against each other before the phrase (`tensions between A and B`)."""
    opened = _BETWEEN.search(text, sentence.start, made.start)
    if opened is None:
        return ()
    reach = min(opened.end() + 60, made.start)
    codes = union([m for m in near if opened.end() <= m.start < reach][:2])
    return codes if len(codes) == 2 else ()


def of_lead(text: str, known: Parties) -> Signatories:
    """The two countries that a document is about: named early, more than once, and far more often than any third."""
    named = [m for m in known.mentions if m.kind in _LEADING and not m.place and not _DATED.match(text, m.end)]
    counts = Counter(code for m in named for code in m.codes)
    ranked = counts.most_common(3)
    early = {code for m in named if m.start < LEAD for code in m.codes}
    if len(ranked) < 2 or ranked[1][1] < 2 or not {ranked[0][0], ranked[1][0]} <= early:
        return Signatories((), None, "none", 0.3)
    if len(ranked) == 3 and 2 * ranked[2][1] > ranked[1][1]:
        return Signatories((), None, "none", 0.3)
    first = next(m for m in named if ranked[0][0] in m.codes or ranked[1][0] in m.codes)
    return Signatories(tuple(sorted((ranked[0][0], ranked[1][0]))), (first.start, first.end), "document", 0.5)


LEAD = 600
"""So many characters are the opening of a document."""

_LEADING = frozenset(["name", "demonym", "person", "body", "capital"])


def _contractor(codes: tuple[str, ...], found: Sequence[Mention], made: Instrument, known: Parties) -> Signatories:
    """A contract binds companies: its countries are those its sentence names, or the last one named before it."""
    if codes:
        return Signatories(codes, (found[0].start, found[0].end), "clause", 0.7)
    before = [m for m in known.mentions if made.start - 300 <= m.end <= made.start and m.codes]
    if not before:
        return Signatories((), None, "none", 0.3)
    last = next((m for m in reversed(before) if m.kind == "demonym"), before[-1])
    return Signatories(last.codes, (last.start, last.end), "before", 0.5)


def without_dateline(text: str, sentence: Sentence, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """The mentions of a sentence but for those in its dateline, which says where it was written."""
    dateline = _DATELINE.match(text, sentence.start, sentence.end)
    return [m for m in mentions if m.start >= dateline.end()] if dateline else mentions


def union(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The sorted codes of all mentions."""
    return tuple(sorted({code for mention in mentions for code in mention.codes}))


def _own(text: str, made: Instrument, near: Sequence[Mention]) -> list[Mention]:
    """Mentions in the phrase itself: before its head, as its possessor, after `between` or `with`."""
    modifying = [m for m in near if made.left.start <= m.start and m.end <= made.head_end]
    if len(modifying) == 1 and (modifying[0].kind == "capital" or modifying[0].place):
        modifying = []  # the Paris accord names a place
    owner = [m for m in near if 0 <= made.left.owner - m.end <= 2]
    others = [
        m for m in near if made.between is not None and made.between[0] <= m.start < made.between[1] and not m.place
    ]
    if made.complement is not None and (opened := _WITH.search(text, *made.complement)):
        others += [m for m in near if opened.end() <= m.start < made.complement[1]]
    return [*owner, *modifying, *others]


def _acting(
    text: str, made: Instrument, sentence: Sentence, stands: Standing | None, near: Sequence[Mention]
) -> list[Mention]:
    """Mentions that act in the clause: subject of an active verb, agents of a passive one."""
    if stands is None:
        return [m for m in near if m.end <= made.start and m.kind in _ACTORS and not m.place]
    if stands.side == "right":
        agents = [m for m in near if m.start >= stands.end and m.start - made.end < 160]
        agents = [m for m in agents if _BY.match(text, made.end, m.start)]
        agents = agents or [m for m in near if m.kind in _ACTORS and not m.place]  # `signed … before the two premiers`
        if agents:
            return agents
    subject = [m for m in near if m.end <= min(stands.start, made.start) and not m.place]
    behind = [m for m in near if stands.end <= m.start < made.start and not m.place]
    by = _SIGNED_BY.search(text, made.end, min(sentence.end, made.end + 40))
    agents = [m for m in near if by is not None and m.start >= by.end()]
    return [*subject, *behind, *agents]


def group_of(text: str, sentence: Sentence) -> Span | None:
    """The words of a sentence that speak of the two or few parties of the document together."""
    group = _GROUP.search(text, sentence.start, sentence.end)
    return (group.start(), group.end()) if group else None


def among_companies(text: str, folded: str, sentence: Sentence) -> bool:
    """Whether a sentence speaks of companies, of employers and staff, or of the parts of one state."""
    return (
        _speaks_of(folded, sentence) & {"company", "staff", "domestic"} != set()
        or _COMPANY.search(text, sentence.start, sentence.end) is not None
    )


def international(folded: str, sentence: Sentence) -> bool:
    """Whether a sentence speaks of states or bodies of states without naming them by a code."""
    return "international" in _speaks_of(folded, sentence)


def _speaks_of(folded: str, sentence: Sentence) -> set[str]:
    return {hit.entry for hit in _WORDS.find(folded[sentence.start : sentence.end])}


_CORPORATE_OPENING = re.compile(r"<[A-Z.]{1,9}>|\b(?:Inc|Corp|PLC|Plc|Bancorp|Ltd)\b")


def corporate(text: str) -> bool:
    """Whether a document opens as news of a company."""
    return _CORPORATE_OPENING.search(text, 0, 260) is not None


def private(
    text: str, folded: str, sentence: Sentence, made: Instrument, found: Signatories, near: Sequence[Mention]
) -> bool:
    """Whether no state, bloc or body of states is seen to be bound: instruments of companies, staff, a state's own."""
    kinds = _speaks_of(folded, sentence)
    if "staff" in kinds or "domestic" in kinds:
        return True
    company = "company" in kinds or _COMPANY.search(text, sentence.start, sentence.end) is not None
    if len(found.codes) < 2 and not _bare_bloc(found.codes) and corporate(text):
        return True
    if not found.codes:
        return company or "international" not in kinds or made.head.type == "contract"
    if made.between is not None and text.startswith(("between", "among"), made.between[0]):
        inside = [m for m in near if made.between[0] <= m.start < made.between[1] and m.codes]
        if len(union(inside)) == 1 and all(m.kind not in _NO_NAMES for m in inside):
            return True  # between two bodies of one state
    if not company:
        return False
    actors = {code for m in near if m.kind in _ACTORS and not m.place for code in m.codes}
    return found.source == "document" or not set(found.codes) & actors
