"""The words by which text speaks of parties without naming a country: one automaton for all of them.

Offices and titles, bodies of a state, phrases for several parties, pronouns and other words that refer back, and the
titles of address before a person's name.
"""

from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import NamedTuple, TypeVar

from flows.extract.text.lexicon import Hit, Lexicon, fold
from flows.reference import table


class Office(NamedTuple):
    """The head of an office's phrase; see lexicons/offices. `codes` where only one country has it."""

    level: str
    holder: str
    codes: tuple[str, ...]
    sure: bool
    capitals: bool


class Body(NamedTuple):
    """A body of a state; a `head` needs a country beside it, a `ministry` its field at least. See lexicons/bodies."""

    head: bool
    codes: tuple[str, ...]
    sure: bool
    plural: bool
    ministry: bool


class Group(NamedTuple):
    """A phrase for `size` parties (0: open); `bare` where a noun must follow (`the two`). See lexicons/groups."""

    size: int
    blocs: bool
    bare: bool


class Anaphor(NamedTuple):
    """A word that refers back to one party; see lexicons/anaphors."""

    sort: str
    possessive: bool


class Honorific(NamedTuple):
    """A title of address before a name; `codes` where only one country has it, `alone` where a name must follow."""

    codes: tuple[str, ...]
    alone: bool


class WellKnown(NamedTuple):
    """A person of seeds/persons named in full."""

    name: str
    country: str
    level: str


class StateClass(NamedTuple):
    """A word for a class of states, folded: an `adjective` (`southeast asian`), a `noun` (`kingdom`) or `either`."""

    name: str
    sort: str


Word = Office | Body | Group | Anaphor | StateClass | Honorific | WellKnown
W = TypeVar("W", Office, Body, Group, Anaphor, StateClass, Honorific, WellKnown)


class Referring:
    """The referring words of one text, by their sort, each in order."""

    __slots__ = ("_by_sort",)

    def __init__(self, folded: str) -> None:
        self._by_sort: dict[type, list[Hit[Word]]] = {}
        for hit in REFERENTS.find(folded):
            self._by_sort.setdefault(type(hit.entry), []).append(hit)

    def of(self, sort: type[W]) -> list[Hit[W]]:
        """The hits whose entry is of that sort."""
        return self._by_sort.get(sort, [])  # type: ignore[return-value]


@cache
def group_heads() -> dict[str, Group]:
    """Nouns that close a phrase for several parties, folded: countries, sides, prime ministers."""
    rows = [row for row in table("lexicons/groups") if row["sort"] == "head"]
    return {row["phrase"]: Group(int(row["count"]), row["actors"] == "yes", False) for row in rows}


@cache
def group_words(sort: str) -> frozenset[str]:
    """The words of a sort of lexicons/groups: `verb` or `adjective`."""
    return frozenset(row["phrase"] for row in table("lexicons/groups") if row["sort"] == sort)


@cache
def portfolios() -> dict[str, str]:
    """Words of an office's or ministry's field, and words that grade it, with their rank (lexicons/portfolios)."""
    return {row["word"]: row["rank"] for row in table("lexicons/portfolios")}


def _offices() -> Iterator[tuple[str, Word]]:
    for row in table("lexicons/offices"):
        country = row["country"]
        codes = tuple(country.rstrip("?").split())
        office = row["office"]
        yield office, Office(row["level"], row["holder"], codes, not country.endswith("?"), office.isupper())


def _bodies() -> Iterator[tuple[str, Word]]:
    for row in table("lexicons/bodies"):
        country = row["country"]
        codes = tuple(country.rstrip("?").split())
        plural = row["body"].endswith(("ments", "ies", "ions", "ships")) and row["body"] != "authorities"
        yield (
            row["body"],
            Body(row["head"] == "yes", codes, not country.endswith("?"), plural, row["body"] == "ministry"),
        )


def _groups() -> Iterator[tuple[str, Word]]:
    rows = table("lexicons/groups")
    heads = [row for row in rows if row["sort"] == "head"]
    for row in rows:
        if row["sort"] == "alone":
            yield row["phrase"], Group(int(row["count"]), row["actors"] == "yes", False)
        elif row["sort"] == "set":
            count = int(row["count"])
            if count:
                yield row["phrase"], Group(count, True, True)
            for head in heads:
                if int(head["count"]) in (0, count):
                    yield f"{row['phrase']} {head['phrase']}", Group(count, head["actors"] == "yes", False)


def _anaphors() -> Iterator[tuple[str, Word]]:
    for row in table("lexicons/anaphors"):
        yield row["phrase"], Anaphor(row["sort"], row["possessive"] == "yes")


def _honorifics() -> Iterator[tuple[str, Word]]:
    for row in table("lexicons/honorifics"):
        yield row["title"], Honorific(tuple(row["country"].split()), row["alone"] == "yes")


def _persons() -> Iterator[tuple[str, Word]]:
    for row in table("persons"):
        if " " in row["name"]:
            yield row["name"], WellKnown(row["name"], row["country"], row["level"])


def _classes() -> Iterator[tuple[str, Word]]:
    for row in table("lexicons/country_groups"):
        if row["sort"] != "head":
            yield row["class"], StateClass(_folded(row["class"]), row["sort"])


def _folded(phrase: str) -> str:
    return " ".join(fold(phrase).split())


@cache
def classes() -> dict[str, frozenset[str]]:
    """The states of each class (lexicons/country_groups), by its word as folded."""
    rows = [row for row in table("lexicons/country_groups") if row["sort"] != "head"]
    return {_folded(row["class"]): frozenset(row["countries"].split()) for row in rows}


REFERENTS: Lexicon[Word] = Lexicon(
    chain(_anaphors(), _groups(), _bodies(), _offices(), _honorifics(), _classes(), _persons()), shared=True
)
"""All referring words; a phrase in two lists keeps its meaning in the first of them."""
