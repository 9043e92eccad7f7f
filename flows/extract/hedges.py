"""Words beside a number that say how exact it is: `nearly`, `more than`, `up to`, `or so`."""

import re
from functools import cache

from flows.extract.lexicon import fold
from flows.reference import table


@cache
def _phrases(place: str) -> dict[str, dict[str, str]]:
    """For the word next to the number, every phrase that ends (or begins) with it and its qualifier."""
    phrases: dict[str, dict[str, str]] = {}
    for row in table("lexicons/hedges"):
        if row["place"] == place:
            words = fold(row["phrase"]).split()
            key = words[-1] if place == "before" else words[0]
            phrases.setdefault(key, {})[" ".join(words)] = row["qualifier"]
    return phrases


@cache
def _firsts() -> frozenset[str]:
    """The letters with which a hedge behind a number can begin."""
    return frozenset(word[0] for word in _phrases("after"))


_SYMBOLS = {"~": "about", "≈": "about", ">": "over", "≥": "at_least", "<": "at_most", "≤": "at_most"}
_REACH = 34
_RAISED = re.compile(
    r"\b(?:increas|rais|revis|rise|rose|risen|rising|enhanc|extend|expand|scal|push|driv|bring|brought)(?:(?! by ).)*$"
)


def hedge_before(text: str, folded: str, start: int) -> tuple[str, int] | None:
    """The qualifier of a number at `start` and where its hedge begins, or None."""
    at = start - 1
    while at >= 0 and text[at] in " \n\t\xa0":
        at -= 1
    if at < 0:
        return None
    symbol = _SYMBOLS.get(text[at])
    if symbol:
        return symbol, at
    if not text[at].isalpha():
        if text[at] != ".":
            return None
        at -= 1
    low = max(0, at - _REACH)
    phrases = _phrases("before").get(folded[max(low, folded.rfind(" ", low, at + 1) + 1) : at + 1])
    if phrases is None:
        return None
    words = folded[max(0, start - _REACH) : start].rsplit(None, 4)
    for count in range(min(4, len(words)), 0, -1):
        phrase = " ".join(words[-count:])
        qualifier = phrases.get(phrase)
        if qualifier is not None:
            begin = start
            for word in reversed(words[-count:]):
                begin = folded.rindex(word, 0, begin)
            if any(mark in text[begin:start] for mark in ",;:)"):
                continue
            if begin == 0 or not folded[begin - 1].isalnum():
                if phrase == "up to" and _RAISED.search(folded, max(0, begin - 120), begin):
                    return None
                return qualifier, begin
    return None


def hedge_after(text: str, folded: str, end: int) -> tuple[str, int] | None:
    """The qualifier that follows a number or its unit at `end`, and where the hedge ends, or None."""
    following = text[end : end + 1]
    if following == "+":
        return "over", end + 1
    if following not in (" ", "-") or folded[end + 1 : end + 2] not in _firsts():
        return None
    words = folded[end : end + 20].split(None, 3)[:2]
    phrases = _phrases("after").get(words[0]) if words else None
    if phrases is None:
        return None
    for count in (2, 1):
        qualifier = phrases.get(" ".join(words[:count]))
        if qualifier is not None:
            stop = end
            for word in words[:count]:
                stop = folded.index(word, stop) + len(word)
            if not folded[stop : stop + 1].isalnum() and "," not in text[end:stop]:
                return qualifier, stop
    return None
