"""Numbers in digits: separators of both conventions, mixed fractions, ordinals, dates and clock times."""

import re
from functools import lru_cache

from flows.extract.quantities.scales import Number, can_scale, scaled

_NUMERAL = re.compile(r"[0-9½¼¾⅓⅔⅛⅜⅝⅞][0-9]*+(?:\.[0-9]++|,[0-9]{1,3}(?![0-9]))*+[½¼¾⅓⅔⅛⅜⅝⅞]?")
_ASCII_NUMERAL = re.compile(r"[0-9]++(?:\.[0-9]++|,[0-9]{1,3}(?![0-9]))*+")
_MARKED = bytes.maketrans(b"123456789", b"000000000")
"""All digits as one, which `find` sees much faster than a pattern finds any of ten."""

SHARED = re.compile(r" (?:of|the|its|their|his|her|our|that|this|those|these|all|what|as)\b", re.I)
"""What follows a fraction that is a part of something."""

_DATE = re.compile(r"(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2(?:\d{4}|\d{2}))(?![\d%]|[-/.]\d)")
_TIME = re.compile(r"\d{1,2}:\d{2}(?::\d{2})?(?:[+-]\d{2}:\d{2})?(?!\d)")
_ENGLISH = re.compile(r"\d\.\d{1,2}(?![\d.])|\d,\d{3}[.,]\d")
_MIXED = re.compile(r"[- ](\d{1,2})[/⁄](\d{1,3})(?![\d/⁄])")
_SLASHED = re.compile(r"[/⁄](\d{1,3})(?![\d/⁄])")
_GROUPS = re.compile(r"(?:[ \xa0\u2009\u202f]\d{3})+(?![\d.,]*\d)")
_SUFFIX = re.compile(r"(?:st|nd|rd|th|ST|ND|RD|TH)(?![A-Za-z])")
_GLYPHS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8}
_SPACES = " \xa0\u2009\u202f"
_DENOMINATORS = frozenset((2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 32, 64, 100, 128))
_MOST_DIGITS = 27
"""More digits and separators than any number of the news has: a code of some kind."""

_COMMA_OR_POINTS = re.compile(r",[^ ]{1,2}(?: |\Z)|\.[^ ]*\.")


def numerals(text: str) -> list[tuple[int, int, str]]:
    """Where digits stand that may be one number: start, end and the digits with what is between them."""
    if not text.isascii():
        return [(*match.span(), match[0]) for match in _NUMERAL.finditer(text)]
    found = []
    marked = text.encode().translate(_MARKED)
    at = marked.find(b"0")
    while at >= 0 and (match := _ASCII_NUMERAL.match(text, at)):
        end = match.end()
        found.append((at, end, text[at:end]))
        at = marked.find(b"0", end)
    return found


def has_decimal_comma(written: list[str]) -> bool:
    """Whether the numerals of a document show decimals after a comma (`1.234,5`, `12,5`) and never `12.5`."""
    if not _COMMA_OR_POINTS.search(" ".join(written)):
        return False
    european = any(
        "," in digits[-3:-1] or (digits.count(".") > 1 and len(digits) > 8) for digits in written if len(digits) > 2
    )
    return european and not any(_ENGLISH.search(digits) for digits in written)


