"""Numbers as they are written: digits with separators of both conventions, fractions, number words, and what scales them."""

import re
from functools import cache
from typing import NamedTuple

from flows.extract.lexicon import Hit, Lexicon
from flows.reference import table


class Number(NamedTuple):
    """A number in text[start:end], without sign, unit or range.

    `value` is in base units (scale applied), `digits` the same before scaling, `step` the size of the last digit given in
    base units; `form` is one of `digits`, `words`, `fraction` (a part of one: `a third`), `ordinal`, `vague` (`hundreds
    of thousands`: value is the least that is meant), `date` and `time` (as digits with marks between), `code` (1.2.3).
    """

    start: int
    end: int
    value: float
    digits: float
    scale: float
    step: float
    form: str


_NUMERAL = re.compile(r"\d+(?:\.\d+|,\d{1,3}(?!\d))*[½¼¾⅓⅔⅛⅜⅝⅞]?|[½¼¾⅓⅔⅛⅜⅝⅞]")
_DATE = re.compile(r"(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2(?:\d{4}|\d{2}))(?![\d%]|[-/.]\d)")
_TIME = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?:[+-]\d{2}:\d{2})?(?!\d)")
_ENGLISH = re.compile(r"\d\.\d{1,2}(?![\d.])|\d,\d{3}[.,]\d")
_MIXED = re.compile(r"[- ](\d{1,2})[/⁄](\d{1,3})(?![\d/⁄])")
_SLASHED = re.compile(r"[/⁄](\d{1,3})(?![\d/⁄])")
_GROUPS = re.compile(r"(?:[ \xa0\u2009\u202f]\d{3})+(?![\d.,]*\d)")
_SUFFIX = re.compile(r"(?:st|nd|rd|th|ST|ND|RD|TH)(?![A-Za-z])")
_SCALE = re.compile(r"[ \t\xa0]{0,3}-?([A-Za-z]{1,11})(?![A-Za-z])")
_AND_PART = re.compile(r"[ -]and[ -](?:an?|one)[ -](half|third|quarter)(?![A-Za-z])", re.I)
_OF_SCALE = re.compile(r" (?:of )?(?:an? )?(hundred|thousand|million|billion|trillion|dozen)(?![A-Za-z])", re.I)
_SHARED = re.compile(r" (?:of|the|its|their|his|her|our|that|this|those|these|all|what|as)\b", re.I)
_ARTICLE = re.compile(r"(?:^|[^A-Za-z])(an?)[ -]$", re.I)
_SEVERAL = re.compile(r"(?:^|[^A-Za-z])(?:several|few|many|some|couple of)[ -]$", re.I)
_BY = re.compile(
    r"(?:^|[^A-Za-z])(?:by|about|around|almost|nearly|over|than|least|roughly|approximately|under|some|to|only|just)(?: an?)? $",
    re.I,
)
_PERIOD_BEFORE = re.compile(
    r"(?:first|second|last|past|next|latter|other|third|fourth|final|previous|coming)[ -]$", re.I
)

_GLYPHS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8}


class _Scale(NamedTuple):
    value: float
    exact: bool
    use: str


@cache
def _scales() -> dict[str, _Scale]:
    return {
        row["form"]: _Scale(float(row["value"]), row["case"] == "exact", row["use"]) for row in table("lexicons/scales")
    }


@cache
def _words() -> Lexicon[tuple[str, int]]:
    return Lexicon((row["word"], (row["role"], int(row["value"]))) for row in table("lexicons/numberwords"))


def numbers(text: str, folded: str) -> list[Number]:
    """Every number of `text`, sorted, not overlapping; `folded` is `fold(text)`."""
    hits = _words().find(folded)
    numerals = list(_NUMERAL.finditer(text))
    decimal_comma = _decimal_comma([match[0] for match in numerals])
    found: list[Number] = []
    at = index = 0
    count = len(hits)
    for match in (*numerals, None):
        start, end = match.span() if match else (len(text) + 1, 0)
        while index < count and hits[index].start < start:
            if hits[index].start < at:
                index += 1
                continue
            number, index = _worded(text, hits, index)
            if number is not None:
                found.append(number)
                at = number.end
        if match and start >= at:
            number = _digits(text, start, end, match[0], decimal_comma)
            found.append(number)
            at = number.end
    return found


