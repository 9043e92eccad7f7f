"""The shape of a person's name in many cultures: `Nguyễn Hồng Diên`, `Carla del Ponte`, `J. R. Rao`, `Ali al-Said`.

Only the shape is judged here; what makes it a person is the office or title beside it.
"""

import re
from collections.abc import Set
from functools import cache

from flows.reference import table

_UPPER = "A-Z" + "".join(char for char in map(chr, range(0x80, 0x2000)) if char.isupper() and char.isalpha())
_PARTICLE = (
    r"(?:van der|van den|van de|de la|de los|de las|von|van|der|den|del|della|de|di|da|dos|do|das|du|la|le|bin|ibn"
    r"|binti|bint|abu|ben|ould|ter|ten|af|zu|y|e)"
)
_TOKEN = rf"(?:(?:al|el|ul|as|ar|ad|bin|d'|O'|L')[-' ]?)?[{_UPPER}](?:[\w'-]*\w|\.(?:-?[{_UPPER}]\.)*)?"
_OPENING = "(?:al-|el-|(?:van der|van den|von der|de la|de|van|von) )?"
NAME = re.compile(rf"{_OPENING}{_TOKEN}(?: (?:{_PARTICLE} )?{_TOKEN}){{0,5}}")
_GENITIVE = re.compile(r"'s?$")
_TOKEN_BEFORE = re.compile(
    rf"(?:\A|[ (\"'\n])((?:al-|el-)?[{_UPPER}](?:[\w'-]{{0,24}}\w|\.(?:-?[{_UPPER}]\.){{0,12}})?|{_PARTICLE})$"
)
MAX_TOKENS = 6


@cache
def _never(headline: bool) -> frozenset[str]:
    return frozenset(row["word"] for row in table("lexicons/not_names") if headline or not row["only"])


def is_no_name(word: str) -> bool:
    """Whether a capitalised word never belongs to a person's name in running text: a weekday, `The`, `Minister`."""
    return word in _never(headline=False)


def name_at(text: str, start: int, stops: Set[int] = frozenset(), *, headline: bool = False) -> int:
    """Where the name that begins at `start` ends; `start` where none does.

    `stops` are positions at which something else begins: a country's name, an office. In a `headline`, whose every word
    is capitalised, more words are none of a name.
    """
    match = NAME.match(text, start)
    if not match:
        return start
    end = at = start
    particle = False
    for token in match[0].split(" "):
        if at in stops and at != start and not particle:
            break
        bare = _GENITIVE.sub("", token)
        if bare.rstrip(".") in _never(headline):
            break
        if token[0].isupper() or "-" in token or "'" in token[:2]:
            end = at + len(bare)
        particle = token[0].islower()
        at += len(token) + 1
        if bare != token:
            break
    return end


def name_before(text: str, end: int, low: int) -> int:
    """Where the name that ends at `end` begins, not before `low`; `end` where none does."""
    start, at = end, end
    for _ in range(MAX_TOKENS):
        match = _TOKEN_BEFORE.search(text, max(low - 1, at - 24, 0), at)
        if not match or match.start(1) < low or match[1].rstrip(".") in _never(headline=True):
            break
        if match[1][0].isupper() or "-" in match[1]:
            start = match.start(1)
        at = match.start(1) - 1
        if at < low or text[at] != " ":
            break
    return start
