"""What an instrument is about, and its title in one form, so that the same instrument in two documents can meet."""

import re
from collections.abc import Sequence

from flows.extract.agreements.heads import GENERIC, MODIFIERS
from flows.extract.agreements.instruments import Instrument
from flows.extract.parties import Mention
from flows.extract.text.lexicon import fold
from flows.reference import table

_NOT_ABOUT = frozenset(
    "one two three four five six seven eight nine ten eleven twelve joint bilateral multilateral official "
    "intergovernmental inter governmental international regional".split()
)
TITLE_WORDS = frozenset(
    [word for row in table("lexicons/topics") for word in fold(row["phrase"]).split()]
    + [word for row in table("lexicons/instrument_modifiers") for word in fold(row["word"]).split()]
)
"""Words of which the titles of instruments are made, whoever the parties; any other in one is a name."""
NEARBY = 3_000
"""So many characters around a phrase show which of its words are names."""
_MONTHS = frozenset("January February March April May June July August September October November December".split())
_PARTIES = re.compile(r"\s+(?:between|with|among)\s.*$", re.S)
_SMALL = frozenset("the a an of in on and for between to with".split())


def subject(text: str, made: Instrument, mentions: Sequence[Mention]) -> str | None:
    """The words that say what it is about, as they stand: its complement, or its modifiers without names."""
    if made.head.type == "minutes":
        return None
    if made.complement is not None:
        return text[slice(*made.complement)]
    first = last = -1
    at = made.start
    for word in text[made.start : made.head_start].split():
        start = text.index(word, at)
        at = start + len(word)
        key = fold(word).strip()
        named = any(m.start < at and start < m.end for m in mentions)
        if key and not named and MODIFIERS.get(key) not in GENERIC and key not in _NOT_ABOUT and not key.isdigit():
            first = start if first < 0 else first
            last = at
    return text[first:last] if first >= 0 else None


def strange_words(text: str, made: Instrument, mentions: Sequence[Mention]) -> list[str]:
    """Words before the head that are names, and not of countries or months: of a place (`Louvre`), firm or person."""
    found: list[str] = []
    shouted = text[made.head_start : made.head_end].isupper() and made.head_end - made.head_start > 3
    titled = text[made.head_start].isupper() and not shouted
    around = text[max(made.start - NEARBY, 0) : made.end + NEARBY] if shouted else ""
    at = made.start
    for word in text[made.start : made.head_start].split():
        start = text.index(word, at)
        at = start + len(word)
        if not word[0].isupper() or word in _MONTHS or any(m.start < at and start < m.end for m in mentions):
            continue
        if shouted:  # the body tells names from words
            strange = f" {word.title()} " in around and f" {word.lower()} " not in around
        else:  # a title in capitals: `Interim Trade Agreement`, but the Kyoto Protocol
            strange = not titled or not set(fold(word).split()) <= TITLE_WORDS
        if strange:
            found.append(word)
    return found


def title(kind: str, about: str | None, codes: Sequence[str]) -> str:
    """Type, subject and parties, e.g. `agreement: border trade (KHM, VNM)`."""
    told = _PARTIES.sub("", about or "")
    words = " ".join(word for word in fold(told).split() if word not in _SMALL)
    return f"{kind}: {words or 'unnamed'} ({', '.join(codes)})"
