"""Whose minister it is: the country of persons whose own words do not tell, as far as the document supports it."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from flows.extract.parties.mentions import Found
from flows.extract.parties.phrases import Frame
from flows.extract.parties.wellknown import country_of

REACH = 400
"""Persons named together in one statement stand within so many characters of each other."""

_JOINED = re.compile(r",?(?: and)? |, ")
_COUNTERPART = re.compile(r"(?: \([^()]{1,20}\))?,? and (?:his |her |the )?")
_VISIT = re.compile(r"[^.;\n]{0,50}? (?:visit(?:ing)?|trip|tour)(?: (?:to|of|in))? ")
_SAME = {"pm": "prime minister", "premier": "prime minister"}


NEAR = 300
"""A namesake further away than so many persons is looked for no more, so that cost grows with the text alone."""


def settle(
    people: Sequence[Found], frame: Frame, weights: Mapping[str, int], origin: tuple[str, ...], blocs: frozenset[str]
) -> None:
    """Give persons and office phrases without a country theirs, in place.

    In this order: what the document says of the same name elsewhere; the reference table, where the document names the
    country; the country of the person before in a list (`Peruvian President A and Trade Minister B`); in a document of
    two, the other one for `X and Chilean minister Y`, for who visits one of them, and for the second holder of one
    office; the only country of the document, or the one it comes from, where it is also spoken of.
    """
    states = [code for code in sorted(weights, key=weights.__getitem__, reverse=True) if code not in blocs]
    pair = tuple(states[:2]) if len(states) > 1 else ()
    for at, person in enumerate(people):
        if not person.codes and person.name:
            person.codes = _told_elsewhere(person, people[max(0, at - NEAR) : at + NEAR])
            if not person.codes:
                _look_up(person, weights, origin)
            if not person.codes and person.sort != "foreign":
                person.codes = _of_the_office(person, people[max(0, at - NEAR) : at + NEAR], frame.text)
    for at, person in enumerate(people):
        if not person.codes and person.name and person.sort != "foreign":
            before = people[at - 1] if at else None
            after = people[at + 1] if at + 1 < len(people) else None
            person.codes = _of_list(before, person, frame) or _other(person, after, frame, pair)
    _second_holders(people, pair)
    for at, person in enumerate(people):
        if person.sort == "other":
            _counterpart(person, people[at - 1] if at else None, pair)
        elif not person.codes and person.sort != "foreign":
            person.codes = _told_elsewhere(person, people[max(0, at - NEAR) : at + NEAR])
            if not person.codes and _speaks_for_state(person, frame.text):
                person.codes = _only_one(states, origin, weights)
        if person.codes and not person.name and person.sort == "office":
            person.sort = "known"


def _told_elsewhere(person: Found, people: Sequence[Found]) -> tuple[str, ...]:
    """The country of the namesake; for an office without a name, of its only holders in the document."""
    if person.name:
        known = {other.codes for other in people if other.codes and other.name and _same_name(person.name, other.name)}
    elif not person.role:
        return ()
    else:
        role = _role(person)
        known = {other.codes for other in people if other.codes and not other.past and _has_office(_role(other), role)}
    return next(iter(known)) if len(known) == 1 else ()


def _of_the_office(person: Found, people: Sequence[Found], text: str) -> tuple[str, ...]:
    """`The President of Peru received …`, then `President Rojas`: the country of the only such office spoken of.

    Who is spoken of in one sentence with that office is another, and so is whoever is not its only named holder.
    """
    if person.level not in ("head_of_state", "head_of_government") or not person.role:
        return ()
    role = _role(person)
    holders = [other for other in people if other.codes and not other.past and _role(other) == role]
    if any(other.name or _one_sentence(text, person, other) for other in holders):
        return ()
    codes = {other.codes for other in holders}
    return next(iter(codes)) if len(codes) == 1 else ()


def _one_sentence(text: str, one: Found, other: Found) -> bool:
    between = text[min(one.end, other.end) : max(one.start, other.start)]
    return len(between) < REACH and ". " not in between and "\n" not in between


def _has_office(held: str, role: str) -> bool:
    """Whether an office is the one held, its short form, or one of two: `the Secretary` of the Secretary of State."""
    return held == role or held.startswith(f"{role} of ") or role in held.split(" and ")


def _role(person: Found) -> str:
    role = person.role.lower()
    return _SAME.get(role, role)


def _same_name(one: str, other: str) -> bool:
    mine, theirs = _words(one), _words(other)
    return mine <= theirs or theirs <= mine


@lru_cache(maxsize=4096)  # each is compared with all around it
def _words(name: str) -> frozenset[str]:
    return frozenset(name.split())


def _look_up(person: Found, weights: Mapping[str, int], origin: tuple[str, ...]) -> None:
    """The reference table's country, where the document names it or comes from there.

    Who is known to belong elsewhere gets no country of the document by any later rule.
    """
    code = country_of(person.name, person.level)
    if code and (code in weights or origin == (code,)):
        person.codes = (code,)
    elif code:
        person.sort = "foreign"


def _of_list(before: Found | None, person: Found, frame: Frame) -> tuple[str, ...]:
    """The country of the person before, whose own words tell it, in `Peruvian President A and Trade Minister B`."""
    if before is None or not before.owned or not before.name or before.kind != "person":
        return ()
    if _JOINED.fullmatch(frame.text, before.end, person.start) is None:
        return ()
    return before.codes if frame.text[person.start : person.end].startswith(person.role) else ()


def _other(person: Found, after: Found | None, frame: Frame, pair: tuple[str, ...]) -> tuple[str, ...]:
    """In a document of two: not the country of the counterpart that follows, nor the one that the person visits."""
    if not pair or not (person.state or person.level == "head_of_state"):
        return ()
    told = after is not None and after.owned and len(after.codes) == 1 and after.codes[0] in pair
    if after is not None and told and _COUNTERPART.fullmatch(frame.text, person.end, after.start):
        return tuple(code for code in pair if code not in after.codes)
    visit = _VISIT.match(frame.text, person.end)
    at = frame.starts.get(visit.end()) if visit else None
    if at is not None and frame.names[at].codes and frame.names[at].codes[0] in pair:
        return tuple(code for code in pair if code not in frame.names[at].codes)
    return ()


def _second_holders(people: Sequence[Found], pair: tuple[str, ...]) -> None:
    """Where two persons hold one office in a document of two countries and one's is known, the other has the other."""
    if not pair:
        return
    holders: dict[str, dict[str, list[Found]]] = {}
    for person in people:
        if person.name and person.state and person.level in ("head_of_government", "head_of_state"):
            name = person.name.split(" ")[-1]
            holders.setdefault(_role(person), {}).setdefault(name, []).append(person)
    for one, two in (tuple(named.values()) for named in holders.values() if len(named) == 2):
        for known, open_ in ((one, two), (two, one)):
            codes = {code for person in known for code in person.codes}
            if len(codes) == 1 and codes < set(pair) and not any(person.codes for person in open_):
                for person in open_:
                    person.codes = tuple(set(pair) - codes)


def _counterpart(person: Found, before: Found | None, pair: tuple[str, ...]) -> None:
    """`his counterpart`: the other country of the two, in the office of the person before."""
    if before is None or person.start - before.end > REACH:
        return
    if len(before.codes) == 1 and before.codes[0] in pair and not person.codes:
        person.codes = tuple(code for code in pair if code not in before.codes)
    if before.role and not person.role:
        person.role, person.level = before.role, before.level


def _speaks_for_state(person: Found, text: str) -> bool:
    """A minister does; a president only where the title is a state's: capitalised before the name."""
    titled = bool(person.name) and person.level == "head_of_state" and person.role[:1].isupper()
    return person.state or (titled and text.startswith(person.role, person.start))


def _only_one(states: Sequence[str], origin: tuple[str, ...], weights: Mapping[str, int]) -> tuple[str, ...]:
    if len(states) == 1:
        return (states[0],)
    if len(origin) == 1 and origin[0] in weights:
        return origin
    return ()
