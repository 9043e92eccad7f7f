"""Whom pronouns and phrases that refer back mean: resolved over the mentions of a document, sentence by sentence.

Only what the text supports is resolved: the subject of this or the previous sentence, the one set of so many
countries named last, the one country of a class. Anything else keeps no code.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from flows.extract.mentions import Found
from flows.extract.referents import classes
from flows.extract.sentences import Sentence

_OBLIQUE = frozenset(
    "of in from to with for by on at against between into under over among within about through via as than toward towards"
    " across despite outside including like near off onto per since until up upon versus without behind before after during".split()
)
_DETERMINERS = frozenset({"the", "its", "his", "her", "their", "a", "an", "both", "visiting", "late"})
BACK = 3
"""So many sentences back a set of countries is looked for."""


@dataclass(slots=True)
class Scene:
    """What the reader of a document remembers at one point."""

    pair: tuple[str, ...]
    person: Found | None = None
    actor: Found | None = None
    group: tuple[str, ...] = ()
    recent: list[frozenset[str]] = field(default_factory=list)
    order: tuple[str, ...] = ()
    home: tuple[str, ...] = ()


def is_oblique(folded: str, start: int) -> bool:
    """Whether the phrase that begins at `start` follows a preposition."""
    words = folded[max(start - 40, 0) : start].split()
    while words and words[-1] in _DETERMINERS:
        words.pop()
    return bool(words) and words[-1] in _OBLIQUE


def resolve(
    text: str,
    folded: str,
    found: Sequence[Found],
    sentences: Sequence[Sentence],
    pair: tuple[str, ...],
    home: tuple[str, ...],
    blocs: frozenset[str],
) -> None:
    """Give the open mentions their codes, in place. `pair` are the two a document is about, `home` where it comes from."""
    scene = Scene(pair, home=home)
    weights = Counter(code for item in found if not item.place for code in item.codes)
    at = 0
    for sentence in sentences:
        inside: list[Found] = []
        while at < len(found) and found[at].start < sentence.end:
            if found[at].start >= sentence.start:
                inside.append(found[at])
            at += 1
        if inside:
            _Sentence(text, folded, sentence, inside, scene, weights, blocs).resolve()
        else:
            scene.person = scene.actor = None
            scene.group = ()


class _Sentence:
    """One sentence being resolved from left to right."""

    def __init__(
        self,
        text: str,
        folded: str,
        sentence: Sentence,
        found: list[Found],
        scene: Scene,
        weights: Counter[str],
        blocs: frozenset[str],
    ) -> None:
        self.text, self.folded, self.sentence = text, folded, sentence
        self.found, self.scene, self.weights, self.blocs = found, scene, weights, blocs
        self.person: Found | None = None
        self.actor: Found | None = None
        self.group: tuple[str, ...] = ()
        self.named: list[str] = []
        self.latest: Found | None = None

    def resolve(self) -> None:
        for item in self.found:
            if item.sort not in ("fixed", "known", "office"):
                item.codes = self._codes(item)
            elif item.sort == "office" and not item.codes and not item.name:
                item.codes = self._holder(item)
            self._remember(item)
        scene = self.scene
        scene.person = self.person
        scene.actor = self.actor
        scene.group = self.group or (scene.group if self.actor is None and self.person is None else ())
        own = frozenset(self.named)
        if own:
            scene.recent = [own, *scene.recent[: BACK - 1]]

    def _remember(self, item: Found) -> None:
        possessive = self.text.startswith("'", item.end) or item.sort == "they" and self.text.startswith("their", item.start)
        if not item.place and item.kind != "pronoun":
            self.named += [code for code in item.codes if code not in self.named]
            if self.latest and item.kind == "name" and self._coordinated(self.latest, item):
                self.scene.order = (*self.latest.codes, *item.codes)
        oblique = is_oblique(self.folded, item.start)
        if item.kind in ("group",) or (item.kind == "pronoun" and item.sort == "they"):
            if item.codes and (not oblique or not self.group):
                self.group = item.codes
        elif not oblique and not possessive and item.kind != "demonym":
            if item.kind == "person" or item.sort == "he":
                self.person = self.person or item
            elif not item.place:
                self.actor = self.actor or item
            if self.latest and self.latest.codes != item.codes and self._coordinated(self.latest, item):
                self.group = tuple(sorted({*self.latest.codes, *item.codes}))
        elif self.latest and item.kind in ("name", "bloc", "person", "capital") and self._coordinated(self.latest, item):
            joined = tuple(sorted({*self.latest.codes, *item.codes}))
            if len(joined) > 1 and not self.group:
                self.group = joined
        if item.codes and item.kind != "pronoun":
            self.latest = item

    def _coordinated(self, left: Found, right: Found) -> bool:
        gap = self.text[left.end : right.start]
        return gap.strip() in ("and", ",", ", and", "&", "and the", "-", "and its", "and his", ", and the") and bool(right.codes)

    def _codes(self, item: Found) -> tuple[str, ...]:
        sort = item.sort
        if sort == "set":
            return self._set(item)
        if sort == "he":
            return self._he(item)
        if sort == "it":
            return self._it(item)
        if sort == "they":
            return self.group or self._carried(item)
        if sort == "country":
            return self._country()
        if sort == "government":
            return self._government()
        if sort == "bloc":
            named = [code for code in reversed(self.named) if code in self.blocs]
            return tuple(named[:1]) or self._recent_bloc()
        if sort == "other":
            return self._other()
        if sort == "here":
            return self.scene.home
        if sort in ("former", "latter"):
            return self._ordered(sort)
        if sort.startswith("class "):
            return self._of_class(sort[6:])
        raise ValueError(f"an anaphor of unknown sort: {sort}")

    def _set(self, item: Found) -> tuple[str, ...]:
        def fits(codes: frozenset[str] | tuple[str, ...]) -> tuple[str, ...]:
            kept = tuple(sorted(code for code in codes if item.blocs or code not in self.blocs))
            wanted = item.count or 2
            return kept if len(kept) == wanted or (not item.count and len(kept) in (2, 3)) else ()

        if item.count == 0 and not self.text.startswith(("the ", "The "), item.start):
            return fits(self.group) or (fits(self.scene.group) if not self.named else ())
        here = fits(self.group) or fits(tuple(self.named))
        if here:
            return here
        if item.count in (0, 2) and self.scene.pair:
            return self.scene.pair if fits(self.scene.pair) else ()
        for codes in (frozenset(self.scene.group), *self.scene.recent):
            if known := fits(codes):
                return known
        return ()

    def _carried(self, item: Found) -> tuple[str, ...]:
        """The set of the sentence before, for a `they` that this sentence opens with or has no other subject for."""
        if self.actor is None and self.person is None:
            return self.scene.group
        return ()

    def _he(self, item: Found) -> tuple[str, ...]:
        if self.person is None and self._for_his_part(item):
            return ()
        subject = self.person or self.scene.person
        return subject.codes if subject else ()

    def _for_his_part(self, item: Found) -> bool:
        return self.folded.startswith(" part", item.end)

    def _it(self, item: Found) -> tuple[str, ...]:
        if self.actor is not None:
            return self.actor.codes
        opens = item.start - self.sentence.start < 3
        if opens and self.scene.actor is not None and self.scene.person is None:
            return self.scene.actor.codes
        return ()

    def _country(self) -> tuple[str, ...]:
        states = [code for code in self.named if code not in self.blocs]
        if len(states) == 1:
            return (states[0],)
        if not states:
            for codes in self.scene.recent[:2]:
                known = [code for code in codes if code not in self.blocs]
                if len(known) == 1:
                    return (known[0],)
                if known:
                    return ()
        return ()

    def _government(self) -> tuple[str, ...]:
        if self.actor is not None and self.actor.codes and self.actor.kind in ("body", "name"):
            return self.actor.codes
        if len(self.scene.home) == 1 and self.weights[self.scene.home[0]]:
            return self.scene.home
        states = [code for code in self.weights if code not in self.blocs]
        return (states[0],) if len(states) == 1 else ()

    def _recent_bloc(self) -> tuple[str, ...]:
        for codes in self.scene.recent:
            known = [code for code in codes if code in self.blocs]
            if known:
                return (known[0],) if len(known) == 1 else ()
        return ()

    def _other(self) -> tuple[str, ...]:
        subject = self.person or self.actor
        if subject is None or len(subject.codes) != 1:
            subject = self.scene.person or self.scene.actor
        if subject is None or len(subject.codes) != 1:
            return ()
        own = subject.codes[0]
        pair = self.scene.pair or (self.scene.group if len(self.scene.group) == 2 else ())
        return tuple(code for code in pair if code != own) if own in pair else ()

    def _ordered(self, sort: str) -> tuple[str, ...]:
        order = self.scene.order
        if len(order) != 2:
            return ()
        return (order[0],) if sort == "former" else (order[1],)

    def _of_class(self, name: str) -> tuple[str, ...]:
        members = classes()[name]
        near = [code for code in self.named if code in members]
        if len(near) == 1:
            return (near[0],)
        known = sorted((code for code in self.weights if code in members), key=lambda code: -self.weights[code])
        if len(known) == 1 or (len(known) > 1 and self.weights[known[0]] >= 3 * self.weights[known[1]]):
            return (known[0],)
        return ()

    def _holder(self, item: Found) -> tuple[str, ...]:
        """Whose `the prime minister` is: the person of that office named last, or the only country's."""
        return ()
