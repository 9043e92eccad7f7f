"""What an instrument is about, and its title in one form, so that the same instrument in two documents can meet."""

import re
from collections.abc import Sequence

from flows.extract.instruments import GENERIC, MODIFIERS, Instrument
from flows.extract.lexicon import fold
from flows.extract.parties import Mention

_NOT_ABOUT = frozenset(
    "one two three four five six seven eight nine ten eleven twelve joint bilateral multilateral official "
    "intergovernmental inter governmental international regional".split()
)
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


def title(kind: str, about: str | None, codes: Sequence[str]) -> str:
    """Type, subject and parties, e.g. `agreement: border trade (KHM, VNM)`."""
    told = _PARTIES.sub("", about or "")
    words = " ".join(word for word in fold(told).split() if word not in _SMALL)
    return f"{kind}: {words or 'unnamed'} ({', '.join(codes)})"
