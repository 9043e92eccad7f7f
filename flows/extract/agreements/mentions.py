"""Which mentions of a sentence stand for the parties of an instrument: in its own words, and in its clause."""

import re
from collections.abc import Sequence

from flows.extract.agreements.actors import ACTORS, union
from flows.extract.agreements.governing import Standing
from flows.extract.agreements.instruments import Instrument
from flows.extract.parties import Mention
from flows.extract.text.sentences import Sentence

_SERVED = re.compile(r"\b(?:to|from|for|supply|with|sell|lend|give|grant)\s+(?:the\s+)?$")
_BETWEEN = re.compile(r"\bbetween (?:the )?(?=[A-ZÀ-Ỹ])")
_BY = re.compile(r"\s*,?\s*(?:[\w-]+ ){0,12}?by\s")
_SIGNED_BY = re.compile(r"(?:signed|reached|concluded|agreed) (?:[\w-]+ ){0,3}by\s")
_WITH = re.compile(r"\b(?:between|among|with)\s")
_TOLD = re.compile(
    r"\b(?:said|says|sees|added|reported|told [\w ]{2,30}?)(?: that)?"
    r"(?: (?:he|she|they|it) (?:expect|hope|believe|think|thought)\w*)?\s",
    re.I,
)
_UNDER_WHICH = re.compile(r",? (?:under|in|by) which ")
_BY_THEM = re.compile(r"(?: (?:here|in [A-Z]\w+|last \w+)){0,2} by (?:the )?")
_JOINT = re.compile(r"(?:, | and |, and )?(?:the )?")
_ASIDE = re.compile(r"\b(?:when|while|although|because|if|after)\s")


def own_mentions(text: str, made: Instrument, near: Sequence[Mention]) -> list[Mention]:
    """Mentions in the phrase itself: before its head, as its possessor, after `between` or `with`."""
    modifying = [m for m in near if made.left.start <= m.start and m.end <= made.head_end]
    if len(modifying) == 1 and (modifying[0].kind == "capital" or modifying[0].place):
        modifying = []  # the Paris accord names a place
    owner = [m for m in near if 0 <= made.left.owner - m.end <= 2]
    others = [
        m
        for m in near
        if made.between is not None
        and made.between[0] <= m.start < made.between[1]
        and not m.place
        and not (made.relative and text.startswith((" in ", " at "), m.start - 4))
    ]
    if which := _UNDER_WHICH.match(text, made.end):
        others += _subject_at(text, which.end(), near)
    if by := _BY_THEM.match(text, made.end):
        named = _subject_at(text, by.end(), near)
        others += named if len(union(named)) > 1 else []
    if made.complement is not None and (opened := _WITH.search(text, *made.complement)):
        others += [m for m in near if opened.end() <= m.start < made.complement[1]]
    return [*owner, *modifying, *others]


def _subject_at(text: str, at: int, near: Sequence[Mention]) -> list[Mention]:
    """The mentions that begin a clause at `at`, joined by `and` or a comma."""
    found: list[Mention] = []
    for m in near:
        if _JOINT.fullmatch(text, at, m.start) and _can_act(text, m):
            found.append(m)
            at = m.end
    return found


def acting(
    text: str, made: Instrument, sentence: Sentence, stands: Standing | None, near: Sequence[Mention]
) -> list[Mention]:
    """Mentions that act in the clause: subject of an active verb, agents of a passive one."""
    if stands is None:
        return [m for m in near if m.end <= made.start and m.kind in ACTORS and not m.place]
    if stands.side == "right" and stands.act in ("sign", "reach", "ratify", "begin"):
        agents = [m for m in near if m.start >= stands.end and m.start - made.end < 160]
        agents = [m for m in agents if _BY.match(text, made.end, m.start)]
        if not agents:  # `signed … before the two premiers`, but not `reached … when the president visited Peru`
            aside = _ASIDE.search(text, stands.end, sentence.end)
            stop = aside.start() if aside else sentence.end
            agents = [m for m in near if _can_act(text, m) and m.start < stop]
        if agents:
            return agents
    subject = [m for m in near if m.end <= min(stands.start, made.start) and not m.place]
    behind = [m for m in near if stands.end <= m.start < made.start and not m.place]
    by = _SIGNED_BY.search(text, made.end, min(sentence.end, made.end + 40))
    agents = [m for m in near if by is not None and m.start >= by.end()]
    return [*_after_teller(text, sentence, stands, subject), *behind, *agents]


def _can_act(text: str, mention: Mention) -> bool:
    """Whether a mention may be a subject: no place, no adjective, but `the Saudis`."""
    return not mention.place and (mention.kind in ACTORS or text.endswith("s", mention.start, mention.end))


def _after_teller(text: str, sentence: Sentence, stands: Standing, subject: list[Mention]) -> list[Mention]:
    """The subject without those who only say what others do: `the minister of Peru said Chile had signed`."""
    told = max(_TOLD.finditer(text, sentence.start, stands.start), key=lambda match: match.end(), default=None)
    if told is None:
        return subject
    told_of = [m for m in subject if m.start >= told.end() and m.codes]
    quoted = '"' in text[max(told.start() - 30, sentence.start) : told.start()]  # what was quoted is another clause
    return told_of if quoted else told_of or subject


def at_odds(text: str, sentence: Sentence, made: Instrument, near: Sequence[Mention]) -> tuple[str, ...]:
    """The two countries that the sentence sets against each other before the phrase (`tensions between A and B`)."""
    opened = _BETWEEN.search(text, sentence.start, made.start)
    if opened is None:
        return ()
    reach = min(opened.end() + 60, made.start)
    codes = union([m for m in near if opened.end() <= m.start < reach][:2])
    return codes if len(codes) == 2 else ()


def served(text: str, made: Instrument, near: Sequence[Mention]) -> list[Mention]:
    """Countries that its complement names as the other side: `to sell wheat to Egypt`, `to supply Egypt with wheat`."""
    if made.complement is None:
        return []
    low, high = made.complement
    inside = [m for m in near if low <= m.start < high and m.kind in ("name", "body", "demonym") and m.codes]
    return [m for m in inside if _SERVED.search(text, max(low - 8, m.start - 12), m.start) and not m.possessive]
