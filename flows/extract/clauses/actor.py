"""Who a noun phrase stands for: states and those who speak for them, told from companies, analysts and things."""

from typing import NamedTuple

from flows.extract.clauses.line import (
    DETERMINER,
    PREPOSITION,
    PUNCTUATION,
    RELATIVE,
    SPEAKER,
    Line,
    is_adverb,
)
from flows.extract.clauses.words import CLASSES
from flows.extract.parties.mentions import Mention

ANALYST = CLASSES["analyst"]
EVENT = CLASSES["event"]
INSTRUMENT = CLASSES["instrument"]
PRIVATE = CLASSES["private"]
PERSONAL = frozenset({"he", "she", "they", "we"})
_SHARED = frozenset({"committee", "committees", "commission", "commissions", "team", "teams", "group", "groups"})
SHARED_BODY = frozenset({"committee", "commission", "council"})
"""What two states have together: `the commission`."""
_ORGANS = frozenset("council office chamber committee commission board secretariat cabinet".split())
_OFFICES = frozenset("ministers president presidency minister premier deputies state".split())
"""What an organ of a state is one of: `the Council of Ministers`, `the Office of the President`."""
_SEATED = frozenset("ministry government department cabinet authorities officials administration".split())
"""Who is known by where they sit."""
_OFFICIAL_SOURCES = frozenset({"government", "official", "diplomatic", "ministry", "presidential"})
_BEFORE_NAME = frozenset({"the", "and", "both", "new", "host"}) | SPEAKER
_SEATS = frozenset({"body", "anaphor"})
_NAMES = frozenset({"name", "demonym", "capital", "body"})
_PLURAL_PRONOUN = frozenset({"they", "we", "both", "all"})


class Actor(NamedTuple):
    """A noun phrase, text[start:end], with the codes it stands for.

    `kind` is party (it names a state, bloc or person), speaker (its head is a noun for those who speak for one),
    pronoun (unresolved), instrument, event, analyst or other. `bounded` is whether a clause can begin where it begins.
    """

    start: int
    end: int
    codes: tuple[str, ...]
    kind: str
    plural: bool
    bounded: bool


def judge(line: Line, start: int, last: int, bounded: bool = True) -> Actor | None:
    """Who the words start..last (a noun phrase) stand for."""
    low, starts, ends = line.words
    while (
        start < last
        and (low[start] in PUNCTUATION or is_adverb(low[start]))
        and low[start] not in ("both", "all", "each")
    ):
        start += 1
    core = start + 1
    while core <= last:
        closed = _behind_note(line, core, last)
        if closed is not None:
            core = closed
            continue
        if (low[core] in PREPOSITION or low[core] in RELATIVE or low[core] in ("(", ",", "to")) and line.mention_at(
            core
        ) is None:
            break
        core += 1
    if core <= last and low[core] == "," and line.mention_at(core - 1) is not None and joins_list(line, core, last):
        core = last + 1
    head = core - 1
    while head > start and low[head] in PUNCTUATION:
        head -= 1
    inside = [m for m in line.mentions if starts[start] <= m.start < ends[head]]
    words = {word for k, word in enumerate(low[start : head + 1], start) if line.mention_at(k) is None}
    codes = tuple(sorted({code for m in inside for code in m.codes}))
    plural = len(codes) > 1 or low[head] in _PLURAL_PRONOUN or (low[head].endswith("s") and low[head] in SPEAKER)
    plural = plural or any(m.kind == "group" for m in inside)
    mention = line.mention_at(head)
    word = low[head].removesuffix("'s").removesuffix("'")

    def actor(kind: str, found: tuple[str, ...] = codes) -> Actor:
        return Actor(starts[start], ends[last], found, kind, plural, bounded)

    if word in SHARED_BODY and words <= {"the", "this", word} and not codes:
        return actor("speaker")
    organ = word in _ORGANS and not _OFFICES.isdisjoint(low[core : core + 4])
    if words & ANALYST or (words & PRIVATE and not organ) or "except" in words:
        return actor("analyst" if words & ANALYST else "other")
    if mention is not None and mention.kind in _NAMES and _in_longer_name(line, start, mention):
        return actor("other")
    if mention is not None and not mention.possessive and not mention.place:
        if line.headline and mention.kind == "demonym" and start == head and low[head].endswith("an"):
            return actor("other")  # a company: `Australian plans takeover`
        bounded = bounded and not _has_object_before(line, start, mention)
        if mention.kind == "pronoun" and not codes:
            return actor("pronoun")
        seat = line.mention_at(core + 1) if core < last and low[core] == "in" and mention.kind in _SEATS else None
        if seat is not None and seat.kind == "capital" and word in _SEATED:  # `the Foreign Ministry in Rabat`
            return actor("party", seat.codes)
        return actor("party", (inside and _coordinated_codes(line, inside)) or codes)
    if word in SPEAKER or organ:
        if head > start and low[head - 1].endswith("s'") and line.mention_at(head - 1) is None:
            return actor("other")  # `the miners' leaders`
        if low[head] != word:  # `the administration's proposed changes`
            return actor("other")
        if _is_private(line, core, last):
            return actor("other")
        if not codes and core <= last and low[core] in ("of", "from", "between"):
            after = (m for m in line.mentions if ends[head] <= m.start < ends[last])
            codes = tuple(sorted({code for m in after for code in m.codes}))
        if not codes and core < last and low[core] == "in" and word in _SEATED:
            seat = line.mention_at(core + 1)  # `the government in Rabat`
            codes = seat.codes if seat is not None and seat.kind == "capital" else codes
        both = word in _SHARED and "joint" in words  # `the joint commission` is of the two who set it up
        return actor("speaker", codes)._replace(plural=True) if both else actor("speaker", codes)
    everywhere = tuple(
        sorted({code for m in line.mentions if starts[start] <= m.start < ends[last] for code in m.codes})
    )
    if word in INSTRUMENT and not _is_private(line, core, last):
        if _of_somebody_else(line, start, head) or (word == "contract" and not everywhere):
            return actor("other")  # `Acme's plan`
        return actor("instrument", everywhere)
    if word in EVENT:
        return actor("event", everywhere)
    if word == "sources" and words & _OFFICIAL_SOURCES:
        return actor("speaker")
    if word in _SHARED and len(everywhere) > 1:
        return actor("speaker", everywhere)  # `the joint committee of Peru and Chile`; else a firm may have one
    if word in _SHARED and "joint" in words:
        return actor("speaker", everywhere)._replace(plural=True)
    if low[head] in DETERMINER and low[head] in ("both", "all", "each"):
        return actor("speaker")
    if low[head] in PERSONAL and start == head:
        return actor("pronoun")
    return actor("other")


