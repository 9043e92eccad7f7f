"""Patterns with words that they cannot do without: where a sentence has none of these, there is nothing to search."""

import re
from typing import Final

_PHRASES = re.compile(r"[a-z]+(?: [a-z]+)*(?:\|[a-z]+(?: [a-z]+)*)*")


class Worded:
    """A pattern over folded text: `before`, one of `phrases` (whole words, parted by bars: group 1), `after`.

    `absent(words)` tells of the set of a sentence's words that the pattern matches nowhere in it: it has none of the
    pattern's `opening` words. Raises ValueError where the phrases are not plain words.

    >>> pattern = Worded("up|compared with", r" [\\w ]+$")
    >>> pattern.absent({"rose", "with", "prices"}), pattern.absent({"up", "by"})
    (True, False)
    """

    __slots__ = ("absent", "fullmatch", "match", "opening", "search")

    def __init__(self, phrases: str, after: str = "", before: str = "") -> None:
        if not _PHRASES.fullmatch(phrases):
            raise ValueError(f"the words that a pattern needs must be plain, parted by bars: {phrases!r}")
        pattern = re.compile(rf"{before}\b({phrases})\b{after}")
        self.opening: Final = frozenset(phrase.split(" ", 1)[0] for phrase in phrases.split("|"))
        self.absent: Final = self.opening.isdisjoint
        self.search: Final = pattern.search
        self.match: Final = pattern.match
        self.fullmatch: Final = pattern.fullmatch
