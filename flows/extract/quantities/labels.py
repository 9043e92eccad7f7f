"""Numbers that are no quantities: dates, years, clock times, ages, scores, and those that only name something."""

import re
from functools import cache

from flows.extract.quantities.nouns import counted
from flows.extract.quantities.scales import Number
from flows.extract.quantities.units import Unit
from flows.reference import table

MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_CLOCK = re.compile(r" ?(?:a\.?m\.?|p\.?m\.?|AM|PM|GMT|gmt|EST|EDT|UTC|BST|CET|o'?clock)(?![A-Za-z])")
_CLOCK_WORDS = frozenset("a p am pm gmt est edt utc bst cet o oclock".split())
_CLOCK_GLUED = frozenset(" apAPGgEUBCo")
_CLOCK_FIRST = frozenset("apAPGgEUBCo")
_AGES = frozenset(("age", "aged", "ages", "of"))
_MONTH_AFTER = re.compile(r"(?:-\d\d?)? (?:of )?([A-Z][a-z]{2,8}|[A-Z]{3,9})\b")
_MONTH_DAY_BEFORE = re.compile(r"([A-Za-z]{3,9})\.? \d\d?[-/]$")
_OLD = re.compile(r"(?: |-)old\b|(?: of|) age\b", re.I)
_OLD_FIRST = frozenset("oOaA")
_AGE_BEFORE = re.compile(r"(?:\baged?|\bage of|\bages) $", re.I)
_AFTER_AGE = frozenset(",;.")
_NAME_COMMA = re.compile(r"[A-Z][a-z]+, $")
_SECOND_OF_SCORE = re.compile(r"-(\d{1,3})(?![\d,.%]|\.\d)")
_FIRST_OF_SCORE = re.compile(r"(?<![\d.,])(\d{1,3})-$")
_YEAR_BEFORE = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d[-/]$")
_PHONE = re.compile(
    r"-\d{3,4}(?:-\d{3,4})?"
    r"(?![\d,%]|[ -]?(?:mln|mn|million|bn|bln|billion|trillion|pct|per ?cent|dlrs|tonnes|tons|km|MW)\b)"
)
_HYPHENED = re.compile(r"([A-Za-z]{1,16}) ?-$")
_WORD_BEFORE = re.compile(r"([A-Za-z])[a-z]{0,16}[ .]{1,16}$")
_CAPITAL_BEFORE = re.compile(r"([\w.)\"',:;\n&-]) ?([A-Za-z&]{1,24}) $")
_CAPITAL_AFTER = re.compile(r" [A-Z][a-z]+")
_SURE = frozenset("no nos number article articles resolution resolutions page pages pp tel fax".split())
EARLIEST, LATEST = 1500, 2150
"""Four digits from one to the other are a year."""


@cache
def _labels() -> frozenset[str]:
    return frozenset(row["word"] for row in table("lexicons/labels"))


def words_before() -> frozenset[str]:
    """The words before a number, folded, that can make `label` give a reason."""
    return _labels() | MONTHS | _AGES


def words_after() -> frozenset[str]:
    """The words after a number, folded, that can make `label` give a reason."""
    return MONTHS | _CLOCK_WORDS | {"of"}


def is_aged(text: str, end: int) -> bool:
    """Whether a duration that ends here is an age: `30-year-old`, `years of age`."""
    return text[end + 1 : end + 2] in _OLD_FIRST and _OLD.match(text, end) is not None


def label(text: str, folded: str, number: Number, unit: Unit | None, word: str) -> str | None:
    """Why this number is no quantity, as one of quantity.OTHER_KINDS, or None.

    Durations are not asked for. `word` is the one, folded, that stands before the number and a space, or empty.
    """
    start, end, _, _, scale, _, form = number
    before = text[start - 1] if start else "\n"
    following = text[end : end + 1]
    if (before == "-" and text.startswith("-for-", start - 5)) or (following == "-" and text.startswith("-for-", end)):
        return "score"
    if form == "words":
        return _named_in_words(text, folded, number, before)
    if before not in " $":
        glued = _glued(text, start, before, number)
        if glued is not None:
            return glued
    if unit is not None or scale != 1.0:
        return None
    word = word or _word_before(folded, start)
    return _dated(text, number, word, before, following) or _named(text, number, word, before, following)


def _word_before(folded: str, start: int) -> str:
    """The word before a number, whatever marks are between."""
    if folded[start - 1 : start] == " ":
        begin = folded.rfind(" ", 0, start - 1) + 1
        if begin < start - 1:
            return folded[begin : start - 1]
    words = folded[max(0, start - 16) : start].rsplit(None, 1)
    return words[-1] if words else ""


