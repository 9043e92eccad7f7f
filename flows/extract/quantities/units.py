"""What a number is a number of: currencies before and after it, percent signs, units of measure."""

import re
from functools import cache
from typing import NamedTuple

from flows.extract.text.lexicon import fold
from flows.reference import table


class Unit(NamedTuple):
    """A unit found: text[start:end] are its words or sign, `factor` turns the number into base units (a cent: 0.01)."""

    start: int
    end: int
    name: str
    kind: str
    factor: float


class _Entry(NamedTuple):
    name: str
    kind: str
    factor: float
    exact: frozenset[str]
    """Spellings of which one must stand there letter for letter; empty where case does not matter."""
    wary: bool
    """Whether the word has another everyday meaning, so that only an amount of money makes it a currency."""


class _Words(NamedTuple):
    """Units that begin with one word: it alone, those of more words, most words first, and their second words."""

    alone: _Entry | None
    longer: tuple[tuple[list[str], _Entry], ...]
    seconds: frozenset[str]


_WARY_NOUNS = frozenset("won real reals sum som mark crown crowns lev leu sol soles colon colons rand lari sen".split())
_WARY_CODES = frozenset(
    "ALL AMD ANG BAM BOB COP CUP DOP ERN GEL ID KM LAK LE MAD MOP MT MUR PAB PEN RO RON SAR SCR SOS SR TOP TRY WST "
    "Fr. BD P D E G K L M N Q R DT DA".split()
)
_GAPS = frozenset(" \t\xa0\u2009\u202f")
_WIDEST_GAP = 3
_LONGEST = 44
"""No unit is longer than this many characters, which bounds the look ahead."""
_MOST_WORDS = 5
"""So many words of a unit are looked at."""


@cache
def _nouns() -> dict[str, dict[str, str]]:
    return {row["noun"]: row for row in table("lexicons/currency_nouns")}


@cache
def _signs() -> tuple[dict[str, str], dict[str, tuple[int, ...]]]:
    """Signs and codes that stand before a number, and the lengths that a sign can have by its last two characters.

    A sign of one character stands there under itself.
    """
    signs: dict[str, str] = {}
    for row in table("lexicons/currencies"):
        for sign in (*row["signs"].split("|"), row["code"]):
            if sign and signs.setdefault(sign, row["code"]) != row["code"]:
                signs[sign] = "?" + sign  # `P` of pesos and pula
        for adjective in filter(None, row["adjectives"].split("|")):
            for form in _nouns()[row["noun"]]["forms"].split("|"):
                signs.setdefault(f"{adjective} {form.capitalize()}", row["code"])  # `Saudi Riyal 172.5 million`
    for noun in ("rupee",):
        for form in ("Rs", "Rs.", "RS", "RS.", "Rupees", "rupees"):
            signs[form] = "?" + noun
    lengths: dict[str, set[int]] = {}
    for sign in signs:
        lengths.setdefault(sign[-2:], set()).update((len(sign), 1) if sign[-1] in signs else (len(sign),))
    return signs, {last: tuple(sorted(found, reverse=True)) for last, found in lengths.items()}


