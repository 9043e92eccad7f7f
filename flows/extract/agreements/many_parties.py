"""Instruments that are no matter of two states: of many, and of a country with those that lend to it."""

import re
from collections.abc import Sequence

from flows.extract.agreements.actors import trades, union
from flows.extract.agreements.instruments import Instrument
from flows.extract.agreements.lead_parties import About, Signatories, span_of
from flows.extract.parties import Mention
from flows.extract.text.lexicon import fold
from flows.extract.text.sentences import Sentence

_TWO = re.compile(r"\b(?:two|both|bilateral)\b", re.I)
_MANY_SIDED = re.compile(
    r"\b(?:international|global|multilateral|world|united nations|u\.n\.|coffee|cocoa|rubber|sugar|tin|"
    r"currency(?! swap)|monetary|commodity|gatt|g-?\d\d?|group of \w+|nuclear non-?proliferation|"
    r"(?:three|four|five|six|seven|eight|nine|ten|\d\d?|multi)-(?:nation|country|state|party))\b",
    re.I,
)
_OF_MANY = re.compile(
    r"[^,.;:]{0,60}?\b(?:by|between|among|of)\s(?:the\s)?(?:(?!two|both|their|these)[\w-]+\s){0,4}?"
    r"(?:nations|countries|powers|states|producers|consumers|members|governments|democracies|creditors)\b"
)
_LENDERS = re.compile(
    r"\b(?:banks?|bankers|creditors?|lenders|imf|monetary fund|the fund|world bank|paris club|development bank)\b", re.I
)
_OF_DEBT = re.compile(
    r"\b(?:debts?|reschedul\w+|refinancing|stand-?by|restructuring|moratorium|bank|banking|loans?|credits?)\b", re.I
)
_DEBT_ITSELF = re.compile(r"\b(?:debts?|reschedul\w+|refinancing|stand-?by|moratorium)\b", re.I)
_WITH_LENDERS = re.compile(
    r"\s+with (?:the |its |their |some )?(?:[\w-]+ ){0,4}?(?:banks?|bankers|creditors?|lenders|imf|fund|paris club)\b",
    re.I,
)
_FUND = re.compile(r"\b(?:IMF|International Monetary Fund|World Bank|Paris Club)\b")
_WITH_STATE = re.compile(r"\bwith (?!(?:[\w'-]+ ){0,3}(?:banks|creditors|bankers|lenders)\b)")
_CLUBS = re.compile(r"\b(?:banks|creditors|bankers|lenders|IMF|Monetary Fund|World Bank|Paris Club)\b")
_BODIES = re.compile(
    r"\b(?:ICO|ICCO|INRO|ITC|IWC|GATT|UNCTAD|WTO|International (?:\w+ ){1,2}(?:Organi[sz]ation|Council)|delegates)\b"
)
_DEBT_NEWS = re.compile(
    r"\b(?:debts?|reschedul\w+|creditor banks|commercial banks|bank creditors|creditors|loans?)\b|"
    r"\b(?-i:BANKS)\b",
    re.I,
)


def by_many(text: str, made: Instrument) -> bool:
    """Whether the words behind it tell that many states made it (`reached by six producing countries`)."""
    opened = _OF_MANY.match(text, made.head_end, made.end + 80)
    return opened is not None and _TWO.search(text, made.head_end, opened.end()) is None


def many_sided(text: str, made: Instrument) -> bool:
    """Whether its own words tell an instrument of many states, however two countries fill the document."""
    return _MANY_SIDED.search(text, made.start, made.end + 5) is not None


def among_delegates(text: str, sentence: Sentence) -> bool:
    """Whether a sentence speaks of a body in which many states meet, and which has no code."""
    return _BODIES.search(text, sentence.start, sentence.end) is not None


def of_many(own: Sequence[Mention], clause: Sequence[Mention], *, concluding: bool) -> Signatories:
    """The parties of an instrument of many: those who conclude it where two at least are named, else blocs alone."""
    codes = union(clause)
    if concluding and len(codes) >= 2:
        return Signatories(union([*own, *clause]), span_of(clause), "clause", 0.6)
    blocs = tuple(code for code in union([*own, *clause]) if len(code) != 3 and code != "UN")
    return Signatories(blocs, span_of(own or clause) if blocs else None, "many", 0.4)


def with_lenders(text: str, made: Instrument, sentence: Sentence, own: Sequence[Mention]) -> bool:
    """Whether banks or bodies without codes lend: a debt or loan, or `with creditor banks` right behind the phrase.

    In news of a debt an agreement without words of its own is on that debt.
    """
    if _WITH_LENDERS.match(text, made.head_end, made.end + 60) or _WITH_LENDERS.match(text, made.end, made.end + 60):
        return True
    if made.between is not None and _CLUBS.search(text, *made.between):
        return True
    if _DEBT_ITSELF.search(text, made.start, made.end):
        return True
    news = _DEBT_NEWS.search(text, 0, max(text.find("\n"), 0)) is not None
    lent = _LENDERS.search(text, sentence.start, sentence.end) is not None
    if _OF_DEBT.search(text, made.start, made.end):
        return news or lent
    named = frozenset(word for m in own for word in fold(text[m.start : m.end]).split())
    alone = made.complement is None and made.between is None and made.telling <= named
    return alone and (news or _FUND.search(text, sentence.start, sentence.end) is not None)


def debtor(
    text: str,
    made: Instrument,
    sentence: Sentence,
    own: Sequence[Mention],
    clause: Sequence[Mention],
    whom: About,
    *,
    concluding: bool,
) -> Signatories:
    """The country that owes, and the state it owes to where the document is about the two and tells no other lender."""
    owes = _owing(text, own, clause, whom, concluding=concluding)
    other = next((code for code in whom.principal[:1] if code not in owes.codes), None)
    if (
        other
        and len(owes.codes) == 1
        and owes.codes == union(own)
        and _WITH_STATE.search(text, made.head_end, made.end)
    ):
        both = tuple(sorted((other, *owes.codes)))
        return Signatories(both, owes.span, "document", 0.5)  # `signed with Britain`, in news of who owes
    two = whom.lead
    headed = two.sure > 0.5 and set(owes.codes) <= set(two.codes)
    lent = made.between is not None or _CLUBS.search(text, sentence.start, sentence.end) is not None
    return two if headed and not lent else owes


def _owing(
    text: str, own: Sequence[Mention], clause: Sequence[Mention], whom: About, *, concluding: bool
) -> Signatories:
    """The country named with the debt or acting, else the one the document is mostly about."""
    for found in (own, clause):
        named = [m for m in found if not trades(text, m) and (m.kind != "group" or len(m.codes) == 1)]
        codes = union(named)
        if len(codes) == 1 or (len(codes) == 2 and concluding):
            return Signatories(codes, span_of(named), "clause", 0.6)
        if codes:
            return Signatories((), None, "none", 0.3)
    if whom.foremost:
        return Signatories((whom.foremost,), None, "document", 0.5)
    return Signatories((), None, "none", 0.3)