def _decimal_comma(written: list[str]) -> bool:
    """Whether the document shows that its decimals stand after a comma: `1.234,5`, `12,5`, and never `12.5`."""
    european = any(
        "," in digits[-3:-1] or (digits.count(".") > 1 and len(digits) > 8) for digits in written if len(digits) > 2
    )
    return european and not any(_ENGLISH.search(digits) for digits in written)


def plain(written: str, decimal_comma: bool = False) -> tuple[float, float]:
    """Value and step of digits with separators: `1,234.5` and `1.234,5` both give (1234.5, 0.1).

    A single separator with three digits behind it groups where it is a comma and marks decimals where it is a point;
    `decimal_comma` turns that round.
    """
    if written.isdigit():
        return float(written), 1.0
    point, comma = written.rfind("."), written.rfind(",")
    if point >= 0 and comma >= 0:
        last = max(point, comma)
        whole, places = written[:last].replace(",", "").replace(".", ""), written[last + 1 :]
        return float(f"{whole}.{places}"), 10.0 ** -len(places)
    mark = "." if point >= 0 else ","
    parts = written.split(mark)
    grouped = all(len(part) == 3 for part in parts[1:]) and len(parts[0]) <= 3 and parts[0] != "0"
    if len(parts) > 2 or (grouped and (mark == ",") != decimal_comma):
        return float("".join(parts)), 1.0
    return float(f"{parts[0]}.{parts[1]}"), 10.0 ** -len(parts[1])


def _is_code(written: str) -> bool:
    """Whether digits and marks are no number: `1.2.3`, `4,5,6`. Indian groups (`10,00,000`) are one."""
    parts = re.split("[.,]", written)
    if len(parts) < 3 or ("." in written and "," in written):
        return False
    return len(parts[-1]) != 3 or any(len(part) not in (2, 3) for part in parts[1:-1]) or len(parts[0]) > 3


def _digits(text: str, start: int, end: int, written: str, decimal_comma: bool) -> Number:
    """The number that begins with these digits."""
    glyph = _GLYPHS.get(written[-1])
    if glyph is not None:
        value = (plain(written[:-1], decimal_comma)[0] if len(written) > 1 else 0.0) + glyph
        step = glyph if len(written) == 1 else 0.125
        return _scaled(text, start, end, value, step, "digits" if len(written) > 1 else "fraction")
    following = text[end : end + 1]
    if len(written) < 5 or not written.isdigit():
        clock = (following == ":" and _TIME.match(text, start)) or (
            (following in "-/" or "." in written) and _DATE.match(text, start)
        )
        if clock and not text[max(0, start - 1) : start].isdigit():
            value = float(re.split(r"\D", clock[0], maxsplit=1)[0])
            return Number(start, clock.end(), value, value, 1.0, 1.0, "time" if following == ":" else "date")
    if len(written) > 4 and (len(written) > _MOST_DIGITS or _is_code(written)):
        return Number(start, end, 0.0, 0.0, 1.0, 1.0, "code")
    value, step = plain(written, decimal_comma)
    if start > 0 and text[start - 1] == "." and step == 1.0 and not text[max(0, start - 2) : start - 1].strip("( $€£"):
        start, step = start - 1, 10.0 ** -len(written)
        value *= step
    if following and following in "- /⁄\xa0\u2009\u202f":
        mixed = _MIXED.match(text, end) if step == 1 else None
        if mixed and 0 < int(mixed[1]) < int(mixed[2]):
            below = int(mixed[2])
            return _scaled(text, start, mixed.end(), value + int(mixed[1]) / below, 1 / below, "digits")
        slashed = _SLASHED.match(text, end) if following in "/⁄" and step == 1 else None
        if slashed and 0 < value < int(slashed[1]) and int(slashed[1]) in _DENOMINATORS:
            below = int(slashed[1])
            form = "fraction" if _SHARED.match(text, slashed.end()) else "digits"
            return Number(start, slashed.end(), value / below, value / below, 1.0, 1 / below, form)
        groups = _GROUPS.match(text, end) if following not in "-/⁄" and step == 1 and len(written) <= 3 else None
        if groups and written != "0" and (len(groups[0]) > 4 or following != " "):
            value = float(written + "".join(c for c in groups[0] if c.isdigit()))
            return _scaled(text, start, groups.end(), value, 1.0, "digits")
    elif following.isalpha():
        suffix = _SUFFIX.match(text, end)
        if suffix:
            return Number(start, suffix.end(), value, value, 1.0, 1.0, "ordinal")
    return _scaled(text, start, end, value, step, "digits")


