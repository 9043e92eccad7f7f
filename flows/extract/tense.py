"""Which way in time a period lies that the text leaves incomplete: `in April`, said in March, of this year or the last?

The nearest word that tells of past or future decides, first before the period in its sentence, then after it.
"""

import re

from flows.extract.timewords import tense_words

REACH = 160
"""So many characters before a period are searched, and half as many after it."""

_INFINITIVE = re.compile(r"\bto (?!the |an? |its |their |his |her )[a-z]{2,}")
_END = re.compile(r"[.;!?\n](?:\s|$)|\n")
BESIDE = 14
"""A word of speech dates a period only where it stands within so many characters before it: `said on Friday`."""


def tense_at(text: str, folded: str, start: int, end: int) -> str:
    """`ahead`, `behind` or, where no word tells, `open`, for the period at text[start:end]."""
    low = max(start - REACH, 0)
    for stop in _END.finditer(text, low, start):
        if not text[stop.start() - 1 : stop.start()].isupper():  # not after an initial, as in U.S.
            low = stop.end()
    words = tense_words()
    for hit in reversed(words.find(folded[low:start])):
        if text[low + hit.start].isupper() and text[low + hit.start + 1 : low + hit.end].islower() and low + hit.start:
            continue  # a name: May
        if hit.entry == "saying":
            if start - low - hit.end > BESIDE or _INFINITIVE.search(folded, low + hit.end, start):
                continue
            return "behind"
        if hit.entry == "plan":
            return "ahead" if _INFINITIVE.search(folded, low + hit.end, start) else "behind"
        return hit.entry
    stop = _END.search(text, end, end + REACH // 2)
    for hit in words.find(folded[end : stop.start() if stop else end + REACH // 2]):
        return "behind" if hit.entry in ("saying", "plan") else hit.entry
    return "open"
