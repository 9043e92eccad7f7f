"""A number, and the words that scale it: `11 billion`, `3 lakh crore`, `$6B`."""

import re
from functools import lru_cache
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
_MONEY_BEFORE = re.compile(r"(?:[$€£¥₹₫₩₱฿]|(?<![A-Z])[A-Z]{2,3}|Rs\.?|(?<![A-Za-z])[KUT]?[Ss]hs?|[Ee]uros?)[ -]?$")
_PLURAL_BEHIND = re.compile(
    r" (?!(?:metres|meters|races|less|plus|across|as|was|is|has)\b)"
    r"(?:[a-z]{2,}s|people|yen|yuan|baht|dong|won|ringgit|rupiah|bpd)\b"
)
_LENGTH_BEHIND = re.compile(
    r"[ -](?:tall|long|high|wide|deep|thick|away|from|above|below|apart|race|by|x|in (?:height|length|depth|width))\b"
    r"|[²³/]"
)
_LARGEST = 1e15
_LONGEST = 13
"""No scale word with the space before it is longer."""


_SCALES = {
    row["form"]: _Scale(float(row["value"]), row["case"] == "exact", row["use"]) for row in table("lexicons/scales")
}
_FREE = {form: scale.value for form, scale in _SCALES.items() if scale.use == "free" and not scale.exact}
"""The scale words that mean nothing else."""


def scale_of(word: str) -> float:
    """What a scale word in lower case multiplies by; KeyError for any other word."""
    return _SCALES[word].value


@lru_cache(maxsize=8192, typed=True)
def times(value: float, factor: float) -> float:
    """The product without the noise of binary fractions: 16.4 billion is 16400000000 and not 16399999999.999998.

    A float holds fifteen digits of any number that is written with no more.
    """
    return value if factor == 1.0 else float(f"{value * factor:.15g}")


@lru_cache(maxsize=8192)
def can_scale(following: str) -> bool:
    """Whether a scale word can begin with the three characters that follow a number; never wrong where it says no."""
    letters = following.lstrip(" \t\xa0-")
    if not letters.isascii() or len(following) - len(letters) > 1:
        return True
    if not letters.isalpha():
        return letters[:1].lower() in _SCALES
    return any(form.startswith(letters.lower()) for form in _SCALES)


def scaled(text: str, start: int, end: int, value: float, step: float, form: str) -> Number:
    """The number text[start:end] of this value and step, with the scale words that follow it."""
    stop = text.find(" ", end + 1, end + _LONGEST) if text.startswith(" ", end) else -1
    scale = _FREE.get(text[end + 1 : stop], 1.0) if stop > 0 else 1.0
    if scale > 1.0 and not can_scale(text[stop : stop + 3]):
        return tuple.__new__(Number, (start, stop, times(value, scale), value, scale, times(step, scale), form))
    scale = 1.0
    at = end
    while scale < _LARGEST and can_scale(text[at : at + 3]):
        match = _WORD.match(text, at)
        if not match:
            break
        word = match[1]
        entry = _SCALES.get(word) or _SCALES.get(word.lower())
        if entry is None or (entry.exact and word not in _SCALES):
            break
        if entry.use != "free" and not _allowed(text, start, at, match, entry):
            break
        scale *= entry.value
        at = match.end()
    if scale == 1.0:
        return tuple.__new__(Number, (start, end, value, value, 1.0, step, form))
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
