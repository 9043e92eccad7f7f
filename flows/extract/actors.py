"""Who acts in a clause: the noun phrase before a verb, resolved to countries through the mentions in it."""

from typing import NamedTuple

from flows.extract.line import (
    AUXILIARY,
    DETERMINER,
    MODAL,
    PREPOSITION,
    PUNCTUATION,
    RELATIVE,
    REPORT,
    SPEAKER,
    SUBJECT_PRONOUN,
    SUBORDINATOR,
    TIME,
    Line,
    is_adverb,
    is_finite,
)
from flows.extract.mentions import Mention
from flows.extract.verbs import PASTS
from flows.extract.words import CLASSES

ANALYST = CLASSES["analyst"]
EVENT = CLASSES["event"]
INSTRUMENT = CLASSES["instrument"]
PRIVATE = CLASSES["private"]
PERSONAL = frozenset({"he", "she", "they", "we"})
_BEFORE_NAME = frozenset({"the", "and", "both", "new", "host"}) | SPEAKER
_NAMES = frozenset({"name", "demonym", "capital", "body"})
_PLURAL_PRONOUN = frozenset({"they", "we", "both", "all"})
_MAX_PHRASE = 28
"""A noun phrase has at most so many words; a longer way back is not walked."""


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


def before_verb(line: Line, verb: int, depth: int = 0) -> Actor | None:
    """The subject of the verb group that has its first full word at `verb`, or None."""
    low = line.words.low
    at = verb - 1
    while at >= 0 and (
        low[at] in AUXILIARY or low[at] in MODAL or is_adverb(low[at]) or low[at] in TIME or low[at].endswith("n't")
    ):
        if line.mention_at(at) is not None:
            break
        at -= 1
    if at >= 0 and low[at] == ",":
        at = _before_parenthesis(line, at)
    if at < 0 or depth > 3:
        return None
    if low[at] in ("and", "or", "but", ";", ","):
        return coordinated(line, at, depth)
    if low[at] in RELATIVE:
        return _antecedent(line, at)
    return noun_phrase(line, at)


def _antecedent(line: Line, relative: int) -> Actor | None:
    """Who a relative pronoun stands for; of things only what is itself named right before it."""
    low = line.words.low
    at = relative - (2 if relative and low[relative - 1] == "," else 1)
    found = noun_phrase(line, at) if at >= 0 else None
    if found is None or low[relative] == "who":
        return found
    if low[relative] == "that":
        return None
    mention = line.mention_at(at)
    return found if found.kind == "party" and mention is not None and mention.end == found.end else None


def of_main_clause(line: Line, verb: int) -> Actor | None:
    """The subject of the clause that a participle belongs to: `Agreeing to …, the leaders stressed`, `…, urging …`."""
    low = line.words.low
    if verb <= 2 or not any(is_finite(line, at) for at in range(verb)):
        for comma in range(verb + 1, len(low)):
            if low[comma] == ",":
                for finite in range(comma + 1, min(comma + 16, len(low))):
                    if is_finite(line, finite):
                        found = noun_phrase(line, _last_of_phrase(line, finite), comma + 1)
                        if found and found.kind in ("party", "speaker"):
                            return found
                        break
        return None
    return coordinated(line, verb, 0)


def _last_of_phrase(line: Line, verb: int) -> int:
    low = line.words.low
    at = verb - 1
    while at > 0 and (is_adverb(low[at]) or low[at] in AUXILIARY or low[at] in MODAL or low[at] in TIME):
        at -= 1
    return at


def coordinated(line: Line, at: int, depth: int = 0) -> Actor | None:
    """The subject that a verb after `and` shares with the finite verb before it."""
    low = line.words.low
    for verb in range(at - 1, 0, -1):
        if low[verb] == '"':
            return None
        if is_finite(line, verb):
            return before_verb(line, verb, depth + 1)
    return None


def _before_parenthesis(line: Line, comma: int) -> int:
    """Index of the word before the inserted phrase that a comma closes, or -1 where none is opened."""
    low = line.words.low
    for at in range(comma - 1, max(comma - 26, -1), -1):
        if low[at] == ",":
            return at - 1
        if low[at] in (";", ":", '"'):
            return -1
    return -1


def noun_phrase(line: Line, last: int, first: int = 0) -> Actor | None:
    """The noun phrase that ends with the word at `last` and begins at `first` or later."""
    start = _phrase_start(line, last, first)
    if start > last:
        return None
    low = line.words.low
    bounded = start == 0 or low[start - 1] in PUNCTUATION or low[start - 1] in REPORT or low[start - 1] in SUBORDINATOR
    bounded = bounded or low[start - 1] in RELATIVE or low[start - 1] in ("and", "but", "as", "what", "_")
    if low[start] in PREPOSITION and line.mention_at(start) is None:
        start = _after_adjunct(line, start, last)
    return judge(line, start, last, bounded)


