"""Words beside a number that say how exact it is: `nearly`, `more than`, `up to`, `or so`."""

import re
from typing import NamedTuple

from flows.extract.text.lexicon import fold
from flows.reference import table


class _Ending(NamedTuple):
    """Phrases that share the word next to the number: their qualifiers, and the words next but one to it."""

    phrases: dict[str, str]
    longest: int
    seconds: frozenset[str]


def _phrases(place: str) -> dict[str, _Ending]:
    """The phrases before (or after) a number, by the word next to it."""
    phrases: dict[str, dict[str, str]] = {}
    for row in table("lexicons/hedges"):
        if row["place"] == place:
            words = fold(row["phrase"]).split()
            phrases.setdefault(words[-1 if place == "before" else 0], {})[" ".join(words)] = row["qualifier"]
    second = -2 if place == "before" else 1
    return {
        word: _Ending(
            found,
            max(phrase.count(" ") + 1 for phrase in found),
            frozenset(phrase.split()[second] for phrase in found if " " in phrase),
        )
        for word, found in phrases.items()
    }


_BEFORE, _AFTER = _phrases("before"), _phrases("after")
HEDGE_LETTERS = frozenset(word[0] for word in _AFTER)
"""The letters with which a hedge behind a number can begin, if it is no plus sign."""


def last_words() -> frozenset[str]:
    """The words, folded, with which a hedge before a number can end."""
    return frozenset(_BEFORE)


_SYMBOLS = {"~": "about", "≈": "about", ">": "over", "≥": "at_least", "<": "at_most", "≤": "at_most"}
_REACH = 34
_PHRASAL = tuple(
    f" {verb} "
    for verb in "rolled rolls roll rolling handed hands hand handing took takes take taking taken turned turns turn "
    "turning carried carry carries presided preside".split()
)
"""Verbs whose own particle `over` is."""
_RAISED = re.compile(
    r"\b(?:increas|rais|revis|rise|rose|risen|rising|enhanc|extend|expand|scal|push|driv|bring|brought)(?:(?! by ).)*$"
)


def hedge_before(text: str, folded: str, start: int) -> tuple[str, int] | None:
    """The qualifier of a number at `start` and where its hedge begins, or None."""
    at = start - 1
    if text[at : at + 1] == " ":
        begin = folded.rfind(" ", 0, at) + 1
        if begin < at:
            word = folded[begin:at]
            ending = _BEFORE.get(word)
            if ending is None:
                return None
            second = folded[folded.rfind(" ", 0, begin - 1) + 1 : begin - 1] if begin > 1 else ""
            if ending.longest == 1 or (second and second not in ending.seconds):
                qualifier = ending.phrases.get(word)
                if word == "over" and second and folded.endswith(_PHRASAL, 0, begin):
                    return None  # `handed over two ships`
                return None if qualifier is None else (qualifier, begin)
    while at >= 0 and text[at] in " \n\t\xa0":
        at -= 1
    if at < 0:
        return None
    symbol = _SYMBOLS.get(text[at])
    if symbol and not (at and text[at - 1].isalpha()):  # `<Saskatchewan Oil> 10 pct` closes a name
        return symbol, at
    if not text[at].isalpha():
        if text[at] != ".":
            return None
        at -= 1
    low = max(0, at - _REACH)
    ending = _BEFORE.get(folded[max(low, folded.rfind(" ", low, at + 1) + 1) : at + 1])
    if ending is None:
        return None
    words = folded[max(0, start - _REACH) : start].rsplit(None, ending.longest)
    for count in range(min(ending.longest, len(words)), 0, -1):
        phrase = " ".join(words[-count:])
        qualifier = ending.phrases.get(phrase)
        if qualifier is not None:
            begin = start
            for word in reversed(words[-count:]):
                begin = folded.rindex(word, 0, begin)
            if any(mark in text[begin:start] for mark in ",;:)"):
                continue
            if begin == 0 or not folded[begin - 1].isalnum():
                if phrase == "over" and folded.endswith(_PHRASAL, 0, begin):
                    return None  # `handed over two ships`
                if phrase == "up to" and _RAISED.search(folded, max(0, begin - 120), begin):
                    return None
                return qualifier, begin
    return None


def hedge_after(text: str, folded: str, end: int) -> tuple[str, int] | None:
    """The qualifier that follows a number or its unit at `end`, and where the hedge ends, or None."""
    following = text[end : end + 1]
    if following == "+":
        return "over", end + 1
    if following not in (" ", "-"):
        return None
    words = folded[end : end + 20].split(None, 3)[:2]
    beginning = _AFTER.get(words[0]) if words else None
    if beginning is None:
        return None
    for count in (2, 1):
        qualifier = beginning.phrases.get(" ".join(words[:count]))
        if qualifier is not None:
            stop = end
            for word in words[:count]:
                stop = folded.index(word, stop) + len(word)
            if not folded[stop : stop + 1].isalnum() and "," not in text[end:stop]:
                return qualifier, stop
    return None
