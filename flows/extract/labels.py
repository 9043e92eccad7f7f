"""Numbers that are no quantities: dates, years, clock times, ages, scores, and those that only name something."""

import re
from functools import cache

from flows.extract.nouns import counted
from flows.extract.numerals import Number
from flows.extract.units import Unit
from flows.reference import table

_MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_CLOCK = re.compile(
    r"[:.]\d\d\b|(?:[:.]\d\d)? ?(?:a\.?m\.?|p\.?m\.?|AM|PM|GMT|gmt|EST|EDT|ET|UTC|BST|CET|o'?clock|hours? local|noon|midnight)(?![A-Za-z])"
)
_HALF_OF_CLOCK = re.compile(r" ?(?:a\.?m\.?|p\.?m\.?|AM|PM|GMT|gmt|EST|EDT|UTC|BST|CET|o'?clock)(?![A-Za-z])")
_MONTH_AFTER = re.compile(r"(?:-\d\d?)? (?:of )?([A-Z][a-z]{2,8}|[A-Z]{3,9})\b")
_YEAR_TAIL = re.compile(r"[-–/]\d{2,4}(?!\d)|s\b|'s\b")
_OLD = re.compile(r"(?: |-)old\b|(?: of|) age\b", re.I)
_SCORE = re.compile(r"-\d{1,3}(?![\d,.%]|\.\d)")
_AGE_BEFORE = re.compile(r"(?:\baged?|\bage of|\bages) $", re.I)
_NAME_COMMA = re.compile(r"[A-Z][a-z]+, $")


@cache
def _labels() -> frozenset[str]:
    return frozenset(row["word"] for row in table("lexicons/labels"))


def label(text: str, folded: str, number: Number, unit: Unit | None) -> str | None:
    """Why this number is no quantity, as one of quantities.OTHER_KINDS, or None."""
    start, end = number.start, number.end
    before = text[start - 1] if start else "\n"
    words = folded[max(0, start - 16) : start].rsplit(None, 1)
    word = words[-1] if words else ""
    if unit is not None and unit.kind == "duration":
        if _OLD.match(text, unit.end):
            return "age"
        return None
    if number.form == "words":
        if number.value == 0 and text.startswith("-", end):
            return "name"
        if text.startswith("-for-", end) or text[start - 5 : start] == "-for-":
            return "score"
        return "date" if word in _MONTHS and number.value <= 31 and before == " " and text[start - 2] != "." else None
    if text.startswith("-for-", end) or text[start - 5 : start] == "-for-":
        return "score"
    glued = _glued(text, start, before, number)
    if glued is not None:
        return glued
    if number.scale == 1.0:
        timed = None if unit is not None else _dated(text, folded, number, word, before)
        if timed is not None:
            return timed
    if unit is None and number.scale == 1.0:
        return _named(text, folded, number, word, before)
    return None


def _glued(text: str, start: int, before: str, number: Number) -> str | None:
    """What a letter, point or slash directly before the digits makes of them."""
    if before.isalpha() or before in "_#@":
        return "name"
    if before == "'" and number.value < 100 and number.end - start == 2:
        return "year"
    if before in ":/.,-" and start > 1:
        earlier = text[start - 2]
        if before in "-/" and earlier.isdigit() and _YEAR_BEFORE.search(text, max(0, start - 6), start):
            return "year"
        if before == "-" and earlier.isdigit():
            first = _FIRST_OF_SCORE.search(text, max(0, start - 5), start)
            return "score" if first and number.scale == 1.0 and int(first[1]) >= number.value else None
        if before == "-" and earlier.isalpha():
            word = _HYPHENED.search(text, max(0, start - 16), start)
            return "name" if word and word[1][0].isupper() else None
        if before == ":" and earlier.isdigit():
            return "time"
        if before in "/." and earlier.isalnum():
            return "name"
    return None


