"""Who a document is about: the two countries of its opening, its groups of two; its dateline binds nobody."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from flows.extract.agreements.actors import trades, union
from flows.extract.parties import Mention, Parties
from flows.extract.text.sentences import Sentence

Span = tuple[int, int]

_GROUP = re.compile(
    r"\b(?:two|both|three|four|six) (?:sides|countries|nations|governments|leaders|ministers|parties|presidents|states|"
    r"prime ministers|premiers|neighbou?rs)\b|\bthe two\b|\beach other\b",
    re.I,
)
_DATELINE = re.compile(
    r"[A-ZÀ-Ỹ][\w.'/ -]{1,40}(?:, [A-Z][\w. ]{1,20})?,? ?"
    r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|\([A-Z][A-Za-z]{1,8}\)(?:,? [A-Z][a-z]{2,8}\.? \d{1,2})?)"
    r"\s*(?:--|-|–|—|_)\s"
)
_DATED = re.compile(r"(?:, [A-Z][\w. ]{1,20})?,? [A-Z][a-z]{2,8}\.? \d{1,2} (?:--?|–|—|_) ")


class Signatories(NamedTuple):
    """Sorted codes, the words that gave the first of them, and how surely.

    `source`: own (its own words), clause, document (who the document is about), before (named before a contract),
    mention (an earlier mention of the instrument), many (more states than are named), none.
    """

    codes: tuple[str, ...]
    span: Span | None
    source: str
    sure: float


class About(NamedTuple):
    """What is known of a document as a whole, told once: its mentions in order and its principal countries.

    `lead` are the two countries it is about, if any; `foremost` is the one it names twice as often as any other, or
    empty; `levels` the levels of its persons by the last word of their names.
    """

    mentions: Sequence[Mention]
    principal: tuple[str, ...]
    lead: Signatories
    foremost: str
    levels: Mapping[str, set[str]]


def about(text: str, known: Parties) -> About:
    """Who a document is about, from all its mentions."""
    counts = Counter(code for m in known.mentions if m.kind in LEADING and not m.place for code in m.codes)
    ranked = counts.most_common(2)
    clear = bool(ranked) and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1])
    levels: dict[str, set[str]] = {}
    for person in known.persons:
        if person.level:
            levels.setdefault(person.name.split()[-1], set()).add(person.level)
    return About(known.mentions, known.principal, of_lead(text, known), ranked[0][0] if clear else "", levels)


def of_lead(text: str, known: Parties) -> Signatories:
    """The two countries that a document is about: named early, more than once, and far more often than any third."""
    named = [m for m in known.mentions if m.kind in LEADING and not m.place and not _DATED.match(text, m.end)]
    named = [m for m in named if text[max(m.start - 4, 0) : m.start].lower() != " in "]
    counts = Counter(code for m in named for code in m.codes)
    ranked = counts.most_common(3)
    early = {code for m in named if m.start < LEAD for code in m.codes}
    top = text.find("\n")
    headed = union(
        [m for m in named if m.end <= top and m.kind in ("name", "demonym", "capital") and not trades(text, m)]
    )
    if len(headed) == 2 and set(headed) == {code for code, _ in ranked[:2]}:
        return Signatories(headed, (named[0].start, named[0].end), "document", 0.55)
    if len(ranked) < 2 or ranked[1][1] < 2 or not {ranked[0][0], ranked[1][0]} <= early:
        return Signatories((), None, "none", 0.3)
    if len(ranked) == 3 and 2 * ranked[2][1] > ranked[1][1]:
        return Signatories((), None, "none", 0.3)
    first = next(m for m in named if ranked[0][0] in m.codes or ranked[1][0] in m.codes)
    return Signatories(tuple(sorted((ranked[0][0], ranked[1][0]))), (first.start, first.end), "document", 0.5)


LEAD = 600
"""So many characters are the opening of a document."""

LEADING = frozenset(["name", "demonym", "person", "body", "capital"])


def without_dateline(text: str, sentence: Sentence, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """The mentions of a sentence but for those in its dateline, which says where it was written."""
    dateline = _DATELINE.match(text, sentence.start, sentence.end)
    return [m for m in mentions if m.start >= dateline.end()] if dateline else mentions


def group_of(text: str, sentence: Sentence) -> Span | None:
    """The words of a sentence that speak of the two or few parties of the document together."""
    group = _GROUP.search(text, sentence.start, sentence.end)
    return (group.start(), group.end()) if group else None


def span_of(found: Sequence[Mention]) -> Span | None:
    return (found[0].start, found[0].end) if found else None
