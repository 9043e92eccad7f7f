"""The noun that a number counts: `198 valid investment projects` counts projects."""

import re
from functools import cache
from typing import NamedTuple

from flows.extract.text.vocabulary import frequencies
from flows.reference import table


class Counted(NamedTuple):
    """The counted noun phrase text[start:end], with modifiers, and its head in the singular, in lower case."""

    start: int
    end: int
    head: str


_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’-][^\W\d_]+)*")
_LISTED = re.compile(r"(?:, [a-z-]+){1,3} (?:and|or) [a-z]")
# `a 14-strong delegation`
_STRONG = re.compile(
    r"-(strong) (?:\w+ ){0,2}?(?:delegation|mission|team|group|contingent|force|party|crew|unit|troupe)\b"
)
_REACH = 7


@cache
def _plurals() -> dict[str, str]:
    """Irregular plurals and nouns that count without one."""
    return {row["plural"]: row["singular"] for row in table("lexicons/plurals")}


@cache
def _bounds() -> frozenset[str]:
    """Words that no noun phrase behind a number goes on with."""
    return frozenset(row["word"] for row in table("lexicons/noun_bounds"))


@cache
def singular(word: str) -> str | None:
    """The singular of a plural noun in lower case, or None where the word does not look like a plural.

    >>> singular("companies"), singular("people"), singular("process")
    ('company', 'person', None)
    """
    known = _plurals().get(word)
    if known is not None:
        return known
    if len(word) < 3 or word[-1] != "s" or word[-2] in "su'":
        return None
    if word.endswith("is"):  # `Iraqis`, unlike `basis`
        words = frequencies()
        return word[:-1] if words.get(word[:-1], 0) > words.get(word, 0) else None
    head, _, last = word.rpartition("-")
    if head:
        known = singular(last)
        return f"{head}-{known}" if known else None
    candidates = [word[:-1]]
    if word.endswith("ies"):
        candidates = [word[:-3] + "y", word[:-1]]
    elif word.endswith(("ches", "shes", "sses", "xes", "zes", "oes", "uses", "ases", "ises")):
        candidates = [word[:-2], word[:-1]]
    elif word.endswith("ves"):
        if word[:-1] in frequencies():
            return word[:-1]
        candidates = [word[:-3] + "f", word[:-3] + "fe"]
    words = frequencies()
    return max(candidates, key=lambda candidate: words.get(candidate, 0))


def counted(text: str, end: int, one: bool = False) -> Counted | None:
    """The noun phrase that the number ending at `end` counts, or None.

    Its head is the first plural noun of the phrase, and a further one directly behind it (`sports fans`); for `one` the
    last noun of the phrase. A hyphen makes the number an attribute: `30-member delegation` counts members.
    """
    following = text[end : end + 1]
    if following == "-":
        strong = _STRONG.match(text, end)
        if strong is not None:
            return Counted(end + 1, strong.end(1), "member")
        match = _WORD.match(text, end + 1)
        if not match or match[0].lower() in _bounds() or len(match[0]) == 1:
            return None
        word = match[0].split("-")[0]
        lowered = word.lower()
        return Counted(match.start(), match.start() + len(word), singular(lowered) or lowered)
    if following.islower():  # glued, in a text that lost its spaces
        glued = _WORD.match(text, end)
        base = singular(glued[0]) if glued else None
        return Counted(end, glued.end(), base) if glued and base and len(base) > 2 else None
    if not following or following not in " \t\xa0":
        return None
    at = start = end + 1
    head: tuple[int, str] | None = None
    proper: tuple[int, str] | None = None
    last: tuple[int, str] | None = None
    bounds = _bounds()
    for step in range(_REACH):
        match = _WORD.match(text, at)
        if match is None:
            break
        word = match[0]
        lowered = word.lower()
        after = match.end()
        if lowered in bounds:
            if lowered in ("and", "or") and step and head is None and proper is None and not one:
                at = after + 1
                continue
            break
        if ("'" in word or "’" in word) and lowered[:-2] not in _plurals():
            break
        gap = text[after : after + 2]
        if gap[:1] in ("'", "’"):
            break
        base = singular(lowered)
        if base is not None and (word[0].islower() or _shouted(text, after)):
            head = (after, base)
        elif base is not None and head is None:
            proper = (after, base)
        elif head is not None:
            break
        last = (after, lowered)
        at = after
        if gap[:1] == " ":
            at += 1
        elif gap == ", " and head is None and step < 4 and not one and _LISTED.match(text, at):
            at += 2
        else:
            break
    found = (last if one else None) or head or proper
    return Counted(start, found[0], found[1]) if found else None


def _shouted(text: str, end: int) -> bool:
    """Whether the word that ends here stands in capitals, as in old headlines."""
    return text[end - 2 : end].isupper()
