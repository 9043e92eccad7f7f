"""Who took part in an occasion, and of what rank they were."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from flows.extract.agreements.actors import among_companies, international, union
from flows.extract.agreements.lead_parties import About, group_of
from flows.extract.events.occasions import Occasion, Told
from flows.extract.parties import Mention
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
_VAGUE = frozenset(["leader", "leaders"])


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
    subject = [m for m in near if m.codes and m.end <= max(told.start, made.start) and not m.place]
    behind = [
        m for m in near if m.codes and made.end <= m.start <= made.end + 60 and m.kind in ("person", "body", "group")
    ]
    found = [*own, *subject, *behind]
    codes = union(found)
    span = (found[0].start, found[0].end) if found else None
    if len(codes) >= 2:
        return Attendance(codes, span, 0.95 if union(own) == codes else 0.85)
    if codes and len(codes[0]) != 3:
        return Attendance(codes, span, 0.8)
    if made.others is not None and text.startswith("with", made.others[0]) and not union(own):
        return None  # with exporters, with bankers
    if made.others is not None and union(own) and not {m.kind for m in own} & {"group", "pronoun"}:
        return None  # all who are named are of one state
    if made.noun.kind == "conference" and not own:
        return None
    lead = whom.lead
    principal = tuple(sorted(whom.principal[:2]))
    group = group_of(text, sentence)
    if len(principal) == 2 and set(codes) <= set(principal) and (group or set(principal) == set(lead.codes)):
        return Attendance(principal, span or group or lead.span, 0.75 if group or codes else 0.5)
    if codes and international(text, folded, sentence):
        return Attendance(codes, span, 0.5)
    return None


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
