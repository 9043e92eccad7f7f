"""The noun phrase around an office or body: its field of work, the country that owns it, the country it is of.

`Japan's Industry and Trade | Minister | for ...`, `the | Ministry | of Planning and Investment of Laos`. Walks from
the head outwards over a few words; nothing here looks further than a phrase.
"""

import re
from collections.abc import Container, Mapping
from typing import NamedTuple

from flows.extract.parties.names import Name
from flows.extract.parties.referents import portfolios

MAX_FIELD = 110
"""No office's phrase reaches further than so many characters before its head."""

_OF_NAME = re.compile(r" of(?: the)?(?: (?:Kingdom|Republic|Government|State|Union) of(?: the)?)? ")
_OF_OFFICIAL_NAME = re.compile(r" of(?: the)? ")
_OF = re.compile(r" (?:of|for|in charge of)(?: the)? ")
_AND_NAME = re.compile(r"(?:,| [Aa]nd|, and| &)(?: the)? ")
_JOIN_BEFORE = re.compile(r"(?:( [Aa]nd| &|, and)|,)(?: the)? $")
_FIELD_WORD = re.compile(r"[\w'-]+")
_FIELD_GAP = re.compile(r"(?:,? and | & |, | for | )(?:the |of )?")
_FIELD_RUN = re.compile(r"(?:,? and|,| &)?(?: [A-Z][\w'-]+,?| and| &){1,10}")
_JOINED_WORD = re.compile(r"(?:and|,|&) ([A-Z][\w'-]+)")
_NEXT_FIELD_WORD = re.compile(r" ([A-Z][\w'-]+)")
_OFFICE_WORD = frozenset(
    {"Minister", "Secretary", "President", "Premier", "Chairman", "Deputy", "Prime", "Director", "Governor"}
)
_ADJECTIVE = re.compile(r"[a-z-]+")
MAX_ADJECTIVE = 16
"""An adjective between a country and a body, with the spaces around it, has at most so many characters."""
_DETERMINED = frozenset({"the", "a", "an", "his", "her", "its", "their", "two", "both", "and", "of", "to", "in"})


class Owner(NamedTuple):
    """The countries that own a body or office, and where their words stand."""

    start: int
    end: int
    codes: tuple[str, ...]


