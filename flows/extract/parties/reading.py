"""What a reader of a document remembers from mention to mention: subjects, sets, the countries named last."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from flows.extract.parties.mentions import Found
from flows.extract.text.sentences import Sentence

_OBLIQUE = frozenset(
    "of in from to with for by on at against between into under over among within about through via as than toward"
    " towards across despite outside including like near off onto per since until up upon versus without behind before"
    " after during alongside amid regarding concerning visiting told informed assured".split()
)
_DETERMINERS = frozenset({"the", "its", "his", "her", "their", "a", "an", "both", "visiting", "late", "then"})
_JOINS = frozenset("and|,|, and|&|and the|, the|-|\u2013|and its|and his|and her|, and the|as well as".split("|"))
_CLAUSE_MARKS = frozenset(',;:"\u2013\u2014_-`')
_OPENERS = frozenset(
    "said says that and but while whether if because as when which although though however added where since yesterday"
    " today tomorrow monday tuesday wednesday thursday friday saturday sunday so yet or than then who reported noted"
    " believes thinks claimed announced before after until unless once also for neighbouring"
    " neighboring communist".split()
)
_ADDRESS = re.compile(r"\b(?:in|at|from|of|near|to) (?:[A-Z][\w.-]* ){0,2}[A-Z][\w.-]*, $")
_RELATIVE = re.compile(r"(?:,| \([^()]{1,40}\),?)? who\b")
# `Peru will sell ore, and Chile said it would pay by June`: who speaks of itself is the subject from there on
_OF_ITSELF = re.compile(
    r" (?:has |have |had |also )?(?:said|says|added|announced|confirmed|declared|insisted|pledged|promised|stated|"
    r"stressed|vowed|warned|told [a-z]+)(?: on [a-z]+)? (?:that )?it\b"
)
BACK = 3
"""So many sentences back a set of countries is looked for."""
_GOES_ON = 3
"""What a person says goes on for so many sentences that name nobody: `China will …. He stressed that …`."""
OPENING = 30
"""A subject stands within so many characters of its sentence's beginning, or of a comma's."""


@dataclass(slots=True)
class Scene:
    """What the reader of a document remembers at one point: the subjects, the set and the countries spoken of last.

    `pair` are the two countries that the document is about, `home` the one it comes from, `holders` the countries of
    its persons, `pairs_met` how often the pair has been spoken of as a set so far, `sets` how often each set has been.
    `teller` is the person who was a subject last, `since` so many sentences ago, if no other was named since.
    """

    pair: tuple[str, ...]
    home: tuple[str, ...]
    blocs: frozenset[str]
    weights: Mapping[str, int]
    holders: frozenset[str]
    person: Found | None = None
    actor: Found | None = None
    group: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    recent: list[tuple[str, ...]] = field(default_factory=list)
    pairs_met: int = 0
    sets: Counter[tuple[str, ...]] = field(default_factory=Counter)
    teller: Found | None = None
    since: int = 0

    def usual(self, size: int) -> tuple[str, ...]:
        """The set of so many states that is spoken of most often; none where two are spoken of as often."""
        ranked = [(times, codes) for codes, times in self.sets.items() if len(codes) == size]
        most = max((times for times, _ in ranked), default=0)
        first = [codes for times, codes in ranked if times == most]
        return first[0] if len(first) == 1 else ()

    def only_two(self) -> bool:
        """Whether the document names two states and no third."""
        return sum(code not in self.blocs for code in self.weights) == 2


def is_oblique(folded: str, start: int) -> bool:
    """Whether the phrase that begins at `start` follows a preposition."""
    for word in reversed(folded[start - 40 if start > 40 else 0 : start].split()):
        if word not in _DETERMINERS:
            return word in _OBLIQUE
    return False


class Reading:
    """One sentence, resolved from left to right with what the scene remembers of those before."""

    __slots__ = (
        "actor",
        "chain",
        "folded",
        "found",
        "group",
        "head",
        "joint",
        "latest",
        "named",
        "nearest",
        "only_person",
        "people",
        "person",
        "scene",
        "sentence",
        "text",
    )

    def __init__(self, text: str, folded: str, sentence: Sentence, found: list[Found], scene: Scene) -> None:
        self.text, self.folded, self.sentence = text, folded, sentence
        self.found, self.scene = found, scene
        self.person: Found | None = None
        self.actor: Found | None = None
        self.nearest: Found | None = None
        self.latest: Found | None = None
        self.head = 0
        self.chain: tuple[str, ...] = ()
        self.group: tuple[str, ...] = ()
        self.named: list[str] = []
        self.people: list[str] = []
        self.only_person: Found | None = None
        self.joint = False

    def leave(self) -> None:
        """Hand what the sentence leaves behind to the scene."""
        scene = self.scene
        if not self.group and len(self.people) > 1 and len(met := set(self.people)) == 2:
            self.group = tuple(sorted(met))
        scene.pairs_met += self.group == scene.pair
        if len(self.group) > 1:
            scene.sets[self.group] += 1
        if self.group or self.actor or self.person:
            scene.group = self.group
        if self.person is not None:
            scene.teller, scene.since = self.person, 0
        elif self.people or scene.since >= _GOES_ON:
            scene.teller = None
        scene.since += 1
        scene.person, scene.actor = self.person, None if self.joint else self.actor
        if self.named:
            scene.recent = [tuple(self.named), *scene.recent[: BACK - 1]]

    def look_ahead(self, waiting: Iterable[Found], subject: Found) -> None:
        """`For his part, Mr Rojas said`, `Despite its debt, Peru will`: a pronoun before the subject it means."""
        if self.text[max(subject.start - 2, 0) : subject.start].strip() not in (",", ""):
            return
        for item in waiting:
            if item.start - self.sentence.start > 2 * OPENING:
                continue
            singular = item.sort == ("he" if subject.kind == "person" else "it")
            if singular or (item.sort == "they" and len(subject.codes) > 1):
                item.codes = subject.codes

    def remember(self, item: Found) -> bool:
        """Take a mention into account for those after it; whether it is a subject of the sentence."""
        kind, text = item.kind, self.text
        joined = (
            self.latest is not None and item.codes not in ((), self.latest.codes) and self._joins(self.latest, item)
        )
        head = self.head if joined else item.start
        if kind == "pronoun":
            plural = item.sort == "they"
        else:
            self._note(item, joined, head)
            plural = kind == "group"
        if plural:
            oblique = is_oblique(self.folded, head)
            if item.codes and not (oblique and self.group):
                self.group = item.codes
            return not oblique and bool(item.codes)
        if kind == "person" and _RELATIVE.match(text, item.end):
            self.person = item
            return not is_oblique(self.folded, head)
        if kind == "demonym" or item.place or text.startswith("'", item.end) or self._modifies(item):
            return False
        if is_oblique(self.folded, head):
            return False
        if kind == "person" or item.sort == "he":
            self.person = self.person or item
            return True
        if item.sort != "it":
            begins = self._begins_clause(item)
            if begins and (self.actor is None or _OF_ITSELF.match(self.folded, item.end)):
                self.actor = item
            if begins or not self.folded.startswith(" by ", item.end):
                self.nearest = item
        return True

    def _note(self, item: Found, joined: bool, head: int) -> None:
        """Keep whom the mention names; `head` is where the row of joined mentions begins that it belongs to."""
        if item.place:
            return
        codes, named = item.codes, self.named
        for code in codes:
            if code not in named:
                named.append(code)
        if item.kind == "person" and len(codes) == 1:
            self.only_person = item if not self.people else None
            self.people += codes
        if joined:
            if item.kind == "name" and self.latest:
                self.scene.order = (*self.latest.codes, *codes)
            self.chain = tuple(sorted({*self.chain, *codes}))
            self.joint |= self.latest is self.actor
            if len(self.chain) > 1 and item.kind != "demonym":
                self.group = self.chain
        else:
            self.chain = codes
        if codes:
            self.latest, self.head = item, head

    def _modifies(self, item: Found) -> bool:
        """Whether a name stands before a noun that it describes: `the Peru - Chile Free Trade Agreement`."""
        if item.kind not in ("name", "capital", "bloc"):
            return False
        following = self.text[item.end : item.end + 2]
        return following[:1] in ("-", "\u2013") or (
            following[1:].isupper() and self.sentence.kind == "body" and following[0] == " "
        )

    def _begins_clause(self, item: Found) -> bool:
        """Whether a clause can begin where the mention does, so that it is a subject and no object."""
        listed = item.kind == "name" and self.text.startswith(", ", item.start - 2)
        closed = listed and self.text[item.end : item.end + 1] in (".", ",", ";", ")")
        if closed and _ADDRESS.search(self.text, self.sentence.start, item.start):
            return False  # `based in Arequipa, Peru.`
        before = self.text[self.sentence.start : item.start].rstrip()
        words = before.rsplit(None, 1)
        while len(words) > 1 and words[-1].lower() in _DETERMINERS:
            words = words[0].rsplit(None, 1)
        if len(words) < 2:
            return not before.endswith("(")
        last = words[-1]
        return last[-1] in _CLAUSE_MARKS or last.lower() in _OPENERS or last.endswith("ly")

    def _joins(self, left: Found, right: Found) -> bool:
        return right.start - left.end < 12 and self.text[left.end : right.start].strip() in _JOINS
