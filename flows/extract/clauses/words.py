"""The words of one sentence, and the classes of words by which a clause is read."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from flows.reference import table

_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}|"
    r"[\w$£€](?:[\w$£€%]++|,(?=\d{3}\b))*+(?:(?!'(?:ll|d|re|ve)\b)[-'./&–]\w++)*+(?:(?<=s)'(?!\w))?|"
    r"(?!'(?:ll|d|re|ve)\b)[^\w\s]"
)


def _classes() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in table("lexicons/clause_words"):
        found[row["class"]].add(row["word"])
    return {name: frozenset(words) for name, words in found.items()}


CLASSES = _classes()
"""Class name -> its words, as seeds/lexicons/clause_words.csv has them."""


class Words(NamedTuple):
    """The words and punctuation marks of a sentence in order: lower-case forms and their offsets in the view."""

    low: list[str]
    starts: list[int]
    ends: list[int]

    def at(self, position: int) -> int:
        """Index of the first word that begins at or after a position of the view."""
        return bisect_left(self.starts, position)


def words(text: str, start: int, end: int) -> Words:
    """The words of text[start:end]; `Cambodia's`, `10,000`, `U.S.`, `co-operate`, `don't` are one each, `we'll` two."""
    spans = [match.span() for match in _WORD.finditer(text, start, end)]
    return Words(
        [text[begin:finish].lower() for begin, finish in spans],
        [span[0] for span in spans],
        [span[1] for span in spans],
    )
