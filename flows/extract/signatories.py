"""The countries that an instrument binds: from its own words, the clause that governs it, or who the document is about."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from flows.extract.governing import Standing
from flows.extract.instruments import Instrument
from flows.extract.parties import Mention, Parties
from flows.extract.sentences import Sentence

Span = tuple[int, int]

_WITH = re.compile(r"\b(?:between|among|with)\s")
_BY = re.compile(r"\s*,?\s*(?:[\w-]+ ){0,12}?by\s")
_GROUP = re.compile(
    r"\b(?:two|both|three|four|six) (?:sides|countries|nations|governments|leaders|ministers|parties|presidents|states|"
    r"prime ministers|premiers|neighbou?rs)\b|\bboth\b|\bthe two\b|\beach other\b",
    re.I,
)
_COMPANY = re.compile(
    r"\b(?:Inc|Corp|Corporation|Co|Cos|Ltd|PLC|Plc|SpA|AG|S\.?A|NV|BV|GmbH|AB|LP|Bancorp|Holdings|Industries|"
    r"Bancshares|Savings|companies|company|unit|subsidiar(?:y|ies)|shareholders|merger|acqui(?:re|sition)|"
    r"consortium|firm|firms|CORP|INC|LTD|UNIT)\b|<[^<>]{1,40}>"
)
_UNION = re.compile(
    r"\b(?:union|unions|workers|employees|strike|strikes|strikers|labou?r|teamsters|uaw|pilots|miners|seamen|employers)\b",
    re.I,
)
_ACTORS = frozenset({"name", "body", "person", "bloc", "capital", "group", "anaphor"})


class Signatories(NamedTuple):
    """Sorted codes, the words that gave the first of them, where they came from (own, clause, document) and how surely."""

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
    if len(codes) >= 2:
        return Signatories(codes, (own[0].start, own[0].end), "own", 0.95)
    clause = [m for m in _acting(text, made, sentence, stands, near) if m.codes]
    group_named = next((m for m in reversed(clause) if m.kind == "group" and len(m.codes) > 1), None)
    if group_named is not None and set(codes) <= set(group_named.codes):
        return Signatories(group_named.codes, (group_named.start, group_named.end), "clause", 0.85)
    both = union([*own, *clause])
    if len(both) >= 2 or (both and not _lone(both)):
        found = own or clause
        return Signatories(both, (found[0].start, found[0].end), "clause", 0.85)
    group = group_of(text, sentence)
    if kind == "contract" and not group:
        return _contractor(both, own or clause, made, known)
    pair = tuple(sorted(known.principal[:2]))
    if len(pair) == 2 and set(both) <= set(pair) and (group or both):
        found = own or clause
        return Signatories(pair, group or (found[0].start, found[0].end), "document", 0.7 if group else 0.6)
    if both:
        return Signatories(both, ((own or clause)[0].start, (own or clause)[0].end), "clause", 0.6)
    if len(pair) == 2:
        return Signatories(pair, None, "document", 0.45)
    return Signatories(tuple(known.principal[:1]), None, "document", 0.3)


def _contractor(codes: tuple[str, ...], found: Sequence[Mention], made: Instrument, known: Parties) -> Signatories:
    """A contract binds companies: its countries are those its sentence names, or the last one named before it."""
    if codes:
        return Signatories(codes, (found[0].start, found[0].end), "clause", 0.7)
    before = [m for m in known.mentions if made.start - 300 <= m.end <= made.start and m.codes]
    if not before:
        return Signatories((), None, "document", 0.3)
    last = next((m for m in reversed(before) if m.kind == "demonym"), before[-1])
    return Signatories(last.codes, (last.start, last.end), "before", 0.5)


def _lone(codes: tuple[str, ...]) -> bool:
    return len(codes) == 1 and len(codes[0]) == 3 and codes[0] not in ("MRC",)


def union(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The sorted codes of all mentions."""
    return tuple(sorted({code for mention in mentions for code in mention.codes}))


def _own(text: str, made: Instrument, near: Sequence[Mention]) -> list[Mention]:
    """Mentions in the phrase itself: before its head, as its possessor, after `between` or `with`."""
    spans = [(made.left.start, made.head_end)]
    if made.left.owner >= 0:
        spans.append((max(made.left.owner - 40, 0), made.left.owner))
    if made.between is not None:
        spans.append(made.between)
    if made.complement is not None:
        start, end = made.complement
        if opened := _WITH.search(text, start, end):
            spans.append((opened.end(), end))
    found = [m for m in near if any(a <= m.start and m.end <= b + 2 for a, b in spans)]
    if made.left.owner >= 0:
        owner_start = spans[1][0]
        found = [m for m in found if not owner_start <= m.start < made.left.owner or abs(m.end - made.left.owner) <= 2]
    return found


def _acting(
    text: str, made: Instrument, sentence: Sentence, stands: Standing | None, near: Sequence[Mention]
) -> list[Mention]:
    """Mentions that act in the clause: subject of an active verb, agents of a passive one."""
    if stands is None:
        return [m for m in near if m.end <= made.start and m.kind in _ACTORS and not m.place]
    if stands.side == "right":
        found = [
            m for m in near if m.start >= stands.end and m.start - made.end < 160 and _BY.match(text, made.end, m.start)
        ]
        if found:
            return found
    subject = [m for m in near if m.end <= min(stands.start, made.start) and not m.place]
    behind = [m for m in near if stands.end <= m.start < made.start and not m.place]
    by = re.compile(r"signed by\s").search(text, made.end, min(sentence.end, made.end + 30))
    agents = [m for m in near if by is not None and m.start >= by.end()]
    return [*subject, *behind, *agents]


def group_of(text: str, sentence: Sentence) -> Span | None:
    """The words of a sentence that speak of the two or few parties of the document together."""
    group = _GROUP.search(text, sentence.start, sentence.end)
    return (group.start(), group.end()) if group else None


def among_companies(text: str, sentence: Sentence) -> bool:
    """Whether a sentence speaks of companies, or of employers and staff."""
    return bool(
        _UNION.search(text, sentence.start, sentence.end) or _COMPANY.search(text, sentence.start, sentence.end)
    )


def private(text: str, sentence: Sentence, made: Instrument, found: Signatories, near: Sequence[Mention]) -> bool:
    """Whether the instrument is one between companies, or employers and staff, on which no state or bloc acts."""
    if _UNION.search(text, sentence.start, sentence.end):
        return True
    if not _COMPANY.search(text, sentence.start, sentence.end):
        return not found.codes
    if found.source == "document":
        return True
    actors = {code for m in near if m.kind in _ACTORS and not m.place for code in m.codes}
    return not (set(found.codes) & actors)
