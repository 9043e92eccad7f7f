"""Whose minister it is: the country of persons whose own words do not tell, as far as the document supports it."""

from collections import Counter
from collections.abc import Sequence

from flows.extract.mentions import Found

REACH = 400
"""Persons named together in one statement stand within so many characters of each other."""


def settle(people: Sequence[Found], text: str, weights: Counter[str], origin: tuple[str, ...], blocs: frozenset[str]) -> None:
    """Give persons and office phrases without a country theirs, in place.

    In this order: the country that the document gives the same name or office elsewhere; for `X and his Chilean
    counterpart Y`, the other one of the document's pair; the only country of the document; the one it is dated from,
    where it is also spoken of.
    """
    states = [code for code, _ in weights.most_common() if code not in blocs]
    pair = tuple(states[:2])
    for at, person in enumerate(people):
        if person.codes or person.sort == "other":
            continue
        person.codes = _told_elsewhere(person, people) or _beside_counterpart(person, people[at + 1 : at + 2], text, pair)
    for person in people:
        if not person.codes and person.sort == "office" and _speaks_for_state(person, text):
            person.codes = _told_elsewhere(person, people) or _only_one(states, origin, weights)
    for at, person in enumerate(people):
        if person.sort == "other" and not person.codes and at and person.start - people[at - 1].end < REACH:
            person.codes = tuple(code for code in pair if code not in people[at - 1].codes) if people[at - 1].codes else ()
            person.codes = person.codes if len(person.codes) == 1 else ()
        if person.sort == "other" and at and not person.role.strip():
            person.role = people[at - 1].role
        if person.codes and not person.name and person.sort == "office":
            person.sort = "known"


def _told_elsewhere(person: Found, people: Sequence[Found]) -> tuple[str, ...]:
    """The country of the namesake, or for an office without a name, of its only holder in the document."""
    if person.name:
        known = {other.codes for other in people if other.codes and other.name and _same_name(person.name, other.name)}
    else:
        role = person.role.lower()
        known = {other.codes for other in people if other.codes and other.role.lower() == role}
    return next(iter(known)) if len(known) == 1 else ()


def _same_name(one: str, other: str) -> bool:
    mine, theirs = set(one.split()), set(other.split())
    return mine <= theirs or theirs <= mine


def _beside_counterpart(person: Found, following: Sequence[Found], text: str, pair: tuple[str, ...]) -> tuple[str, ...]:
    if not following or following[0].start - person.end > REACH or len(following[0].codes) != 1:
        return ()
    between = text[person.end : following[0].start]
    if len(pair) == 2 and between.strip().split(" ")[-1:] in (["his"], ["her"]) and following[0].codes[0] in pair:
        return tuple(code for code in pair if code not in following[0].codes)
    return ()


def _speaks_for_state(person: Found, text: str) -> bool:
    """A minister does; a president only where the title is a state's: capitalised before the name."""
    return person.state or (bool(person.name) and person.level == "head_of_state" and person.role[:1].isupper())


def _only_one(states: Sequence[str], origin: tuple[str, ...], weights: Counter[str]) -> tuple[str, ...]:
    if len(states) == 1:
        return (states[0],)
    if len(origin) == 1 and weights[origin[0]]:
        return origin
    return ()
