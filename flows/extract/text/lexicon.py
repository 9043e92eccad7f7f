"""Word lists as automata: every phrase of a list found in one pass over a folded text.

Folding keeps the length, so a hit's offsets hold in the text it was folded from.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Generic, NamedTuple, TypeVar

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

    `entries` are (phrase, meaning); a phrase is folded like the text and found as it
    is written (`St. Lucia`) and with single spaces.
    A phrase given twice keeps its first meaning.
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._automaton = ahocorasick.Automaton()
        for phrase, meaning in entries:
            written = fold(phrase).strip()
            if not written:
                raise ValueError(f"a lexicon phrase has no letter or digit: {phrase!r}")
            for key in (f" {written}", " " + " ".join(written.split())):
                if key not in self._automaton:
                    self._automaton.add_word(key, (len(key) - 1, meaning))
        self._automaton.make_automaton()

    def find(self, folded: str) -> list[Hit[T]]:
        """All hits in a folded text, in order, not overlapping."""
        padded = f" {folded} "
        make = tuple.__new__  # what Hit(...) does, without a call in between
        found: list[Hit[T]] = []
        at: int | None = 0
        while at is not None:
            begin, at = at, None
            for last, (length, meaning) in self._automaton.iter_long(padded, begin):
                if padded[last + 1] == " ":
                    found.append(make(Hit, (last - length, last, meaning)))
                elif (cut := padded.rfind(" ", last - length + 1, last)) > 0:
                    # `2020 s` of `2020 sales`: the whole words before the broken one, and on from there
                    shorter = self._within(padded, last - length, cut)
                    if shorter is not None:
                        found.append(shorter)
                    at = cut
                    break
        return found

    def _within(self, padded: str, start: int, end: int) -> Hit[T] | None:
        """The longest phrase of whole words that begins at `start` (a space) and ends by `end`."""
        while end > start:
            entry = self._automaton.get(padded[start:end], None)
            if entry is not None:
                return tuple.__new__(Hit, (start, end - 1, entry[1]))
            end = padded.rfind(" ", start, end)
        return None
