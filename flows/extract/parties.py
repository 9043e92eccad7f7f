"""Who a text speaks of: countries, blocs, persons, groups and pronouns, each with the codes it stands for."""

from collections import Counter
from typing import NamedTuple

from flows.extract.names import Name, names
from flows.extract.sentences import Sentence


class Mention(NamedTuple):
    """text[start:end] refers to the countries or blocs in `codes` (sorted; empty where unresolved).

    `kind` is name, demonym, capital, person, body, bloc, group, anaphor or pronoun; `place` marks a capital that says
    where, not who.
    """

    start: int
    end: int
    codes: tuple[str, ...]
    kind: str
    possessive: bool
    place: bool = False


class Person(NamedTuple):
    """A person named with an office; country is ISO 3166-1 alpha-3, level the vocabulary of events.level."""

    start: int
    end: int
    name: str
    role: str | None
    country: str | None
    level: str | None


class Parties(NamedTuple):
    """Everything a document says of who it is about; `principal` names its countries, the most prominent first."""

    mentions: list[Mention]
    persons: list[Person]
    principal: tuple[str, ...]


PRINCIPAL = 4
"""At most so many countries are what a document is about."""


def parties(text: str, folded: str, sentences: list[Sentence]) -> Parties:
    """Mentions of a view's text in order, not overlapping; the persons; the principal countries."""
    found = names(text, folded)
    mentions = [_mention(text, name) for name in found]
    return Parties(mentions, [], _principal(found))


def _mention(text: str, name: Name) -> Mention:
    possessive = text.startswith("'", name.end)
    return Mention(name.start, name.end, name.codes, name.kind, possessive, name.place)


def _principal(found: list[Name]) -> tuple[str, ...]:
    weights: Counter[str] = Counter()
    for name in found:
        for code in name.codes:
            weights[code] += 3 if name.start < 300 else 1
    return tuple(code for code, _ in weights.most_common(PRINCIPAL))
