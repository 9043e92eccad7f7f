"""Numbers in words: `thirty-nine`, `two and a half million`, `a third of`, `hundreds of thousands`."""

import re

from flows.extract.quantities.digits import SHARED
from flows.extract.quantities.scales import Number, scale_of, scaled, times
from flows.extract.text.lexicon import Hit, Lexicon
from flows.reference import table

Word = Hit[tuple[str, int]]
"""A number word with its role and value, as lexicons/numberwords.csv names them."""

_AND_PART = re.compile(r"[ -]and[ -](?:an?|one)[ -](half|third|quarter)(?![A-Za-z])", re.I)
_AND_FIRST = frozenset("aA")
_OF_SCALE = re.compile(r" (?:of )?(?:an? )?(hundred|thousand|million|billion|trillion|dozen)(?![A-Za-z])", re.I)
_ARTICLE = re.compile(r"(?:^|[^A-Za-z])(an?)[ -]$", re.I)
_SEVERAL = re.compile(r"(?:^|[^A-Za-z])(?:several|few|many|some|couple of)[ -]$", re.I)
_MEASURED = re.compile(
    r"(?:^|[^A-Za-z])(?:by|about|around|almost|nearly|over|than|least|roughly|approximately|under|some|to|only|just)"
    r"(?: an?)? $",
    re.I,
)
_BY = re.compile(r" by (?:about |around |almost |nearly |over |more than |roughly |some |only )?$")
_NO_NOUN = re.compile(
    r"[,.;)]|$| (?:last|this|in|to|from|over|since|on|during|compared|against|and|while|after|between|year)\b|"
    r" (?:less|more|fewer|lower|higher|smaller|larger|below|above|up|down)\b"
)
_LESS = re.compile(r" (?:less|more|fewer|lower|higher|smaller|larger|below|above)\b")
_EVERY = re.compile(r"\b(?:[Ee]very|[Ee]ach) $")
# `every fifth worker`, unlike `every third year`
_HEADS = re.compile(r" (?!year|month|week|day|time|quarter|season)[a-z]{4,}")
_PERIOD_BEFORE = re.compile(
    r"(?:first|second|last|past|next|latter|other|third|fourth|final|previous|coming)[ -]$", re.I
)
SENSES = ("size", "plain", "noun", "verb")
"""The senses of superlatives, as lexicons/superlatives.csv explains them."""

_FRACTIONS = frozenset(range(4, 11))
"""Ordinals that can also be denominators: `one-fifth`, `a tenth of`."""
_PARTS = {"half": 2, "third": 3, "quarter": 4}


SUPERLATIVE = "superlative"
"""The role of words that are no numbers but give one its place: largest, ranked. Their value is an index of SENSES."""


_WORDS: Lexicon[tuple[str, int]] = Lexicon(
    (
        *((row["word"], (row["role"], int(row["value"]))) for row in table("lexicons/numberwords")),
        *((row["word"], (SUPERLATIVE, SENSES.index(row["sense"]))) for row in table("lexicons/superlatives")),
    ),
    shared=True,
)


def number_words(folded: str) -> tuple[list[Word], list[Word]]:
    """All number words of a folded text, and all superlatives, found in one pass."""
    words: list[Word] = []
    superlatives: list[Word] = []
    for hit in _WORDS.find(folded):
        (superlatives if hit[2][0] == SUPERLATIVE else words).append(hit)
    return words, superlatives


def read_words(text: str, words: list[Word], index: int) -> tuple[Number | None, int]:
    """The number that begins with words[index], or None where it is none, and the next word to look at."""
    first = words[index]
    role, amount = first.entry
    if role == "ordinal":
        article = _ARTICLE.search(text, max(0, first.start - 4), first.start) if amount in _FRACTIONS else None
        if article and (text.startswith(" of ", first.end) or _moved_by(text, article.start(1), first.end)):
            return _fraction(text, article.start(1), first.end, 1 / amount), index + 1
        if _EVERY.search(text, max(0, first.start - 6), first.start) and _HEADS.match(text, first.end):
            return _fraction(text, first.start, first.end, 1 / amount), index + 1
        return Number(first.start, first.end, float(amount), float(amount), 1.0, 1.0, "ordinal"), index + 1
    if role == "part":
        return _part(text, words, index)
    if role == "scales":
        return _vague(text, words, index)
    begin = first.start
    if role != "scale" and (index + 1 == len(words) or words[index + 1].start - first.end != 1):
        return _finished(text, words, begin, first.end, float(amount), 1.0, index + 1)
    if role == "scale":
        article = _ARTICLE.search(text, max(0, begin - 4), begin)
        if article:
            begin = article.start(1)
        elif _SEVERAL.search(text, max(0, begin - 10), begin):
            return Number(begin, first.end, amount, amount, 1.0, amount, "vague"), index + 1
        else:
            return None, index + 1
    return _sum(text, words, index, begin)


def _moved_by(text: str, start: int, end: int) -> bool:
    """Whether an ordinal with its article is what something moved by: `dropped by a fifth`, `a fifth less`."""
    moved = _BY.search(text, max(0, start - 17), start) is not None and _NO_NOUN.match(text, end) is not None
    return moved or _LESS.match(text, end) is not None


