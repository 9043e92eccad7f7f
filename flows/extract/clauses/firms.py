"""Firms whose country the document tells: in news of two countries what they undertake counts as their country's."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from flows.extract.clauses.actor import Actor
from flows.extract.parties.mentions import Mention, Parties
from flows.extract.parties.names import countries_in_title
from flows.reference import table

_KINDS = (
    "company|companies|firm|firms|enterprise|enterprises|group|airline|airlines|carrier|utility|producer|"
    "producers|supplier|suppliers|grower|growers|maker|makers|manufacturer|manufacturers|investor|investors|operator|"
    "developer|conglomerate|giant|retailer|contractor|contractors|business|businesses|refiner|importers|exporters"
)
_OF_COUNTRY = re.compile(
    rf"(?:'s?)?(?: (?!creditor|lend|advis|commercial|bank)[a-z-]+){{0,3}} (?:{_KINDS})\b"
    r"(?: ([A-Z][\w&-]*(?: [A-Z][\w&-]*)*))?"
)
_OF_A_STATE = r"(?:[Ss]tate|[Nn]ational)(?:-(?:owned|run))?(?: [a-z]+){0,2} "
_NAME = re.compile(
    rf"(?:[Tt]he )?({_OF_A_STATE})?([A-Z][\w&.'-]*(?: (?:of |and |& |for )?[A-Z][\w&.'-]*)*)(?: \(([A-Z]{2, 8})\))?"
)
_OF_FINANCE = re.compile(r"\b(?:bank|banks|exchange|securities|insurance|brokerage|fund)\b", re.I)
_STATE_BANK = re.compile(r"\b(?:Export[- ]Import|Exim|[Dd]evelopment|[Cc]entral|[Ss]tate)\b")
"""Banks and exchanges undertake nothing for their country, but those of a state do."""
_OWNED = re.compile(r"'s? ([A-Z][\w&-]*(?: (?:of |and )?[A-Z][\w&-]*){0,4})")
"""What a country's possessive is followed by: `Chile's Codelco`."""
_STATE_OWNED = re.compile(r"\b(?:state|government|national|publicly)(?:-(?:owned|run|controlled))?\b", re.I)
_ANAPHOR = re.compile(r"the (?:company|firm|airline|carrier|bank)", re.I)
_SHORT = re.compile(r"([A-Z][\w&'-]{0,30}(?: (?:of |and |for |du |de )?[A-Z][\w&'-]{0,30}){0,6}) \(([A-Z]{2,8})\)")
_IN_BRACKETS = re.compile(r" \([A-Z]{2,8}\)")
_BEFORE = re.compile(r"([A-Z][\w&-]{0,30}(?: [A-Z][\w&-]{0,30}){0,9}), $")
_SUFFIXES = frozenset(row["word"] for row in table("lexicons/firm_words"))
AFTER = 90
"""A firm is named within so many characters of its country's adjective."""


class Firms:
    """The firms of one document, looked at only where one acts."""

    def __init__(self, text: str, parties: Parties) -> None:
        self._text = text
        self._mentions: Sequence[Mention] = parties.mentions
        self._principal = parties.principal

    @cached_property
    def _known(self) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
        """Names introduced with their country (`the Greek gas producer Energean`); the only country of all firms."""
        names: dict[str, tuple[str, ...]] = {}
        homes: set[str] = set()
        for mention in self._mentions:
            if len(mention.codes) == 1 and (mention.kind == "demonym" or mention.possessive):
                found = _OF_COUNTRY.match(self._text, mention.end, mention.end + AFTER)
                owned = _OWNED.match(self._text, mention.end) if mention.kind in ("name", "capital") else None
                if owned and not found:
                    names.setdefault(owned[1], mention.codes)
                if found:
                    homes.update(mention.codes)
                    before = _BEFORE.search(self._text, max(mention.start - 60, 0), mention.start)
                    if before:  # `Vinamilk, Vietnam's biggest dairy producer`
                        names[before[1]] = mention.codes
                    if found[1]:
                        names[found[1]] = mention.codes
        for short in self._introduced:
            told = countries_in_title(short[1]) & set(self._principal)
            if len(told) == 1:  # `Electricity of Vietnam (EVN)`
                names[short[2]] = tuple(told)
        return names, tuple(homes) if len(homes) == 1 and homes <= set(self._principal) else ()

    @cached_property
    def _short(self) -> frozenset[str]:
        """Short forms of firms' names: `Tay Ninh Rubber Company (TRC)`."""
        return frozenset(match[2] for match in self._introduced if match[1].rpartition(" ")[2] in _SUFFIXES)

    @cached_property
    def _introduced(self) -> list[re.Match[str]]:
        """Names with their short forms in brackets."""
        return list(_SHORT.finditer(self._text)) if _IN_BRACKETS.search(self._text) else []

    def read(self, actor: Actor) -> Actor | None:
        """The actor as one of the country whose firm it is, or None where it is no firm or the country is open."""
        phrase = self._text[actor.start : actor.end]
        if "'s " in phrase and " and " in phrase:  # `Chile's Codelco and Peru's Petroperu`
            joint = phrase.index(" and ")
            first = self._owned(actor.start, actor.start + joint)
            other = self._owned(actor.start + joint + len(" and "), actor.end)
            return self._as(actor, tuple(sorted({*first, *other}))) if first and other else None
        if owned := self._owned(actor.start, actor.end):
            return self._as(actor, owned)
        if _OF_FINANCE.search(phrase) and not _STATE_BANK.search(phrase):
            return None
        names, home = self._known
        if _ANAPHOR.fullmatch(phrase):
            return self._as(actor, home)
        owner = bisect_left(self._mentions, (actor.start,))
        if owner < len(self._mentions):
            mention = self._mentions[owner]
            denied = self._text.endswith("non-", actor.start, mention.start)
            if not denied and mention.end < actor.end and _OF_COUNTRY.fullmatch(self._text, mention.end, actor.end):
                return self._as(actor, mention.codes)  # `the Peruvian gas producer Alta`
        name = _NAME.fullmatch(phrase)
        if name is None:
            return None
        called = name[2]
        if called in names:
            return self._as(actor, names[called])
        if called in self._short:
            return self._as(actor, home)
        if name[1] is None and called.rpartition(" ")[2] not in _SUFFIXES:
            return None
        told = tuple(countries_in_title(called) & set(self._principal))
        return self._as(actor, told if len(told) == 1 else home)

    def of_a_state(self, actor: Actor) -> bool:
        """Whether the words say that a state owns the firm: `the Peruvian state-owned miner Alta`."""
        return _STATE_OWNED.search(self._text, actor.start, actor.end) is not None

    def _owned(self, start: int, end: int) -> tuple[str, ...]:
        """The country of text[start:end], where that is its name in the possessive and a firm's: `Chile's Codelco`."""
        at = bisect_left(self._mentions, (start,))
        mention = self._mentions[at] if at < len(self._mentions) else None
        if mention is None or mention.start != start or mention.kind not in ("name", "capital"):
            return ()
        name = _OWNED.fullmatch(self._text, mention.end, end)
        return mention.codes if name and not _OF_FINANCE.search(name[1]) else ()

    def _as(self, actor: Actor, codes: tuple[str, ...]) -> Actor | None:
        return actor._replace(kind="speaker", codes=codes) if codes else None
