"""What the layer of parties hands on: mentions, persons, and the record in which they grow while a document is read."""

from dataclasses import dataclass
from typing import NamedTuple


class Mention(NamedTuple):
    """text[start:end] refers to the countries or blocs in `codes` (sorted; empty where unresolved).

    `kind` is name, demonym, capital, person, body, bloc, group, anaphor or pronoun; `place` marks a capital (or `here`)
    that says where, not who.
    """

    start: int
    end: int
    codes: tuple[str, ...]
    kind: str
    possessive: bool
    place: bool = False


class Person(NamedTuple):
    """A person named with an office; country is ISO 3166-1 alpha-3 or a bloc, level the vocabulary of events.level."""

    start: int
    end: int
    name: str
    role: str | None
    country: str | None
    level: str | None


class Parties(NamedTuple):
    """Everything a document says of who it is about; `principal` names its countries, the most prominent first.

    `home` is the country that it comes from, by dateline or publisher, or empty; `pair` the two that it is about, the
    more prominent first, or empty where a third is nearly as prominent.
    """

    mentions: list[Mention]
    persons: list[Person]
    principal: tuple[str, ...]
    home: tuple[str, ...] = ()
    pair: tuple[str, ...] = ()


@dataclass(slots=True)
class Found:
    """A mention while the document is read: what is known of it so far, and what its words still leave open.

    `sort` tells how to resolve it: `fixed` where its own words say the country, `office` where only the document can
    tell whose minister it is, else the sorts of lexicons/groups and lexicons/anaphors. `count` is the number of parties
    that a group announces (0: open). `name` and `role` belong to persons. `past` marks who holds the office no more,
    `state` an office that only states have, `owned` that country words stand in the phrase itself,
    `plural` several holders; `bare` a group without a noun (`the two`, `both`).
    """

    start: int
    end: int
    codes: tuple[str, ...]
    kind: str
    sort: str = "fixed"
    place: bool = False
    count: int = 0
    blocs: bool = True
    level: str | None = None
    name: str = ""
    role: str = ""
    past: bool = False
    state: bool = False
    owned: bool = False
    plural: bool = False
    bare: bool = False