def _sum(text: str, words: list[Word], index: int, begin: int) -> tuple[Number | None, int]:
    """The number that words add and multiply up to, as far as they go on."""
    total = group = last = 0.0
    scale = 1.0
    end = begin
    at = index
    while at < len(words):
        role, amount = words[at].entry
        if at > index and not _joined(text, end, words[at].start, last >= 100):
            break
        if role == "part" or role == "ordinal":
            if group >= 20 and group % 10 == 0 and amount < 10 and text[end : words[at].start] == "-":
                value = total + group + amount
                return Number(begin, words[at].end, value, value, 1.0, 1.0, "ordinal"), at + 1
            hyphened = text[end : words[at].start] == "-" or text.startswith(" of ", words[at].end)
            alone = total + group == 1 and _NO_NOUN.match(text, words[at].end) is not None
            if role == "part" or (amount in _FRACTIONS and (hyphened or alone)):
                return _over(text, begin, end, words[at], total + group, at)
            break
        if (role == "unit" and _adds(group, amount)) or (role == "tens" and group % 100 == 0):
            group += amount
        elif role == "scale" and amount in (12, 100) and group < 100:
            group = (group or 1) * amount
        elif role == "scale" and amount > 100:
            total += (group or 1) * amount
            group = 0.0
            scale = max(scale, float(amount))
        else:
            break
        last = float(amount)
        end = words[at].end
        at += 1
    return _finished(text, words, begin, end, total + group, scale, at)


def _joined(text: str, end: int, start: int, after_hundred: bool) -> bool:
    """Whether a number word goes on with the next one."""
    gap = text[end:start]
    return gap in (" ", "-") or (after_hundred and gap in (" and ", "-and-"))


def _adds(group: float, amount: int) -> bool:
    """Whether a number below twenty can stand behind what was read: after `twenty` or `hundred`, not after `two`."""
    below = group % 100
    return group == 0 or below == 0 or (amount < 10 and below >= 20 and below % 10 == 0)


def _finished(
    text: str, words: list[Word], start: int, end: int, value: float, scale: float, at: int
) -> tuple[Number, int]:
    """The number words read so far, with `and a half` and a scale behind that."""
    step = scale
    part = _AND_PART.match(text, end) if text[end + 1 : end + 2] in _AND_FIRST else None
    if part:
        below = _PARTS[part[1].lower()]
        end = part.end()
        value += scale / below
        step = scale / below
    if part or scale == 1.0:
        number = scaled(text, start, end, value, step, "words")
    else:
        number = Number(start, end, value, value / scale, scale, step, "words")
    return number, _behind(words, at, number.end)


def _behind(words: list[Word], at: int, end: int) -> int:
    """The first word from `at` on that begins at `end` or later."""
    while at < len(words) and words[at].start < end:
        at += 1
    return at


def _over(text: str, start: int, end: int, part: Word, above: float, at: int) -> tuple[Number, int]:
    """A fraction in words: `two-thirds`, `three quarters`, `one half`; a count where the parts are periods."""
    below = part.entry[1]
    gap = text[end : part.start]
    shared = SHARED.match(text, part.end)
    whole = Number(start, end, above, above, 1.0, 1.0, "words")
    if not 0 < above < below or gap not in (" ", "-"):
        return whole, at
    if below == 4 and (above == 2 or (gap == " " and not shared and not _OF_SCALE.match(text, part.end))):
        return whole, at
    if below == 4 and _PERIOD_BEFORE.search(text, max(0, start - 9), start):
        return whole, at
    if below == 3 and above == 1 and gap == " " and not shared and not _NO_NOUN.match(text, part.end):
        return whole, at
    return _fraction(text, start, part.end, above / below), at + 1


def _fraction(text: str, start: int, end: int, value: float) -> Number:
    """A fraction of one, or of the scale that follows it: `half a billion`."""
    scale = _OF_SCALE.match(text, end)
    if scale and (scale[0].startswith((" a ", " an ", " of a ")) or scale[1].lower() in ("million", "billion")):
        size = scale_of(scale[1].lower())
        return Number(start, scale.end(), times(value, size), value, size, times(value, size), "words")
    return Number(start, end, value, value, 1.0, value / 10, "fraction")


def _part(text: str, words: list[Word], index: int) -> tuple[Number | None, int]:
    """`half` of something, `half a million`, `a third of`; an ordinal `third`; nothing where a half is a period."""
    part = words[index]
    below = part.entry[1]
    article = _ARTICLE.search(text, max(0, part.start - 4), part.start)
    start = article.start(1) if article else part.start
    if (below == 2 or article) and _OF_SCALE.match(text, part.end):
        number = _fraction(text, start, part.end, 1 / below)
        return number, _behind(words, index + 1, number.end)
    measured = (
        SHARED.match(text, part.end) or _LESS.match(text, part.end) or _MEASURED.search(text, max(0, start - 15), start)
    )
    if below == 2:
        period = article or _PERIOD_BEFORE.search(text, max(0, part.start - 9), part.start)
        return (_fraction(text, part.start, part.end, 0.5) if measured and not period else None), index + 1
    if article and below in (3, 4) and measured:
        return _fraction(text, start, part.end, 1 / below), index + 1
    if below == 3 and part.end - part.start == len("third"):
        return Number(part.start, part.end, 3.0, 3.0, 1.0, 1.0, "ordinal"), index + 1
    return None, index + 1


def _vague(text: str, words: list[Word], index: int) -> tuple[Number, int]:
    """`thousands`, `tens of millions`: the least that is meant, as a vague number."""
    value = float(words[index].entry[1])
    end = words[index].end
    at = index + 1
    while at < len(words) and words[at].entry[0] in ("scales", "scale"):
        gap = text[end : words[at].start]
        if gap not in (" of ", " upon ", " and "):
            break
        value *= words[at].entry[1] if gap == " of " else 1
        end = words[at].end
        at += 1
    return Number(words[index].start, end, value, value, 1.0, value, "vague"), at
