"""Persons with an office: `Peruvian Trade Minister Ana Rojas`, `Ana Rojas, trade minister of Peru`, `the premier`.

Anchored at the office's head: leftwards its field and the country that owns it, rightwards `of ...` and the name.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from flows.extract.parties.bodies import level_of
from flows.extract.parties.mentions import Found
from flows.extract.parties.nameshape import name_at, name_before
from flows.extract.parties.phrases import Frame
from flows.extract.parties.referents import Honorific, Office
from flows.extract.text.lexicon import Hit
from flows.reference import table

_APPOSED = re.compile(r"(?: \([^()\n]{1,24}\))?,(?: (?:the|a|an|his|her|their|who is|then|and))? $")
_JOINED_OFFICE = re.compile(r"(?: and|,| and also| and concurrently|/) (?:the )?$")
_GOES_ON = re.compile(r" [a-z]+\b(?<! of)(?<! from)(?<! in)")
_FIRST_HOLDER = re.compile(r" (?=\S)")
_NEXT_HOLDER = re.compile(r"(?:, and|,| and) (?=\S)")
_NAME_GAP = re.compile(r",? (?=\S)|: ")
_NAME_CLOSED = re.compile(r",|\s?\(|\.(?:\s|$)| and | said| told|;|$")
_CAPITALISED_BEFORE = re.compile(r"(?<![.!?:\"]) ([A-Z][\w&.'-]*) $")
_OF_STATES = frozenset({"head_of_state", "minister"})
RANKED_ONLY = frozenset({"head_of_state", "head_of_government"})
_OF = re.compile(r" of (?:the )?")
MAX_INITIALS = 3
"""A name in capitals that is longer is no name but a headline's word."""
MAX_ARTICLE = len(", who is ")
"""An apposition's office begins at most so many characters after the comma's beginning."""
MIN_APPOSED = 5
"""Letters that a name before an apposition has at least."""


