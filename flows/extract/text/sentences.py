"""Sentences of a view, with their offsets: one regex finds every possible end, a short look decides."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from flows.reference import table

# All that can begin an end stands in one class at the front: what the pattern passes over costs a fifth of the time.
_END = re.compile(r"""[\n.!?…](?:(?<=\n)|["')\]]*(?:\s(?=["'(\[`]*[A-ZÀ-ỸĐ0-9])|\s?(?=\n)|$))""")
_LAST_WORD = re.compile(r"(?<![\w.'&-])[\w.'&-]*$")
_NEXT_WORD = re.compile(r"[\"'(\[`]*([\w']+)")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)*[A-Za-z]")
# Words that begin a sentence and hardly ever continue a name: after `U.S.` or `Corp.` they decide for an end.
_STARTERS = frozenset(
    "The A An In On At For From It He She They We This That These Those But And Both However Meanwhile Earlier "
    "According Under As After Before During With Its His Their There If When While Since Also Last".split()
)
_ABBREVIATIONS = frozenset(row["form"] for row in table("lexicons/abbreviations") if row["ends"] == "never")
_MAYBE = frozenset(row["form"] for row in table("lexicons/abbreviations") if row["ends"] == "maybe")

MAX_HEADLINE_WORDS = 24
MAX_SENTENCE = 1_500
"""Characters after which a sentence is cut at a space: a text without full stops then costs no more than its length."""


class Sentence(NamedTuple):
    """text[start:end] of a view. `kind` is `headline` (a line without a full stop) or `body`."""

    start: int
    end: int
    kind: str


def sentences(text: str) -> list[Sentence]:
    """The sentences of a view's text in order, trimmed; none is empty, none overlaps another."""
    found: list[Sentence] = []
    at = 0
    for match in _END.finditer(text):
        stop, end = match.span()
        if text[stop] == "." and not _ends(text, stop, end):
            continue
        _add(found, text, at, end)
        at = end
    _add(found, text, at, len(text))
    return found


def sentence_at(found: Sequence[Sentence], position: int) -> int:
    """Index of the sentence that holds a position of the text, or of the one before it."""
    after = bisect_left(found, (position + 1,))
    return after - 1 if after else 0


def _add(found: list[Sentence], text: str, start: int, end: int) -> None:
    piece = text[start:end].rstrip()
    end = start + len(piece)
    start = end - len(piece.lstrip())
    if start >= end:
        return
    while end - start > MAX_SENTENCE:
        cut = text.rfind(" ", start + 1, start + MAX_SENTENCE)
        cut = cut if cut > 0 else start + MAX_SENTENCE
        found.append(Sentence(start, cut, "body"))
        start = cut + 1 if text[cut] == " " else cut
        while start < end and text[start].isspace():
            start += 1
    # A headline is a short line of its own that no full stop ends, nor a sentence with its agency's mark behind it.
    headline = (
        text[end - 1] not in ".!?:;\"'"
        and (start == 0 or text[start - 1] == "\n")
        and (end == len(text) or text[end] == "\n")
        and text.count(" ", start, end) < MAX_HEADLINE_WORDS
        and text.find(". ", start, end) < 0
    )
    found.append(tuple.__new__(Sentence, (start, end, "headline" if headline else "body")))


def _ends(text: str, dot: int, after: int) -> bool:
    """Whether the full stop at `dot` ends a sentence rather than an abbreviation or initial."""
    if after >= len(text) or text[after - 1] == "\n" or text[after] == "\n":
        return True
    last = text[max(dot - 20, 0) : dot]
    last = last[last.rfind(" ") + 1 :]
    if not last.isalnum():
        word = _LAST_WORD.search(last)
        last = word[0] if word else ""
    lowered = last.lower()
    if lowered in _ABBREVIATIONS or (last.isdigit() and text[dot - len(last) - 1 : dot - len(last)] in ("", "\n")):
        return False  # the number of a list item stays with its item
    if lowered in _MAYBE or ("." in last and _INITIALS.fullmatch(last)):
        return _starts(text, after)
    if len(last) == 1 and last.isalpha() and last != "I":
        return last.isupper() and _starts(text, after)
    return True


def _starts(text: str, at: int) -> bool:
    """Whether the word at a position is one that begins sentences."""
    word = _NEXT_WORD.match(text, at)
    return word is not None and word[1] in _STARTERS
