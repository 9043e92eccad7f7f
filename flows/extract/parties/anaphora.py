"""Whom pronouns and phrases that refer back mean: resolved over the mentions of a document, sentence by sentence.

Only what the text supports is resolved: the subject of this or the previous sentence, the one set of so many
countries named last, the one country of a class. Anything else keeps no code.
"""

import re
from collections.abc import Iterable, Sequence

from flows.extract.parties.mentions import Found
from flows.extract.parties.reading import Reading, Scene
from flows.extract.parties.referents import classes
from flows.extract.parties.the_country import STATE, made_its, states, the_country
from flows.extract.text.sentences import Sentence

_PARALLEL = re.compile(r"(?: and| and is| as well as| or) $")
_SPEAKER = re.compile(
    r" (?:said|added|noted|reported|says|stated|told|explained|pointed|stressed|estimated|predicted)\b"
)
_CLAUSE_BEFORE = re.compile(r"[,;:\u2013-](?: and| but| while| as)? $")
_BY_PREPOSITION = re.compile(r" (?:from|to|with|against|into) $")
_CLAUSE_OF_SPEECH = re.compile(r" (?:said|says|that|which|who|whether|if|because|told|announced|believes?) ")
_TWO_OF_THEM = ("parties", "sides")
"""What more than two are seldom called: `the sides`; ministers are often those of a bloc."""
_AT_ONCE = 3
_RESOLVED = frozenset({"fixed", "known", "office", "foreign"})


def resolve(text: str, folded: str, found: Sequence[Found], sentences: Iterable[Sentence], scene: Scene) -> None:
    """Give the open mentions among `found` (in order) their codes, in place."""
    last = next((item.start for item in reversed(found) if _is_open(item)), -1)
    at, count = 0, len(found)
    for sentence in sentences:
        start, end, _ = sentence
        if start > last:  # nothing is left to resolve
            return
        inside: list[Found] = []
        while at < count and (item := found[at]).start < end:
            if item.start >= start:
                inside.append(item)
            at += 1
        if inside:
            _read(Reading(text, folded, sentence, inside, scene))
        else:
            scene.person = scene.actor = None
            scene.group = ()


def _is_open(item: Found) -> bool:
    return not item.codes and item.sort not in _RESOLVED


def _read(reading: Reading) -> None:
    """Resolve a sentence's mentions from left to right; a pronoun may wait for the subject that follows it."""
    waiting: list[Found] = []
    owner: Found | None = None
    for item in reading.found:
        if owner is not None and _is_holder(item, owner):
            item.codes = owner.codes  # `Chile will open the port, its minister said in Peru`
        if not item.codes and item.sort not in _RESOLVED:
            item.codes = _RESOLVERS[item.sort.partition(" ")[0]](reading, item)
            if not item.codes and item.kind == "pronoun":
                waiting.append(item)
        owner = item if item.sort == "it" and item.codes and reading.folded.startswith("its", item.start) else None
        if reading.remember(item) and waiting:
            reading.look_ahead(waiting, item)
            waiting.clear()
    reading.leave()


def _is_holder(item: Found, owner: Found) -> bool:
    """Whether a mention is an office right behind `its`, whose country no word of its own tells."""
    return item.start == owner.end + 1 and item.kind == "person" and item.sort == "office" and not item.owned


def _set(reading: Reading, item: Found) -> tuple[str, ...]:
    """`the two countries`: the set of that size in this sentence, else the document's pair, else the last set."""
    scene = reading.scene
    if here := _fit(reading, item, reading.group):
        return here
    if item.bare or (item.count == 0 and not reading.folded.startswith("the ", item.start)):
        known = _fit(reading, item, scene.group)
        known = known or (_fit(reading, item, scene.pair) if scene.pairs_met > 1 and item.bare else ())
        return known or (_usual(reading, item) if item.count == 2 else ())
    if item.count and (here := _fit(reading, item, reading.named)):
        return here
    if item.count == 2 and not _of_other_parties(reading, item):
        return _fit(reading, item, scene.pair) or _fit(reading, item, scene.group) or _usual(reading, item)
    if item.count == 0:
        known = _fit(reading, item, scene.pair) if scene.pairs_met or scene.group or scene.only_two() else ()
        return known or (_usual(reading, item) if reading.folded.endswith(_TWO_OF_THEM, item.start, item.end) else ())
    for codes in (scene.group, *scene.recent):
        if known := _fit(reading, item, codes):
            return known
    return ()