def _dated(text: str, folded: str, number: Number, word: str, before: str) -> str | None:
    """A day, a year, a clock time or an age."""
    start, end, value = number.start, number.end, number.value
    following = text[end : end + 1]
    whole = number.step == 1.0 and text[start:end].isdigit()
    if following and following in ":.aApPGEUBCo " and (value < 25 or len(text[start:end]) == 4):
        if following == ":" and text[end + 1 : end + 2].isdigit():
            return "time"
        if _HALF_OF_CLOCK.match(text, end):
            return "time"
    if not whole:
        return "time" if number.step == 0.01 and _HALF_OF_CLOCK.match(text, end) else None
    if value <= 31 and before in " -":
        if word in _MONTHS:
            return "date"
        match = _MONTH_AFTER.match(text, end)
        if match and match[1].lower() in _MONTHS:
            return "date"
    if len(text[start:end]) == 4 and 1500 <= value <= 2150:
        return "year"
    if value < 120 and _AGE_BEFORE.search(text, max(0, start - 8), start):
        return "age"
    if (
        10 < value < 110
        and following == ","
        and before == " "
        and _NAME_COMMA.search(text, max(0, start - 24), start)
        and word not in _MONTHS
    ):
        return "age"
    return None


def _named(text: str, folded: str, number: Number, word: str, before: str) -> str | None:
    """A number that names: after a label word, as the number of a list item, in a score."""
    start, end = number.start, number.end
    following = text[end : end + 1]
    if before == "\n" or not text[:start].strip():
        if following in (".", ")") and text[end + 1 : end + 2] in (" ", "\t") and number.value < 100:
            return "label"
    if word in _labels() and before in " ." and (word in _SURE or _labelled(text, start) or counted(text, end) is None):
        return "label"
    if following == "-":
        if _SCORE.match(text, end) and number.value < 100 and _SCORE.match(text, end)[0][1:].isdigit():
            other = int(_SCORE.match(text, end)[0][1:])
            if other <= number.value:
                return "score"
        if text[end + 1 : end + 2].isdigit() and len(text[start:end]) >= 3 and _PHONE.match(text, end):
            return "name"
    return None


_PHONE = re.compile(r"-\d{3,4}(?:-\d{3,4})?(?![\d,])")


_HYPHENED = re.compile(r"([A-Za-z]+) ?-$")
_CAPITAL_BEFORE = re.compile(r"([\w.)\"',:;\n&-]) ?([A-Za-z&][A-Za-z&]*) $")
_CAPITAL_AFTER = re.compile(r" [A-Z][a-z]+(?!ese\b)")


_FIRST_OF_SCORE = re.compile(r"(?<![\d.,])(\d{1,3})-$")
_YEAR_BEFORE = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d[-/]$")
_SURE = frozenset(
    ("no", "nos", "number", "article", "articles", "resolution", "resolutions", "page", "pages", "pp", "tel", "fax")
)


def _labelled(text: str, start: int) -> bool:
    """Whether the word before a number is capitalised, as in `Phase 2`."""
    word = _WORD_BEFORE.search(text, max(0, start - 16), start)
    return word is not None and word[1].isupper()


_WORD_BEFORE = re.compile(r"([A-Za-z])[a-z]*[ .]+$")


def names(text: str, folded: str, start: int, end: int) -> str | None:
    """`name` or `label` for a number that counts nothing and belongs to a name: `Boeing 787`, `10 Downing Street`."""
    words = folded[max(0, start - 16) : start].rsplit(None, 1)
    if words and words[-1] in _labels() and text[start - 1] == " ":
        return "label"
    if not text[start:end].replace("-", "").isdigit():
        return None
    before = _CAPITAL_BEFORE.search(text, max(0, start - 24), start)
    if before and before[1] not in '\n.:;"' and any(c.isupper() for c in before[2]):
        return "name"
    after = _CAPITAL_AFTER.match(text, end)
    return "name" if after is not None and not after[0].endswith("ese") else None
