"""Where the noun phrase around a head noun begins and where its complement ends, found by walking over its words.

No tagger: closed word classes, verb endings and punctuation bound a phrase. Only sentences that hold a head are walked.
"""

import re
from collections.abc import Collection
from typing import NamedTuple

from flows.extract.text.lexicon import fold
from flows.reference import table

_BOUNDS = {row["word"]: row["kind"] for row in table("lexicons/phrase_bounds")}
_MODIFIERS = frozenset(word for word, kind in _BOUNDS.items() if kind == "modifier")
STOPS = frozenset(_BOUNDS) - _MODIFIERS
DETERMINERS = frozenset(word for word, kind in _BOUNDS.items() if kind == "determiner")
AUXILIARIES = frozenset(word for word, kind in _BOUNDS.items() if kind == "auxiliary")
DEFINITE = frozenset("the this that these those its their his her our my your whose same both all".split())

_MEASURED = re.compile(
    r"(?:year|month|week|day|billion|bln|million|mln|hundred|thousand|dlr)\b"
)  # `a one year agreement`
_GROUP_OF = re.compile(r"\b[Gg](?:roup|ROUP) (?:of|OF)$")
_TO_DO = re.compile(r"\b(?:to|will|would|can|could|may|must|should|not)\s$", re.I)
_NAMES = re.compile(r"(?:[A-Z][\w.'-]{1,20},? (?:and )?){1,4}")
_BEFORE_NEW = re.compile(r"(?:'s?|\b[a-z]+|\b(?:PROPOSED|POSSIBLE|DRAFT|PLANNED|SUCH|ITS|THEIR|[A-Z]+N))\s$")
_ABBREVIATED = re.compile(r"(?:[A-Z]{2,5}/)?(?:[A-Za-z]\.)+|[A-Z][a-z]{0,4}\.")

MAX_LEFT = 10
"""Words before a head that may belong to its phrase."""


class LeftEdge(NamedTuple):
    """A phrase begins at `start`; the word before it is `before` (folded), a possessor ends at `owner` (else -1)."""

    start: int
    before: str
    owner: int

    @property
    def definite(self) -> bool:
        """Whether an article, a demonstrative or a possessor says that the thing is known."""
        return self.owner >= 0 or self.before in DEFINITE


def left_edge(text: str, head: int, floor: int, verbs: Collection[str] = (), heads: Collection[str] = ()) -> LeftEdge:
    """The left edge of the noun phrase whose head begins at `head`, not before `floor`.

    `verbs` are further folded words that end the walk; `heads` are nouns of the head's kind, which `and` does not join
    to it.
    """
    start = at = head
    coordinated = False
    for _ in range(MAX_LEFT):
        word_start, word = _token_before(text, at, floor)
        if not word:
            return LeftEdge(start, "", -1)
        key = fold(word).strip()
        if word.endswith(("'s", "s'")):
            return LeftEdge(start, key, word_start + len(word))
        if key == "and" and _joins(text, word_start, start, floor, verbs, heads):
            at, coordinated = word_start, True
            continue
        if not key:
            if word not in "-–&/" or not _links_names(text, word_start, start, floor):
                return LeftEdge(start, "", -1)
            at = word_start
            continue
        listed = word.endswith(",") and coordinated
        if not listed and word[-1] in '.,;:)]"' and not _ABBREVIATED.fullmatch(word):
            return LeftEdge(start, "", -1)
        if key == "said" and text.endswith("the ", floor, word_start):
            return LeftEdge(start, "the", -1)  # `the said agreement`
        if key == "of" and (group := _GROUP_OF.search(text, floor, word_start + 2)):
            return LeftEdge(group.start(), "the", -1)  # `Group of Seven meeting`
        if _ends_phrase(word, key, verbs) and not (key == "one" and _MEASURED.match(text, start)):
            return LeftEdge(start, key, -1)
        does = _TO_DO.search(text, floor, word_start) or _NAMES.fullmatch(text, floor, word_start)
        if key in _MODIFIERS and key in verbs and does:
            return LeftEdge(start, key, -1)
        opened = word[0] in "([\"'"
        at = word_start
        start = word_start + opened
        if opened or (key == "new" and not _BEFORE_NEW.search(text, floor, word_start)):
            return LeftEdge(start, _word_before(text, start, floor), -1)
    return LeftEdge(start, "", -1)


def _word_before(text: str, at: int, floor: int) -> str:
    return fold(_token_before(text, at, floor)[1]).strip()


def _token_before(text: str, at: int, floor: int) -> tuple[int, str]:
    end = at
    while end > floor and text[end - 1] == " ":
        end -= 1
    if end == at and at > floor and text[at - 1] not in "-–/\"'([":
        return at, ""
    start = max(text.rfind(" ", floor, end), text.rfind("\n", floor, end)) + 1
    start = max(start, floor)
    return start, text[start:end]


def _links_names(text: str, at: int, right: int, floor: int) -> bool:
    """Whether a free-standing dash at `at` joins two names, as in `Sri Lanka - Thailand`, rather than two clauses."""
    _, word = _token_before(text, at, floor)
    return bool(word) and word.isalpha() and word.istitle() and text[right].isupper()


def _ends_phrase(word: str, key: str, verbs: Collection[str]) -> bool:
    if key in STOPS or (key in verbs and key not in _MODIFIERS):
        return True
    return key.endswith("ed") and len(key) > 4 and word.islower() and "-" not in word and key not in _MODIFIERS


def _joins(text: str, at: int, right: int, floor: int, verbs: Collection[str], heads: Collection[str]) -> bool:
    """Whether the `and` at `at` joins two modifiers of one head, as in `trade and investment agreement`."""
    _, word = _token_before(text, at, floor)
    key = fold(word).strip()
    if not key or word[-1] in ',;:.)"' or key in heads or _ends_phrase(word, key, verbs):
        return False
    return word[0].isupper() == text[right].isupper() and not word.endswith(("'s", "s'"))
