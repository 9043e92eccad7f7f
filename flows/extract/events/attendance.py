"""Who took part in an occasion, and of what rank they were."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from flows.extract.agreements.actors import among_companies, international, union
from flows.extract.agreements.lead_parties import About, group_of
from flows.extract.events.occasions import Occasion
from flows.extract.events.telling import Told
from flows.extract.parties import Mention
from flows.extract.parties.reading import is_oblique
from flows.extract.text.lexicon import Lexicon
from flows.extract.text.sentences import Sentence
from flows.reference import table

Span = tuple[int, int]

RANKS = ("head_of_state", "head_of_government", "minister", "party", "parliament", "official")
"""The levels, the highest first; the highest of those present is the occasion's."""

_OFFICES: Lexicon[str] = Lexicon(
    (row["office"], row["level"])
    for row in table("lexicons/offices")
    if row["level"] and row["holder"] in ("state", "plural")
)
_COUNTRY = 3
"""Letters of a country's code; blocs have others."""
_VAGUE = frozenset(["leader", "leaders"])


_WITH_A_PERSON = re.compile(r"with (?:the )?(?:[A-Z][\w'-]+ ){2}[A-Z]")
_WITH_SOMEBODY = re.compile(r"[^.;:,]{0,50}?\bwith (?:the )?(?=[A-Z])")
_UNNAMED = re.compile(
    r" of (?:the )?(?:two|three|four|five|six|seven|eight|ten|twelve|\d+)(?: [a-z]+){0,2} "
    r"(?:nations|countries|states)\b"
)


class Attendance(NamedTuple):
    """Sorted codes of who took part, the words that gave the first of them, and how surely."""

    codes: tuple[str, ...]
    span: Span | None
    sure: float


def attendance(
    text: str, folded: str, made: Occasion, sentence: Sentence, told: Told, whom: About, near: Sequence[Mention]
) -> Attendance | None:
    """The parties of an occasion; None where no state or bloc is seen to take part."""
    if among_companies(text, folded, sentence):
        return None
    own = [m for m in near if m.codes and made.left.start <= m.start < made.end]
    others = text[slice(*made.others)] if made.others is not None else ""
    if not others.startswith("with"):  # `a Lima meeting of the Group of 77` is one in Lima
        own = [m for m in own if m.kind != "capital" or m.start >= made.noun_end]
    if others.startswith(("of", "between")) and (len(all_named := union(own)) > 1 or _are_blocs(all_named)):
        return Attendance(all_named, (own[0].start, own[0].end), 0.95)
    if _UNNAMED.match(text, made.noun_end, made.end) and not own:
        return None  # `the meeting of six industrial nations`
    subject = [m for m in near if m.codes and m.end <= max(told.start, made.start)]
    subject = [m for m in subject if not m.place or told.side == "arrival"]  # `arrived in Lima`
    acting = [m for m in subject if not is_oblique(folded, m.start)]
    subject = acting if acting and made.noun.kind != "visit" and (others or told.side != "preposition") else subject
    behind = [
        m for m in near if m.codes and made.end <= m.start <= made.end + 60 and m.kind in ("person", "body", "group")
    ]
    found = [*own, *subject, *behind]
    codes = union(found)
    span = (found[0].start, found[0].end) if found else None
    if len(codes) >= 2:
        return Attendance(codes, span, 0.95 if union(own) == codes else 0.85)
    if codes and len(codes[0]) != _COUNTRY:
        return Attendance(codes, span, 0.8)
    if others.startswith("with") and not union(own) and not _WITH_A_PERSON.match(others):
        return None  # with exporters, with bankers
    abroad = made.noun.kind == "visit" and made.place is not None  # a host region that no list of cities knows
    if made.others is not None and union(own) and not abroad and not {m.kind for m in own} & {"group", "pronoun"}:
        return None  # all who are named are of one state
    if made.noun.kind == "conference" and not own:
        return None
    lead = whom.lead
    principal = tuple(sorted(whom.principal[:2]))
    group = group_of(text, sentence)
    partner = _WITH_SOMEBODY.match(text, made.end, sentence.end)
    if partner is not None and not any(m.codes and partner.end() <= m.start <= partner.end() + 60 for m in near):
        return None  # `talks in Lima last week with the Fund`
    if union(own) and made.noun.kind != "visit" and not others and not group:
        return None  # `the Peruvian negotiations`, as another tells it
    met = (
        len(whom.principal) == len(principal) and codes and _WITH_A_PERSON.match(others)
    )  # somebody whose country no word tells is of the other one
    known = group or met or set(principal) == set(lead.codes)
    if len(principal) == 2 and set(codes) <= set(principal) and known:
        return Attendance(principal, span or group or lead.span, 0.75 if group or codes else 0.5)
    if codes and international(text, folded, sentence):
        return Attendance(codes, span, 0.5)
    return None


def _are_blocs(codes: tuple[str, ...]) -> bool:
    return bool(codes) and all(len(code) != _COUNTRY for code in codes)


def level_of(text: str, folded: str, around: Span, known: Mapping[str, set[str]]) -> str | None:
    """The highest level of those whom the words text[around] name; for `the leaders` the highest of the document.

    `known` are the levels of the document's persons by the last word of their names.
    """
    low, high = around
    words = set(text[low:high].replace(",", " ").replace("'s", " ").split())
    levels = {level for word in words & known.keys() for level in known[word]}
    vague = False
    for hit in _OFFICES.find(folded[low:high]):
        if folded[low + hit.start : low + hit.end] in _VAGUE:
            vague = True
        else:
            levels.add(hit.entry)
    if vague and not levels:
        levels = set().union(*known.values()) or {"head_of_state"}
    return next((rank for rank in RANKS if rank in levels), None)
