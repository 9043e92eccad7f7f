"""Who acts in a clause: the noun phrase before a verb, by the shape of the clause."""

from flows.extract.clauses.actor import Actor, joins_list, judge
from flows.extract.clauses.embedded import TOLD
from flows.extract.clauses.line import (
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
    skip_adverbs,
)
from flows.extract.clauses.verbs import BASES, PARTICIPLES, PASTS, THIRDS

_MAX_PHRASE = 28
"""A noun phrase has at most so many words; a longer way back is not walked."""
_MAX_TOLD = 4
"""Whom one told has so few words."""
_INSERTING = frozenset({",", "—", "–"})
_THINGS = frozenset({"other", "instrument", "event"})


def before_verb(line: Line, verb: int, depth: int = 0) -> Actor | None:
    """The subject of the verb group that has its first full word at `verb`, or None."""
    low = line.words.low
    at = verb - 1
    while at >= 0 and (
        low[at] in AUXILIARY
        or low[at] in MODAL
        or is_adverb(low[at])
        or low[at] in TIME
        or low[at].endswith("n't")
        or (low[at] == "on" and low[at + 1] in TIME)
    ):
        if line.mention_at(at) is not None or (low[at] == "both" and (at == 0 or low[at - 1] in PUNCTUATION)):
            break
        at -= 1
    if at >= 0 and low[at] in _INSERTING:
        at = before_parenthesis(line, at)
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
    after = skip_adverbs(low, at + 1)
    past = low[at] in ("and", "but") and after < len(low) and low[after] in PASTS and low[after] not in BASES
    within, behind, modal = low[:at].count('"') % 2 == 1, False, -1
    for verb in range(at - 1, 0, -1):
        if low[verb] == '"':
            if within:
                return None
            behind = not behind  # a quotation before is passed over: `condemned "all such acts" and demanded …`
        if behind:
            continue
        if past and low[verb] in MODAL:  # `agreed that neither would attack, and called on …`
            modal = verb if modal < 0 else modal
            continue
        if past and low[verb - 1] == "," and _reduced(line, verb):  # `praised the port, financed by Peru, and urged …`
            continue
        if is_finite(line, verb) and not (low[at - 1] == "," and _in_relative(line, verb)):
            found = before_verb(line, verb, depth + 1)
            if past and found is not None and found.kind in _THINGS and _reduced(line, verb):
                continue
            return found
    return before_verb(line, modal, depth + 1) if modal > 0 else None  # `Both will open a road and agreed to …`


def _reduced(line: Line, verb: int) -> bool:
    """Whether a past form may be a participle behind its noun: `praised the pact signed in 1990 and agreed to …`."""
    low = line.words.low
    follows = low[verb + 1 : verb + 2]
    return low[verb] in PARTICIPLES and bool(follows) and follows[0] in PREPOSITION


def _in_relative(line: Line, verb: int) -> bool:
    """Whether a verb is that of a relative clause set off by commas: `trade, which doubled, and agreed to …`."""
    low = line.words.low
    at = verb - 1
    while at > 0 and (low[at] in AUXILIARY or low[at] in MODAL or is_adverb(low[at])):
        at -= 1
    return low[at] in RELATIVE and low[at] != "that" and low[at - 1] == ","


def before_parenthesis(line: Line, comma: int) -> int:
    """Index of the word before the inserted phrase that a comma closes, or -1 where none is opened."""
    low = line.words.low
    for at in range(comma - 1, max(comma - 26, -1), -1):
        if low[at] == low[comma]:
            return _before_relative(low, at) if low[comma] != "," else at - 1
        if low[at] in (";", ":", '"'):
            return -1
    return -1


def _before_relative(low: list[str], dash: int) -> int:
    """The word before the relative clause that a dash breaks into: `The leaders, who met in May — … — agreed`."""
    for at in range(dash - 1, max(dash - _MAX_PHRASE, 0), -1):
        if low[at] in RELATIVE and low[at - 1] == ",":
            return at - 2
        if low[at] == ",":
            break
    return dash - 1 - (low[dash - 1] == ",")


def noun_phrase(line: Line, last: int, first: int = 0) -> Actor | None:
    """The noun phrase that ends with the word at `last` and begins at `first` or later."""
    start = _phrase_start(line, last, first)
    if start > last:
        return None
    low = line.words.low
    bounded = start == 0 or low[start - 1] in PUNCTUATION or low[start - 1] in REPORT or low[start - 1] in SUBORDINATOR
    bounded = bounded or low[start - 1] in RELATIVE or low[start - 1] in ("and", "but", "as", "what", "_")
    if start and low[start - 1] in TOLD:
        start = _behind_told(line, start, last)
    if low[start] in PREPOSITION and line.mention_at(start) is None:
        start = _after_adjunct(line, start, last)
    return judge(line, start, last, bounded)


def _behind_told(line: Line, start: int, last: int) -> int:
    """Where the subject begins behind whom one told without `that`: `told Reuters Peru would …`."""
    low = line.words.low
    for at in range(start, min(start + _MAX_TOLD, last + 1)):
        if line.mention_at(at) is not None or low[at] in DETERMINER:
            return at
        if not low[at].isalpha() or low[at] in PREPOSITION:
            break
    return start


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
        if word == "," and joins_list(line, at, last):
            at -= 1
            continue
        if word in ("and", "&"):
            joined = at - 2 if at > 1 and low[at - 1] == "," else at - 1
            group = line.mention_at(at + 1) if at < last else None
            if at == last or at == 0 or not _names_somebody(line, joined) or (group and group.kind == "group"):
                break  # `tension between A and B, and both sides agreed`
            if joined == at - 2 and _after_preposition(line, joined):
                break  # `to supply wheat to A, and B agreed`
            at = joined + 1
        elif (
            word in ',;:"–—`([_--'
            or word in RELATIVE
            or word in REPORT
            or word in AUXILIARY
            or word in MODAL
            or word in ("but", "or")
            or (word in SUBORDINATOR and word != "since")
        ) or ((word in PASTS or word in THIRDS) and is_finite(line, at)):
            break
        at -= 1
    return at + 1


def _after_preposition(line: Line, at: int) -> bool:
    """Whether the name that the word at `at` belongs to is a complement: `to Peru`, `from the Peruvian side`."""
    mention = line.mention_at(at)
    if mention is None:
        return False
    first = line.words.at(mention.start)
    first -= first > 0 and line.words.low[first - 1] == "the"
    return first > 0 and line.words.low[first - 1] in PREPOSITION | {"to"}


def _names_somebody(line: Line, at: int) -> bool:
    if line.mention_at(at) is not None or line.words.low[at] in SPEAKER or line.words.low[at] == ")":
        return True
    return at > 0 and not line.headline and line.text[line.words.starts[at]].isupper()


def _after_adjunct(line: Line, start: int, last: int) -> int:
    """Where the phrase begins after an adjunct without a comma: `In Paris the ministers`, `At the talks Japan`."""
    low = line.words.low
    for at in range(last, start, -1):
        if low[at] in ("the", "both", "two") and line.mention_at(at) is None:
            return at
        mention = line.mention_at(at)
        if mention is not None and mention.kind != "capital":
            first = line.words.at(mention.start)
            while first - 2 > start and low[first - 1] == "and" and line.mention_at(first - 2) is not None:
                first = line.words.at(line.mention_at(first - 2).start)  # type: ignore[union-attr]
            return first
    return start
