"""Who a text speaks of: countries, blocs, persons, bodies, groups and pronouns, each with the codes it stands for."""

from collections.abc import Mapping, Sequence
from functools import cache
from operator import attrgetter, itemgetter

from flows.extract.parties.aliases import later_mentions
from flows.extract.parties.anaphora import resolve
from flows.extract.parties.belonging import settle
from flows.extract.parties.bodies import bodies, of_a_state, stands_alone
from flows.extract.parties.dateline import Origin, origin
from flows.extract.parties.groups import anaphors, groups, nations
from flows.extract.parties.mentions import Found, Mention, Parties, Person
from flows.extract.parties.names import Name, names
from flows.extract.parties.offices import Offices
from flows.extract.parties.phrases import Frame
from flows.extract.parties.reading import Scene
from flows.extract.parties.referents import Anaphor, Body, Group, Honorific, Office, Referring, StateClass, WellKnown
from flows.extract.text.sentences import Sentence
from flows.reference import table

__all__ = ["Mention", "Parties", "Person", "parties"]

PRINCIPAL = 4
"""At most so many countries are what a document is about."""
LEAD = 3
"""A mention in the headline or the first sentences weighs as much as so many others."""
LEAD_SENTENCES = 4
SECOND = 0.2
"""The second of the two a document is about weighs at least this part of the first."""
BOTH = 0.4
"""Of a document that names more than two, what it leaves open is said of two only where both weigh about as much."""
THIRD = 0.6
"""A document is about two countries where no third has more than this part of the second's weight."""

_POSSESSIVE = frozenset({"its", "his", "her", "their"})
_START = attrgetter("start")
_WEIGHT = itemgetter(1)


def parties(text: str, folded: str, sentences: list[Sentence], publisher: str | None = None) -> Parties:
    """Mentions of a view's text in order, not overlapping; the persons named with an office; the principal countries.

    `publisher` is whose text it is, where known: a name that holds a country (`The Phnom Penh Post`) tells which
    government is meant by `the government`. Never raises, whatever the text. Codes are those of seeds/countries and
    seeds/blocs.
    """
    named = names(text, folded)
    words = Referring(folded)
    if not named and not any(stands_alone(hit.entry) for hit in words.of(Body)):
        return Parties([], [], ())
    source = origin(text, named, publisher)
    _place(named, source)
    sure = {code for name in named for code in name.codes}
    frame = Frame(text, folded, named)
    back = words.of(Anaphor)
    state_bodies = bodies(frame, [*words.of(Body), *of_a_state(frame, back)], sure)
    for body in state_bodies:
        sure.update(body.codes)
    if not sure:
        return Parties([], [], ())
    lead = sentences[min(LEAD_SENTENCES, len(sentences)) - 1].end if sentences else 0
    places = [Found(start, end, codes, kind, place=place) for start, end, codes, kind, _, place in named]
    people = _people(frame, words, state_bodies, sure, sentences)
    later: list[Found] = []
    if people:
        settle(people, frame, _weights(_apart([*people, *state_bodies, *places]), lead), source.codes, _blocs())
        people = [item for item in people if item.codes or item.name or item.state or item.kind == "group"]
        later = later_mentions(text, people, {_title_end(text, title.end) for title in words.of(Honorific)})
    referring = anaphors(frame, back)
    referring += groups(frame, words.of(Group))
    referring += nations(frame, words.of(StateClass))
    found = _apart([*people, *later, *state_bodies, *referring, *places])
    weights = _weights(found, lead)
    ranked = sorted(weights.items(), key=_WEIGHT, reverse=True)
    holders = frozenset(code for item in found if item.name for code in item.codes)
    pair = _pair(ranked)
    resolve(text, folded, found, sentences, Scene(pair, source.codes, _blocs(), weights, holders))
    persons = [_person(item) for item in found if item.name and _holds_office(item)]
    principal = tuple(code for code, _ in ranked[:PRINCIPAL])
    about = principal if pair and (len(principal) == 2 or ranked[1][1] >= BOTH * ranked[0][1]) else ()
    return Parties(_mentions(text, found), persons, principal, source.codes, about[:2])


def _place(named: list[Name], source: Origin) -> None:
    """Mark the names in the dateline as places."""
    for at, name in enumerate(named):
        if name.start >= source.end:
            return
        if name.start >= source.start:
            named[at] = name._replace(place=True)


def _people(
    frame: Frame, words: Referring, state_bodies: list[Found], sure: set[str], sentences: Sequence[Sentence]
) -> list[Found]:
    """Office phrases, persons with a title of address, and well-known persons whose country the document names."""
    offices, titles = words.of(Office), words.of(Honorific)
    people: list[Found] = []
    if offices or titles:
        headlines = [(sentence.start, sentence.end) for sentence in sentences if sentence.kind == "headline"]
        reader = Offices(frame, state_bodies, titles, headlines)
        people += reader.read(offices, sure)
        people += reader.titled()
    people += [
        Found(hit.start, hit.end, (hit.entry.country,), "person", "known", level=hit.entry.level, name=hit.entry.name)
        for hit in words.of(WellKnown)
        if hit.entry.country in sure and frame.text[hit.start].isupper()
    ]
    return _apart(people)


def _holds_office(item: Found) -> bool:
    """Whether the mention names a person with an office of a state, and not one of a firm."""
    return bool(item.name and item.role) and item.sort != "known" and (bool(item.codes) or item.state)


def _person(item: Found) -> Person:
    country = item.codes[0] if len(item.codes) == 1 and item.codes[0] not in _blocs() else None
    return Person(item.start, item.end, item.name, item.role, country, item.level)


def _apart(items: list[Found]) -> list[Found]:
    """The items in order without those that begin inside an earlier one; of two at one place the longer stays."""
    items.sort(key=_START)
    kept: list[Found] = []
    start = end = -1
    for item in items:
        if item.start >= end:
            kept.append(item)
        elif item.start == start and item.end > end:
            kept[-1] = item
        else:
            continue
        start, end = item.start, item.end
    return kept


def _title_end(text: str, end: int) -> int:
    return end + 1 if text[end : end + 1] == "." else end


def _weights(items: Sequence[Found], lead: int) -> Mapping[str, int]:
    """How prominent each code is: its mentions, those of the lead counted several times, places not at all."""
    weights: dict[str, int] = {}
    for item in items:
        if item.codes and not item.place:
            weight = LEAD if item.start < lead else 1
            for code in item.codes:
                weights[code] = weights.get(code, 0) + weight
    return weights


def _pair(ranked: Sequence[tuple[str, int]]) -> tuple[str, ...]:
    """The two that a document is about, sorted; empty where a third is nearly as prominent as the second."""
    if len(ranked) < 2 or ranked[1][1] < SECOND * ranked[0][1]:
        return ()
    if len(ranked) > 2 and ranked[2][1] > THIRD * ranked[1][1]:
        return ()
    return tuple(sorted((ranked[0][0], ranked[1][0])))


def _mentions(text: str, found: Sequence[Found]) -> list[Mention]:
    mentions = []
    for item in found:
        start, end, codes, kind = item.start, item.end, item.codes, item.kind
        possessive = text.startswith("'", end) or (kind == "pronoun" and text[start:end].lower() in _POSSESSIVE)
        if item.past:
            codes = ()
        elif len(codes) > 1:
            codes = tuple(sorted(codes))
        mentions.append(tuple.__new__(Mention, (start, end, codes, kind, possessive, item.place)))
    return mentions


@cache
def _blocs() -> frozenset[str]:
    return frozenset(row["code"] for row in table("blocs"))