_MOST_DIGITS = 27
"""More digits and separators than any number of the news has: a code of some kind."""
_DENOMINATORS = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 32, 64, 100, 128))


def _scaled(text: str, start: int, end: int, value: float, step: float, form: str) -> Number:
    """The number with the scale words that follow it: `11 billion`, `3 lakh crore`, `$6B`."""
    if text[end : end + 1] in _NO_SCALE:
        return Number(start, end, value, value, 1.0, step, form)
    scale = 1.0
    at = end
    while True:
        match = _SCALE.match(text, at)
        if not match:
            break
        word = match[1]
        lowered = word.lower()
        entry = _scales().get(word) or _scales().get(lowered)
        if entry is None or (entry.exact and word not in _scales()):
            break
        if entry.use != "free" and not _allowed(text, start, at, match, entry):
            break
        scale *= entry.value
        at = match.end()
        if scale >= 1e15:
            break
    return Number(start, at, _times(value, scale), value, scale, _times(step, scale), form)


_NO_SCALE = frozenset((*".,;:%)]'\"/", ""))


def _allowed(text: str, start: int, at: int, match: re.Match[str], entry: _Scale) -> bool:
    """Whether a short scale (`m`, `B`, `k`) is meant as one here: with money, or glued and before a plural."""
    if _MONEY_BEFORE.search(text, max(0, start - 6), start):
        return True
    if entry.use == "money" or match.start(1) != at:
        return False
    return match[1] in "Mk" or _PLURAL_NEXT.match(text, match.end()) is not None


_PLURAL_NEXT = re.compile(
    r" (?!(?:metres|meters|races|less|plus|across|as|was|is|has)\b)(?:[a-z]{2,}s|people|yen|yuan|baht|dong|won|ringgit|rupiah|bpd)\b"
)
_MONEY_BEFORE = re.compile(r"(?:[$€£¥₹₫₩₱฿]|(?<![A-Z])[A-Z]{2,3}|Rs\.?|[Ee]uros?)[ -]?$")


def _times(value: float, scale: float) -> float:
    """The product without the noise of binary fractions: 5.75 billion is 5750000000."""
    return value if scale == 1.0 else round(value * scale, 6)


def _joined(text: str, end: int, start: int, after_hundred: bool) -> bool:
    """Whether a number word goes on with the next one."""
    gap = text[end:start]
    return gap in (" ", "-") or (after_hundred and gap in (" and ", "-and-"))


def _worded(text: str, hits: list[Hit[tuple[str, int]]], index: int) -> tuple[Number | None, int]:
    """The number that begins with the word hits[index], or None where it is none, and the next word to look at."""
    first = hits[index]
    role, amount = first.entry
    if role == "ordinal":
        return Number(first.start, first.end, amount, amount, 1.0, 1.0, "ordinal"), index + 1
    if role == "part":
        return _part(text, first, hits, index)
    if role == "scales":
        return _vague(text, first, hits, index)
    total = group = 0.0
    at = index
    begin = end = first.start
    scale = 1.0
    last = 0.0
    while at < len(hits):
        hit = hits[at]
        role, amount = hit.entry
        if at > index and not _joined(text, end, hit.start, last >= 100):
            break
        if role == "unit" and (
            group == 0 or (amount < 10 and 20 <= group % 100 and group % 10 == 0) or (group >= 100 and group % 100 == 0)
        ):
            group += amount
        elif role == "tens" and group % 100 == 0:
            group += amount
        elif role == "scale" and (amount > 100 or group < 100):
            if at == index:
                article = _ARTICLE.search(text, max(0, first.start - 4), first.start)
                if not article:
                    if _SEVERAL.search(text, max(0, first.start - 10), first.start):
                        return Number(first.start, first.end, amount, amount, 1.0, amount, "vague"), index + 1
                    return None, index + 1
                begin = article.start(1)
            if amount == 100 or amount == 12:
                group = (group or 1) * amount
            else:
                total += (group or 1) * amount
                group = 0.0
            scale = max(scale, float(amount)) if amount not in (100, 12) else scale
        elif role == "ordinal" or (role == "part" and amount == 3):
            if group >= 20 and group % 10 == 0 and amount < 10 and text[end : hit.start] == "-":
                value = total + group + amount
                return Number(first.start, hit.end, value, value, 1.0, 1.0, "ordinal"), at + 1
            if role == "part":
                return _over(text, first, hit, total + group, at)
            break
        elif role == "part":
            return _over(text, first, hit, total + group, at)
        else:
            break
        last = float(amount)
        end = hit.end
        at += 1
    return _finished(text, hits, begin, end, total + group, scale, at)


