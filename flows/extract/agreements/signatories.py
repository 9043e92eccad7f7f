"""The countries that an instrument binds: from its own words, its clause, or who the document is about."""

import re
from collections.abc import Sequence

from flows.extract.agreements.actors import corporate, trades, union
from flows.extract.agreements.governing import Standing
from flows.extract.agreements.instruments import Instrument
from flows.extract.agreements.lead_parties import About, Signatories, group_of, span_of
from flows.extract.agreements.many_parties import among_delegates, by_many, debtor, many_sided, of_many, with_lenders
from flows.extract.agreements.mentions import acting, at_odds, own_mentions, served
from flows.extract.agreements.titles import strange_words
from flows.extract.analysis import within
from flows.extract.parties import Mention
from flows.extract.text.sentences import Sentence

_WITH_ONE = re.compile(r"\bwith\s")
_WITH = re.compile(r"\b(?:between|among|with)\s")


def signatories(
    text: str,
    made: Instrument,
    kind: str,
    sentence: Sentence,
    stands: Standing | None,
    whom: About,
    near: Sequence[Mention],
) -> Signatories:
    """Who is bound by `made`, an instrument of type `kind`; `near` are the mentions of its sentence."""
    own = [m for m in own_mentions(text, made, near) if m.codes]
    codes = union(own)
    only_others = made.between is not None and text.startswith("with", made.between[0])
    if len(codes) >= 2 and not only_others:
        lead = whom.lead
        if lead.codes and lead.codes != codes and _seat(made, near) in codes:
            return lead  # the Berne agreement between the two countries does not bind the Swiss
        return Signatories(codes, (own[0].start, own[0].end), "own", 0.95)
    clause = [m for m in acting(text, made, sentence, stands, near) if m.codes and m.codes != ("UN",)]
    if kind != "contract":
        clause = [m for m in clause if not trades(text, m)]
    concluding = stands is not None and stands.act in _CONCLUDE
    both = union([*own, *clause])
    if not concluding and len(both) > 2:  # too many speak of it to tell who is bound
        clause, both = [], codes
    named_many = many_sided(text, made)
    if kind != "contract" and not named_many and with_lenders(text, made, sentence, own):
        return debtor(text, made, sentence, own, clause, whom, concluding=concluding)
    if named_many or by_many(text, made):
        return of_many(own, clause if stands else [], concluding=concluding and not by_many(text, made))
    rivals = at_odds(text, sentence, made, near)
    if not codes and not concluding and rivals:
        return Signatories(rivals, None, "clause", 0.7)
    pair = next((m for m in reversed(clause) if m.kind == "group" and len(m.codes) > 1), None)
    if pair is not None and set(codes) <= set(pair.codes):
        told = any(char.isupper() for char in text[pair.start + 1 : pair.end])  # `the ministers of Peru and Chile`
        return Signatories(both if told else rivals or pair.codes, (pair.start, pair.end), "clause", 0.85)
    if not codes and not concluding and _proper(text, made, near):
        return Signatories((), None, "none", 0.3)  # the Louvre accord binds more than those who speak of it
    found = own or clause
    blocs = tuple(code for code in both if len(code) != 3)
    if len(codes) >= 2 and not concluding:
        return Signatories(codes, span_of(own), "own", 0.9)
    acting_two = union(clause)
    if concluding and len(acting_two) >= 2 and own and not only_others and all(m.end <= made.head_start for m in own):
        return Signatories(acting_two, span_of(clause), "clause", 0.85)  # `Peru, Chile sign Andes pact`
    if concluding and (len(both) >= 2 or blocs):
        return Signatories(both, span_of(found), "clause", 0.85)
    if blocs:
        return Signatories(blocs, span_of(found), "clause", 0.7)
    return _beyond_clause(text, made, kind, sentence, stands, whom, near, own, clause)