def _after() -> dict[str, _Words]:
    """The units that stand after a number, by their first folded word."""
    entries: dict[str, _Entry] = {}

    def add(form: str, entry: _Entry) -> None:
        key = " ".join(fold(form).split())
        if key:
            entries.setdefault(key, entry)

    for row in table("lexicons/units"):
        for form in row["forms"].split("|"):
            exact = frozenset(row["forms"].split("|")) if row["case"] == "exact" and len(form) < 4 else frozenset[str]()
            add(form, _Entry(row["unit"], row["kind"], 1.0, exact, False))
    for noun, row in _nouns().items():
        for form in row["forms"].split("|"):
            add(form, _Entry("?" + noun, "money", 1.0, frozenset(), form in _WARY_NOUNS))
        for form in filter(None, row["parts"].split("|")):
            add(form, _Entry("?" + noun, "money", 0.01, frozenset(), form in _WARY_NOUNS))
    for row in table("lexicons/currencies"):
        forms = _nouns()[row["noun"]]["forms"].split("|")
        for adjective in filter(None, row["adjectives"].split("|")):
            for form in (*forms, *filter(None, _nouns()[row["noun"]]["parts"].split("|"))):
                factor = 1.0 if form in forms else 0.01
                add(f"{adjective} {form}", _Entry(row["code"], "money", factor, frozenset(), False))
            if row["noun"] == "dollar":
                for form in ("cent", "cents", "cts", "ct"):
                    add(f"{adjective} {form}", _Entry(row["code"], "money", 0.01, frozenset(), False))
        add(row["code"], _Entry(row["code"], "money", 1.0, frozenset((row["code"],)), False))
        for sign in row["signs"].split("|"):
            if len(sign) > 1 and sign.isalpha():
                add(sign, _Entry(row["code"], "money", 1.0, frozenset((sign,)), False))
    for form in ("cent", "cents", "cts", "ct"):
        add(form, _Entry("?dollar", "money", 0.01, frozenset(), False))
    add("p", _Entry("GBP", "money", 0.01, frozenset("p"), False))
    for form in ("euro cents", "eurocents"):
        add(form, _Entry("EUR", "money", 0.01, frozenset(), False))
    by_first: dict[str, list[tuple[list[str], _Entry]]] = {}
    for key in sorted(entries, key=lambda form: -form.count(" ")):
        by_first.setdefault(key.split()[0], []).append((key.split(), entries[key]))
    return {
        first: _Words(
            entries.get(first),
            tuple(pair for pair in found if len(pair[0]) > 1),
            frozenset(words[1] for words, _ in found if len(words) > 1),
        )
        for first, found in by_first.items()
    }


_AFTER = _after()


def sign_words() -> frozenset[str]:
    """The words, folded, that a sign or code before a number ends with."""
    signs, _ = _signs()
    return frozenset(fold(sign).split()[-1] for sign in signs if sign[-1].isalnum())


def first_words() -> frozenset[str]:
    """The words, folded, with which a unit behind a number begins."""
    return frozenset(_AFTER)


_SIGNS_AFTER = {
    "%": ("percent", "percent"),
    "٪": ("percent", "percent"),
    "€": ("EUR", "money"),
    "$": ("?dollar", "money"),
    "£": ("GBP", "money"),
    "¥": ("JPY", "money"),
    "₫": ("VND", "money"),
    "đ": ("VND", "money"),
    "元": ("CNY", "money"),
    "₽": ("RUB", "money"),
    "°": ("degree", "measure"),
    "″": ("inch", "measure"),
}


def unit_after(text: str, folded: str, end: int, amount: bool) -> Unit | None:
    """The unit that follows a number ending at `end`; `amount` says that the number looks like an amount of money."""
    at = end
    char = text[at : at + 1]
    if char == "-":
        at += 1
        char = text[at : at + 1]
    else:
        while char in _GAPS and at - end < _WIDEST_GAP:
            at += 1
            char = text[at : at + 1]
    if not (char.isascii() and char.isalpha()):
        sign = _SIGNS_AFTER.get(char)
        if sign is None or (char == "$" and (at != end or text[at + 1 : at + 2].isdigit())):
            return None
        return Unit(at, at + 1, sign[0], sign[1], 1.0)
    stop = folded.find(" ", at, at + _LONGEST)
    if stop < 0:
        stop = min(at + _LONGEST, len(folded))
    first = folded[at:stop]
    if first == "p" and at != end and not folded.startswith("p c ", at):  # pence stand at the digits
        return None
    return unit_at(text, folded, at, first, amount)


def unit_at(text: str, folded: str, at: int, first: str, amount: bool) -> Unit | None:
    """The unit that begins at `at` with the folded word `first`, or None."""
    found = _AFTER.get(first)
    if found is None:
        return None
    stop = at + len(first)
    if found.longer:
        following = folded[stop + 1 : folded.find(" ", stop + 1, at + _LONGEST)]
        if not following or following in found.seconds or at + _LONGEST >= len(folded):
            words = folded[at : at + _LONGEST].split(None, _MOST_WORDS)[:_MOST_WORDS]
            for form, entry in found.longer:
                end = _words_end(text, folded, at, form) if words[: len(form)] == form else -1
                if end >= 0 and _stands(entry, text[at:end], amount):
                    return Unit(at, end, entry.name, entry.kind, entry.factor)
    alone = found.alone
    if alone is None or not _stands(alone, text[at:stop], amount):
        return None
    return tuple.__new__(Unit, (at, stop, alone.name, alone.kind, alone.factor))