def _phrase_start(line: Line, last: int, first: int) -> int:
    low = line.words.low
    if low[last] in SUBJECT_PRONOUN:
        return last
    at = last
    while at >= max(first, last - _MAX_PHRASE):
        word = low[at]
        if line.mention_at(at) is not None:
            at -= 1
            continue
        if word == ")":
            opening = next((k for k in range(at - 1, max(at - 12, -1), -1) if low[k] == "("), at)
            at = opening - 1
            continue
        if word == "," and _joins_list(line, at, last):
            at -= 1
            continue
        if word in ("and", "&"):
            joined = at - 2 if at > 1 and low[at - 1] == "," else at - 1
            if at == last or at == 0 or not _names_somebody(line, joined):
                break
            at = joined + 1
        elif (
            word in ',;:"–—`([_--'
            or word in RELATIVE
            or word in REPORT
            or word in AUXILIARY
            or word in MODAL
            or word in ("but", "or")
            or (word in SUBORDINATOR and word != "since")
        ) or (word in PASTS and is_finite(line, at)):
            break
        at -= 1
    return at + 1


def _names_somebody(line: Line, at: int) -> bool:
    if line.mention_at(at) is not None or line.words.low[at] in SPEAKER or line.words.low[at] == ")":
        return True
    return at > 0 and not line.headline and line.text[line.words.starts[at]].isupper()


def _joins_list(line: Line, comma: int, last: int) -> bool:
    """Whether a comma stands between mentions of a list: `Laos, Thailand and Burma agreed`, `X, Y to double trade`."""
    named = line.mention_at(comma - 1) if 0 < comma < last else None
    if named is None:
        return False
    low = line.words.low
    opening = line.words.at(named.start) - 1
    if opening >= 0 and low[opening] in ("to", "in", "at", "with", "for", "on"):  # `In Paris, Japan and France agreed`
        return False
    following = next((k for k in range(comma + 1, min(comma + 3, last + 1)) if line.mention_at(k) is not None), None)
    return following is not None and (line.headline or "and" in low[comma + 1 : last + 1])


def _after_adjunct(line: Line, start: int, last: int) -> int:
    """Where the phrase begins after an adjunct without a comma: `In Paris the ministers`, `At the talks Japan`."""
    low = line.words.low
    for at in range(last, start, -1):
        if low[at] in ("the", "both", "two") and line.mention_at(at) is None:
            return at
        mention = line.mention_at(at)
        if mention is not None and mention.kind != "capital":
            return line.words.at(mention.start)
    return start


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
    while core <= last and not (
        (low[core] in PREPOSITION or low[core] in RELATIVE or low[core] in ("(", ",", "to"))
        and line.mention_at(core) is None
    ):
        core += 1
    if core <= last and low[core] == "," and line.mention_at(core - 1) is not None and _joins_list(line, core, last):
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

    if words & ANALYST or words & PRIVATE or "except" in words:
        return actor("analyst" if words & ANALYST else "other")
    if mention is not None and mention.kind in _NAMES and _in_longer_name(line, start, mention):
        return actor("other")
    if mention is not None and not mention.possessive and not mention.place:
        if line.headline and mention.kind == "demonym" and start == head and low[head].endswith("an"):
            return actor("other")  # a company: `Australian plans takeover`
        bounded = bounded and not _has_object_before(line, start, mention)
        if mention.kind == "pronoun" and not codes:
            return actor("pronoun")
        return actor("party", (inside and _coordinated_codes(line, inside)) or codes)
    if word in SPEAKER:
        if low[head] != word:  # `the administration's proposed changes`
            return actor("other")
        if not PRIVATE.isdisjoint(low[core : last + 1]):
            return actor("other")
        if not codes and core <= last and low[core] in ("of", "from", "between"):
            after = (m for m in line.mentions if ends[head] <= m.start < ends[last])
            codes = tuple(sorted({code for m in after for code in m.codes}))
        return actor("speaker", codes)
    everywhere = tuple(
        sorted({code for m in line.mentions if starts[start] <= m.start < ends[last] for code in m.codes})
    )
    if word in INSTRUMENT and PRIVATE.isdisjoint(low[core : last + 1]):
        return actor("instrument", everywhere)
    if word in EVENT:
        return actor("event", everywhere)
    if low[head] in DETERMINER and low[head] in ("both", "all", "each"):
        return actor("speaker")
    if low[head] in PERSONAL and start == head:
        return actor("pronoun")
    return actor("other")


def _coordinated_codes(line: Line, inside: list[Mention]) -> tuple[str, ...]:
    """The codes of the last mention and of those joined to it by `and` or a comma; not of one it is a member of."""
    found = set(inside[-1].codes)
    for before, after in zip(inside[-2::-1], inside[:0:-1], strict=True):
        between = line.text[before.end : after.start]
        if "," not in between and " and " not in between and "&" not in between:
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