def _named_in_words(text: str, folded: str, number: Number, before: str) -> str | None:
    """A day in words (`April two`), or a nought that only makes an adjective (`zero-coupon`)."""
    if number.value == 0 and text.startswith("-", number.end):
        return "name"
    if number.value > 31 or before != " " or text[number.start - 2] == ".":
        return None
    return "date" if _word_before(folded, number.start) in MONTHS else None


def _glued(text: str, start: int, before: str, number: Number) -> str | None:
    """What a letter, point or slash directly before the digits makes of them."""
    if before.isalpha() or before in "_#@":
        return "name"
    if before == "'" and number.value < 100 and number.end - start == 2:
        return "year"
    if before not in ":/.,-" or start < 2:
        return None
    earlier = text[start - 2]
    if before in "-/" and earlier.isdigit():
        if _YEAR_BEFORE.search(text, max(0, start - 6), start):
            return "year"
        day = _MONTH_DAY_BEFORE.search(text, max(0, start - 15), start)
        if day and day[1].lower() in MONTHS and number.value <= 31:
            return "date"
    if before == "-":
        if earlier.isdigit():
            first = _FIRST_OF_SCORE.search(text, max(0, start - 5), start)
            return "score" if first and number.scale == 1.0 and int(first[1]) >= number.value else None
        word = _HYPHENED.search(text, max(0, start - 16), start)
        return "name" if word and word[1][0].isupper() else None
    if before == ":" and earlier.isdigit():
        return "time"
    return "name" if before in "/." and earlier.isalnum() else None


def _dated(text: str, number: Number, word: str, before: str, following: str) -> str | None:
    """A day, a year, a clock time or an age."""
    start, end, value = number[:3]
    written = text[start:end]
    beyond = text[end + 1 : end + 2] if following == " " else following
    clock = following in _CLOCK_GLUED and beyond in _CLOCK_FIRST
    if clock and (value < 25 or len(written) == 4) and _CLOCK.match(text, end):
        return "time"
    if not written.isdigit():
        return None
    if len(written) == 4:
        if written[0] == "0":
            return "time"
        if EARLIEST <= value <= LATEST:
            return "year"
    if value <= 31 and before in " -":
        if word in MONTHS:
            return "date"
        month = _MONTH_AFTER.match(text, end) if following in " -" and (beyond in "-o" or beyond.isupper()) else None
        if month and month[1].lower() in MONTHS:
            return "date"
    if value < 120 and before == " ":
        if word in _AGES and _AGE_BEFORE.search(text, max(0, start - 8), start):
            return "age"
        comma = value > 10 and following in _AFTER_AGE and text[start - 2 : start - 1] == ","
        if comma and _NAME_COMMA.search(text, max(0, start - 24), start):
            return "age"
    return None


def _named(text: str, number: Number, word: str, before: str, following: str) -> str | None:
    """A number that names: after a label word, as the number of a list item, in a score, in a telephone number."""
    start, end = number[:2]
    if following.isupper() or (following == "/" and text[end + 1 : end + 2].isdigit()):
        return "name"
    first_in_line = before == "\n" or (start < 8 and not text[:start].strip())
    if first_in_line and following in (".", ")") and text[end + 1 : end + 2] in (" ", "\t") and number.value < 100:
        return "label"
    if word in _labels() and before in " ." and (word in _SURE or _capitalised(text, start) or not counted(text, end)):
        return "label"
    if following != "-":
        return None
    other = _SECOND_OF_SCORE.match(text, end)
    if other and number.value < 100 and int(other[1]) <= number.value:
        return "score"
    return "name" if end - start >= 3 and _PHONE.match(text, end) else None


def _capitalised(text: str, start: int) -> bool:
    """Whether the word before a number begins with a capital, as in `Phase 2`."""
    word = _WORD_BEFORE.search(text, max(0, start - 16), start)
    return word is not None and word[1].isupper()


def names(text: str, folded: str, start: int, end: int) -> str | None:
    """`name` or `label` for a number that counts nothing and belongs to a name: `FTSE 100`, `10 Downing Street`."""
    word = _word_before(folded, start)
    if word in _labels() and text[start - 1] == " ":
        return "label"
    if not text[start:end].replace("-", "").isdigit():
        return None
    last = text[max(0, start - 2 - len(word)) : start - 1]
    if "&" in last or not last.islower():
        before = _CAPITAL_BEFORE.search(text, max(0, start - 24), start)
        if before and before[1] not in '\n.:;"' and not before[2].islower():
            return "name"
    after = _CAPITAL_AFTER.match(text, end) if text[end + 1 : end + 2].isupper() else None
    return "name" if after is not None and not after[0].endswith("ese") else None