def _finished(
    text: str, hits: list[Hit[tuple[str, int]]], start: int, end: int, value: float, scale: float, at: int
) -> tuple[Number | None, int]:
    """The number words read so far, with `and a half` and a scale behind that."""
    step = scale
    part = _AND_PART.match(text, end)
    if part:
        below = {"half": 2, "third": 3, "quarter": 4}[part[1].lower()]
        end = part.end()
        value += scale / below
        step = scale / below
    number = _scaled(text, start, end, value, step, "words") if part or scale == 1.0 else None
    if number is None:
        number = Number(start, end, value, value / scale, scale, step, "words")
    while at < len(hits) and hits[at].start < number.end:
        at += 1
    return number, at


def _over(
    text: str, first: Hit[tuple[str, int]], part: Hit[tuple[str, int]], above: float, at: int
) -> tuple[Number | None, int]:
    """A fraction in words: `two-thirds`, `three quarters`, `one half`; a count where the parts are periods."""
    below = part.entry[1]
    gap = text[first.end : part.start]
    whole = Number(first.start, first.end, above, above, 1.0, 1.0, "words")
    if above >= below or gap not in (" ", "-") or above == 0:
        return whole, at
    if below == 4 and (
        above == 2
        or (gap == " " and not _SHARED.match(text, part.end))
        or _PERIOD_BEFORE.search(text, max(0, first.start - 9), first.start)
    ):
        return whole, at
    if gap == " " and above == 1 and below == 3 and not _SHARED.match(text, part.end):
        return whole, at
    return _fraction(text, first.start, part.end, above / below), at + 1


def _fraction(text: str, start: int, end: int, value: float) -> Number:
    scale = _OF_SCALE.match(text, end)
    if scale and scale[0].startswith((" a ", " of a ", " million", " billion", " an ")):
        size = _scales()[scale[1].lower()].value
        return Number(start, scale.end(), _times(value, size), value, size, _times(value, size), "words")
    return Number(start, end, value, value, 1.0, value / 10, "fraction")


def _part(
    text: str, part: Hit[tuple[str, int]], hits: list[Hit[tuple[str, int]]], index: int
) -> tuple[Number | None, int]:
    """`half` of something, `half a million`, `a third of`; an ordinal `third`; nothing where a half is a period."""
    below = part.entry[1]
    article = _ARTICLE.search(text, max(0, part.start - 4), part.start)
    start = article.start(1) if article else part.start
    scale = _OF_SCALE.match(text, part.end)
    shared = _SHARED.match(text, part.end)
    next_index = index + 1
    if scale and below == 2 or scale and article:
        number = _fraction(text, start, part.end, 1 / below)
        while next_index < len(hits) and hits[next_index].start < number.end:
            next_index += 1
        return number, next_index
    if below == 2:
        if article or _PERIOD_BEFORE.search(text, max(0, part.start - 9), part.start):
            return None, next_index
        if shared or _BY.search(text, max(0, part.start - 15), part.start):
            return _fraction(text, part.start, part.end, 0.5), next_index
        return None, next_index
    if article and below in (3, 4) and (shared or _BY.search(text, max(0, start - 15), start)):
        return _fraction(text, start, part.end, 1 / below), next_index
    if below == 3 and hits[index].end - part.start == 5:
        return Number(part.start, part.end, 3.0, 3.0, 1.0, 1.0, "ordinal"), next_index
    return None, next_index


def _vague(
    text: str, first: Hit[tuple[str, int]], hits: list[Hit[tuple[str, int]]], index: int
) -> tuple[Number | None, int]:
    """`thousands`, `tens of millions`: the least that is meant, as a vague number."""
    value = float(first.entry[1])
    end = first.end
    at = index + 1
    while (
        at < len(hits)
        and text[end : hits[at].start] in (" of ", " upon ", " and ")
        and hits[at].entry[0] in ("scales", "scale")
    ):
        value *= hits[at].entry[1] if text[end : hits[at].start] == " of " else 1
        end = hits[at].end
        at += 1
    return Number(first.start, end, value, value, 1.0, value, "vague"), at