def _usual(reading: Reading, item: Found) -> tuple[str, ...]:
    """In a text of more than two: the two that are spoken of together most often so far."""
    return _fit(reading, item, reading.scene.usual(2)) if not reading.scene.pair else ()


def _holders(reading: Reading, item: Found) -> tuple[str, ...]:
    """`Ministers` as a communiqué speaks of those who met: the last set, else the document's pair once it was met."""
    scene = reading.scene
    met = scene.pairs_met or scene.only_two()
    return _fit(reading, item, scene.group) or (_fit(reading, item, scene.pair) if met else ())


def _of_other_parties(reading: Reading, item: Found) -> bool:
    """Whether the sentence names other parties: `talks between Peru and its banks … the two sides`."""
    if reading.folded.startswith("men", item.end - 3) and not reading.scene.holders.issuperset(reading.scene.pair):
        return True
    return len(reading.named) == 1 and " between " in reading.folded[reading.sentence.start : item.start]


def _fit(reading: Reading, item: Found, codes: Sequence[str]) -> tuple[str, ...]:
    kept = tuple(sorted(codes if item.blocs else states(reading, codes)))
    fits = len(kept) == item.count if item.count else len(kept) in (2, 3)
    return kept if fits else ()


def _they(reading: Reading, item: Found) -> tuple[str, ...]:
    """The plural subject of this sentence or the one before; in a text of two, those once they were met as such.

    The officials of one country are such a subject too.
    """
    if _quoted(reading, item):
        return ()
    if _SPEAKER.match(reading.folded, item.end) and reading.text[item.start - 2 : item.start] in (", ", '" '):
        return reading.scene.group if not reading.group else ()
    if reading.group:
        return reading.group
    opens = item.start - reading.sentence.start < 3
    if not opens and _several(reading, reading.person):  # `Peruvian officials said they would …`
        return reading.person.codes if reading.person is not None else ()
    if reading.actor is not None or reading.person is not None:
        return ()
    if opens and not reading.scene.group and _several(reading, reading.scene.person):
        return reading.scene.person.codes if reading.scene.person is not None else ()
    if reading.scene.group and (opens or _CLAUSE_BEFORE.search(reading.text, max(item.start - 8, 0), item.start)):
        return reading.scene.group
    return reading.scene.pair if opens and not reading.named and reading.scene.pairs_met > 1 else ()


def _several(reading: Reading, item: Found | None) -> bool:
    """Whether a mention is of several officials of one country or bloc: `Peruvian officials`."""
    return item is not None and not item.name and reading.folded.endswith("s", item.start, item.end)


def _quoted(reading: Reading, item: Found) -> bool:
    return reading.text.count('"', reading.sentence.start, item.start) % 2 == 1


def _he(reading: Reading, item: Found) -> tuple[str, ...]:
    """The person who is the subject here or, before any here, of the sentence before."""
    subject = reading.person
    if subject is None and reading.latest is not None and reading.latest.kind == "person":
        subject = reading.latest
    if subject is None and not reading.folded.startswith(" part", item.end):
        subject = reading.only_person if reading.only_person is not None else reading.scene.person
    if subject is None and reading.only_person is None and item.start - reading.sentence.start < _AT_ONCE:
        subject = reading.scene.teller
    return subject.codes if subject else ()


def _it(reading: Reading, item: Found) -> tuple[str, ...]:
    """The state or bloc that is the subject; for `its` the one named last that is no complement."""
    possessive = reading.folded.startswith("its", item.start)
    latest = reading.latest
    if possessive and (made := made_its(reading, item)):
        return made
    genitive = latest is not None and reading.text.startswith("'", latest.end)
    if possessive and latest and genitive and _PARALLEL.search(reading.folded, max(item.start - 12, 0), item.start):
        return latest.codes
    if not possessive and _SPEAKER.match(reading.folded, item.end) and reading.text[item.start - 2] in ',"':
        return ()
    subject = reading.nearest if possessive else reading.actor
    if possessive and subject is not None and subject.sort == "other" and reading.actor is not None:
        subject = reading.actor  # `Peru sold its neighbour coal, so its deficit …`
    if possessive and subject is None and genitive and reading.person is not None:
        subject = latest
    if subject is not None:
        return subject.codes if possessive else _not_itself(reading, item, subject)
    before = reading.scene.actor
    if item.start == reading.sentence.start and before is not None and reading.scene.person is None:
        return before.codes
    return ()


