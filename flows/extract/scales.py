"""A number, and the words that scale it: `11 billion`, `3 lakh crore`, `$6B`."""

import re
from functools import cache
from typing import NamedTuple

from flows.reference import table


class Number(NamedTuple):
    """A number in text[start:end], without sign, unit or range.

    `value` is in base units (scale applied), `digits` the same before scaling, `step` the size of the last digit given
    in base units; `form` is one of `digits`, `words`, `fraction` (a part of one: `a third`), `ordinal`, `vague`
    (`hundreds of thousands`: value is the least that is meant), `date` and `time` (digits with marks between) and
    `code` (1.2.3).
    """

    start: int
    end: int
    value: float
    digits: float
    scale: float
    step: float
    form: str


class _Scale(NamedTuple):
    value: float
    exact: bool
    use: str


_WORD = re.compile(r"[ \t\xa0]{0,3}-?([A-Za-z]{1,11})(?![A-Za-z])")
_NONE_BEHIND = frozenset((*".,;:%)]'\"/\n", ""))
_FIRST_LETTERS = frozenset("htmbqlckdHTMBQLCKD \t\xa0-")
_MONEY_BEFORE = re.compile(r"(?:[$€£¥₹₫₩₱฿]|(?<![A-Z])[A-Z]{2,3}|Rs\.?|[Ee]uros?)[ -]?$")
_PLURAL_BEHIND = re.compile(
    r" (?!(?:metres|meters|races|less|plus|across|as|was|is|has)\b)"
    r"(?:[a-z]{2,}s|people|yen|yuan|baht|dong|won|ringgit|rupiah|bpd)\b"
)
_LENGTH_BEHIND = re.compile(
    r"[ -](?:tall|long|high|wide|deep|thick|away|from|above|below|apart|race|by|x|in (?:height|length|depth|width))\b"
    r"|[²³/]"
)
_LARGEST = 1e15


@cache
def _scales() -> dict[str, _Scale]:
    return {
        row["form"]: _Scale(float(row["value"]), row["case"] == "exact", row["use"]) for row in table("lexicons/scales")
    }


def scale_of(word: str) -> float:
    """What a scale word in lower case multiplies by; KeyError for any other word."""
    return _scales()[word].value


def times(value: float, scale: float) -> float:
    """The product without the noise of binary fractions: 5.75 billion is 5750000000."""
    return value if scale == 1.0 else round(value * scale, 6)


def scaled(text: str, start: int, end: int, value: float, step: float, form: str) -> Number:
    """The number text[start:end] of this value and step, with the scale words that follow it."""
    following = text[end : end + 2]
    if following[:1] in _NONE_BEHIND or (following[:1] == " " and following[1:] not in _FIRST_LETTERS):
        return Number(start, end, value, value, 1.0, step, form)
    scales = _scales()
    scale = 1.0
    at = end
    while scale < _LARGEST:
        match = _WORD.match(text, at)
        if not match:
            break
        entry = scales.get(match[1]) or scales.get(match[1].lower())
        if entry is None or (entry.exact and match[1] not in scales):
            break
        if entry.use != "free" and not _allowed(text, start, at, match, entry):
            break
        scale *= entry.value
        at = match.end()
    return Number(start, at, times(value, scale), value, scale, times(step, scale), form)


def _allowed(text: str, start: int, at: int, match: re.Match[str], entry: _Scale) -> bool:
    """Whether a short scale (`m`, `B`, `k`) is meant as one: with money, or glued before a plural or to decimals."""
    if _MONEY_BEFORE.search(text, max(0, start - 6), start):
        return True
    if entry.use == "money" or match.start(1) != at:
        return False
    if match[1] in "Mk" or _PLURAL_BEHIND.match(text, match.end()):
        return True
    return match[1] == "m" and "." in text[start:at] and not _LENGTH_BEHIND.match(text, match.end())
