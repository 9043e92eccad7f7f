"""Whether states stand behind an instrument or occasion, or companies, employers and staff, parts of one state."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from flows.extract.agreements.instruments import Instrument
from flows.extract.parties import Mention
from flows.extract.text.lexicon import Lexicon
from flows.extract.text.sentences import Sentence
from flows.reference import table


class Word(NamedTuple):
    """A row of seeds/lexicons/instrument_actors.csv."""

    kind: str
    lower: bool


_WORDS: Lexicon[Word] = Lexicon(
    (row["word"], Word(row["kind"], row["case"] == "lower"))
    for row in table("lexicons/instrument_actors")
    if row["kind"] != "trade"
)
_TRADES = frozenset(row["word"] for row in table("lexicons/instrument_actors") if row["kind"] == "trade")
_COMPANY = re.compile(
    r"\b(?:Inc|Corp|Corporation|Co|Cos|Ltd|PLC|Plc|SpA|AG|S\.?A|NV|BV|GmbH|AB|LP|Bancorp|Holdings|Industries|Bancshares|"
    r"CORP|INC|LTD|UNIT|unit|CO)\b|<[^<>]{1,40}>"
)
_CORPORATE_OPENING = re.compile(r"<[A-Z.]{1,9}>|\b(?:Inc|Corp|PLC|Plc|Bancorp|Ltd)\b")
_LENDING = re.compile(r"\b(?:IMF|Fund|[Bb]anks?|Club|creditors)\b")
_BANKS = re.compile(r"\b[Bb]anks?\b")
_FOLLOWING = re.compile(r"\s+([A-Za-z]+)(?:\s+([A-Za-z]+))?")

ACTORS = frozenset(["name", "body", "person", "bloc", "capital", "group", "anaphor"])
"""Kinds of mentions that can act; a demonym needs a noun for it."""
_NO_NAMES = frozenset(["group", "pronoun", "anaphor"])


def union(mentions: Sequence[Mention]) -> tuple[str, ...]:
    """The sorted codes of all mentions."""
    return tuple(sorted({code for mention in mentions for code in mention.codes}))


def among_companies(text: str, folded: str, sentence: Sentence) -> bool:
    """Whether a sentence speaks of companies, of employers and staff, or of the parts of one state."""
    kinds = _kinds(text, folded, sentence.start, sentence.end)
    return bool(kinds & {"company", "staff", "domestic"}) or _names_firm(text, sentence)


def international(text: str, folded: str, sentence: Sentence) -> bool:
    """Whether a sentence speaks of states or bodies of states without naming them by a code."""
    return "international" in _kinds(text, folded, sentence.start, sentence.end)


def corporate(text: str) -> bool:
    """Whether a document opens as news of a company."""
    return _CORPORATE_OPENING.search(text, 0, 260) is not None


def trades(text: str, mention: Mention) -> bool:
    """Whether a country's name only tells whose trade or traders are meant: `British banks`, `U.S. exports`."""
    if mention.kind not in ("name", "demonym"):
        return False
    following = _FOLLOWING.match(text, mention.end, mention.end + 40)
    return following is not None and any(word is not None and word.lower() in _TRADES for word in following.groups())


def private(
    text: str,
    folded: str,
    sentence: Sentence,
    made: Instrument,
    codes: tuple[str, ...],
    source: str,
    near: Sequence[Mention],
) -> bool:
    """Whether no state, bloc or body of states is seen to be bound: instruments of companies, staff, a state's own.

    `codes` and `source` are those of its signatories; `near` are the mentions of its sentence.
    """
    inner = _kinds(text, folded, made.start, made.end)
    around = ((sentence.start, made.start), (made.end, sentence.end))
    kinds = {kind for low, high in around for kind in _kinds(text, folded, low, high)} | (inner & {"domestic"})
    many = len(codes) > 1 or _bare_bloc(codes)
    headed = max(text.find("\n"), 0)
    shouted = text[:headed].isupper()
    if not many and "staff" in _kinds(text, folded, 0, headed, shouted=shouted):
        return True
    if not many and kinds & {"staff", "domestic"}:
        return True
    if source == "document" and (kinds & {"staff", "domestic"} or corporate(text)):
        return True
    if not many and corporate(text):
        return True
    company = "company" in kinds or _names_firm(text, sentence)
    if not codes:
        banks = source == "none" and _BANKS.search(text, sentence.start, sentence.end) is not None
        return (
            company
            or banks
            or (source != "many" and "international" not in kinds | inner)
            or made.head.type == "contract"
        )
    if made.between is not None and text.startswith(("between", "among"), made.between[0]):
        inside = [m for m in near if made.between[0] <= m.start < made.between[1] and m.codes]
        lent = _LENDING.search(text, *made.between) is not None
        if not lent and len(union(inside)) == 1 and all(m.kind not in _NO_NAMES for m in inside):
            return True  # between two bodies of one state
    if not company or source == "mention":
        return False
    owned = made.head.type != "contract"  # in `Italy's Acme signed` the firm acts
    firms = [m for m in near if owned and text.endswith("> of ", 0, m.start)]
    actors = {
        code
        for m in near
        if m.kind in ACTORS and not m.place and not (owned and m.possessive) and m not in firms
        for code in m.codes
    }
    return source == "document" or not set(codes) & actors


def _bare_bloc(codes: tuple[str, ...]) -> bool:
    """Whether a bloc alone is named; ISO codes of countries have three letters, those of blocs seldom."""
    return len(codes) == 1 and len(codes[0]) != 3


def _names_firm(text: str, sentence: Sentence) -> bool:
    return _COMPANY.search(text, sentence.start, sentence.end) is not None


def _kinds(text: str, folded: str, start: int, end: int, *, shouted: bool = False) -> set[str]:
    """The kinds of words in text[start:end]; capitals make some parts of names (`European Union`), unless `shouted`."""
    hits = _WORDS.find(folded[start:end])
    return {hit.entry.kind for hit in hits if shouted or not hit.entry.lower or text[start + hit.start].islower()}