class Frame:
    """A text with the names found in it, asked for what stands beside a position."""

    __slots__ = ("ends", "folded", "names", "starts", "text")

    def __init__(self, text: str, folded: str, names: list[Name]) -> None:
        self.text = text
        self.folded = folded
        self.names = names
        self.starts: Mapping[int, int] = {name.start: at for at, name in enumerate(names)}
        self.ends: Mapping[int, int] = {name.end: at for at, name in enumerate(names)}

    def owner_before(self, position: int, *, plural: bool = False) -> Owner | None:
        """The country whose adjective or genitive ends right before a position: `Thai `, `Peru's `, `of the Thai `.

        For a plural head, every country coordinated there: `the Cambodian and Vietnamese ministers`.
        """
        text = self.text
        if text[position - 1 : position] != " ":
            return None
        at = self._name_ending(position - 1)
        if at is None:
            gap = text.rfind(" ", max(position - MAX_ADJECTIVE, 0), position - 1)
            at = self._name_ending(gap, adjective=True) if gap > 0 else None
            if at is None:
                return None
            adjective = text[gap + 1 : position - 1]
            if adjective in _DETERMINED or not _ADJECTIVE.fullmatch(adjective):
                return None
        codes = set(self.names[at].codes)
        start, end = self.names[at].start, self.names[at].end
        last = True
        while plural and at:
            joined = _JOIN_BEFORE.search(text, max(start - 9, 0), start)
            if not joined or self.names[at - 1].end != joined.start() or (last and not joined[1]):
                break
            last = False
            at -= 1
            start = self.names[at].start
            codes |= set(self.names[at].codes)
        return Owner(start, end, tuple(sorted(codes)))

    def _name_ending(self, end: int, *, adjective: bool = False) -> int | None:
        """Index of the name that ends at `end`, or before a genitive there."""
        closing = self.text[end - 2 : end]
        if closing == "'s":
            return self.ends.get(end - 2)
        if closing == "s'":
            return self.ends.get(end - 1)
        at = self.ends.get(end)
        if at is not None and adjective and self.names[at].kind != "demonym":
            return None
        return at

    def owner_after(self, position: int, *, plural: bool = False) -> Owner | None:
        """The country that follows as `of Peru`, `of the Kingdom of Spain`; for a plural head all that are joined."""
        if not self.text.startswith(" of ", position):
            return None
        openings = (pattern.match(self.text, position) for pattern in (_OF_NAME, _OF_OFFICIAL_NAME))
        at = next((self.starts[match.end()] for match in openings if match and match.end() in self.starts), None)
        if at is None:
            return None
        name = self.names[at]
        if name.kind == "demonym":
            return None
        codes, end = set(name.codes), name.end
        while plural and at + 1 < len(self.names):
            joined = _AND_NAME.match(self.text, end)
            if not joined or self.names[at + 1].start != joined.end() or self.names[at + 1].kind == "demonym":
                break
            at += 1
            end = self.names[at].end
            codes |= set(self.names[at].codes)
        return Owner(name.start, end, tuple(sorted(codes)))

    def owner_in_brackets(self, position: int) -> Owner | None:
        """The country that follows in brackets, as behind a name: ` (Peru)`."""
        at = self.starts.get(position + 2) if self.text.startswith(" (", position) else None
        name = self.names[at] if at is not None else None
        if name is None or name.kind == "demonym" or not self.text.startswith(")", name.end):
            return None
        return Owner(name.start, name.end + 1, tuple(sorted(name.codes)))

    def field_before(self, position: int, stops: Container[int] = (), *, ranks_only: bool = False) -> tuple[int, bool]:
        """Where the words of field and rank before a head begin, and whether one says that the office is past.

        `Deputy Prime`, `Trade and Industry`, `former`; joined by `and`, `&`, a comma or a hyphen. `stops` are the ends
        of what stands before.
        """
        text = self.text
        low = max(position - MAX_FIELD, 0)
        low = max(text.rfind("\n", low, position) + 1, low)
        ranks = portfolios()
        start, at, past, pending = position, position, False, 0
        before = text.rfind(" ", low, position)
        prefix = text[max(before + 1, low) : position]
        if prefix:  # ex-President, vice-chairman
            if not prefix.endswith("-") or prefix[:-1].lower() not in ranks:
                return position, False
            start = at = position - len(prefix)
            past = ranks[prefix[:-1].lower()] == "past"
        while before >= low:
            end, before = before, text.rfind(" ", low, before)
            word = text[max(before + 1, low) : end]
            length = len(word) + 1
            bare = word.lower().rstrip(",")
            rank = ranks.get(bare)
            if rank is None and "-" in bare:
                rank = ranks.get(bare.split("-")[0])
            if (
                rank is not None
                and not (ranks_only and not rank)
                and not (word.endswith(",") and pending == 0 and start == position)
            ):
                start = at = at - length
                past |= rank == "past"
                pending = 0
            elif word in ("and", "&") and pending == 0 and start != position:
                at -= length
                pending = length
            else:
                break
            if start in self.starts or start - 1 in stops:
                break
        return max(start, low), past

    def field_after(self, position: int) -> int:
        """Where `of Industry and Trade`, `for Foreign Affairs` after a head ends; `position` where none follows."""
        opening = _OF.match(self.text, position)
        if not opening:
            return position
        end, at = position, opening.end()
        ranks = portfolios()
        while word := _FIELD_WORD.match(self.text, at):
            if ranks.get(word[0].lower().split("-")[0]) != "" or word.start() in self.starts:
                break
            if end == position and not word[0][0].isupper() and not self.text[opening.end() - 2].isalpha():
                break
            end = word.end()
            gap = _FIELD_GAP.match(self.text, end)
            if not gap:
                break
            at = gap.end()
        return self._rest_of_field(end) if end > position else end

    def _rest_of_field(self, end: int) -> int:
        """Where a field with unusual words ends: `of Hill | Country New Villages and Community Development`.

        Words of a name could follow too, so the field goes on only to a known word of it behind a comma or `and`, and
        only where no other office stands among the words.
        """
        run = _FIELD_RUN.match(self.text, end)
        if not run or not _OFFICE_WORD.isdisjoint(run[0].split()):
            return end
        ranks = portfolios()
        last = end
        for word in _JOINED_WORD.finditer(run[0]):
            if ranks.get(word[1].lower()) == "" and end + word.start() not in self.starts:
                last = end + word.end()
        following = _NEXT_FIELD_WORD.match(self.text, last) if last > end else None
        while following and ranks.get(following[1].lower()) == "":
            last = following.end()
            following = _NEXT_FIELD_WORD.match(self.text, last)
        return last