def _not_itself(reading: Reading, item: Found, subject: Found) -> tuple[str, ...]:
    """`sold coal to Peru and bought fish from it`: behind a preposition `it` is not the subject of its own clause."""
    between = reading.folded[subject.end : item.start]
    if not _BY_PREPOSITION.search(between) or _CLAUSE_OF_SPEECH.search(between):
        return subject.codes
    others = {f.codes for f in reading.found if f.end <= item.start and f.kind in STATE and len(f.codes) == 1}
    others.discard(subject.codes)
    return next(iter(others)) if len(others) == 1 else subject.codes


def _government(reading: Reading, _item: Found) -> tuple[str, ...]:
    """`the government`: of the subject, of the country that the text comes from, or of the only one."""
    home = reading.scene.home
    if reading.actor is None and len(home) == 1 and home[0] in reading.scene.weights:
        return home
    actor = reading.actor or (reading.scene.actor if not reading.named else None)
    if actor is not None and len(actor.codes) == 1 and actor.kind in ("body", "name"):
        return actor.codes
    known = states(reading, reading.scene.weights)
    return (known[0],) if len(known) == 1 else ()


def _bloc(reading: Reading, _item: Found) -> tuple[str, ...]:
    """`the bloc`: the one bloc of this sentence or of the last that names one."""
    for codes in (tuple(reading.named), *reading.scene.recent):
        known = [code for code in codes if code in reading.scene.blocs]
        if known:
            return (known[0],) if len(known) == 1 else ()
    return ()


def _other(reading: Reading, item: Found) -> tuple[str, ...]:
    """`its neighbour`, `his guest`: the second of the two, seen from the subject."""
    pair = reading.scene.pair or (reading.scene.group if len(reading.scene.group) == 2 else ())
    near = reading.latest
    if reading.folded.startswith("the ", item.start):  # `Peruvian sales to Chile rose, imports from the neighbour fell`
        near = next((f for f in reading.found if f.end <= item.start and len(f.codes) == 1), near)
    for subject in (reading.person, reading.actor, near, reading.scene.person, reading.scene.actor):
        if subject is not None and len(subject.codes) == 1:
            own = subject.codes[0]
            return tuple(code for code in pair if code != own) if own in pair else ()
    return ()


def _here(reading: Reading, _item: Found) -> tuple[str, ...]:
    """The country that the report comes from."""
    return reading.scene.home


def _former(reading: Reading, _item: Found) -> tuple[str, ...]:
    """The first of the two that were last named together."""
    return (reading.scene.order[0],) if len(reading.scene.order) == 2 else ()


def _latter(reading: Reading, _item: Found) -> tuple[str, ...]:
    """The second of the two that were last named together."""
    return (reading.scene.order[1],) if len(reading.scene.order) == 2 else ()


def _of_class(reading: Reading, item: Found) -> tuple[str, ...]:
    """`the Kingdom`, `the Nordic country`: the one of the class that is near or clearly the document's."""
    members = classes()[item.sort.partition(" ")[2]]
    near = [code for code in reading.named if code in members]
    if len(near) == 1:
        return (near[0],)
    weights = reading.scene.weights
    known = sorted((code for code in weights if code in members), key=lambda code: -weights[code])
    if len(known) == 1 or (len(known) > 1 and weights[known[0]] >= 2 * weights[known[1]]):
        return (known[0],)
    return ()


_RESOLVERS = {
    "set": _set,
    "holders": _holders,
    "he": _he,
    "it": _it,
    "they": _they,
    "country": the_country,
    "government": _government,
    "bloc": _bloc,
    "other": _other,
    "here": _here,
    "former": _former,
    "latter": _latter,
    "class": _of_class,
}