def plain(written: str, decimal_comma: bool = False) -> tuple[float, float]:
    """Value and step of digits with separators: `1,234.5` and `1.234,5` both give (1234.5, 0.1).

    A single separator with three digits behind it groups where it is a comma; where it is a point it marks decimals,
    and groups only if the document has a `decimal_comma`. (A comma is never turned round: one slip like `12,5` in an
    English text must not turn all its thousands into units.)
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
    if len(parts) > 2 or (grouped and (mark == "," or decimal_comma)):
        return float("".join(parts)), 1.0
    return float(f"{parts[0]}.{parts[1]}"), 10.0 ** -len(parts[1])


@lru_cache(maxsize=8192)
def _parted(following: str) -> bool:
    """Whether no sign that could belong to a number stands in the three characters behind its digits."""
    return following[:1] in _ENDED or (following[:1] == " " and not following[1:2].isdigit())


_ENDED = frozenset((*".,;%)]'\"\n", ""))


@lru_cache(maxsize=8192)
def _ordinary(written: str, decimal_comma: bool) -> tuple[float, float] | None:
    """Value and step of digits that make a number whatever stands around them, or None."""
    if len(written) > _MOST_DIGITS or written.count(".") > 1 or not written.isascii():
        return None
    return None if len(written) > 4 and _is_code(written) else plain(written, decimal_comma)


def read_digits(text: str, start: int, end: int, written: str, decimal_comma: bool) -> Number:
    """The number that begins with the digits text[start:end], which `numerals` found."""
    following = text[end : end + 3]
    if _parted(following) and text[start - 1] != ".":
        ordinary = _ordinary(written, decimal_comma)
        if ordinary is not None:
            value, step = ordinary
            if can_scale(following):
                return scaled(text, start, end, value, step, "digits")
            return tuple.__new__(Number, (start, end, value, value, 1.0, step, "digits"))
    following = following[:1]
    if written[-1] in _GLYPHS or written[0] in _GLYPHS:
        return _with_glyph(text, start, end, written, decimal_comma)
    if len(written) < 5 or not written.isdigit():
        dated = _dated(text, start, following, written)
        if dated is not None:
            return dated
        if len(written) > 4 and (len(written) > _MOST_DIGITS or _is_code(written)):
            return Number(start, end, 0.0, 0.0, 1.0, 1.0, "code")
    elif len(written) > _MOST_DIGITS:
        return Number(start, end, 0.0, 0.0, 1.0, 1.0, "code")
    value, step = plain(written, decimal_comma)
    if start > 0 and text[start - 1] == "." and step == 1.0 and not text[max(0, start - 2) : start - 1].strip("( $€£"):
        start, step = start - 1, 10.0 ** -len(written)
        value *= step
    if step == 1.0 and following:
        if following in "-/⁄" or following in _SPACES:
            composed = _composed(text, start, end, written, value)
            if composed is not None:
                return composed
        elif following.isalpha():
            suffix = _SUFFIX.match(text, end)
            if suffix:
                return Number(start, suffix.end(), value, value, 1.0, 1.0, "ordinal")
    return scaled(text, start, end, value, step, "digits")


def _is_code(written: str) -> bool:
    """Whether digits and marks are no number: `1.2.3`, `4,5,6`. Indian groups (`10,00,000`) are one."""
    parts = written.replace(".", ",").split(",")
    if len(parts) < 3 or ("." in written and "," in written):
        return False
    return len(parts[-1]) != 3 or any(len(part) not in (2, 3) for part in parts[1:-1]) or len(parts[0]) > 3


def _dated(text: str, start: int, following: str, written: str) -> Number | None:
    """A date or a clock time in digits: `2024-03-18`, `18.03.2024`, `21:37`."""
    if following == ":":
        match, form = _TIME.match(text, start), "time"
    elif (following and following in "-/") or "." in written:
        match, form = _DATE.match(text, start), "date"
    else:
        return None
    if match is None:
        return None
    first = float(re.split(r"\D", match[0], maxsplit=1)[0])
    return Number(start, match.end(), first, first, 1.0, 1.0, form)


def _with_glyph(text: str, start: int, end: int, written: str, decimal_comma: bool) -> Number:
    """A number that ends in a fraction of one character: `2½`, `¾`."""
    part = _GLYPHS[written[0] if written[0] in _GLYPHS else written[-1]]
    if written[0] in _GLYPHS:
        end = start + 1
        return scaled(text, start, end, part, part, "fraction" if SHARED.match(text, end) else "digits")
    return scaled(text, start, end, plain(written[:-1], decimal_comma)[0] + part, 0.125, "digits")


def _composed(text: str, start: int, end: int, written: str, value: float) -> Number | None:
    """Whole digits with more behind a hyphen, slash or space: `7-5/8`, `3/4`, `1 234 567`."""
    following = text[end]
    mixed = _MIXED.match(text, end) if following in "- " else None
    if mixed and 0 < int(mixed[1]) < int(mixed[2]):
        below = int(mixed[2])
        return scaled(text, start, mixed.end(), value + int(mixed[1]) / below, 1 / below, "digits")
    slashed = _SLASHED.match(text, end) if following in "/⁄" else None
    if slashed and 0 < value < int(slashed[1]) and int(slashed[1]) in _DENOMINATORS:
        below = int(slashed[1])
        form = "fraction" if SHARED.match(text, slashed.end()) else "digits"
        return Number(start, slashed.end(), value / below, value / below, 1.0, 1 / below, form)
    groups = _GROUPS.match(text, end) if following in _SPACES and len(written) <= 3 and written[0] != "0" else None
    if groups and (len(groups[0]) > 4 or following != " "):
        return scaled(text, start, groups.end(), float(written + re.sub(r"\D", "", groups[0])), 1.0, "digits")
    return None