def _beyond_clause(
    text: str,
    made: Instrument,
    kind: str,
    sentence: Sentence,
    stands: Standing | None,
    whom: About,
    near: Sequence[Mention],
    own: Sequence[Mention],
    clause: Sequence[Mention],
) -> Signatories:
    """The parties where the phrase and its clause name one or none: from what it is about, and from the document."""
    found = own or clause
    both = union([*own, *clause])
    if len(both) < 2 and len(aimed := union([*found, *served(text, made, near)])) == 2:
        return Signatories(aimed, span_of(found), "clause", 0.7)
    group = group_of(text, sentence)
    if not both and not group and among_delegates(text, sentence):
        return Signatories((), None, "many", 0.4)
    lead = whom.lead
    if kind == "contract" and both and set(both) < set(lead.codes) and _with_only(text, made):
        return lead
    if kind == "contract" and not group:
        return _contractor(both, found, made, whom)
    principal = tuple(sorted(whom.principal[:2]))
    if group and len(principal) == 2 and set(both) <= set(principal):
        return Signatories(principal, group, "document", 0.7)
    strangers = _with_strangers(text, made, near)
    if set(both) <= set(lead.codes) and not (both and strangers):
        return lead
    if len(union(own)) == 1 and whom.principal and both == union(own) and _with_only(text, made):
        first = next((code for code in whom.principal if code not in both), both[0])
        return Signatories(tuple(sorted({first, *both})), span_of(own), "document", 0.5)
    if own and len(both) == 1 and len(both[0]) == 3 and kind != "contract" and _with_only(text, made):
        return Signatories((), None, "none", 0.3)  # who signed with it is no state that the text makes known
    if len(both) == 1 and len(both[0]) == 3 and kind != "contract" and both == union(own):
        return Signatories((), None, "none", 0.3)  # `Andean pact`: a country before the noun need not be a party
    concluding = stands is not None and stands.act in ("sign", "reach", "negotiate", "approve")
    if not own and len(both) == 1 and len(both[0]) == 3 and kind != "contract" and not (concluding and made.named):
        return Signatories((), None, "none", 0.3)  # who speaks of an instrument need not be bound by it
    signing = stands is not None and stands.act in ("sign", "approve") and not corporate(text)
    if signing and len(both) == 1 and both[0] in principal and len(principal) == 2 and not strangers:
        return Signatories(principal, span_of(found), "document", 0.6)
    if signing and not both and len(whom.principal) == 2 and not strangers:
        return Signatories(principal, None, "document", 0.5)  # a text of no more than two tells what they signed
    return Signatories(both, span_of(found), "clause", 0.8 if len(both) == 2 else 0.5)


def _with_only(text: str, made: Instrument) -> bool:
    """Whether its words name the other side alone (`agreement with Peru`)."""
    reach = made.between or made.complement
    if reach is None:
        return text.startswith(" with ", made.end)
    return _WITH_ONE.search(text, made.head_end, reach[1]) is not None


_CONCLUDE = frozenset(["sign", "reach", "negotiate", "propose", "approve"])
"""Acts whose subjects are the parties; whoever applies or denounces an instrument need not be one."""


def _with_strangers(text: str, made: Instrument, near: Sequence[Mention]) -> bool:
    """Whether the other side is named right behind the phrase and is no country (`with foreign banks`)."""
    opened = _WITH.match(text, made.end + 1)
    reach = made.between or ((opened.end(), opened.end() + 40) if opened else None)
    return reach is not None and not any(reach[0] <= m.start < reach[1] and m.codes for m in near)


def _seat(made: Instrument, near: Sequence[Mention]) -> str:
    """The country of the city that an instrument is called after; empty where it is called after none."""
    named = [m for m in near if made.left.start <= m.start and m.end <= made.head_start]
    return named[0].codes[0] if len(named) == 1 and named[0].kind == "capital" and named[0].codes else ""


def _proper(text: str, made: Instrument, near: Sequence[Mention]) -> bool:
    """Whether its name is a proper one that tells no party, but a place or matter (International Cocoa Agreement)."""
    named = [m for m in near if made.left.start <= m.start and m.end <= made.head_start]
    if named:
        return len(named) == 1 and (named[0].kind == "capital" or named[0].place)
    return bool(strange_words(text, made, near))


def _contractor(codes: tuple[str, ...], found: Sequence[Mention], made: Instrument, whom: About) -> Signatories:
    """A contract binds companies: its countries are those its sentence names, or the last one named before it."""
    if codes:
        return Signatories(codes, (found[0].start, found[0].end), "clause", 0.7)
    before = [m for m in within(whom.mentions, max(made.start - 300, 0), made.start) if m.codes]
    if not before:
        return Signatories((), None, "none", 0.3)
    last = next((m for m in reversed(before) if m.kind == "demonym"), before[-1])
    return Signatories(last.codes, (last.start, last.end), "before", 0.5)
