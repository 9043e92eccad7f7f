"""Which way in time a period lies that the text leaves incomplete: `in April`, said in March, of this year or the last?

The nearest word that tells of past or future decides, first before the period in its sentence, then after it.
"""

import re

from flows.extract.periods.timewords import TENSE_WORDS

REACH = 160
"""So many characters before a period are searched, and half as many after it."""

BESIDE = 14
"""A word of speech dates a period only where it stands within so many characters before it: `said on Friday`."""

_INFINITIVE = re.compile(r"\bto (?!the |an? |its |their |his |her )[a-z]{2,}")
# All that can begin an end stands in one class at the front, which passes over the rest of the text much faster.
_END = re.compile(r"[.;!?\n](?:(?<=\n)|\s|$)")
_CLAUSE_END = re.compile(r"[.;!?\n,](?:(?<=\n)|(?<=,) and |(?<!,)(?:\s|$))")
_PASSIVE = re.compile(r"\b(?:to|will|would|should|may|could|can|must) be \Z")
_RELATIVE = re.compile(r" (?:which|who|whose|where|when) ")
_PAST_FORM = re.compile(r" [a-z]{2,}ed ")


def tense_at(text: str, folded: str, start: int, end: int) -> str:
    """`ahead`, `behind` or, where no word tells, `open`, for the period at text[start:end]."""
    low = _clause_start(folded, _sentence_start(text, start), start)
    for hit in reversed(TENSE_WORDS.find(folded[low:start])):
        match hit.entry:
            case "saying":
                if start - low - hit.end > BESIDE or _INFINITIVE.search(folded, low + hit.end, start):
                    continue
                return "behind"
            case "plan":
                return "ahead" if _INFINITIVE.search(folded, low + hit.end, start) else "behind"
            case "behind" if _PASSIVE.search(folded, max(low, low + hit.start - 12), low + hit.start):
                return "ahead"
            case way:
                return way
    stop = _CLAUSE_END.search(text, end, end + REACH // 2)
    high = stop.start() if stop else min(end + REACH // 2, len(text))
    for hit in TENSE_WORDS.find(folded[end:high]):
        return "behind" if hit.entry in ("saying", "plan") else hit.entry
    return "behind" if _PAST_FORM.search(folded, low, high) else "open"


def _clause_start(folded: str, low: int, start: int) -> int:
    """Where the relative clause begins that a position opens: `banks, which in December were asked`; else `low`."""
    relative = _RELATIVE.search(folded, max(low, start - BESIDE), start)
    return relative.start() if relative else low


def _sentence_start(text: str, start: int) -> int:
    """Where the sentence of a position begins, or the reach of the search."""
    low = max(start - REACH, 0)
    for stop in _END.finditer(text, low, start):
        if not text[stop.start() - 1 : stop.start()].isupper():  # not after an initial, as in U.S.
            low = stop.end()
    return low