def is_shared_body(phrase: str) -> bool:
    """Whether a phrase is `the commission` or the like, with what it is for: `the commission on trade`."""
    words = phrase.lower().split()
    return len(words) > 1 and words[0] in ("the", "this") and words[1].rstrip(",") in SHARED_BODY


def _is_private(line: Line, first: int, last: int) -> bool:
    """Whether words behind a head tell that it is no state's: `heads of the banks`; not `of the European Union`."""
    low = line.words.low
    return any(low[k] in PRIVATE and line.mention_at(k) is None for k in range(first, last + 1))


def _of_somebody_else(line: Line, start: int, head: int) -> bool:
    """Whether what the word at `head` names is that of one who is no party: `the company's plan`."""
    low = line.words.low
    return any(
        low[k].endswith("'s") and line.mention_at(k) is None and low[k][:-2] not in SPEAKER for k in range(start, head)
    )


def _behind_note(line: Line, opening: int, last: int) -> int | None:
    """The conjunction behind a short form in brackets, where the list goes on: `the Arab League (AL) and Peru`."""
    low = line.words.low
    closed = low[opening] == "(" and low[opening + 2 : opening + 3] == [")"] and opening + 3 < last
    return opening + 3 if closed and low[opening + 3] in ("and", ",") else None


def _coordinated_codes(line: Line, inside: list[Mention]) -> tuple[str, ...]:
    """The codes of the last mention and of those joined to it by `and` or a comma; not of one it is a member of."""
    inside = [m for m in inside[:-1] if not m.possessive] + inside[-1:]  # `Hun Sen and his visiting counterpart`
    found = set(inside[-1].codes)
    for before, after in zip(inside[-2::-1], inside[:0:-1], strict=True):
        between = line.text[before.end : after.start]
        if "," not in between and " and " not in between.lower() and "&" not in between and between != " (":
            break
        found |= set(before.codes)
    return tuple(sorted(found))


def _has_object_before(line: Line, start: int, mention: Mention) -> bool:
    """Whether the name is the subject of a relative clause without a pronoun: `a bill Reagan would sign`."""
    low = line.words.low
    before = line.words.at(mention.start) - 1
    if before <= start or low[start] not in ("a", "an", "the", "any", "some"):
        return False
    word = low[before]
    return (
        word.isalpha()
        and word not in ("and", "or")
        and word not in SPEAKER
        and word not in DETERMINER
        and line.text[line.words.starts[before]].islower()
    )


def _in_longer_name(line: Line, start: int, mention: Mention) -> bool:
    """Whether a country's name closes the name of a company: `Chrysler Canada`, `Great American`."""
    before = line.words.at(mention.start) - 1
    if before < start or line.mention_at(before) is not None:
        return False
    if line.headline:  # where all words may be in capitals
        return line.words.low[before].isalpha() and line.words.low[before] not in _BEFORE_NAME
    word = line.text[line.words.starts[before] : line.words.ends[before]]
    low = word.lower()
    return (
        word[0].isupper()
        and before > 0
        and low not in PREPOSITION
        and low not in DETERMINER
        and low not in SPEAKER
        and low != "and"
    )


def joins_list(line: Line, comma: int, last: int) -> bool:
    """Whether a comma stands between mentions of a list: `Laos, Thailand and Burma agreed`, `X, Y to double trade`."""
    low = line.words.low
    noted = 3 if 3 < comma < last and low[comma - 1] == ")" and low[comma - 3] == "(" else 0
    named = line.mention_at(comma - 1 - noted) if 0 < comma < last else None
    if named is None:
        return False
    opening = line.words.at(named.start) - 1
    if opening >= 0 and low[opening] in ("to", "in", "at", "with", "for", "on"):  # `In Paris, Japan and France agreed`
        return False
    following = next((k for k in range(comma + 1, min(comma + 3, last + 1)) if line.mention_at(k) is not None), None)
    return following is not None and (line.headline or "and" in low[comma + 1 : last + 1])