def _stands(entry: _Entry, written: str, amount: bool) -> bool:
    """Whether words as they are written can mean a unit behind a number that may be an amount of money."""
    return (amount or not entry.wary) and (not entry.exact or written in entry.exact)


def _words_end(text: str, folded: str, at: int, words: list[str]) -> int:
    """Where the words end that begin at `at`; -1 where marks part them."""
    stop = at
    for word in words:
        stop = folded.index(word, stop) + len(word)
    parted = folded[stop : stop + 1] not in ("", " ") or any(mark in text[at:stop] for mark in ",;()")
    return -1 if parted else stop


def sign_before(text: str, start: int, amount: bool) -> Unit | None:
    """The currency sign, code or name that stands before a number beginning at `start`."""
    at = start
    char = text[at - 1 : at]
    while char in _GAPS and start - at < _WIDEST_GAP:
        at -= 1
        char = text[at - 1 : at]
    signs, lasts = _signs()
    lengths = lasts.get(text[at - 2 : at]) or lasts.get(char)
    if lengths is None:
        return None
    glued = at == start
    for length in lengths:
        sign = text[at - length : at] if length <= at else ""
        code = signs.get(sign)
        if code is None:
            continue
        if sign[0].isalnum() and at > length and (text[at - length - 1].isalnum() or text[at - length - 1] in "<'"):
            continue
        if (length == 1 and sign.isalpha()) and not (glued and amount):
            continue
        if (sign in _WARY_CODES or (length == 2 and sign.isalpha())) and not amount:
            continue
        return Unit(at - length, at, "?dollar" if sign == "$" else code, "money", 1.0)
    return None


_FUNDS = re.compile(
    r"\b(?:figures|amounts|funds)[^.\n]{0,30}?\b(?:in|are|is)\b[^.\n]{0,15}?"
    r"\b(Canadian|Australian|New Zealand|Hong Kong|Singapore|U\.?S\.?)\b[^.\n]{0,3}(?:funds|dollars|dlrs|currency|\$)?",
    re.I,
)


def resolve(noun: str, text: str, folded: str) -> str:
    """The ISO code that an ambiguous currency name means in this document.

    A dollar is the US one unless the document says that its figures are in others. Any other name (franc, rupee, peso)
    is that of the country which the document names in most ways (its people, its towns), then most often, and without
    any the default of the lexicon: a report from a country names its places, its partners only by their names. A sign
    that currencies share (the `P` of pesos and pula) is told apart in the same way.
    """
    candidates = _places(noun)
    default = _nouns()[noun]["default"] if noun in _nouns() else next(iter(candidates))
    if noun == "dollar":
        stated = _FUNDS.search(text) if "figures" in folded or "amounts" in folded or " funds" in folded else None
        if stated:
            return _dollars()[" ".join(fold(stated[1]).split())]
        return default
    if len(candidates) < 2:
        return default
    padded = f" {folded} "
    counts = {code: [padded.count(f" {word} ") for word in words] for code, words in candidates.items()}
    ways = {code: (sum(map(bool, found)), sum(found), code == default) for code, found in counts.items()}
    best = max(ways, key=lambda code: ways[code])
    return best if ways[best][0] else default


@cache
def _dollars() -> dict[str, str]:
    return {
        " ".join(fold(adjective).split()): row["code"]
        for row in table("lexicons/currencies")
        if row["noun"] == "dollar"
        for adjective in row["adjectives"].split("|")
    } | {"us": "USD"}


@cache
def _places(noun: str) -> dict[str, tuple[str, ...]]:
    """For each currency of this name or sign the words that show its country."""
    return {
        row["code"]: tuple(
            " ".join(fold(word).split()) for word in (*row["adjectives"].split("|"), *row["places"].split("|")) if word
        )
        for row in table("lexicons/currencies")
        if noun == row["noun"] or noun in row["signs"].split("|")
    }