class Offices:
    """Reads the office phrases of one text, from left to right."""

    def __init__(
        self,
        frame: Frame,
        bodies: Sequence[Found],
        titles: Sequence[Hit[Honorific]],
        headlines: Sequence[tuple[int, int]],
    ) -> None:
        self.frame = frame
        self.headlines = headlines
        self._past: dict[int, int] = {}
        self.text = frame.text
        self.body_ends = {body.end: body for body in bodies}
        self.body_starts = {body.start: body for body in bodies}
        self.titles = {title.start: title for title in titles}
        self.found: list[Found] = []

    def read(self, hits: Sequence[Hit[Office]], sure: set[str]) -> list[Found]:
        """The offices at `hits`; `sure` are the countries that the document names."""
        self.stops = {hit.start for hit in hits}.union(self.frame.starts, self.body_starts)
        for hit in hits:
            item = self._office(hit, sure)
            if item is None:
                continue
            while self.found and item.start < self.found[-1].end:
                if item.start > self.found[-1].start and self.found[-1].name:
                    break
                self.found.pop()
            else:
                self.found += [item, *self._others]
        return self.found

    def _office(self, hit: Hit[Office], sure: set[str]) -> Found | None:
        self._others: list[Found] = []
        office, text, frame = hit.entry, self.text, self.frame
        if office.capitals and not text[hit.start : hit.end].isupper():
            return None
        plural = office.holder == "plural"
        start, past = frame.field_before(
            hit.start, self.body_ends, ranks_only=office.level in RANKED_ONLY and not plural
        )
        role_start, level = start, office.level or None
        codes: tuple[str, ...] = ()
        own = frame.owner_before(start, plural=plural)
        if own and office.holder == "open" and frame.names[frame.starts[own.start]].kind == "capital":
            own = None
        body = self.body_ends.get(start - 1)
        if own:
            start, codes = own.start, own.codes
            ranked, earlier = frame.field_before(start, self.body_ends, ranks_only=True)
            past |= earlier
            if frame.names[frame.starts[own.start]].kind == "bloc":
                level = "official" if level else None
            rank, start = text[ranked:start], ranked
        elif body:
            start, codes, rank = body.start, body.codes, ""
            level = _level_in(body.level or "official", level)
        else:
            rank = ""
        end = frame.field_after(hit.end)
        role_end, codes, end = self._of(end, codes, plural=plural)
        if role_end > hit.end:
            level = _level_in(level_of(frame.folded[hit.end : role_end]), level)
        if not codes and office.codes and (office.sure or sure.intersection(office.codes)):
            codes = office.codes
        if plural and not codes and (opening := self._opening(start, end)):
            return opening
        if self._is_other(hit, office, start, codes):
            return None
        item = Found(start, end, codes, "person", "fixed" if codes else "office", past=past, level=level)
        item.role = rank + self._role(body, role_start, role_end)
        item.state = office.holder in ("state", "relative")
        item.owned = bool(own or body) or role_end != end
        if office.holder == "relative":
            item.sort, item.role = "other", ""
        if plural:
            item.kind, item.plural = "group" if len(codes) > 1 else "person", True
            return item if codes else self._each_named(item)
        self._join(item)
        self._name(item)
        return item if item.name or item.codes or item.state or self._known_by_office(item) else None

    def _known_by_office(self, item: Found) -> bool:
        """`The Vice President`, of whom the text has spoken before; who that is, the document has to tell."""
        titled = item.level in _OF_STATES and self.text[item.start].isupper()
        return titled and self.text[max(item.start - 4, 0) : item.start].lower() == "the "

    def _each_named(self, item: Found) -> Found | None:
        """`Foreign Ministers Ana Rojas of Peru, Jorge Paz (Chile) and …`: the first of them; the others wait."""
        role, at = item.role, item.end
        item.role = ""
        while gap := (_NEXT_HOLDER if item.name else _FIRST_HOLDER).match(self.text, at):
            start = self._past_titles(gap.end())
            end = self._name_end(start)
            owner = self.frame.owner_after(end) or self.frame.owner_in_brackets(end)
            if end == start or owner is None or not self._is_name(start, end, comma=False):
                break
            holder = replace(item, start=gap.end()) if item.name else item
            holder.name, holder.role, holder.plural = self.text[start:end], role.removesuffix("s"), False
            holder.end, holder.codes, holder.sort, holder.owned = owner.end, owner.codes, "fixed", True
            if holder is not item:
                self._others.append(holder)
            at = owner.end
        return item if self._others else None

    def _opening(self, start: int, end: int) -> Found | None:
        """`Ministers agreed …` as a sentence of a communiqué begins: all those whose meeting it is of."""
        text = self.text
        begins = start == 0 or text[start - 1] == "\n" or text[start - 2 : start] == ". "
        if not (begins and text[start].isupper() and _GOES_ON.match(text, end)):
            return None
        return Found(start, end, (), "group", "holders")

    def _role(self, body: Found | None, start: int, end: int) -> str:
        """The words of the office and of its body, unless a country begins that: `Bundesbank President`."""
        if body and body.start not in self.frame.starts:
            start = body.start
        return self.text[start:end]

    def _of(self, end: int, codes: tuple[str, ...], *, plural: bool) -> tuple[int, tuple[str, ...], int]:
        """Role end, codes and phrase end with `of Peru`, `of the Communist Party of Peru` taken in."""
        if not self.text.startswith(" of ", end):
            return end, codes, end
        opening = _OF.match(self.text, end)
        body = self.body_starts.get(opening.end()) if opening else None
        if body and not self.text.startswith("'", body.end):
            return body.end, codes or body.codes, body.end
        after = self.frame.owner_after(end, plural=plural)
        if after:
            return end, codes or after.codes, after.end
        return end, codes, end

    def _is_other(self, hit: Hit[Office], office: Office, start: int, codes: tuple[str, ...]) -> bool:
        """Whether the word is no office here: part of a firm's phrase, of a name (Burger King), or a time (5 PM)."""
        if codes:
            return False
        capitalised = self.text[hit.start].isupper() and start not in self.titles
        if capitalised and (before := _CAPITALISED_BEFORE.search(self.text, max(start - 24, 0), start)):
            return not _ends_sentence(before[1])
        return office.capitals and self.text[start - 2 : start - 1].isdigit()

    def _join(self, item: Found) -> None:
        """`Deputy Prime Minister and | Foreign Minister`: one person with two offices."""
        before = self.found[-1] if self.found else None
        if not before or before.name or before.kind != "person" or not before.role or before.end > item.start:
            return
        if before.plural:
            return
        gap = self.text[before.end : item.start]
        if len(gap) > 20 or not _JOINED_OFFICE.fullmatch(gap):
            return
        if gap.endswith("the ") and self.text[max(before.start - 4, 0) : before.start].lower() == "the ":
            return  # `the Secretary and the Foreign Minister` are two
        if item.codes and before.codes and item.codes != before.codes:
            return
        item.role = f"{before.role}{self.text[before.end : item.start]}{item.role}"
        item.start = before.start
        item.codes = item.codes or before.codes
        item.sort = "fixed" if item.codes else "office"
        item.level = before.level
        item.owned |= before.owned

    def _name(self, item: Found) -> None:
        """The holder's name after the office, or before it where the office stands in apposition."""
        gap = _NAME_GAP.match(self.text, item.end)
        if gap:
            at = self._past_titles(gap.end())
            comma = gap[0] != " "
            if comma and self._apposed(item):
                return  # `X, President of Peru, Y, President of Chile, and …`
            end = self._name_end(at)
            if end > at and self._is_name(at, end, comma=comma):
                if self.text[end - 3 : end + 1] in (" Jr.", " Sr."):
                    end += 1
                item.name = self.text[at:end]
                item.end = end
                if not item.codes:
                    after = self.frame.owner_after(end)
                    if after:
                        item.codes, item.end, item.sort, item.owned = after.codes, after.end, "fixed", True
                return
        self._apposed(item)

    def _is_name(self, start: int, end: int, *, comma: bool) -> bool:
        if comma and not (" " in self.text[start:end] and _NAME_CLOSED.match(self.text, end)):
            return False
        return end - start > 1 and not (self.text[start:end].isupper() and end - start > MAX_INITIALS)

    def _past_titles(self, at: int) -> int:
        passed = []
        while at in self.titles:
            if (known := self._past.get(at)) is not None:
                at = known
                break
            passed.append(at)
            at = self.titles[at].end
            while self.text[at : at + 1] in (".", " ", "'"):
                at += 1
        self._past |= dict.fromkeys(passed, at)
        return at

    def _apposed(self, item: Found) -> bool:
        """Take the name that the office explains, if one stands before its comma; whether one does."""
        if self.text.rfind(",", max(item.start - MAX_ARTICLE, 0), item.start) < 0:
            return False
        low = self.text.rfind("\n", 0, item.start) + 1
        match = _APPOSED.search(self.text, max(low, item.start - 40), item.start)
        if not match:
            return False
        start = name_before(self.text, match.start(), low)
        name = self.text[start : match.start()]
        if len(name) < MIN_APPOSED or " " not in name or start in self.frame.starts or name.isupper():
            return False
        within = (title.start for title in self.titles.values() if title.start < start < title.end)
        named = self._past_titles(next(within, start))  # `His Excellency Thabo Moyo`
        name = self.text[named : match.start()]
        if " " in name or len(name) >= MIN_APPOSED:
            item.start, item.name = named, name
            return True
        return False

    def _name_end(self, start: int) -> int:
        """Where the name at `start` ends; in a headline, all of whose words are capitalised, what recurs."""
        if start in self.frame.starts:
            return start
        at = bisect_right(self.headlines, (start, len(self.text)))
        headline = self.headlines[at - 1] if at and start < self.headlines[at - 1][1] else None
        if headline and self.text[slice(*headline)].isupper():
            return start
        end = name_at(self.text, start, self.stops, headline=headline is not None)
        while headline and end > start and self.text.count(self.text[start:end]) < 2:
            end = max(self.text.rfind(" ", start, end), start)
        return end

    def titled(self) -> list[Found]:
        """Persons named with a title of address and no office: `Mr Rojas`."""
        ends = {item.end for item in self.found}
        found = []
        for start in sorted(self.titles):
            title = self.titles[start]
            if not title.entry.alone or not self.text[start].isupper() or start - 1 in ends:
                continue
            at = self._past_titles(start)
            end = self._name_end(at) if self.text[at - 1 : at] == " " else at
            if end > at and self._is_name(at, end, comma=False):
                found.append(Found(at, end, title.entry.codes, "person", "known", name=self.text[at:end]))
        return found


def _ends_sentence(word: str) -> bool:
    """Whether a capitalised word with a full stop is the last of a sentence and no short form: `Lima.`, not `Corp.`."""
    return word.endswith(".") and len(word) > MAX_INITIALS and word[:-1] not in _firm_words()


@cache
def _firm_words() -> frozenset[str]:
    return frozenset(row["word"] for row in table("lexicons/firm_words"))


def _level_in(body: str, level: str | None) -> str | None:
    """The level of an office by that of the body it is in: a party's president is no head of state, nor a bank's."""
    return body if body != "official" or level == "head_of_state" else level
