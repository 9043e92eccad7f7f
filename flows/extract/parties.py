"""Who a text speaks of: countries, blocs, persons, bodies, groups and pronouns, each with the codes it stands for."""

from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import TypeVar

from flows.extract.aliases import later_mentions
from flows.extract.anaphora import resolve
from flows.extract.belonging import settle
from flows.extract.bodies import bodies, of_a_state
from flows.extract.dateline import origin
from flows.extract.groups import anaphors, groups, nations
from flows.extract.lexicon import Hit
from flows.extract.mentions import Found, Mention, Parties, Person
from flows.extract.names import Name, names
from flows.extract.offices import Offices
from flows.extract.phrases import Frame
from flows.extract.reading import Scene
from flows.extract.referents import Anaphor, Body, Group, Honorific, Office, StateClass, WellKnown, Word, referents
from flows.extract.sentences import Sentence
from flows.reference import table

__all__ = ["Mention", "Parties", "Person", "parties"]

PRINCIPAL = 4
"""At most so many countries are what a document is about."""
LEAD = 3
"""A mention in the headline or the first sentences weighs as much as so many others."""
LEAD_SENTENCES = 4
SECOND = 0.2
"""The second of the two a document is about weighs at least this part of the first."""
THIRD = 0.6
"""A document is about two countries where no third has more than this part of the second's weight."""

_POSSESSIVE = frozenset({"its", "his", "her", "their"})
W = TypeVar("W", Office, Body, Group, Anaphor, StateClass, Honorific, WellKnown)


def parties(text: str, folded: str, sentences: list[Sentence], publisher: str | None = None) -> Parties:
    """Mentions of a view's text in order, not overlapping; the persons named with an office; the principal countries.

    `publisher` is whose text it is, where known: a name that holds a country (`The Phnom Penh Post`) tells which
    government is meant by `the government`. Never raises, whatever the text. Codes are those of seeds/countries and
    seeds/blocs.
    """
    named = names(text, folded)
    source = origin(text, named, publisher)
    named = [name._replace(place=True) if source.start <= name.start < source.end else name for name in named]
    hits = referents().find(folded)
    sure = {code for name in named for code in name.codes}
    frame = Frame(text, folded, named)
    back = _of(hits, Anaphor)
    state_bodies = bodies(frame, [*_of(hits, Body), *of_a_state(frame, back)], sure)
    sure |= {code for body in state_bodies for code in body.codes}
    if not sure:
        return Parties([], [], ())
    lead = sentences[min(LEAD_SENTENCES, len(sentences)) - 1].end if sentences else 0
    people = _people(frame, hits, state_bodies, sure, sentences)
    weights = _weights(_apart([*people, *state_bodies, *(_found(name) for name in named)]), lead)
    settle(people, frame, weights, source.codes, _blocs())
    later = later_mentions(text, people, {_title_end(text, title.end) for title in _of(hits, Honorific)})
    referring = [*groups(frame, _of(hits, Group)), *anaphors(frame, back), *nations(frame, _of(hits, StateClass))]
    found = _apart([*people, *later, *state_bodies, *referring, *(_found(name) for name in named)])
    weights = _weights(found, lead)
    holders = frozenset(code for item in found if item.name for code in item.codes)
    resolve(text, folded, found, sentences, Scene(_pair(weights), source.codes, _blocs(), weights, holders))
    persons = [_person(item) for item in found if _holds_office(item)]
    return Parties(
        [_mention(text, item) for item in found], persons, tuple(c for c, _ in weights.most_common(PRINCIPAL))
    )


def _people(
    frame: Frame, hits: Sequence[Hit[Word]], state_bodies: list[Found], sure: set[str], sentences: Sequence[Sentence]
) -> list[Found]:
    """Office phrases, persons with a title of address, and well-known persons whose country the document names."""
    headlines = [(sentence.start, sentence.end) for sentence in sentences if sentence.kind == "headline"]
    reader = Offices(frame, state_bodies, _of(hits, Honorific), headlines)
    people = reader.read(_of(hits, Office), sure)
    known = [
        Found(hit.start, hit.end, (hit.entry.country,), "person", "known", level=hit.entry.level, name=hit.entry.name)
        for hit in _of(hits, WellKnown)
        if hit.entry.country in sure and frame.text[hit.start].isupper()
    ]
    return _apart([*people, *reader.titled(), *known])


def _holds_office(item: Found) -> bool:
    """Whether the mention names a person with an office of a state, and not one of a firm."""
    return bool(item.name and item.role) and item.sort != "known" and (bool(item.codes) or item.state)


def _person(item: Found) -> Person:
    country = item.codes[0] if len(item.codes) == 1 else None
    return Person(item.start, item.end, item.name, item.role, country, item.level)


def _of(hits: Sequence[Hit[Word]], sort: type[W]) -> list[Hit[W]]:
    return [hit for hit in hits if type(hit.entry) is sort]  # type: ignore[misc]


def _found(name: Name) -> Found:
    return Found(name.start, name.end, name.codes, name.kind, place=name.place)


def _apart(items: list[Found]) -> list[Found]:
    """The items in order without those that begin inside an earlier one; of two at one place the longer stays."""
    items.sort(key=lambda item: (item.start, -item.end))
    kept: list[Found] = []
    for item in items:
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def _title_end(text: str, end: int) -> int:
    return end + 1 if text[end : end + 1] == "." else end


def _weights(items: Sequence[Found], lead: int) -> Counter[str]:
    """How prominent each code is: its mentions, those of the lead counted several times, places not at all."""
    weights: Counter[str] = Counter()
    for item in items:
        if not item.place:
            for code in item.codes:
                weights[code] += LEAD if item.start < lead else 1
    return weights


def _pair(weights: Counter[str]) -> tuple[str, ...]:
    """The two that a document is about, sorted; empty where a third is nearly as prominent as the second."""
    top = weights.most_common(3)
    if len(top) < 2 or top[1][1] < SECOND * top[0][1] or (len(top) == 3 and top[2][1] > THIRD * top[1][1]):
        return ()
    return tuple(sorted((top[0][0], top[1][0])))


def _mention(text: str, item: Found) -> Mention:
    possessive = text.startswith("'", item.end) or text[item.start : item.end].lower() in _POSSESSIVE
    codes = () if item.past else tuple(sorted(item.codes))
    return Mention(item.start, item.end, codes, item.kind, possessive, item.place)


@cache
def _blocs() -> frozenset[str]:
    return frozenset(row["code"] for row in table("blocs"))
