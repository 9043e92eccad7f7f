"""Word lists as automata: every phrase of all lists found in one pass over a folded text.

Folding keeps the length, so a hit's offsets hold in the text it was folded from.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache, cached_property, lru_cache
from typing import Any, Generic, NamedTuple, Self, TypeVar

import ahocorasick

T = TypeVar("T")


_ASCII = bytes(ord(chr(code).lower() if chr(code).isalnum() else " ") for code in range(128)).ljust(256)
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
# Letters of their own in Unicode that the undiacritic spelling of a name writes plainly.
_PLAIN = str.maketrans("đĐøØłŁıßæÆœŒþÞðÐ", "dDoOlLisaAoOtTdD")


@cache
def _plain(char: str) -> str:
    base = unicodedata.normalize("NFD", char.translate(_PLAIN))[0]
    if base.isascii():
        return base
    return "x" if base.isalnum() else " "


def fold(text: str) -> str:
    """`text` in lower case without diacritics and punctuation, ASCII, of the same length.

    A letter without a Latin base becomes `x`, so that it still joins the word it stands in.

    >>> fold("Việt Nam's U.S. co-op")
    'viet nam s u s  co op'
    """
    if not text.isascii():
        text = _BEYOND_ASCII.sub(lambda match: _plain(match[0]), text)
    return text.encode().translate(_ASCII).decode()


class Hit(NamedTuple, Generic[T]):
    """A phrase of a lexicon found at text[start:end]."""

    start: int
    end: int
    entry: T


class Lexicon(Generic[T]):
    """A set of phrases with what they mean, searched leftmost-longest on whole words.

    `entries` are (phrase, meaning), read when the lexicon is first used; a phrase is folded like the text and found as
    it is written (`St. Lucia`) and with single spaces. A phrase given twice keeps its first meaning. Lexicons that are
    `shared` are looked for in most texts: in a `Folded` one, all of them in one pass.
    """

    def __init__(self, entries: Iterable[tuple[str, T]], *, shared: bool = False) -> None:
        self._entries = entries
        self._place = len(_shared) if shared else None
        if shared:
            _shared.append(self)

    def find(self, folded: str) -> list[Hit[T]]:
        """All hits in a folded text, in order, not overlapping; in a part of a text, as if it stood alone."""
        place = self._place
        if place is None or not isinstance(folded, Folded):
            return _search(self._automaton, 1, folded)[0]
        hits = folded.hits
        if place >= len(hits):
            hits = folded.look()
        return hits[place]

    @cached_property
    def _automaton(self) -> Any:
        return _compiled([self])

    @cached_property
    def meanings(self) -> dict[str, T]:
        """The phrases, folded, each in the forms in which it is found, with what they mean."""
        known: dict[str, T] = {}
        for phrase, meaning in self._entries:
            written = fold(phrase).strip()
            if not written:
                raise ValueError(f"a lexicon phrase has no letter or digit: {phrase!r}")
            known.setdefault(written, meaning)
            known.setdefault(" ".join(written.split()), meaning)
        return known


_shared: list[Lexicon[Any]] = []


def _compiled(lexicons: Sequence[Lexicon[Any]]) -> Any:
    """The automaton of all phrases, with a space on either side: for each its length, lexicon and meaning."""
    entries: dict[str, list[tuple[int, int, Any]]] = {}
    for place, lexicon in enumerate(lexicons):
        for phrase, meaning in lexicon.meanings.items():
            entries.setdefault(phrase, []).append((len(phrase), place, meaning))
    automaton = ahocorasick.Automaton()
    for phrase, found in entries.items():
        automaton.add_word(f" {phrase} ", tuple(found))
    automaton.make_automaton()
    return automaton


@lru_cache(maxsize=1)
def _compiled_shared(count: int) -> Any:
    return _compiled(_shared[:count])


class Folded(str):
    """A folded text that is looked through once for all shared lexicons; `hits` are what each of them found."""

    __slots__ = ("hits",)

    hits: list[list[Hit[Any]]]

    def __new__(cls, folded: str) -> Self:
        self = super().__new__(cls, folded)
        self.hits = []
        return self

    def look(self) -> list[list[Hit[Any]]]:
        """The hits of each shared lexicon there is now."""
        self.hits = _search(_compiled_shared(len(_shared)), len(_shared), self)
        return self.hits


def _search(automaton: Any, lexicons: int, folded: str) -> list[list[Hit[Any]]]:
    """The hits of each lexicon; phrases come by their ends, of which the longest of those that begin first stay."""
    hits: list[list[Hit[Any]]] = [[] for _ in range(lexicons)]
    reached = [0] * lexicons
    make = tuple.__new__  # what Hit(...) does, without a call in between
    for last, entries in automaton.iter(f" {folded} "):
        end = last - 1
        for length, place, meaning in entries:
            start = end - length
            if start < reached[place]:
                found = hits[place]
                count = len(found)
                while count and start <= found[count - 1][0]:
                    count -= 1
                if count and start < found[count - 1][1]:
                    continue
                del found[count:]
            reached[place] = end
            hits[place].append(make(Hit, (start, end, meaning)))
    return hits
