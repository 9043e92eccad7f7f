"""Whom pronouns and phrases that refer back mean: resolved over the mentions of a document, sentence by sentence.

Only what the text supports is resolved: the subject of this or the previous sentence, the one set of so many
countries named last, the one country of a class. Anything else keeps no code.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from flows.extract.mentions import Found
from flows.extract.referents import classes
from flows.extract.sentences import Sentence

_OBLIQUE = frozenset(
    "of in from to with for by on at against between into under over among within about through via as than toward"
    " towards across despite outside including like near off onto per since until up upon versus without behind before"
    " after during alongside amid regarding concerning visiting told informed assured".split()
)
_DETERMINERS = frozenset({"the", "its", "his", "her", "their", "a", "an", "both", "visiting", "late", "then"})
_JOINS = frozenset(
    {
        "and",
        ",",
        ", and",
        "&",
        "and the",
        ", the",
        "-",
        "\u2013",
        "and its",
        "and his",
        "and her",
        ", and the",
        "as well as",
    }
)
_PARALLEL = re.compile(r"(?: and| and is| as well as| or) $")
_CLAUSE_BEFORE = re.compile(r"[,;:\u2013-](?: and| but| while| as)? $")
_RELATIVE = re.compile(r"(?:,| \([^()]{1,40}\),?)? (who|which)\b")
_STATE = frozenset({"name", "bloc", "capital", "body"})
BACK = 3
"""So many sentences back a set of countries is looked for."""
OPENING = 30
"""A subject stands within so many characters of its sentence's beginning, or of a comma's."""


@dataclass(slots=True)
class Scene:
    """What the reader of a document remembers at one point: the subjects, the set and the countries spoken of last."""

    pair: tuple[str, ...]
    home: tuple[str, ...]
    blocs: frozenset[str]
    weights: Counter[str]
    person: Found | None = None
    actor: Found | None = None
    group: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    recent: list[tuple[str, ...]] = field(default_factory=list)
    pairs_met: int = 0

    def only_two(self) -> bool:
        """Whether the document names two states and no third."""
        return sum(code not in self.blocs for code in self.weights) == 2


def is_oblique(folded: str, start: int) -> bool:
    """Whether the phrase that begins at `start` follows a preposition."""
    words = folded[max(start - 40, 0) : start].split()
    while words and words[-1] in _DETERMINERS:
        words.pop()
    return bool(words) and words[-1] in _OBLIQUE


def resolve(text: str, folded: str, found: Sequence[Found], sentences: Iterable[Sentence], scene: Scene) -> None:
    """Give the open mentions among `found` (in order) their codes, in place."""
    at = 0
    for sentence in sentences:
        inside: list[Found] = []
        while at < len(found) and found[at].start < sentence.end:
            if found[at].start >= sentence.start:
                inside.append(found[at])
            at += 1
        if inside:
            Reading(text, folded, sentence, inside, scene).resolve()
        else:
            scene.person = scene.actor = None
            scene.group = ()


class Reading:
    """One sentence, resolved from left to right with what the scene remembers of those before."""

    def __init__(self, text: str, folded: str, sentence: Sentence, found: list[Found], scene: Scene) -> None:
        self.text, self.folded, self.sentence = text, folded, sentence
        self.found, self.scene = found, scene
        self.person: Found | None = None
        self.actor: Found | None = None
        self.nearest: Found | None = None
        self.latest: Found | None = None
        self.latest_oblique = False
        self.chain: tuple[str, ...] = ()
        self.group: tuple[str, ...] = ()
        self.named: list[str] = []
        self.people: list[str] = []
        self.only_person: Found | None = None

    def resolve(self) -> None:
        """Resolve the sentence's mentions and hand what it leaves behind to the scene."""
        waiting: list[Found] = []
        for item in self.found:
            if item.sort not in ("fixed", "known", "office"):
                item.codes = _RESOLVERS[item.sort.partition(" ")[0]](self, item)
                if not item.codes and item.kind == "pronoun":
                    waiting.append(item)
            subject = self._remember(item)
            if waiting and subject:
                self._look_ahead(waiting, item)
                waiting.clear()
        self._leave()

    def _leave(self) -> None:
        scene = self.scene
        met = tuple(dict.fromkeys(self.people))
        if not self.group and len(met) == 2:
            self.group = tuple(sorted(met))
        scene.pairs_met += self.group == scene.pair
        if self.group or self.actor or self.person:
            scene.group = self.group
        scene.person, scene.actor = self.person, self.actor
        if self.named:
            scene.recent = [tuple(self.named), *scene.recent[: BACK - 1]]

    def _look_ahead(self, waiting: list[Found], subject: Found) -> None:
        """`For his part, Mr Rojas said`, `Despite its debt, Peru will`: a pronoun before the subject it means."""
        if self.text[max(subject.start - 2, 0) : subject.start].strip() not in (",", ""):
            return
        for item in waiting:
            if item.start - self.sentence.start > 2 * OPENING:
                continue
            singular = item.sort == ("he" if subject.kind == "person" else "it")
            if singular or (item.sort == "they" and len(subject.codes) > 1):
                item.codes = subject.codes

    def _remember(self, item: Found) -> bool:
        """Take a mention into account for those after it; whether it is a subject of the sentence."""
        joined = self.latest is not None and bool(item.codes) and self._joins(self.latest, item)
        oblique = self.latest_oblique if joined else is_oblique(self.folded, item.start)
        possessive = self.text.startswith("'", item.end)
        plural = item.kind == "group" or (item.kind == "pronoun" and item.sort == "they")
        if item.kind != "pronoun":
            self._note(item, joined, oblique)
        if plural:
            if item.codes and not (oblique and self.group):
                self.group = item.codes
            return not oblique and bool(item.codes)
        if oblique or possessive or item.kind == "demonym" or item.place or self._modifies(item):
            return False
        if item.kind == "person" or item.sort == "he":
            relative = item.kind == "person" and _RELATIVE.match(self.text, item.end)
            self.person = item if relative else self.person or item
            return True
        if item.sort != "it":
            self.actor = self.actor or item
            self.nearest = item
        return True

    def _note(self, item: Found, joined: bool, oblique: bool) -> None:
        if item.place:
            return
        self.named += [code for code in item.codes if code not in self.named]
        if item.kind == "person" and len(item.codes) == 1:
            self.only_person = item if not self.people else None
            self.people += item.codes
        if joined:
            if item.kind == "name" and self.latest:
                self.scene.order = (*self.latest.codes, *item.codes)
            self.chain = tuple(sorted({*self.chain, *item.codes}))
            if len(self.chain) > 1 and item.kind != "demonym":
                self.group = self.chain
        else:
            self.chain = item.codes
        if item.codes:
            self.latest, self.latest_oblique = item, oblique

    def _modifies(self, item: Found) -> bool:
        """Whether a name stands before a noun that it describes: `the Peru - Chile Free Trade Agreement`."""
        if item.kind not in ("name", "capital", "bloc"):
            return False
        following = self.text[item.end : item.end + 2]
        return following[:1] in ("-", "\u2013") or (
            following[1:].isupper() and self.sentence.kind == "body" and following[0] == " "
        )

    def _joins(self, left: Found, right: Found) -> bool:
        return right.start - left.end < 12 and self.text[left.end : right.start].strip() in _JOINS

    def states(self, codes: Iterable[str]) -> list[str]:
        """Those of the codes that are no blocs."""
        return [code for code in codes if code not in self.scene.blocs]

    def the_set(self, item: Found) -> tuple[str, ...]:
        """`the two countries`: the set of that size in this sentence, else the document's pair, else the set named last."""
        scene = self.scene
        if item.count == 0 and not self.folded.startswith("the ", item.start):
            return self._fit(item, self.group) or (() if self.named else self._fit(item, scene.group))
        here = self._fit(item, self.group) or self._fit(item, self.named)
        if here:
            return here
        if item.count == 2 or (item.count == 0 and (scene.pairs_met or scene.group or scene.only_two())):
            return self._fit(item, scene.pair)
        if item.count == 0:
            return ()
        for codes in (scene.group, *scene.recent):
            if known := self._fit(item, codes):
                return known
        return ()

    def _fit(self, item: Found, codes: Sequence[str]) -> tuple[str, ...]:
        kept = tuple(sorted(codes if item.blocs else self.states(codes)))
        fits = len(kept) == item.count if item.count else len(kept) in (2, 3)
        return kept if fits else ()

    def they(self, item: Found) -> tuple[str, ...]:
        """The plural subject of this sentence or of the one before; in a text of two, those where they were met as such."""
        if self.group:
            return self.group
        if self.text.count('"', self.sentence.start, item.start) % 2:
            return ()
        opens = item.start - self.sentence.start < 3
        if self.actor is None and self.person is None and self.scene.group:
            if opens or _CLAUSE_BEFORE.search(self.text, max(item.start - 8, 0), item.start):
                return self.scene.group
        if self.scene.pairs_met > 1 and not self.named and self.actor is None and self.person is None and opens:
            return self.scene.pair
        return ()

    def he(self, item: Found) -> tuple[str, ...]:
        """The person who is the subject here or, before any here, of the sentence before."""
        subject = self.person
        if subject is None and self.latest is not None and self.latest.kind == "person":
            subject = self.latest
        if subject is None and not self.folded.startswith(" part", item.end):
            subject = self.only_person if self.only_person is not None else self.scene.person
        return subject.codes if subject else ()

    def it(self, item: Found) -> tuple[str, ...]:
        """The state or bloc that is the subject; for `its` the one named last that is no complement."""
        possessive = self.folded.startswith("its", item.start)
        if (
            possessive
            and self.latest is not None
            and _PARALLEL.search(self.folded, max(item.start - 12, 0), item.start)
        ):
            if self.text.startswith("'", self.latest.end):
                return self.latest.codes
        subject = self.nearest if possessive else self.actor
        if possessive and subject is None and self.person is not None and self.latest is not None:
            subject = self.latest if self.text.startswith("'", self.latest.end) else None
        if subject is not None:
            return subject.codes
        before = self.scene.actor
        if item.start - self.sentence.start < 3 and before is not None and self.scene.person is None:
            return before.codes
        return ()

    def country(self, item: Found) -> tuple[str, ...]:
        """`the country`: the state named last in this sentence, else the only one of the sentences before."""
        near = [f for f in self.found if f.end <= item.start and f.kind in _STATE and len(f.codes) == 1]
        if near:
            return near[-1].codes if near[-1].kind != "bloc" else ()
        states = self.states(self.named)
        if states:
            return (states[0],) if len(states) == 1 else ()
        for codes in self.scene.recent[:2]:
            if known := self.states(codes):
                return (known[0],) if len(known) == 1 else ()
        return ()

    def government(self, item: Found) -> tuple[str, ...]:
        """`the government`: of the state that is the subject, of the one that the text comes from, or of the only one."""
        home = self.scene.home
        if self.actor is None and len(home) == 1 and self.scene.weights[home[0]]:
            return home
        actor = self.actor or (self.scene.actor if not self.named else None)
        if actor is not None and len(actor.codes) == 1 and actor.kind in ("body", "name"):
            return actor.codes
        states = self.states(self.scene.weights)
        return (states[0],) if len(states) == 1 else ()

    def bloc(self, item: Found) -> tuple[str, ...]:
        """`the bloc`: the one bloc of this sentence or of the last that names one."""
        for codes in (tuple(self.named), *self.scene.recent):
            known = [code for code in codes if code in self.scene.blocs]
            if known:
                return (known[0],) if len(known) == 1 else ()
        return ()

    def other(self, item: Found) -> tuple[str, ...]:
        """`its neighbour`, `his guest`: the second of the two, seen from the subject."""
        pair = self.scene.pair or (self.scene.group if len(self.scene.group) == 2 else ())
        for subject in (self.person, self.actor, self.latest, self.scene.person, self.scene.actor):
            if subject is not None and len(subject.codes) == 1:
                own = subject.codes[0]
                return tuple(code for code in pair if code != own) if own in pair else ()
        return ()

    def here(self, item: Found) -> tuple[str, ...]:
        """The country that the report comes from."""
        return self.scene.home

    def former(self, item: Found) -> tuple[str, ...]:
        """The first of the two that were last named together."""
        return (self.scene.order[0],) if len(self.scene.order) == 2 else ()

    def latter(self, item: Found) -> tuple[str, ...]:
        """The second of the two that were last named together."""
        return (self.scene.order[1],) if len(self.scene.order) == 2 else ()

    def of_class(self, item: Found) -> tuple[str, ...]:
        """`the Kingdom`, `the Nordic country`: the one of the class that is near or clearly the document's."""
        members = classes()[item.sort.partition(" ")[2]]
        near = [code for code in self.named if code in members]
        if len(near) == 1:
            return (near[0],)
        weights = self.scene.weights
        known = sorted((code for code in weights if code in members), key=lambda code: -weights[code])
        if len(known) == 1 or (len(known) > 1 and weights[known[0]] >= 2 * weights[known[1]]):
            return (known[0],)
        return ()


_RESOLVERS = {
    "set": Reading.the_set,
    "he": Reading.he,
    "it": Reading.it,
    "they": Reading.they,
    "country": Reading.country,
    "government": Reading.government,
    "bloc": Reading.bloc,
    "other": Reading.other,
    "here": Reading.here,
    "former": Reading.former,
    "latter": Reading.latter,
    "class": Reading.of_class,
}
